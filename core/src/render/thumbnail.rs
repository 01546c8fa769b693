//! A picture made small, as SVG: outlines and lines, no words.
//!
//! Its few colours can be seen on light and on dark ground, since it is shown on either.

use crate::picture::{Dash, Group, Item, Picture, Role, Shape, number, path_data};

/// Lines of elements and flows.
const LINE: &str = "#78828f";

/// Lines of trust boundaries.
const BOUNDARY: &str = "#b0619d";

/// Lines are one pixel wide, however small the drawing is shown.
const THIN: &str = "vector-effect=\"non-scaling-stroke\"";

/// Shapes beyond these are left out: they could not be told apart.
const MOST: usize = 1500;

/// The text of the file.
pub(super) fn thumbnail(picture: &Picture) -> String {
    let (width, height) = (picture.width.max(1.0), picture.height.max(1.0));
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{2} {3} {0} {1}\" width=\"{0}\" height=\"{1}\" \
         fill=\"none\" stroke=\"{LINE}\" stroke-linejoin=\"round\">",
        number(width),
        number(height),
        number(picture.origin.x),
        number(picture.origin.y)
    );
    let mut shapes = Vec::new();
    collect(&picture.items, &mut shapes);
    for shape in shapes.into_iter().take(MOST) {
        text.push_str(&drawn(shape));
    }
    text.push_str("</svg>\n");
    text
}

fn collect<'a>(items: &'a [Item], shapes: &mut Vec<&'a Shape>) {
    for item in items {
        match item {
            Item::Group(group) if is_small_print(group) => {}
            Item::Group(group) => collect(&group.items, shapes),
            Item::Shape(shape) if shape.role != Role::Plain => shapes.push(shape),
            Item::Shape(_) | Item::Text(_) | Item::Icon(_) => {}
        }
    }
}

fn is_small_print(group: &Group) -> bool {
    matches!(group.role, Role::Label | Role::Badge | Role::Mark)
}

fn drawn(shape: &Shape) -> String {
    let path = format!("path d=\"{}\"", path_data(&shape.outline));
    match (shape.stroke, shape.fill) {
        (Some(stroke), _) if stroke.dash == Dash::Boundary => {
            format!("<{path} {THIN} stroke=\"{BOUNDARY}\" stroke-dasharray=\"4 3\"/>")
        }
        (Some(_), _) => format!("<{path} {THIN}/>"),
        (None, Some(_)) => format!("<{path} fill=\"{LINE}\" stroke=\"none\"/>"),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Point;
    use crate::picture::{Align, Colour, Outline, Stroke, Text};

    fn shape(role: Role, dash: Option<Dash>) -> Item {
        let stroke = dash.map(|dash| Stroke {
            colour: Colour::Flow,
            width: 1.5,
            dash,
        });
        let outline = Outline::Polyline(vec![Point { x: 1.0, y: 2.0 }, Point { x: 3.0, y: 4.0 }]);
        Item::Shape(Shape {
            role,
            outline,
            fill: Some(Colour::Node),
            stroke,
        })
    }

    #[test]
    fn lines_and_outlines_are_drawn_and_small_print_is_not() {
        let check = |item: Item, expected: &str| {
            let picture = Picture {
                width: 440.0,
                height: 100.0,
                items: vec![item],
                ..Picture::default()
            };
            let text = thumbnail(&picture);
            let (_, body) = text.split_once('>').unwrap();
            assert_eq!(body, format!("{expected}</svg>\n"));
        };
        let line = "path d=\"M1,2L3,4\"";
        let group = |role, items| {
            Item::Group(Group {
                role,
                part: None,
                label: "A".to_owned(),
                items,
            })
        };
        check(
            shape(Role::Line, Some(Dash::Solid)),
            &format!("<{line} {THIN}/>"),
        );
        check(
            shape(Role::Arrowhead, None),
            &format!("<{line} fill=\"{LINE}\" stroke=\"none\"/>"),
        );
        check(
            shape(Role::Outline, Some(Dash::Boundary)),
            &format!("<{line} {THIN} stroke=\"{BOUNDARY}\" stroke-dasharray=\"4 3\"/>"),
        );
        check(shape(Role::Plain, Some(Dash::Solid)), "");
        check(
            group(Role::Element, vec![shape(Role::Outline, Some(Dash::Solid))]),
            &format!("<{line} {THIN}/>"),
        );
        check(
            group(Role::Mark, vec![shape(Role::Outline, Some(Dash::Solid))]),
            "",
        );
        let words = Text {
            lines: vec!["<b>".to_owned()],
            at: Point { x: 0.0, y: 0.0 },
            align: Align::Left,
            size: 12.0,
            leading: 16.0,
            bold: false,
            colour: Colour::Text,
        };
        check(Item::Text(words), "");
    }
}
