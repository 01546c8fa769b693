//! One finding in detail: what it is, on what, and what the library says of the threat.

use leptos::prelude::*;
use parapet_core::model::{Status, Value};

use super::threat_text::ThreatText;
use crate::components::button::{Height, IconButton};
use crate::components::empty::Empty;
use crate::pages::part_link::{PartLink, Tint};
use crate::pages::sheet::{SheetHeight, sheet_class};
use crate::pages::signs::{Glyph, GlyphSize};
use crate::pages::words::status_word;
use crate::platform::focus;
use crate::state::judged::FindingRow;
use crate::state::workspace;

/// The panel on the right of the findings.
#[component]
pub(crate) fn FindingDetail() -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let found = Memo::new(move |_| {
        let key = ui.finding.get()?;
        let judged = workspace.derived.judged.get();
        let mut all = judged.rows.iter().chain(&judged.excluded);
        all.find(|row| row.is(&key)).cloned()
    });
    // The library's text is asked for when another threat is looked at.
    let sid = Memo::new(move |_| found.with(|row| row.as_ref().map(|row| row.threat.sid.clone())));
    Effect::new(move |_| {
        if let Some(sid) = sid.get() {
            workspace.derived.read_threat(sid);
        }
    });
    // The focus does not stay in a panel that has closed.
    Effect::new(move |before: Option<bool>| {
        let is_open = found.with(Option::is_some);
        if before == Some(true) && !is_open && focus::is_in_or_lost("finding") {
            focus::first_in("findings-rows");
        }
        is_open
    });
    let hint = move || match workspace
        .derived
        .judged
        .with(|judged| judged.rows.is_empty())
    {
        true => "What can happen and what helps against it stands here, once there is a finding.",
        false => "Choose a finding to read what can happen, and what helps against it.",
    };
    let head = move || sid.get().unwrap_or_else(|| "Finding".to_owned());
    view! {
        <aside
            class=move || format!("panel panel-right {}", sheet_class(ui.sheet.get()))
            id="finding"
            data-region="finding"
            aria-label="Finding"
            class:panel-open=move || found.with(Option::is_some)
        >
            <div class="panel-head">
                <h2 class="panel-title">{head}</h2>
                <SheetHeight />
                <span class="panel-close">
                    <IconButton
                        name="Close"
                        icon="x"
                        height=Height::Bar
                        on_press=move |_| ui.finding.set(None)
                    />
                </span>
            </div>
            <div class="panel-body">
                {move || match found.get() {
                    Some(row) => view! { <Detail row=row /> }.into_any(),
                    None => view! {
                        <Empty
                            icon="info"
                            text=hint()
                        />
                    }
                    .into_any(),
                }}
            </div>
        </aside>
    }
    .into_any()
}

#[component]
fn Detail(row: FindingRow) -> impl IntoView {
    let workspace = workspace();
    let key = row.key();
    let severity = row.finding.severity;
    let sid = row.threat.sid.clone();
    let text = move || {
        let threat = workspace.derived.threat.get();
        threat
            .filter(|threat| threat.sid == sid)
            .map(|threat| view! { <ThreatText threat=threat /> })
    };
    view! {
        <article class="detail" data-finding=key.to_string()>
            <header>
                <h3 class="detail-title">{row.threat.title.clone()}</h3>
                <p class="detail-signs">
                    <span class="detail-sign">
                        <Glyph severity=severity size=GlyphSize::Detail />
                        {severity.word()}
                    </span>
                    <span class="secondary">{row.threat.stride.join(" · ")}</span>
                </p>
                <p class="detail-signs">
                    <span class="secondary">"on"</span>
                    <PartLink id=row.part.id.clone() tint=Tint::Plain />
                </p>
            </header>
            <Decided row=row.clone() />
            <Excuse row=row.clone() />
            <OwnWords row=row sid=key.sid.clone() />
            {text}
        </article>
    }
    .into_any()
}

/// What was decided on the finding, and why.
#[component]
fn Decided(row: FindingRow) -> impl IntoView {
    let model = workspace().project.model_untracked();
    let decision = model.decisions.get(&row.key());
    let decision = decision.filter(|decision| decision.status != Status::Open)?;
    Some(view! {
        <section class="detail-section">
            <h3>{format!("Decided: {}", status_word(decision.status))}</h3>
            <p class="detail-text">{decision.reason.clone()}</p>
        </section>
    })
}

/// The assumption that excludes the finding.
#[component]
fn Excuse(row: FindingRow) -> impl IntoView {
    use parapet_core::analysis::Excuse as Which;
    let workspace = workspace();
    let model = workspace.project.model_untracked();
    let excuse = row.finding.excuse?;
    let (attributes, at) = match excuse {
        Which::Part(at) => (&row.part.attributes, at),
        Which::Model(at) => (&model.attributes, at),
    };
    let Some(Value::Assumptions(list)) = attributes.get("assumptions") else {
        return None;
    };
    let assumption = list.get(at as usize)?;
    Some(view! {
        <section class="detail-section">
            <h3>"Excluded, because it is assumed"</h3>
            <p class="detail-text">{assumption.name.clone()}</p>
            <p class="caption">{assumption.description.clone()}</p>
        </section>
    })
}

/// What a person says in place of the library's texts.
#[component]
fn OwnWords(row: FindingRow, sid: String) -> impl IntoView {
    let Some(Value::Overrides(list)) = row.part.attributes.get("overrides") else {
        return None;
    };
    let given = list.iter().find(|one| one.threat_id == sid)?;
    let texts: Vec<_> = given
        .texts
        .iter()
        .map(|(name, text)| {
            view! {
                <dt class="caption">{name.clone()}</dt>
                <dd class="detail-text">{text.clone()}</dd>
            }
        })
        .collect();
    Some(view! {
        <section class="detail-section">
            <h3>"What you say instead"</h3>
            <dl>{texts}</dl>
        </section>
    })
}
