//! The nodes of a drawing, and the classes that show what is selected.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::svg::G;
use parapet_core::model::{Id, Model};
use parapet_core::picture::{Picture, Role};
use wasm_bindgen::JsCast;

use super::rings::{focus_ring, has_ring, hover_ring, selected_ring};
use crate::pages::picture::bounds::PartBounds;
use crate::pages::picture::draw::Purpose;
use crate::pages::picture::scene::{Scene, State};
use crate::platform::console;
use crate::state::ui::CanvasState;
use crate::state::workspace;
use crate::words::canvas as words;

/// With more flows than this, only those of what is selected or under the pointer are seen: all of them
/// cannot be read, and take browsers seconds to paint.
const MAX_VISIBLE_FLOWS: usize = 2_000;

/// The drawing, with boxes over it.
#[component]
pub(super) fn Drawing(
    canvas: CanvasState,
    picture: Memo<Option<Arc<Picture>>>,
    parts: Memo<Vec<PartBounds>>,
    hovered: RwSignal<Option<Id>>,
) -> impl IntoView {
    let workspace = workspace();
    let selection = workspace.ui.selection;
    let nodes = NodeRef::<G>::new();
    let scene = StoredValue::new_local(None::<Scene>);
    let marked = move || {
        let (selected, hovered) = (selection.get_untracked(), hovered.get_untracked());
        let model = workspace.project.model_untracked();
        let shown = selected.parts().iter().chain(&hovered);
        let related: BTreeSet<Id> = shown.flat_map(|id| flows_at(&model, id)).collect();
        scene.try_update_value(|scene| {
            scene.as_mut()?.mark(|id| {
                let is_selected = selected.contains(id);
                State {
                    is_selected,
                    is_related: !is_selected && related.contains(id),
                }
            });
            Some(())
        });
    };
    Effect::new(move |_| {
        let Some(nodes) = nodes.get() else { return };
        scene.update_value(|scene| {
            let scene = scene.get_or_insert_with(|| Scene::new(nodes.unchecked_into()));
            scene.replace(picture.get().unwrap_or_default());
        });
        draw(scene, canvas, marked);
    });
    // In a large drawing other parts come into view.
    Effect::new(move |_| {
        canvas.viewport.track();
        canvas.visible_size.track();
        draw(scene, canvas, marked);
    });
    Effect::new(move |_| {
        selection.track();
        hovered.track();
        picture.track();
        marked();
    });
    let is_crowded = Memo::new(move |_| {
        let is_flow = |one: &&PartBounds| one.role == Role::Flow;
        parts.with(|parts| parts.iter().filter(is_flow).count() > MAX_VISIBLE_FLOWS)
    });
    let ringed = move |id: Option<Id>, ring: fn(&PartBounds) -> AnyView| {
        let id = id?;
        parts.with(|parts| {
            let found = parts
                .iter()
                .find(|one| one.part == id && has_ring(one.role));
            found.map(ring)
        })
    };
    let not_selected = move || {
        hovered
            .get()
            .filter(|id| selection.with(|selection| !selection.contains(id)))
    };
    view! {
        // Of a size in px, and not in percent: else browsers lay all of its texts out again whenever
        // anything around it changes, a tenth of a second in a large drawing.
        <svg
            class="drawing"
            class:drawing-crowded=move || is_crowded.get()
            role="graphics-document"
            aria-label=words::DRAWING
            width=move || canvas.visible_size.get().0
            height=move || canvas.visible_size.get().1
        >
            <g transform=move || canvas.viewport.get().transform()>
                <g node_ref=nodes></g>
                {move || ringed(not_selected(), hover_ring)}
                {move || {
                    let selection = selection.get();
                    let parts = selection.parts().iter();
                    parts.map(|id| ringed(Some(id.clone()), selected_ring)).collect_view()
                }}
                {move || ringed(workspace.ui.selected.get(), focus_ring)}
            </g>
        </svg>
    }
}

/// Draws what is in view, a slice now and, where that is not all, the next one in the next frame.
fn draw(
    scene: StoredValue<Option<Scene>, LocalStorage>,
    canvas: CanvasState,
    on_new: impl Fn() + Copy + 'static,
) {
    let (Some(viewport), Some(page)) = (
        canvas.viewport.try_get_untracked(),
        canvas.visible_size.try_get_untracked(),
    ) else {
        return;
    };
    let view = viewport.visible_bounds(page);
    // Some more all around, so that what comes into view is there.
    let view = view.expanded((view.right - view.left).max(view.bottom - view.top) / 4.0);
    let drawn = scene.try_update_value(|scene| Some(scene.as_mut()?.draw(view, Purpose::Canvas)));
    match drawn.flatten() {
        Some(Ok(progress)) => {
            if progress.has_new {
                on_new();
            }
            if !progress.is_done {
                request_animation_frame(move || draw(scene, canvas, on_new));
            }
        }
        Some(Err(refused)) => console::error(&refused.to_string()),
        None => {}
    }
}

/// Flows that start or end at a part, and the part itself if it is a flow.
fn flows_at(model: &Model, id: &Id) -> impl Iterator<Item = Id> {
    let is_part = move |one: Option<&Id>| one == Some(id);
    let flows = model.flows.iter().filter(move |flow| {
        is_part(Some(&flow.id)) || is_part(flow.source()) || is_part(flow.sink())
    });
    flows.map(|flow| flow.id.clone())
}
