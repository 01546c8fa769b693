//! Lines and columns of a text, found fast however long its lines are.

use super::{Position, Range, Span};

/// Bytes between two remembered positions: few enough to count through for each diagnostic.
const STEP: usize = 1024;

/// Remembers the position of every 1024th byte, so that a position deep inside a long line is not counted
/// from its start each time.
#[derive(Clone, Debug)]
pub struct LineIndex(Vec<Mark>);

#[derive(Clone, Copy, Debug)]
struct Mark {
    offset: usize,
    position: Position,
}

impl LineIndex {
    /// The remembered positions of that text.
    pub fn new(text: &str) -> LineIndex {
        let mut mark = Mark {
            offset: 0,
            position: Position { line: 1, column: 1 },
        };
        let mut marks = vec![mark];
        while mark.offset < text.len() {
            let mut next = mark.offset.saturating_add(STEP).min(text.len());
            while !text.is_char_boundary(next) {
                next += 1;
            }
            mark = Mark {
                offset: next,
                position: advance(mark.position, text.get(mark.offset..next).unwrap_or("")),
            };
            marks.push(mark);
        }
        LineIndex(marks)
    }

    /// The range of that span of the same text.
    pub fn range(&self, text: &str, span: Span) -> Range {
        Range {
            start: self.at(text, span.start as usize),
            end: self.at(text, span.end.max(span.start) as usize),
        }
    }

    /// The position of the byte at `offset` of the same text; past its end, the position after its last character.
    pub fn at(&self, text: &str, offset: usize) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let behind = self.0.partition_point(|mark| mark.offset <= offset);
        match self.0.get(behind.saturating_sub(1)) {
            Some(mark) => advance(mark.position, text.get(mark.offset..offset).unwrap_or("")),
            None => Position { line: 1, column: 1 },
        }
    }
}

fn advance(mut position: Position, text: &str) -> Position {
    for byte in text.bytes() {
        if byte == b'\n' {
            position.line = position.line.saturating_add(1);
            position.column = 1;
        } else if byte & 0xC0 != 0x80 {
            // Every byte of a character but its first looks like 10xxxxxx.
            position.column = position.column.saturating_add(1);
        }
    }
    position
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_the_one_counted_from_the_start() {
        let text = "äb\r\nc🩺d\n\n".repeat(400) + &"é".repeat(3000) + "\nend";
        let index = LineIndex::new(&text);
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(
                index.at(&text, offset),
                Position::at(&text, offset),
                "{offset}"
            );
        }
        assert_eq!(
            index.at(&text, usize::MAX),
            Position::at(&text, text.len()),
            "past the end"
        );
        assert_eq!(
            LineIndex::new("").at("", 3),
            Position { line: 1, column: 1 }
        );
    }

    #[test]
    fn a_range_ends_behind_its_last_character() {
        let text = "äb\nc🩺d";
        let index = LineIndex::new(text);
        for (start, end, expected) in [
            (0, 3, ((1, 1), (1, 3))),
            (2, 9, ((1, 2), (2, 3))),
            (4, 4, ((2, 1), (2, 1))),
            (4, 2, ((2, 1), (2, 1))),
            (4, 99, ((2, 1), (2, 4))),
        ] {
            let at = |(line, column)| Position { line, column };
            let range = index.range(text, Span { start, end });
            let wanted = Range {
                start: at(expected.0),
                end: at(expected.1),
            };
            assert_eq!(range, wanted, "{start} to {end}");
            assert_eq!(range, Range::of(text, start as usize..end as usize));
        }
    }
}
