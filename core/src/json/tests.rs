//! The reader against tables: what RFC 8259 allows, what it forbids, and where it leaves the choice.

use std::fmt::Write;

use super::*;

/// The tree in one line, with keys that do not count marked by `~`.
fn shown(node: &Node<'_>) -> String {
    match &node.value {
        Json::Null => "null".into(),
        Json::Bool(value) => value.to_string(),
        Json::Number(raw) => (*raw).into(),
        Json::Text(text) => format!("{text:?}"),
        Json::List(items) => {
            let items: Vec<_> = items.iter().map(shown).collect();
            format!("[{}]", items.join(" "))
        }
        Json::Object(Object(members)) => {
            let members: Vec<_> = members
                .iter()
                .map(|member| {
                    let mark = if member.is_overridden { "~" } else { "" };
                    format!("{mark}{:?}:{}", member.key, shown(&member.value))
                })
                .collect();
            format!("{{{}}}", members.join(" "))
        }
    }
}

/// What reading returns, in one line: the tree and its remarks, or the error.
fn outcome(text: &str) -> String {
    match read(text) {
        Ok(document) => {
            let mut out = shown(&document.root);
            for remark in &document.remarks {
                let _ = write!(out, " | {remark}");
            }
            out
        }
        Err(error) => error.to_string(),
    }
}

#[test]
fn what_the_standard_allows_is_read() {
    for (text, expected) in [
        ("[]", "[]"),
        (" [ ] ", "[]"),
        ("{}", "{}"),
        ("\t{\r\n}\n", "{}"),
        ("[[],[[]]]", "[[] [[]]]"),
        ("[[]   ]", "[[]]"),
        ("[\"\"]", "[\"\"]"),
        ("[\"a\"]", "[\"a\"]"),
        ("[false]", "[false]"),
        ("[null, 1, \"1\", {}]", "[null 1 \"1\" {}]"),
        ("[null]", "[null]"),
        ("[1\n]", "[1]"),
        (" [1]", "[1]"),
        ("[1,null,null,null,2]", "[1 null null null 2]"),
        ("[2] ", "[2]"),
        ("[123e65]", "[123e65]"),
        ("[0e+1]", "[0e+1]"),
        ("[0e1]", "[0e1]"),
        ("[ 4]", "[4]"),
        (
            "[-0.000000000000000000000000000000000000000000001]",
            "[-0.000000000000000000000000000000000000000000001]",
        ),
        ("[20e1]", "[20e1]"),
        ("[-0]", "[-0]"),
        ("[-123]", "[-123]"),
        ("[1E22]", "[1E22]"),
        ("[1E-2]", "[1E-2]"),
        ("[1E+2]", "[1E+2]"),
        ("[123.456e78]", "[123.456e78]"),
        ("[443.0]", "[443.0]"),
        ("[100000000000000000000]", "[100000000000000000000]"),
        (
            "{\"asd\":\"sdf\", \"dfg\":\"fgh\"}",
            "{\"asd\":\"sdf\" \"dfg\":\"fgh\"}",
        ),
        ("{\"\":0}", "{\"\":0}"),
        ("{\"foo\\u0000bar\": 42}", "{\"foo\\0bar\":42}"),
        ("{\"a\":[]}", "{\"a\":[]}"),
        ("{\"a\":{\"b\":{\"c\":{}}}}", "{\"a\":{\"b\":{\"c\":{}}}}"),
        ("[\"\\u0060\\u012a\\u12AB\"]", "[\"`Īካ\"]"),
        ("[\"\\uD801\\udc37\"]", "[\"𐐷\"]"),
        ("[\"\\ud83d\\ude39\\ud83d\\udc8d\"]", "[\"😹💍\"]"),
        (
            "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]",
            "[\"\\\"\\\\/\\u{8}\\u{c}\\n\\r\\t\"]",
        ),
        ("[\"\\\\u0000\"]", "[\"\\\\u0000\"]"),
        ("[\"a/*b*/c/*d//e\"]", "[\"a/*b*/c/*d//e\"]"),
        ("[\"\\\\a\"]", "[\"\\\\a\"]"),
        ("[\"\u{7f}\"]", "[\"\\u{7f}\"]"),
        (
            "[\"\u{2028}\u{feff}\u{10ffff}\"]",
            "[\"\\u{2028}\\u{feff}\\u{10ffff}\"]",
        ),
        ("[\"\\uFFFF\\u0000\"]", "[\"\u{ffff}\\0\"]"),
        ("\"\"", "\"\""),
        ("42", "42"),
        ("-0.1", "-0.1"),
        ("true", "true"),
        (" null\n", "null"),
    ] {
        let expected = expected.replace('\u{ffff}', "\\u{ffff}");
        assert_eq!(outcome(text), expected, "{text}");
    }
}

