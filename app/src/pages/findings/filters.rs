//! What narrows the list of findings: text, severity.

use leptos::prelude::*;
use parapet_core::threats::Severity;

use super::shown::{Beside, counts};
use crate::components::icon::Icon;
use crate::pages::signs::{Glyph, GlyphSize};
use crate::state::workspace;

/// The bar of filters.
#[component]
pub(super) fn Filters(
    /// What is shown beside the open findings, and so counted.
    #[prop(into)]
    beside: Signal<Beside>,
) -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let counts = Memo::new(move |_| {
        let judged = workspace.derived.judged.get();
        ui.query.with(|query| counts(&judged, query, beside.get()))
    });
    let filter = move |severity: u8| {
        let severity = Severity(severity);
        let count = move || counts.with(|counts| counts.get(usize::from(severity.0)).copied());
        let on = move || ui.severities.with(|chosen| chosen.contains(&severity.0));
        // A severity that no finding has is not offered, unless it is chosen.
        let offered = move || on() || count().is_some_and(|count| count > 0);
        let toggle = move |_| {
            ui.severities.update(|chosen| {
                if !chosen.remove(&severity.0) {
                    chosen.insert(severity.0);
                }
            });
        };
        view! {
            <Show when=offered>
                <button
                    type="button"
                    class="filter"
                    aria-pressed=move || on().to_string()
                    data-severity=severity.0
                    on:click=toggle
                >
                    <Glyph severity=severity size=GlyphSize::Detail />
                    {severity.word()}
                    <span class="numbers">{move || count().unwrap_or(0)}</span>
                </button>
            </Show>
        }
    };
    view! {
        <div class="findings-bar">
            <label class="search">
                <Icon name="search" />
                <input
                    class="input"
                    type="search"
                    aria-label="Search findings"
                    placeholder="Search findings"
                    prop:value=move || ui.query.get()
                    on:input=move |event| ui.query.set(event_target_value(&event))
                />
            </label>
            <div class="filters" role="group" aria-label="Severity">
                {(0..=5u8).rev().map(filter).collect_view()}
            </div>
        </div>
    }
}
