//! Sentences with code in them.

use leptos::prelude::*;

/// A sentence in which what stands between backticks is code, as messages of core say it.
pub(crate) fn coded(sentence: &str) -> impl IntoView + use<> {
    let pieces: Vec<&str> = sentence.split('`').collect();
    // With a backtick left over it is not known what is code.
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
