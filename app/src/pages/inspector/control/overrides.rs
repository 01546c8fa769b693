//! The user's texts in place of a threat's own.

use std::collections::BTreeMap;

use leptos::prelude::*;
use parapet_core::analysis::FindingText;
use parapet_core::model::{Override, Value};

use super::entries::{EntryCard, add_button};
use crate::components::field::TextField;
use crate::pages::inspector::answer::Answer;
use crate::words::inspector as words;

/// The texts of an override that can be edited here; others are kept.
const TEXTS: [(FindingText, &str); 3] = [
    (FindingText::Severity, words::SEVERITY_HINT),
    (FindingText::Description, words::TITLE),
    (FindingText::Response, words::WHAT_IS_DONE_ABOUT_IT),
];

/// The overrides, each with its SID and texts.
#[component]
pub(super) fn Overrides(answer: Answer) -> impl IntoView {
    let count = Memo::new(move |_| list(answer).len());
    let change = move |change: &dyn Fn(&mut Vec<Override>)| {
        let mut list = answer.value.with_untracked(overrides_of);
        change(&mut list);
        answer.set((!list.is_empty()).then_some(Value::Overrides(list)));
    };
    let entry = move |at: usize| {
        let settle = move |()| answer.workspace.project.end_merging();
        let sid = move || {
            list(answer)
                .get(at)
                .map(|entry| entry.threat_id.clone())
                .unwrap_or_default()
        };
        let set_sid = move |typed: String| {
            change(&|list| {
                if let Some(entry) = list.get_mut(at) {
                    typed.trim().clone_into(&mut entry.threat_id);
                }
            });
        };
        let text = move |(text, label): (FindingText, &'static str)| {
            let value = move || {
                list(answer)
                    .get(at)
                    .and_then(|entry| entry.texts.get(text.name()).cloned())
                    .unwrap_or_default()
            };
            let set = move |typed: String| {
                change(&|list| {
                    if let Some(entry) = list.get_mut(at) {
                        set_text(&mut entry.texts, text.name(), &typed);
                    }
                });
            };
            view! {
                <TextField
                    name=label
                    placeholder=label
                    value=Signal::derive(value)
                    on_input=set
                    on_blur=settle
                />
            }
        };
        view! {
            <EntryCard
                name=words::REMOVE_THE_OVERRIDE
                on_remove=move |()| change(&|list| {
                    if at < list.len() {
                        list.remove(at);
                    }
                })
            >
                <TextField
                    name=words::SID_OF_THE_THREAT
                    placeholder=words::SID_OF_THE_THREAT
                    value=Signal::derive(sid)
                    on_input=set_sid
                    on_blur=settle
                />
                {TEXTS.into_iter().map(text).collect_view()}
            </EntryCard>
        }
    };
    view! {
        {move || (0..count.get()).map(entry).collect_view()}
        {add_button(words::ADD_AN_OVERRIDE, move || {
            change(&|list| list.push(Override::default()));
        })}
    }
}

fn list(answer: Answer) -> Vec<Override> {
    answer.value.with(overrides_of)
}

fn overrides_of(value: &Option<Value>) -> Vec<Override> {
    match value {
        Some(Value::Overrides(list)) => list.clone(),
        _ => Vec::new(),
    }
}

/// An empty text is removed: the threat's own counts.
fn set_text(texts: &mut BTreeMap<String, String>, name: &str, text: &str) {
    if text.is_empty() {
        texts.remove(name);
    } else {
        texts.insert(name.to_owned(), text.to_owned());
    }
}
