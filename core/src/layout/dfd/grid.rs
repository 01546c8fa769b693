//! The plain way to place what is too large to arrange: a grid in each boundary, in linear time.

use super::placed::{Lines, Placed};
use super::size::Texts;
use crate::diagnostic::Diagnostic;
use crate::layout::space::{Point, Rect, Size};
use crate::views::dfd::Graph;

/// Space between items in the grid, in px.
const GAP: f64 = 40.0;

/// Space inside a boundary, in px.
const PADDING: f64 = 24.0;

/// Puts elements into rows, boundary by boundary; flows are to be straight lines without texts.
pub(super) fn place(graph: &Graph, texts: &Texts, why: Diagnostic) -> Placed {
    let outermost = graph.boundaries.len();
    let mut contents: Vec<Vec<Item>> = vec![Vec::new(); outermost + 1];
    for (node, at) in graph.nodes.iter().zip(0usize..) {
        if let Some(list) = contents.get_mut(node.boundary.unwrap_or(outermost)) {
            list.push(Item::Node(at));
        }
    }
    for (boundary, at) in graph.boundaries.iter().zip(0usize..) {
        if let Some(list) = contents.get_mut(boundary.parent.unwrap_or(outermost)) {
            list.push(Item::Boundary(at));
        }
    }
    // Boundaries come after the ones around them: from the last to the first every size that is
    // needed is known, and from the first to the last every corner.
    let mut sizes = vec![Size::default(); outermost];
    let mut corners: Vec<Vec<Point>> = vec![Vec::new(); outermost + 1];
    for at in (0..outermost).rev().chain([outermost]) {
        let Some(items) = contents.get(at) else {
            continue;
        };
        let title = texts
            .titles
            .get(at)
            .map_or(Size::default(), |title| title.size);
        let (positions, size) = rows(items, |item| size_of(item, texts, &sizes), title);
        if let Some(entry) = corners.get_mut(at) {
            *entry = positions;
        }
        if let Some(entry) = sizes.get_mut(at) {
            *entry = size;
        }
    }
    let mut nodes = vec![Rect::default(); graph.nodes.len()];
    let mut boundaries = vec![Rect::default(); outermost];
    for at in std::iter::once(outermost).chain(0..outermost) {
        let origin = boundaries
            .get(at)
            .map_or(Point::default(), |rect| Point::new(rect.x, rect.y));
        let positions = corners.get(at).into_iter().flatten();
        for (item, position) in contents.get(at).into_iter().flatten().zip(positions) {
            let size = size_of(*item, texts, &sizes);
            let position = position.moved(origin.x, origin.y);
            let rect = Rect::new(position.x, position.y, size.width, size.height);
            let entry = match item {
                Item::Node(at) => nodes.get_mut(*at),
                Item::Boundary(at) => boundaries.get_mut(*at),
            };
            if let Some(entry) = entry {
                *entry = rect;
            }
        }
    }
    Placed {
        nodes,
        boundaries,
        lines: Lines::Straight,
        diagnostics: vec![why],
        ..Placed::default()
    }
}

/// What is in a boundary, by its index in the graph.
#[derive(Clone, Copy)]
enum Item {
    Node(usize),
    Boundary(usize),
}

fn size_of(item: Item, texts: &Texts, sizes: &[Size]) -> Size {
    let size = match item {
        Item::Node(at) => texts.nodes.get(at).map(|block| block.size),
        Item::Boundary(at) => sizes.get(at).copied(),
    };
    size.unwrap_or_default()
}

/// Corners in rows that make a block about a third wider than high, and the size with the padding.
fn rows(items: &[Item], size: impl Fn(Item) -> Size, title: Size) -> (Vec<Point>, Size) {
    let area: f64 = items
        .iter()
        .map(|item| size(*item))
        .map(|size| (size.width + GAP) * (size.height + GAP))
        .sum();
    let widest = items
        .iter()
        .map(|item| size(*item).width)
        .fold(title.width, f64::max);
    let limit = (area * 1.3).sqrt().max(widest);
    let top = PADDING + title.height;
    let (mut x, mut y, mut tall, mut right) = (0.0, top, 0.0f64, title.width);
    let mut positions = Vec::with_capacity(items.len());
    for item in items {
        let size = size(*item);
        if x > 0.0 && x + size.width > limit {
            x = 0.0;
            y += tall + GAP;
            tall = 0.0;
        }
        positions.push(Point::new(PADDING + x, y));
        x += size.width + GAP;
        right = right.max(x - GAP);
        tall = tall.max(size.height);
    }
    (
        positions,
        Size::new(right + 2.0 * PADDING, y + tall + PADDING),
    )
}
