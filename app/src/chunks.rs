//! Where the page's program is cut: what these functions reach, and nothing else of the page does,
//! becomes a file of its own that is downloaded when the function is first called.

use std::future::Future;
use std::pin::Pin;

use parapet_app::pages::later::Views;
use wasm_split_helpers::SplitLoaderError;

#[cfg_attr(split, wasm_split_helpers::wasm_split(later, fallible))]
fn views() -> Result<Views, SplitLoaderError> {
    Ok(Views::here())
}

/// The views that come later.
pub(crate) fn later() -> Pin<Box<dyn Future<Output = Option<Views>>>> {
    #[cfg(split)]
    let views = views();
    // Where nothing is cut, they are part of the page.
    #[cfg(not(split))]
    let views = std::future::ready(views());
    Box::pin(async { views.await.ok() })
}
