//! Expected values of `inside crosses enters exits oneOf` where boundaries are nested.

use super::world::{Given, World};
use crate::model::{Attributes, CustomType};

/// ```text
/// Internet { Outside }
/// Corp { Office  DMZ { Front  Cage { Safe } }  Lab { Bench } }
/// Nowhere
/// ```
/// `DMZ` and `Lab` are of the custom class `Guarded zone`. Flows are named `From>To`.
fn nested() -> World {
    let zone = CustomType {
        name: "Guarded zone".into(),
        base: "Boundary".into(),
        description: String::new(),
        icon: String::new(),
        attributes: Vec::new(),
        defaults: Attributes::default(),
    };
    let mut world = World::empty(&[zone]);
    let inside = |name| vec![("inBoundary", Given::Part(name))];
    world.add("Boundary", "Internet", vec![]);
    world.add("Boundary", "Corp", vec![]);
    world.add("Guarded zone", "DMZ", inside("Corp"));
    world.add("Boundary", "Cage", inside("DMZ"));
    world.add("Guarded zone", "Lab", inside("Corp"));
    world.add("Actor", "Outside", inside("Internet"));
    world.add("Server", "Office", inside("Corp"));
    world.add("Server", "Front", inside("DMZ"));
    world.add("Datastore", "Safe", inside("Cage"));
    world.add("Process", "Bench", inside("Lab"));
    world.add("Server", "Nowhere", vec![]);
    let places = ["Outside", "Office", "Front", "Safe", "Bench", "Nowhere"];
    for source in places {
        for sink in places {
            let ends = vec![("source", Given::Part(source)), ("sink", Given::Part(sink))];
            world.add("Dataflow", &format!("{source}>{sink}"), ends);
        }
    }
    world
}

/// Where the expression holds, of all parts named.
#[track_caller]
fn check(text: &str, parts: &[&str], expected: &[&str]) {
    let world = nested();
    let held: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| world.holds(part, text).unwrap())
        .collect();
    assert_eq!(held, expected, "{text}");
}

#[test]
fn a_part_is_inside_every_boundary_around_it() {
    let parts = [
        "Outside", "Office", "Front", "Safe", "Bench", "Nowhere", "Cage", "Corp",
    ];
    for (text, expected) in [
        (
            "target.inside(Boundary)",
            &["Outside", "Office", "Front", "Safe", "Bench", "Cage"][..],
        ),
        ("target.inside(None)", &["Nowhere", "Corp"]),
        (
            "target.inside('Guarded zone')",
            &["Front", "Safe", "Bench", "Cage"],
        ),
        ("target.inside(Server)", &[]),
        ("target.inside()", &[]),
        (
            "target.inside('Guarded zone', None)",
            &["Front", "Safe", "Bench", "Nowhere", "Cage", "Corp"],
        ),
        // A boundary is around what lies in it, and not around itself.
        ("target.inside(target)", &[]),
        ("target.inside(target.inBoundary)", &parts),
    ] {
        check(text, &parts, expected);
    }
}

