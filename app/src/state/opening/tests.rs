//! Opening as tables of events: what is done for each, and what is being opened after it.

use std::sync::Arc;

use parapet_core::diagnostic::Diagnostic;
use parapet_core::import::OLD_SPELLING;
use parapet_core::model::Model;

use super::machine::{Command, Event, OpeningMachine};
use super::{OpeningStatus, ReadAnswer};
use crate::engine::messages::{NamedFile, Opened, OpenedLibrary, Request};
use crate::platform::store::{LockMode, ModelSummary, SavedModel};
use crate::state::notices::Notice;
use crate::state::open_model::{OpenModel, OpeningId, Reopen};
use crate::state::project::Origin;

use OpeningStatus::{Idle, Reading, Reopening};

/// A lock, held as long as one of them is there.
#[derive(Clone, Debug, PartialEq)]
struct Lock(Arc<()>);

/// A file that is not read yet, by its name.
type File = &'static str;

fn model(name: &str) -> Arc<Model> {
    Arc::new(Model {
        name: name.to_owned(),
        ..Model::default()
    })
}

fn is_open(name: &str) -> Option<OpenModel> {
    Some(OpenModel {
        name: name.to_owned(),
        reopen: Reopen::Saved(name.to_owned()),
        is_saved: true,
    })
}

fn saved_model(id: &str) -> SavedModel {
    SavedModel {
        summary: ModelSummary {
            id: id.to_owned(),
            name: id.to_owned(),
            ..ModelSummary::default()
        },
        snapshot: Some((3, "{}".to_owned())),
        rows: Vec::new(),
    }
}

fn choose(id: &str) -> Event<File, Lock> {
    Event::SavedChosen {
        id: id.to_owned(),
        mode: LockMode::IfFree,
        attempts: 1,
    }
}

fn sample(name: &str) -> Event<File, Lock> {
    Event::SampleChosen {
        name: name.to_owned(),
    }
}

fn read(opening: OpeningId) -> Event<File, Lock> {
    Event::FilesRead {
        opening,
        result: Ok(vec![NamedFile {
            name: "a.json".to_owned(),
            bytes: Vec::new(),
        }]),
    }
}

fn loaded(opening: OpeningId, id: &str) -> Event<File, Lock> {
    Event::SavedLoaded {
        opening,
        result: Ok(Some(saved_model(id))),
    }
}

fn answered(opening: OpeningId, opened: Opened) -> Event<File, Lock> {
    Event::Answered {
        opening,
        answer: ReadAnswer::Opened(Box::new(opened)),
    }
}

fn a_model(name: &str) -> Opened {
    Opened {
        model: Some(model(name)),
        file: format!("{name}.json"),
        ..Opened::default()
    }
}

fn library(name: &str) -> OpenedLibrary {
    OpenedLibrary {
        name: name.to_owned(),
        text: Arc::from("{}"),
        threats: 1,
        replaces_built_in: false,
    }
}

/// A command in a word or two, with what tells it apart.
fn word(command: &Command<File, Lock>) -> String {
    match command {
        Command::ReadFiles { files, .. } => format!("read {}", files.join("+")),
        Command::Send { request, .. } => match request {
            Request::Sample { name } => format!("ask {name}"),
            _ => "ask files".to_owned(),
        },
        Command::TryLock { id, mode, .. } => match mode {
            LockMode::IfFree => format!("lock {id}"),
            LockMode::TakeOver => format!("steal {id}"),
        },
        Command::LoadSaved { id, .. } => format!("load {id}"),
        Command::Show(import) => {
            let origin = match &import.origin {
                Origin::Unmodified => "unmodified",
                Origin::Imported => "imported",
                Origin::Saved { .. } => "saved",
            };
            let review = import.review.as_ref().map_or("", |_| ", review");
            format!("show {} {origin}{review}", import.model.name)
        }
        Command::AddLibraries { libraries, .. } => format!("add {}", libraries.len()),
        Command::ShowDiagnostics(_) => "diagnostics".to_owned(),
        Command::ReportElsewhere(model) => format!("elsewhere {}", model.id),
        Command::ForgetAddress => "forget".to_owned(),
        Command::Close => "close".to_owned(),
        Command::Notify(notice) => match notice {
            Notice::Replaced(open) => format!("replaced {}", open.name),
            other => other.text(),
        },
        Command::Dismiss => String::new(),
    }
}

/// Runs events, and remembers the openings that asked for something.
#[derive(Default)]
struct Run {
    machine: OpeningMachine<Lock>,
    openings: Vec<OpeningId>,
    open: Option<OpenModel>,
}

