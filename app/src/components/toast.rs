//! Short messages at the lower edge: one at a time, said aloud, gone by themselves unless they
//! report an error, and as soon as what they say no longer holds.

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

/// What a message stands in the lower left corner of, if it is there: else of the page.
const STANDS_IN: &str = "[data-toasts]";

/// What at the foot of that place stays readable.
const STANDS_OVER: &str = "[data-toasts-over]";

/// Space round a message, in px.
const GAP: f64 = 16.0;

/// What a message says and offers.
#[derive(Clone)]
pub(crate) struct Toast {
    pub(crate) text: String,
    /// Name of its icon.
    pub(crate) icon: &'static str,
    /// Whether it stays until it is closed, as an error does.
    pub(crate) stays: bool,
    /// A step that it offers. No `Callback`: that would end with whoever showed the message.
    pub(crate) step: Option<(String, Arc<dyn Fn() + Send + Sync>)>,
    /// Whether what it says still holds; it may read signals. `None`: it always does.
    pub(crate) holds: Option<Arc<dyn Fn() -> bool + Send + Sync>>,
}

impl Toast {
    /// A message that goes by itself.
    pub(crate) fn note(icon: &'static str, text: impl Into<String>) -> Toast {
        Toast {
            text: text.into(),
            icon,
            stays: false,
            step: None,
            holds: None,
        }
    }

    /// A message that stays.
    pub(crate) fn error(text: impl Into<String>) -> Toast {
        Toast {
            text: text.into(),
            icon: "circle-x",
            stays: true,
            step: None,
            holds: None,
        }
    }

    /// The same with a step to take.
    #[must_use]
    pub(crate) fn offer(
        self,
        label: impl Into<String>,
        step: impl Fn() + Send + Sync + 'static,
    ) -> Toast {
        Toast {
            step: Some((label.into(), Arc::new(step))),
            ..self
        }
    }

    /// The same, but it stays until it is closed.
    #[must_use]
    pub(crate) fn lasting(self) -> Toast {
        Toast {
            stays: true,
            ..self
        }
    }

    /// The same, but it goes as soon as `holds` does not.
    #[must_use]
    pub(crate) fn while_true(self, holds: impl Fn() -> bool + Send + Sync + 'static) -> Toast {
        Toast {
            holds: Some(Arc::new(holds)),
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
        let stays = toast.stays;
        self.shown.set(Some(toast));
        if stays {
            self.hold();
        } else {
            self.count_down();
        }
    }

    /// Takes the message away.
    pub(crate) fn dismiss(self) {
        self.hold();
        self.shown.set(None);
    }

    fn hold(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    fn count_down(self) {
        self.hold();
        let timer = set_timeout_with_handle(move || self.shown.set(None), SHOWN_FOR);
        self.timer.set_value(timer.ok());
    }

    fn count_down_unless_it_stays(self) {
        if self
            .shown
            .with_untracked(|toast| toast.as_ref().is_some_and(|toast| !toast.stays))
        {
            self.count_down();
        }
    }
}

/// Where messages appear. It stays while the pointer or the focus is in it.
#[component]
pub(crate) fn ToastPlace(toasts: Toasts) -> impl IntoView {
    let frame = NodeRef::<Div>::new();
    Effect::new(move |_| {
        let is_outdated = toasts.shown.with(|toast| {
            let holds = toast.as_ref().and_then(|toast| toast.holds.clone());
            holds.is_some_and(|holds| !holds())
        });
        if is_outdated {
            toasts.dismiss();
        }
    });
    // In the top layer, the newest there, so that it is seen over an open dialog too.
    Effect::new(move |_| {
        let is_shown = toasts.shown.with(Option::is_some);
        let Some(frame) = frame.get() else { return };
        // Both throw only when there is nothing to do.
        let _ = frame.hide_popover();
        if is_shown && frame.show_popover().is_ok() {
            place(&frame);
            // What else changes at this moment may move its place.
            request_animation_frame(move || place(&frame));
        }
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| {
        if let Some(frame) = frame.get_untracked() {
            place(&frame);
        }
    });
    on_cleanup(move || resized.remove());
    let body = move |toast: Toast| {
        let step = toast.step.map(|(label, step)| {
            let run = move |_| {
                toasts.dismiss();
                step();
            };
            view! { <Button label=label height=Height::Bar on_press=run /> }
        });
        view! {
            <div class="toast">
                <Icon name=toast.icon />
                <span class="toast-text">{toast.text}</span>
                {step}
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
            on:mouseenter=move |_| toasts.hold()
            on:mouseleave=move |_| toasts.count_down_unless_it_stays()
            on:focusin=move |_| toasts.hold()
            on:focusout=move |_| toasts.count_down_unless_it_stays()
        >
            {move || toasts.shown.get().map(body)}
        </div>
        // A region that is always there is the one that screen readers follow.
        <p class="unseen" role="status">
            {move || toasts.shown.with(|toast| toast.as_ref().map(|toast| toast.text.clone()))}
        </p>
    }
}

/// In the lower left corner of its place, over what stands at the foot there.
fn place(frame: &HtmlElement) {
    let page = document().document_element();
    let height = page.map_or(0.0, |page| f64::from(page.client_height()));
    let find = |selector: &str| document().query_selector(selector).ok().flatten();
    let within = find(STANDS_IN).map(|place| place.get_bounding_client_rect());
    let left = within.as_ref().map_or(0.0, |place| place.left());
    let foot = find(STANDS_OVER).map(|foot| foot.get_bounding_client_rect().top());
    let lower = foot.or(within.map(|place| place.bottom()));
    let lower = lower.unwrap_or(height).min(height);
    let style = frame.style();
    let _ = style.set_property("left", &format!("{}px", left + GAP));
    let _ = style.set_property("bottom", &format!("{}px", height - lower + GAP));
}
