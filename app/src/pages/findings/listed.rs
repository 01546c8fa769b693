//! The list of findings as view and detail share it: which rows there are, and which one is meant.

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::model::PartIndex;

use super::lines::{Line, Lines};
use super::shown::{FoundGroup, Shown, shown};
use crate::state::findings_view::Grouping;
use crate::state::judged::Judged;
use crate::state::{Workspace, workspace};

/// The list. It is worked out when somebody looks at it.
#[derive(Clone, Copy)]
pub(crate) struct Listed {
    workspace: Workspace,
    pub(super) shown: Memo<Arc<Shown>>,
    pub(super) lines: Memo<Arc<Lines>>,
    /// The head that keys moved to; `None`: the finding in detail is meant.
    heading: RwSignal<Option<String>>,
    /// The row that is meant.
    pub(super) current: Memo<Option<usize>>,
}

impl Listed {
    /// Gives the list to all that is below.
    pub(crate) fn provide() {
        let workspace = workspace();
        let view = workspace.ui.findings;
        // Neither is compared: whatever made it anew changed it.
        let shown = Memo::new_with_compare(
            move |_| {
                let judged = workspace.derived.judged.get();
                let grouping = view.grouping.get();
                Arc::new(view.filter.with(|filter| shown(&judged, filter, grouping)))
            },
            |_, _| true,
        );
        let lines = Memo::new_with_compare(
            move |_| {
                let judged = workspace.derived.judged.get();
                let grouping = view.grouping.get();
                Arc::new(view.folded.with(|folded| {
                    Lines::new(shown.get(), |group| {
                        !folded.is_empty() && folded.contains(&name_of(&judged, grouping, group))
                    })
                }))
            },
            |_, _| true,
        );
        let heading = RwSignal::new(None::<String>);
        let current = Memo::new(move |_| {
            let judged = workspace.derived.judged.get();
            let lines = lines.get();
            if let Some(name) = heading.get() {
                let grouping = view.grouping.get();
                let is_it = |row: &usize| match lines.line(*row) {
                    Some(Line::Head { group, .. }) => name_of(&judged, grouping, &group) == name,
                    _ => false,
                };
                let heads = lines.heads();
                return heads.iter().map(|row| *row as usize).find(is_it);
            }
            let key = workspace.ui.finding.get()?;
            lines.row_of(judged.position(&key)?)
        });
        provide_context(Listed {
            workspace,
            shown,
            lines,
            heading,
            current,
        });
    }

    /// The list, from below where it is given.
    pub(crate) fn here() -> Listed {
        expect_context()
    }

    /// Means the row at that place: a finding is shown in detail.
    pub(super) fn go(self, row: usize) {
        let judged = self.workspace.derived.judged.get_untracked();
        let grouping = self.workspace.ui.findings.grouping.get_untracked();
        match self.lines.with_untracked(|lines| lines.line(row)) {
            Some(Line::Head { group, .. }) => {
                self.heading.set(Some(name_of(&judged, grouping, &group)));
            }
            Some(Line::Finding { at, .. }) => {
                self.heading.set(None);
                if let Some(row) = judged.row(at) {
                    self.workspace.ui.show_finding(row.key());
                }
            }
            None => (),
        }
    }

    /// Goes to the next finding, or the one before; heads are passed over.
    pub(super) fn step(self, down: bool) {
        let here = self.current.get_untracked();
        let next = self
            .lines
            .with_untracked(|lines| lines.next_finding(here, down));
        if let Some(row) = next {
            self.go(row);
        }
    }

    /// Folds the group whose head is at that row, or unfolds it.
    pub(super) fn fold(self, row: usize) {
        let judged = self.workspace.derived.judged.get_untracked();
        let view = self.workspace.ui.findings;
        if let Some(Line::Head { group, .. }) = self.lines.with_untracked(|lines| lines.line(row)) {
            let name = name_of(&judged, view.grouping.get_untracked(), &group);
            self.heading.set(Some(name.clone()));
            view.folded.update(|folded| {
                if !folded.remove(&name) {
                    folded.insert(name);
                }
            });
        }
    }

    /// "12 of 18": the place of the finding in detail among all that are shown.
    pub(super) fn place(self) -> Option<(usize, usize)> {
        let key = self.workspace.ui.finding.get()?;
        let at = self
            .workspace
            .derived
            .judged
            .with(|judged| judged.position(&key))?;
        self.lines
            .with(|lines| Some((lines.place_of(at)? + 1, lines.findings())))
    }
}

/// What names a group, whatever else changes.
fn name_of(judged: &Judged, grouping: Grouping, group: &FoundGroup) -> String {
    let at = group.what as usize;
    match grouping {
        Grouping::Severity => at.to_string(),
        Grouping::Element => {
            let part = judged.model.part_at(PartIndex(group.what));
            part.map(|part| part.id.to_string()).unwrap_or_default()
        }
        Grouping::Threat => {
            let threat = judged.threats.get(at);
            threat.map(|threat| threat.sid.clone()).unwrap_or_default()
        }
    }
}
