//! The messages of the page's state: what happened as a value, its text, and the one place that shows
//! them.

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::diagnostic::{Diagnostic, Level, Location};

use super::open_model::{OpenModel, Reopen};
use super::project::{Project, Snapshot};
use super::toasts::{Toast, Toasts};
use crate::engine::client::CrashCause;
use crate::engine::messages::Request;

/// Something that the user should know.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Notice {
    /// A file could not be read, and why. Nothing was opened.
    FileUnreadable(String),
    /// A file is larger than what is read.
    FileTooLarge {
        name: String,
        megabytes: u64,
        limit: u64,
    },
    /// The browser refused something, as a whole sentence.
    BrowserFailed(String),
    /// The engine could not do something.
    Failed(Vec<Diagnostic>),
    /// Files were read, but there was nothing to open.
    NothingOpened {
        diagnostics: Vec<Diagnostic>,
        /// The model that stays open.
        unchanged: Option<String>,
    },
    /// A library was opened while no model is open.
    LibraryWithoutModel,
    /// Another model has replaced this one.
    Replaced(OpenModel),
    /// The model was closed.
    Closed(OpenModel),
    /// There is no saved model of that id.
    SavedModelMissing,
    /// The saved model of that name cannot be read.
    SavedModelUnreadable(String),
    /// The last changes of the model of that name cannot be read.
    JournalTruncated(String),
    /// The saved model of that name was deleted.
    Deleted(String),
    /// The model of that name is open in another tab, and so was not deleted.
    NotDeleted(String),
    /// The browser was asked to keep the models: whether it does.
    Persistence(bool),
    /// Libraries were added to the model.
    LibrariesAdded {
        names: Vec<String>,
        threats: usize,
        /// Whether they replace the built-in one.
        replaces_built_in: bool,
    },
    /// A threat was saved in a library; an empty SID: it was removed from it.
    ThreatSaved { library: String, sid: String },
    /// An edit was rejected, and why.
    Rejected(String),
    /// A file was downloaded; what it does not contain.
    Downloaded { name: String, missing: Vec<String> },
    /// The engine crashed on a request and was restarted.
    EngineCrashed {
        request: Option<Request>,
        cause: CrashCause,
        /// Whether a model is open.
        has_model: bool,
    },
    /// Something in the page failed.
    PageFailed { why: String, has_model: bool },
}

/// What a notice offers to do.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Action {
    /// Undo the last step.
    Undo,
    /// Open a model again.
    Reopen(Reopen),
    /// Send a request again.
    Retry(Request),
}

/// How long a notice is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Validity {
    Always,
    /// Until the model is changed.
    ThisRevision,
    /// Until a model is open.
    NothingOpen,
}

impl Notice {
    /// The text of the message.
    pub(crate) fn text(&self) -> String {
        match self {
            Notice::FileUnreadable(why) => format!("{why} Nothing was opened."),
            Notice::FileTooLarge {
                name,
                megabytes,
                limit,
            } => format!(
                "{name} has {megabytes} MB; files up to {limit} MB are read. Nothing was opened."
            ),
            Notice::BrowserFailed(why) | Notice::Rejected(why) => why.clone(),
            Notice::Failed(diagnostics) => summary_of(diagnostics),
            Notice::NothingOpened {
                diagnostics,
                unchanged,
            } => {
                let unchanged = match unchanged {
                    Some(name) => format!("; {name} is as it was."),
                    None => ".".to_owned(),
                };
                format!("{} Nothing was opened{unchanged}", summary_of(diagnostics))
            }
            Notice::LibraryWithoutModel => {
                "Open a model first: a threat library is opened beside one.".to_owned()
            }
            Notice::Replaced(open) => match open.is_saved {
                true => format!("{} is closed.", open.name),
                false => format!("{} is closed. Its last changes are not saved.", open.name),
            },
            Notice::Closed(open) => match (&open.reopen, open.is_saved) {
                (Reopen::Saved(_), true) => "The model is closed and saved.".to_owned(),
                (Reopen::Saved(_), false) => {
                    "The model is closed. Its last changes are not saved.".to_owned()
                }
                (Reopen::Unsaved(_), _) => "The model is closed.".to_owned(),
            },
            Notice::SavedModelMissing => {
                "This model is no longer saved in this browser.".to_owned()
            }
            Notice::SavedModelUnreadable(name) => {
                format!("The saved model {name} could not be read. It was not deleted.")
            }
            Notice::JournalTruncated(name) => format!(
                "The last changes of {name} could not be read. It is as it was before them."
            ),
            Notice::Deleted(name) => format!("{name} is deleted."),
            Notice::NotDeleted(name) => {
                format!("{name} is open in another tab: close it there first. It was not deleted.")
            }
            Notice::Persistence(true) => {
                "This browser keeps your models until you delete them.".to_owned()
            }
            Notice::Persistence(false) => "This browser did not agree. It may do so once you have \
                used Parapet for some time, or installed it."
                .to_owned(),
            Notice::LibrariesAdded {
                names,
                threats,
                replaces_built_in,
            } => {
                let added = match names.as_slice() {
                    [one] => format!("{one} is"),
                    more => format!("{} libraries are", more.len()),
                };
                let threats = match threats {
                    1 => "1 threat".to_owned(),
                    count => format!("{count} threats"),
                };
                match replaces_built_in {
                    true => format!("{added} added: {threats}, in place of the built-in ones."),
                    false => format!("{added} added: {threats}."),
                }
            }
            Notice::ThreatSaved { library, sid } => match sid.is_empty() {
                true => format!("The threat is removed from {library}."),
                false => format!("{sid} is saved in {library}."),
            },
            Notice::Downloaded { name, missing } => match missing.is_empty() {
                true => format!("{name} downloaded."),
                false => format!("{name} downloaded. {}", missing.join(" ")),
            },
            Notice::EngineCrashed {
                request,
                cause,
                has_model,
            } => {
                let what = activity(request.as_ref());
                let how = match cause {
                    CrashCause::TimedOut => "took too long",
                    CrashCause::Trapped(_) => "failed",
                };
                format!(
                    "{what} {how}, and the engine was restarted.{}",
                    untouched(*has_model)
                )
            }
            Notice::PageFailed { why, has_model } => {
                format!(
                    "Something in the page failed: {why}.{}",
                    untouched(*has_model)
                )
            }
        }
    }

