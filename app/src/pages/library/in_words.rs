//! A condition in plain words, and the attributes that it reads, each a way to its help.

use leptos::prelude::*;
use parapet_core::explain::InWords;

use crate::engine::messages::ReadAttribute;
use crate::state::workspace;

/// The statements, each on a line of its own; those of a group under its words.
pub(super) fn in_words(said: &InWords) -> AnyView {
    if said.parts.is_empty() {
        return view! { <p class="in-words">{format!("{}.", said.words)}</p> }.into_any();
    }
    view! {
        <div class="in-words">
            <p class="clause-joint">{format!("{}:", said.words)}</p>
            <ul class="in-words-parts">{parts(said)}</ul>
        </div>
    }
    .into_any()
}

fn parts(said: &InWords) -> Vec<AnyView> {
    let line = |part: &InWords| {
        let inner = (!part.parts.is_empty())
            .then(|| view! { <ul class="in-words-parts">{parts(part)}</ul> });
        let end = if part.parts.is_empty() { "" } else { ":" };
        view! { <li>{format!("{}{end}", part.words)}{inner}</li> }.into_any()
    };
    said.parts.iter().map(line).collect()
}

/// "Reads: Hardened · Protocol of its sink".
pub(super) fn reads(lines: &[ReadAttribute]) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let ui = workspace().ui;
    let all = lines.iter().enumerate().map(|(at, line)| {
        let words = match line.owner.as_str() {
            "it" => line.label.clone(),
            whose => format!("{} of {whose}", line.label),
        };
        let place = line.help.clone();
        let shown = match place.is_empty() {
            true => view! { <span>{words}</span> }.into_any(),
            false => view! {
                <button
                    type="button"
                    class="link"
                    data-reads=place.clone()
                    on:click=move |_| ui.open_help(&place)
                >
                    {words}
                </button>
            }
            .into_any(),
        };
        view! { {(at > 0).then_some(" · ")}{shown} }.into_any()
    });
    let all: Vec<AnyView> = all.collect();
    Some(view! { <p class="detail-text">"It reads: "{all}</p> }.into_any())
}
