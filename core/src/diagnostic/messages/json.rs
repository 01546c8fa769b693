//! Diagnostics of the JSON reader.

use std::fmt::Display;

catalogue! {
    "duplicate-key" Remark {
        cause: "A key occurs twice in one JSON object. The last one counts.",
        cure: "Delete the one that is not meant.",
        fn duplicate_key(key: &dyn Display, line: &dyn Display) =>
            format!("The key {key} stands here again. This one counts, the one in line {line} does not.");
    }

    "half-character" Warning {
        cause: "A text holds `\\ud800` or its like without the other half. It is read as U+FFFD.",
        cure: "Write the character itself, or both halves.",
        fn half_character(escape: &dyn Display) =>
            format!("`{escape}` is only half of a character. It was read as \u{fffd}.");
    }

    "json-after-end" Error {
        cause: "Something follows the one value of a JSON text.",
        cure: "Delete it, or put both into a list.",
        fn json_after_end(found: &dyn Display) =>
            format!("The value has ended, and there is {found} behind it."),
            "A file holds one value: one object for a model.";
    }

    "json-bracket" Error {
        cause: "A list ends with `}` or an object with `]`, or a list holds a colon.",
        cure: "Match the brackets.",
        fn json_bracket(closing: &dyn Display, what: &dyn Display, start: &dyn Display, found: &dyn Display) =>
            format!("{closing} should end {what} that begins at {start}, and there is {found}.");
    }

    "json-colon" Error {
        cause: "A key has no colon after it.",
        cure: "Add it.",
        fn json_colon(value: &dyn Display) =>
            format!("A colon is missing after the key {value}.");
    }

    "json-comma" Error {
        cause: "Two values or members have no comma between them.",
        cure: "Add it after the first.",
        fn json_comma(value: &dyn Display) =>
            format!("A comma is missing after {value}.");
    }

    "json-empty" Error {
        cause: "The text is empty.",
        cure: "Choose another file.",
        fn json_empty() =>
            "There is nothing in it.";
    }

    "json-key" Error {
        cause: "Something else is where a key in double quotes should.",
        cure: "Put the key in double quotes; delete comments.",
        fn json_key(found: &dyn Display) =>
            format!("A key in double quotes should stand here, and there is {found}.");
    }

    "json-number" Error {
        cause: "A number is not written as JSON writes it (`+1`, `007`, `.5`, `0x2a`).",
        cure: "Write it with plain digits.",
        fn json_number(word: &dyn Display) =>
            format!("`{word}` is no number in JSON.");
    }

    "json-spare-comma" Error {
        cause: "There is a comma before the closing bracket.",
        cure: "Delete it.",
        fn json_spare_comma(closing: &dyn Display) =>
            format!("A comma stands before `{closing}`, and nothing follows it."),
            "Delete the comma.";
    }

    "json-text" Error {
        cause: "A text in quotes holds a line break, a control character, or an escape that stands for nothing.",
        cure: "Escape it: `\\n`, `\\t`, `\\\\`, `\\u0041`.",
        fn json_text_without_end() =>
            "The text in quotes that begins here does not end on its line.",
            "A quote is missing. A line break inside of a text is written `\\n`.";
        fn json_control_character(character: &dyn Display) =>
            format!("A text holds the control character {character}.");
        fn json_unknown_escape(escape: &dyn Display) =>
            format!("`{escape}` stands for nothing."),
            "A backslash itself is written `\\\\`; a character by its number is `\\u` and four digits of 0 to f.";
    }

    "json-too-deep" Error {
        cause: "Lists and objects are nested more than 512 deep.",
        cure: "Check where the file comes from: no model is.",
        fn json_too_deep(limit: &dyn Display) =>
            format!("Lists and objects are nested more than {limit} deep here; nothing that Parapet reads is.");
    }

    "json-too-large" Error {
        cause: "The text holds more than four million values.",
        cure: "Divide it.",
        fn json_too_large(limit: &dyn Display) =>
            format!("There are more than {limit} values in it, and reading stopped here.");
    }

    "json-unfinished" Error {
        cause: "The text ends while an object, a list or a text is open.",
        cure: "Get the whole file; close what is open.",
        fn json_unfinished(what: &dyn Display, start: &dyn Display) =>
            format!("The text ends inside {what} that begins at {start}."),
            "A part at the end is missing: the file was cut off, or a bracket was not closed.";
        fn json_value_missing() =>
            "The text ends where a value should stand.",
            "A part at the end is missing: the file was cut off, or a bracket was not closed.";
    }

    "json-value" Error {
        cause: "Something else is where a value should: a word without quotes, NaN, a comment.",
        cure: "Write a number, a text in quotes, `true`, `false`, `null`, a list or an object.",
        fn json_value(found: &dyn Display) =>
            format!("A value should stand here, and there is {found}.");
        fn json_not_a_number(word: &dyn Display) =>
            format!("`{word}` is no number in JSON."),
            "Write a number, or leave the key out.";
    }
}
