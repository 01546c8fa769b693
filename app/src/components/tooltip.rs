//! The one tooltip of the page: it shows `data-tip` and `data-tip-key` of what is
//! under the pointer or has the focus.

use std::time::Duration;

use leptos::html::Div;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// How long the pointer rests before a tooltip appears; on focus it appears at once.
const DELAY: Duration = Duration::from_millis(500);

/// Space between what is explained and the tooltip.
const GAP: f64 = 6.0;

/// The tooltip, listening to the whole page.
#[component]
pub(crate) fn TooltipHost() -> impl IntoView {
    let tooltip = NodeRef::<Div>::new();
    let content = RwSignal::new((String::new(), String::new()));
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let cancel_timer = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    let hide = move || {
        cancel_timer();
        if let Some(tooltip) = tooltip.get_untracked() {
            // It throws when it is hidden already.
            let _ = tooltip.hide_popover();
        }
    };
    let show = move |on: Element| {
        let Some(tooltip) = tooltip.get_untracked() else {
            return;
        };
        let attribute = |name| on.get_attribute(name).unwrap_or_default();
        let tip = attribute("data-tip");
        if tip.is_empty() || !on.is_connected() {
            return;
        }
        content.set((tip, attribute("data-tip-key")));
        if tooltip.show_popover().is_ok() {
            request_animation_frame(move || {
                // What it explains may have gone in the meantime.
                if on.get_client_rects().length() == 0 {
                    let _ = tooltip.hide_popover();
                } else {
                    position(&tooltip, &on);
                }
            });
        }
    };
    let hover = window_event_listener(leptos::ev::mouseover, move |event| {
        hide();
        if let Some(on) = tooltip_target(&event) {
            let shown = set_timeout_with_handle(move || show(on), DELAY);
            timer.set_value(shown.ok());
        }
    });
    let focus = window_event_listener(leptos::ev::focusin, move |event| {
        hide();
        // A click gives focus too; only keyboard focus shows a tooltip.
        let by_keyboard = |on: &Element| on.matches(":focus-visible").unwrap_or(false);
        if let Some(on) = tooltip_target(&event).filter(by_keyboard) {
            show(on);
        }
    });
    let down = window_event_listener(leptos::ev::pointerdown, move |_| hide());
    let key = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" {
            hide();
        }
    });
    on_cleanup(move || {
        hover.remove();
        focus.remove();
        down.remove();
        key.remove();
    });
    view! {
        <div node_ref=tooltip class="tooltip" popover="manual" aria-hidden="true">
            {move || content.with(|(tip, _)| tip.clone())}
            <span class="tooltip-key">{move || content.with(|(_, key)| key.clone())}</span>
        </div>
    }
}

/// What around the event's target has words for a tooltip.
fn tooltip_target(event: &Event) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("[data-tip]").ok().flatten()
}

/// Below what it explains, or above where there is no space, inside the page.
fn position(tooltip: &web_sys::HtmlElement, on: &Element) {
    let Some(root) = document().document_element() else {
        return;
    };
    let (width, height) = (
        f64::from(root.client_width()),
        f64::from(root.client_height()),
    );
    let (at, own) = (
        on.get_bounding_client_rect(),
        tooltip.get_bounding_client_rect(),
    );
    let middle = f64::midpoint(at.left(), at.right()) - own.width() / 2.0;
    let left = middle.min(width - own.width() - GAP).max(GAP);
    let below = at.bottom() + GAP;
    let top = if below + own.height() > height {
        at.top() - GAP - own.height()
    } else {
        below
    };
    let style = tooltip.style();
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{top}px"));
}
