//! Short messages at the lower edge: one at a time, announced by screen readers, gone by themselves unless they
//! report an error, and as soon as they are no longer true.

use std::sync::Arc;
use std::time::Duration;

use leptos::html::Div;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::button::{Button, Height, IconButton};
use super::icon::Icon;

/// How long a message stays that needs nothing done.
const SHOWN_FOR: Duration = Duration::from_secs(6);

/// The container in whose lower left corner a message appears; without one, that of the page.
const CONTAINER: &str = "[data-toasts]";

/// A footer of that container, which messages do not cover.
const ABOVE: &str = "[data-toasts-over]";

/// Space round a message, in px.
const GAP: f64 = 16.0;

/// The text of a message and the action that it offers.
#[derive(Clone)]
pub(crate) struct Toast {
    pub(crate) text: String,
    /// Name of its icon.
    pub(crate) icon: &'static str,
    /// Whether it stays until it is closed, as an error does.
    pub(crate) is_persistent: bool,
    /// An action that it offers. No `Callback`: that would be disposed with the component that showed the message.
    pub(crate) action: Option<(String, Arc<dyn Fn() + Send + Sync>)>,
    /// Whether the message is still true; it may read signals. `None`: always.
    pub(crate) is_valid: Option<Arc<dyn Fn() -> bool + Send + Sync>>,
}

impl Toast {
    /// A message that disappears by itself.
    pub(crate) fn info(icon: &'static str, text: impl Into<String>) -> Toast {
        Toast {
            text: text.into(),
            icon,
            is_persistent: false,
            action: None,
            is_valid: None,
        }
    }

    /// A message that stays.
    pub(crate) fn error(text: impl Into<String>) -> Toast {
        Toast {
            text: text.into(),
            icon: "circle-x",
            is_persistent: true,
            action: None,
            is_valid: None,
        }
    }

    /// The same with an action.
    #[must_use]
    pub(crate) fn with_action(
        self,
        label: impl Into<String>,
        action: impl Fn() + Send + Sync + 'static,
    ) -> Toast {
        Toast {
            action: Some((label.into(), Arc::new(action))),
            ..self
        }
    }

    /// The same, but it stays until it is closed.
    #[must_use]
    pub(crate) fn persistent(self) -> Toast {
        Toast {
            is_persistent: true,
            ..self
        }
    }

    /// The same, but it is removed as soon as `is_valid` is false.
    #[must_use]
    pub(crate) fn while_valid(self, is_valid: impl Fn() -> bool + Send + Sync + 'static) -> Toast {
        Toast {
            is_valid: Some(Arc::new(is_valid)),
            ..self
        }
    }
}

/// The message that is shown, if any.
#[derive(Clone, Copy)]
pub(crate) struct Toasts {
    shown: RwSignal<Option<Toast>>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Toasts {
    pub(crate) fn new() -> Toasts {
        Toasts {
            shown: RwSignal::new(None),
            timer: StoredValue::new(None),
        }
    }

    /// Shows a message in place of the one before.
    pub(crate) fn show(self, toast: Toast) {
        let is_persistent = toast.is_persistent;
        self.shown.set(Some(toast));
        if is_persistent {
            self.cancel_timer();
        } else {
            self.start_timer();
        }
    }

    /// Removes the message.
    pub(crate) fn dismiss(self) {
        self.cancel_timer();
        self.shown.set(None);
    }

    fn cancel_timer(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    fn start_timer(self) {
        self.cancel_timer();
        let timer = set_timeout_with_handle(move || self.shown.set(None), SHOWN_FOR);
        self.timer.set_value(timer.ok());
    }

    fn start_timer_unless_persistent(self) {
        if self
            .shown
            .with_untracked(|toast| toast.as_ref().is_some_and(|toast| !toast.is_persistent))
        {
            self.start_timer();
        }
    }
}

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
                    name="Close the message"
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
            aria-label="Message"
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