    /// Its icon, and whether it stays until it is closed, as an error does.
    fn look(&self) -> (&'static str, bool) {
        match self {
            Notice::Replaced(_)
            | Notice::Closed(_)
            | Notice::Deleted(_)
            | Notice::Persistence(true)
            | Notice::LibrariesAdded { .. }
            | Notice::ThreatSaved { .. } => ("info", false),
            Notice::Downloaded { missing, .. } if missing.is_empty() => ("download", false),
            Notice::Downloaded { .. } => ("info", false),
            _ => ("circle-x", true),
        }
    }

    /// What it offers to do, and how long it is true.
    fn offer(&self) -> (Option<(&'static str, Action)>, Validity) {
        match self {
            Notice::Replaced(open) => (
                Some(("Open it again", Action::Reopen(open.reopen.clone()))),
                Validity::ThisRevision,
            ),
            Notice::Closed(open) => (
                Some(("Open it again", Action::Reopen(open.reopen.clone()))),
                Validity::NothingOpen,
            ),
            Notice::LibrariesAdded { .. } | Notice::ThreatSaved { .. } => {
                (Some(("Undo", Action::Undo)), Validity::ThisRevision)
            }
            Notice::EngineCrashed {
                request: Some(request),
                ..
            } => {
                // A request about a revision has no answer any more once there is another one.
                let validity = match is_about_revision(request) {
                    true => Validity::ThisRevision,
                    false => Validity::Always,
                };
                (
                    Some(("Try again", Action::Retry(request.clone()))),
                    validity,
                )
            }
            _ => (None, Validity::Always),
        }
    }
}

/// Does what a notice offers.
type Perform = Arc<dyn Fn(Action) + Send + Sync>;

/// Shows notices. Copies show them at the same place.
#[derive(Clone, Copy)]
pub(crate) struct Notices {
    project: Project,
    toasts: Toasts,
    perform: StoredValue<Option<Perform>>,
}

impl Notices {
    pub(super) fn new(project: Project, toasts: Toasts) -> Notices {
        Notices {
            project,
            toasts,
            perform: StoredValue::new(None),
        }
    }

    /// Sets what does what a notice offers.
    pub(super) fn set_actions(self, perform: impl Fn(Action) + Send + Sync + 'static) {
        self.perform.set_value(Some(Arc::new(perform)));
    }

    /// Shows a notice in place of the message before.
    pub(crate) fn show(self, notice: &Notice) {
        let toast = self.toast(notice);
        let toast = match notice.offer().0 {
            Some((label, action)) => {
                let perform = self.perform;
                toast.with_action(label, move || {
                    if let Some(perform) = perform.get_value() {
                        perform(action.clone());
                    }
                })
            }
            None => toast,
        };
        self.toasts.show(toast);
    }

    /// Shows a notice that offers to undo what it reports.
    pub(super) fn show_with_undo(self, notice: &Notice, undo: impl Fn() + Send + Sync + 'static) {
        self.toasts
            .show(self.toast(notice).with_action("Undo", undo));
    }

    /// Takes away the message that is shown.
    pub(crate) fn dismiss(self) {
        self.toasts.dismiss();
    }

