//! What is on the screen.

mod brand;
mod canvas;
mod choices;
mod command_item;
mod dates;
mod drop;
mod elsewhere;
mod findings;
mod help;
mod imported;
mod inspector;
mod keys_dialog;
pub mod later;
mod library;
mod model;
mod offline;
mod palette;
mod panels;
mod part_link;
mod picture;
mod promise;
mod report;
mod search_button;
mod signs;
mod start;
mod theme_menu;
mod threat_text;
pub(crate) mod words;

use leptos::prelude::*;

use self::drop::{DropOverlay, FileField};
use self::later::{Later, LaterDialogs, LaterView, Load, Views};
use self::offline::OfflineMessage;
use self::start::StartPage;
use crate::commands;
use crate::components::toast::ToastPlace;
use crate::components::tooltip::TooltipPlace;
use crate::platform::document::set_title;
use crate::state::Workspace;

/// The whole page.
#[component]
pub fn App(
    /// Loads what is downloaded after the page.
    later: Load,
) -> impl IntoView {
    let workspace = Workspace::start();
    Later::start(later);
    commands::listen(workspace);
    offline::start(workspace);
    let open = Memo::new(move |_| workspace.project.is_open());
    Effect::new(move |_| {
        let title = match open.get() {
            true => format!("{} · Parapet", workspace.project.model().name),
            false => "Parapet: find the threats in your design".to_owned(),
        };
        set_title(&title);
    });
    view! {
        {move || match open.get() {
            true => view! { <LaterView of=Views::model_page /> }.into_any(),
            false if workspace.saving.is_reopening.get() => view! { <Reopening /> }.into_any(),
            false => view! { <StartPage /> }.into_any(),
        }}
        <LaterDialogs />
        <FileField />
        <DropOverlay />
        <ToastPlace toasts=workspace.toasts />
        <OfflineMessage />
        <TooltipPlace />
    }
}

/// Between a reload and the model: words only if it takes long enough to be read.
#[component]
fn Reopening() -> impl IntoView {
    view! {
        <main class="reopening" aria-busy="true">
            <p class="reopening-words" role="status">"Opening your model"</p>
        </main>
    }
}