#[test]
fn what_the_standard_leaves_open_is_read_with_a_remark() {
    for (text, expected) in [
        ("\u{feff}{}", "{}"),
        ("[1e9999]", "[1e9999]"),
        ("[-1e-9999]", "[-1e-9999]"),
        (
            "[\"\\uD800\"]",
            "[\"\u{fffd}\"] | warning half-character 1:3: `\\uD800` is only half of a character. It was read as \u{fffd}.",
        ),
        (
            "[\"\\uDd1e\\uD834\"]",
            "[\"\u{fffd}\u{fffd}\"] | warning half-character 1:3: `\\uDd1e` is only half of a character. It was read as \u{fffd}. | warning half-character 1:9: `\\uD834` is only half of a character. It was read as \u{fffd}.",
        ),
        (
            "[\"\\uD800\\n\"]",
            "[\"\u{fffd}\\n\"] | warning half-character 1:3: `\\uD800` is only half of a character. It was read as \u{fffd}.",
        ),
        (
            "{\"a\":\"b\",\n \"a\":\"c\"}",
            "{~\"a\":\"b\" \"a\":\"c\"} | remark duplicate-key 2:2: The key \"a\" stands here again. This one counts, the one in line 1 does not.",
        ),
        (
            "{\"a\":1,\"\\u0061\":2,\"b\":0,\"a\":3}",
            "{~\"a\":1 ~\"a\":2 \"b\":0 \"a\":3} | remark duplicate-key 1:8: The key \"a\" stands here again. This one counts, the one in line 1 does not. | remark duplicate-key 1:25: The key \"a\" stands here again. This one counts, the one in line 1 does not.",
        ),
    ] {
        assert_eq!(outcome(text), expected, "{text}");
    }
}

