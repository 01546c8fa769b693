//! Other lines that a flow could take.

use super::ports::{self, COARSE_STEP, FINE_STEP, Interval};
use super::scene::{RoutedFlow, Scene};
use crate::layout::dfd::line::{Segment, simplified};
use crate::layout::space::{Point, Rect};

/// Least length of the first and last segment of a line, in px: an arrowhead and a rounded corner.
const MIN_STUB: f64 = 16.0;

/// At which fractions of their length lines with a step take it.
const STEP_SHARES: [f64; 3] = [0.5, 0.2, 0.8];

/// Lines that flow could take instead, sound but not judged.
pub(super) fn lines(scene: &Scene, flow: &RoutedFlow) -> Vec<Vec<Point>> {
    let (Some(source), Some(sink)) = (
        EndNode::of(scene, flow.source),
        EndNode::of(scene, flow.sink),
    ) else {
        return Vec::new();
    };
    let mut lines = shifted_lines(&flow.points, source, sink);
    lines.extend(straight_lines(source, sink));
    lines.extend(stepped_lines(source, sink));
    lines.extend(one_bend_lines(source, sink));
    let back = one_bend_lines(sink, source).into_iter().map(|mut line| {
        line.reverse();
        line
    });
    lines.extend(back);
    lines
        .into_iter()
        .map(|line| simplified(&line))
        .filter(|line| is_valid(line, source, sink))
        .collect()
}

/// An element at which a flow ends.
#[derive(Clone, Copy)]
struct EndNode {
    rect: Rect,
    /// Where horizontal segments may end, a range of y.
    horizontal: Interval,
    /// Where vertical segments may end, a range of x.
    vertical: Interval,
}

impl EndNode {
    fn of(scene: &Scene, at: usize) -> Option<EndNode> {
        let (rect, shape) = *scene.nodes.get(at)?;
        Some(EndNode {
            rect,
            horizontal: ports::horizontal_ports(rect, shape),
            vertical: ports::vertical_ports(rect, shape),
        })
    }

    fn range(self, horizontal: bool) -> Interval {
        if horizontal {
            self.horizontal
        } else {
            self.vertical
        }
    }

    /// Where a line that comes from there horizontally or vertically meets the box.
    fn edge(self, horizontal: bool, offset: f64, from: Point) -> Point {
        let Rect { x, y, .. } = self.rect;
        if horizontal {
            let right = from.x > self.rect.centre().x;
            Point::new(if right { self.rect.right() } else { x }, offset)
        } else {
            let below = from.y > self.rect.centre().y;
            Point::new(offset, if below { self.rect.bottom() } else { y })
        }
    }
}

/// The line with one of its segments elsewhere: in one line with a neighbour, or at an end.
fn shifted_lines(points: &[Point], source: EndNode, sink: EndNode) -> Vec<Vec<Point>> {
    let segments: Vec<Segment> = Segment::of(points).collect();
    let last = segments.len().saturating_sub(1);
    let mut lines = Vec::new();
    for (segment, at) in segments.iter().zip(0usize..) {
        let horizontal = segment.is_horizontal();
        let before = at.checked_sub(2).and_then(|two| segments.get(two));
        let neighbours = [before, segments.get(at + 2)].into_iter().flatten();
        let mut offsets: Vec<f64> = neighbours.map(|segment| segment.offset()).collect();
        if at <= 1 {
            offsets.extend(source.range(horizontal).candidates(FINE_STEP));
        }
        if at + 1 >= last {
            offsets.extend(sink.range(horizontal).candidates(FINE_STEP));
        }
        for offset in offsets {
            let line = with_segment_at(points, at, horizontal, offset);
            if at == 1 && source.range(horizontal).contains(offset) {
                lines.extend(without_start(&line, horizontal, offset, source));
            }
            if at + 1 == last && sink.range(horizontal).contains(offset) {
                let back: Vec<Point> = line.iter().rev().copied().collect();
                lines.extend(
                    without_start(&back, horizontal, offset, sink).map(|mut line| {
                        line.reverse();
                        line
                    }),
                );
            }
            lines.push(line);
        }
    }
    lines
}

