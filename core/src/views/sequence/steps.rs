//! The messages in their order.

use std::collections::{BTreeMap, BTreeSet};

use super::{Message, Step, WITHOUT_ORDER};
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
    // Where a flow stands among the steps.
    let place = |at: usize| {
        if is_divided && at >= numbered {
            at.saturating_add(1)
        } else {
            at
        }
    };
    let places: BTreeMap<PartIndex, usize> = flows
        .iter()
        .enumerate()
        .map(|(at, ends)| (ends.flow, place(at)))
        .collect();
    let mut steps = Vec::new();
    for (at, ends) in flows.iter().enumerate() {
        if is_divided && at == numbered {
            steps.push(Step::Divider(WITHOUT_ORDER.to_owned()));
        }
        steps.extend(message(analysis, ends, positions, &places, marks).map(Step::Message));
    }
    pair_by_place(&mut steps);
    steps
}

/// Lets responses that answer nothing answer the last request that went the other way and has no
/// answer yet. The model is not changed by it; it only shows how long somebody is at work.
fn pair_by_place(steps: &mut [Step]) {
    let answers: BTreeSet<usize> = steps
        .iter()
        .filter_map(|step| match step {
            Step::Message(message) => message.answer,
            Step::Divider(_) => None,
        })
        .collect();
    // Positions of requests without an answer, by sender and receiver.
    let mut waiting: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        match step {
            Step::Divider(_) => waiting.clear(),
            Step::Message(message) if message.is_response && !answers.contains(&at) => {
                let requests = waiting.get_mut(&(message.to, message.from));
                found.extend(requests.and_then(Vec::pop).map(|request| (request, at)));
            }
            Step::Message(message) if !message.is_response && message.answer.is_none() => {
                let ends = (message.from, message.to);
                waiting.entry(ends).or_default().push(at);
            }
            Step::Message(_) => {}
        }
    }
    for (request, answer) in found {
        if let Some(Step::Message(message)) = steps.get_mut(request) {
            message.answer = Some(answer);
        }
    }
}

fn message(
    analysis: &Analysis,
    ends: &Ends,
    positions: &BTreeMap<PartIndex, usize>,
    places: &BTreeMap<PartIndex, usize>,
    marks: &Marks,
) -> Option<Message> {
    let effective = &analysis.effective;
    let part = effective.part(ends.flow)?;
    let answer = effective.reference(ends.flow, "response");
    let here = places.get(&ends.flow)?;
    let mark = marks.get(&ends.flow).filter(|(count, _)| *count > 0);
    Some(Message {
        part: part.id.clone(),
        name: part.name.clone(),
        number: ends.number,
        from: *positions.get(&ends.source)?,
        to: *positions.get(&ends.sink)?,
        is_response: effective.bool(ends.flow, "isResponse"),
        answer: answer
            .and_then(|answer| places.get(&answer).copied())
            .filter(|there| there > here),
        note: effective.text(ends.flow, "note").trim().to_owned(),
        mark: mark.map(|(count, severity)| Mark {
            count: *count,
            severity: severity.0,
        }),
    })
}
