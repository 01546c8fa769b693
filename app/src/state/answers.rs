//! Handles the answers of the engine.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::diagnostic::{Diagnostic, Level, Location};
use parapet_core::import::{LIBRARY_NOT_READ, OLD_SPELLING};
use parapet_core::model::Edit;

use super::derived::Purpose;
use super::derived::{
    Derived, DrawnDiagram, Explained, ModelFile, PartFacts, ReadBy, ReportDocument,
};
use super::judged;
use super::project::{Project, Snapshot};
use super::saving::Saving;
use super::ui::{Overlay, View};
use crate::components::toast::{Toast, Toasts};
use crate::engine::client::{CrashCause, EngineEvent};
use crate::engine::messages::{
    Answer, Diagram, Findings, Opened, OpenedLibrary, OutputFile, Request, Revision,
};
use crate::platform::{crash, downloads};

impl Derived {
    /// Handles an event of the engine.
    pub(super) fn handle_event(self, event: EngineEvent<Purpose>, saving: Saving) {
        match event {
            EngineEvent::Answered { purpose, answer } => {
                self.engine_error.set(String::new());
                match (purpose, answer) {
                    (Purpose::Read(reader), Answer::Opened(opened)) => reader(opened.model),
                    (Purpose::Read(reader), _) => reader(None),
                    (Purpose::Show, answer) => self.handle_answer(answer, saving),
                }
            }
            EngineEvent::Crashed { request, cause } => {
                self.is_opening.set(false);
                let request = request.map(|(purpose, request)| {
                    if let Purpose::Read(reader) = purpose {
                        reader(None);
                    }
                    request
                });
                if let Some(Request::Picture { revision, diagram }) = &request {
                    self.failed_diagram.set(Some((*diagram, *revision)));
                }
                saving.toasts.show(engine_died_toast(self, request, &cause));
            }
            EngineEvent::Unavailable(why) => self.engine_error.set(why),
        }
    }

    fn handle_answer(self, answer: Answer, saving: Saving) {
        let (project, toasts) = (saving.project, saving.toasts);
        match answer {
            Answer::Wording(wording) => self.wording.set(Arc::new(wording)),
            Answer::Help(chapters) => self.help.set(Some(chapters)),
            Answer::Opened(opened) => self.handle_opened(opened, saving),
            Answer::Findings(findings) => self.handle_findings(findings, project),
            Answer::Picture {
                revision,
                diagram,
                picture,
            } => {
                self.failed_diagram.update(|failed_diagram| {
                    failed_diagram.take_if(|(which, _)| *which == diagram);
                });
                let drawn = Some(DrawnDiagram { revision, picture });
                match diagram {
                    Diagram::Dataflow => self.dataflow.set(drawn),
                    Diagram::Sequence => self.sequence.set(drawn),
                }
            }
            Answer::Report { revision, document } => {
                self.report.set(Some(ReportDocument { revision, document }));
            }
            Answer::Threat(threat) => self.threat.set(Some(threat)),
            Answer::Explained {
                key,
                explanation,
                excuse,
                ..
            } => self.explained.set(Some(Explained {
                key,
                explanation,
                excuse,
            })),
            Answer::Readers { part, readers, .. } => self.read_by.set(Some(ReadBy {
                part,
                readers: Arc::new(readers),
            })),
            Answer::Facts { part, facts, .. } => self.facts.set(Some(PartFacts {
                part,
                facts: Arc::new(facts),
            })),
            Answer::File {
                file: OutputFile::Thumbnail,
                bytes,
                ..
            } => self.thumbnail.set(String::from_utf8(bytes).ok()),
            Answer::File {
                revision,
                file,
                bytes,
            } => self.handle_file(revision, file, bytes, project, toasts),
            Answer::Reviewed(review) => self.review.set(Some(review)),
            Answer::Completed(completion) => self.completion.set(completion),
            Answer::Excerpt { sample, fires } => saving.ui.threat_editor.add_example(sample, fires),
            Answer::ThreatSaved { library, sid } => {
                self.clear_diagnostics_of(&library.name);
                handle_saved_threat(library, sid, saving);
            }
            Answer::LibraryFile { file, diagnostics } => {
                let messages: Vec<&str> =
                    diagnostics.iter().map(|it| it.message.as_str()).collect();
                toasts.show(
                    match downloads::save(&file.name, LIBRARY_MEDIA_TYPE, &file.bytes) {
                        Ok(()) if messages.is_empty() => {
                            Toast::info("download", format!("{} downloaded.", file.name))
                        }
                        Ok(()) => {
                            let words = format!("{} downloaded. {}", file.name, messages.join(" "));
                            Toast::info("info", words)
                        }
                        Err(error) => Toast::error(error.to_string()),
                    },
                );
            }
            Answer::SampleThumbnail { name, svg } => self.sample_thumbnails.update(|drawn| {
                drawn.insert(name, svg);
            }),
            Answer::Failed(diagnostics) => {
                self.is_opening.set(false);
                toasts.show(Toast::error(summary_of(&diagnostics)));
            }
            Answer::Stale => (),
        }
    }

