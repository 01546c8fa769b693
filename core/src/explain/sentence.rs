//! The sentence that says why a finding applies, from the statements that hold.

use super::phrase::join;
use super::statement::{DIAGRAM_ATTRIBUTES, Origin, Source, Statement, Truth};

/// What is stated, and what nobody answered: "Web Server is encrypted, but nobody has said that it
/// checks input before using it."
pub(super) fn because(statement: &Statement) -> String {
    let mut reasons = Vec::new();
    gather(statement, &mut reasons);
    // What the diagram shows is no reason where there are others.
    if !reasons.iter().all(|reason| is_from_diagram(reason)) {
        reasons.retain(|reason| !is_from_diagram(reason));
    }
    let stated = by_subject(&reasons, Truth::Yes, |statement| &statement.predicate);
    // What is not answered holds because of a default; the question is whether the opposite is
    // true.
    let unanswered = by_subject(&reasons, Truth::Unanswered, |statement| &statement.opposite);
    let last = stated.last().map_or("", |(subject, _)| *subject);
    let stated = stated
        .iter()
        .map(|(subject, stated)| format!("{subject} {}", join(stated, "and")));
    let stated = stated.collect::<Vec<_>>().join(". ");
    let unanswered: Vec<String> = unanswered
        .iter()
        .map(|(subject, unanswered)| {
            let subject = if *subject == last { "it" } else { subject };
            format!("that {subject} {}", join(unanswered, "or"))
        })
        .collect();
    match (stated.as_str(), unanswered.as_slice()) {
        (_, []) if stated.is_empty() => String::new(),
        (_, []) => format!("{stated}."),
        ("", unanswered) => format!("Nobody has said {}.", join(unanswered, "or")),
        (stated, unanswered) => {
            format!("{stated}, but nobody has said {}.", join(unanswered, "or"))
        }
    }
}

/// Whether a statement is only about what the diagram shows, by default.
fn is_from_diagram(statement: &Statement) -> bool {
    let drawn = |source: &Source| {
        DIAGRAM_ATTRIBUTES.contains(&source.attribute.as_str()) && source.origin == Origin::Default
    };
    statement.sources.iter().all(drawn)
}

/// The single statements that hold and make the whole hold, in their order.
fn gather<'a>(statement: &'a Statement, reasons: &mut Vec<&'a Statement>) {
    if matches!(statement.truth, Truth::No | Truth::Failed) {
        return;
    }
    if statement.statements.is_empty() {
        reasons.push(statement);
    }
    for part in &statement.statements {
        gather(part, reasons);
    }
}

/// The words of the statements with that truth, grouped by subject, each once.
fn by_subject<'a>(
    reasons: &[&'a Statement],
    truth: Truth,
    words: impl Fn(&'a Statement) -> &'a String,
) -> Vec<(&'a str, Vec<String>)> {
    let mut subjects: Vec<(&str, Vec<String>)> = Vec::new();
    for statement in reasons.iter().filter(|statement| statement.truth == truth) {
        let words = words(statement);
        match subjects
            .iter_mut()
            .find(|(subject, _)| *subject == statement.subject)
        {
            Some((_, list)) if list.contains(words) => {}
            Some((_, list)) => list.push(words.clone()),
            None => subjects.push((&statement.subject, vec![words.clone()])),
        }
    }
    subjects
}
