//! Coordinates as the text that SVG's attributes take, in the page and in files alike.

use super::item::Segment;
use crate::layout::{Point, round};

/// A path as the text of a `d` attribute.
pub fn path_data(segments: &[Segment]) -> String {
    segments.iter().map(segment).collect()
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

fn segment(segment: &Segment) -> String {
    match segment {
        Segment::Move(to) => format!("M{}", pair(*to)),
        Segment::Line(to) => format!("L{}", pair(*to)),
        Segment::Quadratic(control, to) => format!("Q{} {}", pair(*control), pair(*to)),
        Segment::Cubic(one, two, to) => format!("C{} {} {}", pair(*one), pair(*two), pair(*to)),
        Segment::Arc {
            rx,
            ry,
            clockwise,
            to,
        } => format!(
            "A{} {} 0 0 {} {}",
            number(*rx),
            number(*ry),
            u8::from(*clockwise),
            pair(*to)
        ),
        Segment::Close => "Z".to_owned(),
    }
}

fn pair(point: Point) -> String {
    format!("{},{}", number(point.x), number(point.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_written_with_two_decimals() {
        let check = |segments: &[Segment], expected: &str| {
            assert_eq!(path_data(segments), expected);
        };
        let p = Point::new;
        check(&[], "");
        check(
            &[Segment::Move(p(0.0, -0.001)), Segment::Line(p(1.005, 2.0))],
            "M0,0L1,2",
        );
        check(
            &[
                Segment::Move(p(1.5, 2.25)),
                Segment::Arc {
                    rx: 60.0,
                    ry: 8.0,
                    clockwise: true,
                    to: p(3.0, 4.0),
                },
                Segment::Quadratic(p(1.0, 2.0), p(3.0, 4.0)),
                Segment::Close,
            ],
            "M1.5,2.25A60 8 0 0 1 3,4Q1,2 3,4Z",
        );
        assert_eq!(number(f64::NAN), "0");
    }
}