#[test]
fn flows_cross_what_lies_around_one_end_only() {
    let flows = [
        "Outside>Front",
        "Front>Outside",
        "Office>Front",
        "Front>Office",
        "Front>Safe",
        "Safe>Front",
        "Front>Bench",
        "Safe>Bench",
        "Office>Nowhere",
        "Nowhere>Safe",
        "Front>Front",
        "Nowhere>Nowhere",
    ];
    let to_sink = "target.sink.inBoundary";
    for (text, expected) in [
        ("target.crosses(Boundary)", &flows[..10]),
        (
            "target.enters(Boundary)",
            &[
                "Outside>Front",
                "Front>Outside",
                "Office>Front",
                "Front>Safe",
                "Front>Bench",
                "Safe>Bench",
                "Nowhere>Safe",
            ],
        ),
        (
            "target.exits(Boundary)",
            &[
                "Outside>Front",
                "Front>Outside",
                "Front>Office",
                "Safe>Front",
                "Front>Bench",
                "Safe>Bench",
                "Office>Nowhere",
            ],
        ),
        // One and the same zone has to be around one end and not around the other.
        (
            "target.crosses('Guarded zone')",
            &[
                "Outside>Front",
                "Front>Outside",
                "Office>Front",
                "Front>Office",
                "Front>Bench",
                "Safe>Bench",
                "Nowhere>Safe",
            ],
        ),
        (
            "target.enters('Guarded zone')",
            &[
                "Outside>Front",
                "Office>Front",
                "Front>Bench",
                "Safe>Bench",
                "Nowhere>Safe",
            ],
        ),
        (
            "target.exits('Guarded zone')",
            &["Front>Outside", "Front>Office", "Front>Bench", "Safe>Bench"],
        ),
        ("target.crosses(Server)", &[]),
        ("target.crosses()", &[]),
        // The sink's innermost boundary; for sinks outside of all, None: "the outside".
        (
            &format!("target.enters({to_sink})"),
            &[
                "Outside>Front",
                "Front>Outside",
                "Office>Front",
                "Front>Safe",
                "Front>Bench",
                "Safe>Bench",
                "Office>Nowhere",
                "Nowhere>Safe",
            ],
        ),
        (&format!("target.exits({to_sink})"), &[]),
        (
            &format!("target.crosses({to_sink})"),
            &[
                "Outside>Front",
                "Front>Outside",
                "Office>Front",
                "Front>Safe",
                "Front>Bench",
                "Safe>Bench",
                "Office>Nowhere",
                "Nowhere>Safe",
            ],
        ),
        // The second boundary around the sink: Corp for Front and Bench, DMZ for Safe.
        (
            "target.sink.inside('Guarded zone') and target.crosses(target.sink.inBoundary.inBoundary)",
            &["Outside>Front", "Nowhere>Safe"],
        ),
        ("target.enters(None)", &["Office>Nowhere"]),
        ("target.exits(None)", &["Nowhere>Safe"]),
        ("target.crosses(None)", &["Office>Nowhere", "Nowhere>Safe"]),
        ("target.crosses(5)", &[]),
        (
            "target.source.inside('Guarded zone') and not target.sink.inside('Guarded zone')",
            &["Front>Outside", "Front>Office"],
        ),
    ] {
        check(text, &flows, expected);
    }
}

#[test]
fn one_of_asks_for_the_class_or_the_part() {
    let parts = ["Outside", "Front", "Safe", "DMZ", "Cage", "Front>Safe"];
    for (text, expected) in [
        ("target.oneOf(Element)", &parts[..]),
        ("target.oneOf(Boundary)", &["DMZ", "Cage"]),
        ("target.oneOf('Guarded zone')", &["DMZ"]),
        ("target.oneOf(Server, Datastore)", &["Front", "Safe"]),
        ("target.oneOf(target)", &parts),
        ("target.oneOf(None, 5)", &[]),
        ("target.oneOf()", &[]),
    ] {
        check(text, &parts, expected);
    }
}

/// Elements cross nothing; data is in no boundary at all, and asking for one is an error.
#[test]
fn what_has_no_ends_crosses_nothing() {
    for text in [
        "target.crosses(Boundary)",
        "target.enters(Boundary, None)",
        "target.exits(None)",
    ] {
        check(text, &["Outside", "Front", "Nowhere", "DMZ"], &[]);
    }
}

#[test]
fn boundaries_in_a_circle_are_gone_through_once() {
    let mut world = World::empty(&[]);
    let inside = |name| vec![("inBoundary", Given::Part(name))];
    for (boundary, around) in [
        ("A", "B"),
        ("B", "C"),
        ("C", "D"),
        ("D", "B"),
        ("Self", "Self"),
    ] {
        world.add("Boundary", boundary, inside(around));
    }
    world.add("Server", "In A", inside("A"));
    world.add("Server", "In self", inside("Self"));
    for (part, text, expected) in [
        (
            "In A",
            "target.inside(target.inBoundary.inBoundary.inBoundary.inBoundary)",
            true,
        ),
        ("In A", "target.inBoundary.inside(target.inBoundary)", false),
        (
            "In A",
            "target.inBoundary.inBoundary.inside(target.inBoundary.inBoundary)",
            true,
        ),
        ("In A", "target.inside(target)", false),
        ("In self", "target.inside(target.inBoundary)", true),
        ("In self", "target.inside(None)", false),
    ] {
        assert_eq!(world.holds(part, text), Ok(expected), "{part}: {text}");
    }
}
