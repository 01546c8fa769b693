//! Yes, No, Not answered.

use leptos::prelude::*;
use parapet_core::model::Value;

use crate::components::segments::{Segment, Segments};
use crate::pages::inspector::answer::Answer;
use crate::words::inspector as words;

/// Yes or no to a question of the part.
#[component]
pub(super) fn YesNo(answer: Answer) -> impl IntoView {
    let value = move || {
        answer
            .value
            .with(|value| value.as_ref().and_then(Value::as_bool))
    };
    let set = move |choice: Option<bool>| answer.set(choice.map(Value::Bool));
    view! { <YesNoSegments words=answer.words() value=Signal::derive(value) on_choose=set /> }
}

/// Three segments; Y, N and Delete answer too.
#[component]
pub(in crate::pages::inspector) fn YesNoSegments(
    words: String,
    #[prop(into)] value: Signal<Option<bool>>,
    #[prop(into)] on_choose: Callback<Option<bool>>,
) -> impl IntoView {
    let segment = |value, label, keys| Segment {
        value,
        label,
        keys,
        unset: Option::<bool>::is_none(&value),
    };
    let segments = vec![
        segment(Some(true), words::YES, &["y"]),
        segment(Some(false), words::NO, &["n"]),
        segment(None, words::NOT_ANSWERED, &["Delete", "Backspace"]),
    ];
    let chosen = Signal::derive(move || Some(value.get()));
    view! {
        <Segments
            name=words
            segments=segments
            value=chosen
            wide=true
            on_choose=on_choose
        />
    }
}
