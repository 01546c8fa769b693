//! The line between two panels: drag it, or move it with arrows.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;

/// Which side of the splitter its panel stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Before,
    After,
}

/// How wide a panel may be: at least, at most, and where a double click puts it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Extent {
    pub(crate) least: f64,
    pub(crate) most: f64,
    pub(crate) usual: f64,
}

impl Extent {
    /// The nearest width that is allowed.
    pub(crate) fn within(self, width: f64) -> f64 {
        width.clamp(self.least, self.most)
    }
}

/// A splitter beside a panel whose width is `width`.
#[component]
pub(crate) fn Splitter(
    #[prop(into)] name: Signal<String>,
    width: RwSignal<f64>,
    extent: Extent,
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
        if let Some((from, was)) = drag.get_value() {
            let moved = f64::from(event.client_x()) - from;
            width.set(extent.within(was + sign * moved));
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let step = if event.shift_key() { 32.0 } else { 8.0 };
        let here = width.get_untracked();
        let to = match event.key().as_str() {
            "ArrowRight" => here + sign * step,
            "ArrowLeft" => here - sign * step,
            "Home" => extent.least,
            "End" => extent.most,
            "Enter" => extent.usual,
            _ => return,
        };
        event.prevent_default();
        width.set(extent.within(to));
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
            aria-valuemin=extent.least.to_string()
            aria-valuemax=extent.most.to_string()
            on:pointerdown=on_down
            on:pointermove=on_move
            on:pointerup=move |_| drag.set_value(None)
            on:pointercancel=move |_| drag.set_value(None)
            on:dblclick=move |_| width.set(extent.usual)
            on:keydown=on_key
        ></div>
    }
}
