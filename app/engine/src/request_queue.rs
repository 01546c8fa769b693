//! The requests that wait for the engine, and what it must load before it can answer them. Knows no browser.
//!
//! One request is in progress, the others wait on the page's side: a newer one replaces an older
//! one before the engine has seen it, the timeout of a request starts when work on it starts, and
//! after a crash it is clear which request caused it.
//!
//! Every request has a purpose, which the page gets back with its answer.

use std::collections::{BTreeMap, VecDeque};

use super::messages::{Answer, Request, RequestId, Revision};

/// The waiting requests, the one in progress, and which revision of the model the engine has.
#[derive(Debug)]
pub struct RequestQueue<P> {
    waiting: VecDeque<(RequestId, Request)>,
    in_progress: Option<(RequestId, Request)>,
    /// Why each of these requests is sent.
    purposes: BTreeMap<RequestId, P>,
    last_id: RequestId,
    /// The revision that the engine has; `None` after a start, and when it got out of sync.
    engine_revision: Option<Revision>,
    /// The revision that the engine crashed on while judging it: it is not judged again.
    crashed_on: Option<Revision>,
}

/// What to do next.
#[derive(Clone, Debug, PartialEq)]
pub enum NextStep<P> {
    /// Send this to the engine.
    Send(RequestId, Request),
    /// This cannot be answered any more: the model is at another revision, or crashed the engine.
    GiveUp(P),
    /// Nothing: the engine is busy, or nothing waits.
    Wait,
}

impl<P> Default for RequestQueue<P> {
    fn default() -> RequestQueue<P> {
        RequestQueue {
            waiting: VecDeque::new(),
            in_progress: None,
            purposes: BTreeMap::new(),
            last_id: RequestId::default(),
            engine_revision: None,
            crashed_on: None,
        }
    }
}

impl<P> RequestQueue<P> {
    /// Appends a request, and removes those that it supersedes.
    pub fn push(&mut self, purpose: P, request: Request) {
        // A file to be downloaded needs the revision before it, whatever comes after.
        let is_file = |(_, request): &(RequestId, Request)| matches!(request, Request::File { .. });
        let from = self.waiting.iter().rposition(is_file);
        let mut newer = self
            .waiting
            .split_off(from.map_or(0, |file| file.saturating_add(1)));
        newer.retain(|(id, older)| {
            let is_superseded = supersedes(&request, older);
            if is_superseded {
                self.purposes.remove(id);
            }
            !is_superseded
        });
        self.waiting.append(&mut newer);
        let id = self.add_purpose(purpose);
        if let Some(request) = self.merge_edits(id, request) {
            self.waiting.push_back((id, request));
        }
    }

    /// Returns what to do next. `load_current` makes the request that loads the open model: it is
    /// sent first when the engine does not have that.
    pub fn next(&mut self, load_current: impl FnOnce() -> Option<(P, Request)>) -> NextStep<P> {
        if self.in_progress.is_some() {
            return NextStep::Wait;
        }
        let Some((id, next)) = self.waiting.pop_front() else {
            return NextStep::Wait;
        };
        match self.prepare(id, next, load_current) {
            Some((id, request)) => {
                self.in_progress = Some((id, request.clone()));
                NextStep::Send(id, request)
            }
            None => match self.purposes.remove(&id) {
                Some(purpose) => NextStep::GiveUp(purpose),
                None => NextStep::Wait,
            },
        }
    }

    /// What to send for a request: itself, or the model that it needs; `None` if it cannot be
    /// answered any more.
    fn prepare(
        &mut self,
        id: RequestId,
        next: Request,
        load_current: impl FnOnce() -> Option<(P, Request)>,
    ) -> Option<(RequestId, Request)> {
        let Some(needed) = required_revision(&next) else {
            return Some((id, next));
        };
        let changes_to = resulting_revision(&next);
        if Some(needed) == self.engine_revision {
            return Some((id, next));
        }
        if changes_to.is_some() && self.engine_revision >= changes_to {
            return None;
        }
        let (purpose, load) = load_current()?;
        let current = resulting_revision(&load);
        if current.is_some() && self.crashed_on == current {
            return None;
        }
        // The model of the page has these edits already.
        if changes_to.is_some() {
            return Some((id, load));
        }
        if current != Some(needed) {
            return None;
        }
        self.waiting.push_front((id, next));
        Some((self.add_purpose(purpose), load))
    }

    /// Handles an answer. Returns the purpose of the request that it answers; `None` if none waits
    /// for it.
    pub fn handle_answer(&mut self, id: RequestId, answer: &Answer) -> Option<P> {
        let (_, request) = self.in_progress.take_if(|(current, _)| *current == id)?;
        if resulting_revision(&request).is_some() {
            if let Answer::Findings(findings) = answer {
                self.engine_revision = Some(findings.revision);
            } else {
                // The engine is out of sync: the same again, with the whole model.
                self.engine_revision = None;
                if matches!(request, Request::Apply { .. }) {
                    self.waiting.push_front((id, request));
                    return None;
                }
            }
        }
        self.purposes.remove(&id)
    }

    /// Handles a crash of the engine. Returns the request that it crashed on with its purpose, if
    /// there was one: it is not retried, and neither is that revision of the model, if it crashed
    /// while judging it.
    pub fn handle_crash(&mut self) -> Option<(P, Request)> {
        self.engine_revision = None;
        let (id, request) = self.in_progress.take()?;
        self.crashed_on = resulting_revision(&request).or(self.crashed_on);
        let purpose = self.purposes.remove(&id)?;
        Some((purpose, request))
    }

    fn add_purpose(&mut self, purpose: P) -> RequestId {
        self.last_id = RequestId(self.last_id.0.wrapping_add(1));
        self.purposes.insert(self.last_id, purpose);
        self.last_id
    }

    /// Merges an edit into waiting edits at the end, which get its id; returns any other request.
    fn merge_edits(&mut self, id: RequestId, request: Request) -> Option<Request> {
        let Some((last_id, last)) = self.waiting.back_mut() else {
            return Some(request);
        };
        match (last, request) {
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
                self.purposes.remove(last_id);
                *last_id = id;
                None
            }
            (_, request) => Some(request),
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
