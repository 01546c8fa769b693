//! Where the parts of a picture lie.

use parapet_core::model::Id;
use parapet_core::picture::{Group, Item, Outline, Picture, Point, Role, Segment};

use crate::state::viewport::Bounds;

/// How far strokes and heads of arrows reach beyond an outline at most, in px.
const STROKE: f64 = 12.0;

/// A part in a picture: what it is there, and where.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PartBounds {
    pub(crate) part: Id,
    pub(crate) role: Role,
    pub(crate) bounds: Bounds,
}

/// All parts of a picture, from the bottom to the top, seen from its origin. One shown by several groups
/// (a participant has a head and a lifeline) is listed once for each.
pub(crate) fn part_bounds(picture: &Picture) -> Vec<PartBounds> {
    let mut found = Vec::new();
    collect(&picture.items, &mut found);
    let Point { x, y } = picture.origin;
    for part in &mut found {
        part.bounds = moved(part.bounds, -x, -y);
    }
    found
}

/// Bounds elsewhere.
pub(crate) fn moved(bounds: Bounds, dx: f64, dy: f64) -> Bounds {
    Bounds {
        left: bounds.left + dx,
        top: bounds.top + dy,
        right: bounds.right + dx,
        bottom: bounds.bottom + dy,
    }
}

fn collect(items: &[Item], found: &mut Vec<PartBounds>) {
    for item in items {
        let Item::Group(group) = item else { continue };
        if let (Some(part), Some(bounds)) = (&group.part, bounds_of(group)) {
            found.push(PartBounds {
                part: part.clone(),
                role: group.role,
                bounds,
            });
        }
        collect(&group.items, found);
    }
}

/// Where an item lies, with some margin for what is wider than its numbers; `None` where it has
/// nothing that can be seen.
pub(crate) fn extent(item: &Item) -> Option<Bounds> {
    match item {
        Item::Group(group) => group.items.iter().filter_map(extent).reduce(Bounds::with),
        Item::Shape(shape) => outline_bounds(&shape.outline).map(|bounds| bounds.expanded(STROKE)),
        Item::Text(text) => {
            let longest = text.lines.iter().map(|line| line.chars().count()).max();
            let wide = text.size
                * longest
                    .and_then(|n| u16::try_from(n).ok())
                    .map_or(0.0, f64::from);
            let high = text.leading * u16::try_from(text.lines.len()).map_or(0.0, f64::from);
            Some(Bounds::at(text.at).expanded(wide.max(high)))
        }
        Item::Icon(icon) => Some(Bounds::at(icon.at).expanded(icon.size)),
    }
}

/// Its outline's box or, without an outline of its own, that of all its shapes.
fn bounds_of(group: &Group) -> Option<Bounds> {
    let shapes = |only_outline: bool| {
        let outlines = group.items.iter().filter_map(move |item| match item {
            Item::Shape(shape) if !only_outline || shape.role == Role::Outline => {
                outline_bounds(&shape.outline)
            }
            _ => None,
        });
        outlines.reduce(Bounds::with)
    };
    shapes(true).or_else(|| shapes(false))
}

fn outline_bounds(outline: &Outline) -> Option<Bounds> {
    let points: Vec<Point> = match outline {
        Outline::Rect {
            x,
            y,
            width,
            height,
            ..
        } => vec![Point::new(*x, *y), Point::new(x + width, y + height)],
        Outline::Ellipse { centre, rx, ry } => vec![
            Point::new(centre.x - rx, centre.y - ry),
            Point::new(centre.x + rx, centre.y + ry),
        ],
        Outline::Polygon(points) | Outline::Polyline(points) => points.clone(),
        Outline::Path(segments) => segments.iter().filter_map(end).collect(),
    };
    points.into_iter().map(Bounds::at).reduce(Bounds::with)
}

/// Where a segment ends; curves hardly leave the box of their ends.
fn end(segment: &Segment) -> Option<Point> {
    match *segment {
        Segment::Move(to)
        | Segment::Line(to)
        | Segment::Quadratic(_, to)
        | Segment::Cubic(_, _, to)
        | Segment::Arc { to, .. } => Some(to),
        Segment::Close => None,
    }
}

/// The nearest part in a direction (one of −1, 0, 1 for x and y), as arrow keys move:
/// near counts more than straight ahead.
pub(crate) fn neighbour(
    placed: &[PartBounds],
    from: Point,
    (dx, dy): (f64, f64),
) -> Option<&PartBounds> {
    let cost = |to: Point| {
        let (x, y) = (to.x - from.x, to.y - from.y);
        let ahead = x * dx + y * dy;
        let aside = (x * dy).abs() + (y * dx).abs();
        (ahead > 1.0 && aside <= 2.0 * ahead).then_some(ahead + 2.0 * aside)
    };
    placed
        .iter()
        .filter_map(|one| Some((cost(one.bounds.centre())?, one)))
        .min_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, one)| one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(name: &str, x: f64, y: f64) -> PartBounds {
        PartBounds {
            part: Id::new(name),
            role: Role::Element,
            bounds: Bounds::at(Point::new(x, y)),
        }
    }

    #[test]
    fn arrows_find_the_nearest_part_in_their_direction() {
        let placed = [
            at("left", 0.0, 100.0),
            at("right", 200.0, 110.0),
            at("far right", 500.0, 100.0),
            at("above", 100.0, 0.0),
        ];
        let check = |direction, expected: Option<&str>| {
            let found = neighbour(&placed, Point::new(100.0, 100.0), direction);
            assert_eq!(found.map(|one| one.part.as_str()), expected);
        };
        check((1.0, 0.0), Some("right"));
        check((-1.0, 0.0), Some("left"));
        check((0.0, -1.0), Some("above"));
        check((0.0, 1.0), None);
    }

    #[test]
    fn a_part_lies_where_its_outline_does() {
        let shape = |role, outline| {
            Item::Shape(parapet_core::picture::Shape {
                role,
                outline,
                fill: None,
                stroke: None,
            })
        };
        let group = Group::new(
            Role::Element,
            vec![
                shape(
                    Role::Outline,
                    Outline::Rect {
                        x: 10.0,
                        y: 20.0,
                        width: 30.0,
                        height: 40.0,
                        radius: 0.0,
                    },
                ),
                shape(Role::Plain, Outline::Polyline(vec![Point::new(0.0, 0.0)])),
            ],
        );
        let check = |origin: Point, left: f64, top: f64| {
            let picture = Picture {
                origin,
                items: vec![group.clone().of(&Id::new("a"), "A").into()],
                ..Picture::default()
            };
            let bounds = part_bounds(&picture).first().map(|one| one.bounds);
            let expected = Bounds {
                left,
                top,
                right: left + 30.0,
                bottom: top + 40.0,
            };
            assert_eq!(bounds, Some(expected));
        };
        check(Point::default(), 10.0, 20.0);
        check(Point::new(-100.0, 5.0), 110.0, 15.0);
    }
}
