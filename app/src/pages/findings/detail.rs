//! One finding in detail: what it is, on what, why it applies, and the library's text on the
//! threat.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::html::Div;
use leptos::prelude::*;
use parapet_core::analysis::ExcludedBy;
use parapet_core::model::{FindingKey, Id, Status, Value};

use super::clauses::clause_view;
use super::list_state::FindingsList;
use crate::components::button::{Height, IconButton};
use crate::components::empty_state::EmptyState;
use crate::components::icon::Icon;
use crate::pages::panels::RightPanel;
use crate::pages::part_link::{PartLink, Tint};
use crate::pages::severity_glyph::{Glyph, GlyphSize};
use crate::pages::threat_text::ThreatText;
use crate::state::answers::Explained;
use crate::state::judged::FindingRow;
use crate::state::workspace;
use crate::words::findings as words;
use crate::words::terms::{part_name, status_label};

/// The panel on the right of the findings.
#[component]
pub(crate) fn FindingDetail() -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let list = FindingsList::from_context();
    let found = Memo::new(move |_| {
        let key = ui.finding.get()?;
        let judged = workspace.answers.judged.get();
        judged.row(judged.position(&key)?)
    });
    let sid = Memo::new(move |_| {
        ui.finding
            .with(|key| key.as_ref().map(|key| key.sid.clone()))
    });
    // The library's text is requested when another threat is shown, the reason also when the
    // model was judged again.
    Effect::new(move |_| {
        if let Some(sid) = sid.get() {
            workspace.requests.threat(sid);
        }
    });
    Effect::new(move |_| {
        workspace.answers.judged.track();
        if found.with(Option::is_some)
            && let Some(key) = ui.finding.get()
        {
            workspace.requests.explanation(key);
        }
    });
    // Another finding is read from its beginning.
    let body = NodeRef::<Div>::new();
    Effect::new(move |_| {
        ui.finding.track();
        if let Some(body) = body.get() {
            body.set_scroll_top(0);
        }
    });
    let on_key = move |event: KeyboardEvent| {
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        match event.key().as_str() {
            "j" if plain => list.step(true),
            "k" if plain => list.step(false),
            _ => return,
        }
        event.prevent_default();
    };
    let words = move || match (
        ui.finding.get(),
        list.filtered.with(|it| it.order.is_empty()),
    ) {
        (Some(key), _) => {
            no_longer_applies(&key, &part_name(&workspace.project.model(), &key.element))
        }
        (None, true) => words::NO_FINDING_TO_SHOW.to_owned(),
        (None, false) => words::CHOOSE_A_FINDING.to_owned(),
    };
    let head = view! {
        <h2 class="panel-title code">
            {move || sid.get().unwrap_or_else(|| words::FINDING.to_owned())}
        </h2>
        <Steps list=list />
    };
    view! {
        <RightPanel
            id="finding"
            label=words::FINDING
            open=Signal::derive(move || ui.finding.with(Option::is_some))
            back=Signal::stored("findings-rows".to_owned())
            on_close=move |()| ui.finding.set(None)
            head=head.into_any()
            body=body
            on_key=Callback::new(on_key)
        >
            {move || match found.get() {
                Some(row) => view! { <Detail row=row /> }.into_any(),
                None => {
                    let icon = match ui.finding.with(Option::is_some) {
                        true => "shield-check",
                        false => "info",
                    };
                    view! { <EmptyState icon=icon text=Signal::derive(words) /> }.into_any()
                }
            }}
        </RightPanel>
    }
    .into_any()
}

/// Shown where the finding in detail no longer exists.
fn no_longer_applies(key: &FindingKey, name: &str) -> String {
    words::no_longer_applies_to(&key.sid, &name)
}

/// "12 of 18", and buttons to the previous and next finding.
#[component]
fn Steps(list: FindingsList) -> impl IntoView {
    let step = move |name: &'static str, key: &'static str, turns: u8, down: bool| {
        view! {
            <IconButton
                name=name
                icon="chevron-down"
                turns=turns
                key=key
                height=Height::Bar
                on_press=move |_| list.step(down)
            />
        }
    };
    move || {
        let (position, total) = list.position_in_list()?;
        Some(view! {
            <span class="caption numbers">{words::position_of(&position, &total)}</span>
            {step(words::PREVIOUS_FINDING, "K", 2, false)}
            {step(words::NEXT_FINDING, "J", 0, true)}
        })
    }
}

