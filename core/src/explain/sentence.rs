//! The sentence that says why a finding applies, from the statements that hold.

use super::phrase::join;
use super::statement::{Held, Statement};

/// One sentence for what was said, one for what nobody answered.
pub(super) fn because(statement: &Statement) -> String {
    let mut reasons = Vec::new();
    gather(statement, &mut reasons);
    let said = by_subject(&reasons, Held::Yes, |statement| &statement.predicate);
    let sentences = said
        .into_iter()
        .map(|(subject, said)| format!("{subject} {}.", join(&said, "and")));
    // What is not answered holds because of a default; the question is whether the opposite is true.
    let open = by_subject(&reasons, Held::Unanswered, |statement| &statement.opposite);
    let open = open
        .into_iter()
        .map(|(subject, open)| format!("Nobody has said that {subject} {}.", join(&open, "or")));
    sentences.chain(open).collect::<Vec<_>>().join(" ")
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
