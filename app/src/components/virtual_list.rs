//! A long list of rows, of which only those in view are in the page. All have one height, except
//! headers of groups, which have their own.
//!
//! The list keeps the focus; `aria-activedescendant` names the current row. So a row may leave the
//! page while it scrolls away and the focus stays.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::size_observer::observe_size;

/// Rows rendered above and below what is in view.
const OVERSCAN: usize = 12;

/// What a list of rows is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListRole {
    Tree,
    Listbox,
}

impl ListRole {
    fn aria_role(self) -> &'static str {
        match self {
            ListRole::Tree => "tree",
            ListRole::Listbox => "listbox",
        }
    }
}

/// A list of `count` rows, each `height` px high. `row` renders the row at a position; it is called
/// again when the row comes into view, and tracks what may change.
#[component]
pub(crate) fn VirtualList(
    role: ListRole,
    /// Whether several rows can be selected.
    #[prop(optional)]
    multiple: bool,
    #[prop(into)] name: Signal<String>,
    #[prop(into)] count: Signal<usize>,
    #[prop(into)] height: Signal<f64>,
    /// Positions of the rows that are headers, ascending.
    #[prop(into, optional)]
    headers: Option<Signal<Arc<Vec<u32>>>>,
    /// Height of a header.
    #[prop(into, optional)]
    header_height: Signal<f64>,
    row: Callback<usize, AnyView>,
    /// Position of the row that keys move from.
    #[prop(into)]
    current: Signal<Option<usize>>,
    /// Called with the row that keys move to.
    on_move: Callback<usize>,
    /// Called with every other key while the list has the focus.
    on_key: Callback<KeyboardEvent>,
    /// What its id and the rows' ids start with: `ID-rows`, `ID-row-0`.
    id: &'static str,
    /// Name of the page region that it belongs to.
    region: &'static str,
) -> impl IntoView {
    let list = NodeRef::<Div>::new();
    let top = RwSignal::new(0.0_f64);
    let viewport_height = RwSignal::new(800.0_f64);
    let measure = move || {
        // The list may be gone before the frame in which it would be measured.
        if let Some(list) = list.try_get_untracked().flatten() {
            top.set(f64::from(list.scroll_top()));
            viewport_height.set(f64::from(list.client_height()).max(100.0));
        }
    };
    let heights = move || Heights {
        row: height.get(),
        header: header_height.get(),
        headers: headers.map(|headers| headers.get()).unwrap_or_default(),
    };
    let visible = Memo::new(move |_| {
        visible_range(top.get(), viewport_height.get(), &heights(), count.get())
    });
    // Where the list shrinks, as when a sheet opens, the current row stays in view.
    let resized = move || {
        let (top, bottom) = (
            top.get_untracked(),
            top.get_untracked() + viewport_height.get_untracked(),
        );
        measure();
        let (Some(index), Some(list)) = (current.get_untracked(), list.get_untracked()) else {
            return;
        };
        let heights = untrack(heights);
        let (start, end) = (heights.offset_of(index), heights.offset_of(index + 1));
        if start < bottom && end > top {
            scroll_into_view(&list, start, end);
        }
    };
    observe_size(list, move |_, _| resized());
    // A list that is shown again, or has other rows, keeps the current row in view.
    Effect::new(move |_| {
        if let (Some(index), Some(list)) = (current.get(), list.get()) {
            let heights = untrack(heights);
            scroll_into_view(
                &list,
                heights.offset_of(index),
                heights.offset_of(index + 1),
            );
        }
    });
    let on_keydown = move |event: KeyboardEvent| {
        let page = to_rows(viewport_height.get_untracked() / height.get_untracked()).max(1);
        let last = count.get_untracked().checked_sub(1);
        let current_row = current.get_untracked();
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        let to = last
            .and_then(|last| target_row(&event.key(), current_row, page, last).filter(|_| plain));
        match to {
            Some(to) => {
                event.prevent_default();
                event.stop_propagation();
                on_move.run(to);
            }
            None => on_key.run(event),
        }
    };
    let active = move || {
        let index = current.get()?;
        let (from, to) = visible.get();
        (from..to)
            .contains(&index)
            .then(|| format!("{id}-row-{index}"))
    };
    view! {
        <div
            node_ref=list
            class="rows"
            id=format!("{id}-rows")
            role=role.aria_role()
            tabindex="0"
            data-region=region
            aria-label=move || name.get()
            aria-multiselectable=multiple.then_some("true")
            aria-activedescendant=active
            on:scroll=move |_| measure()
            on:keydown=on_keydown
        >
            <div
                class="rows-all"
                role="presentation"
                style:height=move || format!("{}px", heights().offset_of(count.get()))
            >
                <div
                    class="rows-seen"
                    role="presentation"
                    style:transform=move || {
                        format!("translateY({}px)", heights().offset_of(visible.get().0))
                    }
                >
                    <For
                        each=move || {
                            let (from, to) = visible.get();
                            from..to
                        }
                        key=|index| *index
                        children=move |index| row.run(index)
                    />
                </div>
            </div>
        </div>
    }
}

