//! The rows of the list: headers of groups, and under each open one its findings. No page.

use std::sync::Arc;

use super::filtered::{FilteredFindings, FindingGroup};

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// The header of a group.
    GroupHeader {
        group: FindingGroup,
        open: bool,
        /// Its position among the headers, from 1.
        position: usize,
    },
    /// A finding, by its position.
    Finding {
        at: usize,
        /// Its position in its group, from 1.
        position: usize,
        /// How many its group has.
        of: usize,
    },
}

/// All rows, computed on demand.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    filtered: Arc<FilteredFindings>,
    /// The rows that are headers, group by group.
    headers: Arc<Vec<u32>>,
    /// Whether a group shows its findings.
    open: Vec<bool>,
    count: usize,
}

impl Rows {
    /// The rows for these findings; a group for which `is_folded` is true is only a header.
    pub(super) fn new(
        filtered: Arc<FilteredFindings>,
        is_folded: impl Fn(&FindingGroup) -> bool,
    ) -> Rows {
        let mut headers = Vec::with_capacity(filtered.groups.len());
        let mut open = Vec::with_capacity(filtered.groups.len());
        let mut next = 0;
        for group in &filtered.groups {
            let is_open = !is_folded(group);
            headers.push(next);
            open.push(is_open);
            next += 1 + if is_open { group.count } else { 0 };
        }
        Rows {
            headers: Arc::new(headers),
            open,
            count: next as usize,
            filtered,
        }
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// How many groups there are.
    pub(super) fn groups(&self) -> usize {
        self.filtered.groups.len()
    }

    /// The rows that are headers, ascending.
    pub(super) fn headers(&self) -> Arc<Vec<u32>> {
        Arc::clone(&self.headers)
    }

    /// The row at that position.
    pub(super) fn row_at(&self, row: usize) -> Option<Row> {
        if row >= self.count {
            return None;
        }
        let group_index = self
            .headers
            .partition_point(|header| *header as usize <= row);
        let group_index = group_index.checked_sub(1)?;
        let group = *self.filtered.groups.get(group_index)?;
        let header = *self.headers.get(group_index)? as usize;
        let open = self.open.get(group_index).copied().unwrap_or_default();
        if row == header {
            let position = group_index + 1;
            return Some(Row::GroupHeader {
                group,
                open,
                position,
            });
        }
        let position = row - header;
        let at = self
            .filtered
            .order
            .get(group.start as usize + position - 1)?;
        Some(Row::Finding {
            at: *at as usize,
            position,
            of: group.count as usize,
        })
    }

    /// The row of the finding at that position; that of its header where its group is folded.
    pub(super) fn row_of(&self, finding: usize) -> Option<usize> {
        let position = self.position_of(finding)?;
        let starts = &self.filtered.groups;
        let group_index = starts.partition_point(|group| group.start as usize <= position);
        let group_index = group_index.checked_sub(1)?;
        let header = *self.headers.get(group_index)? as usize;
        let start = starts.get(group_index)?.start as usize;
        match self.open.get(group_index) {
            Some(true) => Some(header + 1 + position - start),
            _ => Some(header),
        }
    }

    /// How many findings precede the one at that position, folded ones included.
    pub(super) fn position_of(&self, finding: usize) -> Option<usize> {
        let finding = u32::try_from(finding).ok()?;
        self.filtered.order.iter().position(|at| *at == finding)
    }

    /// How many findings there are, folded ones included.
    pub(super) fn findings(&self) -> usize {
        self.filtered.order.len()
    }

    /// The next row from there that is a finding, going down or up.
    pub(super) fn next_finding(&self, from: Option<usize>, down: bool) -> Option<usize> {
        let is_finding = |row: &usize| matches!(self.row_at(*row), Some(Row::Finding { .. }));
        match (from, down) {
            (None, true) => (0..self.count).find(is_finding),
            (Some(from), true) => (from + 1..self.count).find(is_finding),
            (from, false) => (0..from.unwrap_or(self.count)).rev().find(is_finding),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(folded: &[u32]) -> Rows {
        let group = |index, start, count| FindingGroup {
            index,
            start,
            count,
            highest: 1,
        };
        let filtered = FilteredFindings {
            order: vec![7, 8, 9, 3],
            groups: vec![group(5, 0, 3), group(2, 3, 1)],
            ..FilteredFindings::default()
        };
        Rows::new(Arc::new(filtered), |group| folded.contains(&group.index))
    }

    fn descriptions(rows: &Rows) -> Vec<String> {
        (0..rows.len() + 1)
            .filter_map(|row| rows.row_at(row))
            .map(|row| match row {
                Row::GroupHeader {
                    group,
                    open,
                    position,
                } => format!("{} {open} {position}", group.index),
                Row::Finding { at, position, of } => format!("{at}: {position} of {of}"),
            })
            .collect()
    }

    #[test]
    fn findings_follow_their_group_headers() {
        let expected = [
            "5 true 1",
            "7: 1 of 3",
            "8: 2 of 3",
            "9: 3 of 3",
            "2 true 2",
            "3: 1 of 1",
        ];
        assert_eq!(descriptions(&rows(&[])), expected);
        assert_eq!(
            descriptions(&rows(&[5])),
            ["5 false 1", "2 true 2", "3: 1 of 1"]
        );
        assert_eq!(descriptions(&rows(&[5, 2])), ["5 false 1", "2 false 2"]);
    }

    #[test]
    fn row_of_a_finding_in_open_and_folded_groups() {
        assert_eq!(rows(&[]).row_of(9), Some(3));
        assert_eq!(rows(&[]).row_of(3), Some(5));
        assert_eq!(rows(&[5]).row_of(9), Some(0));
        assert_eq!(rows(&[5]).row_of(3), Some(2));
        assert_eq!(rows(&[]).row_of(99), None);
        assert_eq!(rows(&[5]).position_of(3), Some(3));
    }

    #[test]
    fn a_step_goes_from_finding_to_finding() {
        let all = rows(&[]);
        assert_eq!(all.next_finding(None, true), Some(1));
        assert_eq!(all.next_finding(Some(3), true), Some(5));
        assert_eq!(all.next_finding(Some(5), true), None);
        assert_eq!(all.next_finding(Some(5), false), Some(3));
        assert_eq!(all.next_finding(Some(1), false), None);
        assert_eq!(rows(&[5]).next_finding(Some(0), true), Some(2));
    }
}
