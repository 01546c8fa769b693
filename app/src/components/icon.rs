//! An icon, as SVG nodes made from core's path data.

use leptos::prelude::*;
use parapet_core::picture::{ICON_GRID, icon};

/// Where an icon is used, and so how large it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum IconSize {
    /// 16 px: rows and buttons.
    #[default]
    Row,
    /// 20 px: toolbars and titles.
    Title,
    /// 40 px: drop zones and empty places.
    Large,
}

/// An icon by Lucide's name. It is hidden from screen readers: what it illustrates has a name.
#[component]
pub(crate) fn Icon(
    #[prop(into)] name: Signal<String>,
    #[prop(optional)] size: IconSize,
    /// Turned by quarters, clockwise: a chevron points down at 0.
    #[prop(into, optional)]
    turns: Signal<u8>,
    #[prop(optional)] mirrored: bool,
) -> impl IntoView {
    let class = match size {
        IconSize::Row => "icon",
        IconSize::Title => "icon icon-20",
        IconSize::Large => "icon icon-40",
    };
    let turn = move || {
        let middle = ICON_GRID / 2.0;
        match turns.get() {
            0 => None,
            turns => Some(format!(
                "rotate({} {middle} {middle})",
                u32::from(turns) * 90
            )),
        }
    };
    view! {
        <svg
            class=class
            class:icon-mirrored=mirrored
            viewBox=format!("0 0 {ICON_GRID} {ICON_GRID}")
            aria-hidden="true"
            focusable="false"
        >
            <path d=move || name.with(|name| icon(name).path) transform=turn></path>
        </svg>
    }
}
