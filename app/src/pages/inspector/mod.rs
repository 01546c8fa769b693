//! The inspector: what is selected, and every question about it.

mod answer;
mod control;
mod group;
mod head;
mod model_card;
mod question;
pub(crate) mod questions;
mod read_by;
mod source_line;

use leptos::prelude::*;
use parapet_core::model::Id;

use self::group::Group;
use self::head::{Head, PanelHead};
use self::model_card::ModelCard;
use self::questions::question_groups;
use crate::pages::panels::RightPanel;
use crate::platform::focus;
use crate::state::{Workspace, workspace};
use crate::words::inspector as words;

/// The panel on the right: a drawer where there is no space beside the middle, a sheet on narrow
/// screens.
#[component]
pub(crate) fn Inspector() -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    // A part that is gone is no longer selected.
    let existing = Memo::new(move |_| {
        let id = ui.selected.get()?;
        workspace.project.model().find(&id).map(|_| id)
    });
    // A question that the user was sent to is unfolded, in view, and has the focus.
    Effect::new(move |_| {
        let Some((id, attribute)) = ui.focused_question.get() else {
            return;
        };
        if existing.with(|existing| existing.as_ref() == Some(&id)) {
            unfold(workspace, &id, &attribute);
            request_animation_frame(move || focus::focus_question(&attribute));
        }
    });
    Effect::new(move |_| {
        workspace.answers.judged.track();
        if let Some(id) = existing.get() {
            workspace.requests.readers(id);
        }
    });
    // Back at the findings, the list continues from where it was left.
    on_cleanup(move || ui.focused_question.set(None));
    view! {
        <RightPanel
            id="inspector"
            label=words::INSPECTOR
            open=Signal::derive(move || existing.with(Option::is_some))
            back=Signal::derive(move || format!("panel-{}", ui.view.get().id()))
            on_close=move |()| ui.select(None)
            head=view! { <PanelHead part=existing /> }.into_any()
        >
            {move || match existing.get() {
                Some(id) => view! { <Part id=id /> }.into_any(),
                None => view! { <ModelCard /> }.into_any(),
            }}
        </RightPanel>
    }
    .into_any()
}

/// Opens the group that holds the question.
fn unfold(workspace: Workspace, id: &Id, attribute: &str) {
    let model = workspace.project.model_untracked();
    let schema = workspace.schema.get_untracked();
    let group = model
        .find(id)
        .and_then(|(_, part)| schema.attribute_of(&part.class, attribute))
        .map(|attribute| attribute.group);
    let folded = workspace.ui.folded_groups;
    if let Some(group) = group.filter(|group| folded.with_untracked(|it| it.contains(group))) {
        folded.update(|folded| {
            folded.remove(&group);
        });
    }
}

/// All about one part.
#[component]
fn Part(id: Id) -> impl IntoView {
    let workspace = workspace();
    let found = StoredValue::new(id);
    let class = Memo::new(move |_| {
        let model = workspace.project.model();
        found
            .with_value(|id| model.find(id).map(|(_, part)| part.class.clone()))
            .unwrap_or_default()
    });
    let groups = move || {
        let schema = workspace.schema.get();
        question_groups(&schema, &class.get())
            .into_iter()
            .map(|group| view! { <Group id=found.get_value() group=group /> })
            .collect_view()
    };
    view! {
        <Head id=found.get_value() />
        {groups}
    }
    .into_any()
}
