//! The threats that are judged: compiled once, and again only when libraries or types change.

use std::sync::Arc;

use parapet_core::ModelRules;
use parapet_core::explain::{AttributeRead, attributes_read, in_words};
use parapet_core::model::{CustomType, LibraryUse, Model, Schema};
use parapet_core::threats::{Library, Loaded, library};

use super::help;
use crate::libraries::LibraryStack;
use crate::messages::{GlobalRules, ReadAttribute, ThreatDetails, ThreatSummary};

/// The compiled threats, and what they were compiled for.
#[derive(Default)]
pub(super) struct Rules {
    compiled: Option<Compiled>,
    /// What applies to all models.
    global: Arc<GlobalRules>,
    /// Whether the page has the threats that findings point to.
    threats_sent: bool,
}

struct Compiled {
    types: Vec<CustomType>,
    libraries: Vec<LibraryUse>,
    of_model: ModelRules,
}

impl Rules {
    /// Schema and compiled threats for that model.
    pub(super) fn for_model(&mut self, model: &Model) -> ModelRules {
        let compiled = match self.compiled.take() {
            Some(compiled)
                if compiled.types == model.types && compiled.libraries == model.libraries =>
            {
                compiled
            }
            _ => {
                self.threats_sent = false;
                compile(model, &self.global)
            }
        };
        self.compiled.insert(compiled).of_model.clone()
    }

    /// Applies that to all models from now on.
    pub(super) fn set_global(&mut self, global: Arc<GlobalRules>) {
        if self.global != global {
            self.global = global;
            self.compiled = None;
        }
    }

    /// SIDs that are judged in no model.
    pub(super) fn excluded_sids(&self) -> &[String] {
        &self.global.excluded_sids
    }

    /// The library of that name: one that the model carries, one that applies to all models, or the
    /// built-in one.
    pub(super) fn library_named(&self, model: &Model, name: &str) -> Option<Library> {
        let carried = model.libraries.iter().chain(&self.global.libraries);
        let texts = carried.filter(|one| one.name == name);
        match texts.filter_map(|one| one.text.as_ref()).next() {
            Some(text) => Some(read_library(name, text).library),
            None => Some(parapet_threatlib::library()).filter(|it| it.name == name),
        }
    }

    /// The threats for the page's lists, unless they were sent already.
    pub(super) fn unsent_threats(&mut self) -> Option<Vec<ThreatSummary>> {
        let compiled = self.compiled.as_ref().filter(|_| !self.threats_sent)?;
        self.threats_sent = true;
        let summaries = compiled
            .of_model
            .rules
            .threats
            .iter()
            .map(|rule| ThreatSummary {
                sid: rule.threat.sid.clone(),
                title: rule.threat.title.clone(),
                library: rule.library.to_string(),
                category: rule.threat.category.clone(),
                stride: rule.threat.stride.clone(),
                severity: rule.severity,
                targets: rule.threat.targets.clone(),
                judged: rule.condition.is_some(),
            });
        Some(summaries.collect())
    }

    /// The threat of that SID, with its condition in words and what it reads.
    pub(super) fn threat(&self, sid: &str) -> Option<ThreatDetails> {
        let compiled = self.compiled.as_ref()?;
        let (schema, rules) = (&compiled.of_model.schema, &compiled.of_model.rules);
        let rule = rules.rule(rules.position(sid)?)?;
        let condition = rule.condition.as_ref();
        let reads = condition.map(|it| attributes_read(it, &rule.targets, schema));
        let reads = reads.into_iter().flatten();
        Some(ThreatDetails {
            applies: condition.and_then(|it| in_words(it, &rule.targets, schema)),
            reads: reads
                .filter_map(|read| read_attribute(schema, &read))
                .collect(),
            threat: Arc::clone(&rule.threat),
        })
    }
}

/// An attribute that is read, as the page shows it: with the label of the first class.
fn read_attribute(schema: &Schema, read: &AttributeRead) -> Option<ReadAttribute> {
    let class = read.classes.first()?;
    let attribute = schema.attribute(*class, &read.attribute)?;
    Some(ReadAttribute {
        label: attribute.label.to_string(),
        owner: read.whose(),
        help: help::attribute_anchor(schema, attribute),
    })
}

/// Reads a library, under the name that it is saved by.
fn read_library(name: &str, text: &str) -> Loaded {
    let mut loaded = library::read(name, text);
    name.clone_into(&mut loaded.library.name);
    loaded
}

fn compile(model: &Model, global: &GlobalRules) -> Compiled {
    let mut libraries = LibraryStack::built_in();
    for setting in &global.libraries {
        match &setting.text {
            Some(text) if setting.on => libraries.make_available(&setting.name, text),
            // A model may switch it on for itself by carrying it.
            _ => libraries.remove(&setting.name),
        }
    }
    Compiled {
        types: model.types.clone(),
        libraries: model.libraries.clone(),
        of_model: libraries.compile(model),
    }
}
