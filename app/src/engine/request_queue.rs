//! The requests that wait for the engine, and what it must load before it can answer them. Knows no browser.
//!
//! One request is in progress, the others wait on the page's side: a newer one replaces an older
//! one before the engine has seen it, the timeout of a request starts when work on it starts, and
//! after a crash it is clear which request caused it.

use std::collections::VecDeque;

use super::messages::{Answer, Numbered, Request, Revision};

/// The waiting requests, the one in progress, and which revision of the model the engine has.
#[derive(Debug, Default)]
pub struct RequestQueue {
    waiting: VecDeque<Numbered<Request>>,
    in_progress: Option<Numbered<Request>>,
    last_number: u32,
    /// The revision that the engine has; `None` after a start, and when it got out of sync.
    engine_revision: Option<Revision>,
    /// The revision that the engine crashed on while judging it: it is not judged again.
    crashed_on: Option<Revision>,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq)]
pub enum NextStep {
    /// Send this to the engine.
    Send(Numbered<Request>),
    /// This cannot be answered any more: the model is at another revision, or crashed the engine.
    GiveUp {
        /// The number of the request.
        number: u32,
    },
    /// Nothing: the engine is busy, or nothing waits.
    Wait,
}

impl RequestQueue {
    /// Appends a request, and removes those that it supersedes. Returns its number.
    pub fn push(&mut self, request: Request) -> u32 {
        // A file to be downloaded needs the revision before it, whatever comes after.
        let mut from = self.waiting.len();
        while from > 0 && !self.is_file_at(from.wrapping_sub(1)) {
            from = from.wrapping_sub(1);
        }
        let mut newer = self.waiting.split_off(from);
        newer.retain(|older| !supersedes(&request, &older.body));
        self.waiting.append(&mut newer);
        self.last_number = self.last_number.wrapping_add(1);
        let numbered = Numbered {
            number: self.last_number,
            body: request,
        };
        if let Some(numbered) = self.merge_edits(numbered) {
            self.waiting.push_back(numbered);
        }
        self.last_number
    }

    /// Returns what to do next. `load_current` makes the request that loads the open model: it is
    /// sent first when the engine does not have that.
    pub fn next(&mut self, load_current: impl FnOnce() -> Option<Request>) -> NextStep {
        if self.in_progress.is_some() {
            return NextStep::Wait;
        }
        let Some(next) = self.waiting.pop_front() else {
            return NextStep::Wait;
        };
        let number = next.number;
        let request = match (
            required_revision(&next.body),
            resulting_revision(&next.body),
        ) {
            (None, _) => next,
            (needed, _) if needed == self.engine_revision => next,
            (Some(_), Some(covered)) if self.engine_revision >= Some(covered) => {
                return NextStep::GiveUp { number };
            }
            (Some(needed), changes) => {
                match load_current().map(|load| (resulting_revision(&load), load)) {
                    Some((revision, _)) if revision.is_some() && self.crashed_on == revision => {
                        return NextStep::GiveUp { number };
                    }
                    // The model of the page has these edits already.
                    Some((_, body)) if changes.is_some() => Numbered { number, body },
                    Some((revision, body)) if revision == Some(needed) => {
                        self.waiting.push_front(next);
                        self.last_number = self.last_number.wrapping_add(1);
                        let number = self.last_number;
                        Numbered { number, body }
                    }
                    _ => return NextStep::GiveUp { number },
                }
            }
        };
        self.in_progress = Some(request.clone());
        NextStep::Send(request)
    }

    /// Handles an answer. Returns the request that it answers; `None` if none waits for it.
    pub fn handle_answer(&mut self, answer: &Numbered<Answer>) -> Option<Request> {
        let done = self
            .in_progress
            .take_if(|in_progress| in_progress.number == answer.number)?;
        match (resulting_revision(&done.body), &answer.body) {
            (None, _) => Some(done.body),
            (Some(_), Answer::Findings(findings)) => {
                self.engine_revision = Some(findings.revision);
                Some(done.body)
            }
            // The engine is out of sync: the same again, with the whole model.
            (Some(_), _) => {
                self.engine_revision = None;
                if matches!(done.body, Request::Apply { .. }) {
                    self.waiting.push_front(done);
                    return None;
                }
                Some(done.body)
            }
        }
    }

    /// Handles a crash of the engine. Returns the request that it crashed on, if there was one: it is
    /// not retried, and neither is that revision of the model, if it crashed while judging it.
    pub fn handle_crash(&mut self) -> Option<Request> {
        self.engine_revision = None;
        let request = self.in_progress.take()?.body;
        self.crashed_on = resulting_revision(&request).or(self.crashed_on);
        Some(request)
    }

    fn is_file_at(&self, position: usize) -> bool {
        let waiting = self.waiting.get(position);
        waiting.is_some_and(|waiting| matches!(waiting.body, Request::File { .. }))
    }

    /// Merges an edit into waiting edits at the end; returns any other request.
    fn merge_edits(&mut self, numbered: Numbered<Request>) -> Option<Numbered<Request>> {
        let Some(last) = self.waiting.back_mut() else {
            return Some(numbered);
        };
        match (&mut last.body, numbered.body) {
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
                last.number = numbered.number;
                None
            }
            (_, body) => Some(Numbered {
                number: numbered.number,
                body,
            }),
        }
    }
}

/// The revision that the engine must have for this request.
fn required_revision(request: &Request) -> Option<Revision> {
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

/// The revision that the engine has after this request.
fn resulting_revision(request: &Request) -> Option<Revision> {
    match request {
        Request::Load { revision, .. } | Request::Apply { revision, .. } => Some(*revision),
        _ => None,
    }
}

/// Whether a newer request makes the answer to an older one unneeded.
fn supersedes(newer: &Request, older: &Request) -> bool {
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
