//! The threats that are judged: compiled once, and again only when libraries or types change.

use std::sync::Arc;

use parapet_core::diagnostic::Diagnostic;
use parapet_core::model::{CustomType, LibraryUse, Model, Schema};
use parapet_core::threats::{RuleSet, Threat, library};

use crate::engine::messages::ThreatHead;

/// The compiled threats, and what they were compiled for.
#[derive(Default)]
pub(super) struct Rules {
    compiled: Option<Compiled>,
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
                compile(model)
            }
        };
        let compiled = self.compiled.insert(compiled);
        RulesFor {
            schema: Arc::clone(&compiled.schema),
            rules: Arc::clone(&compiled.rules),
            diagnostics: compiled.diagnostics.clone(),
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

    /// The threat of that SID.
    pub(super) fn threat(&self, sid: &str) -> Option<Arc<Threat>> {
        let rules = &self.compiled.as_ref()?.rules;
        let rule = rules.rule(rules.position(sid)?)?;
        Some(Arc::clone(&rule.threat))
    }
}

fn compile(model: &Model) -> Compiled {
    let (schema, mut diagnostics) = Schema::of(model);
    let (libraries, said) = library::of_model(model, vec![parapet_threatlib::library()]);
    diagnostics.extend(said);
    let (rules, said) = RuleSet::stack(&libraries, &schema);
    diagnostics.extend(said);
    Compiled {
        types: model.types.clone(),
        libraries: model.libraries.clone(),
        schema,
        rules: Arc::new(rules),
        diagnostics,
    }
}
