//! The signs used in diagrams: severity glyphs, marks with a number, number badges.

use super::colour::Colour;
use super::item::{Align, Group, Item, Outline, Role, Shape, Stroke, Text};
use crate::layout::Point;
use crate::layout::round;

/// Diameter of a number badge in px; it is wider for more than two digits.
pub const BADGE_SIZE: f64 = 18.0;

/// Height of a mark in px.
pub const MARK_HEIGHT: f64 = 20.0;

/// Width of a digit in bold 11 px Arial.
const DIGIT: f64 = 6.12;

/// Side of the glyph in a mark.
const GLYPH: f64 = 12.0;

/// The glyph of a severity from 1 (very low) to 5 (very high), in a square of `size` px:
/// octagon with !, triangle, diamond, bar, ring.
pub fn glyph(severity: u8, centre: Point, size: f64) -> Vec<Shape> {
    let colour = Colour::severity(severity);
    let half = size / 2.0;
    let at = |dx: f64, dy: f64| centre.moved(dx * half, dy * half).rounded();
    let filled = |outline| Shape {
        role: Role::Plain,
        outline,
        fill: Some(colour),
        stroke: None,
    };
    match severity {
        0 | 1 => vec![Shape {
            role: Role::Plain,
            outline: circle(centre, half * 0.7),
            fill: None,
            stroke: Some(Stroke::solid(colour, round(size / 7.0))),
        }],
        2 => vec![filled(rect(centre, size, size * 0.4, 1.0))],
        3 => vec![filled(Outline::Polygon(vec![
            at(0.0, -1.0),
            at(1.0, 0.0),
            at(0.0, 1.0),
            at(-1.0, 0.0),
        ]))],
        4 => vec![filled(Outline::Polygon(vec![
            at(0.0, -0.95),
            at(1.0, 0.85),
            at(-1.0, 0.85),
        ]))],
        _ => {
            // Half a side of the regular octagon in a square of half-side 1.
            let side = 0.414;
            let octagon = [
                (-side, -1.0),
                (side, -1.0),
                (1.0, -side),
                (1.0, side),
                (side, 1.0),
                (-side, 1.0),
                (-1.0, side),
                (-1.0, -side),
            ];
            let bar = rect(
                centre.moved(0.0, -0.2 * half),
                size * 0.15,
                size * 0.38,
                0.6,
            );
            let dot = rect(
                centre.moved(0.0, 0.52 * half),
                size * 0.15,
                size * 0.15,
                0.6,
            );
            let on_it = |outline| Shape {
                fill: Some(Colour::Node),
                ..filled(outline)
            };
            vec![
                filled(Outline::Polygon(
                    octagon.iter().map(|&(dx, dy)| at(dx, dy)).collect(),
                )),
                on_it(bar),
                on_it(dot),
            ]
        }
    }
}

/// The pill with the glyph of the highest severity and the number of open findings.
pub fn mark(severity: u8, count: u32, centre: Point) -> Group {
    let width = mark_width(count);
    let left = centre.x - width / 2.0;
    let pill = Shape {
        role: Role::Plain,
        outline: rect(centre, width, MARK_HEIGHT, MARK_HEIGHT / 2.0),
        fill: Some(Colour::Node),
        stroke: Some(Stroke::solid(Colour::severity(severity), 1.5)),
    };
    let sign = glyph(severity, Point::new(left + 11.0, centre.y), GLYPH);
    let number = Text {
        lines: vec![count.to_string()],
        at: Point::new(round(left + 18.5), round(centre.y + 4.0)),
        align: Align::Left,
        size: 11.0,
        leading: 16.0,
        bold: true,
        colour: Colour::Text,
    };
    let items = std::iter::once(pill)
        .chain(sign)
        .map(Item::from)
        .chain([number.into()])
        .collect();
    Group::new(Role::Mark, items)
}

/// Width of the mark of that many findings: 30 for one digit.
pub fn mark_width(count: u32) -> f64 {
    round(24.0 + DIGIT * digits(count))
}

/// A number in a ring.
pub fn badge(number: i64, centre: Point) -> Group {
    let text = number.to_string();
    let length = f64::from(u8::try_from(text.len()).unwrap_or(u8::MAX));
    let width = BADGE_SIZE.max(DIGIT * length + 6.0);
    let ring = Shape {
        role: Role::Plain,
        outline: rect(centre, width, BADGE_SIZE, BADGE_SIZE / 2.0),
        fill: Some(Colour::Node),
        stroke: Some(Stroke::default()),
    };
    let number = Text {
        lines: vec![text],
        at: centre.moved(0.0, 4.0).rounded(),
        align: Align::Middle,
        size: if length > 2.0 { 10.0 } else { 11.0 },
        leading: 16.0,
        bold: true,
        colour: Colour::Text,
    };
    Group::new(Role::Badge, vec![ring.into(), number.into()])
}

fn digits(count: u32) -> f64 {
    f64::from(count.checked_ilog10().unwrap_or(0).saturating_add(1))
}

fn circle(centre: Point, radius: f64) -> Outline {
    Outline::Ellipse {
        centre: centre.rounded(),
        rx: round(radius),
        ry: round(radius),
    }
}

fn rect(centre: Point, width: f64, height: f64, radius: f64) -> Outline {
    Outline::Rect {
        x: round(centre.x - width / 2.0),
        y: round(centre.y - height / 2.0),
        width: round(width),
        height: round(height),
        radius,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_grow_with_their_digits() {
        let check = |count, expected| assert_eq!(mark_width(count), expected, "{count}");
        check(0, 30.12);
        check(9, 30.12);
        check(10, 36.24);
        check(1234, 48.48);
    }

    #[test]
    fn each_severity_has_a_shape_of_its_own() {
        let shapes: Vec<String> = (1..=5)
            .map(|severity| {
                let outlines: Vec<Outline> = glyph(severity, Point::default(), 12.0)
                    .into_iter()
                    .map(|shape| shape.outline)
                    .collect();
                format!("{outlines:?}")
            })
            .collect();
        for (at, shape) in shapes.iter().enumerate() {
            assert!(!shapes[..at].contains(shape));
        }
    }
}
