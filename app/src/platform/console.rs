//! The browser's console, for what nobody else would hear.

/// Writes an error there.
pub fn error(message: &str) {
    web_sys::console::error_1(&message.into());
}
