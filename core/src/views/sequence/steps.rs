//! The messages in their order.

use std::collections::{BTreeMap, BTreeSet};

use super::diagram::{Message, Step, WITHOUT_ORDER};
use crate::analysis::Analysis;
use crate::model::PartIndex;
use crate::views::dfd::{Mark, Marks};

/// A flow with both of its ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    pub(super) flow: PartIndex,
    pub(super) source: PartIndex,
    pub(super) sink: PartIndex,
    pub(super) number: Option<i64>,
}

/// The flows that have both ends: numbered ones by number, then those without.
pub(super) fn in_order(analysis: &Analysis) -> Vec<Ends> {
    let effective = &analysis.effective;
    let ends = |flow: &PartIndex| {
        Some(Ends {
            flow: *flow,
            source: effective.reference(*flow, "source")?,
            sink: effective.reference(*flow, "sink")?,
            number: effective.int(*flow, "order").filter(|order| *order != -1),
        })
    };
    let all: Vec<Ends> = analysis.flows.iter().filter_map(ends).collect();
    let (numbered, others): (Vec<Ends>, Vec<Ends>) =
        all.into_iter().partition(|ends| ends.number.is_some());
    numbered.into_iter().chain(others).collect()
}

/// The messages, with a divider before those without order where others have one.
pub(super) fn steps(
    analysis: &Analysis,
    flows: &[Ends],
    positions: &BTreeMap<PartIndex, usize>,
    marks: &Marks,
) -> Vec<Step> {
    let numbered = flows.iter().filter(|ends| ends.number.is_some()).count();
    let is_divided = numbered > 0 && numbered < flows.len();
    // The index of a flow's step.
    let step_index = |at: usize| {
        if is_divided && at >= numbered {
            at.saturating_add(1)
        } else {
            at
        }
    };
    let step_of_flow: BTreeMap<PartIndex, usize> = flows
        .iter()
        .enumerate()
        .map(|(at, ends)| (ends.flow, step_index(at)))
        .collect();
    let mut steps = Vec::new();
    for (at, ends) in flows.iter().enumerate() {
        if is_divided && at == numbered {
            steps.push(Step::Divider(WITHOUT_ORDER.to_owned()));
        }
        steps.extend(message(analysis, ends, positions, &step_of_flow, marks).map(Step::Message));
    }
    pair_by_position(&mut steps);
    steps
}

/// Lets responses that answer nothing answer the last request that went the other way and has no
/// answer yet. The model is not changed by it; it only decides how long a participant is shown as active.
fn pair_by_position(steps: &mut [Step]) {
    let responses: BTreeSet<usize> = steps
        .iter()
        .filter_map(|step| match step {
            Step::Message(message) => message.response_step,
            Step::Divider(_) => None,
        })
        .collect();
    // Positions of requests without an answer, by sender and receiver.
    let mut unanswered: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        match step {
            Step::Divider(_) => unanswered.clear(),
            Step::Message(message) if message.is_response && !responses.contains(&at) => {
                let requests = unanswered.get_mut(&(message.to, message.from));
                pairs.extend(requests.and_then(Vec::pop).map(|request| (request, at)));
            }
            Step::Message(message) if !message.is_response && message.response_step.is_none() => {
                let ends = (message.from, message.to);
                unanswered.entry(ends).or_default().push(at);
            }
            Step::Message(_) => {}
        }
    }
    for (request, response) in pairs {
        if let Some(Step::Message(message)) = steps.get_mut(request) {
            message.response_step = Some(response);
        }
    }
}

fn message(
    analysis: &Analysis,
    ends: &Ends,
    positions: &BTreeMap<PartIndex, usize>,
    step_of_flow: &BTreeMap<PartIndex, usize>,
    marks: &Marks,
) -> Option<Message> {
    let effective = &analysis.effective;
    let part = effective.part(ends.flow)?;
    let response = effective.reference(ends.flow, "response");
    let own_step = step_of_flow.get(&ends.flow)?;
    let mark = marks.get(&ends.flow).filter(|(count, _)| *count > 0);
    Some(Message {
        part: part.id.clone(),
        name: part.name.clone(),
        number: ends.number,
        from: *positions.get(&ends.source)?,
        to: *positions.get(&ends.sink)?,
        is_response: effective.bool(ends.flow, "isResponse"),
        response_step: response
            .and_then(|response| step_of_flow.get(&response).copied())
            .filter(|step| step > own_step),
        note: effective.text(ends.flow, "note").trim().to_owned(),
        mark: mark.map(|(count, severity)| Mark {
            count: *count,
            severity: severity.0,
        }),
    })
}
