//! What is taken for granted, with the threats that it rules out.

use leptos::prelude::*;
use parapet_core::model::{Assumption, Value};

use super::entries::{EntryCard, add_button};
use crate::components::field::TextField;
use crate::pages::inspector::question::Answer;

/// The assumptions, each with its name and SIDs.
#[component]
pub(super) fn Assumptions(answer: Answer) -> impl IntoView {
    let count = Memo::new(move |_| list(answer).len());
    let change = move |change: &dyn Fn(&mut Vec<Assumption>)| {
        let mut list = answer.value.with_untracked(list_of);
        change(&mut list);
        answer.set((!list.is_empty()).then_some(Value::Assumptions(list)));
    };
    let entry = move |at: usize| {
        let read = move |read: fn(&Assumption) -> String| {
            Signal::derive(move || list(answer).get(at).map(read).unwrap_or_default())
        };
        let write = move |write: fn(&mut Assumption, String)| {
            move |typed: String| {
                change(&|list| {
                    if let Some(entry) = list.get_mut(at) {
                        write(entry, typed.clone());
                    }
                });
            }
        };
        let settle = move |()| answer.workspace.project.end_merging();
        view! {
            <EntryCard
                name="Take the assumption away"
                on_remove=move |()| change(&|list| {
                    if at < list.len() {
                        list.remove(at);
                    }
                })
            >
                <TextField
                    name="What is assumed"
                    placeholder="What is assumed"
                    value=read(|entry| entry.name.clone())
                    on_input=write(|entry, typed| entry.name = typed)
                    on_leave=settle
                />
                <TextField
                    name="Threats that it rules out"
                    placeholder="SIDs that it rules out, as INP05, HA01"
                    value=read(|entry| entry.exclude.join(", "))
                    on_input=write(|entry, typed| entry.exclude = sids_in(&typed))
                    on_leave=settle
                />
            </EntryCard>
        }
    };
    view! {
        {move || (0..count.get()).map(entry).collect_view()}
        {add_button("Add an assumption", move || {
            change(&|list| list.push(Assumption::default()));
        })}
    }
}

fn list(answer: Answer) -> Vec<Assumption> {
    answer.value.with(list_of)
}

fn list_of(value: &Option<Value>) -> Vec<Assumption> {
    match value {
        Some(Value::Assumptions(list)) => list.clone(),
        _ => Vec::new(),
    }
}

/// SIDs with commas or spaces between them, each once, in the order given. A comma at the end is
/// on the way to the next one.
fn sids_in(typed: &str) -> Vec<String> {
    let mut sids: Vec<String> = Vec::new();
    for sid in typed.split([',', ' ', ';']).map(str::trim) {
        if !sid.is_empty() && !sids.iter().any(|there| there == sid) {
            sids.push(sid.to_owned());
        }
    }
    sids
}

#[cfg(test)]
mod tests {
    use super::sids_in;

    #[test]
    fn sids_are_read_once_each() {
        let check = |typed, expected: &[&str]| assert_eq!(sids_in(typed), expected);
        check("", &[]);
        check("INP05", &["INP05"]);
        check("INP05, HA01 INP05;", &["INP05", "HA01"]);
    }
}
