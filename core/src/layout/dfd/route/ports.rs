//! Where on the sides of an element flows may end.

use crate::layout::dfd::outline::{HEXAGON_POINT, ROUND_ENDS, stadium_radius};
use crate::layout::space::Rect;
use crate::views::dfd::NodeShape;

/// From one place that is tried to the next, in px.
pub(super) const FINE_STEP: f64 = 12.0;
pub(super) const COARSE_STEP: f64 = 24.0;

/// A stretch on an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Interval {
    pub(super) low: f64,
    pub(super) high: f64,
}

/// Where horizontal flows may end at the left and right side: a range of y.
pub(super) fn horizontal_ports(rect: Rect, shape: NodeShape) -> Interval {
    let corner = match shape {
        NodeShape::Circle | NodeShape::DoubleCircle => ROUND_ENDS * rect.height,
        NodeShape::Stadium => 0.3 * stadium_radius(rect.size()),
        _ => 12.0,
    };
    Interval::inset(rect.y, rect.bottom(), corner)
}

/// Where vertical flows may end at the upper and lower side: a range of x.
pub(super) fn vertical_ports(rect: Rect, shape: NodeShape) -> Interval {
    let corner = match shape {
        NodeShape::Circle | NodeShape::DoubleCircle => ROUND_ENDS * rect.width,
        NodeShape::Stadium => 0.6 * stadium_radius(rect.size()),
        NodeShape::Hexagon => HEXAGON_POINT + 4.0,
        _ => 14.0,
    };
    Interval::inset(rect.x, rect.right(), corner)
}

impl Interval {
    fn inset(low: f64, high: f64, corner: f64) -> Interval {
        Interval {
            low: low + corner,
            high: high - corner,
        }
    }

    /// What both have in common; empty ranges hold nothing.
    pub(super) fn intersection(self, other: Interval) -> Interval {
        Interval {
            low: self.low.max(other.low),
            high: self.high.min(other.high),
        }
    }

    /// Whether that is in it.
    pub(super) fn contains(self, at: f64) -> bool {
        self.low <= at && at <= self.high
    }

    /// Places in it, that far apart, from its middle outwards.
    pub(super) fn candidates(self, step: f64) -> impl Iterator<Item = f64> {
        let middle = f64::midpoint(self.low, self.high);
        (0u8..12)
            .flat_map(move |count| {
                let off = f64::from(count) * step;
                [middle + off, middle - off]
            })
            .skip(1)
            .filter(move |at| self.contains(*at))
    }
}
