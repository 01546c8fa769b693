//! The analysis as lines for a shell.

use std::collections::BTreeMap;
use std::fmt::Write;

use parapet_core::analysis::FindingText;
use parapet_core::diagnostic::Diagnostic;
use parapet_core::explain::{Explanation, Origin, Statement, Truth};
use parapet_core::threats::{Facts, Severity};

use super::stages::Analysed;

/// Counts by class, findings by severity.
pub(super) fn summary(analysed: &Analysed) -> String {
    let mut classes: BTreeMap<&str, usize> = BTreeMap::new();
    for part in analysed.model.parts() {
        *classes.entry(&part.class).or_default() += 1;
    }
    let mut text = format!("{}\n", analysed.model.name);
    for (class, count) in classes {
        let _ = writeln!(text, "  {count:>6} {class}");
    }
    let _ = writeln!(text, "findings: {}", analysed.analysis.findings.len());
    for severity in (0..=5).rev().map(Severity) {
        let count = analysed
            .analysis
            .findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count();
        if count > 0 {
            let _ = writeln!(text, "  {count:>6} {}", severity.word());
        }
    }
    let _ = writeln!(text, "excluded: {}", analysed.analysis.excluded.len());
    text + &lint(&analysed.diagnostics) + &lint(&analysed.health())
}

/// A diagnostic a line.
pub(super) fn lint(diagnostics: &[Diagnostic]) -> String {
    diagnostics
        .iter()
        .map(|diagnostic| format!("{diagnostic}\n"))
        .collect()
}

/// The findings, tab-separated: key, SID, severity, class, element, status, certainty, title.
pub(super) fn findings(analysed: &Analysed) -> String {
    let mut text = String::new();
    for finding in &analysed.analysis.findings {
        let Some(key) = analysed.analysis.key(&analysed.rules, finding) else {
            continue;
        };
        let status = analysed
            .model
            .decisions
            .get(&key)
            .map_or("open", |decision| decision.status.word());
        let class = analysed
            .analysis
            .effective
            .part(finding.part)
            .map_or("", |part| part.class.as_str());
        let fields = [
            key.to_string(),
            key.sid.clone(),
            finding.severity.word().to_owned(),
            class.to_owned(),
            analysed.analysis.effective.name(finding.part).to_owned(),
            status.to_owned(),
            "-".to_owned(),
            analysed
                .analysis
                .text(&analysed.rules, finding, FindingText::Description)
                .into_owned(),
        ];
        let plain = fields.map(|field| field.replace(|c: char| c.is_control(), " "));
        let _ = writeln!(text, "{}", plain.join("\t"));
    }
    text
}

/// Why a finding applies, as a tree.
pub(super) fn explanation(explanation: &Explanation) -> String {
    let mut text = format!("{}\n", explanation.because);
    if let Some(statement) = &explanation.statement {
        tree(&mut text, statement, 0);
    }
    text
}

fn tree(text: &mut String, statement: &Statement, depth: usize) {
    let sign = match statement.truth {
        Truth::Yes => "+",
        Truth::No => "-",
        Truth::Unanswered => "?",
        Truth::Failed => "!",
    };
    let _ = writeln!(
        text,
        "{:indent$}{sign} {}",
        "",
        statement.words,
        indent = 2 * depth
    );
    for source in &statement.sources {
        let origin = match &source.origin {
            Origin::Answered => "answered".to_owned(),
            Origin::Inherited(from) => format!("inherited from {from}"),
            Origin::Default => "default".to_owned(),
            Origin::Computed => "worked out".to_owned(),
        };
        let _ = writeln!(
            text,
            "{:indent$}{} of {}: {} ({origin})",
            "",
            source.label,
            source.name,
            source.value,
            indent = 2 * depth + 4
        );
    }
    for part in &statement.statements {
        tree(text, part, depth + 1);
    }
}
