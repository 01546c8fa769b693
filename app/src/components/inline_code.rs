//! Sentences with code in them.

use leptos::prelude::*;

/// A sentence in which text between backticks is code, as in messages of core.
pub(crate) fn inline_code(sentence: &str) -> impl IntoView + use<> {
    let pieces: Vec<&str> = sentence.split('`').collect();
    // With an unpaired backtick it is unclear what is code.
    if pieces.len().is_multiple_of(2) {
        return sentence.to_owned().into_any();
    }
    let piece = |(at, piece): (usize, &str)| match at % 2 {
        0 => piece.to_owned().into_any(),
        _ => view! { <code>{piece.to_owned()}</code> }.into_any(),
    };
    let pieces = pieces.into_iter().enumerate();
    pieces.map(piece).collect_view().into_any()
}
