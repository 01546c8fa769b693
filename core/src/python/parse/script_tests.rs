//! Scripts against what is in them, and what is left of scripts with mistakes.

use super::script;
use super::tests::bracketed;
use crate::python::{Import, Statement, StatementKind};

/// The statements in short: one after the other, what is inside them in brackets.
fn shown(body: &[Statement]) -> String {
    let all: Vec<String> = body.iter().map(|it| one(&it.kind)).collect();
    all.join("; ")
}

fn one(kind: &StatementKind) -> String {
    match kind {
        StatementKind::Expression(value) => bracketed(value),
        StatementKind::Assign(targets, value) => {
            let targets: Vec<_> = targets.iter().map(bracketed).collect();
            format!("{} = {}", targets.join(" = "), bracketed(value))
        }
        StatementKind::Annotated(target, value) => {
            let value = value.as_ref().map_or_else(String::new, bracketed);
            format!("{}: = {value}", bracketed(target))
        }
        StatementKind::Augmented(target, binary, value) => {
            format!(
                "{} {}= {}",
                bracketed(target),
                binary.text(),
                bracketed(value)
            )
        }
        StatementKind::Import(modules) => format!("import {}", imports(modules)),
        StatementKind::From(module, names) => {
            let names = names
                .as_ref()
                .map_or_else(|| "*".to_owned(), |it| imports(it));
            format!("from {} import {names}", module.text)
        }
        StatementKind::If(branches, otherwise) => {
            let branches: String = branches
                .iter()
                .map(|(test, body)| format!("if {} {{{}}} ", bracketed(test), shown(body)))
                .collect();
            format!("{branches}else {{{}}}", shown(otherwise))
        }
        StatementKind::While(test, body, _) => {
            format!("while {} {{{}}}", bracketed(test), shown(body))
        }
        StatementKind::For(it) => format!(
            "for {} in {} {{{}}}",
            bracketed(&it.target),
            bracketed(&it.iterable),
            shown(&it.body)
        ),
        StatementKind::With(items, body) => {
            let items: Vec<_> = items
                .iter()
                .map(|(context, _)| bracketed(context))
                .collect();
            format!("with {} {{{}}}", items.join(", "), shown(body))
        }
        StatementKind::Try(body, handlers, after) => {
            let handlers: Vec<_> = handlers.iter().map(|body| shown(body)).collect();
            format!(
                "try {{{}}} [{}] {{{}}}",
                shown(body),
                handlers.join("|"),
                shown(after)
            )
        }
        StatementKind::Match(subject, cases) => {
            let cases: Vec<_> = cases
                .iter()
                .map(|case| format!("{} {{{}}}", bracketed(&case.pattern), shown(&case.body)))
                .collect();
            format!("match {} [{}]", bracketed(subject), cases.join("|"))
        }
        StatementKind::Function(it) => {
            let names = |list: &[crate::python::Parameter]| {
                let names: Vec<_> = list.iter().map(|one| one.name.text.clone()).collect();
                names.join(",")
            };
            let parameters = &it.parameters;
            let rest = |word: &Option<crate::python::Identifier>| {
                word.as_ref()
                    .map_or_else(String::new, |word| word.text.clone())
            };
            format!(
                "def {}({}|*{}|{}|**{}) {{{}}}",
                it.name.text,
                names(&parameters.positional),
                rest(&parameters.variadic),
                names(&parameters.keyword_only),
                rest(&parameters.keyword_variadic),
                shown(&it.body)
            )
        }
        StatementKind::Class(it) => {
            let bases: Vec<_> = it.bases.iter().map(|base| bracketed(&base.value)).collect();
            format!(
                "class {}({}) {{{}}}",
                it.name.text,
                bases.join(", "),
                shown(&it.body)
            )
        }
        StatementKind::Return(value) => {
            format!(
                "return {}",
                value.as_ref().map_or_else(String::new, bracketed)
            )
        }
        StatementKind::Raise => "raise".to_owned(),
        StatementKind::Break => "break".to_owned(),
        StatementKind::Continue => "continue".to_owned(),
        StatementKind::ScopeDeclaration(names) => format!("global {}", names.len()),
        StatementKind::Ignored => "-".to_owned(),
    }
}

