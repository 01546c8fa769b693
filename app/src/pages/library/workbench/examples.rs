//! The examples kept with a threat: parts on which it has to apply, or must not, and the outcome of
//! them.

use leptos::prelude::*;
use parapet_core::threats::{Sample, Threat};
use parapet_core::workbench::SampleOutcome;

use super::current_review;
use crate::components::button::{Height, IconButton};
use crate::components::field::TextField;
use crate::components::icon::Icon;
use crate::components::inline_code::inline_code;
use crate::state::draft::ThreatEditor;
use crate::words::workbench as words;

#[component]
pub(super) fn Examples(desk: ThreatEditor) -> impl IntoView {
    let is_empty = desk.read(|it| it.fires_on.is_empty() && it.silent_on.is_empty());
    view! {
        <Show when=move || is_empty.get()>
            <p class="secondary">
                {words::EXAMPLES_HINT}
            </p>
        </Show>
        {list(desk, true)}
        {list(desk, false)}
    }
}

fn samples(threat: &Threat, fires: bool) -> &Vec<Sample> {
    match fires {
        true => &threat.fires_on,
        false => &threat.silent_on,
    }
}

fn samples_mut(threat: &mut Threat, fires: bool) -> &mut Vec<Sample> {
    match fires {
        true => &mut threat.fires_on,
        false => &mut threat.silent_on,
    }
}

fn list(desk: ThreatEditor, fires: bool) -> impl IntoView {
    let count = desk.read(move |threat| samples(threat, fires).len());
    let heading = match fires {
        true => words::IT_HAS_TO_APPLY_TO,
        false => words::IT_MUST_NOT_APPLY_TO,
    };
    view! {
        <Show when=move || count.get() != 0>
            <h4 class="workbench-list-head">{heading}</h4>
            <ul class="workbench-examples">
                {move || (0..count.get()).map(|at| row(desk, fires, at)).collect_view()}
            </ul>
        </Show>
    }
}

fn row(desk: ThreatEditor, fires: bool, at: usize) -> impl IntoView {
    let review = current_review();
    let read = move |what: fn(&Sample) -> String| {
        desk.read(move |threat| samples(threat, fires).get(at).map(what).unwrap_or_default())
    };
    let outcome = Memo::new(move |_| {
        let review = review.get()?;
        let list = match fires {
            true => &review.fires_on,
            false => &review.silent_on,
        };
        list.get(at).cloned()
    });
    let sign = move || {
        let (icon, class, words) = match outcome.get()? {
            SampleOutcome::AsExpected => ("check", "example-good", expected_text(fires).to_owned()),
            SampleOutcome::NotAsExpected => ("x", "example-bad", unexpected_text(fires).to_owned()),
            SampleOutcome::Broken(diagnostic) => {
                ("triangle-alert", "example-bad", diagnostic.message)
            }
        };
        Some(view! {
            <p class=format!("example-outcome {class}")>
                <Icon name=icon />
                {inline_code(&words)}
            </p>
        })
    };
    let part = read(|sample| sample.part.clone());
    view! {
        <li class="workbench-example">
            <div class="grow">
                <p class="code">{part}</p>
                {sign}
                <TextField
                    name=words::what_example_shows(&(at + 1))
                    placeholder=words::WHAT_IT_SHOWS
                    value=read(|sample| sample.note.clone())
                    on_input=move |typed: String| desk.write(|threat| {
                        if let Some(sample) = samples_mut(threat, fires).get_mut(at) {
                            sample.note = typed;
                        }
                    })
                />
            </div>
            <IconButton
                name=words::REMOVE_THE_EXAMPLE
                icon="x"
                height=Height::Bar
                on_press=move |_| desk.write(|threat| {
                    let list = samples_mut(threat, fires);
                    if at < list.len() {
                        list.remove(at);
                    }
                })
            />
        </li>
    }
}

fn expected_text(fires: bool) -> &'static str {
    match fires {
        true => words::APPLIES_AS_EXPECTED,
        false => words::SPARED_AS_EXPECTED,
    }
}

fn unexpected_text(fires: bool) -> &'static str {
    match fires {
        true => words::HAS_TO_APPLY_BUT_DOES_NOT,
        false => words::MUST_NOT_APPLY_BUT_DOES,
    }
}
