//! Diagnostics of report templates and reports.

catalogue! {
    "report-preview-cut" Warning {
        cause: "A report is longer than 1 MB, more than a screen can show. The downloaded file is whole.",
        cure: "Download the report, or let the template list less.",
        fn report_preview_cut() =>
            "The report is longer than 1 MB. The preview ends there; the file is whole.";
    }

    "template-brace" Error {
        cause: "A brace of a report template has no partner, or a field's name holds a brace. It is kept as text.",
        cure: "Close the field; write a brace that is meant as text twice.",
    }

    "template-call" Error {
        cause: "A method needs more than a template can give, or a call gives a list or a truth value where text is needed.",
        cure: "Say behind one more colon what to print for each item; use `if` for a truth value.",
    }

    "template-conversion" Error {
        cause: "After `!` is something else than `s`, `r` or `a`.",
        cure: "Write `!s`, `!r` or `!a`, or leave it out.",
    }

    "template-format" Error {
        cause: "A width, alignment or type does not fit the value, or is no format at all.",
        cure: "See Python's format mini language; `!s` makes a text of anything.",
    }

    "template-index" Error {
        cause: "`[n]` asks for an item that is not there, or of something without items by position.",
        cure: "Count from 0; go through a set with `repeat`.",
    }

    "template-nesting" Error {
        cause: "Fields of one brace level stand in each other more than twice, or bodies more than twelve deep.",
        cure: "Double the braces of what is inside a repeat.",
    }

    "template-too-long" Error {
        cause: "A report template is longer than 1 MB.",
        cure: "Keep text that is no template elsewhere.",
        fn template_too_long() =>
            "The template is longer than 1 MB. What is behind was left out.";
    }

    "template-too-much" Error {
        cause: "A report grew over 32 MB or four million fields. What would follow is missing.",
        cure: "A repeat in a repeat grows fast: list fewer things in one another.",
    }

    "template-unknown-attribute" Error {
        cause: "A value has no attribute of that name. Its field is left out.",
        cure: "Take the nearest name; ask with `if` first where only some have it.",
    }

    "template-unknown-function" Error {
        cause: "`call:` names a function that does not exist.",
        cure: "Take the nearest name.",
    }

    "template-unknown-name" Error {
        cause: "Nothing has that name, or `item` is used outside of a repeat.",
        cure: "Start with `tm`, `elements`, `findings`, …; inside a repeat double the braces.",
    }
}
