//! The models that this browser has saved.

use leptos::prelude::*;
use parapet_core::threats::Severity;

use crate::components::button::{Height, IconButton};
use crate::pages::dates::relative_time;
use crate::pages::severity_glyph::{Glyph, GlyphSize};
use crate::platform::store::ListedModel;
use crate::state::saved_models::ModelList;
use crate::state::workspace;
use crate::words::start as words;
use crate::words::terms;

/// The list, once there is a model in it or an error to report.
#[component]
pub(super) fn Models() -> impl IntoView {
    let shelf = workspace().saved_models.list;
    move || {
        match shelf.get() {
        ModelList::Loading => ().into_any(),
        ModelList::Models(models) if models.is_empty() => ().into_any(),
        ModelList::Models(models) => view! {
            <section class="models" aria-label=words::YOUR_MODELS data-region="models">
                <h2 class="models-title">{words::YOUR_MODELS}</h2>
                <ul>{models.iter().map(|one| view! { <Row model=one.clone() /> }).collect_view()}</ul>
                <StorageNote />
            </section>
        }
        .into_any(),
        ModelList::Unreadable(why) => view! {
            <section class="models" aria-label=words::YOUR_MODELS>
                <h2 class="models-title">{words::YOUR_MODELS}</h2>
                <p class="models-trouble">
                    {words::MODELS_ARE_NOT_SAVED}
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
    let saved_models = workspace().saved_models;
    view! {
        <Show when=move || saved_models.is_persistent.get() == Some(false)>
            <p class="caption models-how-long">
                {words::MAY_BE_CLEARED}
                <button type="button" class="link" on:click=move |_| saved_models.request_persistence()>
                    {words::ASK_IT_TO_KEEP_THEM}
                </button>
            </p>
        </Show>
    }
    .into_any()
}

#[component]
fn Row(model: ListedModel) -> impl IntoView {
    let (opening, saved_models) = (workspace().opening, workspace().saved_models);
    let ListedModel { summary, svg } = model;
    let name = match summary.name.trim() {
        "" => words::UNNAMED.to_owned(),
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
            <button type="button" class="model-open" on:click=move |_| opening.reopen(opened.clone())>
                <span class="model-picture">{picture}</span>
                <span class="model-words">
                    <span class="model-row-name">{name.clone()}</span>
                    <span class="caption">{relative_time(summary.changed)}</span>
                </span>
                <span class="model-count">
                    {(open > 0).then(|| view! { <Glyph severity=Severity(summary.severity) size=GlyphSize::Row /> })}
                    {terms::FINDING.counted(open)}
                </span>
            </button>
            <IconButton
                name=words::delete(&name)
                icon="x"
                height=Height::Bar
                on_press=move |_| {
                    let (id, name) = deleted.clone();
                    saved_models.delete(id, name);
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
