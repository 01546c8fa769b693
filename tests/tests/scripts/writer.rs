//! Scripts written: golden files, and a model that is written and read is the same model, but for
//! what a script cannot express.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use parapet_core::export::tm_py as write;
use parapet_core::import::{self, tm_py};
use parapet_core::model::{Id, Judging, Kind, Model, Value};
use parapet_core::{json, model::Attributes};
use parapet_tests::arbitrary::{self, Choices};
use parapet_tests::golden;
use parapet_tests::reference::{self, CASES, RANDOM};
use proptest::prelude::*;

pub(crate) const SAMPLES: [&str; 3] = ["assistant", "cloud-workstation", "web-shop"];

fn model_of(file: &std::path::Path) -> Model {
    import::read("model.json", &fs::read(file).unwrap())
        .unwrap()
        .model
}

/// The model with ids by kind and position, and without what a script cannot express.
fn expressible(model: &Model) -> Model {
    let mut ids: BTreeMap<Id, Id> = BTreeMap::new();
    for kind in Kind::ALL {
        for (position, part) in model.list(kind).iter().enumerate() {
            ids.insert(part.id.clone(), Id::new(&format!("{kind:?} {position}")));
        }
    }
    let of = |attributes: &Attributes| {
        let values = attributes
            .iter()
            .filter(|(_, value)| !matches!(value, Value::Raw(_)));
        let renamed = values.map(|(name, value)| {
            let mut value = value.clone();
            match &mut value {
                Value::Reference(id) => *id = ids[id].clone(),
                Value::References(list) => list.iter_mut().for_each(|id| *id = ids[id].clone()),
                Value::Overrides(list) => list.iter_mut().for_each(|one| one.kept.clear()),
                Value::Assumptions(list) => list.iter_mut().for_each(|one| one.kept.clear()),
                _ => {}
            }
            (name.to_owned(), value)
        });
        renamed.collect::<Attributes>()
    };
    let class = |name: &str| name.replace(' ', "");
    let mut reduced = Model {
        name: model.name.clone(),
        attributes: of(&model.attributes),
        judging: Judging::Pytm,
        declared: model.declared.iter().map(|id| ids[id].clone()).collect(),
        types: model.types.clone(),
        ..Model::default()
    };
    for custom in &mut reduced.types {
        custom.name = class(&custom.name);
        custom.base = class(&custom.base);
        custom.icon.clear();
        custom.description = custom.description.trim().to_owned();
        for own in &mut custom.attributes {
            own.label.clone_from(&own.name);
            own.question.clear();
            own.help.clear();
        }
    }
    for kind in Kind::ALL {
        let parts = model.list(kind).iter().map(|part| {
            let mut part = parapet_core::model::Part::clone(part);
            part.id = ids[&part.id].clone();
            part.class = class(&part.class);
            part.attributes = of(&part.attributes);
            Arc::new(part)
        });
        let parts = parts.collect();
        match kind {
            Kind::Boundary => reduced.boundaries = parts,
            Kind::Element => reduced.elements = parts,
            Kind::Dataflow => reduced.flows = parts,
            Kind::Data => reduced.data = parts,
        }
    }
    reduced
}

#[track_caller]
fn check_round_trip(model: &Model, title: &str) -> String {
    let script = write(model);
    let read = tm_py::read(&script).unwrap_or_else(|error| panic!("{title}: {error}\n{script}"));
    let (mut got, mut expected) = (expressible(&read.model), expressible(model));
    let by_name = |left: &parapet_core::model::CustomType,
                   right: &parapet_core::model::CustomType| {
        left.name.cmp(&right.name)
    };
    got.types.sort_by(by_name);
    expected.types.sort_by(by_name);
    assert_eq!(got, expected, "{title}\n{script}");
    assert_eq!(write(&read.model), script, "{title}");
    script
}

#[test]
fn cases_and_samples_are_written_as_looked_at() {
    for case in CASES {
        let script = check_round_trip(&model_of(&reference::case(case)), case);
        golden::check(&format!("scripts/{case}.py"), &script);
    }
    for sample in SAMPLES {
        let script = check_round_trip(&model_of(&reference::sample(sample)), sample);
        golden::check(&format!("scripts/sample-{sample}.py"), &script);
    }
}

#[test]
fn random_models_of_pytm_survive_being_written() {
    for seed in RANDOM {
        let text = fs::read_to_string(reference::random(seed)).unwrap();
        let document = json::read(&text).unwrap();
        let model = document.root.as_object().unwrap().get("model").unwrap();
        let model = import::model_json::read(document.raw(model)).unwrap().model;
        check_round_trip(&model, &seed.to_string());
    }
}

#[test]
fn an_order_of_its_own_is_kept() {
    let script = "from pytm import *\ntm = TM('m')\na = Actor('a')\nb = Boundary('b')\nf = Dataflow(a, a, 'f')\nc = Actor('c')\ng = Dataflow(a, c, 'g', responseTo=f)\n";
    let model = tm_py::read(script).unwrap().model;
    assert!(!model.declared.is_empty());
    check_round_trip(&model, "declared");
}

#[test]
fn a_thousand_parts_of_one_name_are_distinguished() {
    let mut model = parapet_tests::generate::system(400, 600, 7);
    for part in &mut model.elements {
        Arc::make_mut(part).name = "x".to_owned();
    }
    check_round_trip(&model, "one name");
}

#[test]
fn the_largest_models_are_read_to_their_end() {
    let model = parapet_tests::generate::system(10_000, 15_000, 1);
    let read = tm_py::read(&write(&model)).unwrap();
    let counts = |model: &Model| (model.elements.len(), model.flows.len(), model.data.len());
    assert_eq!(counts(&read.model), counts(&model));
}

proptest! {
    #[test]
    fn any_model_survives_being_written(choices in prop::collection::vec(any::<u32>(), 0..1200)) {
        let mut model = arbitrary::model(&mut Choices::new(&choices));
        // A script cannot express these: values that were only kept, invalid types, and names that
        // Python does not allow.
        model.declared.clear();
        let (schema, _) = parapet_core::model::Schema::of(&model);
        model.types.retain(|custom| schema.class_named(&custom.name).is_some());
        for custom in &mut model.types {
            for own in &mut custom.attributes {
                own.name = own.name.replace(' ', "");
            }
            custom.description = custom.description.replace(|c: char| c.is_whitespace(), " ");
        }
        let unkept = |attributes: &mut Attributes| {
            let kept: Vec<String> = attributes
                .iter()
                .filter(|(_, value)| matches!(value, Value::Raw(_)))
                .map(|(name, _)| name.to_owned())
                .collect();
            for name in kept {
                attributes.set(&name, None);
            }
            let own: Vec<String> = attributes
                .iter()
                .map(|(name, _)| name.to_owned())
                .filter(|name| name.starts_with("own "))
                .collect();
            for name in own {
                let value = attributes.set(&name, None);
                attributes.set(&name.replace(' ', ""), value);
            }
        };
        unkept(&mut model.attributes);
        for list in [&mut model.boundaries, &mut model.elements, &mut model.flows, &mut model.data] {
            for part in list {
                let part = Arc::make_mut(part);
                unkept(&mut part.attributes);
                if part.class == "Asset" {
                    // Of other classes these are attributes, of an asset old spellings of controls.
                    part.attributes.set("tracksExecutionFlow", None);
                    part.attributes.set("usesVPN", None);
                }
            }
        }
        check_round_trip(&model, "arbitrary");
    }
}
