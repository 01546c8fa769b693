//! Where the events of the engine go: into the answers, to the opening, to saving, or to the user.

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::threats::Severity;

use super::answers::Answers;
use super::judged::Judged;
use super::libraries;
use super::notices::{Notice, Notices};
use super::opening::{self, Opening, ReadAnswer};
use super::project::Project;
use super::requests::{Purpose, Requests};
use super::saving::{self, Saving};
use super::ui::Ui;
use crate::engine::client::{CrashCause, EngineEvent};
use crate::engine::messages::{Answer, Findings, OpenedLibrary, OutputFile, Request, Revision};
use crate::platform::{crash, downloads};

/// The media type of a library.
const LIBRARY_MEDIA_TYPE: &str = "application/json";

/// Everything that an event of the engine may concern.
#[derive(Clone, Copy)]
pub(super) struct Dispatch {
    pub(super) project: Project,
    pub(super) ui: Ui,
    pub(super) answers: Answers,
    pub(super) requests: Requests,
    pub(super) opening: Opening,
    pub(super) saving: Saving,
    pub(super) notices: Notices,
}

impl Dispatch {
    /// Handles an event of the engine.
    pub(super) fn handle(self, event: EngineEvent<Purpose>) {
        match event {
            EngineEvent::Answered { purpose, answer } => {
                self.answers.set_engine_error(String::new());
                match purpose {
                    Purpose::Open(opening) => {
                        let answer = match answer {
                            Answer::Opened(opened) => ReadAnswer::Opened(Box::new(opened)),
                            Answer::Failed(diagnostics) => ReadAnswer::Failed(diagnostics),
                            _ => ReadAnswer::Failed(Vec::new()),
                        };
                        self.opening
                            .handle(opening::Event::Answered { opening, answer });
                    }
                    Purpose::Show => self.answer(answer),
                }
            }
            EngineEvent::Crashed { request, cause } => self.crashed(request, cause),
            EngineEvent::Unavailable(why) => self.answers.set_engine_error(why),
        }
    }

    fn crashed(self, request: Option<(Purpose, Request)>, cause: CrashCause) {
        let (purpose, request) = request.unzip();
        if let Some(Purpose::Open(opening)) = purpose {
            let answer = ReadAnswer::Crashed;
            self.opening
                .handle(opening::Event::Answered { opening, answer });
        }
        if let Some(Request::Picture { revision, diagram }) = &request {
            self.answers.set_failed_diagram(*diagram, *revision);
        }
        self.notices.show(&Notice::EngineCrashed {
            request,
            cause,
            has_model: self.project.is_open_untracked(),
        });
    }

    fn answer(self, answer: Answer) {
        let Some(answer) = self.answers.set(answer) else {
            return;
        };
        match answer {
            Answer::Findings(findings) => self.findings(findings),
            Answer::File {
                revision,
                file,
                bytes,
            } => self.file(revision, file, bytes),
            Answer::Excerpt { sample, fires } => self.ui.threat_editor.add_example(sample, fires),
            Answer::ThreatSaved { library, sid } => self.threat_saved(library, sid),
            Answer::LibraryFile { file, diagnostics } => {
                let missing = diagnostics.into_iter().map(|one| one.message).collect();
                self.download(&file.name, LIBRARY_MEDIA_TYPE, &file.bytes, missing);
            }
            Answer::Failed(diagnostics) => self.notices.show(&Notice::Failed(diagnostics)),
            // Everything else is an answer that is shown, or one that no opening waits for.
            _ => (),
        }
    }

    fn findings(self, findings: Findings) {
        let now = self.project.snapshot_untracked();
        let (revision, model) = match now {
            Some(now) => (now.revision, now.model),
            None => (Revision::default(), Arc::default()),
        };
        if let Some(judged) = self.answers.set_findings(findings, revision, &model) {
            self.saving.handle(counts(&judged));
            // The journal is replaced by this copy, and the page that a crash leaves behind offers it.
            self.requests.send(Request::File {
                revision,
                file: OutputFile::Model,
            });
        }
    }

    fn file(self, revision: Revision, file: OutputFile, bytes: Vec<u8>) {
        if file == OutputFile::Thumbnail {
            if let Ok(svg) = String::from_utf8(bytes) {
                self.saving
                    .handle(saving::Event::ThumbnailDrawn { revision, svg });
            }
            return;
        }
        let is_open = self.project.is_open_untracked();
        let is_download = self.requests.take_download(revision, file) && is_open;
        if is_download {
            self.download(file.name(), file.media_type(), &bytes, Vec::new());
        }
        if file == OutputFile::Model {
            crash::save_copy(&bytes);
            let bytes = Arc::new(bytes);
            self.saving
                .handle(saving::Event::FileWritten { revision, bytes });
        }
    }

    fn download(self, name: &str, media_type: &str, bytes: &[u8], missing: Vec<String>) {
        let saved = downloads::save(name, media_type, bytes);
        self.notices.show(&match saved {
            Ok(()) => Notice::Downloaded {
                name: name.to_owned(),
                missing,
            },
            Err(error) => Notice::BrowserFailed(error.to_string()),
        });
    }

    /// Embeds a library in which a threat was saved, or removed, and shows the threat.
    fn threat_saved(self, library: OpenedLibrary, sid: String) {
        let name = library.name.clone();
        self.answers.clear_diagnostics_of(&name);
        self.project.end_merging();
        if let Err(diagnostic) = libraries::embed(self.project, vec![library]) {
            return self.notices.show(&Notice::Rejected(diagnostic.message));
        }
        if sid.is_empty() {
            self.ui.threat.set(None);
        } else {
            self.ui.threat_editor.0.set(None);
            self.ui.threat.set(Some(sid.clone()));
        }
        self.notices
            .show(&Notice::ThreatSaved { library: name, sid });
    }
}

/// The counts of findings for the list of models.
fn counts(judged: &Judged) -> saving::Event {
    let highest = judged.marks.values().map(|mark| mark.highest).max();
    saving::Event::Judged {
        revision: judged.revision,
        open: u32::try_from(judged.open).unwrap_or(u32::MAX),
        severity: highest.map_or(0, |Severity(highest)| highest),
    }
}
