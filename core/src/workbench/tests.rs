//! Threats while they are written, over one small model.

use std::sync::Arc;

use super::*;
use crate::model::{Id, Kind, Model, Part, Schema, Value};
use crate::threats::{Library, Mitigation, RuleSet, Sample, Threat};

fn part(id: &str, class: &str, values: &[(&str, Value)]) -> Arc<Part> {
    let mut part = Part::new(Id::new(id), id, class);
    for (name, value) in values {
        part.attributes.set(name, Some(value.clone()));
    }
    Arc::new(part)
}

fn to(id: &str) -> Value {
    Value::Reference(Id::new(id))
}

/// Two servers in a boundary, one hardened, and a flow from an actor to each.
fn model() -> Model {
    let hard = [
        ("inBoundary", to("zone")),
        ("controls.isHardened", Value::Bool(true)),
    ];
    let flow = |sink| [("source", to("user")), ("sink", to(sink))];
    Model {
        name: "Model".to_owned(),
        boundaries: vec![part("zone", "Boundary", &[])],
        elements: vec![
            part("user", "Actor", &[]),
            part("soft", "Server", &hard[..1]),
            part("hard", "Server", &hard),
        ],
        flows: vec![
            part("to-soft", "Dataflow", &flow("soft")),
            part("to-hard", "Dataflow", &flow("hard")),
        ],
        excluded_sids: vec!["NEW1".to_owned()],
        ..Model::default()
    }
}

fn threat(condition: &str) -> Threat {
    let text = || "A sentence.".to_owned();
    Threat {
        sid: "NEW1".to_owned(),
        title: "New".to_owned(),
        targets: vec!["Server".to_owned()],
        severity: "High".to_owned(),
        condition: condition.to_owned(),
        details: text(),
        prerequisites: text(),
        detection: text(),
        example: text(),
        mitigations: vec![Mitigation {
            text: text(),
            attribute: None,
        }],
        ..Threat::default()
    }
}

fn reviewed(threat: &Threat, picked: Option<&str>) -> Review {
    let existing_library = Library {
        name: "Team".to_owned(),
        threats: vec![Threat {
            sid: "OLD1".to_owned(),
            ..Threat::default()
        }],
        ..Library::default()
    };
    let schema = Schema::built_in();
    let (existing, _) = RuleSet::compile(&[existing_library], schema);
    let draft = Draft {
        threat,
        original_sid: "",
        library: "Mine",
        existing: &existing,
        model: &model(),
        schema,
    };
    review(&draft, picked.map(Id::new).as_ref())
}

/// The names of the parts that a threat applies to, and the problems as `key code column`.
#[track_caller]
fn check(threat: &Threat, applies_to: &[&str], problems: &[&str]) {
    let review = reviewed(threat, None);
    let model = model();
    let parts = review.applies_to.iter().filter_map(|at| model.part_at(*at));
    let names: Vec<&str> = parts.map(|part| part.name.as_str()).collect();
    let problems_found = review.problems.iter().map(|one| {
        let place = one.location.position().map(|place| place.column);
        let key = one.location.path.as_deref().unwrap_or("-");
        format!("{key} {} {}", one.code, place.unwrap_or(0))
    });
    let problems_found: Vec<String> = problems_found.collect();
    assert_eq!(names, applies_to, "{problems_found:?}");
    assert_eq!(problems_found, problems);
}

#[test]
fn a_problem_of_the_condition_spans_the_word_that_is_wrong() {
    let threat = threat("target.protocol == 'HTTP' and target.portt == 1");
    let review = reviewed(&threat, None);
    let ranges = review.problems.iter().filter_map(|one| one.location.range);
    let columns: Vec<_> = ranges.map(|it| (it.start.column, it.end.column)).collect();
    assert_eq!(columns, [(38, 43)]);
}

#[test]
fn it_says_where_the_threat_applies_even_if_the_model_leaves_it_out() {
    check(&threat("not target.controls.isHardened"), &["soft"], &[]);
    let aimed = Threat {
        targets: vec!["Dataflow".to_owned()],
        ..threat("target.sink.controls.isHardened")
    };
    check(&aimed, &["to-hard"], &[]);
    // One that only Parapet's way judges is shown too, whatever the way of the model.
    let ours = Threat {
        beyond_pytm: true,
        ..threat("target.controls.isHardened")
    };
    check(&ours, &["hard"], &[]);
}

#[test]
fn it_says_what_is_wrong_at_the_field_it_belongs_to() {
    check(
        &threat("target.controls.isHardend"),
        &[],
        &["condition condition-attribute 17"],
    );
    check(
        &threat("target.inScope or not target.inScope"),
        &["soft", "hard"],
        &["condition condition-always-holds 1"],
    );
    let base = || threat("target.controls.isHardened");
    let named = |sid: &str| Threat {
        sid: sid.to_owned(),
        ..base()
    };
    check(&named(""), &["hard"], &["sid sid-missing 0"]);
    check(&named("A B"), &["hard"], &["sid sid-not-a-word 0"]);
    check(&named("OLD1"), &["hard"], &["sid threat-replaced 0"]);
    let wrong = Threat {
        targets: vec!["Servr".to_owned()],
        severity: "Grave".to_owned(),
        stride: vec!["Spying".to_owned()],
        example: String::new(),
        mitigations: vec![Mitigation {
            text: "Do.".to_owned(),
            attribute: Some("controls.isHard".to_owned()),
        }],
        ..base()
    };
    check(
        &wrong,
        &[],
        &[
            "severity unknown-severity 0",
            "stride unknown-category 0",
            "- text-missing 0",
            "targets unknown-target 0",
            "mitigations unknown-attribute 0",
        ],
    );
}

