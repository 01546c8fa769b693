//! Diagnostics of the reader of Python.

use std::fmt::Display;

catalogue! {
    "python-character" Error {
        cause: "A character is where Python has none, as `?` or `$`.",
        cure: "Delete it, or put it into quotes.",
        fn python_character(c: char) =>
            format!("The character {c:?} means nothing in Python.");
    }

    "python-escape" Error {
        cause: "An escape in a text stands for no character, or bytes hold more than ASCII.",
        cure: "Write `\\\\` for a backslash, or `\\x41`, `\\u00e9` with all digits.",
        fn python_short_escape(digits: &dyn Display) =>
            format!("This escape needs {digits} hexadecimal digits.");
        fn python_escape_without_character() =>
            "This escape stands for no character.";
        fn python_bytes_not_ascii() =>
            "Bytes hold ASCII characters only.";
    }

    "python-indentation" Error {
        cause: "A line is neither as far right as its block nor as far left as one around it, a block is missing, or nothing asks for the one that is there.",
        cure: "Give all lines of a block the same indentation.",
        fn python_block_missing() =>
            "An indented block should follow.",
            "Indent what belongs to it, or write `pass`.";
        fn python_stray_indent() =>
            "This line is indented, and nothing before it asks for that.";
        fn python_unaligned_line() =>
            "This line stands neither as far right as the block before it nor as far left as one around it.",
            "Give all lines of a block the same indentation.";
    }

    "python-number" Error {
        cause: "A number is not written as Python writes it (`012`, `1__0`, `0x`).",
        cure: "Write it with plain digits.",
        fn python_number(message: &dyn Display) =>
            message.to_string();
    }

    "python-open-string" Error {
        cause: "A text has no closing quote.",
        cure: "Add it.",
        fn python_open_string() =>
            "This text has no closing quote.";
    }

    "python-syntax" Error {
        cause: "Something else is where an expression or a statement goes on: a bracket is open, an operator lacks a side. In a script the statement is left out, and the others are read.",
        cure: "Fix what stands at the place named.",
        fn python_text_joined_with_bytes() =>
            "Text and bytes cannot be joined by standing side by side.";
        fn python_unmatched_brace() =>
            "A brace in this text is never closed, or closes nothing.";
        fn python_open_bracket(opened: &dyn Display) =>
            format!("The bracket {opened} is never closed.");
        fn python_syntax(wanted: &dyn Display, found: &dyn Display) =>
            format!("{wanted}; {found}.");
        fn python_bare_generator() =>
            "A generator expression among other arguments needs brackets of its own.";
    }

    "python-too-deep" Error {
        cause: "Brackets or operators nest more than 100 levels deep, or blocks of a script more than 50.",
        cure: "Divide the expression.",
        fn python_blocks_too_deep(max_block_depth: &dyn Display) =>
            format!("Blocks nest deeper than {max_block_depth} levels, more than is read.");
        fn python_too_deep(max_depth: &dyn Display) =>
            format!("This nests deeper than {max_depth} levels, more than is read.");
    }

    "python-too-long" Error {
        cause: "The text is longer than 8 MiB.",
        cure: "Divide it.",
        fn python_too_long(length: &dyn Display, max_length: &dyn Display) =>
            format!("The text has {length} bytes; more than {max_length} are not read.");
    }

    "python-unsupported" Error {
        cause: "It is Python, but not of the part that is read: `lambda`, `await`, `f\"…\"`, `\\N{…}`.",
        cure: "Write it out in another way.",
        fn python_formatted_literal(prefix: &dyn Display) =>
            format!("A literal with the prefix {prefix} computes its text, which is not read here.");
        fn python_named_character() =>
            "A character by its name (\\N{…}) is not read here.",
            "Write the character itself.";
        fn python_unsupported(what: &dyn Display) =>
            format!("{what} is not read here.");
    }
}
