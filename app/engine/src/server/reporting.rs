//! The report: the built-in template filled with the project.

use parapet_core::diagnostic::Diagnostic;
use parapet_core::report::context::Subject;
use parapet_core::report::{builtin_template, fill, markdown};

use super::project::Project;
use crate::messages::Answer;
use crate::sealed::Sealed;

/// The template of page and download.
const TEMPLATE: &str = "full";

/// The report as Markdown.
pub(super) fn report(project: &Project) -> String {
    let subject = Subject {
        model: &project.model,
        analysis: &project.analysis,
        rules: &project.rules.rules,
    };
    fill(builtin_template(TEMPLATE).unwrap_or_default(), subject).text
}

/// The report, parsed to a document tree for the page.
pub(super) fn document(project: &Project) -> Answer {
    let (document, diagnostics): (_, Vec<Diagnostic>) = markdown::read(&report(project));
    if diagnostics
        .iter()
        .any(|it| it.level == parapet_core::diagnostic::Level::Error)
    {
        return Answer::Failed(diagnostics);
    }
    Answer::Report {
        revision: project.revision,
        document: Sealed::of(&document),
    }
}
