//! One threat: its texts, its condition, and where it applies in this model.

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::model::{Edit, FindingKey, PartIndex};
use parapet_core::threats::{Severity, Threat};

use super::LibraryView;
use super::in_words::{condition_in_words, read_attributes};
use super::why_not::WhyNot;
use super::workbench::{self, Hits, Workbench};
use crate::components::button::{Button, Emphasis, Height};
use crate::components::empty_state::EmptyState;
use crate::components::icon::Icon;
use crate::engine::messages::ThreatSummary;
use crate::pages::panels::RightPanel;
use crate::pages::severity_glyph::{Glyph, GlyphSize};
use crate::pages::threat_text::ThreatText;
use crate::state::draft::Draft;
use crate::state::{Workspace, workspace};
use crate::words::library as words;
use crate::words::terms::{self, class_icon, class_label};

/// How many places are listed at most.
const MAX_PLACES: usize = 200;

/// The texts of the threat that is read.
#[component]
pub(super) fn ThreatPage() -> impl IntoView {
    let workspace = workspace();
    let library = LibraryView::from_context();
    move || {
        let Some(sid) = library.current.get() else {
            return view! { <EmptyState icon="book-open" text=words::CHOOSE_A_THREAT /> }
                .into_any();
        };
        let read = workspace.answers.threat.get().and_then(|it| it.open());
        let Some(read) = read.filter(|read| read.threat.sid == sid) else {
            return ().into_any();
        };
        let threat = Arc::clone(&read.threat);
        let schema = workspace.schema.get_untracked();
        let targets: Vec<String> = threat
            .targets
            .iter()
            .map(|class| class_label(&schema, class))
            .collect();
        let severity = Severity::from_word(&threat.severity);
        let (library, is_judged) = workspace.answers.judged.with_untracked(|judged| {
            let at = judged.threat_index(&sid);
            let head = at.and_then(|at| judged.threats.get(at as usize));
            let of = |head: &Arc<ThreatSummary>| (head.library.clone(), head.judged);
            head.map(of).unwrap_or_default()
        });
        let unjudged = (!is_judged).then(|| match threat.deprecated.as_str() {
            "" => words::NOT_JUDGED_NO_CONDITION.to_owned(),
            why => words::no_longer_judged(&why),
        });
        view! {
            <article class="detail threat" data-sid=sid.clone()>
                <header>
                    <p class="caption"><span class="code">{sid.clone()}</span>" · "{library.clone()}</p>
                    <h3 class="threat-title">{threat.title.clone()}</h3>
                    <p class="detail-signs">
                        <span class="detail-sign">
                            <Glyph severity=severity size=GlyphSize::Detail />
                            {severity.word()}
                        </span>
                        <span class="secondary">{threat.stride.join(" · ")}</span>
                    </p>
                </header>
                {unjudged.map(|why| view! { <p class="threat-unjudged">{why}</p> })}
                <ExclusionSwitches sid=sid.clone() />
                <EditButtons threat=Arc::clone(&threat) library=library />
                <section class="detail-section">
                    <h3>{words::WHEN_IT_APPLIES}</h3>
                    <p class="detail-text">{words::LOOKS_AT}{targets.join(", ")}"."</p>
                    {read.applies.as_ref().map(condition_in_words)}
                    {read_attributes(&read.reads)}
                    <pre class="detail-code" tabindex="0"><code>{threat.condition.clone()}</code></pre>
                </section>
                <ThreatText threat=threat />
            </article>
        }
        .into_any()
    }
}

/// Whether the model, or every model, leaves the threat out, and the switches for it.
#[component]
fn ExclusionSwitches(sid: String) -> impl IntoView {
    let workspace = workspace();
    let for_all = workspace.for_all;
    let sid = StoredValue::new(sid);
    let is_excluded = Memo::new(move |_| {
        let model = workspace.project.model();
        sid.with_value(|sid| model.excluded_sids.contains(sid))
    });
    let is_excluded_for_all =
        Memo::new(move |_| sid.with_value(|sid| for_all.get().excluded_sids.contains(sid)));
    let toggle = move |_| {
        let (sid, on) = (sid.get_value(), is_excluded.get_untracked());
        workspace.commit(Edit::JudgeThreat { sid, on });
    };
    let toggle_for_all = move |_| {
        let is_excluded = is_excluded_for_all.get_untracked();
        sid.with_value(|sid| for_all.set_left_out(sid, !is_excluded));
    };
    view! {
        <p class="threat-left-out">
            <Show when=move || is_excluded.get() || is_excluded_for_all.get()>
                <span>
                    {move || match is_excluded_for_all.get() {
                        true => words::IT_IS_JUDGED_IN_NO_MODEL,
                        false => words::THIS_MODEL_LEAVES_IT_OUT,
                    }}
                </span>
            </Show>
            <Show when=move || !is_excluded_for_all.get()>
                <button type="button" class="link" data-turns=sid.get_value() on:click=toggle>
                    {move || match is_excluded.get() {
                        true => words::JUDGE_IT_AGAIN,
                        false => words::LEAVE_IT_OUT_OF_THIS_MODEL,
                    }}
                </button>
                " · "
            </Show>
            <button type="button" class="link" data-turns-for-all=sid.get_value() on:click=toggle_for_all>
                {move || match is_excluded_for_all.get() {
                    true => words::JUDGE_IT_AGAIN_IN_ALL_MODELS,
                    false => words::LEAVE_IT_OUT_IN_ALL_MODELS,
                }}
            </button>
        </p>
    }
    .into_any()
}

