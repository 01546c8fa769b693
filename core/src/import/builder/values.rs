//! Single values, read as pytm reads them (pydantic's lax mode), and where pytm refuses them but
//! there is no doubt what was meant, read too.

use crate::json::{Json, Node, parse_integer};
use crate::model::Value;
use crate::schema::{Enumeration, Schema, Type};

/// A value that was understood.
#[derive(Debug, PartialEq)]
pub(in crate::import) struct ReadValue {
    pub(in crate::import) value: Value,
    /// What it was read as, where it is written in another way: "the number 443".
    pub(in crate::import) read_as: Option<String>,
}

impl ReadValue {
    fn plain(value: Value) -> ReadValue {
        ReadValue {
            value,
            read_as: None,
        }
    }

    fn as_other(value: Value, read_as: impl Into<String>) -> ReadValue {
        ReadValue {
            value,
            read_as: Some(read_as.into()),
        }
    }
}

/// Which form of an enumeration's members is the usual one for an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum EnumForm {
    /// Its name: `classification`, `lifetime`.
    Name,
    /// Its number or its value.
    Value,
}

/// Reads a value without references; `None` means that the type cannot be read from it.
pub(in crate::import) fn read_value(
    node: &Node<'_>,
    kind: &Type,
    enum_form: EnumForm,
    schema: &Schema,
) -> Option<ReadValue> {
    match kind {
        Type::Bool => read_bool(node),
        Type::Int => read_int(node).map(|(number, plain)| {
            if plain {
                ReadValue::plain(Value::Int(number))
            } else {
                ReadValue::as_other(Value::Int(number), format!("the number {number}"))
            }
        }),
        Type::Text => match &node.value {
            Json::Text(text) => Some(ReadValue::plain(Value::Text(text.clone().into_owned()))),
            _ => None,
        },
        Type::Choice(name) => read_choice(node, schema.enumeration(name)?, enum_form),
        Type::Numbers => read_numbers(node),
        Type::Texts => {
            let items = node.as_list()?.iter();
            let texts: Option<Vec<_>> = items.map(|i| i.as_text().map(str::to_owned)).collect();
            Some(ReadValue::plain(Value::Texts(texts?)))
        }
        _ => None,
    }
}

fn read_bool(node: &Node<'_>) -> Option<ReadValue> {
    const YES: [&str; 6] = ["true", "t", "yes", "y", "on", "1"];
    const NO: [&str; 6] = ["false", "f", "no", "n", "off", "0"];
    let value = match &node.value {
        Json::Bool(value) => return Some(ReadValue::plain(Value::Bool(*value))),
        Json::Number(raw) => match parse_integer(raw)? {
            0 => false,
            1 => true,
            _ => return None,
        },
        Json::Text(text) => {
            let word = text.to_ascii_lowercase();
            match (YES.contains(&word.as_str()), NO.contains(&word.as_str())) {
                (true, _) => true,
                (_, true) => false,
                _ => return None,
            }
        }
        _ => return None,
    };
    Some(ReadValue::as_other(
        Value::Bool(value),
        if value { "yes" } else { "no" },
    ))
}

/// A whole number, and whether it is written as one.
fn read_int(node: &Node<'_>) -> Option<(i64, bool)> {
    match &node.value {
        Json::Number(raw) => Some((parse_integer(raw)?, raw.parse::<i64>().is_ok())),
        Json::Text(text) => Some((parse_int(text)?, false)),
        Json::Bool(value) => Some((i64::from(*value), false)),
        _ => None,
    }
}

/// The whole number that a text stands for, by pydantic's rules: space around it, a sign, single
/// underscores between digits and `.000` behind them are allowed.
fn parse_int(text: &str) -> Option<i64> {
    let text = text.trim();
    let (digits, zeros) = match text.split_once('.') {
        Some((digits, zeros)) => (digits, Some(zeros)),
        None => (text, None),
    };
    if zeros.is_some_and(|zeros| zeros.is_empty() || zeros.bytes().any(|b| b != b'0')) {
        return None;
    }
    let unsigned = digits.strip_prefix(['+', '-']).unwrap_or(digits);
    let ends_plain = unsigned.starts_with(|c: char| c.is_ascii_digit())
        && unsigned.ends_with(|c: char| c.is_ascii_digit());
    if !ends_plain || unsigned.contains("__") {
        return None;
    }
    digits.replace('_', "").parse().ok()
}

