//! Known positions of elements and boundaries.

use std::collections::BTreeMap;

use super::laid::Laid;
use crate::layout::space::{Point, Rect, Size};
use crate::model::Id;
use crate::views::dfd::Graph;

/// Known positions of elements and boundaries, by id; there may be none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Positions {
    by_id: BTreeMap<Id, Position>,
}

/// The known position of an element or boundary.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Position {
    /// Its upper left corner, in the coordinates of the model.
    pub corner: Point,
    /// Its size. Where that is not known, an element is as large as its text needs, and a boundary as
    /// its content.
    pub size: Option<Size>,
}

impl Positions {
    /// The positions of everything in a laid-out diagram.
    pub fn of(graph: &Graph, laid: &Laid) -> Positions {
        let nodes = graph.nodes.iter().map(|node| &node.part);
        let nodes = nodes.zip(laid.nodes.iter().map(|node| node.rect));
        let boundaries = graph.boundaries.iter().map(|boundary| &boundary.part);
        let boundaries = boundaries.zip(laid.boundaries.iter().map(|boundary| boundary.rect));
        let mut positions = Positions::default();
        for (id, rect) in nodes.chain(boundaries) {
            positions.insert(
                id.clone(),
                Position {
                    corner: Point::new(rect.x, rect.y),
                    size: Some(rect.size()),
                },
            );
        }
        positions
    }

    /// Sets the position of a part. One that is not finite is as good as none.
    pub fn insert(&mut self, part: Id, position: Position) {
        let Position { corner, size } = position;
        let size = size.unwrap_or_default();
        let numbers = [corner.x, corner.y, size.width, size.height];
        if numbers.into_iter().all(f64::is_finite) {
            self.by_id.insert(part, position);
        }
    }

    /// The position of a part, if it is known.
    pub fn get(&self, part: &Id) -> Option<Position> {
        self.by_id.get(part).copied()
    }

    /// Whether nothing is known of any part of a graph.
    pub(super) fn have_none_of(&self, graph: &Graph) -> bool {
        let nodes = graph.nodes.iter().map(|node| &node.part);
        let boundaries = graph.boundaries.iter().map(|boundary| &boundary.part);
        !nodes
            .chain(boundaries)
            .any(|part| self.by_id.contains_key(part))
    }
}

impl Position {
    /// The box there, of that size unless another one is known.
    pub(super) fn rect(self, size: Size) -> Rect {
        let Size { width, height } = self.size.unwrap_or(size);
        Rect::new(self.corner.x, self.corner.y, width, height)
    }
}
