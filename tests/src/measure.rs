//! How good a laid-out data-flow diagram is: overlaps, crossings, length and bends.

use std::collections::BTreeMap;

use parapet_core::layout::dfd::{Laid, LaidLabel};
use parapet_core::layout::{Point, Rect, Size};
use parapet_core::views::dfd::Graph;

/// The metrics of one diagram.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metrics {
    /// Faults by kind, with two of the things at fault: each is a defect of the layout.
    pub faults: BTreeMap<&'static str, Vec<String>>,
    /// How often two flows cross.
    pub crossings: usize,
    /// Length of all flows by the straight distance between the middles of their ends.
    pub detour: f64,
    /// Bends a flow.
    pub bends: f64,
    /// Area in millions of px².
    pub area: f64,
    /// Pairs of flow ends at one element that are less than 12 px apart.
    pub close_ends: usize,
}

impl Metrics {
    /// How many faults there are.
    pub fn fault_count(&self) -> usize {
        self.faults.values().map(Vec::len).sum()
    }
}

/// Measures a diagram.
pub fn measure(graph: &Graph, laid: &Laid) -> Metrics {
    let mut m = Metrics::default();
    let boxes = Boxes::of(graph, laid);
    boxes_apart(graph, laid, &mut m);
    lines_clear(graph, laid, &mut m);
    labels_clear(&boxes, laid, &mut m);
    numbers(graph, laid, &mut m);
    m
}

/// Texts and number badges, with the flow they belong to.
struct Boxes {
    labels: Vec<(usize, Rect)>,
    badges: Vec<(usize, Rect)>,
    titles: Vec<Rect>,
}

impl Boxes {
    fn of(graph: &Graph, laid: &Laid) -> Boxes {
        let mut labels = Vec::new();
        let mut badges = Vec::new();
        for (at, flow) in laid.flows.iter().enumerate() {
            for label in [&flow.label, &flow.response_label] {
                if !label.lines.is_empty() {
                    labels.push((at, label.rect.grown(-0.5)));
                }
                badges.extend(badge(label).map(|rect| (at, rect)));
            }
        }
        let titles = laid.boundaries.iter().zip(&graph.boundaries);
        let titles = titles.filter(|(laid, _)| !laid.title.is_empty());
        Boxes {
            labels,
            badges,
            titles: titles
                .map(|(laid, _)| laid.title_rect.grown(-0.5))
                .collect(),
        }
    }
}

/// What the picture shows: nothing may be outside.
fn page(laid: &Laid) -> Rect {
    let Size { width, height } = laid.size;
    Rect::new(laid.origin.x, laid.origin.y, width, height)
}

fn badge(label: &LaidLabel) -> Option<Rect> {
    let centre = label.badge?;
    Some(Rect::around(centre, Size::new(17.0, 17.0)))
}

fn fault(m: &mut Metrics, kind: &'static str, what: String) {
    m.faults.entry(kind).or_default().push(what);
}

fn boxes_apart(graph: &Graph, laid: &Laid, m: &mut Metrics) {
    let page = page(laid);
    for (at, node) in laid.nodes.iter().enumerate() {
        if !inside(node.rect, page) {
            fault(m, "node outside", format!("n{at}"));
        }
        for (other, obstacle) in laid.nodes.iter().enumerate().skip(at + 1) {
            if node.rect.grown(-0.5).overlaps(obstacle.rect) {
                fault(m, "node over node", format!("n{at} n{other}"));
            }
        }
        let mut around = Vec::new();
        let mut next = graph.nodes[at].boundary;
        while let Some(boundary) = next {
            around.push(boundary);
            next = graph.boundaries[boundary].parent;
        }
        for (other, boundary) in laid.boundaries.iter().enumerate() {
            if around.contains(&other) {
                if !inside(node.rect, boundary.rect) {
                    fault(m, "node out of boundary", format!("n{at} b{other}"));
                }
            } else if node.rect.grown(-0.5).overlaps(boundary.rect) {
                fault(m, "node over boundary", format!("n{at} b{other}"));
            }
            if node.rect.grown(-0.5).overlaps(boundary.title_rect) {
                fault(m, "node over title", format!("n{at} b{other}"));
            }
        }
    }
    for (at, one) in laid.boundaries.iter().enumerate() {
        if !inside(one.rect, page) {
            fault(m, "boundary outside", format!("b{at}"));
        }
        if !inside(one.title_rect, one.rect) {
            fault(m, "title out of boundary", format!("b{at}"));
        }
        for (other, two) in laid.boundaries.iter().enumerate() {
            let (inner, within) = (at, boundaries_around(graph, at).contains(&other));
            if within && !inside(one.rect, two.rect) {
                fault(m, "boundary out of boundary", format!("b{inner} b{other}"));
            }
            if within && one.rect.overlaps(two.title_rect) {
                fault(m, "boundary over title", format!("b{inner} b{other}"));
            }
            let around = within || boundaries_around(graph, other).contains(&at);
            if other > at && !around && one.rect.grown(-0.5).overlaps(two.rect) {
                fault(m, "boundary over boundary", format!("b{inner} b{other}"));
            }
        }
    }
}

