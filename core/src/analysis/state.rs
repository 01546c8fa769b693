//! The values of one part, and how they are stored.
//!
//! Most attributes ask for yes or no, and most conditions read such: these are bits. Of the others
//! a part holds only what differs from the defaults of its class, so that making and reading its
//! values costs what a person said, not what a class could say.

use std::sync::Arc;

use crate::model::schema::{AttributeId, Class, ClassId, Type};
use crate::model::{Id, Kind, Part, PartIndex, Schema, Value};
use crate::threats::{Fact, Provenance};

/// An effective value.
#[derive(Clone, Debug)]
pub(super) enum Stored {
    None,
    Bool(bool),
    Int(i64),
    Choice { enumeration: u8, member: u8 },
    Text(Arc<str>),
    Part(PartIndex),
    Parts(Vec<PartIndex>),
    Numbers(Vec<i64>),
    Texts(Vec<String>),
    Opaque(usize),
}

impl Stored {
    /// What was read, to be stored elsewhere.
    pub(super) fn of(fact: Fact<'_>) -> Option<Stored> {
        Some(match fact {
            Fact::Missing => return None,
            Fact::None => Stored::None,
            Fact::Bool(b) => Stored::Bool(b),
            Fact::Int(n) => Stored::Int(n),
            Fact::Choice {
                enumeration,
                member,
            } => Stored::Choice {
                enumeration,
                member,
            },
            Fact::Text(text) => Stored::Text(Arc::from(text)),
            Fact::Part(part) => Stored::Part(part),
            Fact::Parts(parts) => Stored::Parts(parts.to_vec()),
            Fact::Numbers(numbers) => Stored::Numbers(numbers.to_vec()),
            Fact::Texts(texts) => Stored::Texts(texts.to_vec()),
            Fact::Opaque(len) => Stored::Opaque(len),
        })
    }

    pub(super) fn fact(&self) -> Fact<'_> {
        match self {
            Stored::None => Fact::None,
            Stored::Bool(b) => Fact::Bool(*b),
            Stored::Int(n) => Fact::Int(*n),
            Stored::Choice {
                enumeration,
                member,
            } => Fact::Choice {
                enumeration: *enumeration,
                member: *member,
            },
            Stored::Text(text) => Fact::Text(text),
            Stored::Part(part) => Fact::Part(*part),
            Stored::Parts(parts) => Fact::Parts(parts),
            Stored::Numbers(numbers) => Fact::Numbers(numbers),
            Stored::Texts(texts) => Fact::Texts(texts),
            Stored::Opaque(len) => Fact::Opaque(*len),
        }
    }
}

/// A set of attributes, by id. Those of the built-in schema all fit; a custom one may not.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Flags([u64; 4]);

impl Flags {
    pub(super) fn has(&self, attribute: AttributeId) -> bool {
        let word = self.0.get(usize::from(attribute.0 / 64));
        word.is_some_and(|word| word >> (attribute.0 % 64) & 1 == 1)
    }

    fn put(&mut self, attribute: AttributeId, flag: bool) {
        if let Some(word) = self.0.get_mut(usize::from(attribute.0 / 64)) {
            let bit = 1 << (attribute.0 % 64);
            *word = if flag { *word | bit } else { *word & !bit };
        }
    }
}

/// What counts for parts of a class where nobody says anything.
#[derive(Clone, Debug, Default)]
pub(super) struct Defaults {
    /// Attributes that ask for yes or no.
    yes_no: Flags,
    /// Those of them that are yes.
    truth: Flags,
    /// The others by id; `None` where the class has none such.
    others: Vec<Option<Stored>>,
}

impl Defaults {
    pub(super) fn of(schema: &Schema, class: &Class) -> Defaults {
        let mut defaults = Defaults {
            others: vec![None; schema.attribute_count()],
            ..Defaults::default()
        };
        let nobody = |_: &Id| None;
        for attribute in &class.attributes {
            let Some(id) = schema.attribute_id(&attribute.name) else {
                continue;
            };
            let value = match (attribute.default_value(), &attribute.kind) {
                (Some(value), kind) => stored(kind, &value, schema, &nobody),
                (None, Type::References(_)) => Some(Stored::Parts(Vec::new())),
                (None, Type::Findings) => Some(Stored::Opaque(0)),
                (None, _) => None,
            };
            if let Some(Stored::Bool(truth)) = value
                && !attribute.computed
            {
                defaults.yes_no.put(id, true);
                defaults.truth.put(id, truth);
            }
            if !defaults.yes_no.has(id)
                && let Some(there) = defaults.others.get_mut(usize::from(id.0))
            {
                *there = Some(value.unwrap_or(Stored::None));
            }
        }
        defaults
    }

    pub(super) fn fact(&self, attribute: AttributeId) -> Fact<'_> {
        let there = self.others.get(usize::from(attribute.0));
        there
            .and_then(Option::as_ref)
            .map_or(Fact::Missing, Stored::fact)
    }
}

