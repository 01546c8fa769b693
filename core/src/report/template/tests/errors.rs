//! Mistakes in a template: each is named with its place, and the rest is rendered.

use super::fill;

/// Checks text, and for each diagnostic its code, place and hint.
#[track_caller]
fn check(template: &str, text: &str, expected: &[(&str, u32, u32, &str)]) {
    let rendered = fill(template);
    assert_eq!(rendered.text, text, "{template}");
    let found: Vec<_> = rendered
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let place = diagnostic.location.position().unwrap();
            let hint = diagnostic.hint.as_str();
            (diagnostic.code.as_str(), place.line, place.column, hint)
        })
        .collect();
    assert_eq!(found, expected, "{template}");
}

const BRACE: &str = "A brace that is meant as text is written twice: {{ or }}.";

#[test]
fn names_and_attributes_that_are_not_there() {
    let name = "template-unknown-name";
    let attribute = "template-unknown-attribute";
    check("a {nobody} b", "a  b", &[(name, 1, 4, "")]);
    check("{element}", "", &[(name, 1, 2, "Nearest: `elements`.")]);
    check(
        "{ tm}{0}{}",
        "",
        &[
            (name, 1, 2, "Nearest: `tm`."),
            (name, 1, 7, ""),
            (name, 1, 9, ""),
        ],
    );
    check(
        "\n é {tm.nam}!",
        "\n é !",
        &[(attribute, 2, 8, "Nearest: `name`.")],
    );
    check(
        "{tm.inner.name}",
        "",
        &[(attribute, 1, 11, "Ask with `if` whether it is there.")],
    );
    check(
        "{elements.name}",
        "",
        &[(attribute, 1, 11, "Go through its items with `repeat`.")],
    );
    check(
        "{tm.count.x}{tm.name.x}",
        "",
        &[(attribute, 1, 11, ""), (attribute, 1, 22, "")],
    );
}

#[test]
fn the_message_names_class_and_attribute() {
    let message = |template: &str| fill(template).diagnostics[0].message.clone();
    assert_eq!(
        message("{elements:repeat:{{item.protocl}}}"),
        "A Server has no `protocl`. The field was left out."
    );
    assert_eq!(
        message("{tm.name:>x}"),
        "The format `>x` has the type `x`, which a text cannot have. The field was left out."
    );
}

#[test]
fn item_at_the_wrong_brace_level() {
    let hint = "Inside a repeat its braces are doubled once more.";
    let code = "template-unknown-name";
    check("{item.name}", "", &[(code, 1, 2, hint)]);
    check("{nothing:repeat:{item.name}}", "", &[(code, 1, 18, hint)]);
    // Three braces are a brace and a field of the level outside, whose value names no field.
    check(
        "{elements:repeat:{{{tm.name}}}}",
        "{Web shop}{Web shop}",
        &[
            ("template-brace", 1, 18, BRACE),
            ("template-brace", 1, 29, BRACE),
        ],
    );
}

#[test]
fn one_error_in_a_repeat_is_reported_once() {
    check(
        "{many:repeat:{{item.nme}}.}",
        &".".repeat(1000),
        &[("template-unknown-attribute", 1, 21, "Nearest: `name`.")],
    );
}

#[test]
fn fields_that_are_not_shown_are_checked_too() {
    let code = "template-unknown-attribute";
    check("{tm.isOrdered:not:{tm.wrong}}", "", &[(code, 1, 23, "")]);
    check("{nothing:repeat:{tm.wrong}}", "", &[(code, 1, 21, "")]);
}

#[test]
fn braces_that_do_not_pair_are_left_as_text() {
    let code = "template-brace";
    check("{tm.name", "{tm.name", &[(code, 1, 1, BRACE)]);
    check("a } b", "a } b", &[(code, 1, 3, BRACE)]);
    check(
        "{tm.name {tm.count}",
        "{tm.name 1234",
        &[(code, 1, 10, BRACE)],
    );
    check("{tm.name:if:x", "{tm.name:if:x", &[(code, 1, 1, BRACE)]);
    check("x {", "x {", &[(code, 1, 3, BRACE)]);
    check(
        "{elements:repeat:{{item.name}",
        "{elements:repeat:{item.name}",
        &[(code, 1, 1, BRACE), (code, 1, 29, BRACE)],
    );
    check(
        "{tm[0}",
        "{tm[0}",
        &[(code, 1, 1, BRACE), (code, 1, 6, BRACE)],
    );
    check(
        "{tm..name}{tm[]}{tm[0]x}",
        "{tm..name}{tm[]}{tm[0]x}",
        &[
            (code, 1, 4, BRACE),
            (code, 1, 10, BRACE),
            (code, 1, 14, BRACE),
            (code, 1, 16, BRACE),
            (code, 1, 23, BRACE),
            (code, 1, 24, BRACE),
        ],
    );
}

#[test]
fn the_rest_of_the_grammar() {
    let hint = "A brace that is meant as text is written twice: {{ or }}.";
    let one = |template: &str| {
        let found = fill(template).diagnostics;
        let codes: Vec<_> = found.iter().map(|d| d.code.clone()).collect();
        codes.first().cloned().unwrap_or_default()
    };
    for (template, code) in [
        ("{tm.name!x}", "template-conversion"),
        ("{tm.name!sx}", "template-conversion"),
        ("{elements[9].name}", "template-index"),
        ("{elements[a].name}", "template-index"),
        ("{elements[-1].name}", "template-index"),
        ("{tm.count[0]}", "template-index"),
        ("{elements[0].levels[0]}", "template-index"),
        ("{tm.name:loop:x}", "template-format"),
        ("{elements:>5}", "template-format"),
        ("{elements[0]:>5}", "template-format"),
        ("{tm.inner:>5}", "template-format"),
        ("{tm:call:getNothing}", "template-unknown-function"),
        ("{tm.name:call:}", "template-unknown-function"),
        ("{tm:call:getNames}", "template-call"),
        ("{elements[1].parents:call:}", "template-call"),
        ("{elements[0].leaks:call:}", "template-call"),
        ("{elements[0].checkTLS:if:x}", "template-call"),
        ("{tm.name:if:{tm.name:if:{tm.name}}}", "template-nesting"),
        ("{tm.name:call:{tm.name}}", "template-unknown-function"),
    ] {
        assert_eq!(one(template), code, "{template}");
    }
    assert_eq!(fill("{tm.name!x}").diagnostics[0].hint, hint);
}
