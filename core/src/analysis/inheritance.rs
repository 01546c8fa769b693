//! What dataflows and data inherit from the elements around them.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::effective::EffectiveValues;
use super::overrides::OverrideSource;
use super::state::Stored;
use crate::diagnostic::{Diagnostic, messages};
use crate::model::{Judging, Kind, PartIndex, Value};
use crate::schema::{AttributeId, Type};
use crate::threats::{Fact, Facts, Provenance};

/// The values with what is inherited.
pub(super) struct Inherited {
    pub(super) values: EffectiveValues,
    /// The overrides that count on each flow, by flow.
    pub(super) overrides: FxHashMap<PartIndex, Vec<OverrideSource>>,
    /// Answers that do not count for pytm, as remarks.
    pub(super) ignored_answers: Vec<Diagnostic>,
}

/// Lets each flow, in order, inherit from its ends, and data and elements learn of their flows.
///
/// pytm's way an inherited value replaces an answer, even with an empty one; Parapet's way an
/// answer stays.
pub(super) fn inherit(values: EffectiveValues, flows: &[PartIndex], judging: Judging) -> Inherited {
    let mut pass = Pass {
        judging,
        no_life: lifetime(&values, "NONE"),
        unknown_life: lifetime(&values, "UNKNOWN"),
        values,
        overrides: FxHashMap::default(),
        ignored_answers: Vec::new(),
        inputs: Lists::default(),
        outputs: Lists::default(),
        carriers: Lists::default(),
        processors: Lists::default(),
    };
    let ids = pass.values.ids();
    for flow in flows {
        let (Some(source), Some(sink)) = (
            pass.values.reference_by_id(*flow, ids.source),
            pass.values.reference_by_id(*flow, ids.sink),
        ) else {
            continue;
        };
        pass.flow(Flow {
            at: *flow,
            source,
            sink,
        });
    }
    pass.finish()
}

#[derive(Clone, Copy)]
struct Flow {
    at: PartIndex,
    source: PartIndex,
    sink: PartIndex,
}

struct Pass {
    judging: Judging,
    /// The life of what is no credentials.
    no_life: Stored,
    /// The life of credentials for which it was not answered.
    unknown_life: Stored,
    values: EffectiveValues,
    overrides: FxHashMap<PartIndex, Vec<OverrideSource>>,
    ignored_answers: Vec<Diagnostic>,
    inputs: Lists,
    outputs: Lists,
    carriers: Lists,
    processors: Lists,
}

/// Parts that belong to other parts, as pairs of owner and part.
#[derive(Default)]
struct Lists(Vec<(PartIndex, PartIndex)>);

impl Lists {
    fn push(&mut self, owner: PartIndex, part: PartIndex) {
        self.0.push((owner, part));
    }

    /// The parts of each owner of that kind, in the order in which they were added.
    fn of_kind(self, values: &EffectiveValues, kind: Kind) -> Vec<(PartIndex, Vec<PartIndex>)> {
        let mut pairs = self.0;
        pairs.retain(|(owner, _)| values.kind(*owner) == Some(kind));
        pairs.sort_by_key(|(owner, _)| *owner);
        let lists = pairs.chunk_by(|(left, _), (right, _)| left == right);
        lists
            .filter_map(|list| {
                let (owner, _) = list.first()?;
                Some((*owner, list.iter().map(|(_, part)| *part).collect()))
            })
            .collect()
    }
}

impl Pass {
    fn flow(&mut self, flow: Flow) {
        self.inherit_data(flow);
        self.inherit_levels(flow);
        self.inherit_overrides(flow);
        let ids = self.values.ids();
        if self.values.bool_by_id(flow.at, ids.is_response) {
            for (name, of) in [
                (ids.protocol, ids.protocol),
                (ids.src_port, ids.port),
                (ids.is_encrypted, ids.is_encrypted),
            ] {
                self.inherit_value(flow.at, name, flow.source, of);
            }
            return;
        }
        for (name, of) in [
            (ids.protocol, ids.protocol),
            (ids.dst_port, ids.port),
            (ids.is_encrypted, ids.is_encrypted),
        ] {
            self.inherit_value(flow.at, name, flow.sink, of);
        }
        for name in [ids.authenticates_destination, ids.checks_revocation] {
            self.inherit_value(flow.at, name, flow.source, name);
        }
        self.enrich_data(flow);
        self.inputs.push(flow.sink, flow.at);
        self.outputs.push(flow.source, flow.at);
    }

