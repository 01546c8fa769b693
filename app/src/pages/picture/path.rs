//! The outline of a shape as SVG path data.

use std::fmt::Write;

use parapet_core::picture::{Outline, Point, Segment};

/// Path data of an outline, in absolute coordinates.
pub(crate) fn path_data(outline: &Outline) -> String {
    let mut data = String::new();
    match outline {
        Outline::Rect {
            x,
            y,
            width,
            height,
            radius,
        } => rect(&mut data, (*x, *y), (*width, *height), *radius),
        Outline::Ellipse { centre, rx, ry } => {
            let (left, right) = (centre.x - rx, centre.x + rx);
            write(&mut data, format_args!("M{left} {}", centre.y));
            for to in [right, left] {
                write(
                    &mut data,
                    format_args!("A{rx} {ry} 0 0 1 {to} {}", centre.y),
                );
            }
            data.push('Z');
        }
        Outline::Polygon(points) => {
            line(&mut data, points);
            data.push('Z');
        }
        Outline::Polyline(points) => line(&mut data, points),
        Outline::Path(segments) => {
            for segment in segments {
                push(&mut data, segment);
            }
        }
    }
    data
}

fn rect(data: &mut String, (x, y): (f64, f64), (width, height): (f64, f64), radius: f64) {
    let r = radius.min(width / 2.0).min(height / 2.0);
    let (right, bottom) = (x + width, y + height);
    if r <= 0.0 {
        return write(data, format_args!("M{x} {y}H{right}V{bottom}H{x}Z"));
    }
    write(
        data,
        format_args!(
            "M{} {y}H{}A{r} {r} 0 0 1 {right} {}V{}A{r} {r} 0 0 1 {} {bottom}H{}A{r} {r} 0 0 1 {x} {}V{}A{r} {r} 0 0 1 {} {y}Z",
            x + r,
            right - r,
            y + r,
            bottom - r,
            right - r,
            x + r,
            bottom - r,
            y + r,
            x + r,
        ),
    );
}

fn line(data: &mut String, points: &[Point]) {
    let mut letter = 'M';
    for point in points {
        write(data, format_args!("{letter}{} {}", point.x, point.y));
        letter = 'L';
    }
}

fn push(data: &mut String, segment: &Segment) {
    match segment {
        Segment::Move(to) => write(data, format_args!("M{} {}", to.x, to.y)),
        Segment::Line(to) => write(data, format_args!("L{} {}", to.x, to.y)),
        Segment::Quadratic(control, to) => write(
            data,
            format_args!("Q{} {} {} {}", control.x, control.y, to.x, to.y),
        ),
        Segment::Cubic(one, two, to) => write(
            data,
            format_args!("C{} {} {} {} {} {}", one.x, one.y, two.x, two.y, to.x, to.y),
        ),
        Segment::Arc {
            rx,
            ry,
            clockwise,
            to,
        } => write(
            data,
            format_args!("A{rx} {ry} 0 0 {} {} {}", u8::from(*clockwise), to.x, to.y),
        ),
        Segment::Close => data.push('Z'),
    }
}

/// Writing into a text cannot fail.
fn write(data: &mut String, words: std::fmt::Arguments<'_>) {
    let _ = data.write_fmt(words);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlines_become_path_data() {
        let check = |outline: &Outline, expected| assert_eq!(path_data(outline), expected);
        let p = Point::new;
        check(
            &Outline::Rect {
                x: 1.0,
                y: 2.0,
                width: 10.0,
                height: 20.0,
                radius: 0.0,
            },
            "M1 2H11V22H1Z",
        );
        check(
            &Outline::Rect {
                x: 0.0,
                y: 0.0,
                width: 10.0,
                height: 4.0,
                radius: 9.0,
            },
            "M2 0H8A2 2 0 0 1 10 2V2A2 2 0 0 1 8 4H2A2 2 0 0 1 0 2V2A2 2 0 0 1 2 0Z",
        );
        check(
            &Outline::Ellipse {
                centre: p(5.0, 5.0),
                rx: 5.0,
                ry: 3.0,
            },
            "M0 5A5 3 0 0 1 10 5A5 3 0 0 1 0 5Z",
        );
        check(
            &Outline::Polygon(vec![p(0.0, 0.0), p(1.5, 0.0), p(1.5, 2.0)]),
            "M0 0L1.5 0L1.5 2Z",
        );
        check(&Outline::Polyline(vec![]), "");
        check(
            &Outline::Path(vec![
                Segment::Move(p(0.0, 0.0)),
                Segment::Quadratic(p(1.0, 0.0), p(1.0, 1.0)),
                Segment::Arc {
                    rx: 2.0,
                    ry: 3.0,
                    clockwise: true,
                    to: p(4.0, 4.0),
                },
                Segment::Close,
            ]),
            "M0 0Q1 0 1 1A2 3 0 0 1 4 4Z",
        );
    }
}