fn read_choice(
    node: &Node<'_>,
    enumeration: &Enumeration,
    enum_form: EnumForm,
) -> Option<ReadValue> {
    let by_number = |number: i64| {
        let mut members = enumeration.members.iter();
        members.find(|member| member.number == Some(number))
    };
    let (member, plain) = match &node.value {
        Json::Number(raw) => (
            by_number(parse_integer(raw)?)?,
            enum_form == EnumForm::Value && raw.parse::<i64>().is_ok(),
        ),
        Json::Bool(value) => (by_number(i64::from(*value))?, false),
        Json::Text(text) => {
            let words = text.trim();
            let prefix = format!("{}.", enumeration.name);
            let word = words.strip_prefix(prefix.as_str()).unwrap_or(words);
            let matches = |ignore_case: bool, of_name: bool| {
                enumeration.members.iter().find(|member| {
                    let existing = if of_name { &member.name } else { &member.value };
                    word == existing.as_ref()
                        || (ignore_case && word.eq_ignore_ascii_case(existing))
                })
            };
            let member = matches(false, enum_form == EnumForm::Name)
                .or_else(|| matches(false, enum_form != EnumForm::Name))
                .or_else(|| matches(true, true))
                .or_else(|| matches(true, false))?;
            let wanted = match enum_form {
                EnumForm::Name => text.as_ref() == member.name.as_ref(),
                EnumForm::Value => {
                    member.number.is_none() && text.as_ref() == member.value.as_ref()
                }
            };
            (member, wanted)
        }
        _ => return None,
    };
    let value = Value::Choice(member.name.clone().into_owned());
    Some(if plain {
        ReadValue::plain(value)
    } else {
        ReadValue::as_other(value, member.label.clone())
    })
}