#[test]
fn what_is_no_json_is_told_in_words() {
    for (text, expected) in [
        ("", "json-empty 1:1: There is nothing in it."),
        (" \n ", "json-empty 1:1: There is nothing in it."),
        ("\u{feff}", "json-empty 1:1: There is nothing in it."),
        (
            "[1 true]",
            "json-comma 1:4: A comma is missing after \"1\".",
        ),
        (
            "[\"x\"\n  \"y\"]",
            "json-comma 2:3: A comma is missing after \"x\".",
        ),
        (
            "{\n  \"name\": \"Web Server\"\n  \"port\": 1}",
            "json-comma 3:3: A comma is missing after \"Web Server\".",
        ),
        (
            "[{}\n{}]",
            "json-comma 2:1: A comma is missing after the object that ends in line 1.",
        ),
        (
            "[[] 3]",
            "json-comma 1:5: A comma is missing after the list that ends in line 1.",
        ),
        (
            "[1,]",
            "json-spare-comma 1:3: A comma stands before `]`, and nothing follows it. (Delete the comma.)",
        ),
        (
            "{\"id\":0,}",
            "json-spare-comma 1:8: A comma stands before `}`, and nothing follows it. (Delete the comma.)",
        ),
        (
            "[1,,2]",
            "json-value 1:4: A value should stand here, and there is `,`.",
        ),
        (
            "[,1]",
            "json-value 1:2: A value should stand here, and there is `,`.",
        ),
        (
            "{\"a\" 1}",
            "json-colon 1:6: A colon is missing after the key \"a\".",
        ),
        (
            "{\"a\",\"b\"}",
            "json-colon 1:5: A colon is missing after the key \"a\".",
        ),
        (
            "{\"a\":\"b\",,\"c\":1}",
            "json-key 1:10: A key in double quotes should stand here, and there is `,`.",
        ),
        (
            "{name: 1}",
            "json-key 1:2: A key in double quotes should stand here, and there is `name`.",
        ),
        (
            "{'a': 1}",
            "json-key 1:2: A key in double quotes should stand here, and there is `'`. (Keys and texts stand in plain double quotes: \"name\".)",
        ),
        (
            "{// why\n\"a\":1}",
            "json-key 1:2: A key in double quotes should stand here, and there is `/`. (JSON has no comments.)",
        ),
        (
            "{1:1}",
            "json-key 1:2: A key in double quotes should stand here, and there is `1`.",
        ),
        (
            "{\"a\":}",
            "json-value 1:6: A value should stand here, and there is `}`.",
        ),
        (
            "{:1}",
            "json-key 1:2: A key in double quotes should stand here, and there is `:`.",
        ),
        (
            "[\"a\": 1]",
            "json-bracket 1:5: `]` should end the list that begins at line 1, column 1, and there is `:`.",
        ),
        (
            "{\"a\":[1}",
            "json-bracket 1:8: `]` should end the list that begins at line 1, column 6, and there is `}`.",
        ),
        (
            "]",
            "json-value 1:1: A value should stand here, and there is `]`.",
        ),
        (
            "[\n  1",
            "json-unfinished 2:4: The text ends inside the list that begins at line 1, column 1. (A part at the end is missing: the file was cut off, or a bracket was not closed.)",
        ),
        (
            "{\n \"a\":\n  {\"b\": 1,\n",
            "json-unfinished 4:1: The text ends inside the object that begins at line 3, column 3. (A part at the end is missing: the file was cut off, or a bracket was not closed.)",
        ),
        (
            "{\"a\"",
            "json-unfinished 1:5: The text ends inside the object that begins at line 1, column 1. (A part at the end is missing: the file was cut off, or a bracket was not closed.)",
        ),
        (
            "[\"abc",
            "json-unfinished 1:6: The text ends inside the text in quotes that begins at line 1, column 2. (A part at the end is missing: the file was cut off, or a bracket was not closed.)",
        ),
        (
            "[\"a\n\"]",
            "json-text 1:2: The text in quotes that begins here does not end on its line. (A quote is missing. A line break inside of a text is written `\\n`.)",
        ),
        (
            "[\"a\tb\"]",
            "json-text 1:4: A text holds the control character U+0009. (Write it `\\t`.)",
        ),
        (
            "[\"\0\"]",
            "json-text 1:3: A text holds the control character U+0000. (Write it `\\u0000`, or delete it.)",
        ),
        (
            "[\"\\x00\"]",
            "json-text 1:3: `\\x` stands for nothing. (A backslash itself is written `\\\\`; a character by its number is `\\u` and four digits of 0 to f.)",
        ),
        (
            "[\"\\u00g1\"]",
            "json-text 1:3: `\\u00g1` stands for nothing. (A backslash itself is written `\\\\`; a character by its number is `\\u` and four digits of 0 to f.)",
        ),
        (
            "[\"\\\u{1f300}\"]",
            "json-text 1:3: `\\\u{1f300}` stands for nothing. (A backslash itself is written `\\\\`; a character by its number is `\\u` and four digits of 0 to f.)",
        ),
        (
            "[NaN]",
            "json-value 1:2: `NaN` is no number in JSON. (Write a number, or leave the key out.)",
        ),
        (
            "[-Infinity]",
            "json-value 1:2: `-Infinity` is no number in JSON. (Write a number, or leave the key out.)",
        ),
        (
            "[Infinity]",
            "json-value 1:2: `Infinity` is no number in JSON. (Write a number, or leave the key out.)",
        ),
        (
            "[True]",
            "json-value 1:2: A value should stand here, and there is `True`. (Write `true`.)",
        ),
        (
            "[None]",
            "json-value 1:2: A value should stand here, and there is `None`. (Write `null`, or leave the key out.)",
        ),
        (
            "[nul]",
            "json-value 1:2: A value should stand here, and there is `nul`. (Texts stand in double quotes.)",
        ),
        (
            "['a']",
            "json-value 1:2: A value should stand here, and there is `'`. (Keys and texts stand in plain double quotes: \"name\".)",
        ),
        (
            "{\"a\":1/*x*/}",
            "json-comma 1:7: A comma is missing after \"1\".",
        ),
        (
            "[012]",
            "json-number 1:2: `012` is no number in JSON. (Leave out the zeros before it.)",
        ),
        (
            "[-012]",
            "json-number 1:2: `-012` is no number in JSON. (Leave out the zeros before it.)",
        ),
        (
            "[+1]",
            "json-number 1:2: `+1` is no number in JSON. (Leave out the plus.)",
        ),
        (
            "[.5]",
            "json-number 1:2: `.5` is no number in JSON. (Digits stand on both sides of the point.)",
        ),
        (
            "[1.]",
            "json-number 1:2: `1.` is no number in JSON. (Digits stand on both sides of the point.)",
        ),
        (
            "[-]",
            "json-number 1:2: `-` is no number in JSON. (A text stands in double quotes.)",
        ),
        (
            "[0x42]",
            "json-number 1:2: `0x42` is no number in JSON. (A text stands in double quotes.)",
        ),
        (
            "[1e]",
            "json-number 1:2: `1e` is no number in JSON. (A text stands in double quotes.)",
        ),
        (
            "[1e+]",
            "json-number 1:2: `1e+` is no number in JSON. (A text stands in double quotes.)",
        ),
        (
            "[1.2.3]",
            "json-number 1:2: `1.2.3` is no number in JSON. (A text stands in double quotes.)",
        ),
        (
            "[1-2]",
            "json-number 1:2: `1-2` is no number in JSON. (A text stands in double quotes.)",
        ),
        (
            "[１]",
            "json-value 1:2: A value should stand here, and there is `１`. (Texts stand in double quotes.)",
        ),
        (
            "{}\n}",
            "json-after-end 2:1: The value has ended, and there is `}` behind it. (A file holds one value: one object for a model.)",
        ),
        (
            "1 2",
            "json-after-end 1:3: The value has ended, and there is `2` behind it. (A file holds one value: one object for a model.)",
        ),
        (
            "[\u{a0}1]",
            "json-value 1:2: A value should stand here, and there is U+00A0.",
        ),
        (
            "<html>",
            "json-value 1:1: A value should stand here, and there is `<`.",
        ),
    ] {
        assert_eq!(outcome(text), format!("error {expected}"), "{text}");
    }
}

