//! What stands where nothing is yet: a sentence, and the step to take.

use leptos::prelude::*;

use super::icon::{Icon, IconSize};

/// An empty place.
#[component]
pub(crate) fn Empty(
    icon: &'static str,
    #[prop(into)] text: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name=icon size=IconSize::Large />
            <p class="empty-text">{move || text.get()}</p>
            {children.map(|children| view! { <div class="empty-actions">{children()}</div> })}
        </div>
    }
}
