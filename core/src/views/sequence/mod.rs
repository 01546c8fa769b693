//! The sequence diagram: its participants and the messages between them, in order.

mod diagram;
mod participants;
mod steps;

use std::collections::BTreeSet;

use crate::analysis::Analysis;
use crate::model::{Kind, Model, PartIndex};
use crate::views::dfd::Marks;

pub use diagram::{Boundary, Message, Participant, ParticipantKind, Sequence, Step, WITHOUT_ORDER};

/// The sequence diagram of a model: all of its dataflows, duplicates that the data-flow diagram
/// hides included. Flows without both ends are left out.
pub fn sequence(model: &Model, analysis: &Analysis, marks: &Marks) -> Sequence {
    let effective = &analysis.effective;
    let ends = steps::in_order(analysis);
    let judged: BTreeSet<PartIndex> = analysis.judged.iter().copied().collect();
    let ordered = participants::order_participants(analysis, &ends);
    let idle = effective
        .of_kind(Kind::Element)
        .filter(|part| !ordered.positions.contains_key(part))
        .filter(|part| judged.contains(part))
        .filter_map(|part| participants::participant(analysis, part, None))
        .collect();
    Sequence {
        name: model.name.clone(),
        steps: steps::steps(analysis, &ends, &ordered.positions, marks),
        boundaries: ordered.boundaries,
        participants: ordered.participants,
        idle,
    }
}
