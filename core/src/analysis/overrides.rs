//! Which override counts on which part.

use rustc_hash::FxHashMap;

use super::effective::EffectiveValues;
use crate::model::{Kind, PartIndex};

/// An override that counts on a part: where it was given and which threat it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverrideSource {
    /// The part that it was given on: the part itself, or an end of the flow.
    pub owner: PartIndex,
    /// Its position in that part's list.
    pub position: u32,
    /// SID of the threat.
    pub threat_id: String,
}

/// The overrides of every judged part: a flow's as inherited, any other's its own.
pub(super) fn overrides_by_part(
    effective: &EffectiveValues,
    judged: &[PartIndex],
    flows: FxHashMap<PartIndex, Vec<OverrideSource>>,
) -> FxHashMap<PartIndex, Vec<OverrideSource>> {
    let mut by_part = flows;
    for at in judged
        .iter()
        .copied()
        .filter(|at| effective.kind(*at) != Some(Kind::Dataflow))
    {
        let sources: Vec<OverrideSource> = effective
            .overrides(at)
            .iter()
            .zip(0..)
            .map(|(given, position)| OverrideSource {
                owner: at,
                position,
                threat_id: given.threat_id.clone(),
            })
            .collect();
        if !sources.is_empty() {
            by_part.insert(at, sources);
        }
    }
    by_part
}
