//! The effective values of a model: what someone answered, what is inherited, what is default.
//!
//! A part stores only the values that differ from the defaults of its class, so that making and
//! reading them costs what a person said, not what a class could say.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::names::Names;
use crate::model::schema::{AttributeId, ClassId, Type};
use crate::model::{Assumption, Id, Kind, Model, Override, Part, PartIndex, Schema, Value};
use crate::threats::{Fact, Facts, Provenance};

/// An effective value.
#[derive(Clone, Debug, PartialEq)]
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

/// An effective value with its origin.
#[derive(Clone, Debug)]
struct Cell {
    stored: Stored,
    provenance: Provenance,
}

/// The values of one part.
#[derive(Clone, Debug)]
struct State {
    class: ClassId,
    kind: Kind,
    /// Bit `slot` is set where `own` holds that slot, for slots below 128: how many bits are set
    /// below it is its place.
    mask: u128,
    /// Values that are not simply the class's default, ascending by slot.
    own: Vec<(u16, Cell)>,
}

impl State {
    /// The place of a slot in `own`, or where it would stand.
    fn place(&self, slot: u16) -> Result<usize, usize> {
        match 1u128.checked_shl(slot.into()) {
            Some(bit) => {
                let below = (self.mask & (bit - 1)).count_ones() as usize;
                if self.mask & bit == 0 {
                    Err(below)
                } else {
                    Ok(below)
                }
            }
            None => self.own.binary_search_by_key(&slot, |(at, _)| *at),
        }
    }

    fn set(&mut self, slot: u16, cell: Cell) {
        match self.place(slot) {
            Ok(at) => {
                if let Some(there) = self.own.get_mut(at) {
                    there.1 = cell;
                }
            }
            Err(at) => self.own.insert(at, (slot, cell)),
        }
        self.mask |= bit(slot);
    }
}

/// The bit of a slot; none from 128 on.
fn bit(slot: u16) -> u128 {
    1u128.checked_shl(slot.into()).unwrap_or(0)
}

/// All effective values of a model.
#[derive(Clone, Debug)]
pub struct Effective {
    schema: Arc<Schema>,
    parts: Vec<Arc<Part>>,
    states: Vec<State>,
    /// Defaults by class and slot.
    defaults: Vec<Vec<Cell>>,
    ids: Ids,
    names: Names,
}

/// The positions of the model's ids.
#[derive(Clone, Debug)]
struct Ids(FxHashMap<Id, PartIndex>);

impl Effective {
    /// What was answered, over the defaults; nothing is inherited yet.
    pub(super) fn new(model: &Model, schema: &Arc<Schema>) -> Effective {
        let parts: Vec<Arc<Part>> = model.parts().map(Arc::clone).collect();
        let positions = parts
            .iter()
            .zip(0..)
            .map(|(part, at)| (part.id.clone(), PartIndex(at)));
        let ids = Ids(positions.collect());
        let defaults = schema
            .classes()
            .map(|(id, _)| defaults_of(schema, id))
            .collect();
        let kinds = Kind::ALL
            .into_iter()
            .flat_map(|kind| std::iter::repeat_n(kind, model.list(kind).len()));
        let states = parts
            .iter()
            .zip(kinds)
            .map(|(part, kind)| answered(part, kind, schema, &ids))
            .collect();
        Effective {
            schema: Arc::clone(schema),
            parts,
            states,
            defaults,
            ids,
            names: Names::of(schema),
        }
    }

    /// The attributes that the analysis itself reads often.
    pub(super) fn names(&self) -> Names {
        self.names
    }

    /// The schema that the values follow.
    pub fn schema(&self) -> &Arc<Schema> {
        &self.schema
    }

    /// The part at that position.
    pub fn part(&self, part: PartIndex) -> Option<&Arc<Part>> {
        self.parts.get(part.get())
    }

    /// The position of that id.
    pub fn position(&self, id: &Id) -> Option<PartIndex> {
        self.ids.0.get(id).copied()
    }

    /// What kind of part stands there.
    pub fn kind(&self, part: PartIndex) -> Option<Kind> {
        self.states.get(part.get()).map(|state| state.kind)
    }

