//! The message at the lower edge of the page: one at a time. It goes by itself unless it reports an
//! error, and as soon as it is no longer valid.

use std::sync::Arc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

/// How long a message stays that needs nothing done.
const SHOWN_FOR: Duration = Duration::from_secs(6);

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
    pub(crate) shown: RwSignal<Option<Toast>>,
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

    /// The message stays until the timer is started again.
    pub(crate) fn cancel_timer(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    fn start_timer(self) {
        self.cancel_timer();
        let timer = set_timeout_with_handle(move || self.shown.set(None), SHOWN_FOR);
        self.timer.set_value(timer.ok());
    }

    /// The message goes in a moment, unless it is persistent.
    pub(crate) fn start_timer_unless_persistent(self) {
        if self
            .shown
            .with_untracked(|toast| toast.as_ref().is_some_and(|toast| !toast.is_persistent))
        {
            self.start_timer();
        }
    }
}