/// How high the rows are.
#[derive(Clone, Debug, Default)]
struct Heights {
    row: f64,
    header: f64,
    /// Positions of headers, ascending.
    headers: Arc<Vec<u32>>,
}

impl Heights {
    /// Where the row begins, from the upper end of the list.
    fn offset_of(&self, index: usize) -> f64 {
        let headers = self
            .headers
            .partition_point(|header| (*header as usize) < index);
        to_f64(index - headers) * self.row + to_f64(headers) * self.header
    }

    /// The row that is at that distance from the upper end of the list.
    fn row_at(&self, distance: f64, count: usize) -> usize {
        let (mut first, mut last) = (0, count);
        while first < last {
            let middle = first.midpoint(last);
            match self.offset_of(middle + 1) <= distance {
                true => first = middle + 1,
                false => last = middle,
            }
        }
        first
    }
}

/// The rows to draw: from the first, up to and without the second.
fn visible_range(
    top: f64,
    viewport_height: f64,
    heights: &Heights,
    count: usize,
) -> (usize, usize) {
    let first = heights.row_at(top, count).saturating_sub(OVERSCAN);
    let last = heights
        .row_at(top + viewport_height, count)
        .saturating_add(OVERSCAN + 1);
    (first, last.min(count))
}

/// Where a key moves from `here`; `None` for keys that do not move.
fn target_row(key: &str, current_row: Option<usize>, page: usize, last: usize) -> Option<usize> {
    let index = match key {
        "ArrowDown" => current_row.map_or(0, |index| index.saturating_add(1)),
        "ArrowUp" => current_row.map_or(last, |index| index.saturating_sub(1)),
        "PageDown" => current_row.unwrap_or(0).saturating_add(page),
        "PageUp" => current_row.unwrap_or(0).saturating_sub(page),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Some(index.min(last))
}

fn scroll_into_view(list: &HtmlElement, start: f64, end: f64) {
    let (top, viewport_height) = (
        f64::from(list.scroll_top()),
        f64::from(list.client_height()),
    );
    if start < top {
        list.set_scroll_top(pixels(start));
    } else if end > top + viewport_height {
        list.set_scroll_top(pixels(end - viewport_height));
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a page is never that high")]
fn pixels(length: f64) -> i32 {
    length.round() as i32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast of floats saturates, and lists are never that long"
)]
fn to_rows(rows: f64) -> usize {
    rows.max(0.0) as usize
}

#[expect(clippy::cast_precision_loss, reason = "lists are never that long")]
fn to_f64(rows: usize) -> f64 {
    rows as f64
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Heights, target_row, visible_range};

    #[test]
    fn only_rows_in_view_and_a_few_around_are_rendered() {
        let heights = Heights {
            row: 28.0,
            ..Heights::default()
        };
        let check =
            |top, count, expected| assert_eq!(visible_range(top, 280.0, &heights, count), expected);
        check(0.0, 0, (0, 0));
        check(0.0, 5, (0, 5));
        check(0.0, 10_000, (0, 23));
        check(28_000.0, 10_000, (988, 1023));
        check(999_999.0, 100, (88, 100));
    }

    #[test]
    fn headers_have_their_own_height() {
        let heights = Heights {
            row: 32.0,
            header: 36.0,
            headers: Arc::new(vec![0, 3]),
        };
        let tops: Vec<f64> = (0..6).map(|index| heights.offset_of(index)).collect();
        assert_eq!(tops, [0.0, 36.0, 68.0, 100.0, 136.0, 168.0]);
        for (distance, row) in [(0.0, 0), (35.9, 0), (36.0, 1), (135.0, 3), (999.0, 5)] {
            assert_eq!(heights.row_at(distance, 5), row, "{distance}");
        }
    }

    #[test]
    fn keys_move_and_stop_at_the_ends() {
        let check =
            |key, current_row, expected| assert_eq!(target_row(key, current_row, 10, 99), expected);
        check("ArrowDown", None, Some(0));
        check("ArrowDown", Some(99), Some(99));
        check("ArrowUp", Some(0), Some(0));
        check("ArrowUp", None, Some(99));
        check("PageDown", Some(95), Some(99));
        check("PageUp", Some(5), Some(0));
        check("Home", Some(50), Some(0));
        check("End", Some(50), Some(99));
        check("x", Some(50), None);
    }
}
