//! Where the page's program is split: what only these functions reach
//! becomes a file of its own, downloaded when the function is first called.

use std::future::Future;
use std::pin::Pin;

use parapet_app::pages::lazy::Views;
use wasm_split_helpers::SplitLoaderError;

#[cfg_attr(split, wasm_split_helpers::wasm_split(later, fallible))]
fn views() -> Result<Views, SplitLoaderError> {
    Ok(Views::all())
}

/// The lazily loaded views.
pub(crate) fn load_views() -> Pin<Box<dyn Future<Output = Option<Views>>>> {
    #[cfg(split)]
    let views = views();
    // Without splitting they are part of the page.
    #[cfg(not(split))]
    let views = std::future::ready(views());
    Box::pin(async { views.await.ok() })
}
