//! Panels as sheets at the lower edge, on narrow screens: how high they stand.

use leptos::prelude::*;

use crate::components::button::{Height, IconButton};
use crate::state::ui::Sheet;
use crate::state::workspace;

/// The class of a sheet of the height chosen.
pub(crate) fn sheet_class(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::Low => "sheet-low",
        Sheet::Half => "sheet-half",
        Sheet::Full => "sheet-full",
    }
}

/// The button that changes the height: three heights, one after the other.
#[component]
pub(crate) fn SheetHeight() -> impl IntoView {
    let sheet = workspace().ui.sheet;
    view! {
        <span class="sheet-height">
            <IconButton
                name="Change the height"
                icon="chevron-down"
                turns=Signal::derive(move || if sheet.get() == Sheet::Full { 0 } else { 2 })
                height=Height::Bar
                on_press=move |_| sheet.update(|sheet| *sheet = sheet.next())
            />
        </span>
    }
}
