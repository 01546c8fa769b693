//! The report: a page of text with the diagrams in it, and a table of contents.

pub(crate) mod document;

use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::html::Div;
use leptos::prelude::*;
use parapet_core::picture::Picture;
use parapet_core::report::document::{Document, Entry};
use wasm_bindgen::JsCast;
use web_sys::Element;

use self::document::{Pictures, clicked_anchor, write_slice};
use crate::platform::{clock, console, html};
use crate::state::workspace;
use crate::words::report as words;

/// Prefix of the report's anchors in the ids of the page.
const ANCHOR: &str = "report-";

/// How far below the upper edge a heading counts as the current one, in px.
const HEADING_OFFSET: f64 = 96.0;

/// How long a slice of a report may take, in milliseconds: what is in view at first fits into one.
const SLICE_MS: f64 = 30.0;

/// A report of more pieces has only those laid out that are in view.
const LONG_REPORT: usize = 2_000;

/// The view of the report.
#[component]
pub(crate) fn Report() -> impl IntoView {
    let workspace = workspace();
    let answers = workspace.answers;
    let scroll = NodeRef::<Div>::new();
    let page = NodeRef::<Div>::new();
    let current = RwSignal::new(None::<String>);
    let document = Memo::new(move |_| {
        let document = answers.report.get()?.document.open();
        document.map(Arc::new)
    });
    let contents = Memo::new(move |_| {
        let document = document.get();
        let entries = document.map(|document| document.contents.clone());
        entries.unwrap_or_default()
    });
    // Each writing of the report ends the one before.
    let generation = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let Some(page) = page.get() else { return };
        let pictures = [answers.dataflow.get(), answers.sequence.get()]
            .map(|drawn| drawn?.picture.open().map(Arc::new));
        let Some(document) = document.get() else {
            return;
        };
        let this = generation.get_value().wrapping_add(1);
        generation.set_value(this);
        // While it is rewritten it has no height: the scroll position would be lost.
        let scroll = scroll.get_untracked();
        let top = scroll.as_ref().map_or(0, |scroll| scroll.scroll_top());
        page.set_text_content(None);
        let is_long = document.nodes.len() > LONG_REPORT;
        // It fails only for a name with a space in it.
        let _ = page.class_list().toggle_with_force("report-long", is_long);
        let writer = ReportWriter {
            page: page.unchecked_into(),
            document,
            pictures,
            is_current: Box::new(move || generation.try_get_value() == Some(this)),
        };
        writer.write_from(0);
        if let Some(scroll) = scroll {
            scroll.set_scroll_top(top);
        }
    });
    let on_scroll = move |_| {
        if let Some(scroll) = scroll.get_untracked() {
            current.set(contents.with_untracked(|contents| current_heading(&scroll, contents)));
        }
    };
    view! {
        <div class="report">
            <div
                node_ref=scroll
                class="report-scroll"
                data-region="report"
                tabindex="0"
                role="document"
                aria-label=words::REPORT
                on:scroll=on_scroll
                on:click=|event| go_to_clicked_anchor(&event)
            >
                <div node_ref=page class="report-page"></div>
            </div>
            <Contents contents=contents current=current />
        </div>
    }
    .into_any()
}

/// Renders a report into the page, a slice in each frame.
struct ReportWriter {
    page: Element,
    document: Arc<Document>,
    pictures: [Option<Arc<Picture>>; 2],
    /// Whether no newer one was begun.
    is_current: Box<dyn Fn() -> bool>,
}

impl ReportWriter {
    /// Writes a slice from that piece of the document on, and the rest in the frames to come.
    fn write_from(self, from: usize) {
        if !(self.is_current)() {
            return;
        }
        let [dataflow, sequence] = &self.pictures;
        let pictures = Pictures {
            dataflow: dataflow.as_deref(),
            sequence: sequence.as_deref(),
        };
        let until = clock::now() + SLICE_MS;
        match write_slice(&self.page, &self.document, from, until, &pictures, ANCHOR) {
            Ok(Some(next)) => request_animation_frame(move || self.write_from(next)),
            Ok(None) => (),
            Err(error) => console::error(&error.to_string()),
        }
    }
}

/// The headings down to the third level, as a list to jump from.
#[component]
fn Contents(contents: Memo<Vec<Entry>>, current: RwSignal<Option<String>>) -> impl IntoView {
    let link = move |entry: Entry| {
        let anchor = entry.anchor.clone();
        let is_deeper = entry.level > 2;
        let is_current = {
            let anchor = anchor.clone();
            move || current.with(|current| current.as_deref() == Some(&anchor))
        };
        view! {
            <li>
                <button
                    type="button"
                    class="contents-link"
                    class:contents-deeper=is_deeper
                    aria-current=move || is_current().then_some("true")
                    on:click=move |_| html::go_to(&format!("{ANCHOR}{anchor}"))
                >
                    {entry.text}
                </button>
            </li>
        }
    };
    let shown = move || {
        let contents = contents.get();
        // A report begins with its title, which is no place to jump to.
        let entries = contents
            .into_iter()
            .filter(|entry| (2..=3).contains(&entry.level));
        entries.map(link).collect_view()
    };
    view! {
        <nav class="contents" aria-label=words::ON_THIS_PAGE>
            <p class="contents-title">{words::ON_THIS_PAGE}</p>
            <ul class="contents-list">{shown}</ul>
        </nav>
    }
}

/// The last heading that was scrolled to.
fn current_heading(scroll: &Element, contents: &[Entry]) -> Option<String> {
    let edge = scroll.get_bounding_client_rect().top() + HEADING_OFFSET;
    let mut last = None;
    for entry in contents
        .iter()
        .filter(|entry| (2..=3).contains(&entry.level))
    {
        let heading = document().get_element_by_id(&format!("{ANCHOR}{}", entry.anchor));
        if heading.is_some_and(|heading| heading.get_bounding_client_rect().top() <= edge) {
            last = Some(entry.anchor.clone());
        }
    }
    last
}

/// A link inside the report scrolls and leaves the page's address alone.
fn go_to_clicked_anchor(event: &MouseEvent) {
    if let Some(anchor) = clicked_anchor(event) {
        html::go_to(&format!("{ANCHOR}{anchor}"));
    }
}
