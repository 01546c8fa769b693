//! Positions of the texts and numbers of flows along a straight segment of their line.

use super::laid::LaidLabel;
use super::line::Segment;
use super::metrics::{BADGE, BADGE_GAP, LABEL_END_MARGIN};
use super::placed::Route;
use super::text_block::TextBlock;
use crate::layout::space::{Point, Rect};
use crate::views::dfd::Edge;

/// Space between a horizontal line and the text above or below it, in px.
const GAP: f64 = 2.0;

/// On which side of its line a text is; of two texts the first is that of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Above a horizontal line, at the right of a vertical one.
    First,
    /// Below, at the left.
    Second,
}

/// The labels of a flow and of the response drawn with it, in the place that was reserved for them.
pub(super) fn in_reserved_space(
    edge: &Edge,
    route: &Route,
    points: &[Point],
    text: &TextBlock,
    response: &TextBlock,
) -> [LaidLabel; 2] {
    let Some((place, segment)) = route
        .label
        .and_then(|place| Some((place, nearest(points, place)?)))
    else {
        return Default::default();
    };
    let inner = place.grown(-LABEL_END_MARGIN);
    let (start, first) = if segment.is_horizontal() {
        let start = if segment.from.x <= segment.to.x {
            inner.x - segment.from.x
        } else {
            segment.from.x - inner.right()
        };
        (start, place.centre().y <= segment.from.y)
    } else {
        let start = if segment.from.y <= segment.to.y {
            inner.y - segment.from.y
        } else {
            segment.from.y - inner.bottom()
        };
        (start, place.centre().x >= segment.from.x)
    };
    let side = if first { Side::First } else { Side::Second };
    let labels = unplaced(edge, text, response);
    along(&labels, segment, start, side)
}

/// The labels of a flow and of the response drawn with it, of their size but in no place yet.
pub(super) fn unplaced(edge: &Edge, text: &TextBlock, response: &TextBlock) -> [LaidLabel; 2] {
    let blank = |text: &TextBlock, number: Option<i64>| LaidLabel {
        lines: text.lines.clone(),
        rect: Rect::new(0.0, 0.0, text.size.width, text.size.height),
        badge: number.map(|_| Point::default()),
    };
    let response = match &edge.paired_response {
        Some(found) => blank(response, found.number),
        None => LaidLabel::default(),
    };
    [blank(text, edge.number), response]
}

/// The labels in the middle of the longest segment of a line, whatever is there.
pub(super) fn in_the_middle(labels: &[LaidLabel; 2], points: &[Point]) -> [LaidLabel; 2] {
    let longest = Segment::of(points).max_by(|one, two| one.length().total_cmp(&two.length()));
    match longest {
        Some(segment) => {
            let spare = segment.length() - length(labels, segment.is_horizontal());
            along(labels, segment, spare / 2.0, Side::First)
        }
        None => labels.clone(),
    }
}

/// The segment nearest to the middle of a place beside it.
fn nearest(points: &[Point], place: Rect) -> Option<Segment> {
    let middle = place.centre();
    let off = |segment: &Segment| {
        let rect = segment.rect();
        // A wide place has its middle far from its vertical line.
        if segment.is_horizontal() {
            let beside = rect.x <= middle.x && middle.x <= rect.right();
            beside.then(|| (rect.y - middle.y).abs() - place.height / 2.0)
        } else {
            let beside = rect.y <= middle.y && middle.y <= rect.bottom();
            beside.then(|| (rect.x - middle.x).abs() - place.width / 2.0)
        }
    };
    Segment::of(points)
        .filter_map(|segment| Some((segment, off(&segment)?)))
        .min_by(|(_, one), (_, two)| one.total_cmp(two))
        .map(|(segment, _)| segment)
}

/// The same labels along that segment, from that many px behind its start.
pub(super) fn along(
    labels: &[LaidLabel; 2],
    segment: Segment,
    start: f64,
    side: Side,
) -> [LaidLabel; 2] {
    let [request, response] = labels;
    if is_empty(response) {
        return [
            position_one(request, segment, start, side),
            LaidLabel::default(),
        ];
    }
    let rest = segment.length() - start - length(labels, segment.is_horizontal());
    [
        position_one(request, segment, start, Side::First),
        position_one(response, segment.reversed(), rest, Side::Second),
    ]
}

/// What labels take of the length of a segment, horizontal or vertical.
pub(super) fn length(labels: &[LaidLabel; 2], horizontal: bool) -> f64 {
    let [request, response] = labels;
    if horizontal {
        request.rect.width.max(response.rect.width) + badge_width(request) + badge_width(response)
    } else {
        height(request) + height(response)
    }
}

/// Whether there is neither text nor number.
pub(super) fn is_empty(label: &LaidLabel) -> bool {
    label.rect.width <= 0.0 && label.badge.is_none()
}

fn badge_width(label: &LaidLabel) -> f64 {
    label.badge.map_or(0.0, |_| BADGE + BADGE_GAP)
}

fn height(label: &LaidLabel) -> f64 {
    label.rect.height.max(label.badge.map_or(0.0, |_| BADGE))
}

/// Number on the line, at the end the flow comes from; text behind it above or below a horizontal line, or
/// beside a vertical one.
fn position_one(label: &LaidLabel, segment: Segment, start: f64, side: Side) -> LaidLabel {
    let size = label.rect.size();
    let (corner, badge) = if segment.is_horizontal() {
        let forward = segment.from.x <= segment.to.x;
        let at = |distance: f64| segment.from.x + if forward { distance } else { -distance };
        let near = at(start + badge_width(label));
        let x = if forward { near } else { near - size.width };
        let y = match side {
            Side::First => segment.from.y - GAP - size.height,
            Side::Second => segment.from.y + GAP,
        };
        (
            Point::new(x, y),
            Point::new(at(start + BADGE / 2.0), segment.from.y),
        )
    } else {
        let distance = start + height(label) / 2.0;
        let down = segment.from.y <= segment.to.y;
        let y = segment.from.y + if down { distance } else { -distance };
        let away = BADGE_GAP + label.badge.map_or(0.0, |_| BADGE / 2.0);
        let x = match side {
            Side::First => segment.from.x + away,
            Side::Second => segment.from.x - away - size.width,
        };
        (
            Point::new(x, y - size.height / 2.0),
            Point::new(segment.from.x, y),
        )
    };
    LaidLabel {
        lines: label.lines.clone(),
        rect: Rect::new(corner.x, corner.y, size.width, size.height),
        badge: label.badge.map(|_| badge),
    }
}
