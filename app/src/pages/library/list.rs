//! The list of threats, with search and filters.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use parapet_core::threats::Severity;

use super::LibraryView;
use super::filter::{ThreatFilter, categories, libraries, targets};
use super::sources::Sources;
use crate::components::button::Button;
use crate::components::empty_state::EmptyState;
use crate::components::search::SearchField;
use crate::components::select::{Choice, Select};
use crate::components::virtual_list::{ListRole, VirtualList};
use crate::pages::severity_glyph::{Glyph, GlyphSize};
use crate::platform::focus;
use crate::state::workspace;
use crate::words::library as words;
use crate::words::terms::class_label;

/// The list as the panel on the left.
#[component]
pub(crate) fn ThreatPanel() -> impl IntoView {
    let library = LibraryView::from_context();
    let count = move || {
        let (shown, all) = (library.rows.with(|rows| rows.len()), library.all.get());
        match shown == all {
            true => all.to_string(),
            false => words::shown_of(&shown, &all),
        }
    };
    view! {
        <nav class="panel panel-left" id="threats" aria-label=words::THREATS>
            <div class="panel-head">
                <h2 class="panel-title">{words::THREATS}</h2>
                <span class="caption numbers threats-count">{count}</span>
            </div>
            <ThreatList />
        </nav>
    }
    .into_any()
}

/// Search, filters and rows.
#[component]
pub(super) fn ThreatList() -> impl IntoView {
    let ui = workspace().ui;
    let library = LibraryView::from_context();
    let rows = library.rows;
    let current = Memo::new(move |_| {
        let sid = library.current.get()?;
        rows.with(|rows| rows.iter().position(|line| line.threat.sid == sid))
    });
    let go = move |at: usize| {
        let sid = rows.with_untracked(|rows| Some(rows.get(at)?.threat.sid.clone()));
        if sid.is_some() {
            ui.threat.set(sid);
        }
    };
    let on_key = Callback::new(move |event: KeyboardEvent| {
        let here = current.get_untracked();
        match event.key().as_str() {
            "j" => go(here.map_or(0, |at| at + 1)),
            "k" => go(here.map_or(0, |at| at.saturating_sub(1))),
            "Enter" if ui.has_overlay_panels.get_untracked() => focus::first_in("threat"),
            "Enter" => focus::first_in("panel-library"),
            _ => return,
        }
        event.prevent_default();
    });
    let row = Callback::new(move |at: usize| {
        let line = Memo::new(move |_| rows.with(|rows| rows.get(at).cloned()));
        let is_current = move || current.get() == Some(at);
        view! {
            <div
                class="row threat-row"
                id=format!("threats-row-{at}")
                role="option"
                class:row-current=is_current
                class:row-unjudged=move || {
                    line.with(|line| line.as_ref().is_some_and(|line| !line.threat.judged))
                }
                aria-selected=move || is_current().to_string()
                aria-posinset=at + 1
                aria-setsize=move || rows.with(|rows| rows.len())
                data-threat=move || {
                    line.with(|line| line.as_ref().map(|line| line.threat.sid.clone()))
                }
                on:click=move |_| go(at)
            >
                {move || line.get().map(|line| view! {
                    <Glyph severity=line.threat.severity size=GlyphSize::Row named=true />
                    <span class="code">{line.threat.sid.clone()}</span>
                    <span class="cut grow" data-tip=line.threat.title.clone()>
                        {line.threat.title.clone()}
                    </span>
                    {(!line.threat.judged).then(|| view! {
                        <span class="caption">{words::NOT_JUDGED}</span>
                    })}
                    {(line.count > 0).then(|| view! {
                        <span class="numbers threat-count">
                            {line.count}
                            <span class="unseen">{words::FINDINGS_HERE}</span>
                        </span>
                    })}
                })}
            </div>
        }
        .into_any()
    });
    view! {
        <Filters filter=library.filter />
        <Sources />
        {move || match rows.with(|rows| rows.is_empty()) {
            true => view! {
                <EmptyState icon="search" text=words::NO_THREAT_MATCHES_THESE_FILTERS>
                    <Button
                        label=words::CLEAR_FILTERS
                        on_press=move |_| library.filter.set(ThreatFilter::default())
                    />
                </EmptyState>
            }
            .into_any(),
            false => view! {
                <VirtualList
                    role=ListRole::Listbox
                    name=words::THREATS
                    id="threats"
                    region="threats"
                    count=Signal::derive(move || rows.with(|rows| rows.len()))
                    height=Signal::derive(move || if ui.is_narrow.get() { 44.0 } else { 32.0 })
                    row=row
                    current=current
                    on_move=Callback::new(go)
                    on_key=on_key
                />
            }
            .into_any(),
        }}
    }
    .into_any()
}

