//! Fields of the form, and lists as one line of text.

use leptos::prelude::*;

use crate::components::field::TextField;

/// A field for a list, on one line. The input stays as it is typed until the field loses the focus: a
/// trailing comma starts the next entry.
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
            on_blur=move |()| typed.set(None)
        />
    }
}

/// The word of the list that is equal but for its case; the word itself where none is, so
/// that it is not lost.
pub(super) fn matching_word(words: &[&str], word: &str) -> String {
    let same = words.iter().find(|one| one.eq_ignore_ascii_case(word));
    same.map_or_else(|| word.to_owned(), |one| (*one).to_owned())
}

/// Numbers on a line.
pub(super) fn join_numbers(numbers: &[u32]) -> String {
    let words: Vec<String> = numbers.iter().map(u32::to_string).collect();
    words.join(", ")
}

/// The numbers in a line, each once: "CWE-89, 564" has two.
pub(super) fn parse_numbers(typed: &str) -> Vec<u32> {
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

/// The comma-separated entries of a line, each once.
pub(super) fn parse_words(typed: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in typed.split(',').map(str::trim) {
        if !word.is_empty() && !words.iter().any(|existing| existing == word) {
            words.push(word.to_owned());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_parsed_from_a_line() {
        assert_eq!(parse_numbers("CWE-89, 564 89,"), [89, 564]);
        assert_eq!(parse_numbers("none 99999999999"), [0; 0]);
        assert_eq!(
            parse_words("API1:2023, , LLM01:2025,"),
            ["API1:2023", "LLM01:2025"]
        );
        assert_eq!(join_numbers(&[66, 108]), "66, 108");
        assert_eq!(matching_word(&["Very High"], "very high"), "Very High");
        assert_eq!(matching_word(&["Very High"], "Grave"), "Grave");
    }
}
