//! Keys as they are labelled on the keyboard.

use crate::words::controls as words;
use leptos::prelude::*;

/// Keys of a command, each drawn as a key: `Ctrl+Shift+Z` is three. Spaces separate keys; the word
/// "or" between them stays text.
#[component]
#[expect(
    clippy::needless_pass_by_value,
    reason = "a component keeps what it is given"
)]
pub(crate) fn Keys(#[prop(into)] text: String) -> impl IntoView {
    let keys = text
        .split_whitespace()
        .flat_map(split_chord)
        .map(|key| match key.as_str() {
            "or" => view! { <span class="caption">{words::OR}</span> }.into_any(),
            _ => view! { <kbd class="key">{key}</kbd> }.into_any(),
        })
        .collect_view();
    view! { <span class="keys">{keys}</span> }
}

/// The single keys. A plus on its own is a key.
fn split_chord(chord: &str) -> Vec<String> {
    match chord {
        "+" => vec![chord.to_owned()],
        chord => chord.split('+').map(str::to_owned).collect(),
    }
}
