//! The condition, with completion.

use leptos::ev::{Event, KeyboardEvent};
use leptos::html::Textarea;
use leptos::prelude::*;
use parapet_core::threats::CompletionItem;

use super::current_review;
use super::problems::{Problems, problems_for};
use crate::components::field::Labelled;
use crate::pages::library::in_words::condition_in_words;
use crate::pages::underline::{Columns, characters};
use crate::state::draft::ThreatEditor;
use crate::state::workspace;
use crate::words::workbench as words;

/// The id of the list of offers.
const OPTIONS_ID: &str = "draft-offers";

#[component]
pub(super) fn ConditionField(desk: ThreatEditor) -> impl IntoView {
    let (answers, requests) = (workspace().answers, workspace().requests);
    let review = current_review();
    let field = NodeRef::<Textarea>::new();
    let value = desk.read(|threat| threat.condition.clone());
    // Whether completions are shown, and which one is current.
    let open = RwSignal::new(false);
    let chosen = RwSignal::new(0_usize);
    let options = Memo::new(move |_| match open.get() {
        true => answers.completion.with(|it| it.items.clone()),
        false => Vec::new(),
    });
    let ask = move |all: bool| {
        let Some(field) = field.get_untracked() else {
            return;
        };
        let at = field.selection_start().ok().flatten().unwrap_or(0);
        let targets = desk.0.with_untracked(|draft| {
            let draft = draft.as_ref();
            draft.map(|draft| draft.content.threat.targets.clone())
        });
        chosen.set(0);
        open.set(true);
        requests.completions(field.value(), at, targets.unwrap_or_default(), all);
    };
    let write = move |text: String| desk.write(|threat| threat.condition = text);
    let on_input = move |_: Event| {
        if let Some(field) = field.get_untracked() {
            // A condition is one line: its problems are found by their column.
            write(field.value().replace(['\n', '\r'], " "));
            ask(false);
        }
    };
    let accept = move |at: usize| {
        let completion = answers.completion.get_untracked();
        let (Some(option), Some(field)) = (completion.items.get(at), field.get_untracked()) else {
            return;
        };
        let (text, caret) =
            with_completion(&field.value(), completion.start, completion.end, option);
        field.set_value(&text);
        // It fails only for fields that have no selection.
        let _ = field.set_selection_range(caret, caret);
        let _ = field.focus();
        open.set(false);
        write(text);
    };
    let on_key = move |event: KeyboardEvent| {
        let count = options.with_untracked(Vec::len);
        match event.key().as_str() {
            " " if event.ctrl_key() => ask(true),
            "Enter" if count == 0 => (),
            _ if count == 0 => return,
            "ArrowDown" => chosen.update(|at| *at = (*at + 1) % count),
            "ArrowUp" => chosen.update(|at| *at = (*at + count - 1) % count),
            "Enter" | "Tab" => accept(chosen.get_untracked()),
            "Escape" => open.set(false),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let select_columns = move |columns: Columns| {
        if let Some(field) = field.get_untracked() {
            let (start, end) = utf16_range(&field.value(), columns);
            let _ = field.focus();
            let _ = field.set_selection_range(start, end);
        }
    };
    let problems = problems_for("condition");
    let is_wrong = move || problems.with(|problems| (!problems.is_empty()).then_some("true"));
    let words = move || {
        let review = review.get()?;
        review.words.as_ref().map(condition_in_words)
    };
    let row = move |(at, option): (usize, CompletionItem)| {
        let is_chosen = move || chosen.get() == at;
        view! {
            <li
                id=format!("{OPTIONS_ID}-{at}")
                role="option"
                class="offer"
                class:row-current=is_chosen
                aria-selected=move || is_chosen().to_string()
                // The field keeps the focus.
                on:pointerdown=|event| event.prevent_default()
                on:click=move |_| accept(at)
            >
                <span class="code">{option.text}</span>
                <span class="caption cut">{option.detail}</span>
            </li>
        }
    };
    view! {
        <Labelled label=words::CONDITION>
            <div class="workbench-condition">
                <textarea
                    node_ref=field
                    id="draft-condition"
                    class="input code"
                    rows="2"
                    dir="ltr"
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    aria-label=words::CONDITION
                    aria-autocomplete="list"
                    aria-controls=OPTIONS_ID
                    aria-invalid=is_wrong
                    aria-activedescendant=move || {
                        let is_open = options.with(|options| !options.is_empty());
                        is_open.then(|| format!("{OPTIONS_ID}-{}", chosen.get()))
                    }
                    placeholder="target.controls.isHardened is False"
                    prop:value=value
                    on:input=on_input
                    on:keydown=on_key
                    on:blur=move |_| open.set(false)
                ></textarea>
                <ul
                    id=OPTIONS_ID
                    class="offers"
                    role="listbox"
                    aria-label=words::WHAT_CAN_BE_WRITTEN_HERE
                    hidden=move || options.with(Vec::is_empty)
                >
                    {move || options.get().into_iter().enumerate().map(row).collect_view()}
                </ul>
            </div>
            <Problems key="condition" on_place=select_columns />
            {words}
        </Labelled>
    }
}

/// The units of UTF-16 that columns of a text have, as browsers count.
fn utf16_range(text: &str, columns: Columns) -> (u32, u32) {
    let (start, end) = characters(text, columns);
    let units = |count: usize| {
        let units = text.chars().take(count).map(char::len_utf16).sum::<usize>();
        u32::try_from(units).unwrap_or(u32::MAX)
    };
    (units(start), units(end))
}

/// A text with a completion inserted, and the new caret position; all positions are in
/// units of UTF-16, as browsers count.
fn with_completion(text: &str, start: usize, end: usize, option: &CompletionItem) -> (String, u32) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let end = end.min(units.len());
    let start = start.min(end);
    let before = String::from_utf16_lossy(units.get(..start).unwrap_or_default());
    let after = String::from_utf16_lossy(units.get(end..).unwrap_or_default());
    let caret = start + option.text.encode_utf16().count();
    let caret = u32::try_from(caret).unwrap_or(u32::MAX);
    (format!("{before}{}{after}", option.text), caret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_selected_in_units_of_utf16() {
        let check = |text: &str, start: u32, end: Option<u32>, expected: (u32, u32)| {
            assert_eq!(
                utf16_range(text, Columns { start, end }),
                expected,
                "{text}"
            );
        };
        check("target.po", 8, None, (7, 9));
        check("'🔒' in ta", 8, Some(10), (8, 10));
        check("x", 9, None, (1, 1));
    }

    #[test]
    fn a_completion_replaces_the_word() {
        let check = |text: &str, place: (usize, usize), option: &str, expected: (&str, u32)| {
            let option = CompletionItem {
                text: option.to_owned(),
                detail: String::new(),
            };
            let (text, caret) = with_completion(text, place.0, place.1, &option);
            assert_eq!((text.as_str(), caret), expected);
        };
        check("target.po", (7, 9), "port", ("target.port", 11));
        check("a po b", (2, 4), "port", ("a port b", 6));
        check("'🔒' in ta", (8, 10), "target", ("'🔒' in target", 14));
        check("x", (7, 9), "y", ("xy", 2));
    }
}
