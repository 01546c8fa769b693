//! Where the focus goes: into a region of the page, and from one to the next.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

use super::document::document;

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// In the order of the page.
    Forward,
    /// Against it.
    Back,
}

/// What can take the focus.
const FOCUSABLE: &str = "button:not([tabindex='-1']), input:not([type=hidden]), select, textarea, a[href], [tabindex='0']";

/// What answers a question: the segment that is on, a field, a list.
const ANSWER_CONTROLS: &str = "[role=radio][tabindex='0'], input, select, textarea";

/// Focuses the first thing in the element of that id that can take the focus.
pub fn first_in(id: &str) {
    if let Ok(document) = document()
        && let Some(region) = document.get_element_by_id(id)
    {
        focus_into(&region);
    }
}

/// Brings the question about that attribute into view in the inspector, and focuses its answer.
pub fn focus_question(attribute: &str) {
    let Ok(document) = document() else { return };
    let Ok(all) = document.query_selector_all("#inspector [data-attribute]") else {
        return;
    };
    let mut all = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<Element>().ok());
    let is_it =
        |question: &Element| question.get_attribute("data-attribute").as_deref() == Some(attribute);
    match all.find(is_it) {
        Some(question) => {
            question.scroll_into_view_with_bool(true);
            let answer = question.query_selector(ANSWER_CONTROLS).ok().flatten();
            if let Some(answer) = answer.and_then(|answer| answer.dyn_into::<HtmlElement>().ok()) {
                let _ = answer.focus();
            }
        }
        None => first_in("inspector"),
    }
}

/// Focuses the first field with a mistake in the element of that id.
pub fn first_invalid_in(id: &str) {
    let wrong = document().ok().and_then(|document| {
        let region = document.get_element_by_id(id)?;
        region.query_selector("[aria-invalid='true']").ok()?
    });
    if let Some(wrong) = wrong.and_then(|wrong| wrong.dyn_into::<HtmlElement>().ok()) {
        let _ = wrong.focus();
    }
}

/// Whether the focus is in the element of that id, or nowhere.
pub fn is_in_or_nowhere(id: &str) -> bool {
    let Ok(document) = document() else {
        return false;
    };
    match document.active_element() {
        Some(active) if active.tag_name() != "BODY" => document
            .get_element_by_id(id)
            .is_some_and(|region| region.contains(Some(&active))),
        _ => true,
    }
}

/// Focuses the next region: an element with `data-region` that is seen.
pub fn next_region(direction: Direction) {
    let Ok(document) = document() else { return };
    let regions = regions(&document);
    let active = document.active_element();
    let here = regions
        .iter()
        .position(|region| region.contains(active.as_deref()));
    let count = regions.len();
    let to = match (here, direction) {
        (_, _) if count == 0 => return,
        (None, _) => 0,
        (Some(here), Direction::Forward) => (here + 1) % count,
        (Some(here), Direction::Back) => (here + count - 1) % count,
    };
    if let Some(region) = regions.get(to) {
        focus_into(region);
    }
}

fn regions(document: &Document) -> Vec<Element> {
    let Ok(list) = document.query_selector_all("[data-region]") else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|at| list.item(at)?.dyn_into::<Element>().ok())
        .filter(is_visible)
        .collect()
}

fn is_visible(element: &Element) -> bool {
    element.get_client_rects().length() > 0
}

/// Focuses the region itself where it takes the focus, else the first thing in it that does and is
/// seen.
fn focus_into(region: &Element) {
    let own = region.has_attribute("tabindex").then(|| region.clone());
    let inside = || {
        let all = region.query_selector_all(FOCUSABLE).ok()?;
        let mut all = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<Element>().ok());
        all.find(is_visible)
    };
    let target = own.or_else(inside);
    if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        // Focus that fails leaves it where it was, which is no harm.
        let _ = target.focus();
    }
}

/// Scrolls the list of that id just so far that the row of that id is seen whole.
pub fn scroll_row_into_view(list: &str, row: &str) {
    let Ok(document) = document() else { return };
    let (Some(list), Some(row)) = (
        document.get_element_by_id(list),
        document.get_element_by_id(row),
    ) else {
        return;
    };
    let (list_rect, row_rect) = (
        list.get_bounding_client_rect(),
        row.get_bounding_client_rect(),
    );
    let above = row_rect.top() - list_rect.top();
    let below = row_rect.bottom() - list_rect.bottom();
    let by = if above < 0.0 { above } else { below.max(0.0) };
    #[expect(clippy::cast_possible_truncation, reason = "no page is that high")]
    list.set_scroll_top(list.scroll_top() + by.round() as i32);
}
