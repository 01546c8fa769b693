//! A trust boundary: dashes, a tint, a title.

use crate::layout::Point;
use crate::layout::dfd::{LaidBoundary, TITLE_FONT, TITLE_LEADING};
use crate::layout::text::widest;
use crate::picture::colour::Colour;
use crate::picture::item::{Align, Dash, Group, Item, Outline, Role, Shape, Stroke, Text};
use crate::picture::severity::{mark, mark_width};
use crate::picture::text::{baseline, with_findings};
use crate::views::dfd::Boundary;

pub(super) fn group(boundary: &Boundary, laid: &LaidBoundary) -> Group {
    let rect = laid.rect;
    let title = laid.title_rect;
    let mut items: Vec<Item> = vec![
        Shape {
            role: Role::Outline,
            outline: Outline::Rect {
                x: rect.x,
                y: rect.y,
                width: rect.width,
                height: rect.height,
                radius: 8.0,
            },
            fill: Some(Colour::BoundaryBg),
            stroke: Some(Stroke::solid(Colour::Boundary, 1.5).dashed(Dash::Boundary)),
        }
        .into(),
        Text {
            lines: laid.title.clone(),
            at: Point::new(title.x, title.y + baseline(TITLE_FONT, TITLE_LEADING)).rounded(),
            align: Align::Left,
            size: TITLE_FONT.size,
            leading: TITLE_LEADING,
            bold: true,
            colour: Colour::Boundary,
        }
        .into(),
    ];
    if let Some(found) = boundary.mark {
        let half = mark_width(found.count) / 2.0;
        let right = title.x + widest(&laid.title, TITLE_FONT) + 8.0;
        let centre = Point::new(right + half, title.y + TITLE_LEADING / 2.0);
        items.push(mark(found.severity, found.count, centre.rounded()).into());
    }
    let label = with_findings(format!("Trust boundary {}", boundary.name), boundary.mark);
    Group::new(Role::Boundary, items).of(&boundary.part, label)
}
