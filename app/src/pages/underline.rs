//! Which columns of a line a diagnostic is about, and the line cut at them. No page.

use parapet_core::diagnostic::Location;

/// A stretch of a line, in columns counted from 1: from `start` up to and without `end`. Without an
/// end that is known it has the word at its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Columns {
    pub(crate) start: u32,
    pub(crate) end: Option<u32>,
}

/// Columns up to the end of a line.
const REST: u32 = u32::MAX;

/// How many lines of a location are underlined at most.
const MAX_LINES: u32 = 1000;

/// The lines that a location covers, with the columns of each.
pub(crate) fn lines_of(location: &Location) -> Vec<(u32, Columns)> {
    let Some(range) = location.range else {
        return Vec::new();
    };
    let (start, end) = (range.start, range.end);
    let last = end.line.min(start.line.saturating_add(MAX_LINES));
    let columns = |line: u32| Columns {
        start: if line == start.line { start.column } else { 1 },
        end: match line == end.line {
            true => (end > start).then_some(end.column),
            false => Some(REST),
        },
    };
    let lines = (start.line..=last).map(|line| (line, columns(line)));
    // A range that ends with a line break covers nothing of the next line.
    lines
        .filter(|(line, _)| *line == start.line || *line != end.line || end.column > 1)
        .collect()
}

/// The columns of a line as positions of its characters, counted from 0.
pub(crate) fn characters(line: &str, columns: Columns) -> (usize, usize) {
    let start = columns.start.saturating_sub(1) as usize;
    let end = columns.end.map(|end| end.saturating_sub(1) as usize);
    let end = end.filter(|end| *end > start);
    (
        start,
        end.unwrap_or_else(|| start + word_length(line, start)),
    )
}

/// How long the word is that starts at a character; 1 for other characters, 0 behind the end.
fn word_length(line: &str, start: usize) -> usize {
    let rest = || line.chars().skip(start);
    let is_word = |letter: &char| letter.is_alphanumeric() || *letter == '_';
    match rest().take_while(is_word).count() {
        0 => rest().take(1).count(),
        length => length,
    }
}

/// The pieces of a line, and whether each is underlined.
pub(crate) fn pieces(line: &str, columns: &[Columns]) -> Vec<(String, bool)> {
    let ranges: Vec<(usize, usize)> = columns
        .iter()
        .map(|columns| characters(line, *columns))
        .collect();
    let mut pieces: Vec<(String, bool)> = Vec::new();
    for (at, letter) in line.chars().enumerate() {
        let is_underlined = ranges
            .iter()
            .any(|(start, end)| (*start..*end).contains(&at));
        match pieces.last_mut() {
            Some((piece, same)) if *same == is_underlined => piece.push(letter),
            _ => pieces.push((letter.to_string(), is_underlined)),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use parapet_core::diagnostic::{Position, Range};

    use super::*;

    fn columns(start: u32, end: Option<u32>) -> Columns {
        Columns { start, end }
    }

    #[test]
    fn a_range_covers_columns_of_its_lines() {
        let check = |start: (u32, u32), end: (u32, u32), expected: &[(u32, Columns)]| {
            let at = |(line, column)| Position { line, column };
            let range = Range {
                start: at(start),
                end: at(end),
            };
            let location = Location {
                range: Some(range),
                ..Location::default()
            };
            assert_eq!(lines_of(&location), expected, "{start:?} {end:?}");
        };
        let whole = Some(REST);
        check((2, 5), (2, 9), &[(2, columns(5, Some(9)))]);
        check((2, 5), (2, 5), &[(2, columns(5, None))]);
        check(
            (2, 5),
            (3, 4),
            &[(2, columns(5, whole)), (3, columns(1, Some(4)))],
        );
        check((2, 5), (3, 1), &[(2, columns(5, whole))]);
        assert_eq!(lines_of(&Location::default()), []);
    }

    #[test]
    fn a_line_is_cut_at_its_underlined_columns() {
        let check = |line: &str, all: &[Columns], expected: &[(&str, bool)]| {
            let pieces = pieces(line, all);
            let pieces: Vec<(&str, bool)> = pieces
                .iter()
                .map(|(piece, is_underlined)| (piece.as_str(), *is_underlined))
                .collect();
            assert_eq!(pieces, expected, "{line} {all:?}");
        };
        check("", &[columns(1, None)], &[]);
        check("a = b", &[], &[("a = b", false)]);
        check(
            "a = bc",
            &[columns(5, None)],
            &[("a = ", false), ("bc", true)],
        );
        check(
            "a = b",
            &[columns(3, None)],
            &[("a ", false), ("=", true), (" b", false)],
        );
        check(
            "ab cd",
            &[columns(1, Some(5))],
            &[("ab c", true), ("d", false)],
        );
        check(
            "ab cd",
            &[columns(2, Some(99))],
            &[("a", false), ("b cd", true)],
        );
        check("ab", &[columns(9, None)], &[("ab", false)]);
        check(
            "ab cd",
            &[columns(1, None), columns(4, None)],
            &[("ab", true), (" ", false), ("cd", true)],
        );
        check(
            "é = ü",
            &[columns(5, None)],
            &[("é = ", false), ("ü", true)],
        );
    }
}
