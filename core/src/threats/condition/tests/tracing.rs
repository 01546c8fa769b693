//! What a trace tells of each clause.

use std::fmt::Write;

use super::world::{World, shop};
use crate::threats::{Clause, Connective, Facts, Provenance};

/// A clause a line: its connective, whether it holds, its text, what it read.
fn told(world: &World, text: &str, clause: &Clause, depth: usize, into: &mut String) {
    let connective = match clause.connective {
        Connective::All => "all",
        Connective::Any => "any",
        Connective::Not => "not",
        Connective::Leaf => "-",
    };
    let truth = match &clause.truth {
        Ok(truth) => truth.to_string(),
        Err(error) => format!("({})", error.message),
    };
    let passed = if clause.reached { "" } else { " passed" };
    let indent = "  ".repeat(depth);
    writeln!(
        into,
        "{indent}{connective} {truth}{passed}: {}",
        clause.span.text(text)
    )
    .unwrap();
    for reading in &clause.readings {
        let name = reading
            .attribute
            .map_or("name", |id| world.schema.attribute_name(id));
        let from = match reading.provenance {
            Provenance::Answered => "answered",
            _ => "default",
        };
        let part = world.name(reading.part);
        writeln!(
            into,
            "{indent}    {part}.{name} = {:?} {from}",
            reading.value
        )
        .unwrap();
    }
    for inner in &clause.clauses {
        told(world, text, inner, depth + 1, into);
    }
}

#[track_caller]
fn check(part: &str, text: &str, expected: &str) {
    let shop = shop();
    let condition = shop.condition(part, text).unwrap();
    let clause = condition.trace(&shop, shop.part(part));
    let mut got = String::new();
    told(&shop, text, &clause, 0, &mut got);
    assert_eq!(got.trim_end(), expected.trim_end());
    assert_eq!(clause.truth, condition.holds(&shop, shop.part(part)));
}

#[test]
fn every_clause_is_told_with_what_it_read() {
    check(
        "Web",
        "target.usesCache is True or not (target.protocol == 'HTTP' and target.inScope)",
        r#"any false: target.usesCache is True or not (target.protocol == 'HTTP' and target.inScope)
  - false: target.usesCache is True
      Web.usesCache = Bool(false) default
  not false: not (target.protocol == 'HTTP' and target.inScope)
    all true: target.protocol == 'HTTP' and target.inScope
      - true: target.protocol == 'HTTP'
          Web.protocol = Text("HTTP") answered
      - true: target.inScope
          Web.inScope = Bool(true) default
"#,
    );
}

#[test]
fn what_python_would_not_get_to_is_told_too() {
    check(
        "Web",
        "target.inScope or target.port < 'x'",
        r#"any true: target.inScope or target.port < 'x'
  - true: target.inScope
      Web.inScope = Bool(true) default
  - (`<` cannot compare a number with text.) passed: target.port < 'x'
      Web.port = Int(8443) answered
"#,
    );
    check(
        "Web",
        "target.port < 'x' and target.inScope",
        r#"all (`<` cannot compare a number with text.): target.port < 'x' and target.inScope
  - (`<` cannot compare a number with text.): target.port < 'x'
      Web.port = Int(8443) answered
  - true passed: target.inScope
      Web.inScope = Bool(true) default
"#,
    );
}

#[test]
fn a_loop_tells_what_it_read_of_each_item() {
    check(
        "Login",
        "any(d.format == 'XML' for d in target.data)",
        r#"- true: any(d.format == 'XML' for d in target.data)
    Login.data = Parts([PartIndex(8), PartIndex(9)]) answered
    Password.format = Text("JSON") answered
    Profile.format = Text("XML") answered
"#,
    );
}

#[test]
fn a_method_tells_what_decided() {
    check(
        "Login",
        "target.hasDataLeaks() and target.sink.name == 'Web'",
        r#"all true: target.hasDataLeaks() and target.sink.name == 'Web'
  - true: target.hasDataLeaks()
      Login.source = Parts([PartIndex(4)]) answered
      Login.sink = Parts([PartIndex(5)]) answered
      Login.data = Parts([PartIndex(8), PartIndex(9)]) answered
      Password.classification = Choice { enumeration: 1, member: 4 } answered
      User.maxClassification = Choice { enumeration: 1, member: 0 } default
  - true: target.sink.name == 'Web'
      Login.sink = Parts([PartIndex(5)]) answered
      Web.name = Text("Web") answered
"#,
    );
}
