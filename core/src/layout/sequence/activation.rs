//! When each participant is active: from a request to its response.

use super::metrics::{BAR, BAR_SHIFT};
use super::rows::Row;
use crate::views::sequence::{Message, Sequence, Step};

/// How long a bar is at least, in px: it ends above where the label of the next message begins.
const MIN_HEIGHT: f64 = 15.0;
/// How deep bars nest at most; more could not be told apart.
const MAX_DEPTH: usize = 3;

/// The activations of all participants.
pub(super) struct Activations {
    /// The times, from top to bottom; a nested one comes after the one around it.
    pub(super) spans: Vec<Span>,
    /// For each step how far the bars of its ends reach.
    pub(super) reaches: Vec<Reach>,
    /// How far the bars of each participant reach to the right at most.
    pub(super) widest: Vec<f64>,
}

/// A time at which a participant is active.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub(super) participant: usize,
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// How many bars are around it.
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
    /// The reach to one side: to the right for `direction` above 0.
    pub(super) fn towards(self, direction: f64) -> f64 {
        if direction > 0.0 {
            self.right
        } else {
            self.left
        }
    }
}

/// Finds out when each participant is active. A request with a response keeps its receiver active until then;
/// one that is not, until the receiver has sent what it sends before it is asked again.
pub(super) fn activations(sequence: &Sequence, rows: &[Row]) -> Activations {
    let last_sent = last_sent(sequence);
    let mut activations = Activations {
        spans: Vec::new(),
        reaches: Vec::with_capacity(rows.len()),
        widest: vec![BAR / 2.0; sequence.participants.len()],
    };
    // The spans that are open for each participant, by position.
    let mut open: Vec<Vec<usize>> = vec![Vec::new(); sequence.participants.len()];
    for (at, (step, row)) in sequence.steps.iter().zip(rows).enumerate() {
        let Step::Message(message) = step else {
            activations.reaches.push(Reach::default());
            continue;
        };
        for end in [message.from, message.to] {
            if let Some(open) = open.get_mut(end) {
                open.retain(|span| {
                    activations
                        .spans
                        .get(*span)
                        .is_some_and(|s| s.bottom >= row.y)
                });
            }
        }
        let context = Context {
            sequence,
            rows,
            last_sent: &last_sent,
        };
        if let Some(span) = starting_span(&context, at, message, &open, &activations.spans) {
            if let Some(open) = open.get_mut(message.to) {
                open.push(activations.spans.len());
            }
            if let Some(widest) = activations.widest.get_mut(message.to) {
                *widest = widest.max(BAR / 2.0 + BAR_SHIFT * span.depth);
            }
            activations.spans.push(span);
        }
        activations.reaches.push(Reach {
            from: sides(&open, message.from),
            to: sides(&open, message.to),
        });
    }
    activations
}

/// What is known before the spans are.
struct Context<'a> {
    sequence: &'a Sequence,
    rows: &'a [Row],
    last_sent: &'a [Option<usize>],
}

/// The time that begins with a message, if one does.
fn starting_span(
    context: &Context<'_>,
    at: usize,
    message: &Message,
    open: &[Vec<usize>],
    spans: &[Span],
) -> Option<Span> {
    let row = context.rows.get(at)?;
    let open = open.get(message.to)?;
    if message.is_response || message.from == message.to || open.len() >= MAX_DEPTH {
        return None;
    }
    let until = match message.response_step {
        Some(response) => Some(response),
        // Inside of a time with a known end, one without adds nothing.
        None if !open.is_empty() => return None,
        None => context.last_sent.get(at).copied().flatten().map(|sent| {
            // A sender is active until its request is answered.
            let response = match context.sequence.steps.get(sent) {
                Some(Step::Message(message)) => message.response_step,
                _ => None,
            };
            response.unwrap_or(sent)
        }),
    };
    let until = until.and_then(|until| context.rows.get(until));
    let min_bottom = row.y + MIN_HEIGHT;
    let bottom = until.map_or(min_bottom, |row| row.y.max(min_bottom));
    let around = open.last().and_then(|span| spans.get(*span));
    let limit = around.map_or(f64::INFINITY, |span| span.bottom.max(min_bottom));
    Some(Span {
        participant: message.to,
        top: row.y,
        bottom: bottom.min(limit),
        depth: f64::from(u8::try_from(open.len()).unwrap_or(u8::MAX)),
    })
}

fn sides(open: &[Vec<usize>], participant: usize) -> Sides {
    let depth = open.get(participant).map_or(0, Vec::len);
    match u8::try_from(depth).unwrap_or(u8::MAX).checked_sub(1) {
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
