//! Lines of a text, counted once: the place of any byte without a walk through all of it.

use crate::diagnostic::Place;

/// A text with the starts of its lines.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str) -> Lines<'t> {
        let breaks = text.match_indices('\n').map(|(at, _)| at.saturating_add(1));
        Lines {
            text,
            starts: std::iter::once(0).chain(breaks).collect(),
        }
    }

    /// The line of that byte, counted from 0.
    pub(super) fn line(&self, offset: u32) -> usize {
        let offset = offset as usize;
        self.starts
            .partition_point(|start| *start <= offset)
            .saturating_sub(1)
    }

    /// Line and column of that byte, both counted from 1.
    pub(super) fn place(&self, offset: u32) -> Place {
        let line = self.line(offset);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let before = self.text.get(start..offset as usize).unwrap_or_default();
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1);
        Place {
            line: count(line),
            column: count(before.chars().count()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;
    use crate::diagnostic::Place;

    #[test]
    fn places_are_those_of_a_walk_through_the_text() {
        let text = "ä\nbc\n\n  d";
        let lines = Lines::of(text);
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let short = u32::try_from(offset).unwrap();
            assert_eq!(lines.place(short), Place::at(text, offset), "{offset}");
        }
    }
}
