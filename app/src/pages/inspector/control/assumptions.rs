//! Assumptions, with the threats that they exclude.

use leptos::prelude::*;
use parapet_core::model::{Assumption, Value};

use super::entries::{EntryCard, add_button};
use crate::components::field::TextField;
use crate::pages::inspector::answer::Answer;
use crate::words::inspector as words;

/// The assumptions, each with its name and SIDs.
#[component]
pub(super) fn Assumptions(answer: Answer) -> impl IntoView {
    let count = Memo::new(move |_| list(answer).len());
    let change = move |change: &dyn Fn(&mut Vec<Assumption>)| {
        let mut list = answer.value.with_untracked(assumptions_of);
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
                name=words::REMOVE_THE_ASSUMPTION
                on_remove=move |()| change(&|list| {
                    if at < list.len() {
                        list.remove(at);
                    }
                })
            >
                <TextField
                    name=words::WHAT_IS_ASSUMED
                    placeholder=words::WHAT_IS_ASSUMED
                    value=read(|entry| entry.name.clone())
                    on_input=write(|entry, typed| entry.name = typed)
                    on_blur=settle
                />
                <TextField
                    name=words::THREATS_THAT_IT_EXCLUDES
                    placeholder=words::EXCLUDED_SIDS_HINT
                    value=read(|entry| entry.exclude.join(", "))
                    on_input=write(|entry, typed| entry.exclude = parse_sids(&typed))
                    on_blur=settle
                />
            </EntryCard>
        }
    };
    view! {
        {move || (0..count.get()).map(entry).collect_view()}
        {add_button(words::ADD_AN_ASSUMPTION, move || {
            change(&|list| list.push(Assumption::default()));
        })}
    }
}

fn list(answer: Answer) -> Vec<Assumption> {
    answer.value.with(assumptions_of)
}

fn assumptions_of(value: &Option<Value>) -> Vec<Assumption> {
    match value {
        Some(Value::Assumptions(list)) => list.clone(),
        _ => Vec::new(),
    }
}

/// SIDs with commas or spaces between them, each once, in the order given. A trailing comma
/// is accepted: the next one may follow.
fn parse_sids(typed: &str) -> Vec<String> {
    let mut sids: Vec<String> = Vec::new();
    for sid in typed.split([',', ' ', ';']).map(str::trim) {
        if !sid.is_empty() && !sids.iter().any(|existing| existing == sid) {
            sids.push(sid.to_owned());
        }
    }
    sids
}

#[cfg(test)]
mod tests {
    use super::parse_sids;

    #[test]
    fn sids_are_read_once_each() {
        let check = |typed, expected: &[&str]| assert_eq!(parse_sids(typed), expected);
        check("", &[]);
        check("INP05", &["INP05"]);
        check("INP05, HA01 INP05;", &["INP05", "HA01"]);
    }
}
