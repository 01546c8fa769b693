//! The line between two panels: drag it, or move it with arrows.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;

/// Which side of the splitter its panel is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Before,
    After,
}

/// How wide a panel may be, and the width that a double click sets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct WidthRange {
    pub(crate) min: f64,
    pub(crate) max: f64,
    pub(crate) default: f64,
}

impl WidthRange {
    /// The nearest width that is allowed.
    pub(crate) fn clamp(self, width: f64) -> f64 {
        width.clamp(self.min, self.max)
    }
}

/// A splitter beside a panel whose width is `width`.
#[component]
pub(crate) fn Splitter(
    #[prop(into)] name: Signal<String>,
    width: RwSignal<f64>,
    range: WidthRange,
    side: Side,
    /// Id of the panel that it makes wider.
    controls: &'static str,
) -> impl IntoView {
    let line = NodeRef::<Div>::new();
    // Where the pointer and the panel's width were when the drag began.
    let drag = StoredValue::new(None::<(f64, f64)>);
    let sign = match side {
        Side::Before => 1.0,
        Side::After => -1.0,
    };
    let on_down = move |event: PointerEvent| {
        if let Some(line) = line.get_untracked() {
            event.prevent_default();
            let _ = line.set_pointer_capture(event.pointer_id());
            drag.set_value(Some((f64::from(event.client_x()), width.get_untracked())));
        }
    };
    let on_move = move |event: PointerEvent| {
        if let Some((start_x, start_width)) = drag.get_value() {
            let distance = f64::from(event.client_x()) - start_x;
            width.set(range.clamp(start_width + sign * distance));
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let step = if event.shift_key() { 32.0 } else { 8.0 };
        let current = width.get_untracked();
        let target = match event.key().as_str() {
            "ArrowRight" => current + sign * step,
            "ArrowLeft" => current - sign * step,
            "Home" => range.min,
            "End" => range.max,
            "Enter" => range.default,
            _ => return,
        };
        event.prevent_default();
        width.set(range.clamp(target));
    };
    view! {
        <div
            node_ref=line
            class="splitter"
            role="separator"
            aria-orientation="vertical"
            tabindex="0"
            aria-label=move || name.get()
            aria-controls=controls
            aria-valuenow=move || width.get().round().to_string()
            aria-valuemin=range.min.to_string()
            aria-valuemax=range.max.to_string()
            on:pointerdown=on_down
            on:pointermove=on_move
            on:pointerup=move |_| drag.set_value(None)
            on:pointercancel=move |_| drag.set_value(None)
            on:dblclick=move |_| width.set(range.default)
            on:keydown=on_key
        ></div>
    }
}
