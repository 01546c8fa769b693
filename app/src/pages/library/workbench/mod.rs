//! The form in which the user writes a threat, with the engine's review of it.

mod condition;
mod examples;
mod head;
mod hits;
mod problems;
mod steps;
mod texts;

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::model::Kind;
use parapet_core::threats::Threat;
use parapet_core::threats::library::STRIDE;
use parapet_core::workbench::Review;

use self::condition::ConditionField;
use self::examples::Examples;
use self::head::Head;
pub(super) use self::head::close;
pub(super) use self::hits::Hits;
use self::problems::Problems;
use self::steps::Steps;
use self::texts::{List, join_numbers, matching_word, parse_numbers, parse_words};
use crate::components::field::{Labelled, TextField};
use crate::components::select::{Choice, Select};
use crate::state::draft::ThreatEditor;
use crate::state::workspace;
use crate::words::terms::class_label;
use crate::words::workbench as words;

/// The words for severity and likelihood, as in libraries.
const SCALE: [&str; 5] = ["Very High", "High", "Medium", "Low", "Very Low"];

/// The engine's review of the draft, for the components below.
#[derive(Clone, Copy)]
struct ReviewContext(Memo<Option<Arc<Review>>>);

/// The engine's review of the draft.
fn current_review() -> Memo<Option<Arc<Review>>> {
    expect_context::<ReviewContext>().0
}

/// Requests a review of the draft whenever it, or the model, changes.
pub(super) fn provide_review() {
    let workspace = workspace();
    let desk = workspace.ui.threat_editor;
    Effect::new(move |_| {
        workspace.answers.judged.track();
        match desk.0.get() {
            Some(draft) => workspace
                .requests
                .review(draft.content, draft.selected_part),
            None => workspace.answers.clear_review(),
        }
    });
    provide_context(ReviewContext(Memo::new(move |_| {
        let review = workspace.answers.review.get()?.open();
        review.map(Arc::new)
    })));
}

/// The form.
#[component]
pub(super) fn Workbench() -> impl IntoView {
    let desk = workspace().ui.threat_editor;
    view! {
        <form class="workbench" aria-label=words::THREAT on:submit=|event| event.prevent_default()>
            <Head />
            <section class="workbench-part">
                <div class="workbench-row">
                    <Labelled label=words::SID>
                        <TextField
                            name=words::SID
                            placeholder="ACME01"
                            value=desk.read(|it| it.sid.clone())
                            on_input=move |typed: String| desk.write(|it| it.sid = typed.trim().to_owned())
                        />
                        <Problems key="sid" />
                    </Labelled>
                    <Labelled label=words::TITLE>
                        <TextField
                            name=words::TITLE
                            placeholder=words::WHAT_IT_IS_IN_A_FEW_WORDS
                            value=desk.read(|it| it.title.clone())
                            on_input=move |typed| desk.write(|it| it.title = typed)
                        />
                    </Labelled>
                </div>
            </section>
            <section class="workbench-part">
                <h3>{words::WHEN_IT_APPLIES}</h3>
                <Targets desk=desk />
                <Problems key="targets" />
                <ConditionField desk=desk />
            </section>
            <section class="workbench-part">
                <h3>{words::HOW_BAD_IT_IS}</h3>
                <div class="workbench-row">
                    <Labelled label=words::SEVERITY>
                        <Select
                            name=words::SEVERITY
                            choices=scale()
                            value=desk.read(|it| matching_word(&SCALE, &it.severity))
                            on_choose=move |word| desk.write(|it| it.severity = word)
                        />
                        <Problems key="severity" />
                    </Labelled>
                    <Labelled label=words::LIKELIHOOD>
                        <Select
                            name=words::LIKELIHOOD
                            choices=scale()
                            value=desk.read(|it| matching_word(&SCALE, &it.likelihood))
                            on_choose=move |word| desk.write(|it| it.likelihood = word)
                        />
                    </Labelled>
                    <Labelled label=words::CATEGORY>
                        <TextField
                            name=words::CATEGORY
                            placeholder=words::CATEGORY_HINT
                            value=desk.read(|it| it.category.clone())
                            on_input=move |typed| desk.write(|it| it.category = typed)
                        />
                    </Labelled>
                </div>
                <Stride desk=desk />
                <Problems key="stride" />
            </section>
            <section class="workbench-part">
                <h3>{words::WHAT_PEOPLE_READ}</h3>
                {long_text(words::DETAILS_WHAT_HAPPENS, desk.read(|it| it.details.clone()), move |typed| desk.write(|it| it.details = typed))}
                {long_text(words::PREREQUISITES_WHAT_IT_TAKES, desk.read(|it| it.prerequisites.clone()), move |typed| desk.write(|it| it.prerequisites = typed))}
                {long_text(words::DETECTION_HOW_TO_NOTICE_IT, desk.read(|it| it.detection.clone()), move |typed| desk.write(|it| it.detection = typed))}
                {long_text(words::EXAMPLE, desk.read(|it| it.example.clone()), move |typed| desk.write(|it| it.example = typed))}
            </section>
            <section class="workbench-part">
                <h3>{words::WHAT_TO_DO}</h3>
                <Steps desk=desk />
                <Problems key="mitigations" />
            </section>
            <section class="workbench-part">
                <h3>{words::REFERENCES}</h3>
                <div class="workbench-row">
                    <Labelled label="CAPEC">
                        <List
                            name=words::CAPEC_IDS
                            placeholder="66, 108"
                            value=desk.read(|it| join_numbers(&it.capec))
                            on_input=move |typed: String| desk.write(|it| it.capec = parse_numbers(&typed))
                        />
                    </Labelled>
                    <Labelled label="CWE">
                        <List
                            name=words::CWE_IDS
                            placeholder="89, 564"
                            value=desk.read(|it| join_numbers(&it.cwe))
                            on_input=move |typed: String| desk.write(|it| it.cwe = parse_numbers(&typed))
                        />
                    </Labelled>
                    <Labelled label="OWASP">
                        <List
                            name=words::OWASP_ENTRIES
                            placeholder="API1:2023, LLM01:2025"
                            value=desk.read(|it| it.owasp.join(", "))
                            on_input=move |typed: String| desk.write(|it| it.owasp = parse_words(&typed))
                        />
                    </Labelled>
                </div>
                <Labelled label=words::FURTHER_REFERENCES_LABEL>
                    <List
                        name=words::FURTHER_REFERENCES
                        value=desk.read(|it| it.references.join(", "))
                        on_input=move |typed: String| desk.write(|it| it.references = parse_words(&typed))
                    />
                </Labelled>
            </section>
            <section class="workbench-part">
                <h3>{words::EXAMPLES}</h3>
                <Examples desk=desk />
            </section>
        </form>
    }
    .into_any()
}