#[component]
fn Detail(row: FindingRow) -> impl IntoView {
    let workspace = workspace();
    let key = row.key();
    let severity = row.found.severity;
    let sid = row.threat.sid.clone();
    let text = move || {
        let read = workspace.answers.threat.get()?.open()?;
        let is_current = read.threat.sid == sid;
        is_current.then(|| view! { <ThreatText threat=read.threat /> })
    };
    let explained = Memo::new_with_compare(
        {
            let key = key.clone();
            move |_| {
                let explained = workspace.answers.explained.get();
                explained.filter(|explained| explained.key == key)
            }
        },
        |previous, current| match (previous, current) {
            (Some(Some(previous)), Some(Some(current))) => {
                previous.explanation != current.explanation
            }
            _ => true,
        },
    );
    let end = |id: Option<&Id>| id.map(|id| view! { <PartLink id=id.clone() tint=Tint::Plain /> });
    let ends = row.part.source().is_some().then(|| {
        view! {
            <span class="detail-ends secondary">
                {end(row.part.source())} <Icon name="move-right" /> {end(row.part.sink())}
            </span>
        }
    });
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
                    <span class="secondary">{words::ON_PART}</span>
                    <PartLink id=row.part.id.clone() tint=Tint::Plain />
                    {ends}
                </p>
            </header>
            <DecisionSection row=row.clone() />
            <ExclusionSection row=row.clone() explained=explained />
            <ReasonSection explained=explained />
            <OverrideSection row=row sid=key.sid.clone() />
            {text}
        </article>
    }
    .into_any()
}

/// The sentence, and the condition clause by clause or as code.
#[component]
fn ReasonSection(explained: Memo<Option<Explained>>) -> impl IntoView {
    let workspace = workspace();
    let as_code = RwSignal::new(false);
    let explanation = Memo::new(move |_| {
        let explained = explained.get()?;
        let explanation = explained.explanation.open()?;
        Some((explained.key.element, Arc::new(explanation)))
    });
    let code = move || {
        let read = workspace.answers.threat.get()?.open()?;
        Some(read.threat.condition.clone())
    };
    let condition = move || {
        let (element, explanation) = explanation.get()?;
        let statement = explanation.statement.as_ref()?;
        Some(match as_code.get() {
            true => {
                view! { <pre class="detail-code" tabindex="0"><code>{code}</code></pre> }.into_any()
            }
            false => clause_view(statement, &element),
        })
    };
    let because = move || {
        let because = explanation.get()?.1.because.clone();
        (!because.is_empty()).then(|| {
            view! {
                <section class="detail-section">
                    <h3>{words::WHY_IT_APPLIES}</h3>
                    <p class="detail-text" data-because>{because}</p>
                </section>
            }
        })
    };
    let has_condition =
        move || explanation.with(|it| it.as_ref().is_some_and(|(_, it)| it.statement.is_some()));
    view! {
        {because}
        <Show when=has_condition>
            <section class="detail-section">
                <div class="detail-head">
                    <h3>{words::CONDITION}</h3>
                    <button
                        type="button"
                        class="link"
                        on:click=move |_| as_code.update(|as_code| *as_code = !*as_code)
                    >
                        {move || if as_code.get() { words::IN_WORDS } else { words::AS_CODE }}
                    </button>
                </div>
                {condition}
            </section>
        </Show>
    }
    .into_any()
}

/// What was decided on the finding, and why.
#[component]
fn DecisionSection(row: FindingRow) -> impl IntoView {
    let model = workspace().project.model_untracked();
    let decision = model.decisions.get(&row.key());
    let decision = decision.filter(|decision| decision.status != Status::Open)?;
    Some(view! {
        <section class="detail-section">
            <h3>{words::decided(&status_label(decision.status))}</h3>
            <p class="detail-text">{decision.reason.clone()}</p>
        </section>
    })
}

/// The assumption that excludes the finding.
#[component]
fn ExclusionSection(row: FindingRow, explained: Memo<Option<Explained>>) -> impl IntoView {
    let workspace = workspace();
    move || {
        let model = workspace.project.model_untracked();
        let (attributes, at) = match explained.get()?.excuse? {
            ExcludedBy::Part(at) => (&row.part.attributes, at),
            ExcludedBy::Model(at) => (&model.attributes, at),
        };
        let Some(Value::Assumptions(list)) = attributes.get("assumptions") else {
            return None;
        };
        let assumption = list.get(at as usize)?;
        Some(view! {
            <section class="detail-section">
                <h3>{words::EXCLUDED_BY_AN_ASSUMPTION}</h3>
                <p class="detail-text">{assumption.name.clone()}</p>
                <p class="caption">{assumption.description.clone()}</p>
            </section>
        })
    }
}

/// The user's texts in place of the library's.
#[component]
fn OverrideSection(row: FindingRow, sid: String) -> impl IntoView {
    let Some(Value::Overrides(list)) = row.part.attributes.get("overrides") else {
        return None;
    };
    let entry = list.iter().find(|one| one.threat_id == sid)?;
    let texts: Vec<_> = entry
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
            <h3>{words::YOUR_OWN_TEXTS}</h3>
            <dl>{texts}</dl>
        </section>
    })
}
