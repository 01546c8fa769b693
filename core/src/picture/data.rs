//! Coordinates as the text that SVG's attributes take, in the page and in files alike.

use super::item::{Outline, Segment};
use crate::layout::{Point, round};

/// An outline as the text of a path's `d` attribute, whatever its form.
pub fn path_data(outline: &Outline) -> String {
    let mut data = String::new();
    match outline {
        Outline::Rect {
            x,
            y,
            width,
            height,
            radius,
        } => push_rect(&mut data, [*x, *y], [x + width, y + height], *radius),
        Outline::Ellipse { centre, rx, ry } => {
            push(&mut data, 'M', centre.moved(-rx, 0.0));
            push_arc(&mut data, [*rx, *ry], true, centre.moved(*rx, 0.0));
            push_arc(&mut data, [*rx, *ry], true, centre.moved(-rx, 0.0));
            data.push('Z');
        }
        Outline::Polygon(points) => {
            push_line(&mut data, points);
            data.push('Z');
        }
        Outline::Polyline(points) => push_line(&mut data, points),
        Outline::Path(segments) => {
            for segment in segments {
                push_segment(&mut data, segment);
            }
        }
    }
    data
}

/// Points as the text of a `points` attribute.
pub fn point_list(points: &[Point]) -> String {
    let pairs: Vec<String> = points.iter().map(|point| pair(*point)).collect();
    pairs.join(" ")
}

/// A number with at most two decimals, and none where they are zero.
pub fn number(value: f64) -> String {
    if value.is_finite() {
        round(value).to_string()
    } else {
        "0".to_owned()
    }
}

fn push_rect(data: &mut String, [x, y]: [f64; 2], [right, bottom]: [f64; 2], radius: f64) {
    let radius = radius.min((right - x) / 2.0).min((bottom - y) / 2.0);
    let at = Point::new;
    if radius <= 0.0 {
        push(data, 'M', at(x, y));
        for (letter, to) in [('H', right), ('V', bottom), ('H', x)] {
            push_number(data, letter, to);
        }
        data.push('Z');
        return;
    }
    push(data, 'M', at(x + radius, y));
    for (letter, side, corner) in [
        ('H', right - radius, at(right, y + radius)),
        ('V', bottom - radius, at(right - radius, bottom)),
        ('H', x + radius, at(x, bottom - radius)),
        ('V', y + radius, at(x + radius, y)),
    ] {
        push_number(data, letter, side);
        push_arc(data, [radius, radius], true, corner);
    }
    data.push('Z');
}

fn push_line(data: &mut String, points: &[Point]) {
    let mut letter = 'M';
    for point in points {
        push(data, letter, *point);
        letter = 'L';
    }
}

fn push_segment(data: &mut String, segment: &Segment) {
    match segment {
        Segment::Move(to) => push(data, 'M', *to),
        Segment::Line(to) => push(data, 'L', *to),
        Segment::Quadratic(control, to) => {
            push(data, 'Q', *control);
            push(data, ' ', *to);
        }
        Segment::Cubic(one, two, to) => {
            push(data, 'C', *one);
            push(data, ' ', *two);
            push(data, ' ', *to);
        }
        Segment::Arc {
            rx,
            ry,
            clockwise,
            to,
        } => push_arc(data, [*rx, *ry], *clockwise, *to),
        Segment::Close => data.push('Z'),
    }
}

/// The shorter arc of an unrotated ellipse.
fn push_arc(data: &mut String, [rx, ry]: [f64; 2], clockwise: bool, to: Point) {
    push_number(data, 'A', rx);
    push_number(data, ' ', ry);
    data.push_str(if clockwise { " 0 0 1" } else { " 0 0 0" });
    push(data, ' ', to);
}

fn push(data: &mut String, letter: char, point: Point) {
    data.push(letter);
    data.push_str(&pair(point));
}

fn push_number(data: &mut String, letter: char, value: f64) {
    data.push(letter);
    data.push_str(&number(value));
}

fn pair(point: Point) -> String {
    format!("{},{}", number(point.x), number(point.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(outline: &Outline, expected: &str) {
        assert_eq!(path_data(outline), expected, "{outline:?}");
    }

    #[test]
    fn every_form_becomes_path_data() {
        let p = Point::new;
        let rect = |x, y, width, height, radius| Outline::Rect {
            x,
            y,
            width,
            height,
            radius,
        };
        check(&rect(1.0, 2.0, 10.0, 20.0, 0.0), "M1,2H11V22H1Z");
        check(
            &rect(0.0, 0.0, 10.0, 4.0, 9.0),
            "M2,0H8A2 2 0 0 1 10,2V2A2 2 0 0 1 8,4H2A2 2 0 0 1 0,2V2A2 2 0 0 1 2,0Z",
        );
        check(
            &Outline::Ellipse {
                centre: p(5.0, 5.0),
                rx: 5.0,
                ry: 3.0,
            },
            "M0,5A5 3 0 0 1 10,5A5 3 0 0 1 0,5Z",
        );
        check(
            &Outline::Polygon(vec![p(0.0, 0.0), p(1.5, 0.0), p(1.5, 2.0)]),
            "M0,0L1.5,0L1.5,2Z",
        );
        check(&Outline::Polyline(vec![]), "");
    }

    #[test]
    fn paths_are_written_with_two_decimals() {
        let p = Point::new;
        let path = |segments: &[Segment]| Outline::Path(segments.to_vec());
        check(&path(&[]), "");
        check(
            &path(&[Segment::Move(p(0.0, -0.001)), Segment::Line(p(1.005, 2.0))]),
            "M0,0L1,2",
        );
        check(
            &path(&[
                Segment::Move(p(1.5, 2.25)),
                Segment::Arc {
                    rx: 60.0,
                    ry: 8.0,
                    clockwise: true,
                    to: p(3.0, 4.0),
                },
                Segment::Quadratic(p(1.0, 2.0), p(3.0, 4.0)),
                Segment::Cubic(p(1.0, 2.0), p(3.0, 4.0), p(5.0, 6.0)),
                Segment::Close,
            ]),
            "M1.5,2.25A60 8 0 0 1 3,4Q1,2 3,4C1,2 3,4 5,6Z",
        );
        assert_eq!(number(f64::NAN), "0");
    }
}
