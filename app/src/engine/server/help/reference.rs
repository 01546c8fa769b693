//! What the made chapters say: the built-in threats, and which of them reads which attribute.

use std::sync::Arc;

use parapet_core::explain::{AttributeRead, ConditionInWords, attributes_read, in_words};
use parapet_core::model::Schema;
use parapet_core::model::schema::{Attribute, Class};
use parapet_core::threats::{Rule, RuleSet};

/// The built-in threats.
pub(super) struct Reference {
    pub(super) schema: &'static Schema,
    /// In the order of their SIDs.
    pub(super) topics: Vec<Topic>,
}

/// A threat with what follows from its condition.
pub(super) struct Topic {
    pub(super) rule: Rule,
    /// `None` where it is not judged.
    pub(super) applies: Option<ConditionInWords>,
    pub(super) reads: Vec<AttributeRead>,
}

impl Reference {
    pub(super) fn of_library() -> Reference {
        let schema = Schema::built_in().as_ref();
        let (rules, _) = RuleSet::compile(&[parapet_threatlib::library()], schema);
        let mut topics: Vec<Topic> = rules
            .threats
            .into_iter()
            .map(|rule| Topic {
                applies: rule
                    .condition
                    .as_ref()
                    .and_then(|condition| in_words(condition, &rule.targets, schema)),
                reads: rule.condition.as_ref().map_or_else(Vec::new, |condition| {
                    attributes_read(condition, &rule.targets, schema)
                }),
                rule,
            })
            .collect();
        topics.sort_by(|one, other| one.rule.threat.sid.cmp(&other.rule.threat.sid));
        Reference { schema, topics }
    }

    /// The class that brings an attribute in, and what it brings: what extends it has the same.
    pub(super) fn home(&self, attribute: &Arc<Attribute>) -> Option<&'static Class> {
        home_in(self.schema, attribute)
    }

    /// The attributes that a class brings in, or says in words of its own.
    pub(super) fn own(&self, class: &'static Class) -> Vec<&'static Arc<Attribute>> {
        let base = class.base.and_then(|base| self.schema.class(base));
        let own = class
            .attributes
            .iter()
            .filter(|attribute| !base.is_some_and(|base| has(base, attribute)));
        own.collect()
    }

    /// The attributes that this read can be of: one, or one for each way in which it is worded.
    pub(super) fn meant(&self, read: &AttributeRead) -> Vec<&'static Arc<Attribute>> {
        let mut meant: Vec<&Arc<Attribute>> = Vec::new();
        for class in &read.classes {
            if let Some(attribute) = self.schema.attribute(*class, &read.attribute)
                && !meant.iter().any(|other| Arc::ptr_eq(other, attribute))
            {
                meant.push(attribute);
            }
        }
        meant
    }
}

/// The class of a schema that brings an attribute in.
pub(super) fn home_in<'a>(schema: &'a Schema, attribute: &Arc<Attribute>) -> Option<&'a Class> {
    let mut classes = schema.classes().map(|(_, class)| class);
    classes.find(|class| has(class, attribute))
}

fn has(class: &Class, attribute: &Arc<Attribute>) -> bool {
    let mut all = class.attributes.iter();
    all.any(|other| Arc::ptr_eq(other, attribute))
}

/// The anchor of a threat.
pub(super) fn threat_anchor(sid: &str) -> String {
    sid.to_lowercase()
}

/// The anchor of a class.
pub(super) fn class_anchor(class: &str) -> String {
    format!("class-{}", class.to_lowercase())
}

/// The anchor of an attribute, in the class that brings it in.
pub(super) fn attribute_anchor(class: &str, attribute: &str) -> String {
    format!("{}-{}", class, attribute.replace('.', "-")).to_lowercase()
}
