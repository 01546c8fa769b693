//! Diagnostics of a file that was read.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use parapet_core::diagnostic::{Diagnostic, Level, Location};
use parapet_core::import::LIBRARY_NOT_READ;

use crate::components::button::{Button, Emphasis, Height};
use crate::components::inline_code::inline_code;
use crate::pages::model::problems::{LevelIcon, count, level_count, show_action};
use crate::platform::clipboard;
use crate::state::toasts::Toast;
use crate::state::workspace;
use crate::words::import as words;

/// How many are shown at most; the strip of problems has all of them.
const MAX_ROWS: usize = 100;

/// Diagnostics, the most severe first.
#[component]
pub(super) fn Diagnostics(
    /// The file that was opened; diagnostics of others name their file.
    file: Memo<Option<String>>,
    /// The line of the script to show.
    line: RwSignal<Option<u32>>,
    /// Whether the script is shown beside them.
    has_source: Memo<bool>,
) -> impl IntoView {
    let workspace = workspace();
    let notes = Memo::new(move |_| {
        let mut notes = Vec::clone(&workspace.answers.import_diagnostics.get());
        notes.sort_by_key(|one| std::cmp::Reverse(one.level));
        Arc::new(notes)
    });
    let list = move || {
        let notes = notes.get();
        let file = file.get();
        let selected_line = has_source.get().then_some(line);
        let shown = notes.iter().take(MAX_ROWS).map(|one| {
            let is_same_file = one.location.file == file;
            let selected_line = selected_line.filter(|_| is_same_file);
            view! { <DiagnosticRow diagnostic=one.clone() is_same_file=is_same_file selected_line=selected_line /> }
        });
        shown.collect_view()
    };
    let rest = move || {
        let more = notes.with(|notes| notes.len().saturating_sub(MAX_ROWS));
        (more > 0).then(|| {
            let words = words::more_are_listed_in_problems(&more);
            view! { <p class="caption">{words}</p> }
        })
    };
    let copy = move |_| {
        let text = notes.with_untracked(|notes| copied_text(notes));
        spawn_local(async move {
            let toast = match clipboard::write_text(&text).await {
                Ok(()) => Toast::info("info", words::COPIED),
                Err(error) => Toast::error(error.to_string()),
            };
            workspace.toasts.show(toast);
        });
    };
    view! {
        <section class="imported-said">
            <header class="imported-head">
                <h3 class="grow">{move || notes.with(|notes| level_summary(notes))}</h3>
                <Button label=words::COPY emphasis=Emphasis::Quiet height=Height::Bar on_press=copy />
            </header>
            <ul>{list}</ul>
            {rest}
        </section>
    }
    .into_any()
}

/// A diagnostic: its location, which leads into the script, and the action that it offers.
#[component]
fn DiagnosticRow(
    diagnostic: Diagnostic,
    is_same_file: bool,
    selected_line: Option<RwSignal<Option<u32>>>,
) -> impl IntoView {
    let ui = workspace().ui;
    let Diagnostic {
        code,
        level,
        message,
        hint,
        location,
    } = diagnostic;
    let words = location_text(&location, is_same_file);
    let place = match (location.position(), selected_line) {
        (Some(place), Some(asked)) => view! {
            <button
                type="button"
                class="link code imported-place"
                data-line=place.line
                aria-label=words::line_column(&place.line, &place.column)
                on:click=move |_| asked.set(Some(place.line))
            >
                {words}
            </button>
        }
        .into_any(),
        _ => view! { <span class="code secondary imported-place">{words}</span> }.into_any(),
    };
    let action: Option<(_, _, Box<dyn Fn()>)> = match code == LIBRARY_NOT_READ {
        true => Some((
            words::OPEN_IT,
            "open-library",
            Box::new(move || ui.pick_files()),
        )),
        false => show_action(&location).map(|go| {
            let show = move || {
                // The part is behind the dialog.
                ui.overlay.set(None);
                go();
            };
            (words::SHOW, "show-part", Box::new(show) as _)
        }),
    };
    let action = action.map(|(label, command, run)| {
        view! {
            <button type="button" class="link" data-command=command on:click=move |_| run()>
                {label}
            </button>
        }
    });
    let hint = (!hint.is_empty()).then(|| view! { <p class="secondary">{inline_code(&hint)}</p> });
    view! {
        <li class="imported-row" data-code=code>
            <LevelIcon level=level />
            <span class="unseen">{level.word()}</span>
            <div class="imported-words">
                {place}
                <p>{inline_code(&message)}</p>
                {hint}
            </div>
            {action}
        </li>
    }
}

/// Its location, as short as possible; the name of a file only where it is not the one that
/// is open.
fn location_text(location: &Location, is_same_file: bool) -> String {
    let file = location.file.as_deref().filter(|_| !is_same_file);
    let place = match (location.position(), &location.path) {
        (Some(place), _) => Some(format!("{}:{}", place.line, place.column)),
        (None, Some(path)) => Some(path.clone()),
        (None, None) => None,
    };
    let words: Vec<&str> = file.into_iter().chain(place.as_deref()).collect();
    words.join(" ")
}

/// "1 error, 2 warnings".
fn level_summary(notes: &[Diagnostic]) -> String {
    let levels = [Level::Error, Level::Warning, Level::Remark];
    let words = levels.into_iter().filter_map(|level| {
        let count = count(notes, level);
        (count > 0).then(|| level_count(count, level))
    });
    words.collect::<Vec<_>>().join(", ")
}

fn copied_text(notes: &[Diagnostic]) -> String {
    notes.iter().map(|one| format!("{one}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diagnostics_are_counted_by_level() {
        let check =
            |notes: &[Diagnostic], expected: &str| assert_eq!(level_summary(notes), expected);
        let error = Diagnostic::error("a", "A.");
        let remark = Diagnostic::remark("b", "B.");
        check(&[], "");
        check(&[remark.clone(), error.clone()], "1 error, 1 remark");
        check(&[error.clone(), error], "2 errors");
        assert_eq!(copied_text(&[remark]), "remark b -: B.\n");
    }
}
