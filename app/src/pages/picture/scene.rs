//! A picture on the page that changes with the model and with what is in view.
//!
//! Nodes are what costs: of a large picture only what is in view has any, a new picture keeps
//! those of what did not change, and they are made in slices, so that the page answers meanwhile.

use std::collections::BTreeMap;
use std::sync::Arc;

use parapet_core::model::Id;
use parapet_core::picture::{Item, Picture, Point, Role};
use web_sys::Element;

use super::bounds::{extent, moved};
use super::draw::{Purpose, draw_item};
use crate::platform::{BrowserError, clock, svg};
use crate::state::viewport::Bounds;

/// Pictures with more items than this are drawn only as far as they are in view.
pub(crate) const LARGE: usize = 2_000;

/// How long one slice of drawing takes, in ms; then the browser gets time of its own.
const SLICE_TIME: f64 = 12.0;

/// The nodes of a picture.
pub(crate) struct Scene {
    parent: Element,
    picture: Arc<Picture>,
    /// Of each item, where it lies and its node, if it is drawn.
    drawn: Vec<Drawn>,
    /// Whether nodes that were kept may be in another order than their items.
    is_unsorted: bool,
}

#[derive(Default)]
struct Drawn {
    extent: Option<Bounds>,
    node: Option<Element>,
    /// What its node shows of its state.
    state: State,
}

/// An item of the picture before, its node, and what that shows.
type Kept<'a> = (&'a Item, Element, State);

/// The state of a part that its node shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct State {
    /// It is selected.
    pub(crate) is_selected: bool,
    /// It is a flow of what is selected or under the pointer.
    pub(crate) is_related: bool,
}

/// How far drawing came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Progress {
    /// Whether nodes were made.
    pub(crate) has_new: bool,
    /// Whether there is more to draw.
    pub(crate) is_done: bool,
}

impl Scene {
    /// An empty picture in that element, which holds nothing else.
    pub(crate) fn new(parent: Element) -> Scene {
        parent.set_text_content(None);
        Scene {
            parent,
            picture: Arc::default(),
            drawn: Vec::new(),
            is_unsorted: false,
        }
    }

    /// Takes another picture. Nothing of it is drawn yet but what was there before.
    pub(crate) fn replace(&mut self, picture: Arc<Picture>) {
        let mut kept: BTreeMap<(Role, Id), Vec<Kept<'_>>> = BTreeMap::new();
        for (item, there) in self.picture.items.iter().zip(&mut self.drawn) {
            let Some(node) = there.node.take() else {
                continue;
            };
            match key(item) {
                Some(key) => kept.entry(key).or_default().push((item, node, there.state)),
                None => node.remove(),
            }
        }
        let is_large = picture.items.len() > LARGE;
        let mut again = |item: &Item| {
            let list = kept.get_mut(&key(item)?)?;
            let at = list.iter().position(|(before, ..)| *before == item)?;
            let (_, node, state) = list.swap_remove(at);
            Some((node, state))
        };
        let drawn = picture.items.iter().map(|item| {
            let (node, state) = again(item).unzip();
            Drawn {
                extent: if is_large { extent(item) } else { None },
                node,
                state: state.unwrap_or_default(),
            }
        });
        self.drawn = drawn.collect();
        for (_, node, _) in kept.into_values().flatten() {
            node.remove();
        }
        // Neither fails for an attribute of SVG.
        let Point { x, y } = picture.origin;
        let _ = if picture.origin == Point::default() {
            self.parent.remove_attribute("transform")
        } else {
            let transform = format!("translate({} {})", -x, -y);
            self.parent.set_attribute("transform", &transform)
        };
        self.picture = picture;
        self.is_unsorted = true;
    }

    /// Draws what is in view, as much as one slice of time allows, and takes away what is not.
    ///
    /// # Errors
    /// The browser would not make a node.
    pub(crate) fn draw(
        &mut self,
        view: Bounds,
        purpose: Purpose,
    ) -> Result<Progress, BrowserError> {
        let end = clock::now() + SLICE_TIME;
        let Point { x, y } = self.picture.origin;
        let view = moved(view, x, y);
        let mut progress = Progress {
            has_new: false,
            is_done: true,
        };
        let mut above: Option<Element> = None;
        for (item, there) in self.picture.items.iter().zip(&mut self.drawn).rev() {
            if there.extent.is_some_and(|extent| !extent.intersects(view)) {
                if let Some(node) = there.node.take() {
                    node.remove();
                    there.state = State::default();
                }
                continue;
            }
            match &there.node {
                Some(node) if self.is_unsorted && node.next_element_sibling() != above => {
                    svg::insert(&self.parent, node, above.as_ref())?;
                }
                Some(_) => {}
                None if progress.has_new && clock::now() >= end => {
                    progress.is_done = false;
                    continue;
                }
                None => {
                    let node = draw_item(item, purpose)?;
                    svg::insert(&self.parent, &node, above.as_ref())?;
                    there.node = Some(node);
                    progress.has_new = true;
                }
            }
            above.clone_from(&there.node);
        }
        self.is_unsorted = false;
        Ok(progress)
    }

    /// Shows the state of each part that is drawn.
    pub(crate) fn mark(&mut self, state_of: impl Fn(&Id) -> State) {
        for (item, there) in self.picture.items.iter().zip(&mut self.drawn) {
            let (Item::Group(group), Some(node)) = (item, &there.node) else {
                continue;
            };
            let Some(part) = &group.part else { continue };
            // Asking the page costs more than looking it up: only changes are set.
            let state = state_of(part);
            if there.state != state {
                there.state = state;
                show(node, state);
            }
        }
    }
}

/// Gives the node of a part the classes of its state.
fn show(node: &Element, state: State) {
    let classes = node.class_list();
    // Neither fails for a plain class.
    let _ = classes.toggle_with_force("is-selected", state.is_selected);
    let _ = classes.toggle_with_force("is-related", state.is_related);
}

/// What an item shows, to find it again in another picture.
fn key(item: &Item) -> Option<(Role, Id)> {
    let Item::Group(group) = item else {
        return None;
    };
    Some((group.role, group.part.clone()?))
}
