//! Fields of the form, and lists as one line of text.

use leptos::prelude::*;

use crate::components::field::TextField;

/// A field for a list, on one line. What is typed stays as it is typed until the field is left: a
/// comma at the end is on the way to the next entry.
#[component]
pub(super) fn List(
    name: &'static str,
    value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    #[prop(optional)] placeholder: &'static str,
) -> impl IntoView {
    let typed = RwSignal::new(None::<String>);
    let shown = Signal::derive(move || typed.get().unwrap_or_else(|| value.get()));
    view! {
        <TextField
            name=name
            placeholder=placeholder
            value=shown
            on_input=move |text: String| {
                on_input.run(text.clone());
                typed.set(Some(text));
            }
            on_leave=move |()| typed.set(None)
        />
    }
}

/// The word of the list that says the same, whatever its case; the word itself where none does, so
/// that it is not lost.
pub(super) fn choice(words: &[&str], word: &str) -> String {
    let same = words.iter().find(|one| one.eq_ignore_ascii_case(word));
    same.map_or_else(|| word.to_owned(), |one| (*one).to_owned())
}

/// Numbers on a line.
pub(super) fn numbers(numbers: &[u32]) -> String {
    let words: Vec<String> = numbers.iter().map(u32::to_string).collect();
    words.join(", ")
}

/// The numbers in a line, each once: "CWE-89, 564" has two.
pub(super) fn numbers_in(typed: &str) -> Vec<u32> {
    let mut numbers: Vec<u32> = Vec::new();
    for digits in typed.split(|c: char| !c.is_ascii_digit()) {
        if let Ok(number) = digits.parse()
            && !numbers.contains(&number)
        {
            numbers.push(number);
        }
    }
    numbers
}

/// What stands between the commas of a line, each once.
pub(super) fn words_in(typed: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in typed.split(',').map(str::trim) {
        if !word.is_empty() && !words.iter().any(|there| there == word) {
            words.push(word.to_owned());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_from_a_line() {
        assert_eq!(numbers_in("CWE-89, 564 89,"), [89, 564]);
        assert_eq!(numbers_in("none 99999999999"), [0; 0]);
        assert_eq!(
            words_in("API1:2023, , LLM01:2025,"),
            ["API1:2023", "LLM01:2025"]
        );
        assert_eq!(numbers(&[66, 108]), "66, 108");
        assert_eq!(choice(&["Very High"], "very high"), "Very High");
        assert_eq!(choice(&["Very High"], "Grave"), "Grave");
    }
}
