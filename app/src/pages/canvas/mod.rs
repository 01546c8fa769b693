//! A diagram that is looked at, moved, zoomed and walked through: the data flow or the sequence.

mod drawing;
mod gestures;
mod keys;
mod minimap;
mod rings;
mod table;
mod zoom_bar;

use leptos::ev::{MouseEvent, PointerEvent, WheelEvent};
use leptos::html::Div;
use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::model::Id;
use parapet_core::picture::Picture;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use self::drawing::Drawing;
use self::gestures::{Gesture, Pointers, Wheel, wheel};
use self::minimap::Minimap;
pub(crate) use self::table::DiagramTable;
use self::zoom_bar::ZoomBar;
use crate::components::button::Button;
use crate::components::empty_state::EmptyState;
use crate::components::size_observer::observe_size;
use crate::engine::messages::Diagram;
use crate::pages::picture::bounds::{PartBounds, part_bounds};
use crate::pages::picture::draw::NODE_ID;
use crate::state::answers::DrawnDiagram;
use crate::state::ui::CanvasState;
use crate::state::workspace;
use crate::words::canvas as words;

/// Height that the zoom takes on narrow screens, where it spans most of the width, in px.
const ZOOM_BAR_HEIGHT: f64 = 56.0;

/// A diagram.
#[component]
pub(crate) fn Canvas(
    canvas: CanvasState,
    which: Diagram,
    drawn: ReadSignal<Option<DrawnDiagram>>,
    /// What it is called while nothing is drawn yet.
    name: &'static str,
) -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let place = NodeRef::<Div>::new();
    let pointers = RwSignal::new(Pointers::default());
    let hovered = RwSignal::new(None::<Id>);
    let picture = Memo::new_with_compare(
        move |_| drawn.get()?.picture.open().map(Arc::new),
        |_, _| true,
    );
    let parts = Memo::new(move |_| {
        picture.with(|picture| picture.as_deref().map(part_bounds).unwrap_or_default())
    });
    keep_in_view(canvas, picture, parts, place);
    let text_of = move |read: fn(&Picture) -> &str, without: &'static str| {
        picture.with(|picture| picture.as_deref().map_or(without, read).to_owned())
    };
    let active = move || {
        let selected = ui.selected.get()?;
        let is_drawn = parts.with(|parts| parts.iter().any(|one| one.part == selected));
        is_drawn.then(|| format!("{NODE_ID}{selected}"))
    };
    let at = move |event: &MouseEvent| {
        let place = place.get_untracked();
        place.map_or((0.0, 0.0), |place| {
            let corner = place.get_bounding_client_rect();
            (
                f64::from(event.client_x()) - corner.left(),
                f64::from(event.client_y()) - corner.top(),
            )
        })
    };
    let on_down = move |event: PointerEvent| {
        let (x, y) = at(&event);
        pointers.update(|pointers| pointers.press(event.pointer_id(), x, y));
    };
    let on_move = move |event: PointerEvent| {
        let (x, y) = at(&event);
        if event.buttons() == 0 {
            hovered.maybe_update(|hovered| set_if_changed(hovered, part_under(&event)));
            return;
        }
        let gesture = pointers
            .try_update(|pointers| pointers.move_to(event.pointer_id(), x, y))
            .flatten();
        if let Some(gesture) = gesture {
            apply_gesture(canvas, gesture);
            // From now on its movements come here, wherever it goes.
            if let Some(place) = place.get_untracked() {
                let _ = place.set_pointer_capture(event.pointer_id());
            }
        }
    };
    let on_up = move |event: PointerEvent| {
        pointers.update(|pointers| pointers.release(event.pointer_id()));
    };
    let on_click = move |event: MouseEvent| {
        if !pointers.with_untracked(Pointers::is_drag) {
            ui.select(part_under(&event));
        }
    };
    let on_wheel = move |event: WheelEvent| {
        event.prevent_default();
        let (x, y) = at(&event);
        let turn = Wheel {
            dx: event.delta_x(),
            dy: event.delta_y(),
            lines: event.delta_mode() == WheelEvent::DOM_DELTA_LINE,
            control: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            x,
            y,
        };
        apply_gesture(canvas, wheel(turn));
    };
    view! {
        <div class="canvas">
            <div
                node_ref=place
                class="canvas-drawing"
                class:canvas-panning=move || pointers.with(Pointers::is_dragging)
                data-region="canvas"
                role="application"
                aria-roledescription="diagram"
                tabindex="0"
                aria-label=move || text_of(|picture| &picture.title, name)
                aria-describedby="canvas-words"
                aria-activedescendant=active
                on:pointerdown=on_down
                on:pointermove=on_move
                on:pointerup=on_up
                on:pointercancel=on_up
                on:pointerleave=move |_| hovered.set(None)
                on:click=on_click
                on:wheel=on_wheel
                on:keydown=move |event| keys::handle_key(&event, workspace, canvas, parts)
            >
                <p class="unseen" id="canvas-words">
                    {move || text_of(|picture| &picture.description, "")}
                </p>
                <Drawing canvas=canvas picture=picture parts=parts hovered=hovered />
            </div>
            <Minimap canvas=canvas parts=parts />
            <ZoomBar canvas=canvas which=which />
            <Show when=move || workspace.is_failed_diagram(which)>
                <DrawingFailed />
            </Show>
        </div>
    }
    .into_any()
}

