//! A condition in words, of which a part is only the subject.

use serde::{Deserialize, Serialize};

use super::phrase::{Phrase, Phrases, phrase, subject};
use super::way::with_heirs;
use crate::model::schema::{ClassId, Schema};
use crate::python::{Expr, ExprKind, Logical, Unary};
use crate::threats::Condition;

/// What stands before statements of which all have to hold.
pub(super) const ALL: &str = "All of these are true";

/// What stands before statements of which one is enough.
pub(super) const ANY: &str = "Any of these is true";

/// A condition in words, whatever part it is judged on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InWords {
    /// A sentence without its full stop: "Its source is in scope". For a group,
    /// "All of these are true" or "Any of these is true".
    pub words: String,
    /// Whether all parts of the group have to hold, or any.
    pub all: bool,
    /// The parts of a group; no group stands in one of its own kind.
    pub parts: Vec<InWords>,
}

/// The condition of a threat that is aimed at these classes, in words.
pub fn in_words(condition: &Condition, targets: &[ClassId], schema: &Schema) -> Option<InWords> {
    let words = Phrases {
        schema,
        targets: &with_heirs(schema, targets),
        text: condition.text(),
    };
    let (tree, _) = crate::python::expression(condition.text());
    Some(plain(&said(&words, &tree?, true)))
}

fn plain(said: &Said<'_>) -> InWords {
    match said {
        Said::One { phrase, .. } => InWords {
            words: format!("{} {}", subject(&phrase.path), phrase.predicate),
            all: true,
            parts: Vec::new(),
        },
        Said::Group { all, parts } => {
            let mut flat = Vec::with_capacity(parts.len());
            for part in parts.iter().map(plain) {
                if part.all == *all && !part.parts.is_empty() {
                    flat.extend(part.parts);
                } else {
                    flat.push(part);
                }
            }
            InWords {
                words: if *all { ALL } else { ANY }.to_owned(),
                all: *all,
                parts: flat,
            }
        }
    }
}

/// What a condition says. A `not` is worked into the words.
pub(super) enum Said<'e> {
    /// Statements of which all, or of which any, have to hold.
    Group { all: bool, parts: Vec<Said<'e>> },
    /// A single one.
    One {
        phrase: Phrase<'e>,
        /// What would be said if it came out otherwise.
        opposite: String,
        /// Whether it is said that the expression is true, or that it is not.
        wanted: bool,
    },
}

/// Says that the expression is `wanted`.
pub(super) fn said<'e>(words: &Phrases<'_>, expr: &'e Expr, wanted: bool) -> Said<'e> {
    match &expr.kind {
        ExprKind::Logical(logical, parts) => Said::Group {
            // Not (a and b) is: not a, or not b.
            all: (*logical == Logical::And) == wanted,
            parts: parts.iter().map(|part| said(words, part, wanted)).collect(),
        },
        ExprKind::Unary(Unary::Not, inner) => said(words, inner, !wanted),
        _ => Said::One {
            phrase: phrase(words, expr, wanted),
            opposite: phrase(words, expr, !wanted).predicate,
            wanted,
        },
    }
}
