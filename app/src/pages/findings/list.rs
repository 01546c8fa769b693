//! The list of findings. Only the rows in view are in the page.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use parapet_core::model::{PartIndex, Schema, Status};
use parapet_core::threats::Severity;

use super::filtered::FindingGroup;
use super::list_state::FindingsList;
use super::rows::Row;
use crate::components::icon::Icon;
use crate::components::virtual_list::{ListRole, VirtualList};
use crate::pages::severity_glyph::{Glyph, GlyphSize};
use crate::platform::focus;
use crate::state::findings_view::Grouping;
use crate::state::judged::{FindingRow, Judged};
use crate::state::workspace;
use crate::words::findings as words;
use crate::words::terms::{class_icon, status_label};

/// The list.
#[component]
pub(super) fn List() -> impl IntoView {
    let ui = workspace().ui;
    let list = FindingsList::from_context();
    let rows = list.rows;
    let on_key = Callback::new(move |event: KeyboardEvent| {
        let here = list.current.get_untracked();
        let group_header = here.and_then(|row| {
            let line = rows.with_untracked(|rows| rows.row_at(row));
            match line {
                Some(Row::GroupHeader { open, .. }) => Some((row, open)),
                _ => None,
            }
        });
        match (event.key().as_str(), group_header) {
            ("j", _) => list.step(true),
            ("k", _) => list.step(false),
            ("ArrowRight", Some((row, false)))
            | ("ArrowLeft", Some((row, true)))
            | ("Enter" | " ", Some((row, _))) => list.toggle_group(row),
            ("ArrowLeft", None) => {
                let above = here.and_then(|row| {
                    let heads = rows.with_untracked(|rows| rows.headers());
                    let previous = heads.iter().rev().find(|header| (**header as usize) < row);
                    previous.map(|header| *header as usize)
                });
                if let Some(row) = above {
                    list.go_to_row(row);
                }
            }
            ("Enter", None) => focus::first_in("finding"),
            _ => return,
        }
        event.prevent_default();
    });
    let draw_row = Callback::new(move |row: usize| view! { <ListRow row=row /> }.into_any());
    let height = |narrow: f64, wide: f64| {
        Signal::derive(move || if ui.is_narrow.get() { narrow } else { wide })
    };
    let class = move || {
        format!(
            "findings-list findings-by-{}",
            ui.findings.grouping.get().id()
        )
    };
    view! {
        <div class=class>
            <div class="findings-heads" aria-hidden="true">
                <span></span>
                <span class="finding-sid">{words::SID}</span>
                <span class="finding-title">{words::TITLE}</span>
                <span class="finding-on">{words::ON}</span>
            </div>
            <VirtualList
                role=ListRole::Tree
                name=words::FINDINGS
                id="findings"
                region="findings"
                count=Signal::derive(move || rows.with(|rows| rows.len()))
                height=height(60.0, 32.0)
                headers=Signal::derive(move || rows.with(|rows| rows.headers()))
                header_height=height(48.0, 36.0)
                row=draw_row
                current=list.current
                on_move=Callback::new(move |row| list.go_to_row(row))
                on_key=on_key
            />
        </div>
    }
    .into_any()
}

#[component]
fn ListRow(row: usize) -> impl IntoView {
    let workspace = workspace();
    let list = FindingsList::from_context();
    let shown_row = Memo::new(move |_| list.rows.with(|rows| rows.row_at(row)));
    let is_current = move || list.current.get() == Some(row);
    move || {
        let judged = workspace.answers.judged.get();
        match shown_row.get()? {
            Row::GroupHeader {
                group,
                open,
                position,
            } => {
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
                            aria-posinset=position
                            aria-setsize=list.rows.with_untracked(|rows| rows.groups())
                            on:click=move |_| list.toggle_group(row)
                        >
                            <Icon name="chevron-down" turns=if open { 0 } else { 3 } />
                            {group_header(&judged, &workspace.schema.get(), grouping, group)}
                            <span class="badge">{group.count}</span>
                        </div>
                    }
                    .into_any(),
                )
            }
            Row::Finding { at, position, of } => {
                let shown = judged.row(at)?;
                let is_dimmed = !closed_reason(&shown).is_empty();
                let key = shown.key().to_string();
                Some(
                    view! {
                        <div
                            class="row finding-row"
                            id=format!("findings-row-{row}")
                            role="treeitem"
                            class:row-current=is_current
                            class:finding-quiet=is_dimmed
                            aria-selected=move || is_current().to_string()
                            attr:aria-level=level(2)
                            aria-posinset=position
                            aria-setsize=of
                            data-finding=key
                            on:click=move |_| list.go_to_row(row)
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

/// The content of a group's header.
fn group_header(
    judged: &Judged,
    schema: &Schema,
    grouping: Grouping,
    group: FindingGroup,
) -> AnyView {
    let highest = Severity(group.highest);
    match grouping {
        Grouping::Severity => view! {
            <Glyph severity=highest size=GlyphSize::Detail />
            <span class="finding-head-name">{highest.word()}</span>
        }
        .into_any(),
        Grouping::Element => {
            let part = judged.model.part_at(PartIndex(group.index));
            let class = part.map_or("", |part| part.class.as_str());
            let icon = class_icon(schema, class);
            let name = part.map(|part| part.name.clone()).unwrap_or_default();
            view! {
                <Icon name=icon />
                <span class="finding-head-name" dir="auto">{name}</span>
            }
            .into_any()
        }
        Grouping::Threat => {
            let threat = judged.threats.get(group.index as usize);
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
    let title = match closed_reason(row).as_str() {
        "" => row.threat.title.clone(),
        closed_reason => format!("{} ({closed_reason})", row.threat.title),
    };
    let tooltip = title.clone();
    view! {
        <span class="glyph-cell">
            <Glyph severity=row.found.severity size=GlyphSize::Row named=true />
        </span>
        <span class="code finding-sid">{row.threat.sid.clone()}</span>
        <span class="finding-title" data-tip=tooltip>{title}</span>
        <span class="finding-on" dir="auto">{row.part.name.clone()}</span>
    }
    .into_any()
}

/// Why a finding is not open; empty for an open one.
fn closed_reason(row: &FindingRow) -> String {
    match (row.is_excluded, row.status) {
        (true, _) => "excluded".to_owned(),
        (false, Status::Open) => String::new(),
        (false, status) => status_label(status).to_owned(),
    }
}
