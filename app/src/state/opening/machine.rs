//! Opening models, as a state machine: events in, commands out. It knows no signals, no browser and
//! no messages; [`super::Opening`] feeds it and runs its commands.
//!
//! Each opening has a number. A newer one replaces an older one at any step: what still arrives for
//! the older one is ignored, and its lock is released.
//!
//! `F` is a file that is not read yet, `L` the lock on a saved model; it is released when it is dropped.

use std::sync::Arc;

use parapet_core::diagnostic::{Diagnostic, Level};
use parapet_core::import::OLD_SPELLING;
use parapet_core::model::Model;

use crate::engine::messages::{NamedFile, Opened, OpenedLibrary, OpenedScript, Request};
use crate::engine::sealed::Sealed;
use crate::platform::store::{LockMode, SavedModel};
use crate::state::notices::Notice;
use crate::state::open_model::{OpenModel, OpeningId, Reopen};
use crate::state::project::Origin;
use crate::state::saving::journal::replay;

/// A model that is open in another tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OpenElsewhere {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// What is being opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum OpeningStatus {
    #[default]
    Idle,
    /// Files or a sample are being read.
    Reading,
    /// A saved model is being opened.
    Reopening,
}

/// The answer of the engine to a request to read files.
#[derive(Debug)]
pub(crate) enum ReadAnswer {
    /// It has read them.
    Opened(Box<Opened>),
    /// It could not, and why.
    Failed(Vec<Diagnostic>),
    /// It crashed.
    Crashed,
}

/// Something that happened.
#[derive(Debug)]
pub(crate) enum Event<F, L> {
    /// The user brought files.
    FilesGiven { files: Vec<F> },
    /// The bytes of these files were read, or could not be and why.
    FilesRead {
        opening: OpeningId,
        result: Result<Vec<NamedFile>, String>,
    },
    /// The user chose a sample.
    SampleChosen { name: String },
    /// The user chose a saved model, or the address names it.
    SavedChosen {
        id: String,
        mode: LockMode,
        /// How often the lock is requested: right after a reload, the page before may still have it.
        attempts: u32,
    },
    /// The user chose a copy of a saved model.
    CopyChosen { id: String },
    /// A model that was open before is opened again.
    ReopenChosen(Reopen),
    /// The lock on the saved model was acquired, or another tab has it.
    LockTried { opening: OpeningId, lock: Option<L> },
    /// The saved model was loaded; `None`: there is none of that id.
    SavedLoaded {
        opening: OpeningId,
        result: Result<Option<SavedModel>, String>,
    },
    /// The engine has answered.
    Answered {
        opening: OpeningId,
        answer: ReadAnswer,
    },
    /// The user closed the model, or started an empty one.
    Cancelled,
    /// The user takes back the import that was opened last.
    ImportUndone,
}

/// A model that is to be shown, with all that came with it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Import<L> {
    pub(crate) model: Arc<Model>,
    pub(crate) origin: Origin,
    /// The lock on a saved model.
    pub(crate) lock: Option<L>,
    /// Libraries that came with it.
    pub(crate) libraries: Vec<OpenedLibrary>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) script: Option<Sealed<OpenedScript>>,
    /// The name of its file, if the user should see the diagnostics before anything else.
    pub(crate) review: Option<String>,
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Command<F, L> {
    /// Read the bytes of the files.
    ReadFiles { opening: OpeningId, files: Vec<F> },
    /// Send a request to the engine.
    Send {
        opening: OpeningId,
        request: Request,
    },
    /// Acquire the lock on a saved model.
    TryLock {
        opening: OpeningId,
        id: String,
        mode: LockMode,
        attempts: u32,
    },
    /// Load a saved model from the database.
    LoadSaved { opening: OpeningId, id: String },
    /// Show a model in place of the one before.
    Show(Box<Import<L>>),
    /// Add libraries to the open model.
    AddLibraries {
        libraries: Vec<OpenedLibrary>,
        diagnostics: Vec<Diagnostic>,
        /// Whether the user should see the diagnostics.
        shows_problems: bool,
    },
    /// Show these diagnostics on the start page.
    ShowDiagnostics(Vec<Diagnostic>),
    /// Ask what to do with a model that is open in another tab.
    ReportElsewhere(OpenElsewhere),
    /// The address names a model that is not there: name none, and list the models anew.
    ForgetAddress,
    /// Close the open model.
    Close,
    /// Show a notice.
    Notify(Notice),
    /// Take away the notice that is shown.
    Dismiss,
}

