//! The stages of core, one after the other, each with the time it took.

use std::collections::BTreeSet;
use std::io::Read;
use std::sync::Arc;
use std::time::Instant;

use parapet_core::analysis::{Analysis, Options};
use parapet_core::diagnostic::{Diagnostic, messages};
use parapet_core::model::{Judging, Model, Schema, validate};
use parapet_core::threats::RuleSet;
use parapet_core::{ModelRules, import};
use parapet_engine::libraries::LibraryStack;

use super::arguments::Arguments;

/// A model with its threats and findings.
pub(super) struct Analysed {
    /// The model as it was read.
    pub(super) model: Model,
    /// Its classes and attributes.
    pub(super) schema: Arc<Schema>,
    /// The threats.
    pub(super) rules: Arc<RuleSet>,
    /// Their findings.
    pub(super) analysis: Analysis,
    /// The diagnostics of all stages, in order.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Analysed {
    /// The model's health, without what the reader reported about the same attribute.
    pub(super) fn health(&self) -> Vec<Diagnostic> {
        let mut health = validate(&self.model, &self.schema);
        let reported: BTreeSet<_> = self.diagnostics.iter().map(Diagnostic::dedup_key).collect();
        health.retain(|one| !reported.contains(&one.dedup_key()));
        health
    }
}

/// A stage's name and its milliseconds.
pub(super) type Times = Vec<(&'static str, f64)>;

/// Runs `stage` and notes how long it took.
pub(super) fn timed<T>(times: &mut Times, name: &'static str, stage: impl FnOnce() -> T) -> T {
    #[expect(clippy::disallowed_methods, reason = "a native tool that measures")]
    let start = Instant::now();
    let result = stage();
    times.push((name, start.elapsed().as_secs_f64() * 1000.0));
    result
}

/// Reads the model and analyses it.
///
/// # Errors
/// One diagnostic where the input gave nothing usable.
pub(super) fn run(
    arguments: &Arguments,
    bytes: &[u8],
    times: &mut Times,
) -> Result<Analysed, Diagnostic> {
    let name = arguments.model.as_deref().unwrap_or("-");
    let imported =
        timed(times, "import", || import::read(name, bytes)).map_err(|error| error.file(name))?;
    let model = imported.model;
    let mut diagnostics = imported.diagnostics;
    let rules = timed(times, "rules", || rules(arguments, &model))?;
    let options = Options {
        judging: arguments.pytm.then_some(Judging::Pytm),
        exclude: arguments.exclude.clone(),
    };
    let analysis = timed(times, "analysis", || rules.analyse(&model, &options));
    diagnostics.extend(rules.diagnostics);
    diagnostics.extend(analysis.diagnostics.iter().cloned());
    Ok(Analysed {
        model,
        schema: rules.schema,
        rules: rules.rules,
        analysis,
        diagnostics,
    })
}

/// The rules of the built-in library, unless the model switches it off, of those that the model
/// carries, and of those named on the command line.
///
/// # Errors
/// A library file that cannot be read.
pub(super) fn rules(arguments: &Arguments, model: &Model) -> Result<ModelRules, Diagnostic> {
    let mut libraries = match arguments.no_builtin_library {
        true => LibraryStack::default(),
        false => LibraryStack::built_in(),
    };
    for file in &arguments.libraries {
        let bytes = read(file)?;
        let decoded = import::decode(&bytes).map_err(|error| error.file(file))?;
        if let Some(diagnostic) = decoded.diagnostic {
            libraries.report(diagnostic.file(file));
        }
        libraries.add(file, &decoded.text);
    }
    Ok(libraries.compile(model))
}

/// The bytes of a file, or of standard input for `-`.
///
/// # Errors
/// A file that cannot be read.
pub(super) fn read(file: &str) -> Result<Vec<u8>, Diagnostic> {
    let mut bytes = Vec::new();
    let result = match file {
        "-" => std::io::stdin().read_to_end(&mut bytes).map(|_| bytes),
        file => std::fs::read(file),
    };
    result.map_err(|error| messages::file_unreadable(&error).file(file))
}
