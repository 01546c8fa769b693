//! The examples kept with a threat: parts on which it has to apply, or must not, and what came of
//! them.

use leptos::prelude::*;
use parapet_core::threats::{Sample, Threat};
use parapet_core::workbench::SampleOutcome;

use super::reviewed;
use crate::components::button::{Height, IconButton};
use crate::components::coded::coded;
use crate::components::field::TextField;
use crate::components::icon::Icon;
use crate::state::draft::Desk;

#[component]
pub(super) fn Examples(desk: Desk) -> impl IntoView {
    let is_empty = desk.read(|it| it.fires_on.is_empty() && it.silent_on.is_empty());
    view! {
        <Show when=move || is_empty.get()>
            <p class="secondary">
                "Keep parts of this model with the threat, so that a change of its condition can be checked: choose one beside the form, and say whether the threat has to apply to it."
            </p>
        </Show>
        {list(desk, true)}
        {list(desk, false)}
    }
}

fn of(threat: &Threat, fires: bool) -> &Vec<Sample> {
    match fires {
        true => &threat.fires_on,
        false => &threat.silent_on,
    }
}

fn of_mut(threat: &mut Threat, fires: bool) -> &mut Vec<Sample> {
    match fires {
        true => &mut threat.fires_on,
        false => &mut threat.silent_on,
    }
}

fn list(desk: Desk, fires: bool) -> impl IntoView {
    let count = desk.read(move |threat| of(threat, fires).len());
    let heading = match fires {
        true => "It has to apply to",
        false => "It must not apply to",
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

fn row(desk: Desk, fires: bool, at: usize) -> impl IntoView {
    let review = reviewed();
    let read = move |what: fn(&Sample) -> String| {
        desk.read(move |threat| of(threat, fires).get(at).map(what).unwrap_or_default())
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
            SampleOutcome::AsExpected => ("check", "example-good", as_meant(fires).to_owned()),
            SampleOutcome::NotAsExpected => ("x", "example-bad", otherwise(fires).to_owned()),
            SampleOutcome::Broken(said) => ("triangle-alert", "example-bad", said.message),
        };
        Some(view! {
            <p class=format!("example-outcome {class}")>
                <Icon name=icon />
                {coded(&words)}
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
                    name=format!("What example {} shows", at + 1)
                    placeholder="What it shows"
                    value=read(|sample| sample.note.clone())
                    on_input=move |typed: String| desk.write(|threat| {
                        if let Some(sample) = of_mut(threat, fires).get_mut(at) {
                            sample.note = typed;
                        }
                    })
                />
            </div>
            <IconButton
                name="Take the example away"
                icon="x"
                height=Height::Bar
                on_press=move |_| desk.write(|threat| {
                    let list = of_mut(threat, fires);
                    if at < list.len() {
                        list.remove(at);
                    }
                })
            />
        </li>
    }
}

fn as_meant(fires: bool) -> &'static str {
    match fires {
        true => "It applies, as it has to.",
        false => "It does not apply, as it must not.",
    }
}

fn otherwise(fires: bool) -> &'static str {
    match fires {
        true => "It does not apply now, and has to.",
        false => "It applies now, and must not.",
    }
}
