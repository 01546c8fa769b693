//! The list of threats, with search and filters.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use parapet_core::model::Schema;
use parapet_core::threats::Severity;

use super::Shelf;
use super::shown::{Asked, categories, libraries, targets};
use super::sources::Sources;
use crate::components::button::Button;
use crate::components::empty::Empty;
use crate::components::rows::{Rows, RowsRole};
use crate::components::search::SearchField;
use crate::components::select::{Choice, Select};
use crate::pages::signs::{Glyph, GlyphSize};
use crate::pages::words::class_label;
use crate::platform::focus;
use crate::state::workspace;

/// The list as the panel on the left.
#[component]
pub(crate) fn ThreatPanel() -> impl IntoView {
    let shelf = Shelf::here();
    let count = move || {
        let (shown, all) = (shelf.lines.with(|lines| lines.len()), shelf.all.get());
        match shown == all {
            true => all.to_string(),
            false => format!("{shown} of {all}"),
        }
    };
    view! {
        <nav class="panel panel-left" id="threats" aria-label="Threats">
            <div class="panel-head">
                <h2 class="panel-title">"Threats"</h2>
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
    let shelf = Shelf::here();
    let lines = shelf.lines;
    let current = Memo::new(move |_| {
        let sid = shelf.current.get()?;
        lines.with(|lines| lines.iter().position(|line| line.threat.sid == sid))
    });
    let go = move |at: usize| {
        let sid = lines.with_untracked(|lines| Some(lines.get(at)?.threat.sid.clone()));
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
        let line = Memo::new(move |_| lines.with(|lines| lines.get(at).cloned()));
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
                aria-setsize=move || lines.with(|lines| lines.len())
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
                        <span class="caption">"not judged"</span>
                    })}
                    {(line.count > 0).then(|| view! {
                        <span class="numbers threat-count">
                            {line.count}
                            <span class="unseen">" findings here"</span>
                        </span>
                    })}
                })}
            </div>
        }
        .into_any()
    });
    view! {
        <Filters asked=shelf.asked />
        <Sources />
        {move || match lines.with(|lines| lines.is_empty()) {
            true => view! {
                <Empty icon="search" text="No threat matches these filters.">
                    <Button
                        label="Clear filters"
                        on_press=move |_| shelf.asked.set(Asked::default())
                    />
                </Empty>
            }
            .into_any(),
            false => view! {
                <Rows
                    role=RowsRole::Listbox
                    name="Threats"
                    id="threats"
                    region="threats"
                    count=Signal::derive(move || lines.with(|lines| lines.len()))
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

/// "llm" and "input" as a list says them: "LLM", "Input".
fn capitalised(category: &str) -> String {
    let mut letters = category.chars();
    match (category.len(), letters.next()) {
        (0..=3, _) => category.to_uppercase(),
        (_, Some(first)) => first.to_uppercase().chain(letters).collect(),
        (_, None) => String::new(),
    }
}

#[component]
fn Filters(asked: RwSignal<Asked>) -> impl IntoView {
    let workspace = workspace();
    let severities: Vec<Choice> = std::iter::once(Choice::new("", "Severity"))
        .chain(
            (1..=5u8)
                .rev()
                .map(|severity| Choice::new(severity.to_string(), Severity(severity).word())),
        )
        .collect();
    let classes = move || {
        let (schema, _) = Schema::of(&workspace.project.model());
        let any = Choice::new("", "Class");
        let targets = workspace.derived.judged.with(|judged| targets(judged));
        let targets = targets.into_iter().map(|class| {
            let label = class_label(&schema, &class);
            Choice::new(class, label)
        });
        std::iter::once(any).chain(targets).collect::<Vec<_>>()
    };
    let sources = move || {
        let any = Choice::new("", "Library");
        let there = workspace.derived.judged.with(|judged| libraries(judged));
        let there = there
            .into_iter()
            .map(|name| Choice::new(name.clone(), name));
        std::iter::once(any).chain(there).collect::<Vec<_>>()
    };
    let categories = move || {
        let any = Choice::new("", "Category");
        let there = workspace.derived.judged.with(|judged| categories(judged));
        let there = there.into_iter().map(|category| {
            let label = capitalised(&category);
            Choice::new(category, label)
        });
        std::iter::once(any).chain(there).collect::<Vec<_>>()
    };
    let severity =
        move || asked.with(|asked| asked.severity.map_or_else(String::new, |it| it.to_string()));
    view! {
        <div class="threat-filters">
            <SearchField
                name="Search threats"
                placeholder="Search SID or title"
                value=Signal::derive(move || asked.with(|asked| asked.query.clone()))
                on_input=move |query| asked.update(|asked| asked.query = query)
            />
            <div class="threat-choices">
                <button
                    type="button"
                    class="chip-toggle"
                    aria-pressed=move || asked.with(|asked| asked.applying).to_string()
                    on:click=move |_| asked.update(|asked| asked.applying = !asked.applying)
                >
                    "Applies here"
                </button>
                <Select
                    name="Class"
                    choices=Signal::derive(classes)
                    value=Signal::derive(move || asked.with(|asked| asked.target.clone()))
                    on_choose=move |class: String| asked.update(|asked| asked.target = class)
                />
                <Show when=move || workspace.derived.judged.with(|judged| libraries(judged).len() > 1)>
                    <Select
                        name="Library"
                        choices=Signal::derive(sources)
                        value=Signal::derive(move || asked.with(|asked| asked.library.clone()))
                        on_choose=move |library| asked.update(|asked| asked.library = library)
                    />
                </Show>
                <Select
                    name="Category"
                    choices=Signal::derive(categories)
                    value=Signal::derive(move || asked.with(|asked| asked.category.clone()))
                    on_choose=move |category| asked.update(|asked| asked.category = category)
                />
                <Select
                    name="Severity"
                    choices=Signal::stored(severities)
                    value=Signal::derive(severity)
                    on_choose=move |word: String| {
                        asked.update(|asked| asked.severity = word.parse().ok());
                    }
                />
            </div>
        </div>
    }
    .into_any()
}
