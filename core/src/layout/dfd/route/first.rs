//! A first line for each flow, over any placement.

use super::faults::{self, Faults};
use super::improve::{fault_cost, line_cost};
use super::scene::{RoutedFlow, Scene};
use super::{candidates, labels, search, straight};
use crate::layout::dfd::label;
use crate::layout::space::Point;

/// How many lines are looked at for a flow at most, the cheapest first.
const MAX_LINES: usize = 400;

/// Leads all flows, one after the other, those of the near before those of the far.
pub(super) fn lead(scene: &mut Scene) {
    let mut order: Vec<(f64, usize)> = scene
        .flows
        .iter()
        .zip(0usize..)
        .map(|(flow, index)| (distance(scene, flow), index))
        .collect();
    order.sort_by(|(one, _), (two, _)| one.total_cmp(two));
    for (_, index) in order {
        let Some(found) = led(scene, index) else {
            continue;
        };
        if let Some(flow) = scene.flows.get_mut(index) {
            *flow = found;
        }
    }
}

fn distance(scene: &Scene, flow: &RoutedFlow) -> f64 {
    let centre = |at: usize| scene.nodes.get(at).map(|(rect, _)| rect.centre());
    match (centre(flow.source), centre(flow.sink)) {
        (Some(one), Some(two)) => one.distance(two),
        _ => 0.0,
    }
}

/// The flow along the best line found, with its labels in a free place or else in the middle.
fn led(scene: &Scene, index: usize) -> Option<RoutedFlow> {
    let flow = scene.flows.get(index)?;
    let points = if flow.source == flow.sink {
        let before = scene.flows.iter().take(index);
        let before = before.filter(|other| [other.source, other.sink] == [flow.source; 2]);
        let further = u8::try_from(before.count()).unwrap_or(u8::MAX);
        // Next to a corner there is room for a number only from the second size on.
        straight::around_corner(scene.nodes.get(flow.source)?.0, further.saturating_add(1))
    } else {
        line(scene, index, flow)?
    };
    if let Some((placed, _)) = labels::best_position(scene, index, &points) {
        return Some(placed);
    }
    let labels = label::in_the_middle(&flow.labels, &points);
    Some(RoutedFlow::new((flow.source, flow.sink), points, labels))
}

/// The best line: a simple one if that runs through nothing, else one that was searched for.
fn line(scene: &Scene, index: usize, flow: &RoutedFlow) -> Option<Vec<Point>> {
    let simple = candidates::lines(scene, flow);
    let mut simple: Vec<(f64, Vec<Point>)> = simple
        .into_iter()
        .map(|line| (line_cost(&line), line))
        .collect();
    simple.sort_by(|(one, _), (two, _)| one.total_cmp(two));
    simple.truncate(MAX_LINES);
    let mut best = cheapest(scene, index, flow, simple);
    if best
        .as_ref()
        .is_none_or(|(_, faults, _)| faults.overlaps > 0)
    {
        let searched = search::around(scene, flow.source, flow.sink);
        let searched = searched.map(|line| (line_cost(&line), line));
        let found = cheapest(scene, index, flow, searched);
        let costs = best.as_ref().map_or(f64::INFINITY, |(cost, ..)| *cost);
        best = found.filter(|(cost, ..)| *cost < costs).or(best);
    }
    match best {
        Some((_, _, line)) => Some(line),
        None => {
            let (from, _) = scene.nodes.get(flow.source)?;
            let (to, _) = scene.nodes.get(flow.sink)?;
            Some(straight::between(*from, *to))
        }
    }
}

/// The line that costs least with its faults, of lines with their own costs in ascending order.
fn cheapest(
    scene: &Scene,
    index: usize,
    flow: &RoutedFlow,
    lines: impl IntoIterator<Item = (f64, Vec<Point>)>,
) -> Option<(f64, Faults, Vec<Point>)> {
    let mut best: Option<(f64, Faults, Vec<Point>)> = None;
    for (mut cost, points) in lines {
        let least = best.as_ref().map_or(f64::INFINITY, |(cost, ..)| *cost);
        if cost >= least {
            break;
        }
        let ends = (flow.source, flow.sink);
        let without_labels = RoutedFlow::new(ends, points, Default::default());
        let faults = faults::line_faults(scene, index, &without_labels, Faults::ANY);
        cost += fault_cost(faults);
        if cost < least {
            best = Some((cost, faults, without_labels.points));
        }
    }
    best
}
