//! What cannot be evaluated is an error with a span, never a "no" and never a panic.

use super::world::{Given, World, shop};
use crate::model::PartIndex;
use crate::python::Span;

#[test]
fn errors_say_what_and_where() {
    let mut shop = shop();
    shop.add(
        "Dataflow",
        "Loose",
        vec![("source", Given::None), ("sink", Given::None)],
    );
    for (part, text, place, message) in [
        (
            "Web",
            "target.inScope and target.port < 'x'",
            "target.port < 'x'",
            "`<` cannot compare a number with text.",
        ),
        (
            "Web",
            "target.minTLSVersion < Classification.PUBLIC",
            "target.minTLSVersion < Classification.PUBLIC",
            "`<` cannot compare a TLSVersion with a Classification.",
        ),
        (
            "DB",
            "target.type > DatastoreType.SQL",
            "target.type > DatastoreType.SQL",
            "`>` cannot compare a DatastoreType with a DatastoreType.",
        ),
        (
            "Web",
            "1 / (target.port - 8443)",
            "1 / (target.port - 8443)",
            "This divides by zero.",
        ),
        (
            "Web",
            "9223372036854775807 + 1 > 0",
            "9223372036854775807 + 1",
            "The result is too large for a number of 64 bits.",
        ),
        (
            "Web",
            "2 ** 64 > 0",
            "2 ** 64",
            "The result is too large for a number of 64 bits.",
        ),
        (
            "Web",
            "-(-9223372036854775807 - 1) > 0",
            "-(-9223372036854775807 - 1)",
            "The result is too large for a number of 64 bits.",
        ),
        (
            "Web",
            "(-8) ** 0.5 == 1",
            "(-8) ** 0.5",
            "The result is an imaginary number.",
        ),
        (
            "Web",
            "target.name - 1",
            "target.name - 1",
            "`-` cannot combine text and a number.",
        ),
        (
            "Job",
            "target.inBoundary.name == 'x'",
            "target.inBoundary.name",
            "An attribute is asked of nothing.",
        ),
        (
            "Job",
            "target.inBoundary.inside(Boundary)",
            "target.inBoundary.inside(Boundary)",
            "inside is asked of nothing.",
        ),
        (
            "Login",
            "target.data[0]",
            "target.data[0]",
            "Data has no order, and so no first item.",
        ),
        (
            "Loose",
            "target.hasDataLeaks()",
            "target.hasDataLeaks()",
            "The dataflow lacks an end.",
        ),
        (
            "Loose",
            "target.crosses(Boundary)",
            "target.crosses(Boundary)",
            "The dataflow lacks an end.",
        ),
        ("Web", "len(5) > 1", "len(5)", "a number has no length."),
        (
            "Web",
            "any(n for n in 5)",
            "5",
            "A loop cannot iterate over a number.",
        ),
        (
            "Web",
            "{'a': 1}['b']",
            "{'a': 1}['b']",
            "The dictionary has no such key.",
        ),
        (
            "Web",
            "'a' in 5",
            "'a' in 5",
            "`in` cannot look into a number.",
        ),
    ] {
        let error = shop.holds(part, text).expect_err(text);
        assert_eq!(error.message, message, "{text}");
        assert_eq!(error.span.text(text), place, "{text}");
    }
}

#[test]
fn an_attribute_that_only_other_targets_have_is_an_error() {
    let shop = shop();
    let schema = &shop.schema;
    let targets = ["Server", "Process"].map(|name| schema.class_id(name).unwrap());
    let text = "target.usesXMLParser is False";
    let (condition, _) = crate::threats::Condition::read(text, &targets, schema);
    let condition = condition.unwrap();
    assert_eq!(condition.holds(&shop, shop.part("Web")), Ok(true));
    let error = condition.holds(&shop, shop.part("Job")).unwrap_err();
    assert_eq!(error.message, "Job has no such attribute.");
    assert_eq!(error.span, Span { start: 0, end: 29 });
}

/// Loops over loops, and values that grow, end with an error after a bounded time.
#[test]
fn work_is_bounded() {
    let mut world = World::empty(&[]);
    let flows: Vec<PartIndex> = (0..100)
        .map(|at| world.add("Dataflow", &format!("F{at}"), vec![]))
        .collect();
    let server = world.add("Server", "S", vec![]);
    world.set(server, "inputs", Given::Parts(flows));
    for text in [
        "any(a is None for a in target.inputs for b in target.inputs for c in target.inputs)",
        "len([1 for a in target.inputs for b in target.inputs for c in target.inputs])",
        "any(any(any(a == 5 for a in target.inputs) for b in target.inputs) for c in target.inputs)",
        "len('x' * 9223372036854775807)",
        "len([0] * 1000000)",
        "len('x' * 99999 + 'x' * 99999)",
        "[n for n in [0] * 1000] * 1000 == []",
        "max(sum(len(x.name) for y in target.inputs) for z in target.inputs for x in target.inputs)",
        "[[n for n in [0] * 300]] * 300 == [[n for n in [0] * 300] for m in [0] * 300]",
    ] {
        let error = world.holds("S", text).expect_err(text);
        assert_eq!(
            error.message, "The condition takes more than 100000 steps on this part.",
            "{text}"
        );
    }
    let text = "any(a is None for a in target.inputs for b in target.inputs)";
    assert_eq!(world.holds("S", text), Ok(false));
}

/// The deepest trees that are read, on three quarters of the stack of WebAssembly, though without
/// optimisation.
#[test]
fn deep_conditions_need_little_stack() {
    let deep = |before: &str, middle: &str, after: &str| {
        (
            before.repeat(97) + middle + &after.repeat(97),
            middle.to_owned(),
        )
    };
    let texts = [
        deep("not ", "target.inScope", ""),
        deep("[", "target.inScope", "]"),
        deep("(target.inScope and ", "target.inScope", ")"),
        deep("1 + (", "target.port", ")"),
        deep("-", "target.port", ""),
        deep("1 if target.inScope else ", "target.port", ""),
        deep("", "target.inputs", "[0]"),
        deep("len(", "target.inputs", ")"),
        deep("any(1 for a in ", "target.inputs", ")"),
        deep("[a for a in ", "target.inputs", "]"),
        deep("1 == (", "target.port", ")"),
    ];
    let small = std::thread::Builder::new().stack_size(768 << 10);
    let evaluating = small.spawn(move || {
        let shop = shop();
        for (text, middle) in texts {
            match shop.condition("Web", &text) {
                Ok(condition) => {
                    let _ = condition.holds(&shop, shop.part("Web"));
                    let _ = condition.trace(&shop, shop.part("Web"));
                }
                Err(said) => assert!(said[0].contains("too-deep"), "{middle} {said:?}"),
            }
        }
    });
    evaluating.unwrap().join().unwrap();
}