    /// Positions of all parts of that kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = PartIndex> + '_ {
        self.states
            .iter()
            .zip(0..)
            .filter(move |(state, _)| state.kind == kind)
            .map(|(_, at)| PartIndex(at))
    }

    /// The effective value of the attribute of that name.
    pub fn get(&self, part: PartIndex, name: &str) -> Fact<'_> {
        self.schema
            .attribute_id(name)
            .map_or(Fact::Missing, |id| self.fact(part, id))
    }

    /// The truth of an attribute; no where the part has none such.
    pub fn bool(&self, part: PartIndex, name: &str) -> bool {
        self.get(part, name) == Fact::Bool(true)
    }

    /// The same by the attribute's id.
    pub(super) fn is(&self, part: PartIndex, attribute: AttributeId) -> bool {
        self.fact(part, attribute) == Fact::Bool(true)
    }

    /// A whole number; `None` where the part has no such attribute.
    pub fn int(&self, part: PartIndex, name: &str) -> Option<i64> {
        if let Fact::Int(n) = self.get(part, name) {
            Some(n)
        } else {
            None
        }
    }

    /// Text, or the name of the enumeration's member; empty where there is none.
    pub fn text(&self, part: PartIndex, name: &str) -> &str {
        match self.get(part, name) {
            Fact::Text(text) => text,
            Fact::Choice {
                enumeration,
                member,
            } => self.member_name(enumeration, member),
            _ => "",
        }
    }

    /// The part that a reference leads to.
    pub fn reference(&self, part: PartIndex, name: &str) -> Option<PartIndex> {
        if let Fact::Part(there) = self.get(part, name) {
            Some(there)
        } else {
            None
        }
    }

    /// The parts that references lead to.
    pub fn references(&self, part: PartIndex, name: &str) -> &[PartIndex] {
        if let Fact::Parts(there) = self.get(part, name) {
            there
        } else {
            &[]
        }
    }

    /// The same by the attribute's id.
    pub(super) fn parts(&self, part: PartIndex, attribute: AttributeId) -> &[PartIndex] {
        if let Fact::Parts(there) = self.fact(part, attribute) {
            there
        } else {
            &[]
        }
    }

    /// The assumptions made on a part.
    pub(super) fn assumptions(&self, part: PartIndex) -> &[Assumption] {
        match self.listed(part, self.names.assumptions, "assumptions") {
            Some(Value::Assumptions(list)) => list,
            _ => &[],
        }
    }

    /// The overrides given on a part, by position.
    pub(super) fn overrides(&self, part: PartIndex) -> &[Override] {
        match self.listed(part, self.names.overrides, "overrides") {
            Some(Value::Overrides(list)) => list,
            _ => &[],
        }
    }

    /// What was said for an attribute that is stored by its length only. Few parts have such, so
    /// the length is looked at first.
    fn listed(&self, part: PartIndex, attribute: AttributeId, name: &str) -> Option<&Value> {
        match self.fact(part, attribute) {
            Fact::Opaque(0) | Fact::Missing => None,
            _ => self.part(part)?.attributes.get(name),
        }
    }

    /// Whole numbers, ascending.
    pub fn numbers(&self, part: PartIndex, name: &str) -> &[i64] {
        if let Fact::Numbers(numbers) = self.get(part, name) {
            numbers
        } else {
            &[]
        }
    }

    /// The name of a member of an enumeration, by their positions in the schema.
    pub fn member_name(&self, enumeration: u8, member: u8) -> &str {
        let enumeration = self.schema.enumerations().get(usize::from(enumeration));
        enumeration
            .and_then(|e| e.members.get(usize::from(member)))
            .map_or("", |member| member.name.as_ref())
    }

    /// The boundaries around a part, innermost first. A cycle ends where it closes.
    pub fn boundaries_around(&self, part: PartIndex) -> Vec<PartIndex> {
        let mut around = Vec::new();
        let mut at = self.reference(part, "inBoundary");
        while let Some(boundary) = at.filter(|b| !around.contains(b)) {
            around.push(boundary);
            at = self.reference(boundary, "inBoundary");
        }
        around
    }

    /// Whether the part's class is `name` or extends it.
    pub fn is_a(&self, part: PartIndex, name: &str) -> bool {
        let base = self.schema.class_id(name);
        base.is_some_and(|base| self.schema.is_a(self.class(part), base))
    }

    /// Whether its class has that attribute.
    pub(super) fn has(&self, part: PartIndex, attribute: AttributeId) -> bool {
        self.schema
            .class(self.class(part))
            .is_some_and(|class| class.slot(attribute).is_some())
    }

    /// The stored value, as it is passed from one part to another.
    pub(super) fn stored(&self, part: PartIndex, attribute: AttributeId) -> Option<&Stored> {
        self.cell(part, attribute).map(|cell| &cell.stored)
    }

    /// Sets an effective value; one that the class does not have is not set.
    pub(super) fn set(
        &mut self,
        part: PartIndex,
        attribute: AttributeId,
        stored: Stored,
        provenance: Provenance,
    ) {
        let Some(state) = self.states.get_mut(part.get()) else {
            return;
        };
        let Some(slot) = self
            .schema
            .class(state.class)
            .and_then(|class| class.slot(attribute))
        else {
            return;
        };
        let Ok(slot) = u16::try_from(slot) else {
            return;
        };
        let cell = Cell { stored, provenance };
        state.set(slot, cell);
    }

    /// The values of a part's class, slot by slot, as names and facts, in the schema's order.
    pub fn all(&self, part: PartIndex) -> impl Iterator<Item = (&str, Fact<'_>, Provenance)> {
        let class = self.schema.class(self.class(part));
        class
            .into_iter()
            .flat_map(|class| class.attributes.iter())
            .filter_map(move |attribute| {
                let id = self.schema.attribute_id(&attribute.name)?;
                Some((
                    attribute.name.as_ref(),
                    self.fact(part, id),
                    self.provenance(part, id),
                ))
            })
    }

    fn cell(&self, part: PartIndex, attribute: AttributeId) -> Option<&Cell> {
        let state = self.states.get(part.get())?;
        let slot = self.schema.class(state.class)?.slot(attribute)?;
        match state.place(u16::try_from(slot).ok()?) {
            Ok(at) => state.own.get(at).map(|(_, cell)| cell),
            Err(_) => self.defaults.get(usize::from(state.class.0))?.get(slot),
        }
    }
}

