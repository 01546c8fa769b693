//! The top bar: what is open, undo and redo, the search, the promise, the theme, help,
//! downloads. On narrow screens a menu holds what does not fit.

use leptos::prelude::*;
use parapet_core::model::Edit;

use super::download_menu::DownloadMenu;
use super::more_menu::MoreMenu;
use super::outline_toggle::OutlineToggle;
use super::save_status::SaveIndicator;
use crate::commands::{self, command};
use crate::components::button::{Height, IconButton};
use crate::components::name_field::NameField;
use crate::pages::brand::Logo;
use crate::pages::command_item::CommandIcon;
use crate::pages::privacy::PrivacyMenu;
use crate::pages::search_button::SearchButton;
use crate::pages::theme_menu::ThemeMenu;
use crate::state::workspace;
use crate::words::model as words;

/// The bar over a model.
#[component]
pub(crate) fn TopBar() -> impl IntoView {
    let narrow = workspace().ui.is_narrow;
    view! {
        <header class="topbar" data-region="topbar">
            {move || match narrow.get() {
                true => view! { <NarrowBar /> }.into_any(),
                false => view! { <WideBar /> }.into_any(),
            }}
        </header>
    }
    .into_any()
}

#[component]
fn NarrowBar() -> impl IntoView {
    view! {
        <OutlineToggle />
        <ModelName />
        <SaveIndicator />
        <UndoRedo />
        <PrivacyMenu />
        <SearchButton />
        <MoreMenu />
    }
    .into_any()
}

#[component]
fn WideBar() -> impl IntoView {
    let workspace = workspace();
    view! {
        <div class="topbar-side">
            <button
                type="button"
                class="brand"
                data-command="close"
                data-tip=words::BACK_TO_THE_START_PAGE
                aria-label=words::PARAPET_BACK_TO_THE_START_PAGE
                on:click=move |_| commands::run(workspace, "close")
            >
                <Logo />
            </button>
            <ModelName />
            <SaveIndicator />
            <span class="topbar-rule" aria-hidden="true"></span>
            <UndoRedo />
        </div>
        <SearchButton />
        <div class="topbar-side topbar-end">
            <PrivacyMenu />
            <span class="topbar-rule" aria-hidden="true"></span>
            <ThemeMenu />
            <CommandIcon id="help" />
            <DownloadMenu />
        </div>
    }
    .into_any()
}

/// Undo and redo.
#[component]
fn UndoRedo() -> impl IntoView {
    let project = workspace().project;
    view! {
        <StepButton id="undo" icon="undo-2" name=move || project.undo_name() />
        <StepButton id="redo" icon="undo-2" name=move || project.redo_name() mirrored=true />
    }
}

/// The model's name, edited in place.
#[component]
fn ModelName() -> impl IntoView {
    let workspace = workspace();
    let name = Memo::new(move |_| workspace.project.model().name.clone());
    view! {
        <h1 class="unseen">{move || name.get()}</h1>
        <NameField
            class="model-name"
            label=words::NAME_OF_THE_MODEL
            value=name
            on_input=move |name| {
                workspace.commit(Edit::RenameModel { name });
            }
            on_done=move |()| workspace.project.end_merging()
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
            disabled_reason=Signal::derive(move || commands::disabled_reason(workspace, id))
            command=id
            on_press=move |_| commands::run(workspace, id)
        />
    }
}