/// How a saved model is opened.
#[derive(Debug)]
enum OpenMode<L> {
    /// The model itself: changes are saved under its id.
    Original(L),
    /// A new model.
    Copy,
    /// It is open in another tab: only its name is needed.
    Elsewhere,
}

/// The step that an opening is at.
#[derive(Debug)]
enum Step<L> {
    /// The bytes of files are being read.
    ReadingFiles,
    /// The engine reads files, or a sample.
    Parsing(Origin),
    /// The lock on a saved model is being acquired.
    Locking { id: String },
    /// A saved model is being loaded.
    Loading { id: String, mode: OpenMode<L> },
    /// The engine reads the snapshot of a saved model.
    ParsingSaved(Box<SavedModel>, OpenMode<L>),
}

/// The state of opening.
#[derive(Debug)]
pub(crate) struct OpeningMachine<L> {
    last: OpeningId,
    current: Option<Step<L>>,
    /// The model that the last import with a review has replaced.
    before_import: Option<Reopen>,
}

impl<L> Default for OpeningMachine<L> {
    fn default() -> OpeningMachine<L> {
        OpeningMachine {
            last: OpeningId::default(),
            current: None,
            before_import: None,
        }
    }
}

impl<L> OpeningMachine<L> {
    /// What is being opened.
    pub(crate) fn status(&self) -> OpeningStatus {
        match self.current {
            None => OpeningStatus::Idle,
            Some(Step::ReadingFiles | Step::Parsing(_)) => OpeningStatus::Reading,
            Some(Step::Locking { .. } | Step::Loading { .. } | Step::ParsingSaved(..)) => {
                OpeningStatus::Reopening
            }
        }
    }

    /// Handles an event. Returns what is to be done, in order.
    pub(crate) fn handle<F>(
        &mut self,
        event: Event<F, L>,
        open: Option<OpenModel>,
    ) -> Vec<Command<F, L>> {
        match event {
            Event::FilesGiven { files } => {
                let opening = self.start(Step::ReadingFiles);
                vec![Command::ReadFiles { opening, files }]
            }
            Event::FilesRead { opening, result } => self.files_read(opening, result),
            Event::SampleChosen { name } => {
                let opening = self.start(Step::Parsing(Origin::Unmodified));
                let request = Request::Sample { name };
                vec![Command::Send { opening, request }]
            }
            Event::SavedChosen { id, mode, attempts } => self.open_saved(id, mode, attempts),
            Event::CopyChosen { id } => {
                let mode = OpenMode::Copy;
                let opening = self.start(Step::Loading {
                    id: id.clone(),
                    mode,
                });
                vec![Command::LoadSaved { opening, id }]
            }
            Event::ReopenChosen(reopen) => self.reopen(reopen),
            Event::LockTried { opening, lock } => self.lock_tried(opening, lock),
            Event::SavedLoaded { opening, result } => self.saved_loaded(opening, result),
            Event::Answered { opening, answer } => self.answered(opening, answer, open),
            Event::Cancelled => {
                self.current = None;
                Vec::new()
            }
            Event::ImportUndone => match self.before_import.take() {
                Some(reopen) => self.reopen(reopen),
                None => {
                    self.current = None;
                    vec![Command::Close]
                }
            },
        }
    }

    fn start(&mut self, step: Step<L>) -> OpeningId {
        self.last = self.last.next();
        self.current = Some(step);
        self.last
    }

    /// Takes the step that an opening is at, unless a newer one has replaced it.
    fn take(&mut self, opening: OpeningId) -> Option<Step<L>> {
        match opening == self.last {
            true => self.current.take(),
            false => None,
        }
    }

