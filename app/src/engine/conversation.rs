//! What the page wants of the engine, and what the engine must be told first. Knows no browser.
//!
//! One request is worked on, the others wait on the page's side: a newer wish takes the place of
//! an older one before the engine has looked at it, the watch on a request starts when work on it
//! starts, and after a crash it is plain which request caused it.

use std::collections::VecDeque;
use std::sync::Arc;

use parapet_core::model::Model;

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

    /// Says what is to be done next. `current` is the model that is open in the page: it goes
    /// first when the engine has not got it.
    pub fn next(&mut self, current: impl FnOnce() -> Option<(Revision, Arc<Model>)>) -> Step {
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
            (Some(needed), changes) => match current() {
                Some((revision, _)) if self.deadly == Some(revision) => {
                    return Step::GiveUp { number };
                }
                // The model of the page has these edits already.
                Some((revision, model)) if changes.is_some() => Numbered {
                    number,
                    body: Request::Load { revision, model },
                },
                Some((revision, model)) if revision == needed => {
                    self.waiting.push_front(next);
                    self.last = self.last.wrapping_add(1);
                    Numbered {
                        number: self.last,
                        body: Request::Load { revision, model },
                    }
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
        Request::Open { .. } | Request::Load { .. } | Request::Threat { .. } => None,
        Request::Apply { base, .. } => Some(*base),
        Request::Picture { revision, .. }
        | Request::Report { revision }
        | Request::Facts { revision, .. }
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
            Request::Picture { .. } | Request::Report { .. } | Request::Facts { .. },
        ) => true,
        (Request::Load { .. }, Request::Load { .. } | Request::Apply { .. }) => true,
        (Request::Picture { diagram: newer, .. }, Request::Picture { diagram: older, .. }) => {
            newer == older
        }
        (Request::Report { .. }, Request::Report { .. })
        | (Request::Facts { .. }, Request::Facts { .. })
        | (Request::Threat { .. }, Request::Threat { .. }) => true,
        (Request::File { .. }, Request::File { .. }) => newer == older,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::messages::{Diagram, Findings, OutputFile};

    fn apply(base: u32) -> Request {
        Request::Apply {
            base: Revision(base),
            revision: Revision(base + 1),
            edits: Vec::new(),
        }
    }

    fn load(revision: u32) -> Request {
        Request::Load {
            revision: Revision(revision),
            model: Arc::default(),
        }
    }

    fn picture(revision: u32) -> Request {
        Request::Picture {
            revision: Revision(revision),
            diagram: Diagram::Dataflow,
        }
    }

    fn file(revision: u32) -> Request {
        Request::File {
            revision: Revision(revision),
            file: OutputFile::Model,
        }
    }

    /// A page and an engine that answers everything, but dies over `deadly` requests.
    struct Scene {
        conversation: Conversation,
        page_at: u32,
        said: Vec<String>,
    }

    impl Scene {
        fn new(page_at: u32) -> Scene {
            Scene {
                conversation: Conversation::default(),
                page_at,
                said: Vec::new(),
            }
        }

        fn ask(&mut self, request: Request) {
            if let Some(revision) = changes_to(&request) {
                self.page_at = revision.0;
            }
            self.conversation.ask(request);
        }

        /// Lets the engine work until nothing waits, and says what it got.
        fn run(&mut self, deadly: &[Request]) -> String {
            self.said.clear();
            while self.step(deadly) {}
            self.said.join(", ")
        }

        fn step(&mut self, deadly: &[Request]) -> bool {
            let page_at = Revision(self.page_at);
            let step = self.conversation.next(|| Some((page_at, Arc::default())));
            let Step::Send(request) = step else {
                if step != Step::Wait {
                    self.said.push("given up".to_owned());
                }
                return step != Step::Wait;
            };
            self.said.push(brief(&request.body));
            if deadly.contains(&request.body) {
                self.said.push("died".to_owned());
                self.conversation.died();
                return true;
            }
            let body = match changes_to(&request.body) {
                Some(revision) => Answer::Findings(Findings {
                    revision,
                    threats: None,
                    findings: Vec::new(),
                    excluded: Vec::new(),
                    flows: Vec::new(),
                    diagnostics: Vec::new(),
                }),
                None => Answer::Failed(Vec::new()),
            };
            let number = request.number;
            self.conversation.answered(&Numbered { number, body });
            true
        }
    }

    fn brief(request: &Request) -> String {
        match request {
            Request::Load { revision, .. } => format!("load {}", revision.0),
            Request::Apply { base, revision, .. } => format!("apply {}-{}", base.0, revision.0),
            Request::Picture { revision, .. } => format!("picture {}", revision.0),
            Request::File { revision, .. } => format!("file {}", revision.0),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn a_newer_wish_takes_the_place_of_an_older_one() {
        let cases: [(&[Request], &str); 7] = [
            (&[load(1), picture(1), picture(1)], "load 1, picture 1"),
            (&[load(1), load(2)], "load 2"),
            (&[load(1), apply(1), apply(2)], "load 1, apply 1-3"),
            (&[load(1), apply(1), load(3)], "load 3"),
            (
                &[load(1), picture(1), apply(1), picture(2)],
                "load 1, apply 1-2, picture 2",
            ),
            (
                &[load(1), file(1), apply(1), file(2)],
                "load 1, file 1, apply 1-2, file 2",
            ),
            (
                &[load(1), apply(1), file(2), load(3)],
                "load 1, apply 1-2, file 2, load 3",
            ),
        ];
        for (requests, expected) in cases {
            let mut scene = Scene::new(0);
            for request in requests {
                scene.ask(request.clone());
            }
            assert_eq!(scene.run(&[]), expected);
        }
    }

    #[test]
    fn after_a_crash_the_model_goes_first_and_the_deadly_request_is_not_tried_again() {
        let mut scene = Scene::new(0);
        scene.ask(load(1));
        scene.ask(picture(1));
        scene.ask(file(1));
        let said = scene.run(&[picture(1)]);
        assert_eq!(said, "load 1, picture 1, died, load 1, file 1");
        scene.ask(apply(1));
        assert_eq!(scene.run(&[]), "apply 1-2");
    }

    #[test]
    fn a_model_that_kills_the_engine_is_sent_once_and_the_next_state_of_it_again() {
        let mut scene = Scene::new(0);
        scene.ask(load(1));
        scene.ask(picture(1));
        scene.ask(file(1));
        assert_eq!(scene.run(&[load(1)]), "load 1, died, given up, given up");
        scene.ask(picture(1));
        assert_eq!(scene.run(&[load(1)]), "given up");
        scene.ask(apply(1));
        assert_eq!(scene.run(&[]), "load 2");
    }

    #[test]
    fn edits_that_went_with_the_whole_model_are_not_sent_again() {
        let mut scene = Scene::new(0);
        scene.ask(load(1));
        scene.run(&[]);
        scene.ask(file(1));
        scene.ask(apply(1));
        scene.ask(file(2));
        scene.ask(apply(2));
        let said = scene.run(&[file(1)]);
        assert_eq!(said, "file 1, died, load 3, given up, given up");
    }

    #[test]
    fn an_engine_that_lost_step_gets_the_whole_model() {
        let mut scene = Scene::new(0);
        scene.ask(load(1));
        scene.run(&[]);
        scene.ask(apply(1));
        let Step::Send(sent) = scene.conversation.next(|| None) else {
            panic!("the edit is sent");
        };
        let number = sent.number;
        let answer = scene.conversation.answered(&Numbered {
            number,
            body: Answer::Stale,
        });
        assert_eq!(answer, None, "nobody is told yet");
        assert_eq!(scene.run(&[]), "load 2");
    }

    #[test]
    fn an_answer_that_nobody_waits_for_is_dropped() {
        let mut conversation = Conversation::default();
        let stray = Numbered {
            number: 7,
            body: Answer::Stale,
        };
        assert_eq!(conversation.answered(&stray), None);
    }
}
