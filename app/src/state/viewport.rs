//! What of a drawing is in view: moved, enlarged, fitted. Plain numbers, no page.

use parapet_core::picture::Point;

/// The smallest and the largest scale.
const SCALE_RANGE: (f64, f64) = (0.1, 4.0);

/// The least scale at which names can be read.
const READABLE_SCALE: f64 = 0.7;

/// Space left round a drawing that is fitted into the page, in px.
const MARGIN: f64 = 24.0;

/// A box in a drawing, by its edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bounds {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

/// How a drawing lies in the page: its own coordinates times `scale`, moved by `x` and `y`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Viewport {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) scale: f64,
}

impl Bounds {
    /// Its middle.
    pub(crate) fn centre(self) -> Point {
        Point::new(
            f64::midpoint(self.left, self.right),
            f64::midpoint(self.top, self.bottom),
        )
    }

    /// A box that is only a point.
    pub(crate) fn at(point: Point) -> Bounds {
        Bounds {
            left: point.x,
            top: point.y,
            right: point.x,
            bottom: point.y,
        }
    }

    /// A box with so much more on each side.
    pub(crate) fn expanded(self, by: f64) -> Bounds {
        Bounds {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    /// Whether the two have a point in common.
    pub(crate) fn intersects(self, other: Bounds) -> bool {
        self.left <= other.right
            && other.left <= self.right
            && self.top <= other.bottom
            && other.top <= self.bottom
    }

    /// A box that holds both.
    pub(crate) fn with(self, other: Bounds) -> Bounds {
        Bounds {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

impl Default for Viewport {
    fn default() -> Viewport {
        Viewport {
            x: MARGIN,
            y: MARGIN,
            scale: 1.0,
        }
    }
}

impl Viewport {
    /// The whole drawing in the middle of the page, at most at its own size.
    pub(crate) fn fitted((width, height): (f64, f64), (page_x, page_y): (f64, f64)) -> Viewport {
        if width <= 0.0 || height <= 0.0 || page_x <= 0.0 || page_y <= 0.0 {
            return Viewport::default();
        }
        let free = |page: f64| (page - 2.0 * MARGIN).max(1.0);
        let scale = (free(page_x) / width)
            .min(free(page_y) / height)
            .clamp(SCALE_RANGE.0, 1.0);
        Viewport {
            x: ((page_x - width * scale) / 2.0).round(),
            y: ((page_y - height * scale) / 2.0).round(),
            scale,
        }
    }

    /// The whole drawing where it can be read so; else its beginning, at the least scale that can.
    pub(crate) fn readable(drawing: (f64, f64), page: (f64, f64)) -> Viewport {
        let whole = Viewport::fitted(drawing, page);
        if whole.scale >= READABLE_SCALE {
            return whole;
        }
        let start = |drawing: f64, page: f64| {
            let free = page - drawing * READABLE_SCALE;
            if free > 2.0 * MARGIN {
                free / 2.0
            } else {
                MARGIN
            }
        };
        Viewport {
            x: start(drawing.0, page.0).round(),
            y: start(drawing.1, page.1).round(),
            scale: READABLE_SCALE,
        }
    }

    /// What of a drawing a page of that size shows.
    pub(crate) fn visible_bounds(self, (width, height): (f64, f64)) -> Bounds {
        Bounds {
            left: -self.x / self.scale,
            top: -self.y / self.scale,
            right: (width - self.x) / self.scale,
            bottom: (height - self.y) / self.scale,
        }
    }

    /// Moved by so many px of the page.
    pub(crate) fn translated(self, dx: f64, dy: f64) -> Viewport {
        Viewport {
            x: self.x + dx,
            y: self.y + dy,
            ..self
        }
    }

    /// Moved so that a point of the drawing lies in the middle of a page of that size.
    pub(crate) fn centred_on(self, point: Point, (width, height): (f64, f64)) -> Viewport {
        Viewport {
            x: width / 2.0 - point.x * self.scale,
            y: height / 2.0 - point.y * self.scale,
            ..self
        }
    }

    /// Enlarged by a factor, with the point at `(x, y)` of the page staying where it is.
    pub(crate) fn zoomed(self, factor: f64, (x, y): (f64, f64)) -> Viewport {
        self.scaled_to(self.scale * factor, (x, y))
    }

    /// At a scale, with the point at `(x, y)` of the page staying where it is.
    pub(crate) fn scaled_to(self, scale: f64, (x, y): (f64, f64)) -> Viewport {
        let scale = scale.clamp(SCALE_RANGE.0, SCALE_RANGE.1);
        let ratio = scale / self.scale;
        Viewport {
            x: x - (x - self.x) * ratio,
            y: y - (y - self.y) * ratio,
            scale,
        }
    }

    /// Moved as little as needed for those bounds of the drawing to be in view.
    pub(crate) fn scrolled_to_show(self, bounds: Bounds, (page_x, page_y): (f64, f64)) -> Viewport {
        let shift = |from: f64, to: f64, offset: f64, page: f64| {
            let (from, to) = (from * self.scale + offset, to * self.scale + offset);
            if to - from > page - 2.0 * MARGIN || from < MARGIN {
                MARGIN - from
            } else if to > page - MARGIN {
                page - MARGIN - to
            } else {
                0.0
            }
        };
        self.translated(
            shift(bounds.left, bounds.right, self.x, page_x),
            shift(bounds.top, bounds.bottom, self.y, page_y),
        )
    }

    /// The `transform` of a group that lies so.
    pub(crate) fn transform(self) -> String {
        format!("translate({} {}) scale({})", self.x, self.y, self.scale)
    }

    /// The scale in whole per cent.
    pub(crate) fn percent(self) -> String {
        format!("{} %", (self.scale * 100.0).round())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_fitted_and_never_blown_up() {
        let check = |drawing, page, expected| {
            let Viewport { x, y, scale } = Viewport::fitted(drawing, page);
            assert_eq!((x, y, scale), expected);
        };
        check((100.0, 100.0), (1000.0, 600.0), (450.0, 250.0, 1.0));
        check((1904.0, 100.0), (1000.0, 600.0), (24.0, 275.0, 0.5));
        check((0.0, 0.0), (1000.0, 600.0), (24.0, 24.0, 1.0));
    }

    #[test]
    fn what_could_not_be_read_as_a_whole_is_shown_from_its_beginning() {
        let check = |drawing, page, expected| {
            let Viewport { x, y, scale } = Viewport::readable(drawing, page);
            assert_eq!((x, y, scale), expected);
        };
        check((100.0, 100.0), (1000.0, 600.0), (450.0, 250.0, 1.0));
        check((2000.0, 200.0), (390.0, 700.0), (24.0, 280.0, 0.7));
        check((2000.0, 3000.0), (390.0, 700.0), (24.0, 24.0, 0.7));
    }

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let before = Viewport {
            x: 10.0,
            y: 20.0,
            scale: 1.0,
        };
        let after = before.zoomed(2.0, (110.0, 120.0));
        assert_eq!((after.x, after.y, after.scale), (-90.0, -80.0, 2.0));
        assert_eq!(before.zoomed(100.0, (0.0, 0.0)).scale, 4.0);
        assert_eq!(before.zoomed(0.001, (0.0, 0.0)).scale, 0.1);
    }

    #[test]
    fn what_is_out_of_view_comes_into_view() {
        let bounds = Bounds {
            left: 1000.0,
            top: 10.0,
            right: 1100.0,
            bottom: 60.0,
        };
        let view = Viewport {
            x: 0.0,
            y: 30.0,
            scale: 1.0,
        };
        let shown = view.scrolled_to_show(bounds, (800.0, 600.0));
        assert_eq!((shown.x, shown.y), (-324.0, 30.0));
        assert_eq!(shown.scrolled_to_show(bounds, (800.0, 600.0)), shown);
    }
}