    fn toast(self, notice: &Notice) -> Toast {
        let (icon, is_persistent) = notice.look();
        let toast = match is_persistent {
            true => Toast::error(notice.text()),
            false => Toast::info(icon, notice.text()),
        };
        let project = self.project;
        match notice.offer().1 {
            Validity::Always => toast,
            Validity::NothingOpen => toast.while_valid(move || !project.is_open()),
            Validity::ThisRevision => {
                let shown: Option<Snapshot> = project.snapshot_untracked();
                toast.while_valid(move || project.snapshot() == shown)
            }
        }
    }
}

/// What a request was about, as the beginning of a sentence.
fn activity(request: Option<&Request>) -> &'static str {
    match request {
        Some(Request::Wording | Request::Help) => "Starting",
        Some(Request::Open { .. } | Request::Sample { .. }) => "Reading the file",
        Some(Request::SampleThumbnail { .. } | Request::Picture { .. }) => "Drawing",
        Some(Request::Report { .. }) => "Writing the report",
        Some(Request::File { .. }) => "Writing the file",
        _ => "Judging",
    }
}

/// Whether a request is about a revision of the model.
fn is_about_revision(request: &Request) -> bool {
    !matches!(
        request,
        Request::Wording
            | Request::Help
            | Request::Open { .. }
            | Request::Sample { .. }
            | Request::SampleThumbnail { .. }
            | Request::Threat { .. }
    )
}

/// An open model is untouched by everything that fails.
fn untouched(has_model: bool) -> &'static str {
    match has_model {
        true => " Your model is untouched.",
        false => "",
    }
}

/// The diagnostics of something that failed as one text: the most severe, at most two.
fn summary_of(diagnostics: &[Diagnostic]) -> String {
    let levels = [Level::Error, Level::Warning, Level::Remark];
    let by_level = levels
        .iter()
        .flat_map(|level| diagnostics.iter().filter(move |one| one.level == *level));
    let messages: Vec<String> = by_level
        .take(2)
        .map(|one| {
            let text = match location_text(&one.location).as_str() {
                "" => one.message.clone(),
                location => format!("{location}: {}", one.message),
            };
            match one.hint.as_str() {
                "" => text,
                hint => format!("{text} {hint}"),
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
        .position()
        .map(|at| format!("line {}, column {}", at.line, at.column));
    let parts = [location.file.clone(), line];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open_model(reopen: Reopen, is_saved: bool) -> OpenModel {
        OpenModel {
            name: "Shop".to_owned(),
            reopen,
            is_saved,
        }
    }

    #[test]
    fn no_notice_promises_what_is_not_there() {
        let saved = |is_saved| open_model(Reopen::Saved("id".to_owned()), is_saved);
        let unsaved = open_model(Reopen::Unsaved(Arc::default()), true);
        let crashed = |has_model| Notice::EngineCrashed {
            request: Some(Request::Help),
            cause: CrashCause::TimedOut,
            has_model,
        };
        let failed = |has_model| Notice::PageFailed {
            why: "x".to_owned(),
            has_model,
        };
        let cases = [
            (
                Notice::Closed(saved(true)),
                "The model is closed and saved.",
            ),
            (
                Notice::Closed(saved(false)),
                "The model is closed. Its last changes are not saved.",
            ),
            (Notice::Closed(unsaved), "The model is closed."),
            (Notice::Replaced(saved(true)), "Shop is closed."),
            (
                Notice::Replaced(saved(false)),
                "Shop is closed. Its last changes are not saved.",
            ),
            (
                crashed(true),
                "Starting took too long, and the engine was restarted. Your model is untouched.",
            ),
            (
                crashed(false),
                "Starting took too long, and the engine was restarted.",
            ),
            (
                failed(true),
                "Something in the page failed: x. Your model is untouched.",
            ),
            (failed(false), "Something in the page failed: x."),
            (
                Notice::Failed(Vec::new()),
                "Something went wrong; no reason was given.",
            ),
        ];
        for (notice, expected) in cases {
            assert_eq!(notice.text(), expected, "{notice:?}");
        }
    }

    #[test]
    fn an_action_is_offered_only_while_it_does_what_it_says() {
        let retry = |request: Request| {
            let notice = Notice::EngineCrashed {
                request: Some(request),
                cause: CrashCause::TimedOut,
                has_model: true,
            };
            notice.offer().1
        };
        let report = Request::Report {
            revision: Default::default(),
        };
        assert_eq!(retry(Request::Help), Validity::Always);
        assert_eq!(retry(report), Validity::ThisRevision);
        let saved = Notice::ThreatSaved {
            library: String::new(),
            sid: String::new(),
        };
        assert_eq!(
            saved.offer(),
            (Some(("Undo", Action::Undo)), Validity::ThisRevision)
        );
    }
}
