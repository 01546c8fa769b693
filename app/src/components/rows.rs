//! A long list of rows, of which only those in view are in the page. All are of one height, but for
//! heads of groups, which have their own.
//!
//! The list keeps the focus; `aria-activedescendant` says which row is meant. So a row may leave the
//! page while it scrolls away and the focus stays.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::html::Div;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::sized::follow_size;

/// Rows kept above and below what is in view.
const MARGIN: usize = 12;

/// What a list of rows is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowsRole {
    Tree,
    Listbox,
}

impl RowsRole {
    fn word(self) -> &'static str {
        match self {
            RowsRole::Tree => "tree",
            RowsRole::Listbox => "listbox",
        }
    }
}

/// A list of `count` rows, each `height` px high. `row` draws the row at a position; it is asked
/// anew when the row comes into view, and reads by itself what may change.
#[component]
pub(crate) fn Rows(
    role: RowsRole,
    #[prop(into)] name: Signal<String>,
    #[prop(into)] count: Signal<usize>,
    #[prop(into)] height: Signal<f64>,
    /// Positions of the rows that are heads, ascending.
    #[prop(into, optional)]
    heads: Option<Signal<Arc<Vec<u32>>>>,
    /// Height of a head.
    #[prop(into, optional)]
    head_height: Signal<f64>,
    row: Callback<usize, AnyView>,
    /// Position of the row that keys move from.
    #[prop(into)]
    current: Signal<Option<usize>>,
    /// Told where keys move to.
    on_move: Callback<usize>,
    /// Told of every other key while the list has the focus.
    on_key: Callback<KeyboardEvent>,
    /// What its id and the rows' ids start with: `ID-rows`, `ID-row-0`.
    id: &'static str,
    /// Name of the region that it is the focus of.
    region: &'static str,
) -> impl IntoView {
    let list = NodeRef::<Div>::new();
    let top = RwSignal::new(0.0_f64);
    let seen = RwSignal::new(800.0_f64);
    let measure = move || {
        // The list may have gone before the frame comes in which it was to be measured.
        if let Some(list) = list.try_get_untracked().flatten() {
            top.set(f64::from(list.scroll_top()));
            seen.set(f64::from(list.client_height()).max(100.0));
        }
    };
    let heights = move || Heights {
        row: height.get(),
        head: head_height.get(),
        heads: heads.map(|heads| heads.get()).unwrap_or_default(),
    };
    let window = Memo::new(move |_| window_of(top.get(), seen.get(), &heights(), count.get()));
    // Where the list becomes lower, as beside a sheet that opens, the row that is meant stays in view.
    let resized = move || {
        let (top, bottom) = (
            top.get_untracked(),
            top.get_untracked() + seen.get_untracked(),
        );
        measure();
        let (Some(at), Some(list)) = (current.get_untracked(), list.get_untracked()) else {
            return;
        };
        let heights = untrack(heights);
        let (start, end) = (heights.top_of(at), heights.top_of(at + 1));
        if start < bottom && end > top {
            bring_into_view(&list, start, end);
        }
    };
    follow_size(list, move |_, _| resized());
    // A list that is shown again, or has other rows, keeps the row that is meant in view.
    Effect::new(move |_| {
        if let (Some(at), Some(list)) = (current.get(), list.get()) {
            let heights = untrack(heights);
            bring_into_view(&list, heights.top_of(at), heights.top_of(at + 1));
        }
    });
    let keys = move |event: KeyboardEvent| {
        let page = whole(seen.get_untracked() / height.get_untracked()).max(1);
        let last = count.get_untracked().checked_sub(1);
        let here = current.get_untracked();
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        let to = last.and_then(|last| moved(&event.key(), here, page, last).filter(|_| plain));
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
        let at = current.get()?;
        let (from, to) = window.get();
        (from..to).contains(&at).then(|| format!("{id}-row-{at}"))
    };
    view! {
        <div
            node_ref=list
            class="rows"
            id=format!("{id}-rows")
            role=role.word()
            tabindex="0"
            data-region=region
            aria-label=move || name.get()
            aria-activedescendant=active
            on:scroll=move |_| measure()
            on:keydown=keys
        >
            <div
                class="rows-all"
                role="presentation"
                style:height=move || format!("{}px", heights().top_of(count.get()))
            >
                <div
                    class="rows-seen"
                    role="presentation"
                    style:transform=move || {
                        format!("translateY({}px)", heights().top_of(window.get().0))
                    }
                >
                    <For
                        each=move || {
                            let (from, to) = window.get();
                            from..to
                        }
                        key=|at| *at
                        children=move |at| row.run(at)
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
    head: f64,
    /// Positions of heads, ascending.
    heads: Arc<Vec<u32>>,
}

impl Heights {
    /// Where the row begins, from the upper end of the list.
    fn top_of(&self, at: usize) -> f64 {
        let heads = self.heads.partition_point(|head| (*head as usize) < at);
        precise(at - heads) * self.row + precise(heads) * self.head
    }

    /// The row that is at that distance from the upper end of the list.
    fn row_at(&self, distance: f64, count: usize) -> usize {
        let (mut first, mut last) = (0, count);
        while first < last {
            let middle = first.midpoint(last);
            match self.top_of(middle + 1) <= distance {
                true => first = middle + 1,
                false => last = middle,
            }
        }
        first
    }
}

/// The rows to draw: from the first, up to and without the second.
fn window_of(top: f64, seen: f64, heights: &Heights, count: usize) -> (usize, usize) {
    let first = heights.row_at(top, count).saturating_sub(MARGIN);
    let last = heights.row_at(top + seen, count).saturating_add(MARGIN + 1);
    (first, last.min(count))
}

/// Where a key moves from `here`; `None` for keys that do not move.
fn moved(key: &str, here: Option<usize>, page: usize, last: usize) -> Option<usize> {
    let at = match key {
        "ArrowDown" => here.map_or(0, |at| at.saturating_add(1)),
        "ArrowUp" => here.map_or(last, |at| at.saturating_sub(1)),
        "PageDown" => here.unwrap_or(0).saturating_add(page),
        "PageUp" => here.unwrap_or(0).saturating_sub(page),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Some(at.min(last))
}

fn bring_into_view(list: &HtmlElement, start: f64, end: f64) {
    let (top, seen) = (
        f64::from(list.scroll_top()),
        f64::from(list.client_height()),
    );
    if start < top {
        list.set_scroll_top(pixels(start));
    } else if end > top + seen {
        list.set_scroll_top(pixels(end - seen));
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
fn whole(rows: f64) -> usize {
    rows.max(0.0) as usize
}

#[expect(clippy::cast_precision_loss, reason = "lists are never that long")]
fn precise(rows: usize) -> f64 {
    rows as f64
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Heights, moved, window_of};

    #[test]
    fn only_rows_in_view_and_a_few_around_are_drawn() {
        let heights = Heights {
            row: 28.0,
            ..Heights::default()
        };
        let check =
            |top, count, expected| assert_eq!(window_of(top, 280.0, &heights, count), expected);
        check(0.0, 0, (0, 0));
        check(0.0, 5, (0, 5));
        check(0.0, 10_000, (0, 23));
        check(28_000.0, 10_000, (988, 1023));
        check(999_999.0, 100, (88, 100));
    }

    #[test]
    fn heads_are_of_their_own_height() {
        let heights = Heights {
            row: 32.0,
            head: 36.0,
            heads: Arc::new(vec![0, 3]),
        };
        let tops: Vec<f64> = (0..6).map(|at| heights.top_of(at)).collect();
        assert_eq!(tops, [0.0, 36.0, 68.0, 100.0, 136.0, 168.0]);
        for (distance, row) in [(0.0, 0), (35.9, 0), (36.0, 1), (135.0, 3), (999.0, 5)] {
            assert_eq!(heights.row_at(distance, 5), row, "{distance}");
        }
    }

    #[test]
    fn keys_move_and_stop_at_the_ends() {
        let check = |key, here, expected| assert_eq!(moved(key, here, 10, 99), expected);
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