/// The libraries that the model carries.
fn own_libraries(workspace: Workspace) -> Vec<String> {
    let model = workspace.project.model_untracked();
    let carried = model.embedded_libraries();
    carried.map(|one| one.name.clone()).collect()
}

/// Changing a threat of a library of the model, and copying any.
#[component]
fn EditButtons(threat: Arc<Threat>, library: String) -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let is_own = own_libraries(workspace).contains(&library);
    let copied = Arc::clone(&threat);
    let changes = is_own.then(|| {
        let (changed, removed) = (Arc::clone(&threat), threat.sid.clone());
        let (into, from) = (library.clone(), library);
        view! {
            <Button
                label=words::CHANGE_IT
                height=Height::Bar
                on_press=move |_| ui.edit_threat(Draft::change(&changed, into.clone()))
            />
            <Button
                label=words::REMOVE_IT
                emphasis=Emphasis::Quiet
                height=Height::Bar
                on_press=move |_| {
                    workspace.requests.save_threat(from.clone(), removed.clone(), None);
                }
            />
        }
    });
    view! {
        <div class="threat-changes">
            {changes}
            <Button
                label=words::COPY_IT
                height=Height::Bar
                on_press=move |_| {
                    let into = own_libraries(workspace).into_iter().next();
                    ui.edit_threat(Draft::copy(&copied, into.unwrap_or_default()));
                }
            />
        </div>
    }
}

/// The panel on the right: where the threat applies; on smaller screens below the threat.
#[component]
pub(crate) fn ThreatAside() -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let library = LibraryView::from_context();
    let is_used = Memo::new(move |_| ui.threat_editor.is_open());
    let title = move || match (ui.has_overlay_panels.get(), library.current.get()) {
        _ if is_used.get() => match ui.has_overlay_panels.get() {
            true => words::THREAT.to_owned(),
            false => words::WHILE_YOU_WRITE.to_owned(),
        },
        (true, Some(sid)) => sid,
        _ => words::in_model(&workspace.project.model().name),
    };
    view! {
        <RightPanel
            id="threat"
            label=words::THREAT_IN_THIS_MODEL
            open=Signal::derive(move || is_used.get() || ui.threat.with(Option::is_some))
            back=Signal::stored("threats-rows".to_owned())
            on_close=move |()| match is_used.get_untracked() {
                true => workbench::close(workspace),
                false => ui.threat.set(None),
            }
            head=view! { <h2 class="panel-title">{title}</h2> }.into_any()
        >
            {move || match (is_used.get(), ui.has_overlay_panels.get()) {
                (true, true) => view! { <Workbench /><Hits /> }.into_any(),
                (true, false) => view! { <Hits /> }.into_any(),
                (false, true) => view! { <ThreatPage /><AppliesTo /><WhyNot /> }.into_any(),
                (false, false) => view! { <AppliesTo /><WhyNot /> }.into_any(),
            }}
        </RightPanel>
    }
    .into_any()
}

/// The parts that it applies to, each a link to the finding.
#[component]
fn AppliesTo() -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let library = LibraryView::from_context();
    move || {
        let sid = library.current.get()?;
        let judged = workspace.answers.judged.get();
        let threat = judged.threat_index(&sid)?;
        let parts: Vec<PartIndex> = judged
            .found
            .iter()
            .filter(|found| found.threat == threat)
            .map(|found| found.part)
            .collect();
        let schema = workspace.schema.get();
        let row = |at: &PartIndex| {
            let part = judged.model.part_at(*at)?;
            let key = FindingKey {
                sid: sid.clone(),
                element: part.id.clone(),
            };
            Some(view! {
                <li class="threat-place">
                    <Icon name=class_icon(&schema, &part.class) />
                    <button
                        type="button"
                        class="link cut"
                        data-place=part.id.to_string()
                        on:click=move |_| ui.show_finding(key.clone())
                    >
                        {part.name.clone()}
                    </button>
                </li>
            })
        };
        let rows: Vec<_> = parts.iter().take(MAX_PLACES).filter_map(row).collect();
        let more = parts.len().saturating_sub(MAX_PLACES);
        let words = match parts.len() {
            0 => words::APPLIES_TO_NOTHING.to_owned(),
            count => words::findings_in_this_model(&terms::FINDING.counted(count)),
        };
        Some(view! {
            <section class="threat-places">
                <h3>{words::APPLIES_TO}</h3>
                <p class="caption">{words}</p>
                <ul>{rows}</ul>
                {(more > 0).then(|| view! { <p class="caption">{words::and_more(&more)}</p> })}
            </section>
        })
    }
}
