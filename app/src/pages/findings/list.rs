//! The list of findings. Only the rows in view are in the page.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use parapet_core::model::{PartIndex, Schema, Status};
use parapet_core::threats::Severity;

use super::lines::Line;
use super::listed::Listed;
use super::shown::FoundGroup;
use crate::components::icon::Icon;
use crate::components::rows::{Rows, RowsRole};
use crate::pages::signs::{Glyph, GlyphSize};
use crate::pages::words::{class_icon, status_word};
use crate::platform::focus;
use crate::state::findings_view::Grouping;
use crate::state::judged::{FindingRow, Judged};
use crate::state::workspace;

/// The list.
#[component]
pub(super) fn List() -> impl IntoView {
    let ui = workspace().ui;
    let listed = Listed::here();
    let lines = listed.lines;
    let on_key = Callback::new(move |event: KeyboardEvent| {
        let here = listed.current.get_untracked();
        let head = here.and_then(|row| {
            let line = lines.with_untracked(|lines| lines.line(row));
            match line {
                Some(Line::Head { open, .. }) => Some((row, open)),
                _ => None,
            }
        });
        match (event.key().as_str(), head) {
            ("j", _) => listed.step(true),
            ("k", _) => listed.step(false),
            ("ArrowRight", Some((row, false)))
            | ("ArrowLeft", Some((row, true)))
            | ("Enter" | " ", Some((row, _))) => listed.fold(row),
            ("ArrowLeft", None) => {
                let above = here.and_then(|row| {
                    let heads = lines.with_untracked(|lines| lines.heads());
                    let before = heads.iter().rev().find(|head| (**head as usize) < row);
                    before.map(|head| *head as usize)
                });
                if let Some(row) = above {
                    listed.go(row);
                }
            }
            ("Enter", None) => focus::first_in("finding"),
            _ => return,
        }
        event.prevent_default();
    });
    let draw = Callback::new(move |row: usize| view! { <ListRow row=row /> }.into_any());
    let height = |narrow: f64, wide: f64| {
        Signal::derive(move || if ui.is_narrow.get() { narrow } else { wide })
    };
    let by = move || {
        format!(
            "findings-list findings-by-{}",
            ui.findings.grouping.get().id()
        )
    };
    view! {
        <div class=by>
            <div class="findings-heads" aria-hidden="true">
                <span></span>
                <span class="finding-sid">"SID"</span>
                <span class="finding-title">"Title"</span>
                <span class="finding-on">"On"</span>
            </div>
            <Rows
                role=RowsRole::Tree
                name="Findings"
                id="findings"
                region="findings"
                count=Signal::derive(move || lines.with(|lines| lines.len()))
                height=height(60.0, 32.0)
                heads=Signal::derive(move || lines.with(|lines| lines.heads()))
                head_height=height(48.0, 36.0)
                row=draw
                current=listed.current
                on_move=Callback::new(move |row| listed.go(row))
                on_key=on_key
            />
        </div>
    }
    .into_any()
}

#[component]
fn ListRow(row: usize) -> impl IntoView {
    let workspace = workspace();
    let listed = Listed::here();
    let line = Memo::new(move |_| listed.lines.with(|lines| lines.line(row)));
    let is_current = move || listed.current.get() == Some(row);
    move || {
        let judged = workspace.derived.judged.get();
        match line.get()? {
            Line::Head { group, open, place } => {
                let grouping = workspace.ui.findings.grouping.get();
                Some(
                    view! {
                        <div
                            class="row finding-head"
                            id=format!("findings-row-{row}")
                            role="treeitem"
                            class:row-current=is_current
                            aria-selected="false"
                            aria-expanded=open.to_string()
                            attr:aria-level=level(1)
                            aria-posinset=place
                            aria-setsize=listed.lines.with_untracked(|lines| lines.groups())
                            on:click=move |_| listed.fold(row)
                        >
                            <Icon name="chevron-down" turns=if open { 0 } else { 3 } />
                            {head(&judged, grouping, group)}
                            <span class="badge">{group.count}</span>
                        </div>
                    }
                    .into_any(),
                )
            }
            Line::Finding { at, place, of } => {
                let shown = judged.row(at)?;
                let quiet = !aside(&shown).is_empty();
                let key = shown.key().to_string();
                Some(
                    view! {
                        <div
                            class="row finding-row"
                            id=format!("findings-row-{row}")
                            role="treeitem"
                            class:row-current=is_current
                            class:finding-quiet=quiet
                            aria-selected=move || is_current().to_string()
                            attr:aria-level=level(2)
                            aria-posinset=place
                            aria-setsize=of
                            data-finding=key
                            on:click=move |_| listed.go(row)
                        >
                            {content(&shown)}
                        </div>
                    }
                    .into_any(),
                )
            }
        }
    }
}

/// A depth in the tree, as the page writes it.
fn level(depth: u8) -> String {
    depth.to_string()
}

/// What a group is of.
fn head(judged: &Judged, grouping: Grouping, group: FoundGroup) -> AnyView {
    let highest = Severity(group.highest);
    match grouping {
        Grouping::Severity => view! {
            <Glyph severity=highest size=GlyphSize::Detail />
            <span class="finding-head-name">{highest.word()}</span>
        }
        .into_any(),
        Grouping::Element => {
            let part = judged.model.part_at(PartIndex(group.what));
            let class = part.map_or("", |part| part.class.as_str());
            let icon = class_icon(&Schema::of(&judged.model).0, class);
            let name = part.map(|part| part.name.clone()).unwrap_or_default();
            view! {
                <Icon name=icon />
                <span class="finding-head-name" dir="auto">{name}</span>
            }
            .into_any()
        }
        Grouping::Threat => {
            let threat = judged.threats.get(group.what as usize);
            let (sid, title) = threat
                .map(|threat| (threat.sid.clone(), threat.title.clone()))
                .unwrap_or_default();
            view! {
                <Glyph severity=highest size=GlyphSize::Detail named=true />
                <span class="code">{sid}</span>
                <span class="finding-head-name">{title}</span>
            }
            .into_any()
        }
    }
}

fn content(row: &FindingRow) -> AnyView {
    let title = match aside(row).as_str() {
        "" => row.threat.title.clone(),
        aside => format!("{} ({aside})", row.threat.title),
    };
    let whole = title.clone();
    view! {
        <span class="glyph-cell">
            <Glyph severity=row.found.severity size=GlyphSize::Row named=true />
        </span>
        <span class="code finding-sid">{row.threat.sid.clone()}</span>
        <span class="finding-title" data-tip=whole>{title}</span>
        <span class="finding-on" dir="auto">{row.part.name.clone()}</span>
    }
    .into_any()
}

/// Why nothing is to be done about a finding; empty for an open one.
fn aside(row: &FindingRow) -> String {
    match (row.is_excluded, row.status) {
        (true, _) => "excluded".to_owned(),
        (false, Status::Open) => String::new(),
        (false, status) => status_word(status).to_owned(),
    }
}
