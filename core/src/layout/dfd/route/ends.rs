//! Where on the sides of an element flows may end.

use crate::layout::Rect;
use crate::layout::dfd::outline::{HEXAGON_POINT, ROUND_ENDS, stadium_radius};
use crate::views::dfd::NodeShape;

/// From one place that is tried to the next, in px.
pub(super) const FINE: f64 = 12.0;
pub(super) const COARSE: f64 = 24.0;

/// A stretch on an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Range {
    pub(super) low: f64,
    pub(super) high: f64,
}

/// Where level flows may end at the left and right side: a range of y.
pub(super) fn of_sides(rect: Rect, shape: NodeShape) -> Range {
    let corner = match shape {
        NodeShape::Circle | NodeShape::DoubleCircle => ROUND_ENDS * rect.height,
        NodeShape::Stadium => 0.3 * stadium_radius(rect.size()),
        _ => 12.0,
    };
    Range::inside(rect.y, rect.bottom(), corner)
}

/// Where upright flows may end at the upper and lower side: a range of x.
pub(super) fn of_ends(rect: Rect, shape: NodeShape) -> Range {
    let corner = match shape {
        NodeShape::Circle | NodeShape::DoubleCircle => ROUND_ENDS * rect.width,
        NodeShape::Stadium => 0.6 * stadium_radius(rect.size()),
        NodeShape::Hexagon => HEXAGON_POINT + 4.0,
        _ => 14.0,
    };
    Range::inside(rect.x, rect.right(), corner)
}

impl Range {
    fn inside(low: f64, high: f64, corner: f64) -> Range {
        Range {
            low: low + corner,
            high: high - corner,
        }
    }

    /// What both have in common; empty ranges hold nothing.
    pub(super) fn shared(self, other: Range) -> Range {
        Range {
            low: self.low.max(other.low),
            high: self.high.min(other.high),
        }
    }

    /// Whether that lies in it.
    pub(super) fn holds(self, at: f64) -> bool {
        self.low <= at && at <= self.high
    }

    /// Places in it, that far apart, from its middle outwards.
    pub(super) fn places(self, step: f64) -> impl Iterator<Item = f64> {
        let middle = f64::midpoint(self.low, self.high);
        (0u8..12)
            .flat_map(move |count| {
                let off = f64::from(count) * step;
                [middle + off, middle - off]
            })
            .skip(1)
            .filter(move |at| self.holds(*at))
    }
}
