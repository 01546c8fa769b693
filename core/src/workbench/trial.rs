//! A single threat, judged on a model.

use std::sync::Arc;

use crate::analysis::{Analysis, Options, analyse};
use crate::model::{Model, Schema};
use crate::threats::{Library, RuleSet, Threat};

/// A library of that one threat. It is judged both ways, so that its author sees the result.
pub(super) fn single_threat_library(threat: &Threat) -> Library {
    Library {
        threats: vec![Threat {
            beyond_pytm: false,
            ..threat.clone()
        }],
        ..Library::default()
    }
}

/// Judges a model by these rules, whatever the model leaves out.
pub(super) fn judge_with(model: &Model, schema: &Arc<Schema>, rules: &RuleSet) -> Analysis {
    let model = Model {
        excluded_sids: Vec::new(),
        ..model.clone()
    };
    analyse(&model, schema, rules, &Options::default())
}
