//! An element: its shape, icon, name and class, and the mark of its findings.

use crate::layout::dfd::{
    BAR, CLASS_FONT, CLASS_LEADING, HEXAGON_POINT, ICON, LaidNode, NAME_FONT, NAME_LEADING, RIM,
    RING_GAP, class_label, content_height, mark_position, stadium_radius,
};
use crate::layout::{Point, Rect, round};
use crate::picture::colour::Colour;
use crate::picture::dfd::colouring::Colouring;
use crate::picture::item::{
    Align, Group, IconUse, Item, Outline, Role, Segment, Shape, Stroke, Text,
};
use crate::picture::severity::mark;
use crate::picture::text::{baseline, with_findings};
use crate::views::dfd::{Node, NodeShape};

/// Width of the inner edge that shows a severity, in px.
const EDGE: f64 = 4.0;

pub(super) fn group(node: &Node, laid: &LaidNode, colouring: Colouring) -> Group {
    let line = if node.in_scope {
        Colour::NodeLine
    } else {
        Colour::Control
    };
    let fill = if node.in_scope {
        Colour::Node
    } else {
        Colour::Frame
    };
    let stroke = Stroke::solid(line, 1.5);
    let mut items: Vec<Item> = Vec::new();
    items.push(shape(outline(node.shape, laid.rect), Some(fill), Some(stroke)).into());
    if colouring == Colouring::BySeverity && node.severity > 0 {
        let inner = outline(node.shape, laid.rect.grown(-(EDGE + 1.5) / 2.0));
        let edge = Stroke::solid(Colour::severity(node.severity), EDGE);
        items.push(plain(inner, edge).into());
    }
    items.extend(details(node.shape, laid.rect).map(|outline| plain(outline, stroke).into()));
    items.extend(content(node, laid));
    if let Some(found) = node.mark {
        let centre = mark_position(node.shape, laid.rect);
        items.push(mark(found.severity, found.count, centre).into());
    }
    let words = format!("{}, {}", node.name, class_label(node).to_lowercase());
    Group::new(Role::Element, items).of(&node.part, with_findings(words, node.mark))
}

fn content(node: &Node, laid: &LaidNode) -> Vec<Item> {
    let centre = laid.rect.centre();
    let height = content_height(node.shape, laid.name.len());
    let lower = match node.shape {
        NodeShape::Cylinder => RIM + 1.0,
        NodeShape::NumberBar => BAR / 2.0,
        _ => 0.0,
    };
    let mut top = centre.y - height / 2.0 + lower;
    let mut items = Vec::new();
    if !matches!(node.shape, NodeShape::NumberBar | NodeShape::OpenLines) {
        let (size, gap) = ICON;
        items.push(
            IconUse {
                name: node.icon.clone(),
                at: Point::new(centre.x - size / 2.0, top).rounded(),
                size,
                colour: Colour::Text2,
            }
            .into(),
        );
        top += size + gap;
    }
    let line = |y: f64| Point::new(centre.x, y).rounded();
    items.push(
        Text {
            lines: laid.name.clone(),
            at: line(top + baseline(NAME_FONT, NAME_LEADING)),
            align: Align::Middle,
            size: NAME_FONT.size,
            leading: NAME_LEADING,
            bold: true,
            colour: if node.in_scope {
                Colour::Text
            } else {
                Colour::Text2
            },
        }
        .into(),
    );
    let bottom = centre.y + height / 2.0 + lower;
    items.push(
        Text {
            lines: vec![class_label(node).to_owned()],
            at: line(bottom - CLASS_LEADING + baseline(CLASS_FONT, CLASS_LEADING)),
            align: Align::Middle,
            size: CLASS_FONT.size,
            leading: CLASS_LEADING,
            bold: false,
            colour: Colour::Text3,
        }
        .into(),
    );
    items
}

/// The outline of a shape that fills a box.
fn outline(shape: NodeShape, rect: Rect) -> Outline {
    let rounded = |radius: f64| Outline::Rect {
        x: round(rect.x),
        y: round(rect.y),
        width: round(rect.width),
        height: round(rect.height),
        radius: round(radius),
    };
    let (left, right, top, bottom) = (rect.x, rect.right(), rect.y, rect.bottom());
    let at = |x: f64, y: f64| Point::new(x, y).rounded();
    match shape {
        NodeShape::Actor | NodeShape::Square | NodeShape::OpenLines => rounded(0.0),
        NodeShape::Stadium => rounded(stadium_radius(rect.size())),
        NodeShape::Rounded | NodeShape::NumberBar => rounded(12.0),
        NodeShape::Circle | NodeShape::DoubleCircle => ellipse(rect),
        NodeShape::Hexagon => {
            let middle = rect.centre().y;
            Outline::Polygon(vec![
                at(left + HEXAGON_POINT, top),
                at(right - HEXAGON_POINT, top),
                at(right, middle),
                at(right - HEXAGON_POINT, bottom),
                at(left + HEXAGON_POINT, bottom),
                at(left, middle),
            ])
        }
        NodeShape::Cylinder => Outline::Path(vec![
            Segment::Move(at(left, top + RIM)),
            rim(rect, at(right, top + RIM), true),
            Segment::Line(at(right, bottom - RIM)),
            rim(rect, at(left, bottom - RIM), true),
            Segment::Close,
        ]),
    }
}

/// The lines inside an outline.
fn details(shape: NodeShape, rect: Rect) -> impl Iterator<Item = Outline> {
    let (left, right, top, bottom) = (rect.x, rect.right(), rect.y, rect.bottom());
    let at = |x: f64, y: f64| Point::new(x, y).rounded();
    let level = |y: f64| Outline::Polyline(vec![at(left, y), at(right, y)]);
    let lines = match shape {
        NodeShape::DoubleCircle => vec![ellipse(rect.grown(-RING_GAP))],
        NodeShape::Cylinder => vec![Outline::Path(vec![
            Segment::Move(at(left, top + RIM)),
            rim(rect, at(right, top + RIM), false),
        ])],
        NodeShape::NumberBar => vec![level(top + BAR)],
        NodeShape::OpenLines => vec![level(top), level(bottom)],
        _ => Vec::new(),
    };
    lines.into_iter()
}

fn rim(rect: Rect, to: Point, clockwise: bool) -> Segment {
    Segment::Arc {
        rx: round(rect.width / 2.0),
        ry: RIM,
        clockwise,
        to,
    }
}

fn ellipse(rect: Rect) -> Outline {
    Outline::Ellipse {
        centre: rect.centre().rounded(),
        rx: round(rect.width / 2.0),
        ry: round(rect.height / 2.0),
    }
}

fn shape(outline: Outline, fill: Option<Colour>, stroke: Option<Stroke>) -> Shape {
    Shape {
        role: Role::Outline,
        outline,
        fill,
        stroke,
    }
}

fn plain(outline: Outline, stroke: Stroke) -> Shape {
    Shape {
        role: Role::Plain,
        ..shape(outline, None, Some(stroke))
    }
}
