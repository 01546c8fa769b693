//! The threats that are judged: compiled once, and again only when libraries or types change.

use std::sync::Arc;

use parapet_core::diagnostic::Diagnostic;
use parapet_core::explain::{AttributeRead, attributes_read, in_words};
use parapet_core::model::{CustomType, LibraryUse, Model, Schema};
use parapet_core::threats::{Library, Loaded, RuleSet, library};

use super::help;
use crate::engine::messages::{ForAll, ReadLine, ThreatHead, ThreatRead};

/// The compiled threats, and what they were compiled for.
#[derive(Default)]
pub(super) struct Rules {
    compiled: Option<Compiled>,
    /// What counts for all models.
    for_all: Arc<ForAll>,
    /// Whether the page knows the threats that findings point on.
    told: bool,
}

struct Compiled {
    types: Vec<CustomType>,
    libraries: Vec<LibraryUse>,
    schema: Arc<Schema>,
    rules: Arc<RuleSet>,
    diagnostics: Vec<Diagnostic>,
}

/// Schema and threats for one model.
#[derive(Clone)]
pub(super) struct RulesFor {
    pub(super) schema: Arc<Schema>,
    pub(super) rules: Arc<RuleSet>,
    /// What there is to say about the model's types and the libraries.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Rules {
    /// Schema and threats for that model.
    pub(super) fn of(&mut self, model: &Model) -> RulesFor {
        let compiled = match self.compiled.take() {
            Some(compiled)
                if compiled.types == model.types && compiled.libraries == model.libraries =>
            {
                compiled
            }
            _ => {
                self.told = false;
                compile(model, &self.for_all)
            }
        };
        let compiled = self.compiled.insert(compiled);
        RulesFor {
            schema: Arc::clone(&compiled.schema),
            rules: Arc::clone(&compiled.rules),
            diagnostics: compiled.diagnostics.clone(),
        }
    }

    /// Counts that for all models from now on.
    pub(super) fn count_for_all(&mut self, for_all: Arc<ForAll>) {
        if self.for_all != for_all {
            self.for_all = for_all;
            self.compiled = None;
        }
    }

    /// SIDs that are judged in no model.
    pub(super) fn left_out(&self) -> &[String] {
        &self.for_all.left_out
    }

    /// The library of that name: one that the model carries, one that is kept for all models, or the
    /// built-in one.
    pub(super) fn library_named(&self, model: &Model, name: &str) -> Option<Library> {
        let carried = model.libraries.iter().chain(&self.for_all.libraries);
        let texts = carried.filter(|one| one.name == name);
        match texts.filter_map(|one| one.text.as_ref()).next() {
            Some(text) => Some(read(name, text).library),
            None => Some(parapet_threatlib::library()).filter(|it| it.name == name),
        }
    }

    /// The threats for the page's lists, unless it has them already.
    pub(super) fn news(&mut self) -> Option<Vec<ThreatHead>> {
        let compiled = self.compiled.as_ref().filter(|_| !self.told)?;
        self.told = true;
        let heads = compiled.rules.threats.iter().map(|rule| ThreatHead {
            sid: rule.threat.sid.clone(),
            title: rule.threat.title.clone(),
            library: rule.library.to_string(),
            category: rule.threat.category.clone(),
            stride: rule.threat.stride.clone(),
            severity: rule.severity,
            targets: rule.threat.targets.clone(),
            judged: rule.condition.is_some(),
        });
        Some(heads.collect())
    }

    /// The threat of that SID, with what its condition says and reads.
    pub(super) fn threat(&self, sid: &str) -> Option<ThreatRead> {
        let compiled = self.compiled.as_ref()?;
        let (schema, rules) = (&compiled.schema, &compiled.rules);
        let rule = rules.rule(rules.position(sid)?)?;
        let condition = rule.condition.as_ref();
        let reads = condition.map(|it| attributes_read(it, &rule.targets, schema));
        let reads = reads.into_iter().flatten();
        Some(ThreatRead {
            applies: condition.and_then(|it| in_words(it, &rule.targets, schema)),
            reads: reads.filter_map(|read| line(schema, &read)).collect(),
            threat: Arc::clone(&rule.threat),
        })
    }
}

/// An attribute that is read, as the page shows it: as the first class has it that is meant.
fn line(schema: &Schema, read: &AttributeRead) -> Option<ReadLine> {
    let class = read.classes.first()?;
    let attribute = schema.attribute(*class, &read.attribute)?;
    Some(ReadLine {
        label: attribute.label.to_string(),
        whose: read.whose(),
        help: help::place_of(schema, attribute),
    })
}

/// A library under the name that it is kept by.
fn read(name: &str, text: &str) -> Loaded {
    let mut loaded = library::read(name, text);
    name.clone_into(&mut loaded.library.name);
    loaded
}

fn compile(model: &Model, for_all: &ForAll) -> Compiled {
    let (schema, mut diagnostics) = Schema::of(model);
    let mut at_hand = vec![parapet_threatlib::library()];
    for kept in &for_all.libraries {
        match &kept.text {
            Some(text) if kept.on => {
                let loaded = read(&kept.name, text);
                diagnostics.extend(loaded.diagnostics);
                at_hand.push(loaded.library);
            }
            // A model may switch it on for itself by carrying it.
            _ => at_hand.retain(|library| library.name != kept.name),
        }
    }
    let (libraries, said) = library::for_model(model, at_hand);
    diagnostics.extend(said);
    let (rules, said) = RuleSet::compile(&libraries, &schema);
    diagnostics.extend(said);
    Compiled {
        types: model.types.clone(),
        libraries: model.libraries.clone(),
        schema,
        rules: Arc::new(rules),
        diagnostics,
    }
}
