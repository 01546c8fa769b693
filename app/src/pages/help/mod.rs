//! The help: chapters to read, a list of them, and a search through all.

mod sections;

use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::html::Div;
use leptos::prelude::*;
use parapet_core::report::document::{Document, Entry};

use self::sections::{Section, chapter_of, search_sections, sections};
use crate::components::modal::{Modal, ModalHead};
use crate::components::search::SearchField;
use crate::pages::report::document::{Pictures, clicked_anchor, write_into};
use crate::platform::{console, html};
use crate::state::ui::Overlay;
use crate::state::workspace;
use crate::words::help as words;

/// Prefix of the help's anchors in the ids of the page.
const ANCHOR: &str = "help-";

/// The help, open while [`Overlay::Help`] is.
#[component]
pub(crate) fn HelpDialog() -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let close = move |()| ui.overlay.set(None);
    let place = Memo::new(move |_| match ui.overlay.get() {
        Some(Overlay::Help(place)) => Some(place),
        _ => None,
    });
    Effect::new(move |_| {
        if place.with(Option::is_some) {
            workspace.requests.help();
        }
    });
    view! {
        <Modal
            class="dialog dialog-wide help"
            label=words::HELP
            open=Signal::derive(move || place.with(Option::is_some))
            on_close=close
        >
            <ModalHead title=words::HELP on_close=close autofocus=true />
            <HelpContent place=place />
        </Modal>
    }
    .into_any()
}

/// The list of chapters, and the chapter at `place`.
#[component]
fn HelpContent(place: Memo<Option<String>>) -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let help = RwSignal::new(Arc::default());
    Effect::new(move |_| {
        if let Some(chapters) = workspace.answers.help.get().and_then(|help| help.open()) {
            help.set(Arc::new(chapters));
        }
    });
    let page = NodeRef::<Div>::new();
    let query = RwSignal::new(String::new());
    let chapter = Memo::new(move |_| {
        let place = place.get().unwrap_or_default();
        help.with(|help| chapter_of(help, &place))
    });
    let all = Memo::new(move |_| Arc::new(help.with(|help| sections(help))));
    let found = Memo::new(move |_| query.with(|query| all.with(|all| search_sections(all, query))));
    Effect::new(move |_| {
        let Some(page) = page.get() else { return };
        let at = chapter.get();
        help.with(|help| {
            if let Some(chapter) = help.get(at)
                && let Err(error) = write_into(&page, chapter, &Pictures::NONE, ANCHOR)
            {
                console::error(&error.to_string());
            }
        });
    });
    // After the chapter is written: its headings exist by then.
    Effect::new(move |_| {
        let (at, requested, Some(_)) = (chapter.get(), place.get(), page.get()) else {
            return;
        };
        let first = help.with(|help| Some(help.get(at)?.contents.first()?.anchor.clone()));
        let requested = requested.filter(|requested| !requested.is_empty());
        if let (Some(first), requested) = (first, requested) {
            html::go_to(&format!("{ANCHOR}{}", requested.unwrap_or(first)));
        }
    });
    let on_click = move |event: MouseEvent| {
        if let Some(anchor) = clicked_anchor(&event) {
            ui.open_help(&anchor);
        }
    };
    let contents = move || {
        let current = chapter.get();
        help.with(|help| {
            help.iter()
                .enumerate()
                .map(|(at, chapter)| chapter_entry(chapter, at == current))
                .collect_view()
        })
    };
    view! {
        <div class="help-book">
            <nav class="help-contents" aria-label=words::CONTENTS>
                <SearchField
                    name=words::SEARCH_THE_HELP
                    value=query
                    on_input=move |requested| query.set(requested)
                />
                {move || match query.with(|query| query.trim().is_empty()) {
                    true => view! { <ul class="help-chapters">{contents()}</ul> }.into_any(),
                    false => view! { <Matches found=found /> }.into_any(),
                }}
            </nav>
            <div
                class="help-scroll"
                tabindex="0"
                role="document"
                aria-label=words::CHAPTER
                on:click=on_click
            >
                <div node_ref=page class="report-page help-page"></div>
            </div>
        </div>
    }
    .into_any()
}

/// A chapter in the list; the one that is read shows its sections, too. Those of the messages would
/// be too many: they are searched for.
fn chapter_entry(chapter: &Document, is_read: bool) -> AnyView {
    let ui = workspace().ui;
    let link = move |text: &str, anchor: &str, is_read: bool| {
        let anchor = anchor.to_owned();
        view! {
            <button
                type="button"
                class="help-link"
                data-help=anchor.clone()
                aria-current=is_read.then_some("true")
                on:click=move |_| ui.open_help(&anchor)
            >
                {text.to_owned()}
            </button>
        }
    };
    let is_section = |entry: &&Entry| entry.level == 2;
    let is_listed =
        is_read && chapter.contents.iter().filter(is_section).count() < MAX_LISTED_SECTIONS;
    let mut entries = chapter.contents.iter();
    let head = entries
        .next()
        .map(|entry| link(&entry.text, &entry.anchor, is_read));
    let sections: Vec<_> = entries
        .filter(is_section)
        .filter(|_| is_listed)
        .map(|entry| view! { <li>{link(&entry.text, &entry.anchor, false)}</li> })
        .collect();
    view! {
        <li>
            {head}
            <ul class="help-sections">{sections}</ul>
        </li>
    }
    .into_any()
}

/// A chapter with so many sections, or more, does not list them in the contents.
const MAX_LISTED_SECTIONS: usize = 24;

/// The sections that match the search.
#[component]
fn Matches(found: Memo<Vec<Section>>) -> impl IntoView {
    let ui = workspace().ui;
    let row = move |section: Section| {
        let anchor = section.anchor.clone();
        view! {
            <li>
                <button
                    type="button"
                    class="help-link"
                    data-help=section.anchor
                    on:click=move |_| ui.open_help(&anchor)
                >
                    {section.title}
                    <span class="caption help-where">{section.chapter}</span>
                </button>
            </li>
        }
    };
    view! {
        <ul class="help-matches">{move || found.get().into_iter().map(row).collect_view()}</ul>
        <p class="caption help-found" role="status">
            {move || if found.with(Vec::is_empty) { words::NO_MATCHES_IN_THE_HELP } else { "" }}
        </p>
    }
}
