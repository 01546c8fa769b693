//! The schema agrees with pytm 1.4.0 in classes, bases, attributes, types, defaults and
//! enumerations. The facts are in `tests/golden/schema.json`.

#![cfg(test)]

use std::collections::BTreeMap;

use parapet_core::json::{Document, Json, Node, read};
use parapet_core::model::Kind;
use parapet_core::schema::{Attribute, Fallback, Schema, Type};

const FACTS: &str = include_str!("../../tests/golden/schema.json");

/// Attributes that our model stores elsewhere: names are fields of parts, `controls` are attributes
/// of their own, and libraries are named by the model.
const STORED_ELSEWHERE: [&str; 3] = ["name", "controls", "threatsFile"];

fn facts() -> Document<'static> {
    read(FACTS).unwrap()
}

fn members<'a, 'b>(node: &'b Node<'a>, key: &str) -> &'b [parapet_core::json::Member<'a>] {
    &node
        .as_object()
        .unwrap()
        .get(key)
        .unwrap()
        .as_object()
        .unwrap()
        .0
}

/// "type = default" of every attribute of that class, those of its base and controls included.
fn expected(root: &Node<'_>, class: &str) -> BTreeMap<String, String> {
    let classes = root.as_object().unwrap().get("classes").unwrap();
    let row = classes.as_object().unwrap().get(class).unwrap();
    let mut attributes = match row.as_object().unwrap().get("base").unwrap().as_text() {
        Some(base) => expected(root, base),
        None => BTreeMap::new(),
    };
    if class == "Element" {
        for (name, fact) in expected(root, "Controls") {
            attributes.insert(format!("controls.{name}"), fact);
        }
    }
    for attribute in members(row, "attributes") {
        if STORED_ELSEWHERE.contains(&attribute.key.as_ref()) {
            continue;
        }
        let attribute_row = attribute.value.as_object().unwrap();
        let kind = attribute_row.get("type").unwrap().as_text().unwrap();
        let default = match &attribute_row.get("default").unwrap().value {
            Json::Null => "nothing".to_owned(),
            Json::Bool(value) => value.to_string(),
            Json::Number(raw) => (*raw).to_owned(),
            Json::Text(text) => match text.split_once('.') {
                Some((_, member)) if !text.contains(' ') => member.to_owned(),
                _ if text == "required" && kind == "str" => String::new(),
                _ if text == "required" => "nothing".to_owned(),
                _ => text.clone().into_owned(),
            },
            Json::List(items) if items.is_empty() => "empty".to_owned(),
            Json::List(_) => "level 0".to_owned(),
            Json::Object(_) => panic!("no default is an object"),
        };
        let kind = if attribute.key == "overrides" {
            "overrides"
        } else {
            kind
        };
        attributes.insert(
            attribute.key.clone().into_owned(),
            format!("{kind} = {default}"),
        );
    }
    attributes
}

/// The same of an attribute of ours, in pytm's names of types.
fn described(attribute: &Attribute) -> String {
    let kind = match &attribute.kind {
        Type::Bool => "bool",
        Type::Int => "int",
        Type::Text => "str",
        Type::Choice(enumeration) => enumeration,
        Type::Reference(Kind::Boundary) => "Optional[Boundary]",
        Type::Reference(Kind::Dataflow) => "Optional[Dataflow]",
        Type::Reference(_) => "Element",
        Type::References(Kind::Dataflow) => "List[Dataflow]",
        Type::References(Kind::Data) => "DataSet",
        Type::References(_) => "List[Element]",
        Type::Numbers => "Set[int]",
        Type::Texts => "List[str]",
        Type::Overrides => "overrides",
        Type::Assumptions => "List[Assumption]",
        Type::Findings => "List[Finding]",
    };
    let default = match &attribute.fallback {
        Fallback::Bool(value) => value.to_string(),
        Fallback::Int(value) => value.to_string(),
        Fallback::Text(text) | Fallback::Choice(text) => text.clone().into_owned(),
        Fallback::LevelZero => "level 0".to_owned(),
        Fallback::Nothing => "nothing".to_owned(),
        Fallback::Empty => "empty".to_owned(),
    };
    format!("{kind} = {default}")
}

#[test]
fn every_class_has_pytms_base() {
    let facts = facts();
    for row in members(&facts.root, "classes") {
        if row.key == "Controls" {
            continue;
        }
        let schema = Schema::built_in();
        let class = schema.class_named(&row.key).unwrap();
        let base = class.base.and_then(|base| schema.class(base));
        assert_eq!(
            base.map(|base| base.name.as_ref()),
            row.value
                .as_object()
                .unwrap()
                .get("base")
                .unwrap()
                .as_text(),
            "{}",
            row.key
        );
    }
}

#[test]
fn there_is_no_class_that_pytm_does_not_have() {
    let facts = facts();
    let theirs = members(&facts.root, "classes").len() - 1;
    assert_eq!(Schema::built_in().classes().count(), theirs);
}

#[test]
fn every_attribute_has_pytms_type_and_default() {
    let facts = facts();
    for (_, class) in Schema::built_in().classes() {
        let ours: BTreeMap<String, String> = class
            .attributes
            .iter()
            .map(|attribute| (attribute.name.clone().into_owned(), described(attribute)))
            .collect();
        assert_eq!(ours, expected(&facts.root, &class.name), "{}", class.name);
    }
}

#[test]
fn every_enumeration_has_pytms_members_and_values() {
    let facts = facts();
    let enumerations = members(&facts.root, "enums");
    assert_eq!(Schema::built_in().enumerations().len(), enumerations.len());
    for enumeration in enumerations {
        let ours = Schema::built_in().enumeration(&enumeration.key).unwrap();
        let theirs: Vec<(String, String)> = enumeration
            .value
            .as_object()
            .unwrap()
            .members()
            .map(|member| {
                let value = match &member.value.value {
                    Json::Number(raw) => (*raw).to_owned(),
                    _ => member.value.as_text().unwrap().to_owned(),
                };
                (member.key.clone().into_owned(), value)
            })
            .collect();
        let ours: Vec<(String, String)> = ours
            .members
            .iter()
            .map(|member| {
                (
                    member.name.clone().into_owned(),
                    member.value.clone().into_owned(),
                )
            })
            .collect();
        assert_eq!(ours, theirs, "{}", enumeration.key);
    }
}

#[test]
fn numbers_of_members_are_their_values() {
    for enumeration in Schema::built_in().enumerations() {
        for member in enumeration.members.iter() {
            assert_eq!(member.number, member.value.parse().ok(), "{}", member.name);
        }
    }
}