fn imports(list: &[Import]) -> String {
    let one = |import: &Import| match &import.alias {
        Some(alias) => format!("{} as {}", import.name.text, alias.text),
        None => import.name.text.clone(),
    };
    list.iter().map(one).collect::<Vec<_>>().join(", ")
}

#[track_caller]
fn check(text: &str, expected: &str, said: &[&str]) {
    let (script, diagnostics) = script(text);
    assert_eq!(shown(&script.body), expected, "{text}");
    let diagnostics: Vec<String> = diagnostics
        .iter()
        .map(|it| format!("{} {}", it.location, it.code))
        .collect();
    assert_eq!(diagnostics, said, "{text}");
}

#[test]
fn simple_statements_are_read() {
    for (text, expected) in [
        ("", ""),
        ("#!/usr/bin/env python3\n# -*- x -*-\n\n", ""),
        ("a = b = 1", "a = b = 1"),
        ("a, *b = c, d\n", "(a, *b) = (c, d)"),
        ("a.b.c = True", "a.b.c = True"),
        ("a: int = 1\nb: Dict[str, int]", "a: = 1; b: = "),
        ("a += 1; b //= 2;\n", "a += 1; b //= 2"),
        ("import pytm as p, a.b.c", "import pytm as p, a.b.c"),
        ("from pytm import *", "from pytm import *"),
        (
            "from ..x.y import (a as b,\n  c,\n)",
            "from ..x.y import a as b, c",
        ),
        ("from . import a", "from . import a"),
        ("x = lambda a, *b, c=1: a + 1", "x = (lambda: (a + 1))"),
        ("x = [*a, 1]\nf(*a, **b)", "x = [*a, 1]; f(*a, **b)"),
        ("if (n := 5) > 3: pass", "if ((n := 5) > 3) {-} else {}"),
        ("global a, b\ndel x\nassert x, y", "global 2; -; -"),
        (
            "match = 1\nmatch.x(2)\ntype = 3\ntype X = int",
            "match = 1; match.x(2); type = 3; -",
        ),
        ("x = (1 +\n# c\n  2)", "x = (1 + 2)"),
        ("x = 1 + \\\n  2", "x = (1 + 2)"),
        ("print(x, file=y)", "print(x, file=y)"),
    ] {
        check(text, expected, &[]);
    }
}

#[test]
fn compound_statements_are_read() {
    for (text, expected) in [
        (
            "if a:\n  b\nelif c: d; e\nelse:\n  f\ng",
            "if a {b} if c {d; e} else {f}; g",
        ),
        ("while a:\n\tb\n\tbreak\n", "while a {b; break}"),
        (
            "for a, b in c.items():\n  d\n\n\n  e\n",
            "for (a, b) in c.items() {d; e}",
        ),
        ("for a in b, c: d", "for a in (b, c) {d}"),
        ("with a as b, c: d", "with a, c {d}"),
        ("with (a as b,\n  c as d): e", "with a, c {e}"),
        ("with (a): b", "with a {b}"),
        (
            "try:\n a\nexcept (X, Y) as e:\n b\nexcept:\n c\nelse:\n d\nfinally:\n e",
            "try {a} [b|c] {d; e}",
        ),
        (
            "@x.y(1)\n@z\nasync def f(a, b: int = 1, /, *c, d=2, **e) -> None:\n  return a\n",
            "def f(a,b|*c|d|**e) {return a}",
        ),
        ("def f(*, a): return", "def f(|*|a|**) {return }"),
        (
            "class A(B, metaclass=C):\n  x: int = 1\n  def f(self): pass",
            "class A(B, C) {x: = 1; def f(self|*||**) {-}}",
        ),
        ("class A: ...", "class A() {...}"),
        (
            "match x:\n  case 1 | 2: a\n  case _ if b:\n    c\nd",
            "match x [(1 | 2) {a}|_ {c}]; d",
        ),
        (
            "if a:\n    if b:\n        c\n    d\ne",
            "if a {if b {c} else {}; d} else {}; e",
        ),
        (
            "if a:\n  # only a comment\n  pass\n# less\n  b\nc",
            "if a {-; b} else {}; c",
        ),
    ] {
        check(text, expected, &[]);
    }
}

