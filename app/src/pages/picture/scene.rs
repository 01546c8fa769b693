//! A picture on the page that changes with the model and with what is in view.
//!
//! Nodes are what costs: of a large picture only what is in view has any, a new picture keeps
//! those of what did not change, and they are made in slices, so that the page answers meanwhile.

use std::collections::BTreeMap;
use std::sync::Arc;

use parapet_core::model::Id;
use parapet_core::picture::{Item, Picture, Role};
use web_sys::Element;

use super::bounds::extent;
use super::draw::{Use, draw_item};
use crate::platform::{Refused, clock, svg};
use crate::state::viewport::Bounds;

/// Pictures with more items than this are drawn only as far as they are in view.
pub(crate) const LARGE: usize = 2_000;

/// How long one slice of drawing takes, in ms; the browser then needs some for itself.
const SLICE: f64 = 12.0;

/// The nodes of a picture.
pub(crate) struct Scene {
    parent: Element,
    picture: Arc<Picture>,
    /// Of each item, where it lies and its node, if it is drawn.
    drawn: Vec<Drawn>,
    /// Whether nodes that were kept may stand in another order than their items.
    is_unsorted: bool,
}

#[derive(Default)]
struct Drawn {
    extent: Option<Bounds>,
    node: Option<Element>,
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
        let mut kept: BTreeMap<(Role, Id), Vec<(&Item, Element)>> = BTreeMap::new();
        for (item, there) in self.picture.items.iter().zip(&mut self.drawn) {
            let Some(node) = there.node.take() else {
                continue;
            };
            match key(item) {
                Some(key) => kept.entry(key).or_default().push((item, node)),
                None => node.remove(),
            }
        }
        let is_large = picture.items.len() > LARGE;
        let mut again = |item: &Item| {
            let list = kept.get_mut(&key(item)?)?;
            let at = list.iter().position(|(before, _)| *before == item)?;
            Some(list.swap_remove(at).1)
        };
        let drawn = picture.items.iter().map(|item| Drawn {
            extent: if is_large { extent(item) } else { None },
            node: again(item),
        });
        self.drawn = drawn.collect();
        for (_, node) in kept.into_values().flatten() {
            node.remove();
        }
        self.picture = picture;
        self.is_unsorted = true;
    }

    /// Draws what is in view, as much as one slice of time allows, and takes away what is not.
    ///
    /// # Errors
    /// The browser would not make a node.
    pub(crate) fn draw(&mut self, view: Bounds, purpose: Use) -> Result<Progress, Refused> {
        let end = clock::now() + SLICE;
        let mut progress = Progress {
            has_new: false,
            is_done: true,
        };
        let mut above: Option<Element> = None;
        for (item, there) in self.picture.items.iter().zip(&mut self.drawn).rev() {
            if there.extent.is_some_and(|extent| !extent.meets(view)) {
                if let Some(node) = there.node.take() {
                    node.remove();
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
}

/// What an item shows, to find it again in another picture.
fn key(item: &Item) -> Option<(Role, Id)> {
    let Item::Group(group) = item else {
        return None;
    };
    Some((group.role, group.part.clone()?))
}