/// Levels: numbers in a list, or one number alone.
fn read_numbers(node: &Node<'_>) -> Option<ReadValue> {
    let (numbers, mut plain) = match node.as_list() {
        Some(items) => (
            items.iter().map(read_int).collect::<Option<Vec<_>>>()?,
            true,
        ),
        None => (vec![read_int(node)?], false),
    };
    plain &= numbers.iter().all(|(_, plain)| *plain);
    let mut numbers: Vec<i64> = numbers.into_iter().map(|(number, _)| number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let words: Vec<_> = numbers.iter().map(i64::to_string).collect();
    let value = Value::Numbers(numbers);
    Some(if plain {
        ReadValue::plain(value)
    } else {
        ReadValue::as_other(value, format!("the list [{}]", words.join(", ")))
    })
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::json;

    /// What is read: `-` for nothing, with `~` before it if it is written in another way.
    fn check(kind: &Type, enum_form: EnumForm, cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            let document = json::read(text).unwrap();
            let read = read_value(&document.root, kind, enum_form, Schema::built_in());
            let shown = match read {
                None => "-".to_owned(),
                Some(read) => {
                    let mark = if read.read_as.is_some() { "~" } else { "" };
                    let value = match read.value {
                        Value::Bool(value) => value.to_string(),
                        Value::Int(value) => value.to_string(),
                        Value::Text(value) | Value::Choice(value) => value,
                        Value::Numbers(value) => format!("{value:?}"),
                        Value::Texts(value) => format!("{value:?}"),
                        other => format!("{other:?}"),
                    };
                    format!("{mark}{value}")
                }
            };
            assert_eq!(shown, *expected, "{text}");
        }
    }

    #[test]
    fn truth_is_taken_as_pytm_takes_it() {
        let cases = [
            ("true", "true"),
            ("1", "~true"),
            ("0", "~false"),
            ("1.0", "~true"),
            ("0.0", "~false"),
            ("2", "-"),
            ("\"true\"", "~true"),
            ("\"T\"", "~true"),
            ("\"yes\"", "~true"),
            ("\"oN\"", "~true"),
            ("\"1\"", "~true"),
            ("\"0\"", "~false"),
            ("\"off\"", "~false"),
            ("\"N\"", "~false"),
            ("\"F\"", "~false"),
            ("\"on \"", "-"),
            ("\"y\\n\"", "-"),
            ("\"1.0\"", "-"),
            ("\"\"", "-"),
            ("null", "-"),
            ("[]", "-"),
        ];
        check(&Type::Bool, EnumForm::Value, &cases);
    }

    #[test]
    fn whole_numbers_are_taken_as_pytm_takes_them() {
        let cases = [
            ("443", "443"),
            ("443.0", "~443"),
            ("1e3", "~1000"),
            ("\"443\"", "~443"),
            ("\" 443 \"", "~443"),
            ("\"\\n443\\u00a0\"", "~443"),
            ("\"443.00\"", "~443"),
            ("\"+443\"", "~443"),
            ("\"-1\"", "~-1"),
            ("\"-0\"", "~0"),
            ("\"1_000\"", "~1000"),
            ("\"0443\"", "~443"),
            ("true", "~1"),
            ("false", "~0"),
            ("443.7", "-"),
            ("\"443.7\"", "-"),
            ("\"443.\"", "-"),
            ("\"443._0\"", "-"),
            ("\".0\"", "-"),
            ("\"_1\"", "-"),
            ("\"1__0\"", "-"),
            ("\"--1\"", "-"),
            ("\"- 1\"", "-"),
            ("\"0x1\"", "-"),
            ("\"1e3\"", "-"),
            ("\"４４３\"", "-"),
            ("\"\"", "-"),
            ("\"true\"", "-"),
            ("null", "-"),
            ("[1]", "-"),
            ("100000000000000000000", "-"),
        ];
        check(&Type::Int, EnumForm::Value, &cases);
    }

    #[test]
    fn text_is_taken_from_text_only() {
        let cases = [
            ("\"\"", ""),
            ("\"a\"", "a"),
            ("1", "-"),
            ("true", "-"),
            ("null", "-"),
        ];
        check(&Type::Text, EnumForm::Value, &cases);
        let cases = [
            ("[\"a\",\"b\"]", "[\"a\", \"b\"]"),
            ("[]", "[]"),
            ("\"a\"", "-"),
            ("[\"a\",1]", "-"),
            ("{\"a\":1}", "-"),
        ];
        check(&Type::Texts, EnumForm::Value, &cases);
    }

    #[test]
    fn levels_are_a_list_or_one_number() {
        let cases = [
            ("[1,2]", "[1, 2]"),
            ("[2,1,2]", "[1, 2]"),
            ("[]", "[]"),
            ("1", "~[1]"),
            ("\"1\"", "~[1]"),
            ("true", "~[1]"),
            ("[\"1\",2.0]", "~[1, 2]"),
            ("[1.5]", "-"),
            ("{\"a\":1}", "-"),
            ("null", "-"),
        ];
        check(&Type::Numbers, EnumForm::Value, &cases);
    }

    #[test]
    fn members_are_known_by_number_value_and_name() {
        let choice = |name| Type::Choice(Cow::Borrowed(name));
        let cases = [
            ("4", "SECRET"),
            ("4.0", "~SECRET"),
            ("true", "~PUBLIC"),
            ("\"4\"", "~SECRET"),
            ("\"SECRET\"", "~SECRET"),
            ("\"Classification.SECRET\"", "~SECRET"),
            ("\"secret\"", "~SECRET"),
            ("9", "-"),
            ("-1", "-"),
            ("\"COSMIC\"", "-"),
            ("\"\"", "-"),
            ("null", "-"),
        ];
        check(&choice("Classification"), EnumForm::Value, &cases);
        let cases = [
            ("\"SECRET\"", "SECRET"),
            ("\"secret\"", "~SECRET"),
            ("4", "~SECRET"),
        ];
        check(&choice("Classification"), EnumForm::Name, &cases);
        let cases = [
            ("\"LONG_LIVED\"", "LONG"),
            ("\"LONG\"", "~LONG"),
            ("\"NONE\"", "NONE"),
            ("\"HARDCODED\"", "HARDCODED"),
            ("1", "-"),
        ];
        check(&choice("Lifetime"), EnumForm::Value, &cases);
        let cases = [("\"LONG\"", "LONG"), ("\"LONG_LIVED\"", "~LONG")];
        check(&choice("Lifetime"), EnumForm::Name, &cases);
        let cases = [("\"AWS_S3\"", "AWS_S3"), ("\"sql\"", "~SQL"), ("2", "-")];
        check(&choice("DatastoreType"), EnumForm::Value, &cases);
        let cases = [("6", "TLSv12"), ("\"TLSv12\"", "~TLSv12"), ("8", "-")];
        check(&choice("TLSVersion"), EnumForm::Value, &cases);
    }
}
