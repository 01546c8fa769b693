//! What the inspector asks about a part, and where each value comes from. No page.

use std::sync::Arc;

use parapet_core::model::{Attributes, Id, Model, Schema, Value};
use parapet_core::schema::{Attribute, Group, Type};

use crate::engine::messages::{DerivedValue, ValueSource};
use crate::words::inspector as words;
use crate::words::terms::part_name;

/// The groups of questions, in their order, with the name of each.
const GROUPS: [(Group, &str); 10] = [
    (Group::About, words::ABOUT_IT),
    (Group::Communication, words::HOW_IT_TALKS),
    (Group::Data, words::DATA),
    (Group::Nature, words::WHAT_KIND_OF_SYSTEM),
    (Group::Access, words::WHO_MAY_DO_WHAT),
    (Group::Input, words::WHAT_GOES_IN_AND_OUT),
    (Group::Session, words::SESSIONS),
    (Group::Cryptography, words::ENCRYPTION_AND_INTEGRITY),
    (Group::Resilience, words::FAILURE_AND_LOAD),
    (Group::Findings, words::HOW_FINDINGS_ARE_TREATED),
];

/// Questions that belong together.
#[derive(Clone, Debug)]
pub(crate) struct QuestionGroup {
    pub(crate) group: Group,
    pub(crate) title: &'static str,
    pub(crate) questions: Vec<Arc<Attribute>>,
}

/// Everything that a part of that class can be asked, in groups.
pub(crate) fn question_groups(schema: &Schema, class: &str) -> Vec<QuestionGroup> {
    let Some(class) = schema.class_named(class) else {
        return Vec::new();
    };
    let asked = |attribute: &&Arc<Attribute>| {
        !attribute.computed && attribute.kind != Type::Findings && attribute.name != "name"
    };
    GROUPS
        .into_iter()
        .map(|(group, title)| QuestionGroup {
            group,
            title,
            questions: class
                .attributes
                .iter()
                .filter(asked)
                .filter(|attribute| attribute.group == group)
                .map(Arc::clone)
                .collect(),
        })
        .filter(|group| !group.questions.is_empty())
        .collect()
}

/// How many of these questions are answered.
pub(crate) fn answered_count(questions: &[Arc<Attribute>], attributes: &Attributes) -> usize {
    questions
        .iter()
        .filter(|attribute| {
            let value = attributes.get(&attribute.name);
            value.is_some_and(|value| !matches!(value, Value::Raw(_)))
        })
        .count()
}

/// Where the value that counts comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Provenance {
    /// It was set here.
    Answered,
    /// It comes from another part, though it may be set here too.
    Inherited {
        from: Id,
        value: Option<Value>,
        /// Whether an answer is set here that does not count.
        is_overruled: bool,
    },
    /// The analysis computed it.
    Computed(Option<Value>),
    /// It is not answered; the default that counts, in words (`No`), or nothing.
    Default(String),
}

/// Where the value of an attribute comes from.
pub(crate) fn provenance_of(
    attribute: &Attribute,
    stored: Option<&Value>,
    facts: &[DerivedValue],
    schema: &Schema,
    model: &Model,
) -> Provenance {
    let fact = facts.iter().find(|fact| fact.attribute == attribute.name);
    let stored = stored.filter(|value| !matches!(value, Value::Raw(_)));
    match (fact, stored) {
        (Some(fact), stored) => match &fact.source {
            ValueSource::Inherited(from) => Provenance::Inherited {
                from: from.clone(),
                value: fact.value.clone(),
                is_overruled: stored.is_some() && stored != fact.value.as_ref(),
            },
            ValueSource::Computed if stored.is_none() => Provenance::Computed(fact.value.clone()),
            ValueSource::Computed => Provenance::Answered,
        },
        (None, Some(_)) => Provenance::Answered,
        (None, None) => Provenance::Default(default_text(attribute, schema, model)),
    }
}

