//! Boxes round what is selected, under the pointer, or in the keyboard's focus.

use leptos::prelude::*;
use parapet_core::picture::Role;

use crate::pages::picture::bounds::PartBounds;
use crate::state::viewport::Bounds;

/// How far outside of an outline the box lies, in px.
const GAP: f64 = 6.0;

/// Side of the squares at the corners of the selection, in px.
const CORNER: f64 = 8.0;

/// Whether a part in a drawing gets a box: lines and boundaries show it by their own colour.
pub(super) fn has_ring(role: Role) -> bool {
    matches!(role, Role::Element | Role::Participant)
}

/// The box under the pointer.
pub(super) fn hover_ring(placed: &PartBounds) -> AnyView {
    let (x, y, width, height) = outside(placed.bounds, GAP);
    view! { <rect class="ring ring-hover" x=x y=y width=width height=height rx="2"></rect> }
        .into_any()
}

/// The box of what is selected, with its corners.
pub(super) fn selected_ring(placed: &PartBounds) -> AnyView {
    let (x, y, width, height) = outside(placed.bounds, GAP);
    let half = CORNER / 2.0;
    let corners = [
        (x, y),
        (x + width, y),
        (x, y + height),
        (x + width, y + height),
    ];
    let corners = corners.map(|(x, y)| {
        view! {
            <rect
                class="ring-corner"
                x=x - half
                y=y - half
                width=CORNER
                height=CORNER
                rx="1"
            ></rect>
        }
    });
    view! {
        <rect class="ring" x=x y=y width=width height=height></rect>
        {corners.into_iter().collect_view()}
    }
    .into_any()
}

/// The double box of the keyboard's focus.
pub(super) fn focus_ring(placed: &PartBounds) -> AnyView {
    let (x, y, width, height) = outside(placed.bounds, GAP + 1.0);
    let (outer_x, outer_y, outer_width, outer_height) = outside(placed.bounds, GAP + 5.0);
    view! {
        <g class="ring-focus">
            <rect class="ring ring-thick" x=x y=y width=width height=height rx="2"></rect>
            <rect
                class="ring ring-thin"
                x=outer_x
                y=outer_y
                width=outer_width
                height=outer_height
                rx="4"
            ></rect>
        </g>
    }
    .into_any()
}

fn outside(bounds: Bounds, gap: f64) -> (f64, f64, f64, f64) {
    (
        bounds.left - gap,
        bounds.top - gap,
        bounds.right - bounds.left + 2.0 * gap,
        bounds.bottom - bounds.top + 2.0 * gap,
    )
}
