//! What is sent in which order, and what a crash changes.

use super::*;
use crate::engine::found::FoundList;
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
        model: Default::default(),
        for_all: Default::default(),
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
        let page_at = self.page_at;
        let step = self.conversation.next(|| Some(load(page_at)));
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
                findings: FoundList::default(),
                excluded: FoundList::default(),
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
