//! A field for a whole number, or for none.

use leptos::prelude::*;

use super::field::FieldError;
use crate::words::controls as words;

/// A whole number between two bounds. Invalid input stays in the field, with an error under it.
#[component]
pub(crate) fn NumberField(
    #[prop(into)] value: Signal<Option<i64>>,
    /// Called with the number, or with `None` when the field was emptied.
    #[prop(into)]
    on_input: Callback<Option<i64>>,
    #[prop(into)] name: Signal<String>,
    #[prop(into, optional)] placeholder: Signal<String>,
    /// Lowest and highest number accepted.
    bounds: (i64, i64),
) -> impl IntoView {
    // What was typed, as long as it is not a valid number.
    let draft = RwSignal::new(None::<String>);
    let shown = move || {
        draft.get().unwrap_or_else(|| {
            value
                .get()
                .map_or_else(String::new, |number| number.to_string())
        })
    };
    let emit = move |event| {
        let typed = event_target_value(&event);
        match parse_number(&typed, bounds) {
            Ok(number) => {
                draft.set(None);
                on_input.run(number);
            }
            Err(()) => draft.set(Some(typed)),
        }
    };
    let error = Signal::derive(move || {
        if draft.with(Option::is_some) {
            let (low, high) = bounds;
            words::enter_a_whole_number(&low, &high)
        } else {
            String::new()
        }
    });
    view! {
        <div class="field">
            <input
                class="input input-number"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                prop:value=shown
                aria-label=move || name.get()
                aria-invalid=move || draft.with(Option::is_some).then_some("true")
                placeholder=move || placeholder.get()
                on:input=emit
                on:blur=move |_| {
                    if draft.with_untracked(|draft| {
                        draft.as_ref().is_some_and(|typed| typed.trim().is_empty())
                    }) {
                        draft.set(None);
                    }
                }
            />
            <FieldError text=error />
        </div>
    }
}

/// The number typed; `None` for an empty text.
fn parse_number(typed: &str, (low, high): (i64, i64)) -> Result<Option<i64>, ()> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    match typed.parse() {
        Ok(number) if (low..=high).contains(&number) => Ok(Some(number)),
        _ => Err(()),
    }
}

#[cfg(test)]
mod tests {
    use super::parse_number;

    #[test]
    fn only_whole_numbers_within_the_bounds_are_accepted() {
        let check = |typed, expected| assert_eq!(parse_number(typed, (0, 65_535)), expected);
        check("", Ok(None));
        check("  ", Ok(None));
        check("443", Ok(Some(443)));
        check(" 0 ", Ok(Some(0)));
        check("65536", Err(()));
        check("-1", Err(()));
        check("4.5", Err(()));
        check("https", Err(()));
        check("99999999999999999999", Err(()));
    }
}
