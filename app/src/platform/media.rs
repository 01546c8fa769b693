//! Media queries, as signals.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{MediaQueryList, MediaQueryListEvent};

/// Whether a media query matches, followed for as long as the page lives.
/// False where the browser cannot say.
pub fn query(media_query: &str) -> Signal<bool> {
    let Some(list) = window().match_media(media_query).ok().flatten() else {
        return Signal::stored(false);
    };
    let matches = RwSignal::new(list.matches());
    let on_change = Closure::<dyn FnMut(MediaQueryListEvent)>::new(move |event| {
        let event: MediaQueryListEvent = event;
        matches.try_set(event.matches());
    });
    list.set_onchange(Some(on_change.as_ref().unchecked_ref()));
    // Both live as long as whoever asked: dropping the list would end its messages.
    let listener: StoredValue<(MediaQueryList, Closure<_>), LocalStorage> =
        StoredValue::new_local((list, on_change));
    on_cleanup(move || listener.with_value(|(list, _)| list.set_onchange(None)));
    matches.into()
}
