//! All of a large diagram in small, with a frame round what of it is in view.

use leptos::ev::PointerEvent;
use leptos::prelude::*;
use leptos::svg::Svg;
use parapet_core::picture::{Point, Role};

use crate::pages::picture::bounds::PartBounds;
use crate::state::ui::CanvasState;
use crate::state::viewport::Bounds;

/// From this number of elements on a diagram has one.
const MIN_ELEMENTS: usize = 60;

/// Width and height of the map, in px.
const SIZE: (f64, f64) = (160.0, 112.0);

/// The map. A press or a drag in it moves the diagram; keys have other ways for that.
#[component]
pub(super) fn Minimap(canvas: CanvasState, parts: Memo<Vec<PartBounds>>) -> impl IntoView {
    let is_large = Memo::new(move |_| {
        let is_element = |one: &&PartBounds| one.role == Role::Element;
        parts.with(|parts| parts.iter().filter(is_element).count() >= MIN_ELEMENTS)
    });
    view! {
        <Show when=move || is_large.get()>
            <Map canvas=canvas parts=parts />
        </Show>
    }
}

#[component]
fn Map(canvas: CanvasState, parts: Memo<Vec<PartBounds>>) -> impl IntoView {
    let place = NodeRef::<Svg>::new();
    let boxes = move |role| move || parts.with(|parts| outlines(parts, role));
    let frame = move || {
        canvas
            .viewport
            .get()
            .visible_bounds(canvas.visible_size.get())
    };
    let go = move |event: &PointerEvent| {
        let Some(place) = place.get_untracked() else {
            return;
        };
        let corner = place.get_bounding_client_rect();
        let at = (
            f64::from(event.client_x()) - corner.left(),
            f64::from(event.client_y()) - corner.top(),
        );
        let (drawing, page) = (
            canvas.drawing_size.get_untracked(),
            canvas.visible_size.get_untracked(),
        );
        if let Some(point) = drawing_point(at, drawing) {
            canvas.update(|viewport| viewport.centred_on(point, page));
        }
    };
    let on_down = move |event: PointerEvent| {
        if let Some(place) = place.get_untracked() {
            let _ = place.set_pointer_capture(event.pointer_id());
        }
        go(&event);
    };
    let on_move = move |event: PointerEvent| {
        if event.buttons() != 0 {
            go(&event);
        }
    };
    view! {
        <svg
            node_ref=place
            class="minimap"
            aria-hidden="true"
            viewBox=move || {
                let (width, height) = canvas.drawing_size.get();
                format!("0 0 {width} {height}")
            }
            on:pointerdown=on_down
            on:pointermove=on_move
        >
            <path class="minimap-boundary" d=boxes(Role::Boundary)></path>
            <path class="minimap-element" d=boxes(Role::Element)></path>
            <path class="minimap-frame" d=move || outline(frame())></path>
        </svg>
    }
    .into_any()
}

/// The point of a drawing that lies there in the map; `None` while nothing is drawn.
fn drawing_point((x, y): (f64, f64), (width, height): (f64, f64)) -> Option<Point> {
    if width <= 0.0 || height <= 0.0 {
        return None;
    }
    let scale = (SIZE.0 / width).min(SIZE.1 / height);
    let along = |at: f64, size: f64, drawing: f64| {
        let edge = (size - drawing * scale) / 2.0;
        ((at - edge) / scale).clamp(0.0, drawing)
    };
    Some(Point::new(
        along(x, SIZE.0, width),
        along(y, SIZE.1, height),
    ))
}

/// The boxes of all parts of that role, as one path.
fn outlines(parts: &[PartBounds], role: Role) -> String {
    let of_role = parts.iter().filter(|one| one.role == role);
    of_role.map(|one| outline(one.bounds)).collect()
}

fn outline(bounds: Bounds) -> String {
    let Bounds {
        left,
        top,
        right,
        bottom,
    } = bounds;
    format!("M{left:.0} {top:.0}H{right:.0}V{bottom:.0}H{left:.0}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_map_is_a_point_of_the_drawing() {
        let check = |at, drawing, expected: Option<(f64, f64)>| {
            let found = drawing_point(at, drawing).map(|point| (point.x, point.y));
            assert_eq!(found, expected, "{at:?} in {drawing:?}");
        };
        // As wide as the map for its height: no edge.
        check((80.0, 56.0), (1600.0, 1120.0), Some((800.0, 560.0)));
        check((160.0, 0.0), (1600.0, 1120.0), Some((1600.0, 0.0)));
        // Lower: what lies above and below belongs to its edges.
        check((0.0, 0.0), (1600.0, 560.0), Some((0.0, 0.0)));
        check((40.0, 56.0), (1600.0, 560.0), Some((400.0, 280.0)));
        check((40.0, 112.0), (1600.0, 560.0), Some((400.0, 560.0)));
        check((1.0, 1.0), (0.0, 0.0), None);
    }
}
