//! The one tooltip of the page: it says what stands in `data-tip` and `data-tip-key` of what is
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
pub(crate) fn TooltipPlace() -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let words = RwSignal::new((String::new(), String::new()));
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    let hide = move || {
        stop();
        if let Some(place) = place.get_untracked() {
            // It throws when it is hidden already.
            let _ = place.hide_popover();
        }
    };
    let show = move |on: Element| {
        let Some(place) = place.get_untracked() else {
            return;
        };
        let attribute = |name| on.get_attribute(name).unwrap_or_default();
        let tip = attribute("data-tip");
        if tip.is_empty() || !on.is_connected() {
            return;
        }
        words.set((tip, attribute("data-tip-key")));
        if place.show_popover().is_ok() {
            request_animation_frame(move || {
                // What it explains may have gone in the meantime.
                if on.get_client_rects().length() == 0 {
                    let _ = place.hide_popover();
                } else {
                    move_to(&place, &on);
                }
            });
        }
    };
    let over = window_event_listener(leptos::ev::mouseover, move |event| {
        hide();
        if let Some(on) = explained(&event) {
            let shown = set_timeout_with_handle(move || show(on), DELAY);
            timer.set_value(shown.ok());
        }
    });
    let focus = window_event_listener(leptos::ev::focusin, move |event| {
        hide();
        // A click gives focus too; only the keyboard's asks for words.
        let by_keyboard = |on: &Element| on.matches(":focus-visible").unwrap_or(false);
        if let Some(on) = explained(&event).filter(by_keyboard) {
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
        over.remove();
        focus.remove();
        down.remove();
        key.remove();
    });
    view! {
        <div node_ref=place class="tooltip" popover="manual" aria-hidden="true">
            {move || words.with(|(tip, _)| tip.clone())}
            <span class="tooltip-key">{move || words.with(|(_, key)| key.clone())}</span>
        </div>
    }
}

/// What around the event's target has words for a tooltip.
fn explained(event: &Event) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("[data-tip]").ok().flatten()
}

/// Below what it explains, or above where there is no room, inside the page.
fn move_to(place: &web_sys::HtmlElement, on: &Element) {
    let Some(root) = document().document_element() else {
        return;
    };
    let (width, height) = (
        f64::from(root.client_width()),
        f64::from(root.client_height()),
    );
    let (at, own) = (
        on.get_bounding_client_rect(),
        place.get_bounding_client_rect(),
    );
    let middle = f64::midpoint(at.left(), at.right()) - own.width() / 2.0;
    let left = middle.min(width - own.width() - GAP).max(GAP);
    let below = at.bottom() + GAP;
    let top = if below + own.height() > height {
        at.top() - GAP - own.height()
    } else {
        below
    };
    let style = place.style();
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{top}px"));
}
