//! The list of findings as view and detail share it: its rows, and the current one.

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::model::PartIndex;

use super::filtered::{FilteredFindings, FindingGroup, filter_findings};
use super::rows::{Row, Rows};
use crate::state::findings_view::Grouping;
use crate::state::judged::Judged;
use crate::state::{Workspace, workspace};

/// The list. It is computed when it is first read.
#[derive(Clone, Copy)]
pub(crate) struct FindingsList {
    workspace: Workspace,
    pub(super) filtered: Memo<Arc<FilteredFindings>>,
    pub(super) rows: Memo<Arc<Rows>>,
    /// The group header that keys moved to; `None`: the finding in detail is current.
    focused_header: RwSignal<Option<String>>,
    /// The current row.
    pub(super) current: Memo<Option<usize>>,
}

impl FindingsList {
    /// Provides the list to the components below.
    pub(crate) fn provide() {
        let workspace = workspace();
        let view = workspace.ui.findings;
        // Neither is compared: a recomputation means a change.
        let filtered = Memo::new_with_compare(
            move |_| {
                let judged = workspace.answers.judged.get();
                let grouping = view.grouping.get();
                Arc::new(
                    view.filter
                        .with(|filter| filter_findings(&judged, filter, grouping)),
                )
            },
            |_, _| true,
        );
        let rows = Memo::new_with_compare(
            move |_| {
                let judged = workspace.answers.judged.get();
                let grouping = view.grouping.get();
                Arc::new(view.folded.with(|folded| {
                    Rows::new(filtered.get(), |group| {
                        !folded.is_empty() && folded.contains(&group_key(&judged, grouping, group))
                    })
                }))
            },
            |_, _| true,
        );
        let focused_header = RwSignal::new(None::<String>);
        let current = Memo::new(move |_| {
            let judged = workspace.answers.judged.get();
            let rows = rows.get();
            if let Some(name) = focused_header.get() {
                let grouping = view.grouping.get();
                let is_it = |row: &usize| match rows.row_at(*row) {
                    Some(Row::GroupHeader { group, .. }) => {
                        group_key(&judged, grouping, &group) == name
                    }
                    _ => false,
                };
                let heads = rows.headers();
                return heads.iter().map(|row| *row as usize).find(is_it);
            }
            let key = workspace.ui.finding.get()?;
            rows.row_of(judged.position(&key)?)
        });
        provide_context(FindingsList {
            workspace,
            filtered,
            rows,
            focused_header,
            current,
        });
    }

    /// The list, from the context.
    pub(crate) fn from_context() -> FindingsList {
        expect_context()
    }

    /// Makes the row at that position the current one: a finding is shown in detail.
    pub(super) fn go_to_row(self, row: usize) {
        let judged = self.workspace.answers.judged.get_untracked();
        let grouping = self.workspace.ui.findings.grouping.get_untracked();
        match self.rows.with_untracked(|rows| rows.row_at(row)) {
            Some(Row::GroupHeader { group, .. }) => {
                self.focused_header
                    .set(Some(group_key(&judged, grouping, &group)));
            }
            Some(Row::Finding { at, .. }) => {
                self.focused_header.set(None);
                if let Some(row) = judged.row(at) {
                    self.workspace.ui.show_finding(row.key());
                }
            }
            None => (),
        }
    }

    /// Goes to the next finding, or the previous one; headers are skipped.
    pub(super) fn step(self, down: bool) {
        let here = self.current.get_untracked();
        let next = self
            .rows
            .with_untracked(|rows| rows.next_finding(here, down));
        if let Some(row) = next {
            self.go_to_row(row);
        }
    }

    /// Folds the group whose header is at that row, or unfolds it.
    pub(super) fn toggle_group(self, row: usize) {
        let judged = self.workspace.answers.judged.get_untracked();
        let view = self.workspace.ui.findings;
        if let Some(Row::GroupHeader { group, .. }) =
            self.rows.with_untracked(|rows| rows.row_at(row))
        {
            let name = group_key(&judged, view.grouping.get_untracked(), &group);
            self.focused_header.set(Some(name.clone()));
            view.folded.update(|folded| {
                if !folded.remove(&name) {
                    folded.insert(name);
                }
            });
        }
    }

    /// "12 of 18": the position of the finding in detail among all that are shown.
    pub(super) fn position_in_list(self) -> Option<(usize, usize)> {
        let key = self.workspace.ui.finding.get()?;
        let at = self
            .workspace
            .answers
            .judged
            .with(|judged| judged.position(&key))?;
        self.rows
            .with(|rows| Some((rows.position_of(at)? + 1, rows.findings())))
    }
}

/// A stable key of a group.
fn group_key(judged: &Judged, grouping: Grouping, group: &FindingGroup) -> String {
    let at = group.index as usize;
    match grouping {
        Grouping::Severity => at.to_string(),
        Grouping::Element => {
            let part = judged.model.part_at(PartIndex(group.index));
            part.map(|part| part.id.to_string()).unwrap_or_default()
        }
        Grouping::Threat => {
            let threat = judged.threats.get(at);
            threat.map(|threat| threat.sid.clone()).unwrap_or_default()
        }
    }
}
