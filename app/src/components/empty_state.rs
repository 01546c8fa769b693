//! An empty state: a sentence, and the action to take.

use leptos::prelude::*;

use super::icon::{Icon, IconSize};

/// Shown in place of content that does not exist yet.
#[component]
pub(crate) fn EmptyState(
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
