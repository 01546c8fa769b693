//! The list of findings. Only the rows in view are in the page.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use parapet_core::model::Status;

use super::shown::ShownRow;
use crate::components::rows::{Rows, RowsRole};
use crate::pages::signs::{Glyph, GlyphSize};
use crate::pages::words::status_word;
use crate::platform::focus;
use crate::state::workspace;

/// The list.
#[component]
pub(super) fn List(rows: Memo<Arc<Vec<ShownRow>>>) -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let current = Memo::new(move |_| {
        let key = ui.finding.get()?;
        rows.with(|rows| rows.iter().position(|one| one.row.is(&key)))
    });
    let choose = move |at: usize| {
        let chosen = rows.with_untracked(|rows| rows.get(at).map(|one| one.row.clone()));
        if let Some(row) = chosen {
            ui.finding.set(Some(row.key()));
            ui.select(Some(row.part.id.clone()));
        }
    };
    let on_key = Callback::new(move |event: KeyboardEvent| {
        let here = current.get_untracked();
        match event.key().as_str() {
            "j" => choose(here.map_or(0, |at| at + 1)),
            "k" => choose(here.map_or(0, |at| at.saturating_sub(1))),
            "Enter" => focus::first_in("finding"),
            _ => return,
        }
        event.prevent_default();
    });
    let draw = Callback::new(move |at: usize| {
        let row = Memo::new(move |_| rows.with(|rows| rows.get(at).cloned()));
        let is_current = Signal::derive(move || current.get() == Some(at));
        view! {
            <div
                class="row finding-row"
                id=format!("findings-row-{at}")
                role="option"
                class:row-current=is_current
                class:finding-quiet=move || {
                    row.with(|row| row.as_ref().is_some_and(|row| !aside(row).is_empty()))
                }
                aria-selected=move || is_current.get().to_string()
                aria-posinset=at + 1
                aria-setsize=move || rows.with(|rows| rows.len())
                data-finding=move || {
                    row.with(|row| row.as_ref().map(|row| row.row.key().to_string()))
                }
                on:click=move |_| choose(at)
            >
                {move || row.get().map(content)}
            </div>
        }
        .into_any()
    });
    let height = Signal::derive(move || if ui.narrow.get() { 60.0 } else { 32.0 });
    view! {
        <div class="findings-heads" aria-hidden="true">
            <span></span>
            <span>"SID"</span>
            <span>"Title"</span>
            <span>"On"</span>
        </div>
        <Rows
            role=RowsRole::Listbox
            name="Findings"
            id="findings"
            region="findings"
            count=Signal::derive(move || rows.with(|rows| rows.len()))
            height=height
            row=draw
            current=current
            on_move=Callback::new(choose)
            on_key=on_key
        />
    }
    .into_any()
}

fn content(shown: ShownRow) -> AnyView {
    let aside = aside(&shown);
    let row = shown.row;
    let title = match aside.as_str() {
        "" => row.threat.title.clone(),
        aside => format!("{} ({aside})", row.threat.title),
    };
    let whole = title.clone();
    view! {
        <span class="glyph-cell">
            <Glyph severity=row.finding.severity size=GlyphSize::Row named=true />
        </span>
        <span class="code">{row.threat.sid.clone()}</span>
        <span class="finding-title" data-tip=whole>{title}</span>
        <span class="finding-on" dir="auto">{row.part.name.clone()}</span>
    }
    .into_any()
}

/// Why nothing is to be done about a finding; empty for an open one.
fn aside(shown: &ShownRow) -> String {
    match (shown.is_excluded, shown.row.status) {
        (true, _) => "excluded".to_owned(),
        (false, Status::Open) => String::new(),
        (false, status) => status_word(status).to_owned(),
    }
}
