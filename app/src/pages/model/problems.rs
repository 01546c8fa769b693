//! The strip of problems under the middle: diagnostics of the files and of the model.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::diagnostic::{Diagnostic, Level, Location};
use parapet_core::import::OLD_SPELLING;
use parapet_core::model::Id;

use crate::components::button::{Height, IconButton};
use crate::components::icon::Icon;
use crate::components::inline_code::inline_code;
use crate::state::workspace;
use crate::words::model as words;
use crate::words::terms::{self, part_name};

/// The strip; it is absent without diagnostics.
#[component]
pub(crate) fn Problems() -> impl IntoView {
    let workspace = workspace();
    let open = workspace.ui.is_problems_open;
    let all = Memo::new(move |_| {
        let notes = workspace.answers.import_diagnostics.get();
        let judged = workspace.answers.judged.get();
        Arc::new(merged(&notes, &judged.diagnostics))
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
                    let words = level_count(count, level);
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
            <section class="problems" aria-label=words::PROBLEMS data-region="problems">
                <button
                    type="button"
                    class="problems-head"
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    <span class="problems-title">{words::PROBLEMS}</span>
                    {counts}
                    <span class="grow"></span>
                    <Icon
                        name="chevron-down"
                        turns=Signal::derive(move || if open.get() { 0 } else { 2 })
                    />
                </button>
                <Show when=move || open.get()>
                    <ul class="problems-list" tabindex="0" aria-label=words::PROBLEMS>{list}</ul>
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
    let place = match (location.position(), &location.path) {
        (Some(place), _) => {
            let file = location.file.clone().unwrap_or_default();
            words::file_line_column(&file, &place.line, &place.column)
        }
        (None, Some(path)) => path.clone(),
        (None, None) => match &location.part {
            Some(id) => part_name(&workspace.project.model_untracked(), &Id::new(id)),
            None => location.file.clone().unwrap_or_default(),
        },
    };
    let inside = view! {
        <LevelIcon level=level />
        <span class="unseen">{level.word()}</span>
        <span class="problem-text">
            {inline_code(&message)}
            " "
            {inline_code(&hint)}
            <span class="problem-place">{place}</span>
        </span>
    };
    let what = words::what_is_this(&code);
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
    let row = match show_action(&location) {
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

/// An action that shows the part or the threat of a diagnostic; `None` where it has neither.
pub(crate) fn show_action(location: &Location) -> Option<Box<dyn Fn()>> {
    let workspace = workspace();
    let ui = workspace.ui;
    if let Some(id) = location.part.as_ref().map(|part| Id::new(part))
        && workspace.project.model_untracked().find(&id).is_some()
    {
        return Some(Box::new(move || ui.show_part(id.clone())));
    }
    let sid = location.path.as_deref()?.split('.').next()?.to_owned();
    let judged = workspace.answers.judged;
    judged.with_untracked(|judged| judged.threat_index(&sid))?;
    Some(Box::new(move || ui.show_threat(sid.clone())))
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
pub(crate) fn level_count(count: usize, level: Level) -> String {
    terms::counted_level(count, level.word())
}

/// How many are of that level.
pub(crate) fn count(all: &[Diagnostic], level: Level) -> usize {
    all.iter().filter(|one| one.level == level).count()
}

/// The most severe first; each once, though the files and the model may both report it.
fn merged(notes: &[Diagnostic], judged: &[Diagnostic]) -> Vec<Diagnostic> {
    let reported: BTreeSet<_> = notes.iter().map(Diagnostic::dedup_key).collect();
    // An answer in an old spelling is unknown to the schema; the import has the better message.
    let is_old_spelling = |one: &Diagnostic| {
        let (code, part, attribute) = one.dedup_key();
        code == "unknown-attribute" && reported.contains(&(OLD_SPELLING, part, attribute))
    };
    let new = judged
        .iter()
        .filter(|one| !reported.contains(&one.dedup_key()) && !is_old_spelling(one));
    let mut all: Vec<Diagnostic> = notes.iter().chain(new).cloned().collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.level));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diagnostics_are_sorted_by_severity_without_duplicates() {
        let remark = Diagnostic::remark("a", "A.");
        let warning = Diagnostic::warning("b", "B.");
        let error = Diagnostic::error("c", "C.");
        let merged = merged(&[remark.clone(), warning.clone()], &[remark, error]);
        let codes: Vec<&str> = merged.iter().map(|one| one.code.as_str()).collect();
        assert_eq!(codes, ["c", "b", "a"]);
    }

    #[test]
    fn an_old_spelling_is_not_reported_as_unknown_too() {
        let about = |code: &str, part: &str| {
            Diagnostic::remark(code, "A.")
                .part(part)
                .attribute("isHardened")
        };
        let notes = [about(OLD_SPELLING, "web")];
        let judged = ["web", "db"].map(|part| about("unknown-attribute", part));
        let merged = merged(&notes, &judged);
        let reported = merged.iter().map(|one| one.dedup_key());
        let reported: Vec<_> = reported.map(|(code, part, _)| (code, part)).collect();
        let expected = [
            (OLD_SPELLING, Some("web")),
            ("unknown-attribute", Some("db")),
        ];
        assert_eq!(reported, expected);
    }
}