impl Run {
    /// Handles an event, and compares what is to be done for it, and what is being opened after it.
    #[track_caller]
    fn check(&mut self, event: Event<File, Lock>, commands: &str, status: OpeningStatus) {
        let what = format!("{event:?}");
        let done = self.machine.handle(event, self.open.clone());
        let words: Vec<String> = done.iter().map(word).filter(|it| !it.is_empty()).collect();
        assert_eq!(words.join(", "), commands, "of {what}");
        assert_eq!(self.machine.status(), status, "after {what}");
        for command in done {
            match command {
                Command::ReadFiles { opening, .. } | Command::TryLock { opening, .. } => {
                    self.openings.push(opening);
                }
                Command::Send {
                    opening,
                    request: Request::Sample { .. },
                } => self.openings.push(opening),
                _ => (),
            }
        }
    }

    fn locked(&self, nth: usize, lock: Option<&Arc<()>>) -> Event<File, Lock> {
        Event::LockTried {
            opening: self.openings[nth],
            lock: lock.map(|lock| Lock(Arc::clone(lock))),
        }
    }
}

#[test]
fn files_samples_and_saved_models_are_opened() {
    let mut run = Run::default();
    let files = vec!["a.json"];
    run.check(Event::FilesGiven { files }, "read a.json", Reading);
    run.check(read(run.openings[0]), "ask files", Reading);
    run.check(
        answered(run.openings[0], a_model("a")),
        "show a imported",
        Idle,
    );
    run.open = is_open("a");
    run.check(sample("s.json"), "ask s.json", Reading);
    let shown = "show s unmodified, replaced a";
    run.check(answered(run.openings[1], a_model("s")), shown, Idle);
    run.check(choose("k"), "lock k", Reopening);
    run.check(run.locked(2, Some(&Arc::default())), "load k", Reopening);
    run.check(loaded(run.openings[2], "k"), "ask files", Reopening);
    run.check(
        answered(run.openings[2], a_model("k")),
        "show k saved",
        Idle,
    );
}

#[test]
fn of_two_reopens_in_a_row_the_second_counts() {
    let (first, second) = (Arc::new(()), Arc::new(()));
    let mut run = Run::default();
    run.check(choose("a"), "lock a", Reopening);
    run.check(choose("b"), "lock b", Reopening);
    run.check(run.locked(0, Some(&first)), "", Reopening);
    assert_eq!(Arc::strong_count(&first), 1, "its lock is released");
    run.check(run.locked(1, Some(&second)), "load b", Reopening);
    run.check(loaded(run.openings[0], "a"), "", Reopening);
    run.check(loaded(run.openings[1], "b"), "ask files", Reopening);
    run.check(answered(run.openings[0], a_model("a")), "", Reopening);
    run.check(
        answered(run.openings[1], a_model("b")),
        "show b saved",
        Idle,
    );
    run.check(answered(run.openings[0], a_model("a")), "", Idle);
}

#[test]
fn a_reopen_that_is_replaced_releases_its_lock_at_every_step() {
    let lock = Arc::new(());
    for steps in 1..=3 {
        let mut run = Run::default();
        run.check(choose("a"), "lock a", Reopening);
        if steps > 1 {
            run.check(run.locked(0, Some(&lock)), "load a", Reopening);
        }
        if steps > 2 {
            run.check(loaded(run.openings[0], "a"), "ask files", Reopening);
        }
        run.check(sample("s.json"), "ask s.json", Reading);
        assert_eq!(Arc::strong_count(&lock), 1, "after {steps} steps");
    }
}

#[test]
fn the_same_model_chosen_twice_is_opened_once() {
    let lock = Arc::new(());
    let mut run = Run::default();
    run.check(choose("a"), "lock a", Reopening);
    run.check(choose("a"), "", Reopening);
    run.check(run.locked(0, Some(&lock)), "load a", Reopening);
    run.check(choose("a"), "", Reopening);
    run.check(loaded(run.openings[0], "a"), "ask files", Reopening);
    run.check(choose("a"), "", Reopening);
    run.check(
        answered(run.openings[0], a_model("a")),
        "show a saved",
        Idle,
    );
}

#[test]
fn a_file_dropped_while_a_sample_is_opened_takes_its_place() {
    let mut run = Run::default();
    run.check(sample("s.json"), "ask s.json", Reading);
    let files = vec!["a.json"];
    run.check(Event::FilesGiven { files }, "read a.json", Reading);
    run.check(answered(run.openings[0], a_model("s")), "", Reading);
    run.check(read(run.openings[1]), "ask files", Reading);
    // It is the file that is shown, and it is saved from now on, which a sample is not.
    run.check(
        answered(run.openings[1], a_model("a")),
        "show a imported",
        Idle,
    );
}

