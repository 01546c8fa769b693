//! The start page: what this is, what to press, and the promise.

mod models;
mod samples;

use leptos::prelude::*;

use self::models::Models;
use self::samples::Samples;
use crate::commands::{self, command};
use crate::components::button::{Button, Emphasis};
use crate::components::icon::{Icon, IconSize};
use crate::components::keys::Keys;
use crate::pages::brand::Logo;
use crate::pages::command_item::CommandIcon;
use crate::pages::model::problems::Problem;
use crate::pages::offline::OfflineLine;
use crate::pages::privacy::PrivacyPromise;
use crate::pages::search_button::SearchButton;
use crate::pages::theme_menu::ThemeMenu;
use crate::state::opening::OpeningStatus;
use crate::state::workspace;
use crate::words::start as words;

/// The page while no model is open.
#[component]
pub(crate) fn StartPage() -> impl IntoView {
    view! {
        <div class="start">
            <header class="topbar" data-region="topbar">
                <div class="topbar-side">
                    <span class="brand">
                        <Logo />
                        <span>{words::PARAPET}</span>
                    </span>
                </div>
                <SearchButton />
                <div class="topbar-side topbar-end">
                    <ThemeMenu />
                    <CommandIcon id="help" />
                </div>
            </header>
            <main class="start-main">
                <div data-region="start">
                    <h1 class="start-title">{words::HEADING}</h1>
                    <p class="start-lead">
                        {words::LEAD}
                    </p>
                    <DropZone />
                    <FileDiagnostics />
                    <h2 class="start-heading">{words::OR_START_FROM_A_SAMPLE}</h2>
                    <Samples />
                    <FirstSteps />
                </div>
                <div class="start-side">
                    <Models />
                    <aside aria-label=words::THE_PROMISE data-region="promise">
                        <PrivacyPromise />
                    </aside>
                </div>
            </main>
            <Footer />
        </div>
    }
    .into_any()
}

/// Where a model can be dropped; so it can be anywhere on the page.
#[component]
fn DropZone() -> impl IntoView {
    let workspace = workspace();
    let title = move || match workspace.opening.status.get() {
        OpeningStatus::Reading => words::READING_THE_FILE,
        _ => words::DROP_A_MODEL_ANYWHERE_ON_THIS_PAGE,
    };
    view! {
        <section class="drop-zone" aria-label=words::OPEN_A_MODEL>
            <Icon name="file-input" size=IconSize::Large />
            <div class="drop-zone-words">
                <p class="drop-zone-title" role="status">{title}</p>
                <p class="secondary">{words::FILES_TO_OPEN}</p>
            </div>
            <div class="drop-zone-actions">
                <Button
                    label=words::OPEN_A_FILE
                    command="open"
                    on_press=move |_| commands::run(workspace, "open")
                />
                <Button
                    label=words::START_EMPTY
                    icon="plus"
                    emphasis=Emphasis::Primary
                    command="new"
                    on_press=move |_| commands::run(workspace, "new")
                />
            </div>
        </section>
    }
}

/// Why a file was not opened.
#[component]
fn FileDiagnostics() -> impl IntoView {
    let notes = workspace().answers.import_diagnostics;
    view! {
        <Show when=move || notes.with(|notes| !notes.is_empty())>
            <section class="start-problems" aria-label=words::WHAT_WAS_WRONG_WITH_THE_FILE>
                <ul>
                    {move || {
                        let notes = notes.get();
                        notes.iter().map(|one| view! { <Problem diagnostic=one.clone() /> }).collect_view()
                    }}
                </ul>
            </section>
        </Show>
    }
}

/// Links for new users.
#[component]
fn FirstSteps() -> impl IntoView {
    let ui = workspace().ui;
    let link = move |words: &'static str, place: &'static str| {
        view! {
            <button type="button" class="link" on:click=move |_| ui.open_help(place)>
                {words}
            </button>
        }
    };
    view! {
        <p class="start-first secondary">
            <span>
                {words::NEW_TO_THREAT_MODELLING}
                {link(words::A_FIRST_MODEL_IN_FIVE_STEPS, "a-first-model-in-five-steps")}
            </span>
            <span>
                {words::COMING_FROM_PYTM}
                {link(words::WHAT_IS_THE_SAME_WHAT_DIFFERS, "coming-from-pytm")}
            </span>
        </p>
    }
}

#[component]
fn Footer() -> impl IntoView {
    let key = |id: &str, words: &'static str| {
        let key = command(id).map(commands::Command::key).unwrap_or_default();
        view! { <span><Keys text=key /> {words}</span> }
    };
    view! {
        <footer class="start-foot" data-toasts-over>
            <OfflineLine />
            <span>{words::VERSION} {env!("CARGO_PKG_VERSION")}</span>
            <span class="start-foot-keys">
                {key("open", words::OPEN)}
                {key("palette", words::COMMANDS)}
                {key("keys", words::KEYS)}
            </span>
        </footer>
    }
}
