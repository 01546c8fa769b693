//! The library: every threat that is judged, one of them to be read, and where it applies here.
//!
//! Where three columns fit, the list is on the left and the threat in the middle;
//! on smaller screens the list is the view, and the threat overlays it.

mod filter;
mod in_words;
mod list;
mod sources;
mod threat;
mod why_not;
mod workbench;

use std::sync::Arc;

use leptos::prelude::*;

use self::filter::{ThreatFilter, ThreatRow, filtered_rows};
use self::list::ThreatList;
pub(crate) use self::list::ThreatPanel;
pub(crate) use self::threat::ThreatAside;
use self::threat::ThreatPage;
use self::workbench::Workbench;
use crate::state::{Workspace, workspace};
use crate::words::library as words;

/// State of the library view that its list and its pages share.
#[derive(Clone, Copy)]
pub(crate) struct LibraryView {
    filter: RwSignal<ThreatFilter>,
    rows: Memo<Arc<Vec<ThreatRow>>>,
    /// How many threats there are.
    all: Memo<usize>,
    /// The current threat: the one chosen, or in the wide layout the first.
    current: Memo<Option<String>>,
}

impl LibraryView {
    /// Provides it to the components below.
    pub(crate) fn provide() {
        let workspace: Workspace = workspace();
        let filter = RwSignal::new(ThreatFilter::default());
        let rows = Memo::new(move |_| {
            let judged = workspace.answers.judged.get();
            Arc::new(filter.with(|filter| filtered_rows(&judged, filter)))
        });
        let current = Memo::new(move |_| {
            let chosen = workspace.ui.threat.get();
            let first = || {
                let has_room = !workspace.ui.has_overlay_panels.get();
                has_room.then(|| rows.with(|rows| Some(rows.first()?.threat.sid.clone())))?
            };
            chosen.or_else(first)
        });
        let all = Memo::new(move |_| {
            let judged = workspace.answers.judged;
            judged.with(|judged| judged.threats.len())
        });
        // The text is asked for when another threat is read.
        Effect::new(move |_| {
            let sid = current.get();
            let in_view = workspace.ui.view.get() == crate::state::ui::View::Library;
            if let Some(sid) = sid.filter(|_| in_view) {
                workspace.requests.threat(sid);
            }
        });
        workbench::provide_review();
        provide_context(LibraryView {
            filter,
            rows,
            all,
            current,
        });
    }

    fn from_context() -> LibraryView {
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
            <div class="library-page" data-region="threat" tabindex="0" role="document" aria-label=words::THREAT>
                <ThreatPage />
            </div>
        }
        .into_any(),
    }
    }
}