#[test]
fn it_says_the_condition_in_words() {
    let check = |condition: &str, expected: Option<&str>| {
        let review = reviewed(&threat(condition), None);
        let words = review.words.map(|it| it.words);
        assert_eq!(words.as_deref(), expected, "{condition}");
    };
    check("not target.controls.isHardened", Some("It is not hardened"));
    check(
        "target.inScope and target.usesCache",
        Some("All of these are true"),
    );
    check("target.controls.isHard", None);
}

#[test]
fn it_explains_the_part_that_is_picked() {
    let explained = |picked| {
        let review = reviewed(&threat("not target.controls.isHardened"), picked);
        let (part, explanation) = review.explained.unwrap();
        (part.to_string(), explanation.because)
    };
    let (part, because) = explained(None);
    assert_eq!(part, "soft");
    assert!(because.contains("hardened"), "{because}");
    let (part, because) = explained(Some("hard"));
    assert_eq!(part, "hard");
    assert_eq!(because, "Its condition does not hold here.");
    let (part, because) = explained(Some("user"));
    assert_eq!(part, "user");
    assert!(because.starts_with("It is not aimed"), "{because}");
}

#[test]
fn examples_are_cut_out_of_the_model_and_tried() {
    let cut = |id: &str| excerpt(&model(), &Id::new(id)).unwrap();
    let with = |condition: &str, fires: &[&str], silent: &[&str]| {
        let mut threat = threat(condition);
        threat.fires_on = fires.iter().map(|id| cut(id)).collect();
        threat.silent_on = silent.iter().map(|id| cut(id)).collect();
        let review = reviewed(&threat, None);
        (review.fires_on, review.silent_on)
    };
    let (meant, otherwise) = (
        || vec![SampleOutcome::AsExpected],
        || vec![SampleOutcome::NotAsExpected],
    );
    let soft = "not target.controls.isHardened";
    assert_eq!(with(soft, &["soft"], &["hard"]), (meant(), meant()));
    assert_eq!(with(soft, &["hard"], &["soft"]), (otherwise(), otherwise()));
    // What a condition gets to is in the example.
    let around =
        "target.inBoundary.name == 'zone' and any(f.source.name == 'user' for f in target.inputs)";
    assert_eq!(with(around, &["soft"], &[]), (meant(), vec![]));
    let broken = |part: &str, model: &str| {
        let mut threat = threat(soft);
        threat.fires_on = vec![Sample {
            note: String::new(),
            part: part.to_owned(),
            model: model.to_owned(),
        }];
        match reviewed(&threat, None).fires_on.pop() {
            Some(SampleOutcome::Broken(diagnostic)) => diagnostic.code,
            other => format!("{other:?}"),
        }
    };
    assert_eq!(broken("x", &cut("soft").model), "example-without-part");
    assert_eq!(broken("x", "[1]"), "not-a-model");
}

#[test]
fn an_example_is_small() {
    let example = excerpt(&model(), &Id::new("soft")).unwrap();
    let read = crate::import::model_json::read(&example.model).unwrap();
    assert_eq!(read.diagnostics, []);
    let names = |kind| {
        let list = read.model.list(kind).iter();
        list.map(|part| part.name.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(names(Kind::Boundary), ["zone"]);
    assert_eq!(names(Kind::Element), ["user", "soft"]);
    assert_eq!(names(Kind::Dataflow), ["to-soft"]);
    assert_eq!(excerpt(&model(), &Id::new("nobody")), None);
}

#[test]
fn a_threat_is_put_where_it_stood() {
    let library = |sids: &[&str]| Library {
        threats: sids.iter().map(|sid| named(sid, "")).collect(),
        ..Library::default()
    };
    fn named(sid: &str, title: &str) -> Threat {
        Threat {
            sid: sid.to_owned(),
            title: title.to_owned(),
            ..Threat::default()
        }
    }
    let check = |original_sid: &str, sid: &str, expected: &[&str]| {
        let saved = with_threat(library(&["A", "B", "C"]), original_sid, &named(sid, "!"));
        let found = saved.threats.iter();
        let found: Vec<String> = found.map(|it| format!("{}{}", it.sid, it.title)).collect();
        assert_eq!(found, expected, "{original_sid} {sid}");
    };
    check("", "D", &["A", "B", "C", "D!"]);
    check("", "B", &["A", "B!", "C"]);
    check("B", "B", &["A", "B!", "C"]);
    check("B", "D", &["A", "D!", "C"]);
    check("C", "A", &["B", "A!"]);
    check("A", "C", &["C!", "B"]);
    check("gone", "D", &["A", "B", "C", "D!"]);
    let left = without_threat(library(&["A", "B"]), "A");
    assert_eq!(left, library(&["B"]));
}
