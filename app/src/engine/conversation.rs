//! What the page wants of the engine, and what the engine must be told first. Knows no browser.
//!
//! One request is worked on, the others wait on the page's side: a newer wish takes the place of
//! an older one before the engine has looked at it, the watch on a request starts when work on it
//! starts, and after a crash it is plain which request caused it.

use std::collections::VecDeque;

use super::messages::{Answer, Numbered, Request, Revision};

/// The requests that wait, the one that is worked on, and what the engine knows of the model.
#[derive(Debug, Default)]
pub struct Conversation {
    waiting: VecDeque<Numbered<Request>>,
    working: Option<Numbered<Request>>,
    last: u32,
    /// The state of the model that the engine is at; `None` after a start, and when it lost step.
    engine_at: Option<Revision>,
    /// The state of the model over which the engine died: it is not judged again.
    deadly: Option<Revision>,
}

/// What is to be done next.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// The engine gets this.
    Send(Numbered<Request>),
    /// Nobody can answer this any more: the model is at another state, or killed the engine.
    GiveUp {
        /// The number of the request.
        number: u32,
    },
    /// Nothing: the engine works, or nothing waits.
    Wait,
}

impl Conversation {
    /// Puts a request at the end, and takes out those that it makes needless. Gives its number.
    pub fn ask(&mut self, request: Request) -> u32 {
        // A file that is to be downloaded needs the state before it, whatever comes after.
        let mut kept = self.waiting.len();
        while kept > 0 && !self.is_file_at(kept.wrapping_sub(1)) {
            kept = kept.wrapping_sub(1);
        }
        let mut newer = self.waiting.split_off(kept);
        newer.retain(|older| !makes_needless(&request, &older.body));
        self.waiting.append(&mut newer);
        self.last = self.last.wrapping_add(1);
        let asked = Numbered {
            number: self.last,
            body: request,
        };
        if let Some(asked) = self.joined(asked) {
            self.waiting.push_back(asked);
        }
        self.last
    }

    /// Says what is to be done next. `current` loads the model that is open in the page: it goes
    /// first when the engine has not got that.
    pub fn next(&mut self, current: impl FnOnce() -> Option<Request>) -> Step {
        if self.working.is_some() {
            return Step::Wait;
        }
        let Some(next) = self.waiting.pop_front() else {
            return Step::Wait;
        };
        let number = next.number;
        let request = match (needs(&next.body), changes_to(&next.body)) {
            (None, _) => next,
            (needed, _) if needed == self.engine_at => next,
            (Some(_), Some(covered)) if self.engine_at >= Some(covered) => {
                return Step::GiveUp { number };
            }
            (Some(needed), changes) => match current().map(|load| (changes_to(&load), load)) {
                Some((revision, _)) if revision.is_some() && self.deadly == revision => {
                    return Step::GiveUp { number };
                }
                // The model of the page has these edits already.
                Some((_, body)) if changes.is_some() => Numbered { number, body },
                Some((revision, body)) if revision == Some(needed) => {
                    self.waiting.push_front(next);
                    self.last = self.last.wrapping_add(1);
                    let number = self.last;
                    Numbered { number, body }
                }
                _ => return Step::GiveUp { number },
            },
        };
        self.working = Some(request.clone());
        Step::Send(request)
    }

    /// An answer came. Gives back the request that it answers; `None` if nobody waits for it.
    pub fn answered(&mut self, answer: &Numbered<Answer>) -> Option<Request> {
        let done = self
            .working
            .take_if(|working| working.number == answer.number)?;
        match (changes_to(&done.body), &answer.body) {
            (None, _) => Some(done.body),
            (Some(_), Answer::Findings(findings)) => {
                self.engine_at = Some(findings.revision);
                Some(done.body)
            }
            // The engine lost step: the same again, with the whole model.
            (Some(_), _) => {
                self.engine_at = None;
                if matches!(done.body, Request::Apply { .. }) {
                    self.waiting.push_front(done);
                    return None;
                }
                Some(done.body)
            }
        }
    }

    /// The engine died. Gives back the request it died over, if there was one: it is not tried
    /// again, and neither is that state of the model, if it was over judging it.
    pub fn died(&mut self) -> Option<Request> {
        self.engine_at = None;
        let request = self.working.take()?.body;
        self.deadly = changes_to(&request).or(self.deadly);
        Some(request)
    }

    fn is_file_at(&self, position: usize) -> bool {
        let waiting = self.waiting.get(position);
        waiting.is_some_and(|waiting| matches!(waiting.body, Request::File { .. }))
    }

    /// Adds an edit to edits that wait at the end; gives back any other request.
    fn joined(&mut self, asked: Numbered<Request>) -> Option<Numbered<Request>> {
        let Some(last) = self.waiting.back_mut() else {
            return Some(asked);
        };
        match (&mut last.body, asked.body) {
            (
                Request::Apply {
                    revision, edits, ..
                },
                Request::Apply {
                    base,
                    revision: newest,
                    edits: more,
                },
            ) if *revision == base => {
                *revision = newest;
                edits.extend(more);
                last.number = asked.number;
                None
            }
            (_, body) => Some(Numbered {
                number: asked.number,
                body,
            }),
        }
    }
}

/// The state of the model that the engine must be at for this request.
fn needs(request: &Request) -> Option<Revision> {
    match request {
        Request::Wording
        | Request::Help
        | Request::Open { .. }
        | Request::Sample { .. }
        | Request::SampleThumbnail { .. }
        | Request::Load { .. }
        | Request::Threat { .. } => None,
        Request::Apply { base, .. } => Some(*base),
        Request::Picture { revision, .. }
        | Request::Report { revision }
        | Request::Facts { revision, .. }
        | Request::Readers { revision, .. }
        | Request::Explain { revision, .. }
        | Request::Review { revision, .. }
        | Request::Complete { revision, .. }
        | Request::Excerpt { revision, .. }
        | Request::SaveThreat { revision, .. }
        | Request::LibraryFile { revision, .. }
        | Request::File { revision, .. } => Some(*revision),
    }
}

/// The state of the model that the engine is at after this request.
fn changes_to(request: &Request) -> Option<Revision> {
    match request {
        Request::Load { revision, .. } | Request::Apply { revision, .. } => Some(*revision),
        _ => None,
    }
}

/// Whether a newer request leaves nobody who waits for the answer to an older one.
fn makes_needless(newer: &Request, older: &Request) -> bool {
    match (newer, older) {
        (
            Request::Load { .. } | Request::Apply { .. },
            Request::Picture { .. }
            | Request::Report { .. }
            | Request::Facts { .. }
            | Request::Readers { .. }
            | Request::Explain { .. }
            | Request::Review { .. },
        ) => true,
        (Request::Load { .. }, Request::Load { .. } | Request::Apply { .. }) => true,
        (Request::Picture { diagram: newer, .. }, Request::Picture { diagram: older, .. }) => {
            newer == older
        }
        (Request::Report { .. }, Request::Report { .. })
        | (Request::Facts { .. }, Request::Facts { .. })
        | (Request::Help, Request::Help)
        | (Request::Readers { .. }, Request::Readers { .. })
        | (Request::Explain { .. }, Request::Explain { .. })
        | (Request::Review { .. }, Request::Review { .. })
        | (Request::Complete { .. }, Request::Complete { .. })
        | (Request::Threat { .. }, Request::Threat { .. }) => true,
        (Request::File { .. }, Request::File { .. }) => newer == older,
        _ => false,
    }
}

#[cfg(test)]
mod tests;
