//! Short messages at the lower edge: one at a time, announced by screen readers, gone by themselves unless they
//! report an error, and as soon as they are no longer true.

use leptos::html::Div;
use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::components::button::{Button, Height, IconButton};
use crate::components::icon::Icon;
use crate::state::toasts::{Toast, Toasts};
use crate::words::controls as words;

/// The container in whose lower left corner a message appears; without one, that of the page.
const CONTAINER: &str = "[data-toasts]";

/// A footer of that container, which messages do not cover.
const ABOVE: &str = "[data-toasts-over]";

/// Space round a message, in px.
const GAP: f64 = 16.0;

/// Where messages appear. It stays while the pointer or the focus is in it.
#[component]
pub(crate) fn ToastHost(toasts: Toasts) -> impl IntoView {
    let frame = NodeRef::<Div>::new();
    Effect::new(move |_| {
        let is_outdated = toasts.shown.with(|toast| {
            let is_valid = toast.as_ref().and_then(|toast| toast.is_valid.clone());
            is_valid.is_some_and(|is_valid| !is_valid())
        });
        if is_outdated {
            toasts.dismiss();
        }
    });
    // In the top layer, the newest there, so that it is visible over an open dialog too.
    Effect::new(move |_| {
        let is_shown = toasts.shown.with(Option::is_some);
        let Some(frame) = frame.get() else { return };
        // Both throw only when there is nothing to do.
        let _ = frame.hide_popover();
        if is_shown && frame.show_popover().is_ok() {
            position(&frame);
            // Other changes of this moment may move its container.
            request_animation_frame(move || position(&frame));
        }
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| {
        if let Some(frame) = frame.get_untracked() {
            position(&frame);
        }
    });
    on_cleanup(move || resized.remove());
    let body = move |toast: Toast| {
        let action = toast.action.map(|(label, action)| {
            let run = move |_| {
                toasts.dismiss();
                action();
            };
            view! { <Button label=label height=Height::Bar on_press=run /> }
        });
        view! {
            <div class="toast">
                <Icon name=toast.icon />
                <span class="toast-text">{toast.text}</span>
                {action}
                <IconButton
                    name=words::CLOSE_THE_MESSAGE
                    icon="x"
                    height=Height::Bar
                    on_press=move |_| toasts.dismiss()
                />
            </div>
        }
    };
    view! {
        <div
            node_ref=frame
            class="toasts"
            popover="manual"
            role="group"
            aria-label=words::MESSAGE
            on:mouseenter=move |_| toasts.cancel_timer()
            on:mouseleave=move |_| toasts.start_timer_unless_persistent()
            on:focusin=move |_| toasts.cancel_timer()
            on:focusout=move |_| toasts.start_timer_unless_persistent()
        >
            {move || toasts.shown.get().map(body)}
        </div>
        // Screen readers follow a live region only if it is always in the page.
        <p class="unseen" role="status">
            {move || toasts.shown.with(|toast| toast.as_ref().map(|toast| toast.text.clone()))}
        </p>
    }
}

/// In the lower left corner of its container, above the footer.
fn position(frame: &HtmlElement) {
    let page = document().document_element();
    let height = page.map_or(0.0, |page| f64::from(page.client_height()));
    let find = |selector: &str| document().query_selector(selector).ok().flatten();
    let within = find(CONTAINER).map(|container| container.get_bounding_client_rect());
    let left = within.as_ref().map_or(0.0, |container| container.left());
    let foot = find(ABOVE).map(|foot| foot.get_bounding_client_rect().top());
    let lower = foot.or(within.map(|container| container.bottom()));
    let lower = lower.unwrap_or(height).min(height);
    let style = frame.style();
    let _ = style.set_property("left", &format!("{}px", left + GAP));
    let _ = style.set_property("bottom", &format!("{}px", height - lower + GAP));
}
