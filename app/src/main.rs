//! The page.

mod chunks;

use leptos::prelude::*;
use parapet_app::pages::{App, AppProps};
use parapet_app::platform::crash;

fn main() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        crash::show(&info.to_string());
    }));
    mount_to_body(|| {
        App(AppProps {
            load_views: chunks::load_views,
        })
    });
}
