//! Judging a model in one call: its schema, the threats that count for it, and its analysis.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Analysis, Options, analyse};
use crate::diagnostic::Diagnostic;
use crate::model::{Model, Schema};
use crate::threats::{Library, RuleSet, library};

/// The libraries that a caller judges by, besides those that the model carries.
#[derive(Clone, Copy, Debug, Default)]
pub struct Libraries<'l> {
    /// Those of every model, as the built-in one. A model can switch each off by its name, or carry
    /// another version of it.
    pub available: &'l [Library],
    /// Those that the model cannot switch off, as named on a command line. They follow the model's
    /// own, and so replace threats of the same SID.
    pub added: &'l [Library],
}

impl<'l> Libraries<'l> {
    /// Libraries that a model can switch off, and no others.
    pub fn available(libraries: &'l [Library]) -> Libraries<'l> {
        Libraries {
            available: libraries,
            added: &[],
        }
    }
}

/// The schema of a model and the threats that are judged in it. They depend on the model's types
/// and libraries only, so that a caller can reuse them while these stay the same.
#[derive(Clone, Debug)]
pub struct ModelRules {
    /// The classes and attributes, with the model's own types.
    pub schema: Arc<Schema>,
    /// The threats of all its libraries.
    pub rules: Arc<RuleSet>,
    /// Diagnostics of the types and of the libraries.
    pub diagnostics: Vec<Diagnostic>,
}

impl ModelRules {
    /// Compiles the threats of the libraries that count for the model.
    pub fn compile(model: &Model, libraries: &Libraries<'_>) -> ModelRules {
        let (schema, mut diagnostics) = Schema::of(model);
        let (of_model, carried) = library::for_model(model, libraries.available);
        diagnostics.extend(carried);
        let all = of_model.iter().map(Cow::as_ref).chain(libraries.added);
        let (rules, compiled) = RuleSet::compile(all, &schema);
        diagnostics.extend(compiled);
        ModelRules {
            schema,
            rules: Arc::new(rules),
            diagnostics,
        }
    }

    /// Analyses a model that has these types and libraries.
    pub fn analyse(&self, model: &Model, options: &Options) -> Analysis {
        analyse(model, &self.schema, &self.rules, options)
    }
}

/// A judged model.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The classes and attributes, with the model's own types.
    pub schema: Arc<Schema>,
    /// The threats; findings name them by position.
    pub rules: Arc<RuleSet>,
    /// The findings, and the values that they are based on.
    pub analysis: Analysis,
    /// All diagnostics, in the order of the steps: types, libraries, analysis.
    pub diagnostics: Vec<Diagnostic>,
}

/// Judges a model: makes its schema, compiles the threats that count for it, and analyses it.
pub fn judge(model: &Model, libraries: &Libraries<'_>, options: &Options) -> Judgement {
    let rules = ModelRules::compile(model, libraries);
    let analysis = rules.analyse(model, options);
    let mut diagnostics = rules.diagnostics;
    diagnostics.extend(analysis.diagnostics.iter().cloned());
    Judgement {
        schema: rules.schema,
        rules: rules.rules,
        analysis,
        diagnostics,
    }
}
