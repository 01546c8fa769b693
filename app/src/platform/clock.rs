//! The time, for work that must not keep the page waiting.

/// Milliseconds since some moment.
pub fn now() -> f64 {
    js_sys::Date::now()
}
