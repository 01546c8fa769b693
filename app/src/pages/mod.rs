//! What is on the screen.

mod brand;
mod canvas;
mod choices;
mod command_item;
mod dates;
mod drop;
mod findings;
mod help;
mod imported;
mod inspector;
mod keys_dialog;
pub mod lazy;
mod library;
mod model;
mod offline;
mod other_tab;
mod palette;
mod panels;
mod part_link;
mod picture;
mod privacy;
mod report;
mod search_button;
mod severity_glyph;
mod start;
mod theme_menu;
mod threat_text;
mod toast_host;
mod underline;

use leptos::prelude::*;

use self::drop::{DropOverlay, FileField};
use self::lazy::{LazyChunk, LazyDialogs, LazyView, LoadViews, Views};
use self::offline::OfflineMessage;
use self::start::StartPage;
use self::toast_host::ToastHost;
use crate::commands;
use crate::components::tooltip::TooltipHost;
use crate::platform::document::set_title;
use crate::state::Workspace;
use crate::state::opening::OpeningStatus;
use crate::words::page as words;

/// The whole page.
#[component]
pub fn App(
    /// Loads the lazy views.
    load_views: LoadViews,
) -> impl IntoView {
    let workspace = Workspace::start();
    LazyChunk::start(load_views);
    commands::listen(workspace);
    offline::start(workspace);
    let open = Memo::new(move |_| workspace.project.is_open());
    let is_reopening =
        Memo::new(move |_| workspace.opening.status.get() == OpeningStatus::Reopening);
    Effect::new(move |_| {
        let title = match open.get() {
            true => words::page_title(&workspace.project.model().name),
            false => words::START_PAGE_TITLE.to_owned(),
        };
        set_title(&title);
    });
    view! {
        {move || match open.get() {
            true => view! { <LazyView of=Views::model_page /> }.into_any(),
            false if is_reopening.get() => view! { <Reopening /> }.into_any(),
            false => view! { <StartPage /> }.into_any(),
        }}
        <LazyDialogs />
        <FileField />
        <DropOverlay />
        <ToastHost toasts=workspace.toasts />
        <OfflineMessage />
        <TooltipHost />
    }
}

/// Shown between a reload and the model; the text appears only if that takes long.
#[component]
fn Reopening() -> impl IntoView {
    view! {
        <main class="reopening" aria-busy="true">
            <p class="reopening-words" role="status">{words::OPENING_YOUR_MODEL}</p>
        </main>
    }
}
