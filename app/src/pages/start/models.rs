//! The models that this browser has saved.

use leptos::prelude::*;
use parapet_core::threats::Severity;

use crate::components::button::{Height, IconButton};
use crate::pages::dates::relative_time;
use crate::pages::severity_glyph::{Glyph, GlyphSize};
use crate::pages::words::plural;
use crate::platform::store::ListedModel;
use crate::state::saving::SavedModels;
use crate::state::workspace;

/// The list, once there is a model in it or an error to report.
#[component]
pub(super) fn Models() -> impl IntoView {
    let shelf = workspace().saving.saved_models;
    move || {
        match shelf.get() {
        SavedModels::Loading => ().into_any(),
        SavedModels::Models(models) if models.is_empty() => ().into_any(),
        SavedModels::Models(models) => view! {
            <section class="models" aria-label="Your models" data-region="models">
                <h2 class="models-title">"Your models"</h2>
                <ul>{models.iter().map(|one| view! { <Row model=one.clone() /> }).collect_view()}</ul>
                <StorageNote />
            </section>
        }
        .into_any(),
        SavedModels::Unreadable(why) => view! {
            <section class="models" aria-label="Your models">
                <h2 class="models-title">"Your models"</h2>
                <p class="models-trouble">
                    "Models are not saved in this browser. Download your work before you leave."
                </p>
                <p class="caption">{why}</p>
            </section>
        }
        .into_any(),
    }
    }
}

/// A note where the browser may delete them.
#[component]
fn StorageNote() -> impl IntoView {
    let saving = workspace().saving;
    view! {
        <Show when=move || saving.is_persistent.get() == Some(false)>
            <p class="caption models-how-long">
                "Only in this browser, which may clear them when the disk is full. "
                <button type="button" class="link" on:click=move |_| saving.request_persistence()>
                    "Ask it to keep them"
                </button>
            </p>
        </Show>
    }
    .into_any()
}

#[component]
fn Row(model: ListedModel) -> impl IntoView {
    let saving = workspace().saving;
    let ListedModel { summary, svg } = model;
    let name = match summary.name.trim() {
        "" => "Unnamed".to_owned(),
        name => name.to_owned(),
    };
    let (id, opened, deleted) = (
        summary.id.clone(),
        summary.id.clone(),
        (summary.id, name.clone()),
    );
    let picture = match svg.as_str() {
        "" => ().into_any(),
        svg => view! { <img alt="" src=data_url(svg) /> }.into_any(),
    };
    let open = usize::try_from(summary.open).unwrap_or_default();
    view! {
        <li class="model-row" data-model=id>
            <button type="button" class="model-open" on:click=move |_| saving.reopen(opened.clone())>
                <span class="model-picture">{picture}</span>
                <span class="model-words">
                    <span class="model-row-name">{name.clone()}</span>
                    <span class="caption">{relative_time(summary.changed)}</span>
                </span>
                <span class="model-count">
                    {(open > 0).then(|| view! { <Glyph severity=Severity(summary.severity) size=GlyphSize::Row /> })}
                    {plural(open, "finding", "findings")}
                </span>
            </button>
            <IconButton
                name=format!("Delete {name}")
                icon="x"
                height=Height::Bar
                on_press=move |_| {
                    let (id, name) = deleted.clone();
                    saving.delete(id, name);
                }
            />
        </li>
    }
    .into_any()
}

/// A drawing of our own as the address of a picture.
pub(super) fn data_url(svg: &str) -> String {
    let text = String::from(js_sys::encode_uri_component(svg));
    format!("data:image/svg+xml,{text}")
}