    fn handle_opened(self, opened: Opened, saving: Saving) {
        let (project, ui, toasts) = (saving.project, saving.ui, saving.toasts);
        self.is_opening.set(false);
        let libraries = opened.libraries;
        match opened.model {
            None if !libraries.is_empty() && project.snapshot_untracked().is_some() => {
                let threats: usize = libraries.iter().map(|one| one.threats).sum();
                let needs_attention = needs_review(&opened.diagnostics);
                let added = match libraries.as_slice() {
                    [one] => format!("{} is", one.name),
                    more => format!("{} libraries are", more.len()),
                };
                let replaces_built_in = libraries.iter().any(|one| one.replaces_built_in);
                self.import_diagnostics.update(|diagnostics| {
                    let mut all = Vec::clone(diagnostics);
                    // The diagnostics of the model that asked for it still apply.
                    all.retain(|one| replaces_built_in && one.code != LIBRARY_NOT_READ);
                    all.extend(opened.diagnostics);
                    *diagnostics = Arc::new(all);
                });
                carry_libraries(project, libraries);
                ui.is_problems_open.set(needs_attention);
                if !ui
                    .overlay
                    .with_untracked(|it| matches!(it, Some(Overlay::Imported(_))))
                {
                    ui.show_view(View::Library);
                }
                let threats = match threats {
                    1 => "1 threat".to_owned(),
                    count => format!("{count} threats"),
                };
                let words = match replaces_built_in {
                    true => format!("{added} added: {threats}, in place of the built-in ones."),
                    false => format!("{added} added: {threats}."),
                };
                let toast = Toast::info("info", words).with_action("Undo", move || project.undo());
                toasts.show(toast);
            }
            None if !libraries.is_empty() => {
                let words = "Open a model first: a threat library is opened beside one.";
                toasts.show(Toast::error(words));
            }
            Some(model) => {
                let before = project.snapshot_untracked();
                let reopen = saving.reopen_action();
                ui.reset();
                let is_error = |one: &Diagnostic| one.level == Level::Error;
                ui.is_problems_open
                    .set(opened.diagnostics.iter().any(is_error));
                self.import_diagnostics.set(Arc::new(opened.diagnostics));
                self.script.set(opened.script);
                project.open(model, self.opening_origin.get_value());
                carry_libraries(project, libraries);
                let needs_attention = self.import_diagnostics.with_untracked(|diagnostics| {
                    needs_review(diagnostics)
                        || diagnostics.iter().any(|one| one.code == OLD_SPELLING)
                });
                match before {
                    _ if needs_attention => {
                        toasts.dismiss();
                        saving.set_reopen_action(before.is_some().then(|| Box::new(reopen) as _));
                        ui.overlay.set(Some(Overlay::Imported(opened.file)));
                    }
                    Some(before) => toasts.show(replaced_toast(&before, project, reopen)),
                    None => toasts.dismiss(),
                }
            }
            None => {
                let unchanged = match project.snapshot_untracked() {
                    Some(now) => format!("; {} is as it was.", now.model.name),
                    None => ".".to_owned(),
                };
                let why = summary_of(&opened.diagnostics);
                toasts.show(Toast::error(format!("{why} Nothing was opened{unchanged}")));
                if project.snapshot_untracked().is_none() {
                    self.import_diagnostics.set(Arc::new(opened.diagnostics));
                }
            }
        }
    }

    fn handle_findings(self, mut findings: Findings, project: Project) {
        if let Some(threats) = findings.threats.take() {
            self.threats
                .set_value(Arc::new(threats.into_iter().map(Arc::new).collect()));
        }
        let Some(now) = project.snapshot_untracked() else {
            return;
        };
        if now.revision == findings.revision {
            let judged = self
                .threats
                .with_value(|threats| judged::join(findings, &now.model, threats));
            self.judged.set(Arc::new(judged));
            // The page that a crash leaves behind offers this copy.
            self.send(Request::File {
                revision: now.revision,
                file: OutputFile::Model,
            });
        }
    }

    fn handle_file(
        self,
        revision: Revision,
        file: OutputFile,
        bytes: Vec<u8>,
        project: Project,
        toasts: Toasts,
    ) {
        let bytes = Arc::new(bytes);
        if file == OutputFile::Model {
            crash::save_copy(&bytes);
            self.model_file.set(Some(ModelFile {
                revision,
                bytes: Arc::clone(&bytes),
            }));
        }
        let is_pending = |pending_downloads: &mut BTreeMap<OutputFile, Revision>| {
            let is_current = pending_downloads
                .get(&file)
                .is_some_and(|since| *since <= revision);
            is_current && pending_downloads.remove(&file).is_some()
        };
        let is_requested = self
            .pending_downloads
            .try_update_value(is_pending)
            .unwrap_or(false);
        if !is_requested || project.snapshot_untracked().is_none() {
            return;
        }
        toasts.show(
            match downloads::save(file.name(), file.media_type(), &bytes) {
                Ok(()) => Toast::info("download", format!("{} downloaded.", file.name())),
                Err(error) => Toast::error(error.to_string()),
            },
        );
    }
}