/// The values of one part.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) class: ClassId,
    pub(super) kind: Kind,
    /// Attributes whose value is yes or no, and stands in `truth`.
    yes_no: Flags,
    /// Those of them that are yes.
    truth: Flags,
    /// Those of them that someone answered.
    answered: Flags,
    /// Other values that are not simply the class's default, and what yes or no did not come from
    /// an answer; ascending by attribute.
    own: Vec<(AttributeId, Cell)>,
}

/// A value with its origin.
#[derive(Clone, Debug)]
struct Cell {
    stored: Stored,
    provenance: Provenance,
}

impl State {
    /// What someone answered on a part. `position` finds what references lead to.
    pub(super) fn answered(
        part: &Part,
        kind: Kind,
        class: ClassId,
        defaults: &Defaults,
        schema: &Schema,
        position: &impl Fn(&Id) -> Option<PartIndex>,
    ) -> State {
        let mut state = State {
            class,
            kind,
            yes_no: defaults.yes_no,
            truth: defaults.truth,
            answered: Flags::default(),
            own: Vec::new(),
        };
        for (id, value) in part.attributes.known(schema) {
            match value {
                Value::Bool(truth) if state.yes_no.has(id) => {
                    state.truth.put(id, *truth);
                    state.answered.put(id, true);
                }
                _ => {
                    let attribute = schema.class(class).and_then(|class| class.attribute(id));
                    let stored = attribute
                        .filter(|attribute| !attribute.computed)
                        .and_then(|attribute| stored(&attribute.kind, value, schema, position));
                    if let Some(stored) = stored {
                        state.set(id, stored, Provenance::Answered);
                    }
                }
            }
        }
        state
    }

    /// The value of an attribute that the class is known to have.
    pub(super) fn set(&mut self, attribute: AttributeId, stored: Stored, provenance: Provenance) {
        match &stored {
            Stored::Bool(truth) if self.yes_no.has(attribute) => {
                self.truth.put(attribute, *truth);
            }
            _ => self.yes_no.put(attribute, false),
        }
        let cell = Cell { stored, provenance };
        match self.place(attribute) {
            Ok(at) => {
                if let Some(there) = self.own.get_mut(at) {
                    there.1 = cell;
                }
            }
            Err(at) => self.own.insert(at, (attribute, cell)),
        }
    }

    /// The value; one that is not the part's own is the class's default.
    #[inline]
    pub(super) fn fact<'a>(&'a self, attribute: AttributeId, defaults: &'a Defaults) -> Fact<'a> {
        if self.yes_no.has(attribute) {
            return Fact::Bool(self.truth.has(attribute));
        }
        match self.cell(attribute) {
            Some(cell) => cell.stored.fact(),
            None => defaults.fact(attribute),
        }
    }

    /// Where the value comes from.
    pub(super) fn provenance(&self, attribute: AttributeId) -> Provenance {
        match self.cell(attribute) {
            Some(cell) => cell.provenance,
            None if self.answered.has(attribute) => Provenance::Answered,
            None => Provenance::Default,
        }
    }

    fn cell(&self, attribute: AttributeId) -> Option<&Cell> {
        let at = self.place(attribute).ok()?;
        self.own.get(at).map(|(_, cell)| cell)
    }

    /// The place of an attribute in `own`, or where it would stand.
    fn place(&self, attribute: AttributeId) -> Result<usize, usize> {
        self.own.binary_search_by_key(&attribute, |(at, _)| *at)
    }
}

/// A value of that type as it is stored; `None` for one of another type, which counts as not set.
fn stored(
    kind: &Type,
    value: &Value,
    schema: &Schema,
    position: &impl Fn(&Id) -> Option<PartIndex>,
) -> Option<Stored> {
    Some(match (kind, value) {
        (Type::Bool, Value::Bool(b)) => Stored::Bool(*b),
        (Type::Int, Value::Int(n)) => Stored::Int(*n),
        (Type::Text, Value::Text(text)) => Stored::Text(Arc::from(text.as_str())),
        (Type::Choice(name), Value::Choice(member)) => {
            let at = schema.enumerations().iter().position(|e| e.name == *name)?;
            let member = schema.enumerations().get(at)?.position(member)?;
            Stored::Choice {
                enumeration: u8::try_from(at).ok()?,
                member: u8::try_from(member).ok()?,
            }
        }
        (Type::Reference(_), Value::Reference(id)) => Stored::Part(position(id)?),
        (Type::References(_), Value::References(list)) => {
            Stored::Parts(list.iter().filter_map(position).collect())
        }
        (Type::Numbers, Value::Numbers(numbers)) => Stored::Numbers(numbers.clone()),
        (Type::Texts, Value::Texts(texts)) => Stored::Texts(texts.clone()),
        (Type::Overrides, Value::Overrides(list)) => Stored::Opaque(list.len()),
        (Type::Assumptions, Value::Assumptions(list)) => Stored::Opaque(list.len()),
        _ => return None,
    })
}
