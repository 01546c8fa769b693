//! The browser's console, for errors that are shown nowhere else.

/// Writes an error there.
pub fn error(message: &str) {
    web_sys::console::error_1(&message.into());
}