    /// What its source holds travels with every flow from it.
    fn inherit_data(&mut self, flow: Flow) {
        let attribute = self.values.ids().data;
        let own = self.values.references_by_id(flow.at, attribute);
        let held = self.values.references_by_id(flow.source, attribute);
        let mut inherited: Vec<PartIndex> = Vec::new();
        for datum in held {
            if !own.contains(datum) && !inherited.contains(datum) {
                inherited.push(*datum);
            }
        }
        for datum in own.iter().chain(&inherited) {
            self.carriers.push(*datum, flow.at);
            self.processors.push(*datum, flow.source);
            self.processors.push(*datum, flow.sink);
        }
        if !inherited.is_empty() {
            let provenance = match own {
                [] => Provenance::Inherited(flow.source),
                _ => self.values.provenance(flow.at, attribute),
            };
            let data = Stored::Parts(own.iter().chain(&inherited).copied().collect());
            self.values.set(flow.at, attribute, data, provenance);
        }
    }

    /// A flow is drawn on the levels that both of its ends are on, where there are any.
    fn inherit_levels(&mut self, flow: Flow) {
        let attribute = self.values.ids().levels;
        if self.answer_wins(flow.at, attribute) {
            return;
        }
        let levels = |part| match self.values.fact(part, attribute) {
            Fact::Numbers(levels) => levels,
            _ => &[],
        };
        let sink = levels(flow.sink);
        let source = levels(flow.source).iter().copied();
        let common = source.filter(|level| sink.contains(level));
        let own = levels(flow.at).iter().copied();
        if common.clone().next().is_some() && !common.clone().eq(own) {
            let common = Stored::Numbers(common.collect());
            self.values.set(
                flow.at,
                attribute,
                common,
                Provenance::Inherited(flow.source),
            );
        }
    }

    /// Overrides of the sink, then of the source. Parapet's way the flow's own come before them;
    /// pytm drops those.
    fn inherit_overrides(&mut self, flow: Flow) {
        let mut sources: Vec<OverrideSource> = Vec::new();
        let own = (self.judging == Judging::Parapet).then_some(flow.at);
        for owner in own.into_iter().chain([flow.sink, flow.source]) {
            let before = sources.len();
            for (given, position) in self.values.overrides(owner).iter().zip(0..) {
                // Within the first of the lists pytm keeps even what is given twice; the first
                // counts.
                if !sources
                    .iter()
                    .take(before)
                    .any(|existing| existing.threat_id == given.threat_id)
                {
                    sources.push(OverrideSource {
                        owner,
                        position,
                        threat_id: given.threat_id.clone(),
                    });
                }
            }
        }
        if !sources.is_empty() {
            self.overrides.insert(flow.at, sources);
        }
    }

    /// Lets `to.name` take the value of `from.of`, unless an answer of its own wins.
    fn inherit_value(
        &mut self,
        to: PartIndex,
        name: AttributeId,
        from: PartIndex,
        of: AttributeId,
    ) {
        if self.answer_wins(to, name) {
            return;
        }
        let value = self.values.fact(from, of);
        if value == Fact::Missing {
            return;
        }
        let differs = self.values.fact(to, name) != value;
        if differs && self.values.provenance(to, name) == Provenance::Answered {
            let ignored = ignored_answer(&self.values, to, name, from);
            self.ignored_answers.push(ignored);
        }
        // An unanswered default that is inherited changes nothing and stays a default.
        if differs || self.values.provenance(from, of) != Provenance::Default {
            self.values.inherit((to, name), (from, of));
        }
    }

