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
use crate::state::workspace;

/// The page while no model is open.
#[component]
pub(crate) fn StartPage() -> impl IntoView {
    view! {
        <div class="start">
            <header class="topbar" data-region="topbar">
                <div class="topbar-side">
                    <span class="brand">
                        <Logo />
                        <span>"Parapet"</span>
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
                    <h1 class="start-title">"Find the threats in your design"</h1>
                    <p class="start-lead">
                        "Describe a system, or drop in a model of one. Parapet shows what can go wrong, why it applies, and what helps."
                    </p>
                    <DropZone />
                    <FileDiagnostics />
                    <h2 class="start-heading">"Or start from a sample"</h2>
                    <Samples />
                    <FirstSteps />
                </div>
                <div class="start-side">
                    <Models />
                    <aside aria-label="The promise" data-region="promise">
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
    let title = move || match workspace.derived.is_opening.get() {
        true => "Reading the file",
        false => "Drop a model anywhere on this page",
    };
    view! {
        <section class="drop-zone" aria-label="Open a model">
            <Icon name="file-input" size=IconSize::Large />
            <div class="drop-zone-words">
                <p class="drop-zone-title" role="status">{title}</p>
                <p class="secondary">"model.json, as Parapet and pytm write it, or a Graphviz .dot file"</p>
            </div>
            <div class="drop-zone-actions">
                <Button
                    label="Open a file"
                    command="open"
                    on_press=move |_| commands::run(workspace, "open")
                />
                <Button
                    label="Start empty"
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
    let notes = workspace().derived.import_diagnostics;
    view! {
        <Show when=move || notes.with(|notes| !notes.is_empty())>
            <section class="start-problems" aria-label="What was wrong with the file">
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
                "New to threat modelling? "
                {link("A first model in five steps", "a-first-model-in-five-steps")}
            </span>
            <span>
                "Coming from pytm? "
                {link("What is the same, what differs", "coming-from-pytm")}
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
            <span>"Version " {env!("CARGO_PKG_VERSION")}</span>
            <span class="start-foot-keys">
                {key("open", "Open")}
                {key("palette", "Commands")}
                {key("keys", "Keys")}
            </span>
        </footer>
    }
}
