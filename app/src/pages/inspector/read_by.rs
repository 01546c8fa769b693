//! Which threats look at an answer, and which of them apply now.

use leptos::prelude::*;
use parapet_core::explain::DependentThreat;
use parapet_core::model::{FindingKey, PartIndex};

use super::answer::Answer;
use crate::components::icon::Icon;
use crate::state::judged::Judged;
use crate::words::inspector as words;

/// "Read by 3 threats"; pressed, it lists them.
#[component]
pub(super) fn ReadBy(answer: Answer) -> impl IntoView {
    let answers = answer.workspace.answers;
    let readers = Memo::new(move |_| -> Vec<DependentThreat> {
        let read = answers.read_by.get();
        let read = read.filter(|read| answer.id.with_value(|id| read.part == *id));
        let Some(read) = read else { return Vec::new() };
        answer.attribute.with_value(|attribute| {
            let own = read
                .readers
                .iter()
                .find(|(name, _)| *name == attribute.name);
            own.map(|(_, readers)| readers.clone()).unwrap_or_default()
        })
    });
    let open = RwSignal::new(false);
    let words = move || {
        let (all, apply) = readers.with(|readers| {
            let apply = readers
                .iter()
                .filter(|reader| !reader.applies_to.is_empty());
            (readers.len(), apply.count())
        });
        words::read_by(all, apply)
    };
    let list = move || {
        let judged = answers.judged.get();
        readers.with(|readers| {
            let rows = readers
                .iter()
                .filter_map(|reader| row(answer, &judged, reader));
            rows.collect_view()
        })
    };
    view! {
        <Show when=move || readers.with(|readers| !readers.is_empty())>
            <div class="read-by">
                <button
                    type="button"
                    class="link read-by-head"
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    <Icon
                        name="chevron-down"
                        turns=Signal::derive(move || if open.get() { 0 } else { 3 })
                    />
                    {words}
                </button>
                <Show when=move || open.get()>
                    <ul class="read-by-list">{list}</ul>
                </Show>
            </div>
        </Show>
    }
    .into_any()
}

/// A threat, and the findings that it has because of the answer.
fn row(answer: Answer, judged: &Judged, reader: &DependentThreat) -> Option<AnyView> {
    let ui = answer.workspace.ui;
    let threat = judged.threats.get(reader.threat as usize)?;
    let finding = |at: &PartIndex| {
        let part = judged.model.part_at(*at)?;
        let key = FindingKey {
            sid: threat.sid.clone(),
            element: part.id.clone(),
        };
        Some(view! {
            <button
                type="button"
                class="link"
                data-applies=key.to_string()
                on:click=move |_| ui.show_finding(key.clone())
            >
                {part.name.clone()}
            </button>
        })
    };
    let findings: Vec<_> = reader.applies_to.iter().filter_map(finding).collect();
    let text = match findings.is_empty() {
        true => words::DOES_NOT_APPLY,
        false => words::APPLIES_TO,
    };
    let sid = threat.sid.clone();
    Some(
        view! {
            <li>
                <button
                    type="button"
                    class="link code"
                    on:click=move |_| ui.show_threat(sid.clone())
                >
                    {threat.sid.clone()}
                </button>
                <span class="read-by-title">{threat.title.clone()}</span>
                <span class="read-by-applies">{text}" "{findings}</span>
            </li>
        }
        .into_any(),
    )
}
