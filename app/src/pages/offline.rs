//! Whether the page works offline: said where it is promised, with the steps that go with it.

use leptos::prelude::*;

use crate::commands::{self, command, files};
use crate::components::button::{Button, Height};
use crate::components::icon::Icon;
use crate::components::toast::Toast;
use crate::platform::service_worker;
use crate::state::offline::Availability;
use crate::state::saving::SaveStatus;
use crate::state::{Workspace, workspace};

/// The command that loads the new version.
const LOAD: &str = "load-new-version";

/// Starts the service worker once there is an engine, or is none to wait for: it is not to hold
/// that up. Says it when there is a new version.
pub(super) fn start(workspace: Workspace) {
    let (derived, offline) = (workspace.derived, workspace.offline);
    let is_usable = Memo::new(move |_| {
        let has_engine = derived.wording.with(|wording| !wording.is_empty());
        has_engine || derived.engine_error.with(|trouble| !trouble.is_empty())
    });
    Effect::new(move |started: Option<bool>| {
        if started != Some(true) && is_usable.get() {
            service_worker::start(
                move |told| offline.update(told),
                move |files| files::open(workspace, files),
            );
            return true;
        }
        started == Some(true)
    });
    Effect::new(move |_| {
        // What was just changed is in the browser's storage first.
        let is_writing = workspace.saving.status.get() == SaveStatus::Saving;
        if offline.is_update_requested.get() && !is_writing {
            offline.is_update_requested.set(false);
            service_worker::load_new_version();
        }
    });
    Effect::new(move |_| {
        if offline.has_new_version.get() {
            let toast = Toast::note("download", "A new version is ready.").lasting();
            let load = move || commands::run(workspace, LOAD);
            workspace.toasts.show(toast.offer("Load it", load));
        }
    });
}

/// One line: whether the page works offline, and what can be done about it.
#[component]
pub(crate) fn OfflineLine() -> impl IntoView {
    let workspace = workspace();
    let offline = workspace.offline;
    let state = move || {
        let (icon, state, words) = match offline.availability.get() {
            Availability::Unknown => return None,
            Availability::Preparing => ("ellipsis", "preparing", "Getting ready to work offline"),
            Availability::Offline => ("check", "offline", "Works offline"),
            Availability::Online => ("info", "online", ONLINE),
        };
        Some(view! {
            <span class="offline-state" data-offline=state>
                <Icon name=icon />
                <span>{words}</span>
            </span>
        })
    };
    let step = move |wanted: RwSignal<bool>, id: &'static str| {
        let press = move |_| commands::run(workspace, id);
        move || {
            wanted.get().then(|| {
                let label = command(id).map_or("", |command| command.name);
                view! { <Button label=label height=Height::Bar command=id on_press=press /> }
            })
        }
    };
    view! {
        <div class="offline-line">
            {state} {step(offline.has_new_version, LOAD)} {step(offline.is_installable, "install")}
        </div>
    }
    .into_any()
}

/// What is said where the browser does not keep the page.
const ONLINE: &str = "Works only online: this browser does not keep the page";

/// Says it aloud, once, when the page has come to work offline.
#[component]
pub(crate) fn OfflineMessage() -> impl IntoView {
    let just_became_ready = workspace().offline.just_became_ready;
    view! {
        <p class="unseen" role="status">
            {move || just_became_ready.get().then_some("Parapet works offline now.")}
        </p>
    }
}