/// The boundaries around a boundary.
fn boundaries_around(graph: &Graph, at: usize) -> Vec<usize> {
    std::iter::successors(graph.boundaries[at].parent, |at| {
        graph.boundaries[*at].parent
    })
    .collect()
}

fn inside(inner: Rect, outer: Rect) -> bool {
    inner.x >= outer.x - 0.5
        && inner.y >= outer.y - 0.5
        && inner.right() <= outer.right() + 0.5
        && inner.bottom() <= outer.bottom() + 0.5
}

fn lines_clear(graph: &Graph, laid: &Laid, m: &mut Metrics) {
    let page = page(laid);
    for (at, flow) in laid.flows.iter().enumerate() {
        let edge = &graph.edges[at];
        if !flow.points.iter().all(|point| page.contains(*point)) {
            fault(m, "line outside", format!("f{at}"));
        }
        let ends = [
            (flow.points.first(), edge.source),
            (flow.points.last(), edge.sink),
        ];
        for (end, node) in ends {
            let rect = laid.nodes[node].rect.grown(0.5);
            if !end.is_some_and(|end| rect.contains(*end)) {
                fault(m, "end off its node", format!("f{at} n{node}"));
            }
        }
        let last = flow.points.len().saturating_sub(2);
        for (piece, pair) in flow.points.windows(2).enumerate() {
            for (node, obstacle) in laid.nodes.iter().enumerate() {
                let own =
                    (node == edge.source && piece == 0) || (node == edge.sink && piece == last);
                if !own && meets(pair[0], pair[1], obstacle.rect.grown(-1.0)) {
                    fault(m, "line through node", format!("f{at} n{node}"));
                }
            }
        }
        for (other, obstacle) in laid.flows.iter().enumerate().skip(at + 1) {
            if overlay(&flow.points, &obstacle.points) {
                fault(m, "line along line", format!("f{at} f{other}"));
            }
        }
    }
}

/// Whether two lines run along one another for more than a px, less than 3 px apart.
fn overlay(one: &[Point], two: &[Point]) -> bool {
    one.windows(2).any(|a| {
        two.windows(2).any(|b| {
            let level = |p: &[Point]| (p[0].y - p[1].y).abs() < 0.01;
            let upright = |p: &[Point]| (p[0].x - p[1].x).abs() < 0.01;
            let shared = |a: [f64; 2], b: [f64; 2]| {
                a[0].max(a[1]).min(b[0].max(b[1])) - a[0].min(a[1]).max(b[0].min(b[1]))
            };
            (level(a)
                && level(b)
                && (a[0].y - b[0].y).abs() < 3.0
                && shared([a[0].x, a[1].x], [b[0].x, b[1].x]) > 1.0)
                || (upright(a)
                    && upright(b)
                    && (a[0].x - b[0].x).abs() < 3.0
                    && shared([a[0].y, a[1].y], [b[0].y, b[1].y]) > 1.0)
        })
    })
}

