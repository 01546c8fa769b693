//! The strip of problems under the middle: what the files and the model made the engine say.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::diagnostic::{Diagnostic, Level, Location};
use parapet_core::import::OLD_SPELLING;
use parapet_core::model::Id;

use crate::components::button::{Height, IconButton};
use crate::components::coded::coded;
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
    let place = match (location.position, &location.path) {
        (Some(place), _) => {
            let file = location.file.clone().unwrap_or_default();
            format!("{file} line {}, column {}", place.line, place.column)
        }
        (None, Some(path)) => path.clone(),
        (None, None) => match &location.part {
            Some(id) => name_of(&workspace.project.model_untracked(), &Id::new(id)),
            None => location.file.clone().unwrap_or_default(),
        },
    };
    let inside = view! {
        <LevelIcon level=level />
        <span class="unseen">{level.word()}</span>
        <span class="problem-text">
            {coded(&message)}
            " "
            {coded(&hint)}
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
    let row = match way_to(&location) {
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

/// What shows the part or the threat that something is about; `None` where it is about neither.
pub(crate) fn way_to(location: &Location) -> Option<Box<dyn Fn()>> {
    let workspace = workspace();
    let ui = workspace.ui;
    if let Some(id) = location.part.as_ref().map(|part| Id::new(part))
        && workspace.project.model_untracked().find(&id).is_some()
    {
        return Some(Box::new(move || ui.show(id.clone())));
    }
    let sid = location.path.as_deref()?.split('.').next()?.to_owned();
    let judged = workspace.derived.judged;
    judged.with_untracked(|judged| judged.threat_index(&sid))?;
    Some(Box::new(move || ui.read_threat(sid.clone())))
}

/// The sign of a level.
#[component]
pub(crate) fn LevelIcon(level: Level) -> impl IntoView {
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
    let said: BTreeSet<_> = notes.iter().map(Diagnostic::dedup_key).collect();
    // An answer in an old spelling is unknown to the schema, and why was said better.
    let is_old = |one: &Diagnostic| {
        let (code, part, attribute) = one.dedup_key();
        code == "unknown-attribute" && said.contains(&(OLD_SPELLING, part, attribute))
    };
    let news = judged
        .iter()
        .filter(|one| !said.contains(&one.dedup_key()) && !is_old(one));
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

    #[test]
    fn an_old_spelling_is_not_said_to_be_unknown_as_well() {
        let about = |code: &str, part: &str| {
            Diagnostic::remark(code, "A.")
                .part(part)
                .attribute("isHardened")
        };
        let notes = [about(OLD_SPELLING, "web")];
        let judged = ["web", "db"].map(|part| about("unknown-attribute", part));
        let sorted = sorted(&notes, &judged);
        let said = sorted.iter().map(|one| one.dedup_key());
        let said: Vec<_> = said.map(|(code, part, _)| (code, part)).collect();
        let expected = [
            (OLD_SPELLING, Some("web")),
            ("unknown-attribute", Some("db")),
        ];
        assert_eq!(said, expected);
    }
}
