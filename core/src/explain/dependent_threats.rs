//! Which threats read what is answered about a part: on the part itself, and on its neighbours,
//! as a flow is judged by what its source answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::analysis::Analysis;
use crate::model::{Kind, PartIndex};
use crate::schema::AttributeId;
use crate::threats::{Clause, Facts, RuleSet};

/// A threat that reads an attribute of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DependentThreat {
    /// Position of the threat in the rule set.
    pub threat: u32,
    /// The parts on which it applies and reads that attribute, in the order of their positions.
    pub applies_to: Vec<PartIndex>,
}

/// The most neighbours that are evaluated; a hub has thousands, and they read the same.
const MAX_NEIGHBOURS: usize = 48;

/// The attributes of a part that are read, by name, with the threats that read them.
pub fn dependent_threats(
    rules: &RuleSet,
    analysis: &Analysis,
    part: PartIndex,
) -> Vec<(String, Vec<DependentThreat>)> {
    let effective = &analysis.effective;
    let parts = with_neighbours(analysis, part);
    let mut found: BTreeMap<AttributeId, BTreeMap<u32, Vec<PartIndex>>> = BTreeMap::new();
    for at in parts {
        let applying: Vec<u32> = analysis
            .findings
            .iter()
            .filter(|finding| finding.part == at)
            .map(|finding| finding.threat)
            .collect();
        for threat in rules.rules_for_class(effective.class(at)) {
            let condition = rules.rule(*threat).and_then(|rule| rule.condition.as_ref());
            let Some(condition) = condition else { continue };
            let mut read = Vec::new();
            collect_reads(&condition.trace(effective, at), part, &mut read);
            for attribute in read {
                let threats = found.entry(attribute).or_default();
                let applies = threats.entry(*threat).or_default();
                if applying.contains(threat) && !applies.contains(&at) {
                    applies.push(at);
                }
            }
        }
    }
    let named = found.into_iter().map(|(attribute, threats)| {
        let readers = threats
            .into_iter()
            .map(|(threat, applies_to)| DependentThreat { threat, applies_to });
        let name = effective.schema().attribute_name(attribute);
        (name.to_owned(), readers.collect())
    });
    named.collect()
}

/// The part, and those whose conditions can look at it: the flows of an element and what is at
/// their other ends, the ends of a flow, the flows and elements that handle a piece of data.
fn with_neighbours(analysis: &Analysis, part: PartIndex) -> Vec<PartIndex> {
    let effective = &analysis.effective;
    let end = |flow, name| effective.reference(flow, name);
    let ends = |flow| {
        [end(flow, "source"), end(flow, "sink")]
            .into_iter()
            .flatten()
    };
    let mut parts = vec![part];
    match effective.kind(part) {
        Some(Kind::Dataflow) => parts.extend(ends(part)),
        Some(Kind::Data) => {
            for flow in effective.of_kind(Kind::Dataflow) {
                if effective.references(flow, "data").contains(&part) {
                    parts.push(flow);
                    parts.extend(ends(flow));
                }
                if parts.len() > MAX_NEIGHBOURS {
                    break;
                }
            }
        }
        _ => {
            let touching = |flow: &PartIndex| ends(*flow).any(|end| end == part);
            let flows = effective.of_kind(Kind::Dataflow).filter(touching);
            for flow in flows.take(MAX_NEIGHBOURS) {
                parts.push(flow);
                parts.extend(ends(flow));
            }
        }
    }
    parts.sort_unstable();
    parts.dedup();
    parts
}

fn collect_reads(clause: &Clause, part: PartIndex, read: &mut Vec<AttributeId>) {
    for reading in clause.readings.iter().filter(|one| one.part == part) {
        if let Some(attribute) = reading.attribute
            && !read.contains(&attribute)
        {
            read.push(attribute);
        }
    }
    for clause in &clause.clauses {
        collect_reads(clause, part, read);
    }
}
