//! What is wrong with where a flow runs: what it touches, what it crosses, what it comes too near.

use super::scene::{RoutedFlow, Scene};
use crate::layout::dfd::line::Segment;
use crate::layout::space::{Point, Rect};

/// What touches is at fault from this many px on, so that rounding makes no fault.
const OVERLAP_TOLERANCE: f64 = 0.5;

/// Distance that lines beside one another keep, and that they have where there is space, in px.
const MIN_LINE_SPACING: f64 = 10.0;
const LINE_SPACING: f64 = 18.0;

/// Distance that the ends of flows at one element keep, and that they have where there is space, in px.
const MIN_END_SPACING: f64 = 12.0;
const END_SPACING: f64 = 21.0;

/// Distance that lines keep from elements they do not belong to, and texts from anything, in px.
const NODE_CLEARANCE: f64 = 8.0;
const TEXT_CLEARANCE: f64 = 4.0;

/// A line nearer than that to an element or a border looks as if it touched it, in px.
const TOUCHING_DISTANCE: f64 = 4.0;

/// Distance that lines keep from a border they run along, in px.
const BORDER_CLEARANCE: f64 = 6.0;

/// How much worse it is to run under a mark, along a border or close beside another line than only
/// near something.
const HEAVY_WEIGHT: usize = 3;

/// How much worse it is to run through an element than over anything else.
const THROUGH_NODE: usize = 8;

/// What is wrong with a flow's line or labels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Faults {
    /// Things that it overlaps or runs through.
    pub(super) overlaps: usize,
    /// Things that it comes too near.
    pub(super) too_close: usize,
    /// Flows that it crosses, once each time.
    pub(super) crossings: usize,
}

impl Faults {
    /// However many.
    pub(super) const ANY: Faults = Faults {
        overlaps: usize::MAX,
        too_close: usize::MAX,
        crossings: usize::MAX,
    };

    fn exceeds(self, limit: Faults) -> bool {
        self.overlaps > limit.overlaps || self.too_close > limit.too_close
    }
}

/// How many faults a whole diagram has; a fault between two flows counts twice.
pub(super) fn count(scene: &Scene) -> usize {
    let flows = scene.flows.iter().zip(0usize..);
    flows
        .map(|(flow, index)| {
            let (line, labels) = (
                line_faults(scene, index, flow, Faults::ANY),
                label_faults(scene, index, flow, Faults::ANY),
            );
            line.overlaps + labels.overlaps
        })
        .sum()
}

/// The faults of a flow's line, were it to run there; `index` is its position. What has more than `limit` is
/// not looked at further.
pub(super) fn line_faults(scene: &Scene, index: usize, flow: &RoutedFlow, limit: Faults) -> Faults {
    let mut faults = Faults::default();
    let last = flow.points.len().saturating_sub(2);
    for (segment, segment_index) in Segment::of(&flow.points).zip(0usize..) {
        let rect = segment.rect();
        for ((node, _), node_index) in scene.nodes.iter().zip(0usize..) {
            // Its first and last segment only touch the box that they belong to.
            let own = (node_index == flow.source && segment_index == 0)
                || (node_index == flow.sink && segment_index == last);
            if own {
                check_clearance(&mut faults, rect, *node, 0.0);
            } else {
                check_clearance(
                    &mut faults,
                    rect,
                    node.grown(TOUCHING_DISTANCE),
                    NODE_CLEARANCE - TOUCHING_DISTANCE,
                );
                if rect.overlaps(node.grown(-OVERLAP_TOLERANCE)) {
                    faults.overlaps += THROUGH_NODE - 1;
                }
            }
        }
        for title in &scene.titles {
            check_clearance(&mut faults, rect, *title, TEXT_CLEARANCE);
        }
        let hidden = scene.marks.iter().filter(|mark| rect.overlaps(**mark));
        faults.too_close += HEAVY_WEIGHT * hidden.count();
        for border in &scene.boundaries {
            match distance_from_border(segment, *border) {
                off if off < TOUCHING_DISTANCE => faults.overlaps += 1,
                off if off < BORDER_CLEARANCE => faults.too_close += HEAVY_WEIGHT,
                _ => {}
            }
        }
    }
    for other in nearby_flows(scene, index, flow) {
        if faults.exceeds(limit) {
            return faults;
        }
        for segment in Segment::of(&flow.points) {
            for other_segment in Segment::of(&other.points) {
                if segment.is_horizontal() == other_segment.is_horizontal() {
                    check_parallel(&mut faults, segment, other_segment);
                } else {
                    faults.crossings += usize::from(segment.rect().overlaps(other_segment.rect()));
                }
            }
            for text in &other.boxes {
                check_clearance(&mut faults, segment.rect(), *text, TEXT_CLEARANCE);
            }
        }
        for (node, end) in ends(flow) {
            for (_, other_end) in ends(other).into_iter().filter(|(other, _)| *other == node) {
                let apart = end.distance(other_end);
                faults.too_close += HEAVY_WEIGHT * usize::from(apart < MIN_END_SPACING);
                faults.too_close += usize::from(apart < END_SPACING);
            }
        }
    }
    faults
}

