//! When who is at work: from a request to its answer.

use super::rows::Row;
use super::{BAR, BAR_SHIFT};
use crate::views::sequence::{Message, Sequence, Step};

/// How long a bar is at least, in px: it ends above where the label of the next message begins.
const SHORTEST: f64 = 15.0;
/// How many bars stand in each other at most; more could not be told apart.
const DEEPEST: usize = 3;

/// Who is at work when.
pub(super) struct Work {
    /// The times, from top to bottom; one inside another stands behind it.
    pub(super) spans: Vec<Span>,
    /// For each step how far the bars of its ends reach.
    pub(super) reaches: Vec<Reach>,
    /// How far the bars of each participant reach to the right at most.
    pub(super) widest: Vec<f64>,
}

/// A time at which a participant is at work.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub(super) participant: usize,
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// In how many bars it stands.
    pub(super) depth: f64,
}

/// How far bars reach from their lifelines at a message: 0 where there is none.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reach {
    pub(super) from: Sides,
    pub(super) to: Sides,
}

/// To the left and to the right, in px.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sides {
    pub(super) left: f64,
    pub(super) right: f64,
}

impl Sides {
    /// The reach to one side: to the right for `way` above 0.
    pub(super) fn towards(self, way: f64) -> f64 {
        if way > 0.0 { self.right } else { self.left }
    }
}

/// Finds out who is at work when. A request that is answered keeps its receiver at work until then;
/// one that is not, until the receiver has sent what it sends before it is asked again.
pub(super) fn work(sequence: &Sequence, rows: &[Row]) -> Work {
    let last_sent = last_sent(sequence);
    let mut work = Work {
        spans: Vec::new(),
        reaches: Vec::with_capacity(rows.len()),
        widest: vec![BAR / 2.0; sequence.participants.len()],
    };
    // The spans that are open for each participant, by position.
    let mut open: Vec<Vec<usize>> = vec![Vec::new(); sequence.participants.len()];
    for (at, (step, row)) in sequence.steps.iter().zip(rows).enumerate() {
        let Step::Message(message) = step else {
            work.reaches.push(Reach::default());
            continue;
        };
        for end in [message.from, message.to] {
            if let Some(open) = open.get_mut(end) {
                open.retain(|span| work.spans.get(*span).is_some_and(|s| s.bottom >= row.y));
            }
        }
        let times = Times {
            sequence,
            rows,
            last_sent: &last_sent,
        };
        if let Some(span) = begun(&times, at, message, &open, &work.spans) {
            if let Some(open) = open.get_mut(message.to) {
                open.push(work.spans.len());
            }
            if let Some(widest) = work.widest.get_mut(message.to) {
                *widest = widest.max(BAR / 2.0 + BAR_SHIFT * span.depth);
            }
            work.spans.push(span);
        }
        work.reaches.push(Reach {
            from: sides(&open, message.from),
            to: sides(&open, message.to),
        });
    }
    work
}

/// What is known before the spans are.
struct Times<'a> {
    sequence: &'a Sequence,
    rows: &'a [Row],
    last_sent: &'a [Option<usize>],
}

/// The time that begins with a message, if one does.
fn begun(
    times: &Times<'_>,
    at: usize,
    message: &Message,
    open: &[Vec<usize>],
    spans: &[Span],
) -> Option<Span> {
    let row = times.rows.get(at)?;
    let open = open.get(message.to)?;
    if message.is_response || message.from == message.to || open.len() >= DEEPEST {
        return None;
    }
    let until = match message.answer {
        Some(answer) => Some(answer),
        // Inside of a time that somebody ends, one that nobody ends says nothing more.
        None if !open.is_empty() => return None,
        None => times.last_sent.get(at).copied().flatten().map(|sent| {
            // Whoever has asked waits for the answer.
            let answer = match times.sequence.steps.get(sent) {
                Some(Step::Message(message)) => message.answer,
                _ => None,
            };
            answer.unwrap_or(sent)
        }),
    };
    let until = until.and_then(|until| times.rows.get(until));
    let shortest = row.y + SHORTEST;
    let bottom = until.map_or(shortest, |row| row.y.max(shortest));
    let around = open.last().and_then(|span| spans.get(*span));
    let limit = around.map_or(f64::INFINITY, |span| span.bottom.max(shortest));
    Some(Span {
        participant: message.to,
        top: row.y,
        bottom: bottom.min(limit),
        depth: f64::from(u8::try_from(open.len()).unwrap_or(u8::MAX)),
    })
}

fn sides(open: &[Vec<usize>], participant: usize) -> Sides {
    let deep = open.get(participant).map_or(0, Vec::len);
    match u8::try_from(deep).unwrap_or(u8::MAX).checked_sub(1) {
        None => Sides::default(),
        Some(inner) => Sides {
            left: BAR / 2.0,
            right: BAR / 2.0 + BAR_SHIFT * f64::from(inner),
        },
    }
}

/// For each message the last one that its receiver sends before it is asked again, or before a
/// divider.
fn last_sent(sequence: &Sequence) -> Vec<Option<usize>> {
    let mut last_sent = vec![None; sequence.steps.len()];
    let mut latest: Vec<Option<usize>> = vec![None; sequence.participants.len()];
    for (at, step) in sequence.steps.iter().enumerate().rev() {
        let Step::Message(Message { from, to, .. }) = step else {
            latest.fill(None);
            continue;
        };
        if let (Some(result), Some(sent)) = (last_sent.get_mut(at), latest.get_mut(*to)) {
            *result = sent.take();
        }
        if let Some(sent) = latest.get_mut(*from).filter(|_| from != to) {
            *sent = sent.or(Some(at));
        }
    }
    last_sent
}
