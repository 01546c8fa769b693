//! Who takes part, from left to right.

use std::collections::BTreeMap;

use super::steps::Ends;
use super::{Boundary, Participant, ParticipantKind};
use crate::analysis::{Analysis, EffectiveValues};
use crate::model::PartIndex;
use crate::threats::Facts;

/// Boundaries nested deeper are left out; nobody could tell so many frames apart.
const DEEPEST: usize = 24;

/// The participants in their places.
pub(super) struct Cast {
    pub(super) boundaries: Vec<Boundary>,
    pub(super) participants: Vec<Participant>,
    /// The place of each element among the participants.
    pub(super) positions: BTreeMap<PartIndex, usize>,
}

/// What stands side by side at one depth: an element, or a boundary with all that is in it.
enum Place {
    Element(PartIndex),
    Boundary(PartIndex, Vec<Place>),
}

/// Puts the ends of the flows side by side, by first use; what is in a boundary stands together,
/// where the first of it stands.
pub(super) fn cast(analysis: &Analysis, flows: &[Ends]) -> Cast {
    let effective = &analysis.effective;
    let mut places = Vec::new();
    let mut known = std::collections::BTreeSet::new();
    for ends in flows {
        for element in [ends.source, ends.sink] {
            if known.insert(element) {
                put(effective, element, &mut places);
            }
        }
    }
    let mut cast = Cast {
        boundaries: Vec::new(),
        participants: Vec::new(),
        positions: BTreeMap::new(),
    };
    line_up(analysis, &places, None, &mut cast);
    cast
}

/// How a participant is shown; `None` for what is no part of the model.
pub(super) fn participant(
    analysis: &Analysis,
    part: PartIndex,
    boundary: Option<usize>,
) -> Option<Participant> {
    let effective = &analysis.effective;
    let found = effective.part(part)?;
    let class = effective.schema().class(effective.class(part));
    let kind = if effective.is_a(part, "Actor") {
        ParticipantKind::Actor
    } else if effective.is_a(part, "Datastore") {
        ParticipantKind::Datastore
    } else {
        ParticipantKind::Entity
    };
    Some(Participant {
        part: found.id.clone(),
        name: found.name.clone(),
        class: class.map_or_else(|| found.class.clone(), |class| class.label.to_string()),
        icon: class.map_or_else(|| "box".to_owned(), |class| class.icon.to_string()),
        kind,
        in_scope: effective.bool(part, "inScope"),
        boundary,
    })
}

/// Puts an element behind what stands in its boundary already.
fn put(effective: &EffectiveValues, element: PartIndex, places: &mut Vec<Place>) {
    let around = effective.boundaries_around(element);
    let mut here = places;
    for boundary in around.into_iter().rev().take(DEEPEST) {
        let is_it =
            |place: &Place| matches!(place, Place::Boundary(there, _) if *there == boundary);
        let position = here.iter().position(is_it).unwrap_or(here.len());
        if position == here.len() {
            here.push(Place::Boundary(boundary, Vec::new()));
        }
        let Some(Place::Boundary(_, inside)) = here.get_mut(position) else {
            return;
        };
        here = inside;
    }
    here.push(Place::Element(element));
}

fn line_up(analysis: &Analysis, places: &[Place], parent: Option<usize>, cast: &mut Cast) {
    for place in places {
        match place {
            Place::Element(part) => {
                if let Some(participant) = participant(analysis, *part, parent) {
                    cast.positions.insert(*part, cast.participants.len());
                    cast.participants.push(participant);
                }
            }
            Place::Boundary(part, inside) => {
                let Some(found) = analysis.effective.part(*part) else {
                    continue;
                };
                let position = cast.boundaries.len();
                cast.boundaries.push(Boundary {
                    part: found.id.clone(),
                    name: found.name.clone(),
                    parent,
                });
                line_up(analysis, inside, Some(position), cast);
            }
        }
    }
}
