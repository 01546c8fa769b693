//! What the checker refuses, where, and what it proposes instead.

use super::world::shop;
use crate::schema::Schema;
use crate::threats::Condition;

/// The diagnostics of a condition for these target classes: code, location, message, hint.
#[track_caller]
fn check(targets: &[&str], text: &str, expected: &[&str]) {
    let schema = Schema::built_in();
    let targets: Vec<_> = targets
        .iter()
        .map(|t| schema.class_id(t).unwrap())
        .collect();
    let (condition, diagnostics) = Condition::read(text, &targets, schema);
    let said: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(said, expected, "{text}");
    let judged = !expected.iter().any(|said| said.starts_with("error"));
    assert_eq!(condition.is_some(), judged, "{text}");
}

#[test]
fn attributes_have_to_exist_on_some_target() {
    for (targets, text, expected) in [
        (&["Server"][..], "target.usesXMLParser is False", &[][..]),
        // One of both has it.
        (&["Server", "Process"], "target.usesXMLParser is False", &[]),
        // None has it itself, and a class that extends it has.
        (&["Asset"], "target.usesXMLParser", &[]),
        (
            &["Process"],
            "target.usesXMLParser",
            &[
                "error condition-attribute 1:8 usesXMLParser: None of the classes that this can be has an attribute usesXMLParser.",
            ],
        ),
        (
            &["Server"],
            "target.inScope and target.protcol == 'HTTP'",
            &[
                "error condition-attribute 1:27 protcol: Server has no attribute protcol. (Write protocol?)",
            ],
        ),
        (
            &["Server"],
            "target.controls.validateInput is False",
            &[
                "error condition-attribute 1:17 controls.validateInput: Server has no attribute controls.validateInput. (Write controls.validatesInput?)",
            ],
        ),
        (
            &["Server"],
            "target.validatesInput",
            &[
                "error condition-attribute 1:8 validatesInput: Server has no attribute validatesInput. (Write controls.validatesInput?)",
            ],
        ),
        (
            &["Server"],
            "target.controls.protocol",
            &[
                "error condition-attribute 1:17 controls.protocol: Server has no attribute controls.protocol. (Write protocol?)",
            ],
        ),
        (
            &["Server"],
            "target.controls",
            &[
                "error condition-attribute 1:8: controls is used without one of them. (Write controls.validatesInput or another control.)",
            ],
        ),
        (
            &["Dataflow"],
            "any(d.fromat == 'XML' for d in target.data)",
            &[
                "error condition-attribute 1:7 fromat: Data has no attribute fromat. (Write format?)",
            ],
        ),
        (
            &["Dataflow"],
            "target.data.format == 'XML'",
            &[
                "error condition-attribute 1:13: format is asked of a list, which has no such attribute. (Ask each of its items: any(item.… for item in …).)",
            ],
        ),
        (
            &["Dataflow"],
            "target.protocol.upper == 'XML'",
            &[
                "error condition-attribute 1:17: upper is asked of a value that is no part, which has no such attribute.",
            ],
        ),
        (
            &["Dataflow"],
            "target.sink.inBoundary.port",
            &["error condition-attribute 1:24 port: Boundary has no attribute port."],
        ),
        (
            &["Server"],
            "any(f.source.wrong for f in target.inputs) or target.data[0].wrong",
            &[
                "error condition-attribute 1:14 wrong: None of the classes that this can be has an attribute wrong.",
                "error condition-attribute 1:62 wrong: Data has no attribute wrong.",
            ],
        ),
        (
            &["Server"],
            "any(o.threat_id for o in target.overrides)",
            &[
                "error condition-attribute 1:7 threat_id: None of the classes that this can be has an attribute threat_id.",
                "error condition-attribute 1:26: Conditions do not look into findings, overrides and assumptions.",
            ],
        ),
        (
            &["Server"],
            "target.name == 'x' and target.minTLSVersion.value > 3",
            &[],
        ),
        // Without a target that is known, every class counts.
        (&[], "target.usesXMLParser", &[]),
    ] {
        check(targets, text, expected);
    }
}

#[test]
fn names_have_to_be_those_of_conditions() {
    for (text, expected) in [
        (
            "targt.inScope",
            "error condition-name 1:1: There is no targt in conditions. (Write target?)",
        ),
        (
            "inScope",
            "error condition-name 1:1: There is no inScope in conditions. (Write target.inScope?)",
        ),
        (
            "true",
            "error condition-name 1:1: There is no true in conditions. (Write True?)",
        ),
        (
            "open('x')",
            "error condition-call 1:1: open cannot be called in conditions. (There are any, all, len, min, max, sum.)",
        ),
        (
            "summ([1])",
            "error condition-call 1:1: summ cannot be called in conditions. (Write sum?)",
        ),
        (
            "__import__('os')",
            "error condition-call 1:1: __import__ cannot be called in conditions. (There are any, all, len, min, max, sum.)",
        ),
        (
            "any is None",
            "error condition-name 1:1: any is a function and is not called. (Write any(…).)",
        ),
        (
            "Lifetime is None",
            "error condition-name 1:1: The enumeration Lifetime is used without one of its members. (Write Lifetime.MEMBER.)",
        ),
        (
            "target is Server",
            "error condition-name 1:11: The class Server is used outside of oneOf, crosses, enters, exits and inside. (Write target.oneOf(Server).)",
        ),
        (
            "Lifetime.LNOG is None",
            "error condition-member 1:10: Lifetime has no member LNOG. (Write Lifetime.LONG?)",
        ),
        (
            "Action.STOP is None",
            "error condition-member 1:8: Action has no member STOP. (There are NO_ACTION, RESTRICT, IGNORE.)",
        ),
        (
            "target.__class__",
            "error condition-dunder 1:8: __class__ belongs to Python itself and is not read in conditions.",
        ),
        (
            "Lifetime.__members__",
            "error condition-dunder 1:10: __members__ belongs to Python itself and is not read in conditions.",
        ),
        (
            "target.controls.__dict__",
            "error condition-dunder 1:17: __dict__ belongs to Python itself and is not read in conditions.",
        ),
        (
            "target.oneOf(Servr)",
            "error condition-class 1:14: There is no class Servr. (Write Server?)",
        ),
        (
            "target.oneOf('Sever')",
            "error condition-class 1:14: There is no class Sever. (Write Server?)",
        ),
        (
            "any(thing for y in [1])",
            "error condition-name 1:5: There is no thing in conditions. (What is asked about is `target`.)",
        ),
        (
            "[d for d in target.inputs] and d",
            "error condition-name 1:32: There is no d in conditions. (What is asked about is `target`.)",
        ),
    ] {
        check(&["Server"], text, &[expected]);
    }
}

