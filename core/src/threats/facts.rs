//! What conditions read: the effective value of an attribute, and where it comes from.

use crate::model::PartIndex;
use crate::schema::{AttributeId, AttributeSet, ClassId};

/// The effective value of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact<'a> {
    /// The part's class has no such attribute: to read it is an error.
    Missing,
    /// Nothing, as `inBoundary` of an element outside of all boundaries. Python's `None`.
    None,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Text.
    Text(&'a str),
    /// A member of an enumeration, by the positions of both in the schema.
    Choice {
        /// Position in [`crate::model::Schema::enumerations`].
        enumeration: u8,
        /// Position in the enumeration's members.
        member: u8,
    },
    /// Another part.
    Part(PartIndex),
    /// Other parts.
    Parts(&'a [PartIndex]),
    /// Whole numbers.
    Numbers(&'a [i64]),
    /// Texts.
    Texts(&'a [String]),
    /// A list of what conditions do not look into (findings, overrides, assumptions), by its
    /// length.
    Opaque(usize),
}

/// Where an effective value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// Someone set it on the part itself.
    Answered,
    /// It comes from another part: the sink of a flow, the element that carries the data, …
    Inherited(PartIndex),
    /// Nobody answered: the default counts.
    Default,
    /// The analysis worked it out: `inputs`, a response paired by order, …
    Computed,
}

/// The attributes of a part that are yes or no.
#[derive(Clone, Copy, Debug)]
pub struct BooleanFacts {
    /// All of them.
    pub present: AttributeSet,
    /// Those that are yes.
    pub yes: AttributeSet,
}

/// The model as conditions see it. The analysis implements it with effective values.
pub trait Facts {
    /// The class of the part.
    fn class(&self, part: PartIndex) -> ClassId;

    /// The name of the part.
    fn name(&self, part: PartIndex) -> &str;

    /// The effective value of an attribute.
    fn fact(&self, part: PartIndex, attribute: AttributeId) -> Fact<'_>;

    /// Where that value comes from.
    fn provenance(&self, part: PartIndex, attribute: AttributeId) -> Provenance;

    /// The attributes of a part that are yes or no, where they are available as sets. They are the
    /// same as [`Facts::fact`], and need not be complete.
    fn boolean_facts(&self, _part: PartIndex) -> Option<BooleanFacts> {
        None
    }
}
