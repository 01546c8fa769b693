//! Why the current threat does not apply to a part that the user picks.

use std::collections::BTreeSet;

use leptos::prelude::*;
use parapet_core::model::{FindingKey, Id, Model, PartIndex, Schema};

use super::LibraryView;
use crate::components::select::{Choice, Select};
use crate::pages::findings::clauses::clause_view;
use crate::state::judged::Judged;
use crate::state::workspace;
use crate::words::library as words;
use crate::words::terms::class_label;

/// A list of the parts that it could apply to and does not, and its condition on the one picked.
#[component]
pub(super) fn WhyNot() -> impl IntoView {
    let workspace = workspace();
    let library = LibraryView::from_context();
    let picked = RwSignal::new(String::new());
    let choices = Memo::new(move |_| {
        let sid = library.current.get().unwrap_or_default();
        workspace
            .answers
            .judged
            .with(|judged| unaffected_parts(judged, &workspace.schema.get(), &sid))
    });
    let key = Memo::new(move |_| {
        let element = picked.get();
        let exists = choices.with(|all| all.iter().any(|one| one.value == element));
        (exists && !element.is_empty()).then_some(FindingKey {
            sid: library.current.get()?,
            element: Id::new(&element),
        })
    });
    Effect::new(move |_| {
        workspace.answers.judged.track();
        if let Some(key) = key.get() {
            workspace.requests.explanation(key);
        }
    });
    let reason = move || {
        let key = key.get()?;
        let explained = workspace.answers.explained.get()?;
        let explanation = (explained.key == key).then(|| explained.explanation.open())??;
        let tree = explanation
            .statement
            .as_ref()
            .map(|statement| clause_view(statement, &key.element));
        Some(view! {
            <p class="detail-text">{explanation.because.clone()}</p>
            {tree}
        })
    };
    view! {
        <Show when=move || choices.with(|choices| choices.len() > 1)>
            <section class="threat-places why-not">
                <h3>{words::WHY_NOT_ELSEWHERE}</h3>
                <Select
                    name=words::PART_THAT_IT_DOES_NOT_APPLY_TO
                    choices=choices
                    value=picked
                    on_choose=move |id| picked.set(id)
                />
                {reason}
            </section>
        </Show>
    }
    .into_any()
}

/// The parts of a threat's target classes on which it has no finding.
fn unaffected_parts(judged: &Judged, schema: &Schema, sid: &str) -> Vec<Choice> {
    let Some(threat) = judged.threat_index(sid) else {
        return Vec::new();
    };
    let affected: BTreeSet<PartIndex> = judged
        .found
        .iter()
        .chain(judged.excluded.iter())
        .filter(|found| found.threat == threat)
        .map(|found| found.part)
        .collect();
    let head = judged.threats.get(threat as usize);
    let targets = head.map(|threat| threat.targets.as_slice());
    part_choices(
        &judged.model,
        schema,
        targets.unwrap_or_default(),
        &affected,
    )
}

/// The parts of these classes but for the `affected` ones, after an entry for none of them.
pub(super) fn part_choices(
    model: &Model,
    schema: &Schema,
    targets: &[String],
    affected: &BTreeSet<PartIndex>,
) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", words::CHOOSE_A_PART)];
    let targets = targets.iter().filter_map(|target| schema.class_id(target));
    let targets: Vec<_> = targets.collect();
    for (part, at) in model.parts().zip((0..).map(PartIndex)) {
        let class = schema.class_id(&part.class);
        let is_target = class.is_some_and(|class| targets.iter().any(|it| schema.is_a(class, *it)));
        if is_target && !affected.contains(&at) {
            let group = class_label(schema, &part.class);
            choices.push(Choice::new(part.id.as_str(), part.name.clone()).in_group(group));
        }
    }
    choices
}
