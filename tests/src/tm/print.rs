//! What each option prints.

use std::process::ExitCode;

use parapet_core::diagnostic::{Diagnostic, nearest};
use parapet_core::explain::explain;
use parapet_core::export::{analysis_json, model_json, tm_py};
use parapet_core::json;
use parapet_core::model::{FindingKey, Model, Schema};
use parapet_core::picture::Colouring;
use parapet_core::render::{DataflowDiagram, SequenceDiagram, dataflow_diagram, sequence_diagram};
use parapet_core::report::{self, context::Subject};
use parapet_core::threats::RuleSet;
use parapet_core::views::dfd::Options;

use super::arguments::{Arguments, Print};
use super::stages::{self, Known, Times};
use super::{TOO_SEVERE, WRONG_USE, catalogue, lines, repeat};

/// Prints what the arguments ask for.
///
/// # Errors
/// A diagnostic where the input gave nothing usable.
pub(super) fn print(arguments: &Arguments) -> Result<ExitCode, Diagnostic> {
    match &arguments.print {
        Print::NotYet(option) => {
            eprintln!("{option}: not yet");
            Ok(ExitCode::from(WRONG_USE))
        }
        Print::List => {
            let (rules, diagnostics) =
                stages::rules(arguments, &Model::default(), Schema::built_in())?;
            eprint!("{}", lines::lint(&diagnostics));
            print!("{}", catalogue::threats(&rules));
            Ok(ExitCode::SUCCESS)
        }
        Print::ListElements => {
            print!("{}", catalogue::classes(Schema::built_in()));
            Ok(ExitCode::SUCCESS)
        }
        Print::Describe(class) => match catalogue::describe(Schema::built_in(), class) {
            Some(text) => {
                print!("{text}");
                Ok(ExitCode::SUCCESS)
            }
            None => {
                let known = Schema::built_in().classes();
                let near = nearest(class, known.map(|(_, it)| it.name.as_ref()));
                let near = near.map_or_else(String::new, |near| format!("; {near} is near"));
                eprintln!("there is no class {class}{near}");
                Ok(ExitCode::from(WRONG_USE))
            }
        },
        _ => of_model(arguments),
    }
}

fn of_model(arguments: &Arguments) -> Result<ExitCode, Diagnostic> {
    let bytes = stages::read(arguments.model.as_deref().unwrap_or("-"))?;
    if let Some(repeat) = arguments.repeat {
        print!("{}", repeat::medians(arguments, &bytes, repeat)?);
        return Ok(ExitCode::SUCCESS);
    }
    let mut times = Times::new();
    let known = stages::run(arguments, &bytes, &mut times)?;
    if arguments.print != Print::Lint {
        eprint!("{}", lines::lint(&known.diagnostics));
    }
    let Some(text) = text(arguments, &known) else {
        return Ok(ExitCode::from(WRONG_USE));
    };
    print!("{text}");
    if arguments.debug {
        for (stage, milliseconds) in &times {
            eprintln!("{stage}: {milliseconds:.3} ms");
        }
        eprintln!("{}", counts(&known.rules, &known));
    }
    Ok(if too_severe(arguments, &known) {
        ExitCode::from(TOO_SEVERE)
    } else {
        ExitCode::SUCCESS
    })
}

/// The text asked for; `None`, and said on standard error, where there is none.
fn text(arguments: &Arguments, known: &Known) -> Option<String> {
    Some(match &arguments.print {
        Print::Json => json::write(&analysis_json(&known.model, &known.rules, &known.analysis)),
        Print::Findings => lines::findings(known),
        Print::Lint => lines::lint(&known.diagnostics) + &lines::lint(&known.health()),
        Print::Explain(key) => {
            let wanted = FindingKey::parse(key);
            let mut findings = known
                .analysis
                .findings
                .iter()
                .chain(&known.analysis.excluded);
            let Some(finding) =
                findings.find(|finding| known.analysis.key(&known.rules, finding) == wanted)
            else {
                eprintln!("there is no finding {key}; --findings prints the keys");
                return None;
            };
            lines::explanation(&explain(&known.rules, &known.analysis, finding))
        }
        Print::Model => model_json(&known.model),
        Print::TmPy => tm_py(&known.model),
        Print::Dot => diagram(arguments, known).dot(),
        Print::Dfd => diagram(arguments, known).svg(),
        Print::Geometry => diagram(arguments, known).geometry(),
        Print::Seq => sequence(known).svg(),
        Print::Puml => sequence(known).puml(),
        Print::Report(template) => report(template, known)?,
        Print::Summary => lines::summary(known),
        other => {
            eprintln!("{other:?}: not yet");
            return None;
        }
    })
}

fn diagram(arguments: &Arguments, known: &Known) -> DataflowDiagram {
    let options = Options {
        levels: arguments.levels.iter().copied().collect(),
        ..Options::default()
    };
    let colouring = if arguments.colormap {
        Colouring::BySeverity
    } else {
        Colouring::Plain
    };
    dataflow_diagram(
        &known.model,
        &known.rules,
        &known.analysis,
        &options,
        colouring,
        None,
    )
}

/// A report from a built-in template or from a file; what there is to say about the template goes
/// to standard error.
fn report(template: &str, known: &Known) -> Option<String> {
    let read = |file| {
        let bytes = stages::read(file)?;
        parapet_core::import::decode(&bytes).map(|decoded| decoded.text.into_owned())
    };
    let text = match report::builtin_template(template) {
        Some(text) => text.to_owned(),
        None => read(template).map_err(|error| eprintln!("{error}")).ok()?,
    };
    let subject = Subject {
        model: &known.model,
        analysis: &known.analysis,
        rules: &known.rules,
    };
    let rendered = report::fill(&text, subject);
    let of_template = rendered.diagnostics.into_iter();
    let of_template: Vec<Diagnostic> = of_template.map(|said| said.file(template)).collect();
    eprint!("{}", lines::lint(&of_template));
    Some(rendered.text)
}

fn sequence(known: &Known) -> SequenceDiagram {
    sequence_diagram(&known.model, &known.rules, &known.analysis)
}

fn too_severe(arguments: &Arguments, known: &Known) -> bool {
    let Some(limit) = arguments.fail_on else {
        return false;
    };
    known.analysis.findings.iter().any(|finding| {
        finding.severity >= limit && known.analysis.is_open(&known.model, &known.rules, finding)
    })
}

fn counts(rules: &RuleSet, known: &Known) -> String {
    format!(
        "{} parts, {} threats, {} findings, {} excluded",
        known.model.part_count(),
        rules.threats.len(),
        known.analysis.findings.len(),
        known.analysis.excluded.len()
    )
}