    /// The id of the saved model that is being opened itself, not as a copy.
    fn pending_original(&self) -> Option<&String> {
        match self.current.as_ref()? {
            Step::Locking { id } => Some(id),
            Step::Loading {
                mode: OpenMode::Copy,
                ..
            }
            | Step::ParsingSaved(_, OpenMode::Copy) => None,
            Step::Loading { id, .. } => Some(id),
            Step::ParsingSaved(saved, _) => Some(&saved.summary.id),
            Step::ReadingFiles | Step::Parsing(_) => None,
        }
    }

    fn files_read<F>(
        &mut self,
        opening: OpeningId,
        result: Result<Vec<NamedFile>, String>,
    ) -> Vec<Command<F, L>> {
        if self.take(opening).is_none() {
            return Vec::new();
        }
        match result {
            Ok(files) => {
                self.current = Some(Step::Parsing(Origin::Imported));
                let request = Request::Open { files };
                vec![Command::Send { opening, request }]
            }
            Err(why) => vec![Command::Notify(Notice::FileUnreadable(why))],
        }
    }

    fn open_saved<F>(&mut self, id: String, mode: LockMode, attempts: u32) -> Vec<Command<F, L>> {
        // The same again, as by a double click: a second lock would find the first one.
        if mode == LockMode::IfFree && self.pending_original() == Some(&id) {
            return Vec::new();
        }
        let opening = self.start(Step::Locking { id: id.clone() });
        vec![Command::TryLock {
            opening,
            id,
            mode,
            attempts,
        }]
    }

    fn reopen<F>(&mut self, reopen: Reopen) -> Vec<Command<F, L>> {
        match reopen {
            Reopen::Saved(id) => self.open_saved(id, LockMode::IfFree, 1),
            Reopen::Unsaved(model) => {
                self.current = None;
                vec![
                    Command::Dismiss,
                    Command::Show(Box::new(Import::of(model, Origin::Unmodified))),
                ]
            }
        }
    }

    fn lock_tried<F>(&mut self, opening: OpeningId, lock: Option<L>) -> Vec<Command<F, L>> {
        let Some(Step::Locking { id }) = self.take(opening) else {
            return Vec::new();
        };
        let mode = match lock {
            Some(lock) => OpenMode::Original(lock),
            None => OpenMode::Elsewhere,
        };
        self.current = Some(Step::Loading {
            id: id.clone(),
            mode,
        });
        vec![Command::LoadSaved { opening, id }]
    }

    fn saved_loaded<F>(
        &mut self,
        opening: OpeningId,
        result: Result<Option<SavedModel>, String>,
    ) -> Vec<Command<F, L>> {
        let Some(Step::Loading { mode, .. }) = self.take(opening) else {
            return Vec::new();
        };
        let saved = match result {
            Ok(Some(saved)) => saved,
            Ok(None) => {
                return vec![
                    Command::ForgetAddress,
                    Command::Notify(Notice::SavedModelMissing),
                ];
            }
            Err(why) => return vec![Command::Notify(Notice::BrowserFailed(why))],
        };
        if let OpenMode::Elsewhere = mode {
            return vec![Command::ReportElsewhere(OpenElsewhere {
                id: saved.summary.id,
                name: saved.summary.name,
            })];
        }
        let Some((_, text)) = &saved.snapshot else {
            return replayed(&saved, None, mode);
        };
        let files = vec![NamedFile {
            name: "model.json".to_owned(),
            bytes: text.clone().into_bytes(),
        }];
        self.current = Some(Step::ParsingSaved(Box::new(saved), mode));
        let request = Request::Open { files };
        vec![Command::Send { opening, request }]
    }

