//! One threat: its texts, its condition, and where it applies in this model.

use leptos::prelude::*;
use parapet_core::model::{Edit, FindingKey, PartIndex, Schema};
use parapet_core::threats::Severity;

use super::Shelf;
use super::why_not::WhyNot;
use crate::components::empty::Empty;
use crate::components::icon::Icon;
use crate::pages::panels::RightPanel;
use crate::pages::signs::{Glyph, GlyphSize};
use crate::pages::threat_text::ThreatText;
use crate::pages::words::{class_icon, class_label, counted};
use crate::state::workspace;

/// How many places are listed at most.
const MOST: usize = 200;

/// The texts of the threat that is read.
#[component]
pub(super) fn ThreatPage() -> impl IntoView {
    let workspace = workspace();
    let shelf = Shelf::here();
    move || {
        let Some(sid) = shelf.current.get() else {
            return view! { <Empty icon="book-open" text="Choose a threat to read what it is." /> }
                .into_any();
        };
        let threat = workspace.derived.threat.get();
        let Some(threat) = threat.filter(|threat| threat.sid == sid) else {
            return ().into_any();
        };
        let (schema, _) = Schema::of(&workspace.project.model_untracked());
        let targets: Vec<String> = threat
            .targets
            .iter()
            .map(|class| class_label(&schema, class))
            .collect();
        let severity = Severity::from_word(&threat.severity);
        let library = workspace.derived.judged.with_untracked(|judged| {
            let at = judged.threat_index(&sid);
            let head = at.and_then(|at| judged.threats.get(at as usize));
            head.map(|head| head.library.clone()).unwrap_or_default()
        });
        view! {
            <article class="detail threat" data-sid=sid.clone()>
                <header>
                    <p class="caption"><span class="code">{sid.clone()}</span>" · "{library}</p>
                    <h3 class="threat-title">{threat.title.clone()}</h3>
                    <p class="detail-signs">
                        <span class="detail-sign">
                            <Glyph severity=severity size=GlyphSize::Detail />
                            {severity.word()}
                        </span>
                        <span class="secondary">{threat.stride.join(" · ")}</span>
                    </p>
                </header>
                <LeftOut sid=sid.clone() />
                <section class="detail-section">
                    <h3>"When it applies"</h3>
                    <p class="detail-text">"Looks at "{targets.join(", ")}"."</p>
                    <pre class="detail-code" tabindex="0"><code>{threat.condition.clone()}</code></pre>
                </section>
                <ThreatText threat=threat />
            </article>
        }
        .into_any()
    }
}

/// Whether the model leaves the threat out, and the switch for it.
#[component]
fn LeftOut(sid: String) -> impl IntoView {
    let workspace = workspace();
    let sid = StoredValue::new(sid);
    let is_out = Memo::new(move |_| {
        let model = workspace.project.model();
        sid.with_value(|sid| model.excluded_sids.contains(sid))
    });
    let turn = move |_| {
        let (sid, on) = (sid.get_value(), is_out.get_untracked());
        workspace.commit(Edit::JudgeThreat { sid, on });
    };
    view! {
        <p class="threat-left-out">
            <Show when=move || is_out.get()>
                <span>"This model leaves it out. "</span>
            </Show>
            <button type="button" class="link" data-turns=move || sid.get_value() on:click=turn>
                {move || match is_out.get() {
                    true => "Judge it again",
                    false => "Leave it out of this model",
                }}
            </button>
        </p>
    }
    .into_any()
}

/// The panel on the right: where the threat applies; on smaller screens the threat stands above.
#[component]
pub(crate) fn ThreatAside() -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let shelf = Shelf::here();
    let title = move || match (ui.overlaid.get(), shelf.current.get()) {
        (true, Some(sid)) => sid,
        _ => format!("In {}", workspace.project.model().name),
    };
    view! {
        <RightPanel
            id="threat"
            label="Threat in this model"
            open=Signal::derive(move || ui.threat.with(Option::is_some))
            back=Signal::stored("threats-rows".to_owned())
            on_close=move |()| ui.threat.set(None)
            head=view! { <h2 class="panel-title">{title}</h2> }.into_any()
        >
            <Show when=move || ui.overlaid.get()>
                <ThreatPage />
            </Show>
            <Places />
            <WhyNot />
        </RightPanel>
    }
    .into_any()
}

/// The parts that it applies to, each a way to the finding.
#[component]
fn Places() -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let shelf = Shelf::here();
    move || {
        let sid = shelf.current.get()?;
        let judged = workspace.derived.judged.get();
        let threat = judged.threat_index(&sid)?;
        let parts: Vec<PartIndex> = judged
            .found
            .iter()
            .filter(|found| found.threat == threat)
            .map(|found| found.part)
            .collect();
        let (schema, _) = Schema::of(&judged.model);
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
                        on:click=move |_| ui.read_finding(key.clone())
                    >
                        {part.name.clone()}
                    </button>
                </li>
            })
        };
        let rows: Vec<_> = parts.iter().take(MOST).filter_map(row).collect();
        let more = parts.len().saturating_sub(MOST);
        let words = match parts.len() {
            0 => "It applies to nothing in this model as it is answered now.".to_owned(),
            count => format!("{} in this model.", counted(count, "finding", "findings")),
        };
        Some(view! {
            <section class="threat-places">
                <h3>"Applies to"</h3>
                <p class="caption">{words}</p>
                <ul>{rows}</ul>
                {(more > 0).then(|| view! { <p class="caption">{format!("And {more} more.")}</p> })}
            </section>
        })
    }
}
