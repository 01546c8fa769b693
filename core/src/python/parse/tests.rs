//! Expressions against the tree that CPython's own parser makes of them.

use proptest::prelude::*;

use super::expression;
use crate::diagnostic::Level;
use crate::python::{
    Argument, ArgumentKind, Comprehension, ComprehensionKind, Expr, ExprKind, FormattedPart,
    Logical, Unary, tokenize,
};

/// The expression with brackets around everything that is made of parts.
pub(super) fn bracketed(expr: &Expr) -> String {
    let all = |many: &[Expr]| many.iter().map(bracketed).collect::<Vec<_>>().join(", ");
    match &expr.kind {
        ExprKind::Name(name) => name.clone(),
        ExprKind::None => "None".into(),
        ExprKind::Bool(true) => "True".into(),
        ExprKind::Bool(false) => "False".into(),
        ExprKind::Int(n) => n.to_string(),
        ExprKind::BigInt => "BIG".into(),
        ExprKind::Float(x) => format!("{x:?}"),
        ExprKind::Imaginary(x) => format!("{x:?}j"),
        ExprKind::Text(text) => format!("{text:?}"),
        ExprKind::Bytes(bytes) => format!("b{:?}", String::from_utf8_lossy(bytes)),
        ExprKind::Ellipsis => "...".into(),
        ExprKind::Logical(logical, operands) => {
            let word = if *logical == Logical::And {
                " and "
            } else {
                " or "
            };
            let operands: Vec<_> = operands.iter().map(bracketed).collect();
            format!("({})", operands.join(word))
        }
        ExprKind::Unary(unary, operand) => {
            let sign = match unary {
                Unary::Not => "not ",
                Unary::Minus => "-",
                Unary::Plus => "+",
                Unary::Invert => "~",
            };
            format!("({sign}{})", bracketed(operand))
        }
        ExprKind::Binary(binary, operands) => {
            let [left, right] = &**operands;
            format!(
                "({} {} {})",
                bracketed(left),
                binary.text(),
                bracketed(right)
            )
        }
        ExprKind::Compare(first, rest) => {
            let rest: String = rest
                .iter()
                .map(|(comparison, operand)| {
                    format!(" {} {}", comparison.text(), bracketed(operand))
                })
                .collect();
            format!("({}{rest})", bracketed(first))
        }
        ExprKind::Conditional(three) => {
            let [test, then, otherwise] = &**three;
            format!(
                "({} if {} else {})",
                bracketed(then),
                bracketed(test),
                bracketed(otherwise)
            )
        }
        ExprKind::Attribute(object, name) => format!("{}.{}", bracketed(object), name.text),
        ExprKind::Subscript(two) => {
            let [object, index] = &**two;
            format!("{}[{}]", bracketed(object), bracketed(index))
        }
        ExprKind::Slice(bounds) => {
            let bound = |bound: &Option<Expr>| bound.as_ref().map_or_else(String::new, bracketed);
            let [start, stop, step] = &**bounds;
            format!("{}:{}:{}", bound(start), bound(stop), bound(step))
        }
        ExprKind::Call(function, arguments) => {
            let arguments: Vec<_> = arguments.iter().map(argument).collect();
            format!("{}({})", bracketed(function), arguments.join(", "))
        }
        ExprKind::List(items) => format!("[{}]", all(items)),
        ExprKind::Tuple(items) if items.len() == 1 => format!("({},)", all(items)),
        ExprKind::Tuple(items) => format!("({})", all(items)),
        ExprKind::Set(items) => format!("{{{}}}", all(items)),
        ExprKind::Dict(entries) => {
            let entries: Vec<_> = entries
                .iter()
                .map(|(key, value)| match key {
                    Some(key) => format!("{}: {}", bracketed(key), bracketed(value)),
                    None => format!("**{}", bracketed(value)),
                })
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
        ExprKind::Comprehension(comprehension) => made(comprehension),
        ExprKind::Formatted(pieces) => pieces.iter().map(piece).collect(),
        ExprKind::Lambda(lambda) => format!("(lambda: {})", bracketed(&lambda.1)),
        ExprKind::Starred(inner) => format!("*{}", bracketed(inner)),
        ExprKind::Named(name, value) => format!("({} := {})", name.text, bracketed(value)),
        ExprKind::Awaited(value) => {
            let value = value.as_ref().map_or_else(String::new, |it| bracketed(it));
            format!("(await {value})")
        }
    }
}

fn piece(piece: &FormattedPart) -> String {
    match piece {
        FormattedPart::Text(text) => format!("{text:?}"),
        FormattedPart::Value {
            value,
            conversion,
            spec,
        } => {
            let conversion = conversion.map_or_else(String::new, |c| format!("!{c}"));
            let spec: String = spec
                .iter()
                .map(|inner| format!(":{}", self::piece(inner)))
                .collect();
            format!("{{{}{conversion}{spec}}}", bracketed(value))
        }
    }
}

fn argument(argument: &Argument) -> String {
    let value = bracketed(&argument.value);
    match &argument.kind {
        ArgumentKind::Positional => value,
        ArgumentKind::Keyword(name) => format!("{}={value}", name.text),
        ArgumentKind::Spread => format!("*{value}"),
        ArgumentKind::SpreadKeywords => format!("**{value}"),
    }
}

fn made(comprehension: &Comprehension) -> String {
    let mut text = bracketed(&comprehension.element);
    if let ComprehensionKind::Dict(value) = &comprehension.kind {
        text = format!("{text}: {}", bracketed(value));
    }
    for clause in &comprehension.clauses {
        let (target, iterable) = (bracketed(&clause.target), bracketed(&clause.iterable));
        text += &format!(" for {target} in {iterable}");
        for condition in &clause.conditions {
            text += &format!(" if {}", bracketed(condition));
        }
    }
    match comprehension.kind {
        ComprehensionKind::List => format!("[{text}]"),
        ComprehensionKind::Set | ComprehensionKind::Dict(_) => format!("{{{text}}}"),
        ComprehensionKind::Generator => format!("({text})"),
    }
}

/// Each right side was compared with the left one by `ast.dump(ast.parse(…))` of CPython 3.11.
#[test]
fn operators_bind_as_in_python() {
    for (text, expected) in [
        ("a", "a"),
        ("((a))", "a"),
        ("a or b and not c", "(a or (b and (not c)))"),
        ("a and b and c or d or e", "((a and b and c) or d or e)"),
        ("(a and b) and c", "((a and b) and c)"),
        ("not a == b", "(not (a == b))"),
        ("not not a", "(not (not a))"),
        ("a < b <= c != d", "(a < b <= c != d)"),
        ("(a < b) < c", "((a < b) < c)"),
        (
            "a is not b is c not in d in e",
            "(a is not b is c not in d in e)",
        ),
        ("a is (not b)", "(a is (not b))"),
        ("a + b * c - d", "((a + (b * c)) - d)"),
        ("-a ** -b ** c", "(-(a ** (-(b ** c))))"),
        ("a ** b ** c", "(a ** (b ** c))"),
        ("-a * +b % ~c", "(((-a) * (+b)) % (~c))"),
        ("a | b ^ c & d << e", "(a | (b ^ (c & (d << e))))"),
        ("a // b / c @ d >> 1", "((((a // b) / c) @ d) >> 1)"),
        ("a | b == c", "((a | b) == c)"),
        ("a if b else c if d else e", "(a if b else (c if d else e))"),
        ("a or b if c and d else e", "((a or b) if (c and d) else e)"),
        ("a.b.c[0].d(e)[1:2]", "a.b.c[0].d(e)[1:2:]"),
        ("a[:], a[::2], a[1:, 2]", "(a[::], a[::2], a[(1::, 2)])"),
        ("a[b:c:d]", "a[b:c:d]"),
        ("a[1,]", "a[(1,)]"),
        ("f()", "f()"),
        ("f(a, *b, c=1, **d)", "f(a, *b, c=1, **d)"),
        ("f(a,)", "f(a)"),
        ("any(x for x in y)", "any((x for x in y))"),
        ("any((x for x in y), z)", "any((x for x in y), z)"),
        ("()", "()"),
        ("(a,)", "(a,)"),
        ("a, b,", "(a, b)"),
        ("(a, (b, c))", "(a, (b, c))"),
        ("[]", "[]"),
        ("[a, b,]", "[a, b]"),
        ("{a, b}", "{a, b}"),
        ("{}", "{}"),
        ("{a: b, **c, d: e}", "{a: b, **c, d: e}"),
        ("{**a}", "{**a}"),
        (
            "[x + 1 for x in y if x if z]",
            "[(x + 1) for x in y if x if z]",
        ),
        ("[x for x in y for z in x]", "[x for x in y for z in x]"),
        ("(a for b, c in d)", "(a for (b, c) in d)"),
        ("((a, b) for c in d or e)", "((a, b) for c in (d or e))"),
        ("{a for b in c}", "{a for b in c}"),
        ("{a: b for c in d}", "{a: b for c in d}"),
        ("'a' \"b\" r'\\c'", "\"ab\\\\c\""),
        ("b'a' b'b'", "b\"ab\""),
        ("1if x else 2", "(1 if x else 2)"),
        (
            "1_000 + 0x1f + 1.5e3 + 2j",
            "(((1000 + 31) + 1500.0) + 2.0j)",
        ),
        ("None is not True", "(None is not True)"),
        ("...", "..."),
        ("  a\n", "a"),
        ("(a\n  and b # why\n)", "(a and b)"),
        ("a and \\\n b", "(a and b)"),
        ("\u{feff}a", "a"),
        ("größe == 'Ä'", "(größe == \"Ä\")"),
        ("99999999999999999999", "BIG"),
    ] {
        let (tree, diagnostics) = expression(text);
        assert_eq!(diagnostics, [], "{text}");
        assert_eq!(
            tree.as_ref().map(bracketed).as_deref(),
            Some(expected),
            "{text}"
        );
    }
}

#[test]
fn a_mistake_is_said_with_its_place() {
    for (text, code, line, column) in [
        ("", "python-syntax", 1, 1),
        ("# nothing", "python-syntax", 1, 10),
        ("a b", "python-syntax", 1, 3),
        ("a and", "python-syntax", 1, 6),
        ("a == == b", "python-syntax", 1, 6),
        ("a = b", "python-syntax", 1, 3),
        ("a == not b", "python-syntax", 1, 6),
        ("a if b", "python-syntax", 1, 7),
        ("a.", "python-syntax", 1, 3),
        ("a.class", "python-syntax", 1, 3),
        ("f(a", "python-syntax", 1, 2),
        ("f(a b)", "python-syntax", 1, 5),
        ("(a]", "python-syntax", 1, 3),
        ("a)", "python-syntax", 1, 2),
        ("[a for b]", "python-syntax", 1, 9),
        ("(a, b for c in d)", "python-syntax", 1, 7),
        ("f(a, b for c in d)", "python-syntax", 1, 2),
        ("f(a for b in c,)", "python-syntax", 1, 2),
        ("{a: b, c}", "python-syntax", 1, 9),
        ("a\nb", "python-syntax", 2, 1),
        ("a and\nb", "python-syntax", 1, 6),
        ("'a' b'b'", "python-syntax", 1, 5),
        ("a == 'x", "python-open-string", 1, 6),
        ("a == '''x\ny", "python-open-string", 1, 6),
        ("a ? b", "python-character", 1, 3),
        ("é ! b", "python-character", 1, 3),
        ("012", "python-number", 1, 1),
        ("a == 1__0", "python-number", 1, 6),
        ("a == 'x\\x4'", "python-escape", 1, 8),
        ("lambda x: x", "python-unsupported", 1, 1),
        ("f'{a}'", "python-unsupported", 1, 1),
        ("[await a]", "python-unsupported", 1, 2),
        ("[a async for a in b]", "python-unsupported", 1, 4),
        ("[*a]", "python-unsupported", 1, 2),
    ] {
        let (tree, diagnostics) = expression(text);
        assert!(tree.is_none(), "{text}");
        let said: Vec<_> = diagnostics
            .iter()
            .map(|d| {
                (
                    d.code.as_str(),
                    d.location.position().map(|p| (p.line, p.column)),
                )
            })
            .collect();
        assert_eq!(said, [(code, Some((line, column)))], "{text}");
        assert!(diagnostics.iter().all(|d| d.level == Level::Error));
    }
}

/// Every way to nest without end, each a diagnostic, on three quarters of the stack of WebAssembly,
/// though without optimisation.
#[test]
fn nesting_without_end_is_a_diagnostic_and_no_overflow() {
    let hostile: Vec<String> = [
        ("(", "a", ")"),
        ("[", "a", "]"),
        ("{", "a", "}"),
        ("{1:", "a", "}"),
        ("f(", "a", ")"),
        ("a[", "a", "]"),
        ("a[:", "a", "]"),
        ("not ", "a", ""),
        ("-", "a", ""),
        ("a**", "a", ""),
        ("", "a", ".a"),
        ("", "a", "()"),
        ("", "a", "[0]"),
        ("", "a", "+a"),
        ("a if a else ", "a", ""),
        ("(a for a in ", "a", ")"),
        ("[a for a in a if ", "a", "]"),
        ("(a == a and not ", "a", ")"),
        ("(a + ", "a", "+ a)"),
    ]
    .into_iter()
    .map(|(before, middle, after)| before.repeat(10_000) + middle + &after.repeat(10_000))
    .chain(["(".repeat(100_000)])
    .collect();
    let small = std::thread::Builder::new().stack_size(768 << 10);
    let reading = small.spawn(move || {
        for text in hostile {
            let (tree, diagnostics) = expression(&text);
            let codes: Vec<_> = diagnostics.iter().map(|d| d.code.as_str()).collect();
            assert!(tree.is_none());
            assert_eq!(codes, ["python-too-deep"], "{}", &text[..40]);
        }
    });
    reading.unwrap().join().unwrap();
}

#[test]
fn what_is_within_the_limit_is_read() {
    for (before, after, times) in [("(", ")", 99), ("not ", "", 99), ("", ".a", 99)] {
        let text = before.repeat(times) + "a" + &after.repeat(times);
        let (tree, diagnostics) = expression(&text);
        assert_eq!(diagnostics, []);
        assert!(tree.is_some());
    }
    // What is adjacent is no nesting.
    let long = vec!["a == 1"; 10_000].join(" and ");
    assert!(expression(&long).0.is_some());
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>()) {
        let (tree, diagnostics) = expression(&text);
        prop_assert!(tree.is_some() || !diagnostics.is_empty());
    }

    #[test]
    fn no_python_like_text_makes_the_reader_panic(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "a", "target", ".", "(", ")", "[", "]", "{", "}", ",", ":", "=", "==", "not ", "in ",
            " is ", " and ", " or ", "if ", " else ", " for ", "1", "0x", "'a'", "\"", "'''", "\\",
            "\n", "  ", "\t", "#", "+", "-", "**", "*", "f'", "b'", "é", "lambda ", "...", "\r",
        ]), 0..40)
    ) {
        let text = pieces.concat();
        let (tree, diagnostics) = expression(&text);
        prop_assert!(tree.is_some() || !diagnostics.is_empty());
        // Tokens are in order, cover no byte twice, and end with the end.
        let (tokens, _) = tokenize(&text);
        let mut behind = 0;
        for token in &tokens {
            prop_assert!(token.span.start >= behind && token.span.end >= token.span.start);
            behind = token.span.end;
        }
        prop_assert_eq!(behind as usize, text.len());
    }
}

/// Spans are CPython's: brackets around an expression are not its own, but those of its parts are.
#[test]
fn spans_cover_what_an_expression_is_made_of() {
    for (text, expected) in [
        ("  ( a )  ", "a"),
        ("(a) + (b)", "(a) + (b)"),
        ("-(a)", "-(a)"),
        ("not (a)", "not (a)"),
        ("(a).b", "(a).b"),
        ("(a)(b)", "(a)(b)"),
        ("(a)[b]", "(a)[b]"),
        ("(a) < (b)", "(a) < (b)"),
        ("((a) and (b))", "(a) and (b)"),
        ("(a) if (b) else (c)", "(a) if (b) else (c)"),
        ("(a), (b)", "(a), (b)"),
        (" (a, b) ", "(a, b)"),
        ("(a for a in (b))", "(a for a in (b))"),
        (" [a] ", "[a]"),
        ("'a' 'b'", "'a' 'b'"),
    ] {
        let (tree, _) = expression(text);
        assert_eq!(tree.unwrap().span.text(text), expected, "{text}");
    }
}
