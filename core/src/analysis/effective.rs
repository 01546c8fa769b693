//! The effective values of a model: what someone answered, what is inherited, what is default.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::attribute_ids::AttributeIds;
use super::state::{Defaults, State, Stored};
use crate::model::{Assumption, Id, Kind, Model, Override, Part, PartIndex, Schema, Value};
use crate::schema::{AttributeId, ClassId};
use crate::threats::{BooleanFacts, Fact, Facts, Provenance};

/// All effective values of a model.
#[derive(Clone, Debug)]
pub struct EffectiveValues {
    schema: Arc<Schema>,
    parts: Vec<Arc<Part>>,
    states: Vec<State>,
    /// The defaults by class; only for classes that parts have.
    defaults: Vec<Defaults>,
    positions: FxHashMap<Id, PartIndex>,
    ids: AttributeIds,
}

impl EffectiveValues {
    /// What was answered, over the defaults; nothing is inherited yet.
    pub(super) fn answered(model: &Model, schema: &Arc<Schema>) -> EffectiveValues {
        let parts: Vec<Arc<Part>> = model.parts().map(Arc::clone).collect();
        let positions: FxHashMap<Id, PartIndex> = parts
            .iter()
            .zip(0..)
            .map(|(part, at)| (part.id.clone(), PartIndex(at)))
            .collect();
        let kinds = Kind::ALL
            .into_iter()
            .flat_map(|kind| std::iter::repeat_n(kind, model.list(kind).len()));
        let classes: Vec<ClassId> = parts
            .iter()
            .zip(kinds.clone())
            .map(|(part, kind)| class_of(part, kind, schema))
            .collect();
        let used: FxHashSet<ClassId> = classes.iter().copied().collect();
        let defaults = schema.classes().map(|(id, class)| {
            if used.contains(&id) {
                Defaults::of(schema, class)
            } else {
                Defaults::default()
            }
        });
        let defaults: Vec<Defaults> = defaults.collect();
        let none = Defaults::default();
        let position = |id: &Id| positions.get(id).copied();
        let states = parts.iter().zip(kinds).zip(classes);
        let states = states.map(|((part, kind), class)| {
            let defaults = defaults.get(usize::from(class.0)).unwrap_or(&none);
            State::answered(part, kind, class, defaults, schema, &position)
        });
        EffectiveValues {
            schema: Arc::clone(schema),
            states: states.collect(),
            parts,
            defaults,
            positions,
            ids: AttributeIds::of(schema),
        }
    }

    /// The attributes that the analysis itself reads often.
    pub(super) fn ids(&self) -> AttributeIds {
        self.ids
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
        self.positions.get(id).copied()
    }

    /// The kind of a part.
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
    pub(super) fn bool_by_id(&self, part: PartIndex, attribute: AttributeId) -> bool {
        self.fact(part, attribute) == Fact::Bool(true)
    }

    /// A whole number; `None` where the part has no such attribute.
    pub fn int(&self, part: PartIndex, name: &str) -> Option<i64> {
        self.int_by_id(part, self.schema.attribute_id(name)?)
    }

