//! A newer version of a file, read over an open model: parts keep their ids, and so their decisions.

use parapet_core::import::{carry_over, model_json};
use parapet_core::model::{
    CustomType, Decision, FindingKey, Id, Judging, Kind, Model, Point, Status, Value,
};

fn read(text: &str) -> Model {
    model_json::read(&text.replace('\'', "\"")).unwrap().model
}

/// Ids of all parts with their names, a kind after the other.
fn ids(model: &Model) -> Vec<String> {
    model
        .parts()
        .map(|part| format!("{}: {}", part.id, part.name))
        .collect()
}

fn check(old: &str, new: &str, expected: &[&str]) {
    let carried = carry_over(&read(old), read(new));
    assert_eq!(ids(&carried), expected, "{new}");
    // Every reference leads to a part of the new model.
    for part in carried.parts() {
        for (name, value) in part.attributes.iter() {
            for id in value.references() {
                assert!(carried.find(id).is_some(), "{name} of {} is {id}", part.id);
            }
        }
    }
}

const SHOP: &str = "{'name':'m','boundaries':[{'name':'B'}],
    'elements':[{'__class__':'Server','name':'Web','inBoundary':'B'},
                {'__class__':'Actor','name':'User'},
                {'__class__':'Datastore','name':'DB'}],
    'flows':[{'name':'ask','source':'User','sink':'Web'},
             {'name':'answer','source':'Web','sink':'User'},
             {'name':'store','source':'Web','sink':'DB'},
             {'name':'answer','source':'DB','sink':'Web'}]}";

#[test]
fn the_same_file_keeps_every_id() {
    let old = read(SHOP);
    assert_eq!(carry_over(&old, read(SHOP)), old);
}

#[test]
fn parts_may_move_and_new_ones_come() {
    check(
        SHOP,
        "{'name':'m','boundaries':[{'name':'C'},{'name':'B'}],
          'elements':[{'__class__':'Datastore','name':'DB'},{'__class__':'Server','name':'Web'},
                      {'__class__':'Server','name':'Mail'},{'__class__':'Actor','name':'User'}],
          'flows':[{'name':'answer','source':'DB','sink':'Web'},
                   {'name':'answer','source':'Mail','sink':'Web'},
                   {'name':'answer','source':'Web','sink':'User'}]}",
        &[
            "boundary-c: C",
            "boundary-b: B",
            "datastore-db: DB",
            "server-web: Web",
            "server-mail: Mail",
            "actor-user: User",
            // The ends distinguish the answers, whatever their order.
            "dataflow-answer-2: answer",
            "dataflow-answer-3: answer",
            "dataflow-answer: answer",
        ],
    );
}

#[test]
fn another_class_or_name_is_still_the_same_part() {
    check(
        SHOP,
        "{'name':'m','elements':[{'__class__':'Process','name':'Web'},{'__class__':'Actor','name':'Customer'},
                      {'__class__':'Datastore','name':'DB'}],
          'flows':[{'name':'ask','source':'Customer','sink':'Web'},
                   {'name':'answer','source':'Web','sink':'Customer'},
                   {'name':'write','source':'Web','sink':'DB'},
                   {'name':'answer','source':'DB','sink':'Web'}]}",
        &[
            "server-web: Web",
            "actor-user: Customer",
            "datastore-db: DB",
            "dataflow-ask: ask",
            "dataflow-answer: answer",
            "dataflow-store: write",
            "dataflow-answer-2: answer",
        ],
    );
}

#[test]
fn a_new_part_never_takes_the_id_of_another() {
    let mut old = read(SHOP);
    let web = std::sync::Arc::make_mut(&mut old.elements[0]);
    web.id = Id::new("actor-user-2");
    let carried = carry_over(
        &old,
        read(
            "{'name':'m','elements':[{'__class__':'Actor','name':'User'},{'__class__':'Actor','name':'User'},
              {'__class__':'Server','name':'Web'}]}",
        ),
    );
    assert_eq!(
        ids(&carried),
        [
            "actor-user: User",
            "actor-user-3: User",
            "actor-user-2: Web"
        ]
    );
}

#[test]
fn ids_of_the_file_itself_win_over_names() {
    check(
        SHOP,
        "{'name':'m','elements':[{'name':'DB'},{'name':'Web'}],'parapet':{'version':1,
          'elements':[{'name':'DB','id':'server-web'},{'name':'Web','id':'datastore-db'}]}}",
        &["server-web: DB", "datastore-db: Web"],
    );
}

#[test]
fn decisions_pins_and_choices_stay() {
    let mut old = read(SHOP);
    let key = |element: &str| FindingKey {
        sid: "INP01".into(),
        element: Id::new(element),
    };
    let accepted = Decision {
        status: Status::Accepted,
        reason: "known".into(),
    };
    for element in ["server-web", "gone"] {
        old.decisions.insert(key(element), accepted.clone());
    }
    old.pins.insert(Id::new("actor-user"), Point { x: 1, y: 2 });
    old.judging = Judging::Parapet;
    old.excluded_sids = vec!["AC01".into()];
    let carried = carry_over(&old, read(&SHOP.replace("'Server'", "'Process'")));
    assert_eq!(carried.decisions, old.decisions);
    assert_eq!(carried.pins, old.pins);
    assert_eq!(carried.judging, Judging::Parapet);
    assert_eq!(carried.excluded_sids, old.excluded_sids);
    assert_eq!(carried.elements[0].class, "Process", "the file counts");
}

#[test]
fn a_custom_class_stays_where_the_file_names_its_base() {
    let mut old = read(SHOP);
    old.types.push(CustomType {
        name: "Web farm".into(),
        base: "Server".into(),
        description: String::new(),
        icon: String::new(),
        attributes: vec![parapet_core::model::CustomAttribute {
            name: "machines".into(),
            kind: parapet_core::schema::Type::Int,
            label: String::new(),
            question: String::new(),
            help: String::new(),
        }],
        defaults: parapet_core::model::Attributes::default(),
    });
    let web = std::sync::Arc::make_mut(&mut old.elements[0]);
    web.class = "Web farm".into();
    web.attributes.set("machines", Some(Value::Int(4)));
    web.attributes.set("onAWS", Some(Value::Bool(true)));
    let carried = carry_over(&old, read(SHOP));
    let web = &carried.elements[0];
    assert_eq!(web.class, "Web farm");
    assert_eq!(web.attributes.int("machines"), Some(4));
    assert_eq!(
        web.attributes.bool("onAWS"),
        None,
        "the file does not set it"
    );
    assert_eq!(carried.types, old.types);
    let carried = carry_over(&old, read(&SHOP.replace("'Server'", "'Lambda'")));
    assert_eq!(carried.list(Kind::Element)[0].class, "Lambda");
}