#[test]
fn nesting_is_bounded_and_cannot_exhaust_the_stack() {
    let nested = |depth: usize, open: &str, close: &str| open.repeat(depth) + &close.repeat(depth);
    assert_eq!(read(&nested(MAX_DEPTH, "[", "]")).unwrap().depth, MAX_DEPTH);
    for text in [
        nested(MAX_DEPTH + 1, "[", "]"),
        "[".repeat(100_000),
        "{\"a\":".repeat(100_000),
        "[{\"a\":".repeat(100_000),
    ] {
        assert_eq!(read(&text).unwrap_err().code, "json-too-deep");
    }
}

#[test]
fn the_number_of_values_is_bounded() {
    let many = format!("[{}0]", "0,".repeat(MAX_VALUES));
    let error = read(&many).unwrap_err();
    assert_eq!(error.code, "json-too-large");
}

#[test]
fn duplicate_keys_are_found_in_large_objects_too() {
    let mut text = String::from("{");
    for key in 0..500 {
        let _ = write!(text, "\"k{}\": {key}, ", key % 250);
    }
    text.push_str("\"end\": 0}");
    let document = read(&text).unwrap();
    let object = document.root.as_object().unwrap();
    assert_eq!(object.members().count(), 251);
    assert_eq!(object.get("k3").and_then(Node::as_integer), Some(253));
    assert_eq!(
        document.remarks.len(),
        200,
        "and no more than that are said"
    );
}

