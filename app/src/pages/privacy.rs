//! "Nothing leaves this machine": the privacy promise at the top of the page, and how to check it.

use leptos::prelude::*;

use crate::components::icon::Icon;
use crate::components::menu::{Menu, MenuState};
use crate::pages::offline::OfflineLine;
use crate::state::offline::Availability;
use crate::state::workspace;

/// The promise.
const PROMISE: &str = "Nothing leaves this machine";

/// The promise in the top bar; pressed, it shows how to check it.
#[component]
pub(crate) fn PrivacyMenu() -> impl IntoView {
    let menu = MenuState::new();
    view! {
        <button
            type="button"
            class="promise"
            data-tip=PROMISE
            aria-haspopup="dialog"
            aria-expanded=move || menu.is_open().to_string()
            on:click=move |event| menu.toggle(&event)
        >
            <Icon name="shield-check" />
            <span class="promise-words">{PROMISE}</span>
            <span class="unseen">", and how to check it"</span>
        </button>
        <Menu state=menu name=PROMISE plain=true>
            <div class="promise-card">
                <PrivacyPromise />
                <OfflineLine />
            </div>
        </Menu>
    }
}

/// The promise, and three ways to check it.
#[component]
pub(crate) fn PrivacyPromise() -> impl IntoView {
    let availability = workspace().offline.availability;
    let without_network = move || match availability.get() {
        Availability::Offline => "Switch the network off: everything still works.",
        _ => "Switch the network off once the page is open: everything still works.",
    };
    let steps = [
        Signal::stored(
            "Open your browser’s network tools and work as usual: no request appears but the check for a new version.",
        ),
        Signal::derive(without_network),
        Signal::stored("Read the page’s security policy: it forbids sending to any other address."),
    ];
    let steps = steps
        .into_iter()
        .zip(1..)
        .map(|(words, number)| {
            view! {
                <li class="promise-step">
                    <span class="number-badge" aria-hidden="true">{number}</span>
                    <span>{move || words.get()}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <h2 class="promise-head">
            <Icon name="shield-check" />
            {PROMISE}
        </h2>
        <p class="promise-text">
            "Models are read, judged and drawn in this page, and saved in this browser’s storage. Nothing is sent, counted or tracked."
        </p>
        <h3 class="promise-subhead">"Check it yourself"</h3>
        <ol class="promise-steps">{steps}</ol>
    }
}
