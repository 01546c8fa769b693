//! What is sent in which order, and what a crash changes.

use super::*;
use crate::messages::{Diagram, Findings, OutputFile};
use crate::packed_findings::PackedFindings;

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
        global_rules: Default::default(),
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

/// A page and an engine that answers everything, but crashes on `crashing` requests.
struct Simulation {
    queue: RequestQueue<&'static str>,
    page_at: u32,
    log: Vec<String>,
}

impl Simulation {
    fn new(page_at: u32) -> Simulation {
        Simulation {
            queue: RequestQueue::default(),
            page_at,
            log: Vec::new(),
        }
    }

    fn send(&mut self, request: Request) {
        if let Some(revision) = resulting_revision(&request) {
            self.page_at = revision.0;
        }
        self.queue.push("page", request);
    }

    /// Lets the engine work until nothing waits, and returns what happened.
    fn run(&mut self, crashing: &[Request]) -> String {
        self.log.clear();
        while self.step(crashing) {}
        self.log.join(", ")
    }

    fn step(&mut self, crashing: &[Request]) -> bool {
        let page_at = self.page_at;
        let step = self.queue.next(|| Some(("queue", load(page_at))));
        let NextStep::Send(id, request) = step else {
            if step != NextStep::Wait {
                self.log.push("given up".to_owned());
            }
            return step != NextStep::Wait;
        };
        self.log.push(brief(&request));
        if crashing.contains(&request) {
            self.log.push("crashed".to_owned());
            self.queue.handle_crash();
            return true;
        }
        let answer = match resulting_revision(&request) {
            Some(revision) => Answer::Findings(Findings {
                revision,
                threats: None,
                findings: PackedFindings::default(),
                excluded: PackedFindings::default(),
                flows: Vec::new(),
                diagnostics: Vec::new(),
            }),
            None => Answer::Failed(Vec::new()),
        };
        self.queue.handle_answer(id, &answer);
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
fn a_newer_request_replaces_an_older_one() {
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
        let mut simulation = Simulation::new(0);
        for request in requests {
            simulation.send(request.clone());
        }
        assert_eq!(simulation.run(&[]), expected);
    }
}

#[test]
fn after_a_crash_the_model_is_sent_first_and_the_crashing_request_is_not_retried() {
    let mut simulation = Simulation::new(0);
    simulation.send(load(1));
    simulation.send(picture(1));
    simulation.send(file(1));
    let log = simulation.run(&[picture(1)]);
    assert_eq!(log, "load 1, picture 1, crashed, load 1, file 1");
    simulation.send(apply(1));
    assert_eq!(simulation.run(&[]), "apply 1-2");
}

#[test]
fn a_model_that_crashes_the_engine_is_sent_once_and_its_next_revision_again() {
    let mut simulation = Simulation::new(0);
    simulation.send(load(1));
    simulation.send(picture(1));
    simulation.send(file(1));
    assert_eq!(
        simulation.run(&[load(1)]),
        "load 1, crashed, given up, given up"
    );
    simulation.send(picture(1));
    assert_eq!(simulation.run(&[load(1)]), "given up");
    simulation.send(apply(1));
    assert_eq!(simulation.run(&[]), "load 2");
}

#[test]
fn edits_that_were_sent_with_the_whole_model_are_not_sent_again() {
    let mut simulation = Simulation::new(0);
    simulation.send(load(1));
    simulation.run(&[]);
    simulation.send(file(1));
    simulation.send(apply(1));
    simulation.send(file(2));
    simulation.send(apply(2));
    let log = simulation.run(&[file(1)]);
    assert_eq!(log, "file 1, crashed, load 3, given up, given up");
}

#[test]
fn an_engine_out_of_sync_gets_the_whole_model() {
    let mut simulation = Simulation::new(0);
    simulation.send(load(1));
    simulation.run(&[]);
    simulation.send(apply(1));
    let NextStep::Send(id, _) = simulation.queue.next(|| None) else {
        panic!("the edit is sent");
    };
    let purpose = simulation.queue.handle_answer(id, &Answer::Stale);
    assert_eq!(purpose, None, "no answer is passed on yet");
    assert_eq!(simulation.run(&[]), "load 2");
}

#[test]
fn an_answer_without_a_waiting_request_is_dropped() {
    let mut queue = RequestQueue::<()>::default();
    assert_eq!(queue.handle_answer(RequestId(7), &Answer::Stale), None);
}

#[test]
fn every_answer_comes_with_the_purpose_of_its_request() {
    let mut queue = RequestQueue::default();
    let sample = |name: &str| Request::Sample {
        name: name.to_owned(),
    };
    queue.push("first", sample("a"));
    queue.push("second", sample("a"));
    queue.push("superseded", Request::Help);
    queue.push("third", Request::Help);
    queue.push("given up", picture(1));
    let mut log = Vec::new();
    loop {
        match queue.next(|| None) {
            NextStep::Send(id, _) => {
                let stray = queue.handle_answer(RequestId(99), &Answer::Stale);
                assert_eq!(stray, None);
                log.extend(queue.handle_answer(id, &Answer::Stale));
            }
            NextStep::GiveUp(purpose) => log.push(purpose),
            NextStep::Wait => break,
        }
    }
    assert_eq!(log, ["first", "second", "third", "given up"]);
    assert!(queue.purposes.is_empty());
}

#[test]
fn merged_edits_and_crashes_leave_no_purpose_behind() {
    let mut queue = RequestQueue::default();
    queue.push("load", load(1));
    let NextStep::Send(id, _) = queue.next(|| None) else {
        panic!("the model is sent");
    };
    queue.push("edit", apply(1));
    queue.push("newer edit", apply(2));
    assert_eq!(queue.handle_answer(id, &Answer::Stale), Some("load"));
    assert!(matches!(
        queue.next(|| Some(("queue", load(3)))),
        NextStep::Send(..)
    ));
    let crashed = queue.handle_crash().map(|(purpose, _)| purpose);
    assert_eq!(crashed, Some("newer edit"));
    assert!(queue.purposes.is_empty());
}
