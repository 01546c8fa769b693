//! What is on the screen.

mod brand;
mod canvas;
mod choices;
mod drop;
mod findings;
mod inspector;
mod model;
mod part_link;
mod picture;
mod promise;
mod report;
mod sheet;
mod signs;
mod start;
mod theme_menu;
pub(crate) mod words;

use leptos::prelude::*;

use self::drop::{DropOverlay, FileField};
use self::model::ModelPage;
use self::start::StartPage;
use crate::commands;
use crate::components::toast::ToastPlace;
use crate::components::tooltip::TooltipPlace;
use crate::platform::document::set_title;
use crate::state::Workspace;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let workspace = Workspace::start();
    commands::listen(workspace);
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
            true => view! { <ModelPage /> }.into_any(),
            false => view! { <StartPage /> }.into_any(),
        }}
        <FileField />
        <DropOverlay />
        <ToastPlace toasts=workspace.toasts />
        <TooltipPlace />
    }
}