/// The default of an attribute, in words; empty where there is none.
fn default_text(attribute: &Attribute, schema: &Schema, model: &Model) -> String {
    match attribute.default_value() {
        // −1 stands for "none" in ports and orders.
        None | Some(Value::Int(-1)) => String::new(),
        Some(value) => value_text(&value, &attribute.kind, schema, model),
    }
}

/// A value in words.
pub(crate) fn value_text(value: &Value, kind: &Type, schema: &Schema, model: &Model) -> String {
    match value {
        Value::Bool(true) => words::YES.to_owned(),
        Value::Bool(false) => words::NO.to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Choice(name) => member_label(kind, name, schema),
        Value::Reference(id) => part_name(model, id),
        Value::References(ids) => {
            let names: Vec<String> = ids.iter().map(|id| part_name(model, id)).collect();
            names.join(", ")
        }
        Value::Numbers(numbers) => {
            let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            numbers.join(", ")
        }
        Value::Texts(texts) => texts.join(", "),
        Value::Overrides(list) => list.len().to_string(),
        Value::Assumptions(list) => list.len().to_string(),
        Value::Raw(text) => text.clone(),
    }
}

fn member_label(kind: &Type, name: &str, schema: &Schema) -> String {
    let Type::Choice(enumeration) = kind else {
        return name.to_owned();
    };
    let member = schema
        .enumeration(enumeration)
        .and_then(|all| all.member(name));
    member.map_or_else(|| name.to_owned(), |member| member.label.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_settable_attribute_is_asked_once() {
        let schema = Schema::built_in();
        for (_, class) in schema.classes() {
            let asked: Vec<String> = question_groups(schema, &class.name)
                .iter()
                .flat_map(|group| &group.questions)
                .map(|attribute| attribute.name.to_string())
                .collect();
            let settable = class.attributes.iter().filter(|attribute| {
                !attribute.computed && attribute.kind != Type::Findings && attribute.name != "name"
            });
            for attribute in settable {
                let times = asked.iter().filter(|name| **name == attribute.name).count();
                assert_eq!(times, 1, "{} of {}", attribute.name, class.name);
            }
        }
    }

    #[test]
    fn provenance_of_a_value() {
        let schema = Schema::built_in();
        let model = Model::default();
        let inherited = [DerivedValue {
            attribute: "protocol".to_owned(),
            value: Some(Value::Text("HTTPS".to_owned())),
            source: ValueSource::Inherited(Id::new("server")),
        }];
        let check =
            |class, name, stored: Option<Value>, facts: &[DerivedValue], expected: Provenance| {
                let attribute = schema.attribute_of(class, name).unwrap();
                let actual = provenance_of(attribute, stored.as_ref(), facts, schema, &model);
                assert_eq!(actual, expected, "{class} {name}");
            };
        let from_server = |is_overruled| Provenance::Inherited {
            from: Id::new("server"),
            value: Some(Value::Text("HTTPS".to_owned())),
            is_overruled,
        };
        let text = |text: &str| Some(Value::Text(text.to_owned()));
        check(
            "Dataflow",
            "protocol",
            text("SSH"),
            &[],
            Provenance::Answered,
        );
        check("Dataflow", "protocol", None, &inherited, from_server(false));
        check(
            "Dataflow",
            "protocol",
            text("SSH"),
            &inherited,
            from_server(true),
        );
        check(
            "Dataflow",
            "protocol",
            None,
            &[],
            Provenance::Default(String::new()),
        );
        check(
            "Server",
            "inScope",
            None,
            &[],
            Provenance::Default("Yes".to_owned()),
        );
        check(
            "Server",
            "inScope",
            Some(Value::Raw("[]".to_owned())),
            &[],
            Provenance::Default("Yes".to_owned()),
        );
        check(
            "Server",
            "port",
            None,
            &[],
            Provenance::Default(String::new()),
        );
        check(
            "Dataflow",
            "tlsVersion",
            None,
            &[],
            Provenance::Default("No TLS".to_owned()),
        );
    }
}
