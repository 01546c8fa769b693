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
use super::stages::{self, Analysed, Times};
use super::{TOO_SEVERE, USAGE_ERROR, catalogue, lines, repeat};

/// Prints what the arguments ask for.
///
/// # Errors
/// A diagnostic where the input gave nothing usable.
pub(super) fn print(arguments: &Arguments) -> Result<ExitCode, Diagnostic> {
    match &arguments.print {
        Print::Unsupported(option) => {
            eprintln!("{option}: not yet");
            Ok(ExitCode::from(USAGE_ERROR))
        }
        Print::List => {
            let rules = stages::rules(arguments, &Model::default())?;
            eprint!("{}", lines::lint(&rules.diagnostics));
            print!("{}", catalogue::threats(&rules.rules));
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
                let classes = Schema::built_in().classes();
                let near = nearest(class, classes.map(|(_, it)| it.name.as_ref()));
                let near = near.map_or_else(String::new, |near| format!("; {near} is near"));
                eprintln!("there is no class {class}{near}");
                Ok(ExitCode::from(USAGE_ERROR))
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
    let analysed = stages::run(arguments, &bytes, &mut times)?;
    if arguments.print != Print::Lint {
        eprint!("{}", lines::lint(&analysed.diagnostics));
    }
    let Some(text) = text(arguments, &analysed) else {
        return Ok(ExitCode::from(USAGE_ERROR));
    };
    print!("{text}");
    if arguments.debug {
        for (stage, milliseconds) in &times {
            eprintln!("{stage}: {milliseconds:.3} ms");
        }
        eprintln!("{}", counts(&analysed.rules, &analysed));
    }
    Ok(if too_severe(arguments, &analysed) {
        ExitCode::from(TOO_SEVERE)
    } else {
        ExitCode::SUCCESS
    })
}

/// The text to print; where there is none it is `None`, and the reason is on standard error.
fn text(arguments: &Arguments, analysed: &Analysed) -> Option<String> {
    Some(match &arguments.print {
        Print::Json => json::write(&analysis_json(
            &analysed.model,
            &analysed.rules,
            &analysed.analysis,
        )),
        Print::Findings => lines::findings(analysed),
        Print::Lint => lines::lint(&analysed.diagnostics) + &lines::lint(&analysed.health()),
        Print::Explain(key) => {
            let wanted = FindingKey::parse(key);
            let mut findings = analysed
                .analysis
                .findings
                .iter()
                .chain(&analysed.analysis.excluded);
            let Some(finding) =
                findings.find(|finding| analysed.analysis.key(&analysed.rules, finding) == wanted)
            else {
                eprintln!("there is no finding {key}; --findings prints the keys");
                return None;
            };
            lines::explanation(&explain(&analysed.rules, &analysed.analysis, finding))
        }
        Print::Model => model_json(&analysed.model),
        Print::TmPy => tm_py(&analysed.model),
        Print::Dot => diagram(arguments, analysed).dot(),
        Print::Dfd => diagram(arguments, analysed).svg(),
        Print::Geometry => diagram(arguments, analysed).geometry(),
        Print::Seq => sequence(analysed).svg(),
        Print::Puml => sequence(analysed).puml(),
        Print::Report(template) => report(template, analysed)?,
        Print::Summary => lines::summary(analysed),
        other => {
            eprintln!("{other:?}: not yet");
            return None;
        }
    })
}

fn diagram(arguments: &Arguments, analysed: &Analysed) -> DataflowDiagram {
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
        &analysed.model,
        &analysed.rules,
        &analysed.analysis,
        &options,
        colouring,
        None,
    )
}

/// A report from a built-in template or from a file; diagnostics of the template go to standard
/// error.
fn report(template: &str, analysed: &Analysed) -> Option<String> {
    let read = |file| {
        let bytes = stages::read(file)?;
        parapet_core::import::decode(&bytes).map(|decoded| decoded.text.into_owned())
    };
    let text = match report::builtin_template(template) {
        Some(text) => text.to_owned(),
        None => read(template).map_err(|error| eprintln!("{error}")).ok()?,
    };
    let subject = Subject {
        model: &analysed.model,
        analysis: &analysed.analysis,
        rules: &analysed.rules,
    };
    let rendered = report::fill(&text, subject);
    let of_template = rendered.diagnostics.into_iter();
    let of_template: Vec<Diagnostic> = of_template.map(|one| one.file(template)).collect();
    eprint!("{}", lines::lint(&of_template));
    Some(rendered.text)
}

fn sequence(analysed: &Analysed) -> SequenceDiagram {
    sequence_diagram(&analysed.model, &analysed.rules, &analysed.analysis)
}

fn too_severe(arguments: &Arguments, analysed: &Analysed) -> bool {
    let Some(limit) = arguments.fail_on else {
        return false;
    };
    analysed.analysis.findings.iter().any(|finding| {
        finding.severity >= limit
            && analysed
                .analysis
                .is_open(&analysed.model, &analysed.rules, finding)
    })
}

fn counts(rules: &RuleSet, analysed: &Analysed) -> String {
    format!(
        "{} parts, {} threats, {} findings, {} excluded",
        analysed.model.part_count(),
        rules.threats.len(),
        analysed.analysis.findings.len(),
        analysed.analysis.excluded.len()
    )
}
