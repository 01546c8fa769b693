//! The strip of problems under the middle: what the files and the model made the engine say.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::diagnostic::{Diagnostic, Level};
use parapet_core::model::Id;

use crate::components::button::{Height, IconButton};
use crate::components::icon::Icon;
use crate::pages::words::{counted, name_of};
use crate::state::workspace;

/// The strip; without anything to say it is not there.
#[component]
pub(crate) fn Problems() -> impl IntoView {
    let workspace = workspace();
    let open = workspace.ui.problems;
    let all = Memo::new(move |_| {
        let notes = workspace.derived.notes.get();
        let judged = workspace.derived.judged.get();
        Arc::new(sorted(&notes, &judged.diagnostics))
    });
    let errors = Memo::new(move |_| all.with(|all| count(all, Level::Error)));
    // A new error opens the strip; remarks never do.
    Effect::new(move |before: Option<usize>| {
        let now = errors.get();
        if before.is_some_and(|before| now > before) {
            open.set(true);
        }
        now
    });
    let counts = move || {
        [Level::Error, Level::Warning, Level::Remark]
            .into_iter()
            .filter_map(|level| {
                let count = all.with(|all| count(all, level));
                (count > 0).then(|| {
                    let words = counted_level(count, level);
                    view! {
                        <span class="problems-count">
                            <LevelIcon level=level />
                            <span aria-hidden="true">{count}</span>
                            <span class="unseen">{words}</span>
                        </span>
                    }
                })
            })
            .collect_view()
    };
    let list = move || {
        let all = all.get();
        all.iter()
            .map(|one| view! { <Problem diagnostic=one.clone() /> })
            .collect_view()
    };
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <section class="problems" aria-label="Problems" data-region="problems">
                <button
                    type="button"
                    class="problems-head"
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    <span class="problems-title">"Problems"</span>
                    {counts}
                    <span class="grow"></span>
                    <Icon
                        name="chevron-down"
                        turns=Signal::derive(move || if open.get() { 0 } else { 2 })
                    />
                </button>
                <Show when=move || open.get()>
                    <ul class="problems-list" tabindex="0" aria-label="Problems">{list}</ul>
                </Show>
            </section>
        </Show>
    }
    .into_any()
}

/// A problem; pressed, it shows the part or the threat that it is about.
#[component]
pub(crate) fn Problem(diagnostic: Diagnostic) -> impl IntoView {
    let workspace = workspace();
    let Diagnostic {
        code,
        level,
        message,
        hint,
        location,
    } = diagnostic;
    let about = location.part.as_ref().map(|part| Id::new(part));
    let place = match (location.place, &location.path) {
        (Some(place), _) => {
            let file = location.file.clone().unwrap_or_default();
            format!("{file} line {}, column {}", place.line, place.column)
        }
        (None, Some(path)) => path.clone(),
        (None, None) => match &about {
            Some(id) => name_of(&workspace.project.model_untracked(), id),
            None => location.file.clone().unwrap_or_default(),
        },
    };
    let words = if hint.is_empty() {
        message
    } else {
        format!("{message} {hint}")
    };
    let inside = view! {
        <LevelIcon level=level />
        <span class="unseen">{level.word()}</span>
        <span class="problem-text">
            {words}
            <span class="problem-place">{place}</span>
        </span>
    };
    let what = format!("What is this? {code}");
    let asked = code.clone();
    let help = view! {
        <IconButton
            name=what
            icon="circle-question-mark"
            height=Height::Row
            command="help"
            on_press=move |_| workspace.ui.open_help(&asked)
        />
    };
    let there = about.filter(|id| workspace.project.model_untracked().find(id).is_some());
    let sid = location
        .path
        .as_deref()
        .and_then(|path| path.split('.').next());
    let judged = workspace.derived.judged;
    let sid = sid.filter(|sid| judged.with_untracked(|judged| judged.threat_index(sid).is_some()));
    let ui = workspace.ui;
    let go: Option<Box<dyn Fn()>> = match (there, sid.map(str::to_owned)) {
        (Some(id), _) => Some(Box::new(move || ui.show(id.clone()))),
        (None, Some(sid)) => Some(Box::new(move || ui.read_threat(sid.clone()))),
        (None, None) => None,
    };
    let row = match go {
        Some(go) => view! {
            <button type="button" class="problem" data-code=code on:click=move |_| go()>
                {inside}
            </button>
        }
        .into_any(),
        None => view! { <div class="problem" data-code=code>{inside}</div> }.into_any(),
    };
    view! { <li class="problem-line">{row}{help}</li> }
}

/// The sign of a level.
#[component]
fn LevelIcon(level: Level) -> impl IntoView {
    let (name, class) = match level {
        Level::Error => ("circle-x", "level-error"),
        Level::Warning => ("triangle-alert", "level-warning"),
        Level::Remark => ("info", "level-remark"),
    };
    view! { <span class=format!("level {class}")><Icon name=name /></span> }
}

/// "2 warnings".
pub(crate) fn counted_level(count: usize, level: Level) -> String {
    counted(count, level.word(), &format!("{}s", level.word()))
}

/// How many are of that level.
pub(crate) fn count(all: &[Diagnostic], level: Level) -> usize {
    all.iter().filter(|one| one.level == level).count()
}

/// The worst first; each once, though the files and the model may both say it of the same place.
fn sorted(notes: &[Diagnostic], judged: &[Diagnostic]) -> Vec<Diagnostic> {
    let said: BTreeSet<_> = notes.iter().map(Diagnostic::subject).collect();
    let news = judged.iter().filter(|one| !said.contains(&one.subject()));
    let mut all: Vec<Diagnostic> = notes.iter().chain(news).cloned().collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.level));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_comes_first_and_nothing_twice() {
        let remark = Diagnostic::remark("a", "A.");
        let warning = Diagnostic::warning("b", "B.");
        let error = Diagnostic::error("c", "C.");
        let sorted = sorted(&[remark.clone(), warning.clone()], &[remark, error]);
        let codes: Vec<&str> = sorted.iter().map(|one| one.code.as_str()).collect();
        assert_eq!(codes, ["c", "b", "a"]);
    }
}
