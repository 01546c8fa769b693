//! The values of one part, and how they are stored.
//!
//! Most attributes ask for yes or no, and most conditions read such: these are bits. Of the others
//! a part holds only what differs from the defaults of its class, so that making and reading its
//! values costs what was answered, not what a class could have.

use std::sync::Arc;

use crate::model::{Id, Kind, Part, PartIndex, Schema, Value};
use crate::schema::{AttributeId, AttributeSet, Class, ClassId, Type};
use crate::threats::{BooleanFacts, Fact, Provenance};

/// An effective value.
#[derive(Clone, Debug)]
pub(super) enum Stored {
    None,
    Bool(bool),
    Int(i64),
    Choice { enumeration: u8, member: u8 },
    Text(Arc<str>),
    Part(PartIndex),
    Parts(Box<[PartIndex]>),
    Numbers(Box<[i64]>),
    Texts(Box<[String]>),
    Opaque(usize),
}

impl Stored {
    /// A value of that type as it is stored; `None` for one of another type, which counts as not
    /// set.
    pub(super) fn answer(
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
            (Type::Numbers, Value::Numbers(numbers)) => Stored::Numbers(numbers.as_slice().into()),
            (Type::Texts, Value::Texts(texts)) => Stored::Texts(texts.as_slice().into()),
            (Type::Overrides, Value::Overrides(list)) => Stored::Opaque(list.len()),
            (Type::Assumptions, Value::Assumptions(list)) => Stored::Opaque(list.len()),
            _ => return None,
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

/// The values of parts of a class where nobody answered.
#[derive(Clone, Debug, Default)]
pub(super) struct Defaults {
    /// Attributes that ask for yes or no.
    yes_no: AttributeSet,
    /// Those of them that are yes.
    truth: AttributeSet,
    /// The slot of each attribute by id: those that ask for more than yes or no come first.
    slots: Vec<Option<u16>>,
    /// The defaults by slot.
    values: Vec<Stored>,
}

impl Defaults {
    pub(super) fn of(schema: &Schema, class: &Class) -> Defaults {
        let mut defaults = Defaults {
            slots: vec![None; schema.attribute_count()],
            ..Defaults::default()
        };
        let no_reference = |_: &Id| None;
        let mut yes_no = Vec::new();
        for (id, attribute) in class.by_id() {
            let value = match (attribute.default_value(), &attribute.kind) {
                (Some(value), kind) => Stored::answer(kind, &value, schema, &no_reference),
                (None, Type::References(_)) => Some(Stored::Parts(Box::default())),
                (None, Type::Findings) => Some(Stored::Opaque(0)),
                (None, _) => None,
            };
            match value {
                Some(Stored::Bool(truth))
                    if !attribute.computed && AttributeSet::single(id).is_some() =>
                {
                    defaults.yes_no.set(id, true);
                    defaults.truth.set(id, truth);
                    yes_no.push((id, Stored::Bool(truth)));
                }
                value => defaults.add(id, value.unwrap_or(Stored::None)),
            }
        }
        for (id, value) in yes_no {
            defaults.add(id, value);
        }
        defaults
    }

    fn add(&mut self, id: AttributeId, value: Stored) {
        if let Some(slot) = self.slots.get_mut(usize::from(id.0)) {
            *slot = u16::try_from(self.values.len()).ok();
            self.values.push(value);
        }
    }

    fn slot(&self, attribute: AttributeId) -> Option<u16> {
        self.slots.get(usize::from(attribute.0)).copied().flatten()
    }
}

/// The values of one part.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) class: ClassId,
    pub(super) kind: Kind,
    /// Attributes whose value is yes or no, and is in `truth`.
    yes_no: AttributeSet,
    /// Those of them that are yes.
    truth: AttributeSet,
    /// Those of them that someone answered.
    answered: AttributeSet,
    /// Bit `slot` is set where `own` has a value of that slot, for slots below 64: how many bits
    /// are set below it is its index.
    own_slots: u64,
    /// Other values that are not simply the class's default, and what yes or no did not come from
    /// an answer; ascending by slot.
    own: Vec<(u16, OwnValue)>,
}

/// A value with its origin.
#[derive(Clone, Debug)]
struct OwnValue {
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
            answered: AttributeSet::default(),
            own_slots: 0,
            // A flow inherits some from its ends.
            own: Vec::with_capacity(if kind == Kind::Dataflow { 9 } else { 4 }),
        };
        for (id, value) in part.attributes.known(|name| schema.attribute_id(name)) {
            match value {
                Value::Bool(truth) if state.yes_no.contains(id) => {
                    state.truth.set(id, *truth);
                    state.answered.set(id, true);
                }
                _ => {
                    let attribute = schema.class(class).and_then(|class| class.attribute(id));
                    let stored =
                        attribute
                            .filter(|attribute| !attribute.computed)
                            .and_then(|attribute| {
                                Stored::answer(&attribute.kind, value, schema, position)
                            });
                    if let Some(stored) = stored {
                        state.set(id, stored, Provenance::Answered, defaults);
                    }
                }
            }
        }
        state
    }

    /// Sets the value of an attribute; one that the class does not have is not set.
    pub(super) fn set(
        &mut self,
        attribute: AttributeId,
        stored: Stored,
        provenance: Provenance,
        defaults: &Defaults,
    ) {
        let Some(slot) = defaults.slot(attribute) else {
            return;
        };
        match &stored {
            Stored::Bool(truth) if self.yes_no.contains(attribute) => {
                self.truth.set(attribute, *truth);
            }
            _ => self.yes_no.set(attribute, false),
        }
        let own_value = OwnValue { stored, provenance };
        match self.index_of(slot) {
            Ok(at) => {
                if let Some(existing) = self.own.get_mut(at) {
                    existing.1 = own_value;
                }
            }
            Err(at) => self.own.insert(at, (slot, own_value)),
        }
        self.own_slots |= bit(slot).unwrap_or(0);
    }

    /// The attributes that are yes or no.
    #[inline]
    pub(super) fn boolean_facts(&self) -> BooleanFacts {
        BooleanFacts {
            present: self.yes_no,
            yes: self.truth,
        }
    }

    /// The value; one that is not the part's own is the class's default.
    #[inline]
    pub(super) fn fact<'a>(&'a self, attribute: AttributeId, defaults: &'a Defaults) -> Fact<'a> {
        if self.yes_no.contains(attribute) {
            return Fact::Bool(self.truth.contains(attribute));
        }
        let Some(slot) = defaults.slot(attribute) else {
            return Fact::Missing;
        };
        match self.own_value(slot) {
            Some(own_value) => own_value.stored.fact(),
            None => {
                let default = defaults.values.get(usize::from(slot));
                default.map_or(Fact::Missing, Stored::fact)
            }
        }
    }

    /// The value as it is stored, to be set elsewhere.
    pub(super) fn stored(&self, attribute: AttributeId, defaults: &Defaults) -> Option<Stored> {
        if self.yes_no.contains(attribute) {
            return Some(Stored::Bool(self.truth.contains(attribute)));
        }
        let slot = defaults.slot(attribute)?;
        match self.own_value(slot) {
            Some(own_value) => Some(own_value.stored.clone()),
            None => defaults.values.get(usize::from(slot)).cloned(),
        }
    }

    /// Where the value comes from.
    pub(super) fn provenance(&self, attribute: AttributeId, defaults: &Defaults) -> Provenance {
        match defaults
            .slot(attribute)
            .and_then(|slot| self.own_value(slot))
        {
            Some(own_value) => own_value.provenance,
            None if self.answered.contains(attribute) => Provenance::Answered,
            None => Provenance::Default,
        }
    }

    fn own_value(&self, slot: u16) -> Option<&OwnValue> {
        let at = self.index_of(slot).ok()?;
        self.own.get(at).map(|(_, own_value)| own_value)
    }

    /// The index of a slot in `own`, or where it would be inserted.
    fn index_of(&self, slot: u16) -> Result<usize, usize> {
        let Some(bit) = bit(slot) else {
            return self.own.binary_search_by_key(&slot, |(at, _)| *at);
        };
        let below = (self.own_slots & (bit - 1)).count_ones() as usize;
        if self.own_slots & bit == 0 {
            Err(below)
        } else {
            Ok(below)
        }
    }
}

/// The bit of a slot; none from 64 on.
fn bit(slot: u16) -> Option<u64> {
    1u64.checked_shl(slot.into())
}
