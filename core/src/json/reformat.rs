//! JSON that was read, laid out as [`super::write()`] lays it out.

use super::{Document, Json, Node, Output, parse_integer, quote, read, write};
use crate::diagnostic::Diagnostic;

/// A value that was read, to be written: its numbers as they were, its keys in their order, one that
/// is given twice included.
pub fn to_output(document: &Document<'_>, node: &Node<'_>) -> Output {
    match &node.value {
        Json::Null => Output::Null,
        Json::Bool(value) => Output::Bool(*value),
        Json::Number(written) => match parse_integer(written) {
            Some(number) if number.to_string() == *written => Output::Int(number),
            _ => Output::Raw((*written).to_owned()),
        },
        // Half a character is U+FFFD there, and as what it was in the text.
        Json::Text(text) if text.contains('\u{fffd}') && quote(text) != document.raw(node) => {
            Output::Raw(document.raw(node).to_owned())
        }
        Json::Text(text) => Output::text(&**text),
        Json::List(items) => {
            Output::List(items.iter().map(|item| to_output(document, item)).collect())
        }
        Json::Object(object) => {
            let members = object.0.iter();
            let members =
                members.map(|it| (it.key.clone().into_owned(), to_output(document, &it.value)));
            Output::Object(members.collect())
        }
    }
}

/// The text laid out anew; laying out the result changes nothing.
///
/// # Errors
/// Where the text is not JSON.
pub fn reformat(text: &str) -> Result<String, Diagnostic> {
    let document = read(text)?;
    Ok(write(&to_output(&document, &document.root)))
}

#[cfg(test)]
mod tests {
    use super::reformat;

    #[test]
    fn what_is_laid_out_stays_so() {
        for (text, expected) in [
            ("[ 1,2 ]", "[1, 2]\n"),
            (
                "{\"b\":[{}],\"a\":443.0,\"a\":\"\\u0041\\ud800\"}",
                "{\n  \"b\": [\n    {}\n  ],\n  \"a\": 443.0,\n  \"a\": \"\\u0041\\ud800\"\n}\n",
            ),
            ("[\"\u{fffd}\\u0007\"]", "[\"\u{fffd}\\u0007\"]\n"),
            ("-0", "-0\n"),
            ("9223372036854775808", "9223372036854775808\n"),
        ] {
            let once = reformat(text).unwrap();
            assert_eq!(once, expected);
            assert_eq!(reformat(&once).unwrap(), once);
        }
        assert!(reformat("{").is_err());
    }
}
