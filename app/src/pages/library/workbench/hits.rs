//! Where the threat that is being written applies now, and why, clause by clause.

use std::collections::BTreeSet;

use leptos::prelude::*;
use parapet_core::diagnostic::Level;
use parapet_core::model::{Id, PartIndex};

use super::current_review;
use super::problems::problems_for;
use crate::components::button::{Button, Height};
use crate::components::icon::Icon;
use crate::components::select::Select;
use crate::pages::findings::clauses::clause_view;
use crate::pages::library::why_not::part_choices;
use crate::state::workspace;
use crate::words::terms::{self, class_icon};
use crate::words::workbench as words;

/// How many parts are listed at most.
const MAX_HITS: usize = 200;

/// The parts that it applies to, the clauses on one of them, and keeping that as an example.
#[component]
pub(in crate::pages::library) fn Hits() -> impl IntoView {
    let workspace = workspace();
    let (desk, requests) = (workspace.ui.threat_editor, workspace.requests);
    let review = current_review();
    let applies = Memo::new(move |_| {
        let review = review.get();
        review
            .map(|review| review.applies_to.clone())
            .unwrap_or_default()
    });
    let explained = Memo::new(move |_| review.get()?.explained.clone());
    let shown = Memo::new(move |_| explained.get().map(|(part, _)| part));
    let pick = move |part: Id| desk.update(|draft| draft.selected_part = Some(part));
    let rows = move || {
        let model = workspace.project.model();
        let schema = workspace.schema.get();
        let applies = applies.get();
        let row = |at: &PartIndex| {
            let part = model.part_at(*at)?;
            let (id, own_id) = (part.id.clone(), part.id.clone());
            let is_shown = move || {
                shown
                    .with(|shown| shown.as_ref() == Some(&own_id))
                    .to_string()
            };
            Some(view! {
                <li class="threat-place">
                    <Icon name=class_icon(&schema, &part.class) />
                    <button
                        type="button"
                        class="link cut"
                        data-hit=part.id.to_string()
                        aria-pressed=is_shown
                        on:click=move |_| pick(id.clone())
                    >
                        {part.name.clone()}
                    </button>
                </li>
            })
        };
        applies.iter().take(MAX_HITS).filter_map(row).collect_view()
    };
    let broken = problems_for("condition");
    let is_broken =
        move || broken.with(|problems| problems.iter().any(|it| it.level == Level::Error));
    let words = move || match applies.with(Vec::len) {
        0 if is_broken() => words::CONDITION_CANNOT_BE_READ.to_owned(),
        0 => words::APPLIES_TO_NOTHING_YET.to_owned(),
        count if count > MAX_HITS => words::applies_to_first_parts(&count, &MAX_HITS),
        count => words::applies_to_parts(&terms::PART.counted(count)),
    };
    let others = Memo::new(move |_| {
        let targets = desk.0.with(|draft| {
            let draft = draft.as_ref();
            draft
                .map(|draft| draft.content.threat.targets.clone())
                .unwrap_or_default()
        });
        let affected: BTreeSet<PartIndex> = applies.get().into_iter().collect();
        part_choices(
            &workspace.project.model(),
            &workspace.schema.get(),
            &targets,
            &affected,
        )
    });
    let reason = move || {
        let (part, explanation) = explained.get()?;
        let model = workspace.project.model_untracked();
        let name = model.find(&part).map(|(_, part)| part.name.clone())?;
        let tree = explanation.statement.as_ref();
        let tree = tree.map(|statement| clause_view(statement, &part));
        Some(view! {
            <section class="threat-places why-not" data-explains=part.to_string()>
                <h3>{name}</h3>
                <p class="detail-text">{explanation.because.clone()}</p>
                {tree}
            </section>
        })
    };
    let keep = move |fires| {
        move |_| {
            if let Some(part) = shown.get_untracked() {
                requests.example(part, fires);
            }
        }
    };
    view! {
        <section class="threat-places" aria-live="polite">
            <h3>{words::APPLIES_TO}</h3>
            <p class="caption" id="draft-hits">{words}</p>
            <ul>{rows}</ul>
            <Show when=move || 1 < others.with(Vec::len)>
                <Select
                    name=words::PART_THAT_IT_DOES_NOT_APPLY_TO
                    choices=others
                    value=Signal::derive(move || {
                        let shown = shown.get().map(|part| part.to_string());
                        let is_other = |id: &String| {
                            others.with(|all| all.iter().any(|one| one.value == *id))
                        };
                        shown.filter(is_other).unwrap_or_default()
                    })
                    on_choose=move |id: String| {
                        if !id.is_empty() {
                            pick(Id::new(&id));
                        }
                    }
                />
            </Show>
        </section>
        {reason}
        <Show when=move || shown.with(Option::is_some)>
            <section class="threat-places why-not">
                <h3>{words::KEEP_IT_AS_AN_EXAMPLE}</h3>
                <div class="workbench-keep">
                    <Button label=words::IT_HAS_TO_APPLY height=Height::Bar on_press=keep(true) />
                    <Button label=words::IT_MUST_NOT_APPLY height=Height::Bar on_press=keep(false) />
                </div>
            </section>
        </Show>
    }
    .into_any()
}