/// Shown in place of a diagram that could not be drawn.
#[component]
fn DrawingFailed() -> impl IntoView {
    let workspace = workspace();
    view! {
        <div class="canvas-undrawn">
            <EmptyState
                icon="workflow"
                text=words::DIAGRAM_TOO_LARGE
            >
                <Button label=words::TRY_AGAIN on_press=move |_| workspace.requests.retry_drawing() />
            </EmptyState>
        </div>
    }
}

/// The drawing stays fitted until the user moves it; what is selected elsewhere comes into view.
fn keep_in_view(
    canvas: CanvasState,
    picture: Memo<Option<Arc<Picture>>>,
    parts: Memo<Vec<PartBounds>>,
    place: NodeRef<Div>,
) {
    let ui = workspace().ui;
    observe_size(place, move |width, height| {
        canvas.visible_size.try_set((width, height));
    });
    Effect::new(move |_| {
        picture.with(|picture| {
            if let Some(picture) = picture {
                canvas.drawing_size.set((picture.width, picture.height));
            }
        });
    });
    Effect::new(move |_| {
        canvas.visible_size.track();
        canvas.drawing_size.track();
        canvas.fit_mode.track();
        canvas.apply_fit(ui.is_narrow.get());
    });
    Effect::new(move |_| {
        let Some(selected) = ui.selected.get() else {
            return;
        };
        // It may be selected before it is drawn, and stand elsewhere in a drawing of another size.
        canvas.drawing_size.track();
        let bounds = parts.with_untracked(|parts| {
            let found = parts.iter().find(|one| one.part == selected);
            found.map(|one| one.bounds)
        });
        // A panel that opens may take some of the space, or cover it.
        let (width, height) = canvas.visible_size.get();
        let height = if ui.is_narrow.get() {
            height - ZOOM_BAR_HEIGHT
        } else {
            height
        };
        let seen = width - covered_width(ui.has_overlay_panels.get() && !ui.is_narrow.get());
        if let Some(bounds) = bounds.filter(|_| width > 0.0) {
            let before = canvas.viewport.get_untracked();
            let after = before.scrolled_to_show(bounds, (seen, height));
            if after != before {
                canvas.update(|_| after);
            }
        }
    });
}

/// How much of a diagram's width the inspector covers, in px.
fn covered_width(lies_over: bool) -> f64 {
    let inspector = document().get_element_by_id("inspector");
    let panel = inspector.and_then(|panel| panel.dyn_into::<HtmlElement>().ok());
    panel
        .filter(|_| lies_over)
        .map_or(0.0, |panel| f64::from(panel.offset_width()))
}

fn apply_gesture(canvas: CanvasState, gesture: Gesture) {
    canvas.update(|viewport| match gesture {
        Gesture::Pan { dx, dy } => viewport.translated(dx, dy),
        Gesture::Pinch { factor, x, y } => viewport.zoomed(factor, (x, y)),
    });
}

/// The part whose group the event is in; a group inside of another one counts for itself.
fn part_under(event: &MouseEvent) -> Option<Id> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let group = target.closest("[data-part]").ok().flatten()?;
    group.get_attribute("data-part").map(|id| Id::new(&id))
}

/// Sets a value; returns whether it changed.
fn set_if_changed<T: PartialEq>(current: &mut T, new: T) -> bool {
    let differs = *current != new;
    if differs {
        *current = new;
    }
    differs
}
