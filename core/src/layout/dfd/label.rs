//! Where the texts and numbers of flows stand, in the places reserved for them along their lines.

use super::block::Block;
use super::elk::{BADGE, BADGE_GAP, Route};
use super::laid::LaidLabel;
use crate::layout::{Point, Rect};
use crate::views::dfd::Edge;

/// Space between a level line and the text above or below it, in px.
const GAP: f64 = 2.0;

/// Space that is kept free at both ends of a label, in px.
const ENDS: f64 = 6.0;

/// The labels of a flow and of the response drawn with it.
pub(super) fn labels(
    edge: &Edge,
    route: &Route,
    points: &[Point],
    text: &Block,
    answer: &Block,
) -> [LaidLabel; 2] {
    let Some(place) = route.label else {
        return Default::default();
    };
    let line = Line::at(points, place);
    let [first, second] = if edge.answer.is_some() {
        [Side::First, Side::Second]
    } else {
        [line.side_of(place); 2]
    };
    let request = one(text, edge.number, place, line, first);
    let answer = match &edge.answer {
        Some(found) => one(answer, found.number, place, line.turned(), second),
        None => LaidLabel::default(),
    };
    [request, answer]
}

/// The straight piece of a flow along which its label stands.
#[derive(Clone, Copy)]
struct Line {
    /// Whether it is level, else upright.
    level: bool,
    /// Its y if it is level, else its x.
    at: f64,
    /// Whether its flow runs to the right or downwards there.
    forward: bool,
}

/// On which side of its line a text stands.
#[derive(Clone, Copy)]
enum Side {
    /// Above a level line, at the right of an upright one.
    First,
    /// Below, at the left.
    Second,
}

impl Line {
    /// The piece nearest to the middle of a place beside it.
    fn at(points: &[Point], place: Rect) -> Line {
        let middle = place.centre();
        let within = |a: f64, b: f64, at: f64| a.min(b) <= at && at <= a.max(b);
        let mut best = f64::INFINITY;
        let mut found = Line {
            level: true,
            at: place.bottom(),
            forward: true,
        };
        for pair in points.windows(2) {
            let &[from, to] = pair else {
                continue;
            };
            let level = (from.y - to.y).abs() < 0.01;
            let upright = (from.x - to.x).abs() < 0.01;
            let (off, line) = if level && within(from.x, to.x, middle.x) {
                let forward = from.x <= to.x;
                let at = from.y;
                ((at - middle.y).abs(), Line { level, at, forward })
            } else if upright && within(from.y, to.y, middle.y) {
                let forward = from.y <= to.y;
                let at = from.x;
                ((at - middle.x).abs(), Line { level, at, forward })
            } else {
                continue;
            };
            // A wide label stands far from its upright line, and a level one may run as near below.
            let off = off - if level { place.height } else { place.width } / 2.0;
            if off < best - 0.01 {
                best = off;
                found = line;
            }
        }
        found
    }

    fn turned(self) -> Line {
        Line {
            forward: !self.forward,
            ..self
        }
    }

    fn side_of(self, place: Rect) -> Side {
        let middle = place.centre();
        let first = if self.level {
            middle.y <= self.at
        } else {
            middle.x >= self.at
        };
        if first { Side::First } else { Side::Second }
    }
}

fn one(text: &Block, number: Option<i64>, place: Rect, line: Line, side: Side) -> LaidLabel {
    let inner = place.grown(-ENDS);
    let (rect, badge) = if line.level {
        along_level(text, number, inner, line, side)
    } else {
        along_upright(text, number, inner, line, side)
    };
    LaidLabel {
        lines: text.lines.clone(),
        rect,
        badge,
    }
}

/// Number and text one behind the other, the number on the line and at the end the flow comes from.
fn along_level(
    text: &Block,
    number: Option<i64>,
    inner: Rect,
    line: Line,
    side: Side,
) -> (Rect, Option<Point>) {
    let size = text.size;
    let reserved = if number.is_some() {
        BADGE + BADGE_GAP
    } else {
        0.0
    };
    let (x, badge) = if line.forward {
        (inner.x + reserved, inner.x + BADGE / 2.0)
    } else {
        let right = inner.right();
        (right - reserved - size.width, right - BADGE / 2.0)
    };
    let y = match side {
        Side::First => line.at - GAP - size.height,
        Side::Second => line.at + GAP,
    };
    let rect = Rect::new(x, y, size.width, size.height);
    (rect, number.map(|_| Point::new(badge, line.at)))
}

/// Number on the line and text beside it, at the end the flow comes from.
fn along_upright(
    text: &Block,
    number: Option<i64>,
    inner: Rect,
    line: Line,
    side: Side,
) -> (Rect, Option<Point>) {
    let size = text.size;
    let (tall, away) = match number {
        Some(_) => (size.height.max(BADGE), BADGE / 2.0 + BADGE_GAP),
        None => (size.height, BADGE_GAP),
    };
    let y = if line.forward {
        inner.y + tall / 2.0
    } else {
        inner.bottom() - tall / 2.0
    };
    let x = match side {
        Side::First => line.at + away,
        Side::Second => line.at - away - size.width,
    };
    let rect = Rect::new(x, y - size.height / 2.0, size.width, size.height);
    (rect, number.map(|_| Point::new(line.at, y)))
}
