//! The script that a model was read from.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::html::Ol;
use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::engine::messages::OpenedScript;
use crate::pages::underline::{Columns, lines_of, pieces};
use crate::state::workspace;
use crate::words::import as words;

/// So many lines of a script are in the page at once, before and after the selected one:
/// all of most scripts.
const LINES_PER_STEP: usize = 1000;

/// Longest line shown, in characters: browsers take seconds for a line of megabytes.
const MAX_LINE_CHARS: usize = 500;

/// The script, with the selected line in view, and what diagnostics are about underlined.
#[component]
pub(super) fn Source(
    script: Memo<Option<Arc<OpenedScript>>>,
    line: RwSignal<Option<u32>>,
) -> impl IntoView {
    let answers = workspace().answers;
    let list = NodeRef::<Ol>::new();
    let is_selected = Selector::new(move || line.get());
    let reported = Memo::new(move |_| {
        let notes = answers.import_diagnostics.get();
        let mut reported: BTreeMap<u32, Vec<Columns>> = BTreeMap::new();
        for (line, columns) in notes.iter().flat_map(|one| lines_of(&one.location)) {
            reported.entry(line).or_default().push(columns);
        }
        reported
    });
    let first = Memo::new(move |_| {
        let selected = line.get().unwrap_or(1) as usize;
        // In steps, so that the lines stay while the user goes from one to the next.
        (selected / LINES_PER_STEP).saturating_sub(1) * LINES_PER_STEP
    });
    let lines = move || {
        let script = script.get()?;
        let reported = reported.get();
        let shown = (1..).zip(script.text.lines()).skip(first.get());
        let row = |(number, text): (u32, &str)| {
            let is_selected = is_selected.clone();
            let mut shown: String = text.chars().take(MAX_LINE_CHARS).collect();
            if shown.len() < text.len() {
                shown.push('…');
            }
            let is_selected = Signal::derive(move || is_selected.selected(&Some(number)));
            let columns = reported.get(&number);
            view! {
                <li
                    value=number
                    class:source-said=columns.is_some()
                    class:source-asked=is_selected
                    aria-current=move || is_selected.get().then_some("true")
                >
                    <code>{line_view(shown, columns)}</code>
                </li>
            }
        };
        Some(shown.take(3 * LINES_PER_STEP).map(row).collect_view())
    };
    Effect::new(move |_| {
        line.track();
        // The line is marked by then.
        request_animation_frame(move || {
            let list = list.get_untracked();
            let selected = list.and_then(|it| it.query_selector(".source-asked").ok().flatten());
            if let Some(selected) = selected {
                let options = ScrollIntoViewOptions::new();
                options.set_block(ScrollLogicalPosition::Nearest);
                selected.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    });
    view! {
        <ol class="source-lines" node_ref=list tabindex="0" aria-label=words::THE_SCRIPT>{lines}</ol>
    }
    .into_any()
}

/// A line, underlined where diagnostics are about it.
fn line_view(line: String, columns: Option<&Vec<Columns>>) -> AnyView {
    let Some(columns) = columns else {
        return line.into_any();
    };
    let piece = |(piece, is_underlined): (String, bool)| match is_underlined {
        true => view! { <span class="underlined">{piece}</span> }.into_any(),
        false => piece.into_any(),
    };
    let pieces = pieces(&line, columns).into_iter();
    pieces.map(piece).collect_view().into_any()
}
