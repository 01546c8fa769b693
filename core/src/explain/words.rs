//! A condition in words, of which a part is only the subject.

use serde::{Deserialize, Serialize};

use super::path::with_subclasses;
use super::phrase::{Phrase, PhraseContext, phrase, subject};
use crate::python::{Expr, ExprKind, Logical, Unary};
use crate::schema::{ClassId, Schema};
use crate::threats::Condition;

/// The heading of statements of which all have to hold.
pub(super) const ALL: &str = "All of these are true";

/// The heading of statements of which one is enough.
pub(super) const ANY: &str = "Any of these is true";

/// A condition in words, whatever part it is judged on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConditionInWords {
    /// A sentence without its full stop: "Its source is in scope". For a group,
    /// "All of these are true" or "Any of these is true".
    pub words: String,
    /// Whether all parts of the group have to hold, or any.
    pub all: bool,
    /// The parts of a group; no group is nested in one of its own kind.
    pub parts: Vec<ConditionInWords>,
}

/// The condition of a threat that targets these classes, in words.
pub fn in_words(
    condition: &Condition,
    targets: &[ClassId],
    schema: &Schema,
) -> Option<ConditionInWords> {
    let words = PhraseContext {
        schema,
        targets: &with_subclasses(schema, targets),
        text: condition.text(),
    };
    let (tree, _) = crate::python::expression(condition.text());
    Some(to_words(&phrase_tree(&words, &tree?, true)))
}

fn to_words(tree: &PhraseTree<'_>) -> ConditionInWords {
    match tree {
        PhraseTree::One { phrase, .. } => ConditionInWords {
            words: format!("{} {}", subject(&phrase.path), phrase.predicate),
            all: true,
            parts: Vec::new(),
        },
        PhraseTree::Group { all, parts } => {
            let mut flat = Vec::with_capacity(parts.len());
            for part in parts.iter().map(to_words) {
                if part.all == *all && !part.parts.is_empty() {
                    flat.extend(part.parts);
                } else {
                    flat.push(part);
                }
            }
            ConditionInWords {
                words: if *all { ALL } else { ANY }.to_owned(),
                all: *all,
                parts: flat,
            }
        }
    }
}

/// The phrases of a condition. A `not` is worked into the words.
pub(super) enum PhraseTree<'e> {
    /// Statements of which all, or of which any, have to hold.
    Group {
        all: bool,
        parts: Vec<PhraseTree<'e>>,
    },
    /// A single one.
    One {
        phrase: Phrase<'e>,
        /// The predicate of the opposite result.
        opposite: String,
        /// Whether the phrase is for the expression being true, or not.
        wanted: bool,
    },
}

/// The phrases for the expression being `wanted`.
pub(super) fn phrase_tree<'e>(
    words: &PhraseContext<'_>,
    expr: &'e Expr,
    wanted: bool,
) -> PhraseTree<'e> {
    match &expr.kind {
        ExprKind::Logical(logical, parts) => PhraseTree::Group {
            // Not (a and b) is: not a, or not b.
            all: (*logical == Logical::And) == wanted,
            parts: parts
                .iter()
                .map(|part| phrase_tree(words, part, wanted))
                .collect(),
        },
        ExprKind::Unary(Unary::Not, inner) => phrase_tree(words, inner, !wanted),
        _ => PhraseTree::One {
            phrase: phrase(words, expr, wanted),
            opposite: phrase(words, expr, !wanted).predicate,
            wanted,
        },
    }
}
