//! Short messages at the lower edge: one at a time, said aloud, gone by themselves unless they
//! report an error.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::button::{Button, Height, IconButton};
use super::icon::Icon;

/// How long a message stays that needs nothing done.
const SHOWN_FOR: Duration = Duration::from_secs(6);

/// What a message says and offers.
#[derive(Clone)]
pub(crate) struct Toast {
    pub(crate) text: String,
    /// Name of its icon.
    pub(crate) icon: &'static str,
    /// An error stays until it is closed.
    pub(crate) error: bool,
    /// A step that it offers.
    pub(crate) step: Option<(String, Callback<()>)>,
}

impl Toast {
    /// A message that goes by itself.
    pub(crate) fn note(icon: &'static str, text: impl Into<String>) -> Toast {
        Toast {
            text: text.into(),
            icon,
            error: false,
            step: None,
        }
    }

    /// A message that stays.
    pub(crate) fn error(text: impl Into<String>) -> Toast {
        Toast {
            text: text.into(),
            icon: "circle-x",
            error: true,
            step: None,
        }
    }

    /// The same with a step to take.
    #[must_use]
    pub(crate) fn offer(self, label: impl Into<String>, step: Callback<()>) -> Toast {
        Toast {
            step: Some((label.into(), step)),
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
        let stays = toast.error;
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

    fn count_down_unless_error(self) {
        if self
            .shown
            .with_untracked(|toast| toast.as_ref().is_some_and(|toast| !toast.error))
        {
            self.count_down();
        }
    }
}

/// Where messages appear. It stays while the pointer or the focus is in it.
#[component]
pub(crate) fn ToastPlace(toasts: Toasts) -> impl IntoView {
    let body = move |toast: Toast| {
        let step = toast.step.map(|(label, step)| {
            let run = move |_| {
                toasts.dismiss();
                step.run(());
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
            class="toasts"
            role="status"
            aria-live="polite"
            on:mouseenter=move |_| toasts.hold()
            on:mouseleave=move |_| toasts.count_down_unless_error()
            on:focusin=move |_| toasts.hold()
            on:focusout=move |_| toasts.count_down_unless_error()
        >
            {move || toasts.shown.get().map(body)}
        </div>
    }
}