    /// The same by the attribute's id.
    pub(super) fn int_by_id(&self, part: PartIndex, attribute: AttributeId) -> Option<i64> {
        if let Fact::Int(n) = self.fact(part, attribute) {
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
        self.reference_by_id(part, self.schema.attribute_id(name)?)
    }

    /// The same by the attribute's id.
    pub(super) fn reference_by_id(
        &self,
        part: PartIndex,
        attribute: AttributeId,
    ) -> Option<PartIndex> {
        if let Fact::Part(found) = self.fact(part, attribute) {
            Some(found)
        } else {
            None
        }
    }

    /// The parts that references lead to.
    pub fn references(&self, part: PartIndex, name: &str) -> &[PartIndex] {
        if let Fact::Parts(found) = self.get(part, name) {
            found
        } else {
            &[]
        }
    }

    /// The same by the attribute's id.
    pub(super) fn references_by_id(&self, part: PartIndex, attribute: AttributeId) -> &[PartIndex] {
        if let Fact::Parts(found) = self.fact(part, attribute) {
            found
        } else {
            &[]
        }
    }

    /// The assumptions made on a part.
    pub(super) fn assumptions(&self, part: PartIndex) -> &[Assumption] {
        match self.list_value(part, self.ids.assumptions, "assumptions") {
            Some(Value::Assumptions(list)) => list,
            _ => &[],
        }
    }

    /// The overrides given on a part, by position.
    pub(super) fn overrides(&self, part: PartIndex) -> &[Override] {
        match self.list_value(part, self.ids.overrides, "overrides") {
            Some(Value::Overrides(list)) => list,
            _ => &[],
        }
    }

    /// The answer for an attribute that is stored by its length only. Few parts have such, so
    /// the length is looked at first.
    fn list_value(&self, part: PartIndex, attribute: AttributeId, name: &str) -> Option<&Value> {
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
        let mut at = self.reference_by_id(part, self.ids.in_boundary);
        while let Some(boundary) = at.filter(|b| !around.contains(b)) {
            around.push(boundary);
            at = self.reference_by_id(boundary, self.ids.in_boundary);
        }
        around
    }

    /// Whether the part's class is `name` or extends it.
    pub fn is_a(&self, part: PartIndex, name: &str) -> bool {
        let base = self.schema.class_id(name);
        base.is_some_and(|base| self.schema.is_a(self.class(part), base))
    }

    /// Lets an attribute take the value that another part has for one.
    pub(super) fn inherit(
        &mut self,
        (to, attribute): (PartIndex, AttributeId),
        (from, of): (PartIndex, AttributeId),
    ) {
        let stored = self
            .state(from)
            .and_then(|(state, defaults)| state.stored(of, defaults));
        if let Some(stored) = stored {
            self.set(to, attribute, stored, Provenance::Inherited(from));
        }
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
        if let Some(defaults) = self.defaults.get(usize::from(state.class.0)) {
            state.set(attribute, stored, provenance, defaults);
        }
    }

    /// The values of a part's class, slot by slot, as names and facts, in the schema's order.
    pub fn values_of(&self, part: PartIndex) -> impl Iterator<Item = (&str, Fact<'_>, Provenance)> {
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
}

impl EffectiveValues {
    #[inline]
    fn state(&self, part: PartIndex) -> Option<(&State, &Defaults)> {
        let state = self.states.get(part.get())?;
        Some((state, self.defaults.get(usize::from(state.class.0))?))
    }
}

impl Facts for EffectiveValues {
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

    #[inline]
    fn fact(&self, part: PartIndex, attribute: AttributeId) -> Fact<'_> {
        self.state(part).map_or(Fact::Missing, |(state, defaults)| {
            state.fact(attribute, defaults)
        })
    }

    fn provenance(&self, part: PartIndex, attribute: AttributeId) -> Provenance {
        self.state(part)
            .map_or(Provenance::Default, |(state, defaults)| {
                state.provenance(attribute, defaults)
            })
    }

    #[inline]
    fn boolean_facts(&self, part: PartIndex) -> Option<BooleanFacts> {
        self.states.get(part.get()).map(State::boolean_facts)
    }
}

/// The class of a part. One that the schema lost (a type that was removed) is judged as the
/// plainest of its kind.
fn class_of(part: &Part, kind: Kind, schema: &Schema) -> ClassId {
    let plainest = match kind {
        Kind::Boundary => "Boundary",
        Kind::Element => "Asset",
        Kind::Dataflow => "Dataflow",
        Kind::Data => "Data",
    };
    schema
        .class_id(&part.class)
        .or_else(|| schema.class_id(plainest))
        .unwrap_or(ClassId(u16::MAX))
}
