//! Who takes part, from left to right.

use std::collections::BTreeMap;

use super::diagram::{Boundary, Participant, ParticipantKind};
use super::steps::Ends;
use crate::analysis::{Analysis, EffectiveValues};
use crate::model::PartIndex;
use crate::threats::Facts;

/// Boundaries nested deeper are left out; so many frames could not be told apart.
const MAX_DEPTH: usize = 24;

/// The participants in their places.
pub(super) struct OrderedParticipants {
    pub(super) boundaries: Vec<Boundary>,
    pub(super) participants: Vec<Participant>,
    /// The place of each element among the participants.
    pub(super) positions: BTreeMap<PartIndex, usize>,
}

/// What stands side by side at one depth: an element, or a boundary with all that is in it.
enum TreeNode {
    Element(PartIndex),
    Boundary(PartIndex, Vec<TreeNode>),
}

/// Puts the ends of the flows side by side, by first use; what is in a boundary stays together,
/// at the position of its first element.
pub(super) fn order_participants(analysis: &Analysis, flows: &[Ends]) -> OrderedParticipants {
    let effective = &analysis.effective;
    let mut tree = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for ends in flows {
        for element in [ends.source, ends.sink] {
            if seen.insert(element) {
                insert_element(effective, element, &mut tree);
            }
        }
    }
    let mut ordered = OrderedParticipants {
        boundaries: Vec::new(),
        participants: Vec::new(),
        positions: BTreeMap::new(),
    };
    flatten(analysis, &tree, None, &mut ordered);
    ordered
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

/// Adds an element after those already in its boundary.
fn insert_element(effective: &EffectiveValues, element: PartIndex, tree: &mut Vec<TreeNode>) {
    let around = effective.boundaries_around(element);
    let mut siblings = tree;
    for boundary in around.into_iter().rev().take(MAX_DEPTH) {
        let is_boundary =
            |node: &TreeNode| matches!(node, TreeNode::Boundary(found, _) if *found == boundary);
        let index = siblings
            .iter()
            .position(is_boundary)
            .unwrap_or(siblings.len());
        if index == siblings.len() {
            siblings.push(TreeNode::Boundary(boundary, Vec::new()));
        }
        let Some(TreeNode::Boundary(_, inside)) = siblings.get_mut(index) else {
            return;
        };
        siblings = inside;
    }
    siblings.push(TreeNode::Element(element));
}

fn flatten(
    analysis: &Analysis,
    tree: &[TreeNode],
    parent: Option<usize>,
    ordered: &mut OrderedParticipants,
) {
    for node in tree {
        match node {
            TreeNode::Element(part) => {
                if let Some(participant) = participant(analysis, *part, parent) {
                    ordered.positions.insert(*part, ordered.participants.len());
                    ordered.participants.push(participant);
                }
            }
            TreeNode::Boundary(part, inside) => {
                let Some(found) = analysis.effective.part(*part) else {
                    continue;
                };
                let index = ordered.boundaries.len();
                ordered.boundaries.push(Boundary {
                    part: found.id.clone(),
                    name: found.name.clone(),
                    parent,
                });
                flatten(analysis, inside, Some(index), ordered);
            }
        }
    }
}
