//! How large elements are: their text must fit inside their shape, and their flows along its sides.

use std::collections::BTreeMap;

use super::direction::Direction;
use super::outline::{self, HEXAGON_POINT, RIM, RING_GAP, STADIUM_RADIUS};
use super::text_block::{self, TextBlock, line_count};
use crate::layout::space::Size;
use crate::layout::text::{Font, widest, width, wrap_compact};
use crate::views::dfd::{Graph, Node, NodeShape};

/// Font of an element's name.
pub const NAME_FONT: Font = Font::bold(13.0);

/// From one line of a name to the next, in px.
pub const NAME_LEADING: f64 = 16.0;

/// Font of an element's class.
pub const CLASS_FONT: Font = Font::regular(11.0);

/// Height of the line with the class, in px.
pub const CLASS_LEADING: f64 = 14.0;

/// Side of an element's icon, in px, with the space under it.
pub const ICON: (f64, f64) = (16.0, 4.0);

/// Height of the bar in a process of Yourdon's, in px.
pub const BAR: f64 = 20.0;

/// Distance of the ends of flows at one side, in px.
const PORT_SPACING: f64 = 24.0;

/// Columns at which a name breaks.
const NAME_COLUMNS: usize = 18;

/// Space between text and outline, in px.
const PADDING: f64 = 10.0;

/// The texts of a graph, measured, each list in the order of the graph's.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    /// Lines of each element's name, and the element's size.
    pub(super) nodes: Vec<TextBlock>,
    /// Titles of boundaries.
    pub(super) titles: Vec<TextBlock>,
    /// Texts of flows.
    pub(super) flows: Vec<TextBlock>,
    /// Texts of the responses drawn with them.
    pub(super) responses: Vec<TextBlock>,
}

/// Breaks and measures all texts, and sizes the elements for a layout with that direction: flows end at
/// the left and right sides of elements in one to the right, else at the upper and lower ones.
pub(super) fn measure(graph: &Graph, direction: Direction) -> Texts {
    let nodes = graph.nodes.iter().zip(max_flows_per_side(graph));
    Texts {
        nodes: nodes
            .map(|(element, flows)| {
                with_port_space(element.shape, node_text(element), flows, direction)
            })
            .collect(),
        titles: graph
            .boundaries
            .iter()
            .map(|boundary| text_block::title_text(&boundary.name, boundary.mark))
            .collect(),
        flows: graph
            .edges
            .iter()
            .map(|edge| text_block::flow_text(&edge.name, edge.mark))
            .collect(),
        responses: graph
            .edges
            .iter()
            .map(|edge| match &edge.paired_response {
                Some(response) => text_block::flow_text(&response.name, response.mark),
                None => TextBlock::default(),
            })
            .collect(),
    }
}

/// How many flows will end at the same side of each element: those with one neighbour, or half of all.
fn max_flows_per_side(graph: &Graph) -> Vec<usize> {
    let mut all = vec![0usize; graph.nodes.len()];
    let mut pairs: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for edge in &graph.edges {
        for (one, two) in [(edge.source, edge.sink), (edge.sink, edge.source)] {
            all.get_mut(one).into_iter().for_each(|count| *count += 1);
            *pairs.entry((one, two)).or_default() += 1;
        }
    }
    let mut most: Vec<usize> = all.iter().map(|count| count.div_ceil(2)).collect();
    for ((node, _), count) in pairs {
        let entry = most.get_mut(node).into_iter();
        entry.for_each(|most| *most = count.max(*most));
    }
    most
}

