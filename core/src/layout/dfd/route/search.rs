//! Searches for a line around whatever is in its way.
//!
//! The line runs on a net of horizontal and vertical tracks: those beside each element that is near,
//! and those from which the two elements can be reached. The cheapest way through the net, by length
//! and bends, is found with A*.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

use super::improve::BEND_COST;
use super::ports::{self, FINE_STEP};
use super::scene::Scene;
use crate::layout::dfd::line::{Segment, simplified};
use crate::layout::space::{Point, Rect};

/// Distance of a track from the element that it passes, in px.
const CLEARANCE: f64 = 16.0;

/// Distance of a second track, for where a line runs on the first one already, in px.
const SECOND_CLEARANCE: f64 = 32.0;

/// Distance within which lines look like one, in px.
const LINE_CLEARANCE: f64 = 9.0;

/// What it costs to run along a line, or over a text, in px.
const OCCUPIED_COST: f64 = 240.0;

/// The least distance between a line and an element, in px.
const KEEP_OFF: f64 = 7.0;

/// How far beyond the two elements a way is searched for, in px: near first, then far.
const REACHES: [f64; 2] = [80.0, 400.0];

/// How many crossings of tracks a net has at most.
const MAX_CROSSINGS: usize = 30_000;

/// How many places at each side of an element are tried.
const PORTS: usize = 3;

/// The lines found between two elements: the cheapest near them and, if there is none, farther out.
pub(super) fn around(scene: &Scene, source: usize, sink: usize) -> Option<Vec<Point>> {
    let (from, to) = (ends(scene, source)?, ends(scene, sink)?);
    let (source, _) = *scene.nodes.get(source)?;
    let (sink, _) = *scene.nodes.get(sink)?;
    REACHES.iter().find_map(|reach| {
        let window = source.union(sink).grown(*reach);
        let net = Net::new(scene, window, &from, &to)?;
        let line = net.cheapest(&from, &to)?;
        Some(simplified(&line))
    })
}

/// A place where a line may leave an element.
#[derive(Clone, Copy, Debug)]
struct End {
    /// On the edge of its box.
    edge: Point,
    /// Where it comes out, on a track.
    out: Point,
    /// Whether it leaves horizontally.
    is_horizontal: bool,
}

/// The places where lines may leave an element, on all of its sides.
fn ends(scene: &Scene, node: usize) -> Option<Vec<End>> {
    let (rect, shape) = *scene.nodes.get(node)?;
    let mut ends = Vec::new();
    for y in ports::horizontal_ports(rect, shape)
        .candidates(FINE_STEP)
        .take(PORTS)
    {
        for (x, away) in [(rect.right(), CLEARANCE), (rect.x, -CLEARANCE)] {
            ends.push(End {
                edge: Point::new(x, y),
                out: Point::new(x + away, y),
                is_horizontal: true,
            });
        }
    }
    for x in ports::vertical_ports(rect, shape)
        .candidates(FINE_STEP)
        .take(PORTS)
    {
        for (y, away) in [(rect.bottom(), CLEARANCE), (rect.y, -CLEARANCE)] {
            ends.push(End {
                edge: Point::new(x, y),
                out: Point::new(x, y + away),
                is_horizontal: false,
            });
        }
    }
    Some(ends)
}

/// Tracks with what no line may touch.
struct Net {
    /// Where vertical tracks are, in ascending order.
    xs: Vec<f64>,
    /// Where horizontal tracks are.
    ys: Vec<f64>,
    /// Elements, with the distance that lines keep.
    obstacles: Vec<Rect>,
    /// Lines that are there already.
    lines: Vec<Segment>,
    /// Texts that are there already.
    texts: Vec<Rect>,
}

/// A crossing of tracks, by their indices, and whether it was reached horizontally.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Stop {
    column: usize,
    row: usize,
    is_horizontal: bool,
}

/// A way that is still to be followed; the cheapest is the greatest.
#[derive(Clone, Copy, Debug)]
struct Way {
    /// Its cost, with what is still to go at least.
    estimate: f64,
    cost: f64,
    stop: Stop,
}

impl Net {
    /// The net inside a window; `None` if it is too large.
    fn new(scene: &Scene, window: Rect, from: &[End], to: &[End]) -> Option<Net> {
        let nodes = scene.nodes.iter().map(|(rect, _)| *rect);
        let near: Vec<Rect> = nodes.filter(|rect| rect.overlaps(window)).collect();
        let mut xs: Vec<f64> = Vec::new();
        let mut ys: Vec<f64> = Vec::new();
        for rect in &near {
            for clearance in [CLEARANCE, SECOND_CLEARANCE] {
                xs.extend([rect.x - clearance, rect.right() + clearance]);
                ys.extend([rect.y - clearance, rect.bottom() + clearance]);
            }
        }
        for end in from.iter().chain(to) {
            xs.push(end.out.x);
            ys.push(end.out.y);
        }
        for tracks in [&mut xs, &mut ys] {
            tracks.sort_by(f64::total_cmp);
            tracks.dedup();
        }
        let flows = scene.flows.iter();
        let crossings = xs.len().saturating_mul(ys.len());
        (crossings <= MAX_CROSSINGS).then(|| Net {
            xs,
            ys,
            obstacles: near.iter().map(|rect| rect.grown(KEEP_OFF)).collect(),
            lines: flows
                .clone()
                .flat_map(|flow| Segment::of(&flow.points))
                .filter(|line| line.rect().grown(LINE_CLEARANCE).overlaps(window))
                .collect(),
            texts: flows
                .flat_map(|flow| &flow.boxes)
                .chain(&scene.titles)
                .copied()
                .filter(|text| text.overlaps(window))
                .collect(),
        })
    }

