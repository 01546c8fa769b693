//! The library: every threat that is judged, one of them to be read, and where it applies here.
//!
//! Where there is room for three columns the list stands on the left and the threat in the middle;
//! on smaller screens the list is the view, and the threat lies over it.

mod in_words;
mod list;
mod shown;
mod sources;
mod threat;
mod why_not;
mod workbench;

use std::sync::Arc;

use leptos::prelude::*;

use self::list::ThreatList;
pub(crate) use self::list::ThreatPanel;
use self::shown::{Asked, ThreatLine, lines};
pub(crate) use self::threat::ThreatAside;
use self::threat::ThreatPage;
use self::workbench::Workbench;
use crate::state::{Workspace, workspace};

/// What the library shows, as its list and its pages share it.
#[derive(Clone, Copy)]
pub(crate) struct Shelf {
    asked: RwSignal<Asked>,
    lines: Memo<Arc<Vec<ThreatLine>>>,
    /// How many threats there are.
    all: Memo<usize>,
    /// The threat that is read: the one chosen, or where there is room the first.
    current: Memo<Option<String>>,
}

impl Shelf {
    /// Gives it to all that is below.
    pub(crate) fn provide() {
        let workspace: Workspace = workspace();
        let asked = RwSignal::new(Asked::default());
        let lines = Memo::new(move |_| {
            let judged = workspace.derived.judged.get();
            Arc::new(asked.with(|asked| lines(&judged, asked)))
        });
        let current = Memo::new(move |_| {
            let chosen = workspace.ui.threat.get();
            let first = || {
                let there = !workspace.ui.has_overlay_panels.get();
                there.then(|| lines.with(|lines| Some(lines.first()?.threat.sid.clone())))?
            };
            chosen.or_else(first)
        });
        let all = Memo::new(move |_| {
            let judged = workspace.derived.judged;
            judged.with(|judged| judged.threats.len())
        });
        // The text is asked for when another threat is read.
        Effect::new(move |_| {
            let sid = current.get();
            let in_view = workspace.ui.view.get() == crate::state::ui::View::Library;
            if let Some(sid) = sid.filter(|_| in_view) {
                workspace.derived.request_threat(sid);
            }
        });
        workbench::follow();
        provide_context(Shelf {
            asked,
            lines,
            all,
            current,
        });
    }

    fn here() -> Shelf {
        expect_context()
    }
}

/// The middle of the library.
#[component]
pub(crate) fn Library() -> impl IntoView {
    let ui = workspace().ui;
    let (overlaid, desk) = (ui.has_overlay_panels, ui.threat_editor);
    let is_used = Memo::new(move |_| desk.is_open());
    move || {
        match overlaid.get() {
        true => view! { <div class="library"><ThreatList /></div> }.into_any(),
        false if is_used.get() => view! {
            <div class="library-page" data-region="threat"><Workbench /></div>
        }
        .into_any(),
        false => view! {
            <div class="library-page" data-region="threat" tabindex="0" role="document" aria-label="Threat">
                <ThreatPage />
            </div>
        }
        .into_any(),
    }
    }
}
