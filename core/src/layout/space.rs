//! Points, sizes and rectangles, in px; x to the right, y downwards.

use serde::{Deserialize, Serialize};

/// A point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// A width and a height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Size {
    /// To the right.
    pub width: f64,
    /// Downwards.
    pub height: f64,
}

/// A rectangle by its top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Rounded to two decimals, as every coordinate that leaves a layout is.
pub fn round(value: f64) -> f64 {
    // Adding zero turns -0 into 0.
    (value * 100.0).round() / 100.0 + 0.0
}

impl Point {
    /// The point there.
    pub const fn new(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    /// The point that far from this one.
    #[must_use]
    pub fn moved(self, dx: f64, dy: f64) -> Point {
        Point::new(self.x + dx, self.y + dy)
    }

    /// The straight distance.
    pub fn distance(self, other: Point) -> f64 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        (dx * dx + dy * dy).sqrt()
    }

    /// The point at that share of the way to another: 0 here, 1 there.
    #[must_use]
    pub fn towards(self, other: Point, share: f64) -> Point {
        self.moved((other.x - self.x) * share, (other.y - self.y) * share)
    }

    /// Rounded to two decimals.
    #[must_use]
    pub fn rounded(self) -> Point {
        Point::new(round(self.x), round(self.y))
    }
}

impl Size {
    /// That size.
    pub const fn new(width: f64, height: f64) -> Size {
        Size { width, height }
    }
}

impl Rect {
    /// The rectangle with that corner and size.
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Rect {
        Rect {
            x,
            y,
            width,
            height,
        }
    }

    /// The rectangle of that size around a point.
    pub fn around(centre: Point, size: Size) -> Rect {
        Rect::new(
            centre.x - size.width / 2.0,
            centre.y - size.height / 2.0,
            size.width,
            size.height,
        )
    }

    /// Its right edge.
    pub fn right(self) -> f64 {
        self.x + self.width
    }

    /// Its lower edge.
    pub fn bottom(self) -> f64 {
        self.y + self.height
    }

    /// Its centre.
    pub fn centre(self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Its size.
    pub fn size(self) -> Size {
        Size::new(self.width, self.height)
    }

    /// Larger by that much on every side.
    #[must_use]
    pub fn grown(self, by: f64) -> Rect {
        Rect::new(
            self.x - by,
            self.y - by,
            self.width + 2.0 * by,
            self.height + 2.0 * by,
        )
    }

    /// The same elsewhere.
    #[must_use]
    pub fn moved(self, dx: f64, dy: f64) -> Rect {
        Rect::new(self.x + dx, self.y + dy, self.width, self.height)
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn union(self, other: Rect) -> Rect {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Rect::new(
            x,
            y,
            self.right().max(other.right()) - x,
            self.bottom().max(other.bottom()) - y,
        )
    }

    /// Whether the insides of both have a point in common.
    pub fn overlaps(self, other: Rect) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// Whether the point lies in it or on its edge.
    pub fn contains(self, point: Point) -> bool {
        self.x <= point.x
            && point.x <= self.right()
            && self.y <= point.y
            && point.y <= self.bottom()
    }

    /// Rounded to two decimals.
    #[must_use]
    pub fn rounded(self) -> Rect {
        Rect::new(
            round(self.x),
            round(self.y),
            round(self.width),
            round(self.height),
        )
    }
}