impl Facts for Effective {
    fn class(&self, part: PartIndex) -> ClassId {
        self.states
            .get(part.get())
            .map_or(ClassId(u16::MAX), |state| state.class)
    }

    fn name(&self, part: PartIndex) -> &str {
        self.parts
            .get(part.get())
            .map_or("", |part| part.name.as_str())
    }

    fn fact(&self, part: PartIndex, attribute: AttributeId) -> Fact<'_> {
        let Some(cell) = self.cell(part, attribute) else {
            return Fact::Missing;
        };
        match &cell.stored {
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

    fn provenance(&self, part: PartIndex, attribute: AttributeId) -> Provenance {
        self.cell(part, attribute)
            .map_or(Provenance::Default, |cell| cell.provenance)
    }
}

/// The defaults of a class, by slot.
fn defaults_of(schema: &Schema, class: ClassId) -> Vec<Cell> {
    let attributes = schema
        .class(class)
        .map_or(&[][..], |class| &class.attributes);
    let none = Ids(FxHashMap::default());
    let stored = |kind: &Type, value: Option<Value>| match value {
        Some(value) => stored(kind, &value, schema, &none).unwrap_or(Stored::None),
        None if matches!(kind, Type::References(_)) => Stored::Parts(Vec::new()),
        None if matches!(kind, Type::Findings) => Stored::Opaque(0),
        None => Stored::None,
    };
    attributes
        .iter()
        .map(|attribute| Cell {
            stored: stored(&attribute.kind, attribute.default_value()),
            provenance: Provenance::Default,
        })
        .collect()
}

/// What someone answered on a part.
fn answered(part: &Part, kind: Kind, schema: &Schema, ids: &Ids) -> State {
    // A class that the schema lost (a type that was removed) is judged as the plainest of its kind.
    let plainest = match kind {
        Kind::Boundary => "Boundary",
        Kind::Element => "Asset",
        Kind::Dataflow => "Dataflow",
        Kind::Data => "Data",
    };
    let id = schema
        .class_id(&part.class)
        .or_else(|| schema.class_id(plainest))
        .unwrap_or(ClassId(u16::MAX));
    let mut state = State {
        class: id,
        kind,
        mask: 0,
        // Some more come by inheritance.
        own: Vec::with_capacity(part.attributes.len() + 8),
    };
    let Some(class) = schema.class(id) else {
        return state;
    };
    for (name, value) in part.attributes.iter() {
        let Some(slot) = schema.attribute_id(name).and_then(|id| class.slot(id)) else {
            continue;
        };
        let Some(attribute) = class
            .attributes
            .get(slot)
            .filter(|attribute| !attribute.computed)
        else {
            continue;
        };
        let (Some(stored), Ok(slot)) = (
            stored(&attribute.kind, value, schema, ids),
            u16::try_from(slot),
        ) else {
            continue;
        };
        let provenance = Provenance::Answered;
        state.own.push((slot, Cell { stored, provenance }));
        state.mask |= bit(slot);
    }
    state.own.sort_unstable_by_key(|(slot, _)| *slot);
    state
}

/// A value of that type as it is stored; `None` for one of another type, which counts as not set.
fn stored(kind: &Type, value: &Value, schema: &Schema, ids: &Ids) -> Option<Stored> {
    let position = |id: &Id| ids.0.get(id).copied();
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
