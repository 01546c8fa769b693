//! What the inspector asks about a part, and where each value comes from. No page.

use std::sync::Arc;

use parapet_core::model::schema::{Attribute, Group, Type};
use parapet_core::model::{Attributes, Id, Model, Schema, Value};

use crate::engine::messages::{DerivedValue, ValueSource};
use crate::pages::words::name_of;

/// The groups of questions, in their order, with the name of each.
const GROUPS: [(Group, &str); 10] = [
    (Group::About, "About it"),
    (Group::Communication, "How it talks"),
    (Group::Data, "Data"),
    (Group::Nature, "What kind of system"),
    (Group::Access, "Who may do what"),
    (Group::Input, "What goes in and out"),
    (Group::Session, "Sessions"),
    (Group::Cryptography, "Encryption and integrity"),
    (Group::Resilience, "Failure and load"),
    (Group::Findings, "How findings are treated"),
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
pub(crate) fn answered(questions: &[Arc<Attribute>], attributes: &Attributes) -> usize {
    questions
        .iter()
        .filter(|attribute| {
            let value = attributes.get(&attribute.name);
            value.is_some_and(|value| !matches!(value, Value::Kept(_)))
        })
        .count()
}

/// Where the value that counts comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Provenance {
    /// Someone set it here.
    Answered,
    /// It comes from another part, though perhaps someone set it here too.
    Inherited {
        from: Id,
        value: Option<Value>,
        /// Whether the answer given here is not heard.
        unheard: bool,
    },
    /// The analysis worked it out.
    Computed(Option<Value>),
    /// Nobody said anything; that is what counts then, in words (`No`), or nothing.
    Default(String),
}

/// Where the value of an attribute comes from.
pub(crate) fn provenance(
    attribute: &Attribute,
    set: Option<&Value>,
    facts: &[DerivedValue],
    schema: &Schema,
    model: &Model,
) -> Provenance {
    let fact = facts.iter().find(|fact| fact.attribute == attribute.name);
    let set = set.filter(|value| !matches!(value, Value::Kept(_)));
    match (fact, set) {
        (Some(fact), set) => match &fact.source {
            ValueSource::Inherited(from) => Provenance::Inherited {
                from: from.clone(),
                value: fact.value.clone(),
                unheard: set.is_some() && set != fact.value.as_ref(),
            },
            ValueSource::Computed if set.is_none() => Provenance::Computed(fact.value.clone()),
            ValueSource::Computed => Provenance::Answered,
        },
        (None, Some(_)) => Provenance::Answered,
        (None, None) => Provenance::Default(default_words(attribute, schema, model)),
    }
}

/// What counts where nobody answered, in words; empty where that is nothing.
fn default_words(attribute: &Attribute, schema: &Schema, model: &Model) -> String {
    match attribute.default_value() {
        // −1 stands for "none" in ports and orders.
        None | Some(Value::Int(-1)) => String::new(),
        Some(value) => value_words(&value, &attribute.kind, schema, model),
    }
}

/// A value as people say it.
pub(crate) fn value_words(value: &Value, kind: &Type, schema: &Schema, model: &Model) -> String {
    match value {
        Value::Bool(true) => "Yes".to_owned(),
        Value::Bool(false) => "No".to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Choice(name) => member_label(kind, name, schema),
        Value::Reference(id) => name_of(model, id),
        Value::References(ids) => {
            let names: Vec<String> = ids.iter().map(|id| name_of(model, id)).collect();
            names.join(", ")
        }
        Value::Numbers(numbers) => {
            let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            numbers.join(", ")
        }
        Value::Texts(texts) => texts.join(", "),
        Value::Overrides(list) => list.len().to_string(),
        Value::Assumptions(list) => list.len().to_string(),
        Value::Kept(text) => text.clone(),
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
    fn every_attribute_that_a_person_can_set_is_asked_once() {
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
    fn it_says_where_a_value_comes_from() {
        let schema = Schema::built_in();
        let model = Model::default();
        let inherited = [DerivedValue {
            attribute: "protocol".to_owned(),
            value: Some(Value::Text("HTTPS".to_owned())),
            source: ValueSource::Inherited(Id::new("server")),
        }];
        let check = |class, name, set: Option<Value>, facts: &[DerivedValue], expected: Provenance| {
            let attribute = schema.attribute_of(class, name).unwrap();
            let said = provenance(attribute, set.as_ref(), facts, schema, &model);
            assert_eq!(said, expected, "{class} {name}");
        };
        let from_server = |unheard| Provenance::Inherited {
            from: Id::new("server"),
            value: Some(Value::Text("HTTPS".to_owned())),
            unheard,
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
            Some(Value::Kept("[]".to_owned())),
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