fn scale() -> Signal<Vec<Choice>> {
    let words = SCALE.iter().map(|word| Choice::new(*word, *word));
    let none = std::iter::once(Choice::new("", words::NOT_SET));
    Signal::stored(none.chain(words).collect())
}

/// A text of several sentences.
fn long_text(
    label: &'static str,
    value: Signal<String>,
    on_input: impl Fn(String) + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <Labelled label=label>
            <TextField name=label value=value on_input=on_input multiline=true />
        </Labelled>
    }
}

/// The classes that the threat is aimed at, each to be switched.
#[component]
fn Targets(desk: ThreatEditor) -> impl IntoView {
    let workspace = workspace();
    let classes = move || {
        let schema = workspace.schema.get();
        let aimed = schema.classes().filter(|(class, _)| {
            matches!(
                schema.kind_of(*class),
                Some(Kind::Boundary | Kind::Element | Kind::Dataflow)
            )
        });
        let named = aimed.map(|(_, class)| {
            let name = class.name.to_string();
            let label = class_label(&schema, &name);
            word_toggle(name, label, desk, TARGETS)
        });
        named.collect::<Vec<_>>()
    };
    view! {
        <div class="field" role="group" aria-label=words::LOOKS_AT>
            <span class="field-label" aria-hidden="true">{words::LOOKS_AT}</span>
            <div class="workbench-chips">{classes}</div>
        </div>
    }
}

/// The categories of STRIDE, each to be switched.
#[component]
fn Stride(desk: ThreatEditor) -> impl IntoView {
    let chips = STRIDE
        .iter()
        .map(|word| word_toggle((*word).to_owned(), (*word).to_owned(), desk, CATEGORIES));
    view! {
        <div class="field" role="group" aria-label="STRIDE">
            <span class="field-label" aria-hidden="true">"STRIDE"</span>
            <div class="workbench-chips">{chips.collect_view()}</div>
        </div>
    }
}

/// A list of words of a threat: where it is read and where it is changed.
#[derive(Clone, Copy)]
struct WordList {
    of: fn(&Threat) -> &Vec<String>,
    of_mut: fn(&mut Threat) -> &mut Vec<String>,
}

const TARGETS: WordList = WordList {
    of: |threat| &threat.targets,
    of_mut: |threat| &mut threat.targets,
};

const CATEGORIES: WordList = WordList {
    of: |threat| &threat.stride,
    of_mut: |threat| &mut threat.stride,
};

/// A word of a list, on where the threat has it.
fn word_toggle(word: String, label: String, desk: ThreatEditor, list: WordList) -> AnyView {
    let name = word.clone();
    let is_on = desk.read(move |threat| (list.of)(threat).contains(&name));
    let name = word.clone();
    let toggle = move |_| {
        desk.write(|threat| {
            let words = (list.of_mut)(threat);
            match words.iter().position(|existing| *existing == name) {
                Some(at) => {
                    words.remove(at);
                }
                None => words.push(name.clone()),
            }
        });
    };
    view! {
        <button
            type="button"
            class="chip-toggle"
            data-word=word
            aria-pressed=move || is_on.get().to_string()
            on:click=toggle
        >
            {label}
        </button>
    }
    .into_any()
}