#[test]
fn calls_have_to_be_those_of_conditions() {
    for (text, expected) in [
        (
            "target.delete()",
            "error condition-call 1:8: delete cannot be called in conditions. (There are oneOf, crosses, enters, exits, inside, checkTLSVersion, hasDataLeaks.)",
        ),
        (
            "target.crossess(Boundary)",
            "error condition-call 1:8: crossess cannot be called in conditions. (Write crosses?)",
        ),
        (
            "target.hasDataLeaks()",
            "error condition-call 1:8: Nothing that this can be has the method hasDataLeaks. (Only dataflows have it.)",
        ),
        (
            "any(d.inside(Boundary) for d in target.data)",
            "error condition-call 1:7: Nothing that this can be has the method inside. (Only elements, boundaries and dataflows have it.)",
        ),
        (
            "target.inputs[0].hasDataLeaks()",
            "error condition-call 1:18: hasDataLeaks is asked of something other than a chain of attributes. (Write target.sink.inside(…) or the like.)",
        ),
        (
            "any(x=1)",
            "error condition-keyword 1:5: x is handed over by name, which conditions do not allow. (Hand it over by its position.)",
        ),
        (
            "max(*[1, 2])",
            "error condition-keyword 1:6: Arguments are spread from a value, which conditions do not allow. (Hand it over by its position.)",
        ),
        ("(target.oneOf)(Server)", ""),
        (
            "[any][0]([1])",
            "error condition-call 1:1: Only functions and methods can be called, by their names.",
        ),
        (
            "len()",
            "error condition-arguments 1:1: len takes one value, and is given 0.",
        ),
        (
            "any([1], [2])",
            "error condition-arguments 1:1: any takes one value, and is given 2.",
        ),
        (
            "sum([1], 2, 3)",
            "error condition-arguments 1:1: sum takes one or two values, and is given 3.",
        ),
        (
            "target.checkTLSVersion()",
            "error condition-arguments 1:1: checkTLSVersion takes one list of dataflows, and is given 0.",
        ),
        (
            "any(len(1) for len in [1])",
            "error condition-call 1:5: len cannot be called in conditions. (Write len?)",
        ),
        (
            "len(x for x in [1])",
            "error condition-generator 1:5: A generator expression is used where nothing iterates it. (Hand it to any, all, min, max or sum, or write a list: [… for … in …].)",
        ),
    ] {
        let expected: Vec<&str> = Some(expected)
            .into_iter()
            .filter(|e| !e.is_empty())
            .collect();
        check(&["Server"], text, &expected);
    }
}

#[test]
fn what_conditions_have_not_is_refused() {
    for (text, place, what) in [
        ("~1", "1:1", "`~`"),
        ("1 << 2", "1:1", "`<<`"),
        ("target @ 1", "1:1", "`@`"),
        ("{n for n in [1]}", "1:1", "A set comprehension"),
        ("{n: n for n in [1]}", "1:1", "A dictionary comprehension"),
        ("{**{}}", "1:4", "`**` inside a dictionary"),
        ("b'x' == target.name", "1:1", "A text of bytes"),
        ("2j", "1:1", "An imaginary number"),
        ("...", "1:1", "`...`"),
        (
            "99999999999999999999 > 1",
            "1:1",
            "A number of more than 64 bits",
        ),
        (
            "target.name[1:2, 3]",
            "1:13",
            "A slice among several indices",
        ),
    ] {
        let expected =
            format!("error condition-form {place}: {what} is not allowed in conditions.");
        check(&["Server"], text, &[&expected]);
    }
    check(
        &["Server"],
        "[n for target.name in [1]]",
        &[
            "error condition-form 1:8: What follows `for` is not a name, nor names with commas. (Write `for item in …`.)",
        ],
    );
    check(
        &["Server"],
        "target.inScope = True",
        &["error python-syntax 1:16: The expression should end before this; there is `=`."],
    );
}

#[test]
fn is_with_a_literal_is_judged_with_a_warning() {
    check(
        &["Server"],
        "target.protocol is 'HTTP'",
        &[
            "warning condition-is-literal 1:20: `is` asks whether two values are the same object. It is read as a comparison here; Python may answer either way. (Write `==`.)",
        ],
    );
    assert_eq!(shop().holds("Web", "target.protocol is 'HTTP'"), Ok(true));
    assert_eq!(shop().holds("Web", "target.port is not 8443"), Ok(false));
}

#[test]
fn a_condition_that_is_too_long_is_not_read() {
    let text = "target.inScope or ".repeat(5_000) + "True";
    let (condition, diagnostics) = Condition::read(&text, &[], Schema::built_in());
    assert!(condition.is_none());
    assert_eq!(diagnostics[0].code, "condition-too-long");
}
