//! A condition's clauses with the result of each on one part: what every explanation is made from.

use crate::model::PartIndex;
use crate::python::Span;
use crate::schema::AttributeId;
use crate::threats::condition::error::EvaluationError;
use crate::threats::facts::Provenance;

/// How a clause combines others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Connective {
    /// All of its clauses have to hold: `and`.
    All,
    /// One of its clauses has to hold: `or`.
    Any,
    /// Its only clause must not hold: `not`.
    Not,
    /// It has no clauses of its own: a comparison, a call, an attribute.
    Leaf,
}

/// A clause of a condition, evaluated on one part.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// How it combines others.
    pub connective: Connective,
    /// Its span in the condition's text.
    pub span: Span,
    /// Whether it holds, or why it could not be evaluated.
    pub truth: Result<bool, EvaluationError>,
    /// Whether Python would evaluate it: an earlier operand of an `and` or `or` may have decided.
    /// It is evaluated all the same.
    pub reached: bool,
    /// The clauses that it combines, in their order.
    pub clauses: Vec<Clause>,
    /// What a leaf read, in order, each once.
    pub readings: Vec<Reading>,
}

/// One value that a leaf read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Whose value.
    pub part: PartIndex,
    /// Which attribute; `None` for the part's name.
    pub attribute: Option<AttributeId>,
    /// What it was.
    pub value: ReadValue,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A value, kept for an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadValue {
    /// The part has no such attribute.
    Missing,
    /// Nothing.
    None,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Text.
    Text(String),
    /// A member of an enumeration, by the positions of both in the schema.
    Choice {
        /// Position of the enumeration.
        enumeration: u8,
        /// Position of the member.
        member: u8,
    },
    /// Other parts; one alone for a reference.
    Parts(Vec<PartIndex>),
    /// Whole numbers.
    Numbers(Vec<i64>),
    /// Texts.
    Texts(Vec<String>),
    /// A list that conditions do not look into, by its length.
    Opaque(usize),
}
