//! Several texts, one a line.

use leptos::prelude::*;
use parapet_core::model::Value;

use crate::components::field::TextField;
use crate::pages::inspector::answer::Answer;
use crate::words::inspector as words;

/// Texts, one a line. While it is typed in, a line may be empty; the answer has none.
#[component]
pub(super) fn TextsControl(answer: Answer) -> impl IntoView {
    let draft = RwSignal::new(None::<String>);
    let saved = move || {
        answer.value.with(|value| match value {
            Some(Value::Texts(texts)) => texts.join("\n"),
            _ => String::new(),
        })
    };
    view! {
        <TextField
            name=answer.words()
            value=Signal::derive(move || draft.get().unwrap_or_else(saved))
            multiline=true
            placeholder=words::ONE_PER_LINE
            on_blur=move |()| {
                draft.set(None);
                answer.workspace.project.end_merging();
            }
            on_input=move |typed: String| {
                let texts = non_empty_lines(&typed);
                draft.set(Some(typed));
                answer.set((!texts.is_empty()).then_some(Value::Texts(texts)));
            }
        />
    }
}

fn non_empty_lines(typed: &str) -> Vec<String> {
    let lines = typed.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}
