//! The model that the engine holds, and what it worked out about this one state of it.

use std::sync::Arc;

use parapet_core::analysis::{Analysis, Options, analyse};
use parapet_core::model::Model;

use super::rules::{Rules, RulesFor};
use crate::engine::messages::{Findings, Revision};

/// One state of the model, with its analysis.
pub(super) struct Project {
    pub(super) revision: Revision,
    pub(super) model: Arc<Model>,
    pub(super) rules: RulesFor,
    pub(super) analysis: Analysis,
}

impl Project {
    /// Judges that state.
    pub(super) fn new(revision: Revision, model: Arc<Model>, rules: &mut Rules) -> Project {
        let rules = rules.of(&model);
        let analysis = analyse(&model, &rules.schema, &rules.rules, &Options::default());
        Project {
            revision,
            model,
            rules,
            analysis,
        }
    }

    /// What the page is told about it.
    pub(super) fn findings(&self, rules: &mut Rules) -> Findings {
        let said = self.rules.diagnostics.iter();
        Findings {
            revision: self.revision,
            threats: rules.news(),
            findings: self.analysis.findings.clone(),
            excluded: self.analysis.excluded.clone(),
            diagnostics: said.chain(&self.analysis.diagnostics).cloned().collect(),
        }
    }
}
