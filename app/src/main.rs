//! The page.

use parapet_app::platform::crash;

fn main() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        crash::show(&info.to_string());
    }));
    leptos::mount::mount_to_body(parapet_app::pages::App);
}