/// The same for its texts and numbers.
pub(super) fn label_faults(
    scene: &Scene,
    index: usize,
    flow: &RoutedFlow,
    limit: Faults,
) -> Faults {
    let mut faults = Faults::default();
    for text in &flow.boxes {
        for rect in scene
            .nodes
            .iter()
            .map(|(rect, _)| rect)
            .chain(&scene.titles)
        {
            check_clearance(&mut faults, *text, *rect, TEXT_CLEARANCE);
        }
        let hidden = scene.marks.iter().filter(|mark| text.overlaps(**mark));
        faults.too_close += hidden.count();
        for border in &scene.boundaries {
            let over = |clearance: f64| {
                text.overlaps(border.grown(clearance)) && !contains(border.grown(-clearance), *text)
            };
            faults.overlaps += usize::from(over(0.0));
            faults.too_close += usize::from(!over(0.0) && over(TEXT_CLEARANCE));
        }
        for other in nearby_flows(scene, index, flow) {
            if faults.exceeds(limit) {
                return faults;
            }
            let boxes = other.boxes.iter().copied();
            for rect in Segment::of(&other.points).map(Segment::rect).chain(boxes) {
                check_clearance(&mut faults, *text, rect, TEXT_CLEARANCE);
            }
        }
    }
    check_own_labels(flow, &mut faults);
    faults
}

/// The other flows that are near enough to matter.
fn nearby_flows<'a>(
    scene: &'a Scene,
    index: usize,
    flow: &RoutedFlow,
) -> impl Iterator<Item = &'a RoutedFlow> + use<'a> {
    let reach = flow.bounds.grown(END_SPACING);
    let others = scene.flows.iter().zip(0usize..);
    others
        .filter(move |(other, other_index)| {
            *other_index != index && reach.overlaps(other.bounds.grown(OVERLAP_TOLERANCE))
        })
        .map(|(other, _)| other)
}

/// Texts lie beside their own line, so only what runs right through them is at fault.
fn check_own_labels(flow: &RoutedFlow, faults: &mut Faults) {
    let texts = flow.labels.iter().map(|label| label.rect);
    for text in texts.filter(|text| text.width > 0.0) {
        let through = |segment: &Segment| segment.rect().overlaps(text.grown(-OVERLAP_TOLERANCE));
        faults.overlaps += Segment::of(&flow.points).filter(through).count();
    }
    for (one, at) in flow.boxes.iter().zip(1usize..) {
        let over = |two: &&Rect| one.grown(-OVERLAP_TOLERANCE).overlaps(**two);
        faults.overlaps += flow.boxes.iter().skip(at).filter(over).count();
    }
}

/// A fault if they touch, else one of nearness if they come nearer than `clearance`.
fn check_clearance(faults: &mut Faults, one: Rect, two: Rect, clearance: f64) {
    if one.overlaps(two.grown(-OVERLAP_TOLERANCE)) {
        faults.overlaps += 1;
    } else if clearance > 0.0 && one.overlaps(two.grown(clearance)) {
        faults.too_close += 1;
    }
}

fn check_parallel(faults: &mut Faults, one: Segment, two: Segment) {
    let (a, b) = (one.rect(), two.rect());
    if !a
        .grown(OVERLAP_TOLERANCE)
        .overlaps(b.grown(LINE_SPACING - 2.0 * OVERLAP_TOLERANCE))
    {
        return;
    }
    let (apart, shared) = if one.is_horizontal() {
        ((a.y - b.y).abs(), a.right().min(b.right()) - a.x.max(b.x))
    } else {
        ((a.x - b.x).abs(), a.bottom().min(b.bottom()) - a.y.max(b.y))
    };
    if shared > 1.0 && apart < 3.0 {
        faults.overlaps += 1;
    } else if shared > 1.0 && apart < LINE_SPACING {
        faults.too_close += if apart < MIN_LINE_SPACING {
            HEAVY_WEIGHT
        } else {
            1
        };
    }
}

/// How far a segment runs from a border along it; infinitely far where it does not run along it.
fn distance_from_border(segment: Segment, border: Rect) -> f64 {
    let rect = segment.rect();
    let (off, shared) = if segment.is_horizontal() {
        let off = (rect.y - border.y)
            .abs()
            .min((rect.y - border.bottom()).abs());
        (off, rect.right().min(border.right()) - rect.x.max(border.x))
    } else {
        let off = (rect.x - border.x)
            .abs()
            .min((rect.x - border.right()).abs());
        (
            off,
            rect.bottom().min(border.bottom()) - rect.y.max(border.y),
        )
    };
    if shared > 1.0 { off } else { f64::INFINITY }
}

fn contains(outer: Rect, inner: Rect) -> bool {
    outer.x <= inner.x
        && outer.y <= inner.y
        && inner.right() <= outer.right()
        && inner.bottom() <= outer.bottom()
}

fn ends(flow: &RoutedFlow) -> Vec<(usize, Point)> {
    let first = flow.points.first().map(|point| (flow.source, *point));
    let last = flow.points.last().map(|point| (flow.sink, *point));
    first.into_iter().chain(last).collect()
}
