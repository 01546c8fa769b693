//! The sentence that says why a finding applies, from the statements that hold.

use super::phrase::join;
use super::statement::{DRAWN, Held, Origin, Source, Statement};

/// What was said, and what nobody answered: "Web Server is encrypted, but nobody has said that it
/// checks input before using it."
pub(super) fn because(statement: &Statement) -> String {
    let mut reasons = Vec::new();
    gather(statement, &mut reasons);
    // What the drawing says is no reason beside others.
    if !reasons.iter().all(|reason| is_drawn(reason)) {
        reasons.retain(|reason| !is_drawn(reason));
    }
    let said = by_subject(&reasons, Held::Yes, |statement| &statement.predicate);
    // What is not answered holds because of a default; the question is whether the opposite is true.
    let open = by_subject(&reasons, Held::Unanswered, |statement| &statement.opposite);
    let last = said.last().map_or("", |(subject, _)| *subject);
    let said = said
        .iter()
        .map(|(subject, said)| format!("{subject} {}", join(said, "and")));
    let said = said.collect::<Vec<_>>().join(". ");
    let open: Vec<String> = open
        .iter()
        .map(|(subject, open)| {
            let subject = if *subject == last { "it" } else { subject };
            format!("that {subject} {}", join(open, "or"))
        })
        .collect();
    match (said.as_str(), open.as_slice()) {
        (_, []) if said.is_empty() => String::new(),
        (_, []) => format!("{said}."),
        ("", open) => format!("Nobody has said {}.", join(open, "or")),
        (said, open) => format!("{said}, but nobody has said {}.", join(open, "or")),
    }
}

/// Whether a statement is only about what the drawing says, and nobody said otherwise.
fn is_drawn(statement: &Statement) -> bool {
    let drawn = |source: &Source| {
        DRAWN.contains(&source.attribute.as_str()) && source.origin == Origin::Default
    };
    statement.sources.iter().all(drawn)
}

/// The single statements that hold and make the whole hold, in their order.
fn gather<'a>(statement: &'a Statement, reasons: &mut Vec<&'a Statement>) {
    if matches!(statement.held, Held::No | Held::Failed) {
        return;
    }
    if statement.statements.is_empty() {
        reasons.push(statement);
    }
    for part in &statement.statements {
        gather(part, reasons);
    }
}

/// The words of those statements that are `held` so, gathered by subject, each once.
fn by_subject<'a>(
    reasons: &[&'a Statement],
    held: Held,
    words: impl Fn(&'a Statement) -> &'a String,
) -> Vec<(&'a str, Vec<String>)> {
    let mut subjects: Vec<(&str, Vec<String>)> = Vec::new();
    for statement in reasons.iter().filter(|statement| statement.held == held) {
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
