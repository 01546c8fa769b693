//! Where the texts and numbers of flows stand along a straight piece of their line.

use super::block::Block;
use super::elk::{BADGE, BADGE_GAP, Route};
use super::laid::LaidLabel;
use super::route::Piece;
use crate::layout::{Point, Rect};
use crate::views::dfd::Edge;

/// Space between a level line and the text above or below it, in px.
const GAP: f64 = 2.0;

/// Space that is kept free at both ends of a label, in px.
const ENDS: f64 = 6.0;

/// On which side of its line a text stands; of two texts the first is that of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Above a level line, at the right of an upright one.
    First,
    /// Below, at the left.
    Second,
}

/// The labels of a flow and of the response drawn with it, in the place that was reserved for them.
pub(super) fn reserved(
    edge: &Edge,
    route: &Route,
    points: &[Point],
    text: &Block,
    answer: &Block,
) -> [LaidLabel; 2] {
    let Some((place, piece)) = route
        .label
        .and_then(|place| Some((place, nearest(points, place)?)))
    else {
        return Default::default();
    };
    let inner = place.grown(-ENDS);
    let (start, first) = if piece.is_level() {
        let start = if piece.from.x <= piece.to.x {
            inner.x - piece.from.x
        } else {
            piece.from.x - inner.right()
        };
        (start, place.centre().y <= piece.from.y)
    } else {
        let start = if piece.from.y <= piece.to.y {
            inner.y - piece.from.y
        } else {
            piece.from.y - inner.bottom()
        };
        (start, place.centre().x >= piece.from.x)
    };
    let side = if first { Side::First } else { Side::Second };
    let blank = |text: &Block, number: Option<i64>| LaidLabel {
        lines: text.lines.clone(),
        rect: Rect::new(0.0, 0.0, text.size.width, text.size.height),
        badge: number.map(|_| Point::default()),
    };
    let answer = match &edge.answer {
        Some(found) => blank(answer, found.number),
        None => LaidLabel::default(),
    };
    stand(&[blank(text, edge.number), answer], piece, start, side)
}

/// The piece nearest to the middle of a place beside it.
fn nearest(points: &[Point], place: Rect) -> Option<Piece> {
    let middle = place.centre();
    let off = |piece: &Piece| {
        let rect = piece.rect();
        // A wide place has its middle far from its upright line.
        if piece.is_level() {
            let beside = rect.x <= middle.x && middle.x <= rect.right();
            beside.then(|| (rect.y - middle.y).abs() - place.height / 2.0)
        } else {
            let beside = rect.y <= middle.y && middle.y <= rect.bottom();
            beside.then(|| (rect.x - middle.x).abs() - place.width / 2.0)
        }
    };
    Piece::of(points)
        .filter_map(|piece| Some((piece, off(&piece)?)))
        .min_by(|(_, one), (_, two)| one.total_cmp(two))
        .map(|(piece, _)| piece)
}

/// The same labels along that piece, from that many px behind its start.
pub(super) fn stand(
    labels: &[LaidLabel; 2],
    piece: Piece,
    start: f64,
    side: Side,
) -> [LaidLabel; 2] {
    let [request, answer] = labels;
    if is_empty(answer) {
        return [along(request, piece, start, side), LaidLabel::default()];
    }
    let rest = piece.length() - start - length(labels, piece.is_level());
    [
        along(request, piece, start, Side::First),
        along(answer, piece.turned(), rest, Side::Second),
    ]
}

/// What labels take of the length of a piece, level or upright.
pub(super) fn length(labels: &[LaidLabel; 2], level: bool) -> f64 {
    let [request, answer] = labels;
    if level {
        request.rect.width.max(answer.rect.width) + badge_room(request) + badge_room(answer)
    } else {
        height(request) + height(answer)
    }
}

/// Whether there is neither text nor number.
pub(super) fn is_empty(label: &LaidLabel) -> bool {
    label.rect.width <= 0.0 && label.badge.is_none()
}

fn badge_room(label: &LaidLabel) -> f64 {
    label.badge.map_or(0.0, |_| BADGE + BADGE_GAP)
}

fn height(label: &LaidLabel) -> f64 {
    label.rect.height.max(label.badge.map_or(0.0, |_| BADGE))
}

/// Number on the line, at the end the flow comes from; text behind it above or below a level line, or
/// beside an upright one.
fn along(label: &LaidLabel, piece: Piece, start: f64, side: Side) -> LaidLabel {
    let size = label.rect.size();
    let (corner, badge) = if piece.is_level() {
        let forward = piece.from.x <= piece.to.x;
        let at = |distance: f64| piece.from.x + if forward { distance } else { -distance };
        let near = at(start + badge_room(label));
        let x = if forward { near } else { near - size.width };
        let y = match side {
            Side::First => piece.from.y - GAP - size.height,
            Side::Second => piece.from.y + GAP,
        };
        (
            Point::new(x, y),
            Point::new(at(start + BADGE / 2.0), piece.from.y),
        )
    } else {
        let distance = start + height(label) / 2.0;
        let down = piece.from.y <= piece.to.y;
        let y = piece.from.y + if down { distance } else { -distance };
        let away = BADGE_GAP + label.badge.map_or(0.0, |_| BADGE / 2.0);
        let x = match side {
            Side::First => piece.from.x + away,
            Side::Second => piece.from.x - away - size.width,
        };
        (
            Point::new(x, y - size.height / 2.0),
            Point::new(piece.from.x, y),
        )
    };
    LaidLabel {
        lines: label.lines.clone(),
        rect: Rect::new(corner.x, corner.y, size.width, size.height),
        badge: label.badge.map(|_| badge),
    }
}
