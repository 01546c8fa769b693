//! Saving as tables of events: what is done for each, and the status after it.

use std::sync::Arc;

use parapet_core::model::{Edit, Model};

use super::journal::Entry;
use super::machine::{Command, Event, SaveStatus, SavingMachine};
use super::session::SessionId;
use crate::engine::messages::Revision;
use crate::platform::store::ModelSummary;
use crate::state::project::Origin;

/// A lock: the count of its references says how many are held.
#[derive(Debug)]
struct Lock(#[allow(dead_code, reason = "it is held, not read")] Arc<()>);

fn model(name: &str) -> Arc<Model> {
    Arc::new(Model {
        name: name.to_owned(),
        ..Model::default()
    })
}

fn opened(origin: Origin, revision: u32, name: &str) -> Event<Lock> {
    Event::Opened {
        origin,
        model: model(name),
        revision: Revision(revision),
        new_id: format!("id-{revision}"),
        lock: None,
        time: 1.0,
    }
}

fn renamed(revision: u32, name: &str) -> Event<Lock> {
    Event::Changed {
        entry: Entry::Edit(Edit::RenameModel {
            name: name.to_owned(),
        }),
        model: model(name),
        revision: Revision(revision),
        time: 2.0,
    }
}

fn saved(id: &str) -> Origin {
    Origin::Saved {
        summary: ModelSummary {
            id: id.to_owned(),
            name: id.to_owned(),
            changed: 5.0,
            ..ModelSummary::default()
        },
        change: 7,
    }
}

fn file(revision: u32) -> Event<Lock> {
    Event::FileWritten {
        revision: Revision(revision),
        bytes: Arc::new(vec![1]),
    }
}

/// A command in a word or two, with what tells it apart.
fn word(command: &Command) -> String {
    match command {
        Command::SetAddress { id, .. } => {
            format!("address {}", id.as_deref().unwrap_or("none"))
        }
        Command::Lock { id, .. } => format!("lock {id}"),
        Command::WriteRow { summary, row, .. } => format!("row {} {}", summary.id, row.change),
        Command::RetryLater { .. } => "retry".to_owned(),
        Command::WriteSnapshot {
            summary, change, ..
        } => format!("snapshot {} {change}", summary.id),
        Command::WriteSummary { summary } => format!("summary {}", summary.id),
        Command::WriteThumbnail { id, .. } => format!("thumbnail {id}"),
        Command::RequestThumbnail { .. } => "draw".to_owned(),
        Command::StartIdleTimer => "timer".to_owned(),
        Command::StopIdleTimer => String::new(),
    }
}

/// The session of the row or snapshot that was written last.
fn session_of(commands: &[Command]) -> Option<SessionId> {
    commands.iter().rev().find_map(|command| match command {
        Command::WriteRow { session, .. } | Command::WriteSnapshot { session, .. } => {
            Some(*session)
        }
        _ => None,
    })
}

/// Runs events, and remembers the sessions that wrote something.
#[derive(Default)]
struct Run {
    machine: SavingMachine<Lock>,
    sessions: Vec<SessionId>,
}

impl Run {
    /// Handles an event, and compares what is to be done for it, and the status after it.
    #[track_caller]
    fn check(&mut self, event: Event<Lock>, commands: &str, status: &SaveStatus) {
        let what = format!("{event:?}");
        let done = self.machine.handle(event);
        let words: Vec<String> = done.iter().map(word).filter(|it| !it.is_empty()).collect();
        assert_eq!(words.join(", "), commands, "of {what}");
        assert_eq!(self.machine.status(), status, "after {what}");
        if let Some(session) = session_of(&done) {
            self.sessions.push(session);
        }
    }

    /// The row that was written first or later was finished.
    fn row(&self, nth: usize, result: Result<(), &str>) -> Event<Lock> {
        Event::RowFinished {
            session: self.sessions[nth],
            result: result.map_err(str::to_owned),
            time: 9.0,
        }
    }
}

use SaveStatus::{Failed, Saved, Saving, TakenOver, Unmodified};

#[test]
fn an_unmodified_model_is_saved_once_it_is_changed() {
    let mut run = Run::default();
    run.check(
        opened(Origin::Unmodified, 1, "a"),
        "address none",
        &Unmodified,
    );
    assert_eq!(run.machine.saved_id(), None);
    run.check(file(1), "timer", &Unmodified);
    run.check(Event::Idle, "", &Unmodified);
    run.check(
        renamed(2, "b"),
        "address id-1, lock id-1, row id-1 1",
        &Saving,
    );
    // The next change waits for the row before.
    run.check(renamed(3, "c"), "", &Saving);
    run.check(run.row(0, Ok(())), "row id-1 2", &Saving);
    run.check(run.row(1, Ok(())), "", &Saved(9.0));
    assert_eq!(run.machine.saved_id(), Some("id-1"));
    // Only the file of the current revision is a snapshot of it.
    run.check(file(2), "timer", &Saved(9.0));
    run.check(Event::Idle, "", &Saved(9.0));
    run.check(file(3), "timer", &Saved(9.0));
    run.check(Event::Idle, "snapshot id-1 2", &Saved(9.0));
    let finished = Event::SnapshotFinished {
        session: run.sessions[2],
        change: 2,
        revision: Revision(3),
        is_written: true,
    };
    run.check(finished, "draw", &Saved(9.0));
    run.check(Event::Idle, "", &Saved(9.0));
}

#[test]
fn an_imported_model_is_saved_at_once_and_a_saved_one_under_its_id() {
    let mut run = Run::default();
    let first = "address none, address id-1, lock id-1, row id-1 1";
    run.check(opened(Origin::Imported, 1, "a"), first, &Saving);
    run.check(run.row(0, Ok(())), "", &Saved(9.0));
    run.check(
        opened(saved("s"), 2, "s"),
        "summary id-1, address s",
        &Saved(5.0),
    );
    run.check(renamed(3, "t"), "row s 8", &Saving);
}

#[test]
fn what_cannot_be_written_is_retried_also_after_the_model_was_closed() {
    let mut run = Run::default();
    run.check(opened(saved("s"), 1, "s"), "address s", &Saved(5.0));
    run.check(renamed(2, "t"), "row s 8", &Saving);
    let failed = Failed(1, "full".to_owned());
    run.check(run.row(0, Err("full")), "retry", &failed);
    run.check(renamed(3, "u"), "row s 9", &failed);
    run.check(
        run.row(1, Err("full")),
        "retry",
        &Failed(2, "full".to_owned()),
    );
    run.check(Event::Closed, "summary s, address none", &Unmodified);
    let session = run.sessions[0];
    run.check(Event::RetryDue { session }, "row s 9", &Unmodified);
    run.check(run.row(2, Ok(())), "", &Unmodified);
    // Nothing is left of the session: a late timer finds nothing to do.
    run.check(Event::RetryDue { session }, "", &Unmodified);
}

#[test]
fn a_lock_lost_while_saving_ends_the_writing() {
    let mut run = Run::default();
    run.check(opened(saved("s"), 1, "s"), "address s", &Saved(5.0));
    run.check(renamed(2, "t"), "row s 8", &Saving);
    run.check(renamed(3, "u"), "", &Saving);
    let other = Event::TakenOver {
        id: "other".to_owned(),
    };
    run.check(other, "", &Saving);
    let id = "s".to_owned();
    run.check(Event::TakenOver { id }, "", &TakenOver);
    // The row that was on its way is finished; what waits is not written, and nothing is said to be saved.
    run.check(run.row(0, Ok(())), "", &TakenOver);
    run.check(renamed(4, "v"), "", &TakenOver);
    run.check(file(4), "timer", &TakenOver);
    run.check(Event::Idle, "", &TakenOver);
    run.check(Event::Closed, "address none", &Unmodified);
}

#[test]
fn a_failed_row_of_a_lost_model_is_not_retried() {
    let mut run = Run::default();
    run.check(opened(saved("s"), 1, "s"), "address s", &Saved(5.0));
    run.check(renamed(2, "t"), "row s 8", &Saving);
    let id = "s".to_owned();
    run.check(Event::TakenOver { id }, "", &TakenOver);
    run.check(run.row(0, Err("gone")), "", &TakenOver);
}

#[test]
fn an_answer_after_the_model_was_closed_is_about_no_model() {
    let thumbnail = |revision| Event::ThumbnailDrawn {
        revision: Revision(revision),
        svg: "<svg/>".to_owned(),
    };
    let mut run = Run::default();
    run.check(opened(saved("s"), 1, "s"), "address s", &Saved(5.0));
    run.check(renamed(2, "t"), "row s 8", &Saving);
    run.check(run.row(0, Ok(())), "", &Saved(9.0));
    run.check(Event::Closed, "summary s, address none", &Unmodified);
    run.check(file(2), "", &Unmodified);
    run.check(thumbnail(2), "", &Unmodified);
    run.check(Event::Idle, "", &Unmodified);
    // Nor are they about the model that is opened next.
    run.check(opened(saved("n"), 3, "n"), "address n", &Saved(5.0));
    run.check(file(2), "", &Saved(5.0));
    run.check(thumbnail(2), "", &Saved(5.0));
    run.check(thumbnail(3), "thumbnail n", &Saved(5.0));
}

#[test]
fn a_model_that_is_replaced_is_saved_as_a_whole_before() {
    let mut run = Run::default();
    run.check(opened(saved("s"), 1, "s"), "address s", &Saved(5.0));
    run.check(renamed(2, "t"), "row s 8", &Saving);
    run.check(file(2), "timer", &Saving);
    let counts = Event::Judged {
        revision: Revision(2),
        open: 4,
        severity: 3,
    };
    run.check(counts, "", &Saving);
    let before = "snapshot s 8, summary s, address none";
    run.check(opened(Origin::Unmodified, 3, "n"), before, &Unmodified);
}

#[test]
fn the_lock_is_held_until_everything_is_written() {
    let held = Arc::new(());
    let mut run = Run::default();
    let open = Event::Opened {
        origin: saved("s"),
        model: model("s"),
        revision: Revision(1),
        new_id: String::new(),
        lock: Some(Lock(Arc::clone(&held))),
        time: 1.0,
    };
    run.check(open, "address s", &Saved(5.0));
    run.check(renamed(2, "t"), "row s 8", &Saving);
    run.check(Event::Closed, "summary s, address none", &Unmodified);
    assert_eq!(Arc::strong_count(&held), 2, "the row is on its way");
    run.check(run.row(0, Ok(())), "", &Unmodified);
    assert_eq!(Arc::strong_count(&held), 1);
    // A lock that comes for a session that is gone is released.
    let session = run.sessions[0];
    let lock = Some(Lock(Arc::clone(&held)));
    run.check(Event::Locked { session, lock }, "", &Unmodified);
    assert_eq!(Arc::strong_count(&held), 1);
}
