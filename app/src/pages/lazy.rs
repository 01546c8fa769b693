//! Lazily loaded views: their program is a file of its own, requested when the
//! page has started.
//!
//! The build splits the file off the program (at `chunks.rs` of the page's binary). Only
//! what is reached through [`Views::all`] alone can be in it; the rest of the page must not name
//! these views itself.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::components::button::{Button, Emphasis};
use crate::components::empty_state::EmptyState;
use crate::pages::help::HelpDialog;
use crate::pages::imported::ImportedDialog;
use crate::pages::keys_dialog::KeysDialog;
use crate::pages::model::ModelPage;
use crate::pages::other_tab::OtherTabDialog;
use crate::pages::palette::Palette;
use crate::platform::focus;
use crate::state::toasts::Toast;
use crate::state::workspace;
use crate::words::page as words;

/// Events that show that the user is there.
const INTERACTION_EVENTS: [&str; 4] = ["pointermove", "pointerdown", "keydown", "dragenter"];

/// How long to wait for one of them.
const MAX_DELAY: Duration = Duration::from_secs(6);

/// Makes a view.
type MakeView = fn() -> AnyView;

/// The lazily loaded views.
#[derive(Clone, Copy, Debug)]
pub struct Views {
    model_page: MakeView,
    dialogs: MakeView,
}

impl Views {
    /// All of them. To be called in the lazy chunk only: the caller's file contains them.
    pub fn all() -> Views {
        Views {
            model_page: || ModelPage().into_any(),
            dialogs,
        }
    }

    /// The page of an open model.
    pub(crate) fn model_page(self) -> AnyView {
        (self.model_page)()
    }
}

/// What opens over everything, whichever page is shown.
fn dialogs() -> AnyView {
    view! {
        <Palette />
        <KeysDialog />
        <HelpDialog />
        <OtherTabDialog />
        <ImportedDialog />
    }
    .into_any()
}

/// Loads the lazy chunk; `None` where that failed. It can be called again then.
pub type LoadViews = fn() -> Pin<Box<dyn Future<Output = Option<Views>>>>;

#[derive(Clone, Copy)]
enum LoadState {
    NotRequested,
    Loading,
    Failed,
    Loaded(Views),
}

/// The lazy chunk and its state. Copies share the state.
#[derive(Clone, Copy)]
pub(crate) struct LazyChunk {
    load: LoadViews,
    state: RwSignal<LoadState>,
    /// Listeners for the first interaction, until there is one.
    listeners: StoredValue<Vec<WindowListenerHandle>>,
}

impl LazyChunk {
    /// Requests the file at the first interaction, and after a while in any case,
    /// so that it is there when it is needed and the start page has the machine to itself before.
    pub(crate) fn start(load: LoadViews) {
        let chunk = LazyChunk {
            load,
            state: RwSignal::new(LoadState::NotRequested),
            listeners: StoredValue::default(),
        };
        provide_context(chunk);
        let request = move || {
            if matches!(chunk.state.get_untracked(), LoadState::NotRequested) {
                chunk.request();
            }
        };
        let listen = |event| window_event_listener_untyped(event, move |_| request());
        chunk
            .listeners
            .set_value(INTERACTION_EVENTS.map(listen).into());
        set_timeout(request, MAX_DELAY);
    }

    /// Requests the file because it is needed now; after a failure it is tried again.
    fn ensure_requested(self) {
        match self.state.get_untracked() {
            LoadState::NotRequested | LoadState::Failed => self.request(),
            LoadState::Loading | LoadState::Loaded(_) => (),
        }
    }

    fn request(self) {
        let listeners = self.listeners.try_update_value(std::mem::take);
        for listener in listeners.into_iter().flatten() {
            listener.remove();
        }
        self.state.set(LoadState::Loading);
        leptos::task::spawn_local(async move {
            let views = (self.load)().await;
            self.state
                .set(views.map_or(LoadState::Failed, LoadState::Loaded));
        });
    }
}

/// Shows one of the views as soon as it is loaded.
#[component]
pub(crate) fn LazyView(of: fn(Views) -> AnyView) -> impl IntoView {
    let chunk: LazyChunk = expect_context();
    chunk.ensure_requested();
    let has_retried = StoredValue::new(false);
    let retry = Callback::new(move |_| {
        has_retried.set_value(true);
        chunk.request();
    });
    move || match chunk.state.get() {
        LoadState::Loaded(views) => of(views),
        LoadState::NotRequested | LoadState::Loading => view! { <Loading /> }.into_any(),
        LoadState::Failed => {
            // The button that was pressed is gone: the new one takes the focus.
            if has_retried.get_value() {
                request_animation_frame(|| focus::first_in("missing"));
            }
            view! { <Failed on_press=retry /> }.into_any()
        }
    }
}

/// The dialogs, as soon as they are loaded. Until then a dialog to be opened shows progress.
#[component]
pub(crate) fn LazyDialogs() -> impl IntoView {
    let workspace = workspace();
    let chunk: LazyChunk = expect_context();
    let is_needed = Signal::derive(move || {
        let overlay = workspace.ui.overlay.with(Option::is_some);
        overlay || workspace.opening.elsewhere.with(Option::is_some)
    });
    Effect::new(move |_| {
        if is_needed.get() {
            chunk.ensure_requested();
        }
    });
    Effect::new(move |_| {
        let has_failed = matches!(chunk.state.get(), LoadState::Failed);
        if has_failed && is_needed.get_untracked() {
            let toast = Toast::error(words::LAZY_LOAD_FAILED)
                .with_action(words::TRY_AGAIN, move || chunk.request());
            workspace.toasts.show(toast);
        }
    });
    move || match chunk.state.get() {
        LoadState::Loaded(views) => (views.dialogs)(),
        LoadState::Loading if is_needed.get() => view! { <Loading /> }.into_any(),
        LoadState::NotRequested | LoadState::Loading | LoadState::Failed => ().into_any(),
    }
}

/// Nothing for a moment, then the progress line.
#[component]
fn Loading() -> impl IntoView {
    view! {
        <div class="awaited">
            <div class="working"></div>
            <span class="unseen" role="status">{words::LOADING}</span>
        </div>
    }
}

#[component]
fn Failed(on_press: Callback<MouseEvent>) -> impl IntoView {
    view! {
        <div class="missing" id="missing" role="alert">
            <EmptyState
                icon="triangle-alert"
                text=words::LAZY_LOAD_FAILED.to_owned()
            >
                <Button
                    label=words::TRY_AGAIN
                    emphasis=Emphasis::Primary
                    on_press=on_press
                />
            </EmptyState>
        </div>
    }
}