    fn answered<F>(
        &mut self,
        opening: OpeningId,
        answer: ReadAnswer,
        open: Option<OpenModel>,
    ) -> Vec<Command<F, L>> {
        match self.take(opening) {
            Some(Step::ParsingSaved(saved, mode)) => {
                let model = match answer {
                    ReadAnswer::Opened(opened) => opened.model,
                    ReadAnswer::Failed(_) | ReadAnswer::Crashed => None,
                };
                replayed(&saved, model, mode)
            }
            Some(Step::Parsing(origin)) => match answer {
                ReadAnswer::Opened(opened) => self.opened(*opened, origin, open),
                ReadAnswer::Failed(diagnostics) => {
                    vec![Command::Notify(Notice::Failed(diagnostics))]
                }
                // The notice about the engine says it.
                ReadAnswer::Crashed => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    fn opened<F>(
        &mut self,
        opened: Opened,
        origin: Origin,
        open: Option<OpenModel>,
    ) -> Vec<Command<F, L>> {
        let needs_review = needs_review(&opened.diagnostics);
        let Some(model) = opened.model else {
            return match open {
                Some(_) if !opened.libraries.is_empty() => vec![Command::AddLibraries {
                    libraries: opened.libraries,
                    diagnostics: opened.diagnostics,
                    shows_problems: needs_review,
                }],
                None if !opened.libraries.is_empty() => {
                    vec![Command::Notify(Notice::LibraryWithoutModel)]
                }
                Some(open) => vec![Command::Notify(Notice::NothingOpened {
                    diagnostics: opened.diagnostics,
                    unchanged: Some(open.name),
                })],
                None => vec![
                    Command::Notify(Notice::NothingOpened {
                        diagnostics: opened.diagnostics.clone(),
                        unchanged: None,
                    }),
                    Command::ShowDiagnostics(opened.diagnostics),
                ],
            };
        };
        let is_old = |one: &Diagnostic| one.code == OLD_SPELLING;
        let review = needs_review || opened.diagnostics.iter().any(is_old);
        let show = Command::Show(Box::new(Import {
            libraries: opened.libraries,
            diagnostics: opened.diagnostics,
            script: opened.script,
            review: review.then_some(opened.file),
            ..Import::of(model, origin)
        }));
        self.before_import = None;
        match open {
            _ if review => {
                self.before_import = open.map(|open| open.reopen);
                vec![Command::Dismiss, show]
            }
            Some(open) => vec![show, Command::Notify(Notice::Replaced(open))],
            None => vec![Command::Dismiss, show],
        }
    }
}

impl<L> Import<L> {
    fn of(model: Arc<Model>, origin: Origin) -> Import<L> {
        Import {
            model,
            origin,
            lock: None,
            libraries: Vec::new(),
            diagnostics: Vec::new(),
            script: None,
            review: None,
        }
    }
}

/// Opens the model that the journal leads to from the snapshot.
fn replayed<F, L>(
    saved: &SavedModel,
    model: Option<Arc<Model>>,
    mode: OpenMode<L>,
) -> Vec<Command<F, L>> {
    let name = saved.summary.name.clone();
    let start = saved
        .snapshot
        .as_ref()
        .map(|(change, _)| *change)
        .zip(model);
    let replayed = replay(start, &saved.rows);
    let Some(model) = replayed.model else {
        return vec![Command::Notify(Notice::SavedModelUnreadable(name))];
    };
    let import = match mode {
        OpenMode::Original(lock) => {
            // New changes come after all that are present, those included that could not be read.
            let rows = saved.rows.iter().map(|row| row.change);
            let summary = saved.summary.clone();
            let change = rows.fold(replayed.change, u64::max);
            Import {
                lock: Some(lock),
                ..Import::of(model, Origin::Saved { summary, change })
            }
        }
        OpenMode::Copy | OpenMode::Elsewhere => {
            let copy = Model {
                name: format!("{} (copy)", model.name),
                ..Model::clone(&model)
            };
            Import::of(Arc::new(copy), Origin::Imported)
        }
    };
    let mut commands = vec![Command::Dismiss, Command::Show(Box::new(import))];
    if replayed.is_truncated {
        commands.push(Command::Notify(Notice::JournalTruncated(name)));
    }
    commands
}

/// Whether the user should see the diagnostics of a file before anything else: a part of it was left
/// out, or is probably not as it was meant.
fn needs_review(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|one| one.level > Level::Remark)
}
