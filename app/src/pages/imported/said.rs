//! What there is to say about a file that was read.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use parapet_core::diagnostic::{Diagnostic, Level, Location};
use parapet_core::import::LIBRARY_NOT_READ;

use crate::components::button::{Button, Emphasis, Height};
use crate::components::coded::coded;
use crate::components::toast::Toast;
use crate::pages::model::problems::{LevelIcon, count, counted_level, way_to};
use crate::platform::clipboard;
use crate::state::workspace;

/// So many lines are shown; the strip of problems has all of them.
const MOST: usize = 100;

/// What there is to say, the worst first.
#[component]
pub(super) fn Said(
    /// The file that was opened; of others the name is said.
    file: Memo<Option<String>>,
    /// The line of the script that a person wants to see.
    line: RwSignal<Option<u32>>,
    /// Whether the script stands beside it.
    has_source: Memo<bool>,
) -> impl IntoView {
    let workspace = workspace();
    let notes = Memo::new(move |_| {
        let mut notes = Vec::clone(&workspace.derived.notes.get());
        notes.sort_by_key(|one| std::cmp::Reverse(one.level));
        Arc::new(notes)
    });
    let list = move || {
        let notes = notes.get();
        let file = file.get();
        let on_line = has_source.get().then_some(line);
        let shown = notes.iter().take(MOST).map(|one| {
            let is_of_it = one.location.file == file;
            let on_line = on_line.filter(|_| is_of_it);
            view! { <Row diagnostic=one.clone() is_of_it=is_of_it on_line=on_line /> }
        });
        shown.collect_view()
    };
    let rest = move || {
        let more = notes.with(|notes| notes.len().saturating_sub(MOST));
        (more > 0).then(|| {
            let words = format!("{more} more stand in Problems.");
            view! { <p class="caption">{words}</p> }
        })
    };
    let copy = move |_| {
        let text = notes.with_untracked(|notes| as_text(notes));
        spawn_local(async move {
            let toast = match clipboard::write_text(&text).await {
                Ok(()) => Toast::note("info", "Copied."),
                Err(refused) => Toast::error(refused.to_string()),
            };
            workspace.toasts.show(toast);
        });
    };
    view! {
        <section class="imported-said">
            <header class="imported-head">
                <h3 class="grow">{move || notes.with(|notes| how_many(notes))}</h3>
                <Button label="Copy" emphasis=Emphasis::Quiet height=Height::Bar on_press=copy />
            </header>
            <ul>{list}</ul>
            {rest}
        </section>
    }
    .into_any()
}

/// One thing that is said: its place, which leads into the script, and the step that it asks for.
#[component]
fn Row(
    diagnostic: Diagnostic,
    is_of_it: bool,
    on_line: Option<RwSignal<Option<u32>>>,
) -> impl IntoView {
    let ui = workspace().ui;
    let Diagnostic {
        code,
        level,
        message,
        hint,
        location,
    } = diagnostic;
    let words = place_in_words(&location, is_of_it);
    let place = match (location.position, on_line) {
        (Some(place), Some(asked)) => view! {
            <button
                type="button"
                class="link code imported-place"
                data-line=place.line
                aria-label=format!("Line {}, column {}", place.line, place.column)
                on:click=move |_| asked.set(Some(place.line))
            >
                {words}
            </button>
        }
        .into_any(),
        _ => view! { <span class="code secondary imported-place">{words}</span> }.into_any(),
    };
    let step: Option<(_, _, Box<dyn Fn()>)> = match code == LIBRARY_NOT_READ {
        true => Some((
            "Open it…",
            "open-library",
            Box::new(move || ui.pick_files()),
        )),
        false => way_to(&location).map(|go| {
            let show = move || {
                // What it is about lies under the dialog.
                ui.overlay.set(None);
                go();
            };
            ("Show", "show-part", Box::new(show) as _)
        }),
    };
    let step = step.map(|(label, command, run)| {
        view! {
            <button type="button" class="link" data-command=command on:click=move |_| run()>
                {label}
            </button>
        }
    });
    let hint = (!hint.is_empty()).then(|| view! { <p class="secondary">{coded(&hint)}</p> });
    view! {
        <li class="imported-row" data-code=code>
            <LevelIcon level=level />
            <span class="unseen">{level.word()}</span>
            <div class="imported-words">
                {place}
                <p>{coded(&message)}</p>
                {hint}
            </div>
            {step}
        </li>
    }
}

/// Where it stands, as short as its place allows; the name of a file only where it is not the one that
/// is open.
fn place_in_words(location: &Location, is_of_it: bool) -> String {
    let file = location.file.as_deref().filter(|_| !is_of_it);
    let place = match (location.position, &location.path) {
        (Some(place), _) => Some(format!("{}:{}", place.line, place.column)),
        (None, Some(path)) => Some(path.clone()),
        (None, None) => None,
    };
    let words: Vec<&str> = file.into_iter().chain(place.as_deref()).collect();
    words.join(" ")
}

/// "1 error, 2 warnings".
fn how_many(notes: &[Diagnostic]) -> String {
    let levels = [Level::Error, Level::Warning, Level::Remark];
    let words = levels.into_iter().filter_map(|level| {
        let count = count(notes, level);
        (count > 0).then(|| counted_level(count, level))
    });
    words.collect::<Vec<_>>().join(", ")
}

fn as_text(notes: &[Diagnostic]) -> String {
    notes.iter().map(|one| format!("{one}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_counted_by_its_level() {
        let check = |notes: &[Diagnostic], expected: &str| assert_eq!(how_many(notes), expected);
        let error = Diagnostic::error("a", "A.");
        let remark = Diagnostic::remark("b", "B.");
        check(&[], "");
        check(&[remark.clone(), error.clone()], "1 error, 1 remark");
        check(&[error.clone(), error], "2 errors");
        assert_eq!(as_text(&[remark]), "remark b -: B.\n");
    }
}
