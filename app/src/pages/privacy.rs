//! "Nothing leaves this machine": the privacy promise at the top of the page, and how to check it.

use leptos::prelude::*;

use crate::components::icon::Icon;
use crate::components::menu::{Menu, MenuState};
use crate::pages::offline::OfflineLine;
use crate::state::offline::Availability;
use crate::state::workspace;
use crate::words::page as words;

/// The promise in the top bar; pressed, it shows how to check it.
#[component]
pub(crate) fn PrivacyMenu() -> impl IntoView {
    let menu = MenuState::new();
    view! {
        <button
            type="button"
            class="promise"
            data-tip=words::NOTHING_LEAVES_THIS_MACHINE
            aria-haspopup="dialog"
            aria-expanded=move || menu.is_open().to_string()
            on:click=move |event| menu.toggle(&event)
        >
            <Icon name="shield-check" />
            <span class="promise-words">{words::NOTHING_LEAVES_THIS_MACHINE}</span>
            <span class="unseen">{words::AND_HOW_TO_CHECK_IT}</span>
        </button>
        <Menu state=menu name=words::NOTHING_LEAVES_THIS_MACHINE plain=true>
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
        Availability::Offline => words::CHECK_OFFLINE_NOW,
        _ => words::CHECK_OFFLINE_ONCE_OPEN,
    };
    let steps = [
        Signal::stored(words::CHECK_NETWORK_TOOLS),
        Signal::derive(without_network),
        Signal::stored(words::CHECK_SECURITY_POLICY),
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
            {words::NOTHING_LEAVES_THIS_MACHINE}
        </h2>
        <p class="promise-text">
            {words::PRIVACY_PROMISE}
        </p>
        <h3 class="promise-subhead">{words::CHECK_IT_YOURSELF}</h3>
        <ol class="promise-steps">{steps}</ol>
    }
}