/// The size at which that many flows end [`PORT_SPACING`] at one side.
fn with_port_space(
    shape: NodeShape,
    mut block: TextBlock,
    flows: usize,
    direction: Direction,
) -> TextBlock {
    let span = PORT_SPACING * line_count(flows.saturating_sub(1));
    let size = &mut block.size;
    if matches!(shape, NodeShape::Circle | NodeShape::DoubleCircle) {
        let diameter = size
            .width
            .max(round_up_to_even(span / (1.0 - 2.0 * outline::ROUND_ENDS)));
        *size = Size::new(diameter, diameter);
    } else if direction == Direction::Right {
        size.height = size.height.max(round_up_to_even(span + 36.0));
        if shape == NodeShape::Stadium {
            size.width = size.width.max(size.height.min(2.0 * STADIUM_RADIUS));
        }
    } else {
        size.width = size.width.max(round_up_to_even(span + 56.0));
    }
    block
}

/// Words under a name: those of the class, or that the element is out of scope.
pub fn class_label(node: &Node) -> &str {
    if node.in_scope {
        &node.class
    } else {
        "Out of scope"
    }
}

/// A line of an element's content: half its width, and its distance from the middle of the content
/// to the edge that lies farther from it.
struct Row {
    half: f64,
    far: f64,
}

fn node_text(node: &Node) -> TextBlock {
    let lines = wrap_compact(&node.name, NAME_COLUMNS);
    let class = width(class_label(node), CLASS_FONT);
    let name = widest(&lines, NAME_FONT);
    let height = content_height(node.shape, lines.len());
    let rows = rows(node.shape, &lines, class, height);
    let widest = name.max(class);
    let size = match node.shape {
        NodeShape::Actor => boxed(widest, height, Size::new(104.0, 80.0)),
        NodeShape::Square => boxed(widest, height, Size::new(128.0, 72.0)),
        NodeShape::Rounded => boxed(widest, height, Size::new(120.0, 72.0)),
        NodeShape::NumberBar => boxed(widest, height + BAR, Size::new(104.0, 72.0)),
        NodeShape::OpenLines => boxed(widest, height, Size::new(120.0, 52.0)),
        NodeShape::Cylinder => {
            // The text lies lower by the rim, so that it is in the middle of the body.
            boxed(widest, height + 4.0 * RIM - 16.0, Size::new(120.0, 88.0))
        }
        NodeShape::Circle => circle(&rows, 50.0),
        NodeShape::DoubleCircle => {
            let size = circle(&rows, 62.0 - RING_GAP);
            Size::new(size.width + 2.0 * RING_GAP, size.height + 2.0 * RING_GAP)
        }
        NodeShape::Stadium => stadium(&rows, height),
        NodeShape::Hexagon => hexagon(&rows, height),
    };
    TextBlock {
        lines,
        // Even sizes put the middle of each side on a whole pixel.
        size: Size::new(round_up_to_even(size.width), round_up_to_even(size.height)),
    }
}

/// Height of icon, name and class.
pub fn content_height(shape: NodeShape, lines: usize) -> f64 {
    let icon = match shape {
        NodeShape::NumberBar | NodeShape::OpenLines => 0.0,
        _ => ICON.0 + ICON.1,
    };
    icon + NAME_LEADING * line_count(lines) + CLASS_LEADING
}

fn rows(shape: NodeShape, lines: &[String], class: f64, height: f64) -> Vec<Row> {
    let mut top = -height / 2.0;
    let mut row = |half: f64, tall: f64, gap: f64| {
        let bottom = top + tall;
        let far = top.abs().max(bottom.abs());
        top = bottom + gap;
        Row { half, far }
    };
    let mut rows = Vec::new();
    if !matches!(shape, NodeShape::NumberBar | NodeShape::OpenLines) {
        rows.push(row(ICON.0 / 2.0, ICON.0, ICON.1));
    }
    for line in lines {
        rows.push(row(width(line, NAME_FONT) / 2.0, NAME_LEADING, 0.0));
    }
    rows.push(row(class / 2.0, CLASS_LEADING, 0.0));
    rows
}

fn boxed(width: f64, height: f64, least: Size) -> Size {
    Size::new(
        (width + 2.0 * PADDING).max(least.width),
        (height + 2.0 * PADDING).max(least.height),
    )
}

