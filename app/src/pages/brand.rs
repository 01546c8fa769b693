//! The mark of Parapet: a wall with its teeth, over the ground.

use leptos::prelude::*;

/// The mark.
#[component]
pub(crate) fn Logo() -> impl IntoView {
    view! {
        <svg class="brand-mark" viewBox="0 0 24 24" aria-hidden="true">
            <path class="brand-mark-wall" d="M3 4h4v4h3V4h4v4h3V4h4v9H3z"></path>
            <path class="brand-mark-ground" d="M3 16h18v4H3z"></path>
        </svg>
    }
}
