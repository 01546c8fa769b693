//! A condition in plain words, and the attributes that it reads, each a link to its help.

use leptos::prelude::*;
use parapet_core::explain::ConditionInWords;

use crate::engine::messages::ReadAttribute;
use crate::state::workspace;
use crate::words::library as words;

/// The statements, each on a line of its own; those of a group under its words.
pub(super) fn condition_in_words(statement: &ConditionInWords) -> AnyView {
    if statement.parts.is_empty() {
        return view! { <p class="in-words">{format!("{}.", statement.words)}</p> }.into_any();
    }
    view! {
        <div class="in-words">
            <p class="clause-joint">{format!("{}:", statement.words)}</p>
            <ul class="in-words-parts">{sub_statements(statement)}</ul>
        </div>
    }
    .into_any()
}

fn sub_statements(statement: &ConditionInWords) -> Vec<AnyView> {
    let line = |part: &ConditionInWords| {
        let inner = (!part.parts.is_empty())
            .then(|| view! { <ul class="in-words-parts">{sub_statements(part)}</ul> });
        let end = if part.parts.is_empty() { "" } else { ":" };
        view! { <li>{format!("{}{end}", part.words)}{inner}</li> }.into_any()
    };
    statement.parts.iter().map(line).collect()
}

/// "Reads: Hardened · Protocol of its sink".
pub(super) fn read_attributes(lines: &[ReadAttribute]) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let ui = workspace().ui;
    let all = lines.iter().enumerate().map(|(at, line)| {
        let words = match line.owner.as_str() {
            "it" => line.label.clone(),
            whose => words::attribute_of(&line.label, &whose),
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
    Some(view! { <p class="detail-text">{words::IT_READS}{all}</p> }.into_any())
}
