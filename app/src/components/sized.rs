//! A piece of the page that acts on its own size.

use leptos::html::Div;
use leptos::prelude::*;

use crate::platform::{console, size};

/// Tells the width and height of that place in px, once it is there and whenever they change, for as
/// long as the component lives that asks.
pub(crate) fn follow_size(place: NodeRef<Div>, tell: impl Fn(f64, f64) + Copy + 'static) {
    let followed = StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        match size::observe(&place, tell) {
            Ok(kept) => followed.set_value(Some(kept)),
            Err(refused) => console::error(&refused.to_string()),
        }
    });
    on_cleanup(move || followed.set_value(None));
}
