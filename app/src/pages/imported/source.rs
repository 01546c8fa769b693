//! The script that a model was read from.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::html::Ol;
use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::engine::messages::OpenedScript;
use crate::state::workspace;

/// So many lines of a script stand in the page at once, before and behind the one that is asked for:
/// all of most scripts.
const AROUND: usize = 1000;

/// So many characters of a line are shown: browsers take seconds for a line of megabytes.
const WIDEST: usize = 500;

/// The script, with the line that a person asked for in view, and those marked of which something is
/// said.
#[component]
pub(super) fn Source(
    script: Memo<Option<Arc<OpenedScript>>>,
    line: RwSignal<Option<u32>>,
) -> impl IntoView {
    let derived = workspace().derived;
    let place = NodeRef::<Ol>::new();
    let is_asked = Selector::new(move || line.get());
    let said = Memo::new(move |_| {
        let notes = derived.notes.get();
        let places = notes.iter().filter_map(|one| one.location.position);
        places.map(|place| place.line).collect::<BTreeSet<u32>>()
    });
    let first = Memo::new(move |_| {
        let asked = line.get().unwrap_or(1) as usize;
        // In steps, so that the lines stay where they are while a person goes from one to the next.
        (asked / AROUND).saturating_sub(1) * AROUND
    });
    let lines = move || {
        let script = script.get()?;
        let said = said.get();
        let shown = (1..).zip(script.text.lines()).skip(first.get());
        let row = |(number, text): (u32, &str)| {
            let is_asked = is_asked.clone();
            let mut shown: String = text.chars().take(WIDEST).collect();
            if shown.len() < text.len() {
                shown.push('…');
            }
            let is_asked = Signal::derive(move || is_asked.selected(&Some(number)));
            view! {
                <li
                    value=number
                    class:source-said=said.contains(&number)
                    class:source-asked=is_asked
                    aria-current=move || is_asked.get().then_some("true")
                >
                    <code>{shown}</code>
                </li>
            }
        };
        Some(shown.take(3 * AROUND).map(row).collect_view())
    };
    Effect::new(move |_| {
        line.track();
        // The line is marked by then.
        request_animation_frame(move || {
            let place = place.get_untracked();
            let asked = place.and_then(|it| it.query_selector(".source-asked").ok().flatten());
            if let Some(asked) = asked {
                let options = ScrollIntoViewOptions::new();
                options.set_block(ScrollLogicalPosition::Nearest);
                asked.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    });
    view! {
        <ol class="source-lines" node_ref=place tabindex="0" aria-label="The script">{lines}</ol>
    }
    .into_any()
}