#[test]
fn formatted_texts_are_read() {
    for (text, expected) in [
        ("f'a{b}c'", "\"a\"{b}\"c\""),
        ("f'{a.b[0]!r:>{w}}'", "{a.b[0]!r:\">\":{w}}"),
        ("f'{{{a}}}'", "\"{\"{a}\"}\""),
        ("'x' f'{a=}' 'y'", "\"x\"\"a=\"{a!r}\"y\""),
        ("f\"{d[\"k\"]}\"", "{d[\"k\"]}"),
        ("f'''{\n a\n}'''", "{a}"),
        ("f'{a:%Y-%m}'", "{a:\"%Y-%m\"}"),
        ("f'{f\"{a}\"}\\n'", "{{a}}\"\\n\""),
        ("rf'\\d{a}'", "\"\\\\d\"{a}"),
        ("f''", ""),
    ] {
        check(text, expected, &[]);
    }
}

#[test]
fn a_mistake_costs_its_statement_alone() {
    for (text, expected, said) in [
        (
            "a = 1\nb = = 2\nc = 3",
            "a = 1; c = 3",
            &["2:5 python-syntax"] as &[&str],
        ),
        ("print 'x'\na", "a", &["1:7 python-syntax"]),
        (
            "a = foo(1,\nb = 2\nc = 3",
            "b = 2; c = 3",
            &["1:8 python-syntax"],
        ),
        (
            "a = foo(1,\n   x=2\nb = 2\nc = [",
            "b = 2",
            &["1:8 python-syntax", "4:5 python-syntax"],
        ),
        ("a = 'b\nc = 1", "c = 1", &["1:5 python-open-string"]),
        ("a = '''b\nc = 1", "c = 1", &["1:5 python-open-string"]),
        ("a = $\nc = 1", "c = 1", &["1:5 python-character"]),
        (
            "if a = 1:\n  b\n  if c:\n    d\ne",
            "e",
            &["1:6 python-syntax"],
        ),
        ("a\n  b\nc", "a; b; c", &["2:1 python-indentation"]),
        (
            "if a:\n    b\n  c\nd",
            "if a {b} else {}; c; d",
            &["3:1 python-indentation"],
        ),
        (
            "if a:\nb",
            "if a {} else {}; b",
            &["2:1 python-indentation"],
        ),
        ("else:\n  a\nb", "b", &["1:1 python-syntax"]),
        ("f'{a'\nb", "b", &["1:1 python-syntax"]),
        ("f'{a b}'\nb", "b", &["1:6 python-syntax"]),
        ("1 = a\nb", "b", &["1:3 python-syntax"]),
        ("except:", "", &["1:1 python-syntax"]),
        ("a)\nb", "b", &["1:2 python-syntax"]),
    ] {
        check(text, expected, said);
    }
}

#[test]
fn deep_nesting_is_refused_and_the_rest_read() {
    let mut text = String::new();
    for depth in 0..300 {
        text += &format!("{}if a:\n", " ".repeat(depth));
    }
    text += "\nb = 1\n";
    let (read, diagnostics) = script(&text);
    assert_eq!(read.body.len(), 2);
    assert_eq!(
        diagnostics.first().map(|it| it.code.as_str()),
        Some("python-too-deep")
    );
    for text in [
        "(".repeat(5000),
        "[".repeat(5000),
        "f'{".repeat(5000),
        "-".repeat(5000),
        "f'{f\"{".repeat(500),
    ] {
        let (read, diagnostics) = script(&format!("a = {text}\nb = 1"));
        assert_eq!(shown(&read.body), "b = 1", "{diagnostics:?}");
    }
}

#[test]
fn comments_on_lines_of_their_own_are_kept() {
    let text = "# one\na = 1 # two\n\n  # three\nb = (\n # four\n)\n# five";
    let (read, _) = script(text);
    let comments: Vec<&str> = read.comments.iter().map(|span| span.text(text)).collect();
    assert_eq!(comments, ["# one", "# three", "# four", "# five"]);
}