/// "llm" and "input" as labels: "LLM", "Input".
fn capitalise(category: &str) -> String {
    let mut letters = category.chars();
    match (category.len(), letters.next()) {
        (0..=3, _) => category.to_uppercase(),
        (_, Some(first)) => first.to_uppercase().chain(letters).collect(),
        (_, None) => String::new(),
    }
}

#[component]
fn Filters(filter: RwSignal<ThreatFilter>) -> impl IntoView {
    let workspace = workspace();
    let severities: Vec<Choice> = std::iter::once(Choice::new("", words::SEVERITY))
        .chain(
            (1..=5u8)
                .rev()
                .map(|severity| Choice::new(severity.to_string(), Severity(severity).word())),
        )
        .collect();
    let classes = move || {
        let schema = workspace.schema.get();
        let any = Choice::new("", words::CLASS);
        let targets = workspace.answers.judged.with(|judged| targets(judged));
        let targets = targets.into_iter().map(|class| {
            let label = class_label(&schema, &class);
            Choice::new(class, label)
        });
        std::iter::once(any).chain(targets).collect::<Vec<_>>()
    };
    let sources = move || {
        let any = Choice::new("", words::LIBRARY);
        let present = workspace.answers.judged.with(|judged| libraries(judged));
        let present = present
            .into_iter()
            .map(|name| Choice::new(name.clone(), name));
        std::iter::once(any).chain(present).collect::<Vec<_>>()
    };
    let categories = move || {
        let any = Choice::new("", words::CATEGORY);
        let present = workspace.answers.judged.with(|judged| categories(judged));
        let present = present.into_iter().map(|category| {
            let label = capitalise(&category);
            Choice::new(category, label)
        });
        std::iter::once(any).chain(present).collect::<Vec<_>>()
    };
    let severity = move || {
        filter.with(|filter| {
            filter
                .severity
                .map_or_else(String::new, |it| it.to_string())
        })
    };
    view! {
        <div class="threat-filters">
            <SearchField
                name=words::SEARCH_THREATS
                placeholder=words::SEARCH_SID_OR_TITLE
                value=Signal::derive(move || filter.with(|filter| filter.query.clone()))
                on_input=move |query| filter.update(|filter| filter.query = query)
            />
            <div class="threat-choices">
                <button
                    type="button"
                    class="chip-toggle"
                    aria-pressed=move || filter.with(|filter| filter.applying).to_string()
                    on:click=move |_| filter.update(|filter| filter.applying = !filter.applying)
                >
                    {words::APPLIES_HERE}
                </button>
                <Select
                    name=words::CLASS
                    choices=Signal::derive(classes)
                    value=Signal::derive(move || filter.with(|filter| filter.target.clone()))
                    on_choose=move |class: String| filter.update(|filter| filter.target = class)
                />
                <Show when=move || workspace.answers.judged.with(|judged| libraries(judged).len() > 1)>
                    <Select
                        name=words::LIBRARY
                        choices=Signal::derive(sources)
                        value=Signal::derive(move || filter.with(|filter| filter.library.clone()))
                        on_choose=move |library| filter.update(|filter| filter.library = library)
                    />
                </Show>
                <Select
                    name=words::CATEGORY
                    choices=Signal::derive(categories)
                    value=Signal::derive(move || filter.with(|filter| filter.category.clone()))
                    on_choose=move |category| filter.update(|filter| filter.category = category)
                />
                <Select
                    name=words::SEVERITY
                    choices=Signal::stored(severities)
                    value=Signal::derive(severity)
                    on_choose=move |word: String| {
                        filter.update(|filter| filter.severity = word.parse().ok());
                    }
                />
            </div>
        </div>
    }
    .into_any()
}
