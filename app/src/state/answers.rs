//! What the page does with an answer of the engine.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::diagnostic::{Diagnostic, Level, Location};
use parapet_core::import::{LIBRARY_NOT_READ, OLD_SPELLING};
use parapet_core::model::Edit;

use super::derived::{Copy, Derived, Drawn, Explained, Known, ReadBy, Written};
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
    /// Takes in what the engine said.
    pub(super) fn hear(self, event: EngineEvent, saving: Saving) {
        match event {
            EngineEvent::Answered { number, answer } => {
                self.trouble.set(String::new());
                let Some(answer) = self.hand_to_reader(number, answer) else {
                    return;
                };
                self.take(answer, saving);
            }
            EngineEvent::Crashed { request, cause } => {
                self.opening.set(false);
                if matches!(request, Some(Request::Open { .. }))
                    && let Some((_, reader)) = self.reader.try_update_value(Option::take).flatten()
                {
                    reader(None);
                }
                if let Some(Request::Picture { revision, diagram }) = &request {
                    self.undrawn.set(Some((*diagram, *revision)));
                }
                saving.toasts.show(died(self, request, &cause));
            }
            EngineEvent::Unavailable(why) => self.trouble.set(why),
        }
    }

    /// Gives a model that was read for the page itself to who waits for it; hands back any other
    /// answer.
    fn hand_to_reader(self, number: u32, answer: Answer) -> Option<Answer> {
        let waits = self.reader.with_value(|reader| {
            reader
                .as_ref()
                .is_some_and(|(waiting, _)| *waiting == number)
        });
        if !waits {
            return Some(answer);
        }
        let (_, reader) = self.reader.try_update_value(Option::take).flatten()?;
        reader(match answer {
            Answer::Opened(opened) => opened.model,
            _ => None,
        });
        None
    }

    fn take(self, answer: Answer, saving: Saving) {
        let (project, toasts) = (saving.project, saving.toasts);
        match answer {
            Answer::Wording(wording) => self.wording.set(Arc::new(wording)),
            Answer::Help(chapters) => self.help.set(Some(chapters)),
            Answer::Opened(opened) => self.take_opened(opened, saving),
            Answer::Findings(findings) => self.take_findings(findings, project),
            Answer::Picture {
                revision,
                diagram,
                picture,
            } => {
                self.undrawn.update(|undrawn| {
                    undrawn.take_if(|(which, _)| *which == diagram);
                });
                let drawn = Some(Drawn { revision, picture });
                match diagram {
                    Diagram::Dataflow => self.dataflow.set(drawn),
                    Diagram::Sequence => self.sequence.set(drawn),
                }
            }
            Answer::Report { revision, document } => {
                self.report.set(Some(Written { revision, document }));
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
            Answer::Facts { part, facts, .. } => self.known.set(Some(Known {
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
            } => self.take_file(revision, file, bytes, project, toasts),
            Answer::Reviewed(review) => self.review.set(Some(review)),
            Answer::Completed(completion) => self.completion.set(completion),
            Answer::Excerpt { sample, fires } => saving.ui.desk.keep_example(sample, fires),
            Answer::ThreatSaved { library, sid } => {
                self.forget_notes_of(&library.name);
                take_threat(library, sid, saving);
            }
            Answer::LibraryFile { file, diagnostics } => {
                let lacks: Vec<&str> = diagnostics.iter().map(|it| it.message.as_str()).collect();
                toasts.show(match downloads::save(&file.name, JSON, &file.bytes) {
                    Ok(()) if lacks.is_empty() => {
                        Toast::note("download", format!("{} downloaded.", file.name))
                    }
                    Ok(()) => {
                        let words = format!("{} downloaded. {}", file.name, lacks.join(" "));
                        Toast::note("info", words)
                    }
                    Err(refused) => Toast::error(refused.to_string()),
                });
            }
            Answer::SampleThumbnail { name, svg } => self.samples.update(|there| {
                there.insert(name, svg);
            }),
            Answer::Failed(diagnostics) => {
                self.opening.set(false);
                toasts.show(Toast::error(sentences(&diagnostics)));
            }
            Answer::Stale => (),
        }
    }

    fn take_opened(self, opened: Opened, saving: Saving) {
        let (project, ui, toasts) = (saving.project, saving.ui, saving.toasts);
        self.opening.set(false);
        let libraries = opened.libraries;
        match opened.model {
            None if !libraries.is_empty() && project.snapshot_untracked().is_some() => {
                let threats: usize = libraries.iter().map(|one| one.threats).sum();
                let is_odd = needs_reading(&opened.diagnostics);
                let added = match libraries.as_slice() {
                    [one] => format!("{} is", one.name),
                    more => format!("{} libraries are", more.len()),
                };
                let replaces_built_in = libraries.iter().any(|one| one.replaces_built_in);
                self.notes.update(|notes| {
                    let mut all = Vec::clone(notes);
                    // What was said of the model that asked for it holds on.
                    all.retain(|one| replaces_built_in && one.code != LIBRARY_NOT_READ);
                    all.extend(opened.diagnostics);
                    *notes = Arc::new(all);
                });
                carry(project, libraries);
                ui.problems.set(is_odd);
                if !ui
                    .overlay
                    .with_untracked(|it| matches!(it, Some(Overlay::Imported(_))))
                {
                    ui.view_as(View::Library);
                }
                let threats = match threats {
                    1 => "1 threat".to_owned(),
                    count => format!("{count} threats"),
                };
                let words = match replaces_built_in {
                    true => format!("{added} added: {threats}, in place of the built-in ones."),
                    false => format!("{added} added: {threats}."),
                };
                let said = Toast::note("info", words).offer("Undo", move || project.undo());
                toasts.show(said);
            }
            None if !libraries.is_empty() => {
                let words = "Open a model first: a threat library is opened beside one.";
                toasts.show(Toast::error(words));
            }
            Some(model) => {
                let before = project.snapshot_untracked();
                let back = saving.way_back();
                ui.reset();
                let is_error = |one: &Diagnostic| one.level == Level::Error;
                ui.problems.set(opened.diagnostics.iter().any(is_error));
                self.notes.set(Arc::new(opened.diagnostics));
                self.script.set(opened.script);
                project.open(model, self.bringing.get_value());
                carry(project, libraries);
                let is_odd = self.notes.with_untracked(|notes| {
                    needs_reading(notes) || notes.iter().any(|one| one.code == OLD_SPELLING)
                });
                match before {
                    _ if is_odd => {
                        toasts.dismiss();
                        saving.remember_way_back(before.is_some().then(|| Box::new(back) as _));
                        ui.overlay.set(Some(Overlay::Imported(opened.file)));
                    }
                    Some(before) => toasts.show(replaced(&before, project, back)),
                    None => toasts.dismiss(),
                }
            }
            None => {
                let kept = match project.snapshot_untracked() {
                    Some(now) => format!("; {} is as it was.", now.model.name),
                    None => ".".to_owned(),
                };
                let why = sentences(&opened.diagnostics);
                toasts.show(Toast::error(format!("{why} Nothing was opened{kept}")));
                if project.snapshot_untracked().is_none() {
                    self.notes.set(Arc::new(opened.diagnostics));
                }
            }
        }
    }

    fn take_findings(self, mut findings: Findings, project: Project) {
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
            self.ask(Request::File {
                revision: now.revision,
                file: OutputFile::Model,
            });
        }
    }

    fn take_file(
        self,
        revision: Revision,
        file: OutputFile,
        bytes: Vec<u8>,
        project: Project,
        toasts: Toasts,
    ) {
        let bytes = Arc::new(bytes);
        if file == OutputFile::Model {
            crash::keep(&bytes);
            self.copy.set(Some(Copy {
                revision,
                bytes: Arc::clone(&bytes),
            }));
        }
        let waits = |wanted: &mut BTreeMap<OutputFile, Revision>| {
            let is_wanted = wanted.get(&file).is_some_and(|since| *since <= revision);
            is_wanted && wanted.remove(&file).is_some()
        };
        let wanted = self.wanted.try_update_value(waits).unwrap_or(false);
        if !wanted || project.snapshot_untracked().is_none() {
            return;
        }
        toasts.show(
            match downloads::save(file.name(), file.media_type(), &bytes) {
                Ok(()) => Toast::note("download", format!("{} downloaded.", file.name())),
                Err(refused) => Toast::error(refused.to_string()),
            },
        );
    }
}

/// The media type of a library.
const JSON: &str = "application/json";

/// Carries a library with a threat put into it, or taken out, and shows the threat.
fn take_threat(library: OpenedLibrary, sid: String, saving: Saving) {
    let (project, ui) = (saving.project, saving.ui);
    let name = library.name.clone();
    project.settle();
    carry(project, vec![library]);
    let words = match sid.is_empty() {
        true => format!("The threat is taken out of {name}."),
        false => format!("{sid} is saved in {name}."),
    };
    if sid.is_empty() {
        ui.threat.set(None);
    } else {
        ui.desk.0.set(None);
        ui.threat.set(Some(sid));
    }
    let after = project.snapshot_untracked();
    let said = Toast::note("info", words)
        .offer("Undo", move || project.undo())
        .while_true(move || project.snapshot() == after);
    saving.toasts.show(said);
}

/// Carries libraries with the open model, in one step.
fn carry(project: Project, libraries: Vec<OpenedLibrary>) {
    let name = match libraries.as_slice() {
        [] => return,
        [one] => format!("Use {}", one.name),
        more => format!("Use {} libraries", more.len()),
    };
    let off = Edit::UseLibrary {
        name: parapet_threatlib::NAME.to_owned(),
        on: false,
    };
    let off = libraries.iter().any(|one| one.replaces_built_in).then_some(off);
    let edits = libraries.into_iter().map(|one| Edit::CarryLibrary {
        name: one.name,
        text: one.text,
    });
    let edits = edits.chain(off).collect();
    // It cannot fail: a library fits every model.
    let _ = project.commit(Edit::Several { name, edits });
}

/// Whether a person should see what was said of a file before anything else: a part of it was left
/// out, or is probably not as it was meant.
fn needs_reading(notes: &[Diagnostic]) -> bool {
    notes.iter().any(|one| one.level > Level::Remark)
}

/// What is said when a model took the place of another one: the way back, until the new one is
/// changed.
fn replaced(before: &Snapshot, project: Project, back: impl Fn() + Send + Sync + 'static) -> Toast {
    let opened = project.snapshot_untracked();
    let words = format!("{} is closed.", before.model.name);
    Toast::note("info", words)
        .offer("Open it again", back)
        .while_true(move || project.snapshot() == opened)
}

/// What is said of the diagnostics of something that failed: the errors, at most two.
fn sentences(diagnostics: &[Diagnostic]) -> String {
    let levels = [Level::Error, Level::Warning, Level::Remark];
    let worst = levels.iter().flat_map(|level| {
        let of_level = diagnostics.iter();
        of_level.filter(move |one| one.level == *level)
    });
    let said: Vec<String> = worst
        .take(2)
        .map(|one| {
            let words = match place_of(&one.location).as_str() {
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
        0 => "It did not work, and nothing says why.".to_owned(),
        1 | 2 => said.join(" "),
        more => format!("{} And {} more.", said.join(" "), more - 2),
    }
}

/// Where something is wrong, as people read it: "model.json, line 14, column 3".
fn place_of(location: &Location) -> String {
    let line = location
        .place
        .map(|place| format!("line {}, column {}", place.line, place.column));
    let parts = [location.file.clone(), line];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What is said when the engine died over a request: the model is untouched in any case.
fn died(derived: Derived, request: Option<Request>, cause: &CrashCause) -> Toast {
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
        Some(request) => toast.offer("Try again", move || {
            derived.ask(request.clone());
        }),
        None => toast,
    }
}
