//! A piece of the page that acts on its own size.

use leptos::html::Div;
use leptos::prelude::*;

use crate::platform::{console, size};

/// Calls back with the width and height of that node in px, once it exists and whenever they change, for as
/// long as the calling component lives.
pub(crate) fn observe_size(node: NodeRef<Div>, on_resize: impl Fn(f64, f64) + Copy + 'static) {
    let observed = StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(node) = node.get() else { return };
        match size::observe(&node, on_resize) {
            Ok(observer) => observed.set_value(Some(observer)),
            Err(error) => console::error(&error.to_string()),
        }
    });
    on_cleanup(move || observed.set_value(None));
}
