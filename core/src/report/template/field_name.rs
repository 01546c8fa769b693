//! Reads what is in front of a field's colon: `tm.findings[0].target`.

use super::syntax::{Step, StepKind};

/// A character with its byte offset in the template.
pub(super) type Placed = (char, usize);

/// Splits a field's name as Python does: the first name, then `.attribute` and `[index]` in any
/// number. An error says what is wrong and at which offset.
pub(super) fn split(name: &[Placed]) -> Result<(String, Vec<Step>), (String, usize)> {
    let first_end = name
        .iter()
        .position(|(c, _)| matches!(c, '.' | '['))
        .unwrap_or(name.len());
    let (first, mut rest) = name.split_at(first_end);
    let mut steps = Vec::new();
    while let Some(((opening, at), behind)) = rest.split_first() {
        let is_end = |c: char| match opening {
            '[' => c == ']',
            _ => matches!(c, '.' | '['),
        };
        let end = behind.iter().position(|(c, _)| is_end(*c));
        let offset = behind.first().map_or(*at, |(_, offset)| *offset);
        let (word, after) = behind.split_at(end.unwrap_or(behind.len()));
        let word = text(word);
        match opening {
            '.' | '[' if word.is_empty() => {
                return Err((format!("A name is missing behind `{opening}`"), *at));
            }
            '.' => {
                steps.push(Step {
                    offset,
                    what: StepKind::Attribute(word),
                });
                rest = after;
            }
            '[' if end.is_none() => return Err(("`]` is missing".to_owned(), *at)),
            '[' => {
                let what = match word.parse() {
                    Ok(index) => StepKind::Index(index),
                    Err(_) => StepKind::Key(word),
                };
                steps.push(Step { offset, what });
                rest = after.get(1..).unwrap_or_default();
            }
            _ => {
                return Err(("Only `.` or `[` may follow `]`".to_owned(), *at));
            }
        }
    }
    Ok((text(first), steps))
}

fn text(placed: &[Placed]) -> String {
    placed.iter().map(|(c, _)| *c).collect()
}
