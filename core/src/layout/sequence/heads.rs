//! The heads of the participants, and the frames of the boundaries round them.

use super::laid::{Frame, Head};
use super::metrics::{
    CLASS_FONT, CLASS_LEADING, ICON, MARGIN, NAME_FONT, NAME_LEADING, TITLE_FONT, TITLE_LEADING,
};
use crate::layout::space::{Rect, Size};
use crate::layout::text::{widest, width, wrap, wrap_compact};
use crate::views::sequence::{Participant, Sequence};

/// The smallest head, in px.
const MIN_SIZE: Size = Size::new(104.0, 52.0);
/// Between text and edge of a head, on both sides together, in px.
const PADDING: f64 = 22.0;
/// Columns at which names and titles break.
const NAME_COLUMNS: usize = 18;
const TITLE_COLUMNS: usize = 24;
/// Between a frame and what is in it, at the sides and below, in px.
const FRAME_PADDING: f64 = 10.0;
const FRAME_BELOW: f64 = 6.0;
/// From a frame's top to a frame inside of it, and further to the heads, in px.
const TITLE_SPACE: f64 = 25.0;
const ABOVE_HEADS: f64 = 8.0;
/// From a frame's left edge to its title, in px; as much is free on the right.
pub const TITLE_INDENT: f64 = 12.0;

/// The texts of heads and frames, measured.
pub(super) struct Texts {
    names: Vec<Vec<String>>,
    widths: Vec<f64>,
    head_height: f64,
    head_top: f64,
    boundaries: Vec<Bounds>,
    /// Boundaries that begin and that end at each participant, by position, outer ones first.
    begins: Vec<Vec<usize>>,
    ends: Vec<Vec<usize>>,
    /// Lower end of heads and frames.
    pub(super) bottom: f64,
}

/// What is known of a boundary's frame before the columns are.
#[derive(Clone, Debug)]
struct Bounds {
    title: Vec<String>,
    parent: Option<usize>,
    first: usize,
    last: usize,
    /// From its upper edge to the heads, and from the heads to its lower edge.
    above: f64,
    below: f64,
    /// How much wider it is on the right than what is in it, for its title.
    extra: f64,
}

/// Words under a name: those of the class, or that the element is out of scope.
pub fn class_label(participant: &Participant) -> &str {
    if participant.in_scope {
        &participant.class
    } else {
        "Out of scope"
    }
}

/// How far below the upper edge of a head its content begins.
pub fn content_top(head: &Head) -> f64 {
    (head.rect.height - content_height(head.name.len())) / 2.0
}

/// Breaks and measures the texts.
pub(super) fn measure(sequence: &Sequence) -> Texts {
    let participants = &sequence.participants;
    let names: Vec<Vec<String>> = participants
        .iter()
        .map(|participant| wrap_compact(&participant.name, NAME_COLUMNS))
        .collect();
    let widths = names
        .iter()
        .zip(participants)
        .map(|(name, participant)| {
            let class = width(class_label(participant), CLASS_FONT);
            let text = widest(name, NAME_FONT).max(class);
            MIN_SIZE.width.max((text + PADDING).ceil())
        })
        .collect();
    let lines = names.iter().map(Vec::len).max().unwrap_or(1);
    let head_height = MIN_SIZE.height.max(content_height(lines) + 9.0);
    let mut boundaries = bounds(sequence);
    let highest = boundaries.iter().map(|b| b.above).fold(0.0, f64::max);
    let lowest = boundaries.iter().map(|b| b.below).fold(0.0, f64::max);
    // Frames that lie in none have their edges in line.
    for bounds in boundaries
        .iter_mut()
        .filter(|bounds| bounds.parent.is_none())
    {
        bounds.above = highest;
        bounds.below = lowest;
    }
    let count = participants.len();
    let at = |place: fn(&Bounds) -> usize| {
        let mut lists = vec![Vec::new(); count];
        for (position, bounds) in boundaries.iter().enumerate() {
            if let Some(list) = lists.get_mut(place(bounds)) {
                list.push(position);
            }
        }
        lists
    };
    let head_top = MARGIN + highest;
    Texts {
        begins: at(|bounds| bounds.first),
        ends: at(|bounds| bounds.last),
        names,
        widths,
        head_height,
        head_top,
        bottom: head_top + head_height + lowest,
        boundaries,
    }
}

impl Texts {
    pub(super) fn head_bottom(&self) -> f64 {
        self.head_top + self.head_height
    }

    /// How far a head with the frames that begin or end there reaches to the left and right.
    pub(super) fn reach(&self, participant: usize) -> (f64, f64) {
        let half = self.widths.get(participant).copied().unwrap_or_default() / 2.0;
        let begins = self.begins.get(participant).map_or(0, Vec::len);
        let left = f64::from(u16::try_from(begins).unwrap_or(u16::MAX)) * FRAME_PADDING;
        let ends = self.ends.get(participant).into_iter().flatten();
        let right: f64 = ends
            .filter_map(|position| self.boundaries.get(*position))
            .map(|bounds| FRAME_PADDING + bounds.extra)
            .sum();
        (half + left, half + right)
    }