    fn answer_wins(&self, part: PartIndex, attribute: AttributeId) -> bool {
        self.judging == Judging::Parapet
            && self.values.provenance(part, attribute) == Provenance::Answered
    }

    /// Stored data learns whether it is encrypted at both ends; credentials and their life agree.
    fn enrich_data(&mut self, flow: Flow) {
        let ids = self.values.ids();
        let (is_credentials, life) = (ids.is_credentials, ids.credentials_life);
        let count = self.values.references_by_id(flow.at, ids.data).len();
        for at in 0..count {
            let data = self.values.references_by_id(flow.at, ids.data);
            let Some(datum) = data.get(at).copied() else {
                break;
            };
            if self.values.bool_by_id(datum, ids.is_stored) {
                let at_rest = ids.is_encrypted_at_rest;
                for (name, from) in [
                    (ids.is_dest_encrypted, flow.sink),
                    (ids.is_source_encrypted, flow.source),
                ] {
                    self.inherit_value(datum, name, from, at_rest);
                }
            }
            let has_no_life = self.values.fact(datum, life) == self.no_life.fact();
            match (self.values.bool_by_id(datum, is_credentials), has_no_life) {
                (false, false) if !self.answer_wins(datum, is_credentials) => {
                    self.values.set(
                        datum,
                        is_credentials,
                        Stored::Bool(true),
                        Provenance::Computed,
                    );
                }
                (true, true) if !self.answer_wins(datum, life) => {
                    let unknown = self.unknown_life.clone();
                    self.values.set(datum, life, unknown, Provenance::Computed);
                }
                _ => {}
            }
        }
    }

    /// Tells elements their flows, and data where they are.
    fn finish(mut self) -> Inherited {
        let ids = self.values.ids();
        for (attribute, lists) in [
            (ids.carried_by, self.carriers),
            (ids.processed_by, self.processors),
        ] {
            for (datum, parts) in lists.of_kind(&self.values, Kind::Data) {
                let parts = Stored::Parts(by_name(&self.values, parts).into());
                self.values
                    .set(datum, attribute, parts, Provenance::Computed);
            }
        }
        for (attribute, lists) in [(ids.inputs, self.inputs), (ids.outputs, self.outputs)] {
            for (element, flows) in lists.of_kind(&self.values, Kind::Element) {
                let flows = Stored::Parts(flows.into());
                self.values
                    .set(element, attribute, flows, Provenance::Computed);
            }
        }
        Inherited {
            values: self.values,
            overrides: self.overrides,
            ignored_answers: self.ignored_answers,
        }
    }
}

/// Each once, sorted by name.
fn by_name(effective: &EffectiveValues, mut parts: Vec<PartIndex>) -> Vec<PartIndex> {
    parts.sort_unstable();
    parts.dedup();
    let named = parts.into_iter().map(|part| (effective.name(part), part));
    let mut named: Vec<(&str, PartIndex)> = named.collect();
    named.sort_unstable();
    named.into_iter().map(|(_, part)| part).collect()
}

/// How long credentials live, by the name of it.
fn lifetime(effective: &EffectiveValues, member: &str) -> Stored {
    let schema = effective.schema();
    let kind = Type::Choice(Cow::Borrowed("Lifetime"));
    let value = Value::Choice(member.to_owned());
    Stored::answer(&kind, &value, schema, &|_| None).unwrap_or(Stored::None)
}

fn ignored_answer(
    effective: &EffectiveValues,
    to: PartIndex,
    attribute: AttributeId,
    from: PartIndex,
) -> Diagnostic {
    let part = effective.part(to);
    let name = effective.schema().attribute_name(attribute);
    let label = part
        .and_then(|part| effective.schema().attribute_of(&part.class, name))
        .map_or(name, |attribute| attribute.label.as_ref());
    messages::answer_overruled(&label, &effective.name(to), &effective.name(from))
        .part(part.map_or("", |part| part.id.as_str()))
        .attribute(name)
        .hint("Judge the model Parapet's way: there an answer always wins.")
}
