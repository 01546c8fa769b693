//! Whether the page works offline, with the actions that go with it.

use leptos::prelude::*;

use crate::commands::{self, command, files};
use crate::components::button::{Button, Height};
use crate::components::icon::Icon;
use crate::platform::service_worker;
use crate::state::offline::Availability;
use crate::state::saving::SaveStatus;
use crate::state::toasts::Toast;
use crate::state::{Workspace, workspace};
use crate::words::page as words;

/// The command that loads the new version.
const LOAD_COMMAND: &str = "load-new-version";

/// Starts the service worker once the engine runs or has failed: it must not delay
/// the engine. Shows a message when there is a new version.
pub(super) fn start(workspace: Workspace) {
    let (answers, offline) = (workspace.answers, workspace.offline);
    let is_usable = Memo::new(move |_| {
        let has_engine = answers.wording.with(|wording| !wording.is_empty());
        has_engine || answers.engine_error.with(|trouble| !trouble.is_empty())
    });
    Effect::new(move |started: Option<bool>| {
        if started != Some(true) && is_usable.get() {
            service_worker::start(
                move |report| offline.update(report),
                move |files| files::open(workspace, files),
            );
            return true;
        }
        started == Some(true)
    });
    Effect::new(move |_| {
        // The last change is written to the browser's storage first.
        let is_writing = workspace.saving.status.get() == SaveStatus::Saving;
        if offline.is_update_requested.get() && !is_writing {
            offline.is_update_requested.set(false);
            service_worker::load_new_version();
        }
    });
    Effect::new(move |_| {
        if offline.has_new_version.get() {
            let toast = Toast::info("download", words::A_NEW_VERSION_IS_READY).persistent();
            let load = move || commands::run(workspace, LOAD_COMMAND);
            workspace
                .toasts
                .show(toast.with_action(words::LOAD_IT, load));
        }
    });
}

/// One line: whether the page works offline, and what can be done.
#[component]
pub(crate) fn OfflineLine() -> impl IntoView {
    let workspace = workspace();
    let offline = workspace.offline;
    let state = move || {
        let (icon, state, words) = match offline.availability.get() {
            Availability::Unknown => return None,
            Availability::Preparing => (
                "ellipsis",
                "preparing",
                words::GETTING_READY_TO_WORK_OFFLINE,
            ),
            Availability::Offline => ("check", "offline", words::WORKS_OFFLINE),
            Availability::Online => ("info", "online", words::WORKS_ONLY_ONLINE),
        };
        Some(view! {
            <span class="offline-state" data-offline=state>
                <Icon name=icon />
                <span>{words}</span>
            </span>
        })
    };
    let step = move |is_offered: RwSignal<bool>, id: &'static str| {
        let press = move |_| commands::run(workspace, id);
        move || {
            is_offered.get().then(|| {
                let label = command(id).map_or("", |command| command.name);
                view! { <Button label=label height=Height::Bar command=id on_press=press /> }
            })
        }
    };
    view! {
        <div class="offline-line">
            {state} {step(offline.has_new_version, LOAD_COMMAND)} {step(offline.is_installable, "install")}
        </div>
    }
    .into_any()
}

/// Announces to screen readers that the page now works offline.
#[component]
pub(crate) fn OfflineMessage() -> impl IntoView {
    let just_became_ready = workspace().offline.just_became_ready;
    view! {
        <p class="unseen" role="status">
            {move || just_became_ready.get().then_some(words::PARAPET_WORKS_OFFLINE_NOW)}
        </p>
    }
}
