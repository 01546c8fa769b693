//! Keys as one sees them on the keyboard.

use leptos::prelude::*;

/// Keys of a command, each drawn as a key: `Ctrl+Shift+Z` is three. Spaces part keys; the word
/// "or" between them stays a word.
#[component]
#[expect(
    clippy::needless_pass_by_value,
    reason = "a component keeps what it is given"
)]
pub(crate) fn Keys(#[prop(into)] written: String) -> impl IntoView {
    let keys = written
        .split_whitespace()
        .flat_map(parts)
        .map(|key| match key.as_str() {
            "or" => view! { <span class="caption">"or"</span> }.into_any(),
            _ => view! { <kbd class="key">{key}</kbd> }.into_any(),
        })
        .collect_view();
    view! { <span class="keys">{keys}</span> }
}

/// The single keys. The plus that stands alone is a key.
fn parts(chord: &str) -> Vec<String> {
    match chord {
        "+" => vec![chord.to_owned()],
        chord => chord.split('+').map(str::to_owned).collect(),
    }
}
