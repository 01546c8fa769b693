//! Places elements and boundaries of which some have a known position: those exactly there, the others
//! around them.

use super::metrics::title_rect;
use super::placed::Placed;
use super::positions::Positions;
use super::size::Texts;
use crate::layout::space::{Point, Rect, Size};
use crate::views::dfd::Graph;

/// Space that an element without a known position keeps from others, in px.
const GAP: f64 = 24.0;

/// Space inside a boundary, in px.
const PADDING: f64 = 24.0;

/// How far a free place is looked for, in steps of [`GAP`]; farther away it is beside everything.
const MAX_STEPS: i16 = 48;

/// Places everything. `arranged` is an arrangement without known positions, which is asked for only
/// where an element has none.
pub(super) fn place(
    graph: &Graph,
    positions: &Positions,
    texts: &Texts,
    arranged: impl FnOnce() -> Placed,
) -> Placed {
    let known: Vec<Option<Rect>> = graph
        .nodes
        .iter()
        .zip(&texts.nodes)
        .map(|(node, text)| Some(positions.get(&node.part)?.rect(text.size)))
        .collect();
    let nodes: Vec<Rect> = match known.iter().copied().collect() {
        Some(all) => all,
        None => filled(graph, positions, &known, &arranged()),
    };
    let boundaries = boundaries(graph, positions, texts, &nodes);
    Placed::new(nodes, boundaries)
}

/// The boxes with those that are not known in free places, as near as can be to where an arrangement
/// has them.
fn filled(
    graph: &Graph,
    positions: &Positions,
    known: &[Option<Rect>],
    arranged: &Placed,
) -> Vec<Rect> {
    let shift = shift(graph, positions, known, arranged);
    let fixed = graph.boundaries.iter().zip(0usize..);
    let fixed: Vec<(usize, Rect)> = fixed
        .filter_map(|(boundary, at)| {
            let position = positions.get(&boundary.part)?;
            Some((at, position.rect(position.size?)))
        })
        .collect();
    let mut occupied: Vec<Rect> = known.iter().flatten().copied().collect();
    let nodes = graph.nodes.iter().zip(known).zip(&arranged.nodes);
    nodes
        .map(|((node, known), arranged)| {
            if let Some(rect) = known {
                return *rect;
            }
            let around = boundaries_around(graph, node.boundary);
            let foreign = fixed.iter().filter(|(at, _)| !around.contains(at));
            let foreign: Vec<Rect> = foreign.map(|(_, rect)| *rect).collect();
            let rect = free(arranged.moved(shift.x, shift.y), &occupied, &foreign);
            occupied.push(rect);
            rect
        })
        .collect()
}

/// How far what is known was moved away from the arrangement, on average.
fn shift(graph: &Graph, positions: &Positions, known: &[Option<Rect>], arranged: &Placed) -> Point {
    let nodes = known.iter().zip(&arranged.nodes);
    let nodes = nodes.filter_map(|(known, rect)| {
        let known = known.as_ref()?;
        Some((known.x - rect.x, known.y - rect.y))
    });
    let boundaries = graph.boundaries.iter().zip(&arranged.boundaries);
    let boundaries = boundaries.filter_map(|(boundary, rect)| {
        let corner = positions.get(&boundary.part)?.corner;
        Some((corner.x - rect.x, corner.y - rect.y))
    });
    let (mut x, mut y, mut count) = (0.0, 0.0, 0.0);
    for (dx, dy) in nodes.chain(boundaries) {
        x += dx;
        y += dy;
        count += 1.0;
    }
    if count > 0.0 {
        Point::new(x / count, y / count).rounded()
    } else {
        Point::default()
    }
}

/// The nearest place for a box where it lies over nothing; beside everything if there is none near.
fn free(rect: Rect, occupied: &[Rect], foreign: &[Rect]) -> Rect {
    let is_free = |rect: &Rect| {
        let wide = rect.grown(GAP / 2.0);
        let mut others = occupied.iter().chain(foreign);
        !others.any(|other| wide.overlaps(*other))
    };
    if is_free(&rect) {
        return rect;
    }
    for ring in 1..=MAX_STEPS {
        let found = ring_around(ring)
            .map(|(dx, dy)| rect.moved(f64::from(dx) * GAP, f64::from(dy) * GAP))
            .find(|rect| is_free(rect));
        if let Some(found) = found {
            return found;
        }
    }
    let right = occupied.iter().chain(foreign).map(|other| other.right());
    Rect {
        x: right.fold(rect.x, f64::max) + GAP,
        ..rect
    }
}

/// The steps to all places of a square around the start, those in the middle of its sides first.
fn ring_around(ring: i16) -> impl Iterator<Item = (i16, i16)> {
    (0..=ring).flat_map(move |along| {
        [
            (ring, along),
            (along, ring),
            (-ring, along),
            (along, -ring),
            (ring, -along),
            (-along, ring),
            (-ring, -along),
            (-along, -ring),
        ]
    })
}

/// The boundaries around something, the innermost first.
fn boundaries_around(graph: &Graph, innermost: Option<usize>) -> Vec<usize> {
    std::iter::successors(innermost, |at| graph.boundaries.get(*at)?.parent)
        .take(graph.boundaries.len())
        .collect()
}

/// The boxes of boundaries: known ones there, others around what is in them.
fn boundaries(graph: &Graph, positions: &Positions, texts: &Texts, nodes: &[Rect]) -> Vec<Rect> {
    let mut contents: Vec<Option<Rect>> = vec![None; graph.boundaries.len()];
    for (node, rect) in graph.nodes.iter().zip(nodes) {
        extend(&mut contents, node.boundary, *rect);
    }
    // Boundaries come after the ones around them: from the last on, what is inside is done first.
    let mut boxes = Vec::with_capacity(graph.boundaries.len());
    let boundaries = graph.boundaries.iter().zip(&texts.titles).enumerate();
    for (at, (boundary, title)) in boundaries.rev() {
        let content = contents.get(at).copied().flatten();
        let natural = around(content, title.size);
        let rect = match positions.get(&boundary.part) {
            Some(position) => position.rect(Size::new(
                (natural.right() - position.corner.x).max(smallest(title.size).width),
                (natural.bottom() - position.corner.y).max(smallest(title.size).height),
            )),
            None => natural,
        };
        extend(&mut contents, boundary.parent, rect);
        boxes.push(rect);
    }
    boxes.reverse();
    boxes
}

/// Makes the content of a boundary reach around a box.
fn extend(contents: &mut [Option<Rect>], boundary: Option<usize>, rect: Rect) {
    if let Some(content) = boundary.and_then(|at| contents.get_mut(at)) {
        *content = Some(content.map_or(rect, |content| content.union(rect)));
    }
}

/// The box around the content of a boundary, with its title at the top.
fn around(content: Option<Rect>, title: Size) -> Rect {
    let least = smallest(title);
    let Some(content) = content else {
        return Rect::new(0.0, 0.0, least.width, least.height);
    };
    let top = least.height - PADDING;
    Rect::new(
        content.x - PADDING,
        content.y - top,
        (content.width + 2.0 * PADDING).max(least.width),
        (content.height + top + PADDING).max(least.height),
    )
}

/// The size of a boundary with nothing but its title in it.
fn smallest(title: Size) -> Size {
    let inside = title_rect(Rect::default(), title);
    Size::new(
        inside.right() + inside.x,
        inside.bottom() + PADDING / 2.0 + PADDING,
    )
}