fn circle(rows: &[Row], least: f64) -> Size {
    let radius = rows
        .iter()
        .map(|row| (row.half * row.half + row.far * row.far).sqrt() + 4.0)
        .fold(least, f64::max);
    Size::new(2.0 * radius, 2.0 * radius)
}

fn stadium(rows: &[Row], height: f64) -> Size {
    let height = (height + 2.0 * PADDING).max(80.0);
    let radius = height / 2.0;
    let width = rows
        .iter()
        .map(|row| {
            let inner = (radius * radius - row.far * row.far).max(0.0).sqrt();
            2.0 * (row.half + PADDING / 2.0 + radius - inner)
        })
        .fold(124.0, f64::max);
    Size::new(width.max(height), height)
}

fn hexagon(rows: &[Row], height: f64) -> Size {
    let height = (height + 2.0 * PADDING).max(80.0);
    let width = rows
        .iter()
        .map(|row| 2.0 * (row.half + PADDING / 2.0 + HEXAGON_POINT * row.far / (height / 2.0)))
        .fold(136.0, f64::max);
    Size::new(width, height)
}

fn round_up_to_even(length: f64) -> f64 {
    (length / 2.0).ceil() * 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::dfd::outline::side_inset;
    use crate::layout::space::{Point, Rect};
    use crate::model::Id;

    fn sized(shape: NodeShape, name: &str) -> TextBlock {
        node_text(&Node {
            part: Id::new("a"),
            name: name.to_owned(),
            class: "Process".to_owned(),
            base: "Process".to_owned(),
            icon: "cog".to_owned(),
            shape,
            in_scope: true,
            severity: 0,
            mark: None,
            boundary: None,
        })
    }

    const SHAPES: [NodeShape; 8] = [
        NodeShape::Actor,
        NodeShape::Square,
        NodeShape::Stadium,
        NodeShape::Circle,
        NodeShape::DoubleCircle,
        NodeShape::Rounded,
        NodeShape::Cylinder,
        NodeShape::Hexagon,
    ];

    #[test]
    fn short_names_have_the_smallest_sizes() {
        let check = |shape, width, height| {
            assert_eq!(
                sized(shape, "Shop").size,
                Size::new(width, height),
                "{shape:?}"
            );
        };
        check(NodeShape::Actor, 104.0, 80.0);
        check(NodeShape::Square, 128.0, 72.0);
        check(NodeShape::Stadium, 124.0, 80.0);
        check(NodeShape::Circle, 100.0, 100.0);
        check(NodeShape::DoubleCircle, 124.0, 124.0);
        check(NodeShape::Rounded, 120.0, 72.0);
        check(NodeShape::Cylinder, 120.0, 88.0);
        check(NodeShape::Hexagon, 136.0, 80.0);
    }

    #[test]
    fn names_fit_inside_their_shape() {
        let long = "supercalifragilistic".repeat(500);
        let names = [
            "Order",
            "Order fulfilment service of the web shop",
            &long,
            "数据库数据库数据库数据库",
        ];
        for (shape, name) in SHAPES
            .into_iter()
            .flat_map(|shape| names.map(|name| (shape, name)))
        {
            let block = sized(shape, name);
            let rect = Rect::around(Point::default(), block.size);
            let height = content_height(shape, block.lines.len());
            let lower = if shape == NodeShape::Cylinder {
                RIM + 1.0
            } else {
                0.0
            };
            let first = -height / 2.0 + ICON.0 + ICON.1 + lower;
            for (line, at) in block.lines.iter().zip(0u16..) {
                let top = first + f64::from(at) * NAME_LEADING;
                for y in [top, top + NAME_LEADING] {
                    let available = rect.width / 2.0 - side_inset(shape, rect, y);
                    assert!(
                        width(line, NAME_FONT) / 2.0 <= available,
                        "{shape:?} {line}"
                    );
                }
            }
            assert!(height <= rect.height);
        }
    }
}