fn with_segment_at(points: &[Point], at: usize, horizontal: bool, offset: f64) -> Vec<Point> {
    let mut line = points.to_vec();
    for point in line.iter_mut().skip(at).take(2) {
        if horizontal {
            point.y = offset;
        } else {
            point.x = offset;
        }
    }
    line
}

/// The line that leaves along its second segment, from another side of the element.
fn without_start(
    line: &[Point],
    horizontal: bool,
    offset: f64,
    end: EndNode,
) -> Option<Vec<Point>> {
    let towards = line.get(2)?;
    let mut shorter = line.get(1..)?.to_vec();
    *shorter.first_mut()? = end.edge(horizontal, offset, *towards);
    Some(shorter)
}

/// Lines without a bend.
fn straight_lines(source: EndNode, sink: EndNode) -> Vec<Vec<Point>> {
    let mut lines = Vec::new();
    for horizontal in [true, false] {
        for offset in source
            .range(horizontal)
            .intersection(sink.range(horizontal))
            .candidates(FINE_STEP)
        {
            lines.push(vec![
                source.edge(horizontal, offset, sink.rect.centre()),
                sink.edge(horizontal, offset, source.rect.centre()),
            ]);
        }
    }
    lines
}

/// Lines with a step between two sides that face one another.
fn stepped_lines(source: EndNode, sink: EndNode) -> Vec<Vec<Point>> {
    let mut lines = Vec::new();
    for horizontal in [true, false] {
        for from in source.range(horizontal).candidates(FINE_STEP) {
            for to in sink.range(horizontal).candidates(FINE_STEP) {
                let start = source.edge(horizontal, from, sink.rect.centre());
                let end = sink.edge(horizontal, to, source.rect.centre());
                for share in STEP_SHARES {
                    let between = start.towards(end, share);
                    lines.push(if horizontal {
                        let (one, two) = (Point::new(between.x, from), Point::new(between.x, to));
                        vec![start, one, two, end]
                    } else {
                        let (one, two) = (Point::new(from, between.y), Point::new(to, between.y));
                        vec![start, one, two, end]
                    });
                }
            }
        }
    }
    lines
}

/// Lines that leave horizontally and arrive vertically, with one bend.
fn one_bend_lines(source: EndNode, sink: EndNode) -> Vec<Vec<Point>> {
    let mut lines = Vec::new();
    for y in source.horizontal.candidates(COARSE_STEP) {
        for x in sink.vertical.candidates(COARSE_STEP) {
            let corner = Point::new(x, y);
            lines.push(vec![
                source.edge(true, y, corner),
                corner,
                sink.edge(false, x, corner),
            ]);
        }
    }
    lines
}

/// Whether it leaves and comes at right angles, from where flows may end, with space for an arrowhead.
fn is_valid(line: &[Point], source: EndNode, sink: EndNode) -> bool {
    let first = Segment::of(line).next();
    let last = Segment::of(line).next_back().map(Segment::reversed);
    match (first, last) {
        (Some(first), Some(last)) => {
            leaves_perpendicular(first, source) && leaves_perpendicular(last, sink)
        }
        _ => false,
    }
}

fn leaves_perpendicular(segment: Segment, end: EndNode) -> bool {
    let rect = end.rect;
    let (from, to) = (segment.from, segment.to);
    let away = if segment.is_horizontal() {
        (from.x - rect.right()).abs() < 0.01 && to.x > from.x
            || (from.x - rect.x).abs() < 0.01 && to.x < from.x
    } else {
        (from.y - rect.bottom()).abs() < 0.01 && to.y > from.y
            || (from.y - rect.y).abs() < 0.01 && to.y < from.y
    };
    away && segment.length() >= MIN_STUB
        && end
            .range(segment.is_horizontal())
            .contains(segment.offset())
}
