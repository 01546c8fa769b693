//! The top bar: what is open, undo and redo, the promise, the theme, downloads.

use leptos::prelude::*;
use parapet_core::model::Edit;

use super::download_menu::DownloadMenu;
use crate::commands::{self, command};
use crate::components::button::{Height, IconButton};
use crate::pages::brand::Mark;
use crate::pages::promise::PromiseMenu;
use crate::pages::theme_menu::ThemeMenu;
use crate::state::workspace;

/// The bar over a model.
#[component]
pub(crate) fn TopBar() -> impl IntoView {
    let workspace = workspace();
    view! {
        <header class="topbar" data-region="topbar">
            <button
                type="button"
                class="brand"
                data-command="close"
                data-tip="Back to the start page"
                aria-label="Parapet, back to the start page"
                on:click=move |_| commands::run(workspace, "close")
            >
                <Mark />
            </button>
            <ModelName />
            <span class="topbar-rule" aria-hidden="true"></span>
            <StepButton id="undo" icon="undo-2" name=move || workspace.project.undo_name() />
            <StepButton id="redo" icon="undo-2" name=move || workspace.project.redo_name() mirrored=true />
            <span class="grow"></span>
            <PromiseMenu />
            <span class="topbar-rule" aria-hidden="true"></span>
            <ThemeMenu />
            <DownloadMenu />
        </header>
    }
    .into_any()
}

/// The model's name, renamed where it stands.
#[component]
fn ModelName() -> impl IntoView {
    let workspace = workspace();
    let name = Memo::new(move |_| workspace.project.model().name.clone());
    view! {
        <h1 class="unseen">{move || name.get()}</h1>
        <input
            class="model-name"
            type="text"
            autocomplete="off"
            spellcheck="false"
            aria-label="Name of the model"
            placeholder="Name of the model"
            prop:value=move || name.get()
            on:input=move |event| {
                workspace.commit(Edit::RenameModel { name: event_target_value(&event) });
            }
            on:blur=move |_| workspace.project.settle()
        />
    }
}

/// Undo or redo; its tooltip names the edit.
#[component]
fn StepButton(
    id: &'static str,
    icon: &'static str,
    name: impl Fn() -> Option<String> + Send + Sync + 'static,
    #[prop(optional)] mirrored: bool,
) -> impl IntoView {
    let workspace = workspace();
    let found = command(id);
    let verb = found.map_or("", |command| command.name);
    let words = move || match name() {
        Some(edit) => format!("{verb}: {edit}"),
        None => verb.to_owned(),
    };
    view! {
        <IconButton
            name=Signal::derive(words)
            icon=icon
            mirrored=mirrored
            height=Height::Bar
            key=found.map(commands::Command::key).unwrap_or_default()
            off=Signal::derive(move || {
                found.map(|command| (command.off)(workspace)).unwrap_or_default()
            })
            command=id
            on_press=move |_| commands::run(workspace, id)
        />
    }
}