/// The media type of a library.
const LIBRARY_MEDIA_TYPE: &str = "application/json";

/// Carries a library in which a threat was saved, or removed, and shows the threat.
fn handle_saved_threat(library: OpenedLibrary, sid: String, saving: Saving) {
    let (project, ui) = (saving.project, saving.ui);
    let name = library.name.clone();
    project.end_merging();
    carry_libraries(project, vec![library]);
    let words = match sid.is_empty() {
        true => format!("The threat is taken out of {name}."),
        false => format!("{sid} is saved in {name}."),
    };
    if sid.is_empty() {
        ui.threat.set(None);
    } else {
        ui.threat_editor.0.set(None);
        ui.threat.set(Some(sid));
    }
    let after = project.snapshot_untracked();
    let toast = Toast::info("info", words)
        .with_action("Undo", move || project.undo())
        .while_valid(move || project.snapshot() == after);
    saving.toasts.show(toast);
}

/// Carries libraries with the open model, in one step.
fn carry_libraries(project: Project, libraries: Vec<OpenedLibrary>) {
    let name = match libraries.as_slice() {
        [] => return,
        [one] => format!("Use {}", one.name),
        more => format!("Use {} libraries", more.len()),
    };
    let off = Edit::UseLibrary {
        name: parapet_threatlib::NAME.to_owned(),
        on: false,
    };
    let off = libraries
        .iter()
        .any(|one| one.replaces_built_in)
        .then_some(off);
    let edits = libraries.into_iter().map(|one| Edit::EmbedLibrary {
        name: one.name,
        text: one.text,
    });
    let edits = edits.chain(off).collect();
    // It cannot fail: a library fits every model.
    let _ = project.commit(Edit::Batch { name, edits });
}

/// Whether the user should see the diagnostics of a file before anything else: a part of it was left
/// out, or is probably not as it was meant.
fn needs_review(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|one| one.level > Level::Remark)
}

/// What is said when a model took the place of another one: the way reopen, until the new one is
/// changed.
fn replaced_toast(
    before: &Snapshot,
    project: Project,
    reopen: impl Fn() + Send + Sync + 'static,
) -> Toast {
    let opened = project.snapshot_untracked();
    let words = format!("{} is closed.", before.model.name);
    Toast::info("info", words)
        .with_action("Open it again", reopen)
        .while_valid(move || project.snapshot() == opened)
}

/// The diagnostics of something that failed as one text: the most severe, at most two.
fn summary_of(diagnostics: &[Diagnostic]) -> String {
    let levels = [Level::Error, Level::Warning, Level::Remark];
    let worst = levels.iter().flat_map(|level| {
        let of_level = diagnostics.iter();
        of_level.filter(move |one| one.level == *level)
    });
    let messages: Vec<String> = worst
        .take(2)
        .map(|one| {
            let words = match location_text(&one.location).as_str() {
                "" => one.message.clone(),
                place => format!("{place}: {}", one.message),
            };
            match one.hint.as_str() {
                "" => words,
                hint => format!("{words} {hint}"),
            }
        })
        .collect();
    match diagnostics.len() {
        0 => "Something went wrong; no reason was given.".to_owned(),
        1 | 2 => messages.join(" "),
        more => format!("{} And {} more.", messages.join(" "), more - 2),
    }
}

/// A location as text: "model.json, line 14, column 3".
fn location_text(location: &Location) -> String {
    let line = location
        .position
        .map(|place| format!("line {}, column {}", place.line, place.column));
    let parts = [location.file.clone(), line];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The toast after the engine died over a request: the model is untouched in any case.
fn engine_died_toast(derived: Derived, request: Option<Request>, cause: &CrashCause) -> Toast {
    let what = match request {
        Some(Request::Wording | Request::Help) => "Starting",
        Some(Request::Open { .. } | Request::Sample { .. }) => "Reading the file",
        Some(Request::SampleThumbnail { .. }) => "Drawing",
        Some(Request::Picture { .. }) => "Drawing",
        Some(Request::Report { .. }) => "Writing the report",
        Some(Request::File { .. }) => "Writing the file",
        _ => "Judging",
    };
    let how = match cause {
        CrashCause::TimedOut => "took too long",
        CrashCause::Trapped(_) => "broke off",
    };
    let toast = Toast::error(format!(
        "{what} {how}, and the engine was started again. Your model is untouched."
    ));
    match request {
        Some(request) => toast.with_action("Try again", move || {
            derived.send(request.clone());
        }),
        None => toast,
    }
}
