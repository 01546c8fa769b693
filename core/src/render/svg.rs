//! A picture as a stand-alone SVG file.
//!
//! Colours are written as presentation attributes: no style, no script, no reference to anything
//! outside. Whatever a name holds, it comes out as text.

use std::fmt::Write;

use super::escape::xml;
use crate::layout::Point;
use crate::picture::{
    Align, Colour, Group, ICON_GRID, IconUse, Item, Outline, Palette, Picture, Shape, Stroke, Text,
    icon, number, path_data, point_list,
};

/// Fonts with the metrics that texts were measured with, as far as a machine has them.
const FONTS: &str = "Arial, 'Liberation Sans', Helvetica, sans-serif";

/// Width of an icon's lines in px, whatever its size.
const ICON_STROKE: f64 = 1.5;

/// The text of the file, in the colours of the palette, on its ground.
pub fn svg(picture: &Picture, palette: Palette) -> String {
    let mut out = Writer {
        text: String::new(),
        palette,
    };
    let (width, height) = (number(picture.width), number(picture.height));
    let (x, y) = (number(picture.origin.x), number(picture.origin.y));
    out.line(
        0,
        &format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"{x} {y} {width} {height}\" role=\"img\" font-family=\"{}\">",
            xml(FONTS)
        ),
    );
    out.line(1, &format!("<title>{}</title>", xml(&picture.title)));
    out.line(1, &format!("<desc>{}</desc>", xml(&picture.description)));
    let ground = palette.colour(Colour::Bg);
    let corner = if picture.origin == Point::default() {
        String::new()
    } else {
        format!(" x=\"{x}\" y=\"{y}\"")
    };
    out.line(
        1,
        &format!("<rect{corner} width=\"{width}\" height=\"{height}\" fill=\"{ground}\"/>"),
    );
    for item in &picture.items {
        out.item(1, item);
    }
    out.line(0, "</svg>");
    out.text
}

struct Writer {
    text: String,
    palette: Palette,
}

impl Writer {
    fn line(&mut self, depth: usize, line: &str) {
        self.text.extend(std::iter::repeat_n(' ', depth));
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn item(&mut self, depth: usize, item: &Item) {
        match item {
            Item::Group(group) => self.group(depth, group),
            Item::Shape(shape) => {
                let line = format!("<{}{}/>", form(&shape.outline), self.paint(shape));
                self.line(depth, &line);
            }
            Item::Text(text) => self.words(depth, text),
            Item::Icon(icon) => self.icon(depth, icon),
        }
    }

    fn group(&mut self, depth: usize, group: &Group) {
        self.line(depth, "<g>");
        if !group.label.is_empty() {
            self.line(depth + 1, &format!("<title>{}</title>", xml(&group.label)));
        }
        // A picture is made by our own code, and never nested deeper than a few groups.
        for item in &group.items {
            self.item(depth + 1, item);
        }
        self.line(depth, "</g>");
    }

    fn words(&mut self, depth: usize, text: &Text) {
        let anchor = match text.align {
            Align::Left => "",
            Align::Middle => " text-anchor=\"middle\"",
            Align::Right => " text-anchor=\"end\"",
        };
        let weight = if text.bold {
            " font-weight=\"700\""
        } else {
            ""
        };
        let start = format!(
            "<text x=\"{}\" y=\"{}\"{anchor} font-size=\"{}\"{weight} fill=\"{}\">",
            number(text.at.x),
            number(text.at.y),
            number(text.size),
            self.palette.colour(text.colour),
        );
        match text.lines.as_slice() {
            [] => {}
            [only] => self.line(depth, &format!("{start}{}</text>", xml(only))),
            lines => {
                let mut spans = String::new();
                let mut y = text.at.y;
                for line in lines {
                    let (x, at) = (number(text.at.x), number(y));
                    // Writing to a string cannot fail.
                    let _ = write!(spans, "<tspan x=\"{x}\" y=\"{at}\">{}</tspan>", xml(line));
                    y += text.leading;
                }
                self.line(depth, &format!("{start}{spans}</text>"));
            }
        }
    }

    fn icon(&mut self, depth: usize, used: &IconUse) {
        let scale = used.size / ICON_GRID;
        let line = format!(
            "<path transform=\"translate({} {}) scale({})\" d=\"{}\" fill=\"none\" stroke=\"{}\" \
             stroke-width=\"{}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>",
            number(used.at.x),
            number(used.at.y),
            (scale * 10_000.0).round() / 10_000.0,
            icon(&used.name).path,
            self.palette.colour(used.colour),
            number(ICON_STROKE / scale),
        );
        self.line(depth, &line);
    }

    fn paint(&self, shape: &Shape) -> String {
        let fill = shape.fill.map_or("none", |fill| self.palette.colour(fill));
        let stroke = shape
            .stroke
            .map_or(String::new(), |stroke| self.stroke(stroke));
        format!(" fill=\"{fill}\"{stroke}")
    }

    fn stroke(&self, stroke: Stroke) -> String {
        let dash = match stroke.dash.lengths() {
            Some([on, off]) => format!(" stroke-dasharray=\"{on} {off}\""),
            None => String::new(),
        };
        format!(
            " stroke=\"{}\" stroke-width=\"{}\" stroke-linejoin=\"round\"{dash}",
            self.palette.colour(stroke.colour),
            number(stroke.width),
        )
    }
}

/// Name and attributes of the SVG element of that form.
fn form(outline: &Outline) -> String {
    match outline {
        Outline::Rect {
            x,
            y,
            width,
            height,
            radius,
        } => {
            let round = if *radius > 0.0 {
                format!(" rx=\"{}\"", number(*radius))
            } else {
                String::new()
            };
            format!(
                "rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{round}",
                number(*x),
                number(*y),
                number(*width),
                number(*height)
            )
        }
        Outline::Ellipse { centre, rx, ry } => format!(
            "ellipse cx=\"{}\" cy=\"{}\" rx=\"{}\" ry=\"{}\"",
            number(centre.x),
            number(centre.y),
            number(*rx),
            number(*ry)
        ),
        Outline::Polygon(points) => format!("polygon points=\"{}\"", point_list(points)),
        Outline::Polyline(points) => format!("polyline points=\"{}\"", point_list(points)),
        Outline::Path(_) => format!("path d=\"{}\"", path_data(outline)),
    }
}