#[test]
fn a_value_knows_its_place_and_its_text() {
    let text = "{\n  \"ä\": [1.50, {\"b\" : null}]\n}";
    let document = read(text).unwrap();
    let object = document.root.as_object().unwrap();
    let [member] = &object.0[..] else {
        panic!("one member")
    };
    assert_eq!(document.position(member.key_span).column, 3);
    assert_eq!(document.raw(&member.value), "[1.50, {\"b\" : null}]");
    let inner = &member.value.as_list().unwrap()[1];
    let place = document.position(inner.span);
    assert_eq!((place.line, place.column), (2, 15));
}

mod generated {
    use proptest::prelude::*;

    use super::*;

    fn values() -> impl Strategy<Value = Output> {
        let leaf = prop_oneof![
            Just(Output::Null),
            any::<bool>().prop_map(Output::Bool),
            any::<i64>().prop_map(Output::Int),
            ".*".prop_map(Output::Text),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            let members = prop::collection::vec((".{0,6}", inner.clone()), 0..6);
            prop_oneof![
                prop::collection::vec(inner, 0..6).prop_map(Output::List),
                members.clone().prop_map(Output::Object),
                members.prop_map(Output::Inline),
            ]
        })
    }

    /// The value that was written, taken back from the tree.
    fn back(node: &Node<'_>) -> Output {
        match &node.value {
            Json::Null => Output::Null,
            Json::Bool(value) => Output::Bool(*value),
            Json::Number(raw) => Output::Int(parse_integer(raw).unwrap()),
            Json::Text(text) => Output::text(text.clone()),
            Json::List(items) => Output::List(items.iter().map(back).collect()),
            Json::Object(Object(members)) => Output::Object(
                members
                    .iter()
                    .map(|member| (member.key.clone().into_owned(), back(&member.value)))
                    .collect(),
            ),
        }
    }

    fn rows_as_objects(value: Output) -> Output {
        let all = |members: Vec<(String, Output)>| {
            members
                .into_iter()
                .map(|(key, value)| (key, rows_as_objects(value)))
                .collect()
        };
        match value {
            Output::List(items) => Output::List(items.into_iter().map(rows_as_objects).collect()),
            Output::Object(members) | Output::Inline(members) => Output::Object(all(members)),
            other => other,
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(value in values()) {
            let text = write(&value);
            let document = read(&text).unwrap();
            prop_assert_eq!(back(&document.root), rows_as_objects(value));
            let compacted = compact(&text);
            prop_assert_eq!(back(&read(&compacted).unwrap().root), back(&document.root));
        }

        #[test]
        fn any_text_gives_a_tree_or_a_place(text in ".*") {
            if let Err(error) = read(&text) {
                prop_assert!(error.location.position().is_some());
            }
        }

        #[test]
        fn text_that_is_nearly_json_gives_a_tree_or_a_place(
            text in r#"([\[\]{},:"\\ -]|true|null|NaN|[0-9.eE+-]{1,5}|"[a-z\\u0-9]{0,8}"){0,20}"#
        ) {
            match read(&text) {
                Err(error) => prop_assert!(error.location.position().is_some()),
                Ok(document) => {
                    let compacted = compact(&text);
                    let again = read(&compacted).unwrap();
                    prop_assert_eq!(shown(&again.root), shown(&document.root));
                }
            }
        }
    }
}