    /// The cheapest line between two of the ends.
    fn cheapest(&self, from: &[End], to: &[End]) -> Option<Vec<Point>> {
        let goals: Vec<(Stop, End)> = to
            .iter()
            .filter_map(|end| Some((self.stop(end)?, *end)))
            .collect();
        if goals.is_empty() {
            return None;
        }
        let mut costs: BTreeMap<Stop, (f64, Option<Stop>)> = BTreeMap::new();
        let mut open = BinaryHeap::new();
        let mut starts: BTreeMap<Stop, End> = BTreeMap::new();
        for end in from {
            if let Some(stop) = self.stop(end) {
                starts.entry(stop).or_insert(*end);
                costs.insert(stop, (CLEARANCE, None));
                open.push(self.way(CLEARANCE, stop, &goals)?);
            }
        }
        let mut reached: Option<(f64, Stop, End)> = None;
        while let Some(way) = open.pop() {
            if reached
                .as_ref()
                .is_some_and(|(cost, ..)| *cost <= way.estimate)
            {
                break;
            }
            if costs
                .get(&way.stop)
                .is_none_or(|(cost, _)| *cost < way.cost)
            {
                continue;
            }
            for (goal, end) in &goals {
                if (goal.column, goal.row) == (way.stop.column, way.stop.row) {
                    let turn = goal.is_horizontal != way.stop.is_horizontal;
                    let cost = way.cost + CLEARANCE + if turn { BEND_COST } else { 0.0 };
                    if reached.as_ref().is_none_or(|(least, ..)| cost < *least) {
                        reached = Some((cost, way.stop, *end));
                    }
                }
            }
            for next in self.next(way.stop) {
                let Some(length) = self.cost(way.stop, next) else {
                    continue;
                };
                let turn = next.is_horizontal != way.stop.is_horizontal;
                let cost = way.cost + length + if turn { BEND_COST } else { 0.0 };
                if costs.get(&next).is_none_or(|(known, _)| cost < *known) {
                    costs.insert(next, (cost, Some(way.stop)));
                    open.push(self.way(cost, next, &goals)?);
                }
            }
        }
        let (_, mut stop, last) = reached?;
        let mut line = vec![last.edge, self.point(stop)?];
        while let Some((_, Some(before))) = costs.get(&stop) {
            stop = *before;
            line.push(self.point(stop)?);
        }
        line.push(starts.get(&stop)?.edge);
        line.reverse();
        Some(line)
    }

    fn way(&self, cost: f64, stop: Stop, goals: &[(Stop, End)]) -> Option<Way> {
        let here = self.point(stop)?;
        let rest = goals
            .iter()
            .map(|(_, end)| (end.out.x - here.x).abs() + (end.out.y - here.y).abs());
        Some(Way {
            estimate: cost + CLEARANCE + rest.fold(f64::INFINITY, f64::min),
            cost,
            stop,
        })
    }

    /// Where a line comes out of an element, unless something is there.
    fn stop(&self, end: &End) -> Option<Stop> {
        let column = self.xs.binary_search_by(|x| x.total_cmp(&end.out.x)).ok()?;
        let row = self.ys.binary_search_by(|y| y.total_cmp(&end.out.y)).ok()?;
        let is_blocked = self.obstacles.iter().any(|rect| rect.contains(end.out));
        (!is_blocked).then_some(Stop {
            column,
            row,
            is_horizontal: end.is_horizontal,
        })
    }

    /// The crossings beside one.
    fn next(&self, stop: Stop) -> impl Iterator<Item = Stop> + use<> {
        let Stop { column, row, .. } = stop;
        let (columns, rows) = (self.xs.len(), self.ys.len());
        let horizontal = [column.checked_sub(1), column.checked_add(1)];
        let vertical = [row.checked_sub(1), row.checked_add(1)];
        let horizontal = horizontal.into_iter().flatten().map(move |column| Stop {
            column,
            row,
            is_horizontal: true,
        });
        let vertical = vertical.into_iter().flatten().map(move |row| Stop {
            column,
            row,
            is_horizontal: false,
        });
        horizontal
            .chain(vertical)
            .filter(move |next| next.column < columns && next.row < rows)
    }

    /// What the track between two crossings costs: its length, and more where a line or a text is
    /// already. `None` where an element is in the way.
    fn cost(&self, one: Stop, two: Stop) -> Option<f64> {
        let (one, two) = (self.point(one)?, self.point(two)?);
        let spot = |point: Point| Rect::new(point.x, point.y, 0.0, 0.0);
        let track = spot(one).union(spot(two));
        let is_blocked = self.obstacles.iter().any(|rect| rect.overlaps(track));
        if is_blocked {
            return None;
        }
        let is_horizontal = track.height <= 0.0;
        let mut cost = track.width + track.height;
        for line in &self.lines {
            let is_along = line.is_horizontal() == is_horizontal
                && line.rect().grown(LINE_CLEARANCE).overlaps(track);
            if is_along {
                cost += OCCUPIED_COST;
            }
        }
        for text in &self.texts {
            if text.overlaps(track) {
                cost += OCCUPIED_COST;
            }
        }
        Some(cost)
    }

    fn point(&self, stop: Stop) -> Option<Point> {
        Some(Point::new(
            *self.xs.get(stop.column)?,
            *self.ys.get(stop.row)?,
        ))
    }
}

impl PartialEq for Way {
    fn eq(&self, other: &Way) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Way {}

impl PartialOrd for Way {
    fn partial_cmp(&self, other: &Way) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Way {
    fn cmp(&self, other: &Way) -> Ordering {
        // Equal costs are told apart by their stops, so that the order is the same everywhere.
        let costs = other.estimate.total_cmp(&self.estimate);
        costs.then_with(|| other.stop.cmp(&self.stop))
    }
}
