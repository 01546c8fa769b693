//! What is downloaded after the page: views whose program is a file of its own, asked for when the
//! page has started.
//!
//! The build cuts the file from the program (`chunks.rs` of the page's binary says where). Only
//! what is reached through [`Views::here`] alone can be in it; the rest of the page must not name
//! these views itself.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::components::button::{Button, Emphasis};
use crate::components::empty::Empty;
use crate::components::toast::Toast;
use crate::pages::elsewhere::ElsewhereDialog;
use crate::pages::help::HelpDialog;
use crate::pages::imported::ImportedDialog;
use crate::pages::keys_dialog::KeysDialog;
use crate::pages::model::ModelPage;
use crate::pages::palette::Palette;
use crate::platform::focus;
use crate::state::workspace;

/// What is said where the file cannot be had.
const MISSING: &str = "This part of the page could not be loaded. Your model is untouched.";

/// What a person does first.
const SIGNS: [&str; 4] = ["pointermove", "pointerdown", "keydown", "dragenter"];

/// How long the file waits for that.
const AT_LAST: Duration = Duration::from_secs(6);

/// Makes a view.
type Make = fn() -> AnyView;

/// The views that come later.
#[derive(Clone, Copy, Debug)]
pub struct Views {
    model_page: Make,
    dialogs: Make,
}

impl Views {
    /// All of them. To be called in the later file only: who calls this, contains them.
    pub fn here() -> Views {
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
        <ElsewhereDialog />
        <ImportedDialog />
    }
    .into_any()
}

/// Loads the later file; nothing where it could not be had. It can be called again then.
pub type Load = fn() -> Pin<Box<dyn Future<Output = Option<Views>>>>;

#[derive(Clone, Copy)]
enum State {
    Unasked,
    Awaited,
    Missing,
    Here(Views),
}

/// The later file, as far as it is here. Copies are the same state.
#[derive(Clone, Copy)]
pub(crate) struct Later {
    load: Load,
    state: RwSignal<State>,
    /// Who listens for a sign of a person, until there is one.
    listeners: StoredValue<Vec<WindowListenerHandle>>,
}

impl Later {
    /// Asks for the file at the first sign that somebody is there, and after a while in any case,
    /// so that it is there when it is needed and the start page has the machine to itself before.
    pub(crate) fn start(load: Load) {
        let later = Later {
            load,
            state: RwSignal::new(State::Unasked),
            listeners: StoredValue::default(),
        };
        provide_context(later);
        let ask = move || {
            if matches!(later.state.get_untracked(), State::Unasked) {
                later.ask();
            }
        };
        let listen = |sign| window_event_listener_untyped(sign, move |_| ask());
        later.listeners.set_value(SIGNS.map(listen).into());
        set_timeout(ask, AT_LAST);
    }

    /// Asks for the file because it is needed now: what was missing before may be there again.
    fn need(self) {
        match self.state.get_untracked() {
            State::Unasked | State::Missing => self.ask(),
            State::Awaited | State::Here(_) => (),
        }
    }

    fn ask(self) {
        let listeners = self.listeners.try_update_value(std::mem::take);
        for listener in listeners.into_iter().flatten() {
            listener.remove();
        }
        self.state.set(State::Awaited);
        leptos::task::spawn_local(async move {
            let views = (self.load)().await;
            self.state.set(views.map_or(State::Missing, State::Here));
        });
    }
}

/// Shows one of the views as soon as it is here.
#[component]
pub(crate) fn LaterView(of: fn(Views) -> AnyView) -> impl IntoView {
    let later: Later = expect_context();
    later.need();
    let asked_again = StoredValue::new(false);
    let ask_again = Callback::new(move |_| {
        asked_again.set_value(true);
        later.ask();
    });
    move || match later.state.get() {
        State::Here(views) => of(views),
        State::Unasked | State::Awaited => view! { <Awaited /> }.into_any(),
        State::Missing => {
            // The button that was pressed is gone: the new one has the focus.
            if asked_again.get_value() {
                request_animation_frame(|| focus::first_in("missing"));
            }
            view! { <Missing on_press=ask_again /> }.into_any()
        }
    }
}

/// The dialogs, made as soon as they are here. Until then one that is to open is waited for.
#[component]
pub(crate) fn LaterDialogs() -> impl IntoView {
    let workspace = workspace();
    let later: Later = expect_context();
    let is_wanted = Signal::derive(move || {
        let overlay = workspace.ui.overlay.with(Option::is_some);
        overlay || workspace.saving.open_elsewhere.with(Option::is_some)
    });
    Effect::new(move |_| {
        if is_wanted.get() {
            later.need();
        }
    });
    Effect::new(move |_| {
        let is_missing = matches!(later.state.get(), State::Missing);
        if is_missing && is_wanted.get_untracked() {
            let missing = Toast::error(MISSING).offer("Try again", move || later.ask());
            workspace.toasts.show(missing);
        }
    });
    move || match later.state.get() {
        State::Here(views) => (views.dialogs)(),
        State::Awaited if is_wanted.get() => view! { <Awaited /> }.into_any(),
        State::Unasked | State::Awaited | State::Missing => ().into_any(),
    }
}

/// Nothing for a moment, then the line that says that something is going on.
#[component]
fn Awaited() -> impl IntoView {
    view! {
        <div class="awaited">
            <div class="working"></div>
            <span class="unseen" role="status">"Loading"</span>
        </div>
    }
}

#[component]
fn Missing(on_press: Callback<MouseEvent>) -> impl IntoView {
    view! {
        <div class="missing" id="missing" role="alert">
            <Empty
                icon="triangle-alert"
                text=MISSING.to_owned()
            >
                <Button
                    label="Try again"
                    emphasis=Emphasis::Primary
                    on_press=on_press
                />
            </Empty>
        </div>
    }
}
