//! The nodes of a drawing, and the classes that show what is selected.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::svg::G;
use parapet_core::model::{Id, Model};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::rings::{focus_ring, has_ring, hover_ring, selected_ring};
use crate::pages::picture::bounds::Placed;
use crate::pages::picture::draw::{Use, draw_into};
use crate::platform::console;
use crate::state::derived::Drawn;
use crate::state::ui::CanvasState;
use crate::state::workspace;

/// The drawing, with boxes over it.
#[component]
pub(super) fn Drawing(
    canvas: CanvasState,
    drawn: RwSignal<Option<Drawn>>,
    parts: Memo<Vec<Placed>>,
    hovered: RwSignal<Option<Id>>,
) -> impl IntoView {
    let workspace = workspace();
    let selected = workspace.ui.selected;
    let nodes = NodeRef::<G>::new();
    Effect::new(move |_| {
        let Some(nodes) = nodes.get() else { return };
        drawn.with(|drawn| match drawn {
            Some(drawn) => {
                if let Err(refused) = draw_into(&nodes, &drawn.picture, Use::Canvas) {
                    console::error(&refused.to_string());
                }
            }
            None => nodes.set_text_content(None),
        });
    });
    // Runs after the one above: new nodes get their classes at once.
    Effect::new(move |_| {
        let Some(nodes) = nodes.get() else { return };
        drawn.track();
        let selected = selected.get();
        let related = selected
            .as_ref()
            .map(|id| flows_at(&workspace.project.model_untracked(), id))
            .unwrap_or_default();
        mark(&nodes, selected.as_ref(), &related);
    });
    let ringed = move |id: Option<Id>, ring: fn(&Placed) -> AnyView| {
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
            .filter(|id| selected.with(|selected| selected.as_ref() != Some(id)))
    };
    view! {
        <svg class="drawing" aria-hidden="false" role="graphics-document">
            <g transform=move || canvas.viewport.get().transform()>
                <g node_ref=nodes></g>
                {move || ringed(not_selected(), hover_ring)}
                {move || ringed(selected.get(), selected_ring)}
                {move || ringed(selected.get(), focus_ring)}
            </g>
        </svg>
    }
}

/// Flows that start or end at a part.
fn flows_at(model: &Model, id: &Id) -> BTreeSet<Id> {
    let touches = |end: Option<&Id>| end == Some(id);
    model
        .flows
        .iter()
        .filter(|flow| touches(flow.source()) || touches(flow.sink()))
        .map(|flow| flow.id.clone())
        .collect()
}

/// Gives each part's group the classes of its state.
fn mark(nodes: &Element, selected: Option<&Id>, related: &BTreeSet<Id>) {
    let Ok(groups) = nodes.query_selector_all("[data-part]") else {
        return;
    };
    for at in 0..groups.length() {
        let group = groups
            .item(at)
            .and_then(|node| node.dyn_into::<Element>().ok());
        let Some(group) = group else { continue };
        let id = group.get_attribute("data-part").unwrap_or_default();
        let classes = group.class_list();
        let is_selected = selected.is_some_and(|selected| selected.as_str() == id);
        // Neither fails for a plain class.
        let _ = classes.toggle_with_force("is-selected", is_selected);
        let _ = classes.toggle_with_force("is-related", related.contains(&Id::new(&id)));
    }
}