#[test]
fn of_two_files_opened_quickly_the_second_is_shown() {
    let mut run = Run::default();
    let files = vec!["a.json"];
    run.check(Event::FilesGiven { files }, "read a.json", Reading);
    run.check(read(run.openings[0]), "ask files", Reading);
    let files = vec!["b.json"];
    run.check(Event::FilesGiven { files }, "read b.json", Reading);
    run.check(answered(run.openings[0], a_model("a")), "", Reading);
    run.check(read(run.openings[1]), "ask files", Reading);
    run.check(
        answered(run.openings[1], a_model("b")),
        "show b imported",
        Idle,
    );
}

#[test]
fn an_answer_after_the_model_was_closed_opens_nothing() {
    let mut run = Run::default();
    run.open = is_open("a");
    run.check(sample("s.json"), "ask s.json", Reading);
    run.check(Event::Cancelled, "", Idle);
    run.open = None;
    run.check(answered(run.openings[0], a_model("s")), "", Idle);
    let files = vec!["a.json"];
    run.check(Event::FilesGiven { files }, "read a.json", Reading);
    run.check(Event::Cancelled, "", Idle);
    run.check(read(run.openings[1]), "", Idle);
}

#[test]
fn a_model_that_is_open_elsewhere_is_reported_and_can_be_taken_or_copied() {
    let mut run = Run::default();
    run.check(choose("a"), "lock a", Reopening);
    run.check(run.locked(0, None), "load a", Reopening);
    run.check(loaded(run.openings[0], "a"), "elsewhere a", Idle);
    let id = "a".to_owned();
    run.check(Event::CopyChosen { id }, "load a", Reopening);
    let take_over = Event::SavedChosen {
        id: "a".to_owned(),
        mode: LockMode::TakeOver,
        attempts: 1,
    };
    run.check(take_over, "steal a", Reopening);
}

#[test]
fn a_copy_is_a_new_model() {
    let mut machine = OpeningMachine::<Lock>::default();
    let id = "a".to_owned();
    let commands = machine.handle::<File>(Event::CopyChosen { id }, None);
    let [Command::LoadSaved { opening, .. }] = commands.as_slice() else {
        panic!("it is loaded, not {commands:?}");
    };
    let opening = *opening;
    let mut run = Run {
        machine,
        ..Run::default()
    };
    run.check(loaded(opening, "a"), "ask files", Reopening);
    run.check(
        answered(opening, a_model("a")),
        "show a (copy) imported",
        Idle,
    );
}

#[test]
fn what_cannot_be_opened_is_reported() {
    let mut run = Run::default();
    run.check(choose("a"), "lock a", Reopening);
    run.check(run.locked(0, Some(&Arc::default())), "load a", Reopening);
    let missing = Event::SavedLoaded {
        opening: run.openings[0],
        result: Ok(None),
    };
    let words = "forget, This model is no longer saved in this browser.";
    run.check(missing, words, Idle);
    run.check(choose("b"), "lock b", Reopening);
    run.check(run.locked(1, Some(&Arc::default())), "load b", Reopening);
    run.check(loaded(run.openings[1], "b"), "ask files", Reopening);
    // The engine cannot read the snapshot, and the journal is empty.
    let crashed = Event::Answered {
        opening: run.openings[1],
        answer: ReadAnswer::Crashed,
    };
    let words = "The saved model b could not be read. It was not deleted.";
    run.check(crashed, words, Idle);
    run.open = is_open("a");
    run.check(sample("s.json"), "ask s.json", Reading);
    let nothing = Opened {
        diagnostics: vec![Diagnostic::error("x", "It is no model.")],
        ..Opened::default()
    };
    let words = "It is no model. Nothing was opened; a is as it was.";
    run.check(answered(run.openings[2], nothing), words, Idle);
}

#[test]
fn libraries_are_added_to_the_open_model() {
    let libraries = || Opened {
        libraries: vec![library("l")],
        ..Opened::default()
    };
    let mut run = Run::default();
    run.check(sample("l.json"), "ask l.json", Reading);
    let words = "Open a model first: a threat library is opened beside one.";
    run.check(answered(run.openings[0], libraries()), words, Idle);
    run.open = is_open("a");
    run.check(sample("l.json"), "ask l.json", Reading);
    run.check(answered(run.openings[1], libraries()), "add 1", Idle);
}

#[test]
fn an_import_that_needs_a_review_can_be_undone() {
    let old = || Opened {
        diagnostics: vec![Diagnostic::remark(OLD_SPELLING, "It is old.")],
        ..a_model("old")
    };
    let mut run = Run::default();
    run.open = is_open("a");
    run.check(sample("s.json"), "ask s.json", Reading);
    let shown = "show old unmodified, review";
    run.check(answered(run.openings[0], old()), shown, Idle);
    run.check(Event::ImportUndone, "lock a", Reopening);
    run.open = None;
    run.check(sample("s.json"), "ask s.json", Reading);
    run.check(answered(run.openings[2], old()), shown, Idle);
    run.check(Event::ImportUndone, "close", Idle);
}
