//! The engine, as the build starts it in a Web Worker.

fn main() {
    console_error_panic_hook::set_once();
    if let Err(error) = parapet_app::engine::worker::serve() {
        parapet_app::platform::console::error(&error.to_string());
    }
}