    /// Whether a frame ends or begins between two participants.
    pub(super) fn has_frame_between(&self, participant: usize, next: usize) -> bool {
        let some = |lists: &[Vec<usize>], at: usize| lists.get(at).is_some_and(|l| !l.is_empty());
        some(&self.ends, participant) || some(&self.begins, next)
    }

    /// Widens the frames whose titles do not fit; whether there were any.
    pub(super) fn widen(&mut self, x: &[f64]) -> bool {
        let short: Vec<(usize, f64)> = (0..self.boundaries.len())
            .filter_map(|position| {
                let title = &self.boundaries.get(position)?.title;
                let (left, right) = self.sides(position, x)?;
                let missing = widest(title, TITLE_FONT) + 2.0 * TITLE_INDENT - (right - left);
                (missing > 0.01).then_some((position, missing))
            })
            .collect();
        for (position, missing) in &short {
            if let Some(bounds) = self.boundaries.get_mut(*position) {
                bounds.extra += missing;
            }
        }
        !short.is_empty()
    }

    /// The left and right edge of a frame.
    fn sides(&self, position: usize, x: &[f64]) -> Option<(f64, f64)> {
        let bounds = self.boundaries.get(position)?;
        // Frames inside of this one that share its edge lie between it and the head.
        let inside = |list: &[usize], and: fn(&Bounds) -> f64| -> f64 {
            let inner = list.iter().filter(|other| **other >= position);
            let inner = inner.filter_map(|other| self.boundaries.get(*other));
            inner.map(|bounds| FRAME_PADDING + and(bounds)).sum()
        };
        let half = |participant: usize| Some(self.widths.get(participant)? / 2.0);
        let begins = inside(self.begins.get(bounds.first)?, |_| 0.0);
        let ends = inside(self.ends.get(bounds.last)?, |bounds| bounds.extra);
        Some((
            x.get(bounds.first)? - half(bounds.first)? - begins,
            x.get(bounds.last)? + half(bounds.last)? + ends,
        ))
    }
}

/// The heads in their places.
pub(super) fn heads(texts: &Texts, lifelines: &[f64]) -> Vec<Head> {
    let sizes = texts.names.iter().zip(&texts.widths);
    sizes
        .zip(lifelines)
        .map(|((name, width), x)| Head {
            rect: Rect::new(x - width / 2.0, texts.head_top, *width, texts.head_height),
            x: *x,
            name: name.clone(),
        })
        .collect()
}

/// The frames in their places; `bottom` is where tinted columns end.
pub(super) fn frames(texts: &Texts, lifelines: &[f64], bottom: f64) -> Vec<Frame> {
    let frame = |(position, bounds): (usize, &Bounds)| {
        let (left, right) = texts.sides(position, lifelines).unwrap_or_default();
        let top = texts.head_top - bounds.above;
        let height = bounds.above + texts.head_height + bounds.below;
        Frame {
            rect: Rect::new(left, top, right - left, height),
            title: bounds.title.clone(),
            column: bounds
                .parent
                .is_none()
                .then(|| Rect::new(left, top, right - left, bottom - top)),
        }
    };
    texts.boundaries.iter().enumerate().map(frame).collect()
}

fn content_height(lines: usize) -> f64 {
    let lines = f64::from(u16::try_from(lines).unwrap_or(u16::MAX));
    ICON.0 + ICON.1 + NAME_LEADING * lines + CLASS_LEADING
}

/// What can be known of the frames from the view alone.
fn bounds(sequence: &Sequence) -> Vec<Bounds> {
    let count = sequence.participants.len();
    let mut all: Vec<Bounds> = sequence
        .boundaries
        .iter()
        .map(|boundary| Bounds {
            title: wrap(&boundary.name, TITLE_COLUMNS),
            parent: boundary.parent,
            first: count,
            last: 0,
            above: ABOVE_HEADS,
            below: FRAME_BELOW,
            extra: 0.0,
        })
        .collect();
    for (at, participant) in sequence.participants.iter().enumerate() {
        let mut boundary = participant.boundary;
        while let Some(bounds) = boundary.and_then(|position| all.get_mut(position)) {
            bounds.first = bounds.first.min(at);
            bounds.last = bounds.last.max(at);
            boundary = bounds.parent;
        }
    }
    // Boundaries come after those around them: from the last on, what is inside is done first.
    for position in (0..all.len()).rev() {
        let Some(bounds) = all.get_mut(position) else {
            continue;
        };
        let lines = u16::try_from(bounds.title.len()).unwrap_or(u16::MAX).max(1);
        bounds.above += TITLE_SPACE + TITLE_LEADING * f64::from(lines - 1);
        let (above, below, parent) = (bounds.above, bounds.below, bounds.parent);
        if let Some(around) = parent.and_then(|parent| all.get_mut(parent)) {
            around.above = around.above.max(above);
            around.below = around.below.max(below + FRAME_BELOW - 1.0);
        }
    }
    all
}
