//! A number, and several.

use leptos::prelude::*;
use parapet_core::model::Value;

use crate::components::field::{FieldError, TextField};
use crate::components::number_field::NumberField;
use crate::pages::inspector::answer::Answer;
use crate::words::inspector as words;

/// The lowest and the highest number of an attribute.
fn bounds(attribute: &str) -> (i64, i64) {
    match attribute {
        // −1 stands for "no port", as in pytm.
        "port" | "srcPort" | "dstPort" => (-1, 65_535),
        _ => (-1, i64::from(i32::MAX)),
    }
}

/// A whole number.
#[component]
pub(super) fn NumberControl(answer: Answer) -> impl IntoView {
    let bounds = answer
        .attribute
        .with_value(|attribute| bounds(&attribute.name));
    let value = move || {
        answer
            .value
            .with(|value| value.as_ref().and_then(Value::as_int))
    };
    let set = move |number: Option<i64>| answer.set(number.map(Value::Int));
    view! {
        <NumberField
            name=answer.words()
            value=Signal::derive(value)
            bounds=bounds
            placeholder=words::NOT_ANSWERED
            on_input=set
        />
    }
}

/// Whole numbers with commas between them: levels.
#[component]
pub(super) fn NumbersControl(answer: Answer) -> impl IntoView {
    // What was typed, as long as it is no list of numbers.
    let draft = RwSignal::new(None::<String>);
    let text = move || {
        let set = answer.value.with(|value| match value {
            Some(Value::Numbers(numbers)) => join_numbers(numbers),
            _ => String::new(),
        });
        draft.get().unwrap_or(set)
    };
    let on_input = move |typed: String| match parse_numbers(&typed) {
        Some(numbers) => {
            // "1," may become "1, 2": it stays as typed.
            let is_incomplete = join_numbers(&numbers) != typed.trim();
            draft.set(is_incomplete.then_some(typed));
            answer.set((!numbers.is_empty()).then_some(Value::Numbers(numbers)));
        }
        None => draft.set(Some(typed)),
    };
    let error = move || {
        let typed = draft.get().unwrap_or_default();
        match parse_numbers(&typed) {
            Some(_) => String::new(),
            None => words::ENTER_WHOLE_NUMBERS.to_owned(),
        }
    };
    let error = Signal::derive(error);
    view! {
        <TextField
            name=answer.words()
            value=Signal::derive(text)
            placeholder=words::NOT_ANSWERED
            error=error
            on_blur=move |()| {
                if error.with_untracked(String::is_empty) {
                    draft.set(None);
                }
            }
            on_input=on_input
        />
        <FieldError text=error />
    }
}

fn join_numbers(numbers: &[i64]) -> String {
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    numbers.join(", ")
}

/// The numbers typed, ascending, each once; `None` where something else was typed.
fn parse_numbers(typed: &str) -> Option<Vec<i64>> {
    let pieces = typed.split(',').map(str::trim);
    let mut numbers = pieces
        .filter(|piece| !piece.is_empty())
        .map(|piece| piece.parse().ok())
        .collect::<Option<Vec<i64>>>()?;
    numbers.sort_unstable();
    numbers.dedup();
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::parse_numbers;

    #[test]
    fn numbers_are_read_sorted_and_once() {
        let check = |typed, expected: Option<&[i64]>| {
            assert_eq!(parse_numbers(typed).as_deref(), expected);
        };
        check("", Some(&[]));
        check("0", Some(&[0]));
        check(" 2, 1,2 ,", Some(&[1, 2]));
        check("1 2", None);
        check("one", None);
    }
}
