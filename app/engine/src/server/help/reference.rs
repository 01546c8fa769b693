//! What the generated chapters document: the built-in threats, and which of them reads which attribute.

use std::sync::Arc;

use parapet_core::explain::{AttributeRead, ConditionInWords, attributes_read, in_words};
use parapet_core::model::Schema;
use parapet_core::schema::{Attribute, Class};
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
    pub(super) fn of_built_in() -> Reference {
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

    /// The class that defines an attribute; classes that extend it share it.
    pub(super) fn defining_class(&self, attribute: &Arc<Attribute>) -> Option<&'static Class> {
        defining_class_in(self.schema, attribute)
    }

    /// The attributes that a class defines, or words in its own way.
    pub(super) fn own_attributes(&self, class: &'static Class) -> Vec<&'static Arc<Attribute>> {
        let base = class.base.and_then(|base| self.schema.class(base));
        let own = class
            .attributes
            .iter()
            .filter(|attribute| !base.is_some_and(|base| has_attribute(base, attribute)));
        own.collect()
    }

    /// The attributes that this read can refer to: one, or one for each way in which it is worded.
    pub(super) fn attributes_of(&self, read: &AttributeRead) -> Vec<&'static Arc<Attribute>> {
        let mut attributes: Vec<&Arc<Attribute>> = Vec::new();
        for class in &read.classes {
            if let Some(attribute) = self.schema.attribute(*class, &read.attribute)
                && !attributes.iter().any(|other| Arc::ptr_eq(other, attribute))
            {
                attributes.push(attribute);
            }
        }
        attributes
    }
}

/// The class of a schema that defines an attribute.
pub(super) fn defining_class_in<'a>(
    schema: &'a Schema,
    attribute: &Arc<Attribute>,
) -> Option<&'a Class> {
    let mut classes = schema.classes().map(|(_, class)| class);
    classes.find(|class| has_attribute(class, attribute))
}

fn has_attribute(class: &Class, attribute: &Arc<Attribute>) -> bool {
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

/// The anchor of an attribute, in the class that defines it.
pub(super) fn attribute_anchor(class: &str, attribute: &str) -> String {
    format!("{}-{}", class, attribute.replace('.', "-")).to_lowercase()
}