fn labels_clear(boxes: &Boxes, laid: &Laid, m: &mut Metrics) {
    let page = page(laid);
    let kinds = [
        (
            &boxes.labels,
            true,
            [
                "label outside",
                "label over node",
                "label over line",
                "label over title",
                "label over border",
            ],
        ),
        (
            &boxes.badges,
            false,
            [
                "badge outside",
                "badge over node",
                "badge over line",
                "badge over title",
                "badge over border",
            ],
        ),
    ];
    for (list, is_text, [outside, node, line, title, border]) in kinds {
        for (flow, rect) in list {
            if !inside(*rect, page) {
                fault(m, outside, format!("f{flow}"));
            }
            for (at, obstacle) in laid.nodes.iter().enumerate() {
                if rect.overlaps(obstacle.rect.grown(-0.5)) {
                    fault(m, node, format!("f{flow} n{at}"));
                }
            }
            for (at, obstacle) in laid.flows.iter().enumerate() {
                // A number is on its own line, a text next to it.
                if (at != *flow || is_text)
                    && obstacle
                        .points
                        .windows(2)
                        .any(|pair| meets(pair[0], pair[1], *rect))
                {
                    fault(m, line, format!("f{flow} f{at}"));
                }
            }
            for (at, obstacle) in boxes.titles.iter().enumerate() {
                if rect.overlaps(*obstacle) {
                    fault(m, title, format!("f{flow} b{at}"));
                }
            }
            for (at, obstacle) in laid.boundaries.iter().enumerate() {
                let outer = obstacle.rect;
                if rect.overlaps(outer) && !inside(*rect, outer) {
                    fault(m, border, format!("f{flow} b{at}"));
                }
            }
        }
    }
    let all: Vec<(usize, Rect)> = boxes.labels.iter().chain(&boxes.badges).copied().collect();
    for (at, (flow, rect)) in all.iter().enumerate() {
        for (other, obstacle) in all.iter().skip(at + 1) {
            if rect.overlaps(*obstacle) {
                fault(m, "label over label", format!("f{flow} f{other}"));
            }
        }
    }
    for (flow, laid) in laid.flows.iter().enumerate() {
        for (at, title) in boxes.titles.iter().enumerate() {
            if laid
                .points
                .windows(2)
                .any(|pair| meets(pair[0], pair[1], *title))
            {
                fault(m, "line over title", format!("f{flow} b{at}"));
            }
        }
    }
}

fn numbers(graph: &Graph, laid: &Laid, m: &mut Metrics) {
    let (mut length, mut distance, mut bends) = (0.0, 0.0, 0usize);
    for (edge, flow) in graph.edges.iter().zip(&laid.flows) {
        bends += flow.points.len().saturating_sub(2);
        if edge.source == edge.sink {
            continue;
        }
        length += flow
            .points
            .windows(2)
            .map(|pair| pair[0].distance(pair[1]))
            .sum::<f64>();
        let centre = |at: usize| laid.nodes[at].rect.centre();
        distance += centre(edge.source).distance(centre(edge.sink));
    }
    for (at, one) in laid.flows.iter().enumerate() {
        for two in laid.flows.iter().skip(at + 1) {
            for a in one.points.windows(2) {
                m.crossings += two.points.windows(2).filter(|b| crosses(a, b)).count();
            }
        }
    }
    let mut ends: Vec<(usize, Point)> = Vec::new();
    for (edge, flow) in graph.edges.iter().zip(&laid.flows) {
        ends.extend(flow.points.first().map(|point| (edge.source, *point)));
        ends.extend(flow.points.last().map(|point| (edge.sink, *point)));
    }
    for (at, (node, one)) in ends.iter().enumerate() {
        let close = |(other, two): &&(usize, Point)| other == node && one.distance(*two) < 12.0;
        m.close_ends += ends.iter().skip(at + 1).filter(close).count();
    }
    m.detour = if distance > 0.0 {
        length / distance
    } else {
        0.0
    };
    let flows = f64::from(u32::try_from(laid.flows.len().max(1)).unwrap_or(u32::MAX));
    m.bends = f64::from(u32::try_from(bends).unwrap_or(u32::MAX)) / flows;
    m.area = laid.size.width * laid.size.height / 1e6;
}

fn crosses(a: &[Point], b: &[Point]) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    let apart = |x: f64, y: f64| (x > 0.01 && y < -0.01) || (x < -0.01 && y > 0.01);
    apart(side(a[0], a[1], b[0]), side(a[0], a[1], b[1]))
        && apart(side(b[0], b[1], a[0]), side(b[0], b[1], a[1]))
}

/// Whether a straight line has a point inside a box.
fn meets(from: Point, to: Point, rect: Rect) -> bool {
    // Liang and Barsky: the share of the line that lies in the box.
    let (mut first, mut last) = (0.0f64, 1.0f64);
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    for (step, distance) in [
        (-dx, from.x - rect.x),
        (dx, rect.right() - from.x),
        (-dy, from.y - rect.y),
        (dy, rect.bottom() - from.y),
    ] {
        if step == 0.0 {
            if distance <= 0.0 {
                return false;
            }
        } else if step < 0.0 {
            first = first.max(distance / step);
        } else {
            last = last.min(distance / step);
        }
    }
    last - first > 1e-9
}
