//! Layout, comments and literals as tokens.

use super::tokenize;
use crate::python::TokenKind;

/// The tokens, each by its name and what it spans.
fn listed(text: &str) -> String {
    let (tokens, _) = tokenize(text);
    let each = tokens.iter().map(|token| {
        let written = token.span.text(text);
        match token.kind {
            TokenKind::Keyword(_) | TokenKind::Sign(_) => written.to_owned(),
            TokenKind::Name => format!("n:{written}"),
            TokenKind::Number => format!("1:{written}"),
            TokenKind::Text => format!("t:{written}"),
            TokenKind::Comment => format!("c:{written}"),
            TokenKind::Newline => "NEWLINE".to_owned(),
            TokenKind::Break => "BREAK".to_owned(),
            TokenKind::Indent => "INDENT".to_owned(),
            TokenKind::Dedent => "DEDENT".to_owned(),
            TokenKind::Unknown => format!("?:{written}"),
            TokenKind::End => "END".to_owned(),
        }
    });
    each.collect::<Vec<_>>().join(" ")
}

#[test]
fn tokens_are_those_of_python() {
    for (text, expected) in [
        ("", "END"),
        ("a.b", "n:a . n:b NEWLINE END"),
        ("a.b\n", "n:a . n:b NEWLINE END"),
        ("a #b\n", "n:a c:#b NEWLINE END"),
        ("#a\n\nb", "c:#a BREAK BREAK n:b NEWLINE END"),
        (
            "if a:\n  b\n\n  # c\n  d\ne",
            "if n:a : NEWLINE INDENT n:b NEWLINE BREAK c:# c BREAK n:d NEWLINE DEDENT n:e NEWLINE END",
        ),
        (
            "if a:\n if b:\n\tc",
            "if n:a : NEWLINE INDENT if n:b : NEWLINE INDENT n:c NEWLINE DEDENT DEDENT END",
        ),
        ("(a,\n  b)", "( n:a , BREAK n:b ) NEWLINE END"),
        ("a \\\r\n b", "n:a n:b NEWLINE END"),
        ("a\r\nb\rc", "n:a NEWLINE n:b NEWLINE n:c NEWLINE END"),
        (
            "a**=b->c:=d...",
            "n:a **= n:b -> n:c := n:d ... NEWLINE END",
        ),
        ("x='''a\n'b''''", "n:x = t:'''a\n'b''' ?:' NEWLINE END"),
        ("rb'\\'' f\"{a}\"", "t:rb'\\'' t:f\"{a}\" NEWLINE END"),
        (
            "1.5.real 1..x 0xfor 1if",
            "1:1.5 . n:real 1:1. . n:x 1:0xfor 1:1 if NEWLINE END",
        ),
        ("1e-5 0xe-5 1_0j", "1:1e-5 1:0xe - 1:5 1:1_0j NEWLINE END"),
        ("$a", "?:$ n:a NEWLINE END"),
        ("'a", "?:'a NEWLINE END"),
        ("nota isa", "n:nota n:isa NEWLINE END"),
    ] {
        assert_eq!(listed(text), expected, "{text:?}");
    }
}

#[test]
fn a_line_between_two_blocks_is_said() {
    let (_, diagnostics) = tokenize("if a:\n    b\n  c\n");
    let said: Vec<_> = diagnostics
        .iter()
        .map(|d| {
            (
                d.code.as_str(),
                d.location.position().map(|p| (p.line, p.column)),
            )
        })
        .collect();
    assert_eq!(said, [("python-indentation", Some((3, 1)))]);
}

#[test]
fn a_text_that_is_too_long_is_not_read() {
    let (tokens, diagnostics) = tokenize(&"a ".repeat(super::MAX_LENGTH));
    assert!(tokens.iter().all(|token| token.kind == TokenKind::End));
    assert_eq!(diagnostics.len(), 1);
}
