//! The time, for work that must not keep the page waiting.

/// Milliseconds since some moment.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Ends after so many milliseconds.
pub async fn sleep(milliseconds: u32) {
    gloo_timers::future::TimeoutFuture::new(milliseconds).await;
}
