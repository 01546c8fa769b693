//! The rows of the list: heads of groups, and under each that is open its findings. No page.

use std::sync::Arc;

use super::shown::{FoundGroup, Shown};

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// The head of a group.
    Head {
        group: FoundGroup,
        open: bool,
        /// Its place among the heads, from 1.
        place: usize,
    },
    /// A finding, by its position.
    Finding {
        at: usize,
        /// Its place in its group, from 1.
        place: usize,
        /// How many its group has.
        of: usize,
    },
}

/// All rows, worked out when asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    shown: Arc<Shown>,
    /// The rows that are heads, group by group.
    heads: Arc<Vec<u32>>,
    /// Whether a group shows its findings.
    open: Vec<bool>,
    count: usize,
}

impl Lines {
    /// The rows for these findings; `is_folded` says of a group whether it is only a head.
    pub(super) fn new(shown: Arc<Shown>, is_folded: impl Fn(&FoundGroup) -> bool) -> Lines {
        let mut heads = Vec::with_capacity(shown.groups.len());
        let mut open = Vec::with_capacity(shown.groups.len());
        let mut next = 0;
        for group in &shown.groups {
            let is_open = !is_folded(group);
            heads.push(next);
            open.push(is_open);
            next += 1 + if is_open { group.count } else { 0 };
        }
        Lines {
            heads: Arc::new(heads),
            open,
            count: next as usize,
            shown,
        }
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// How many groups there are.
    pub(super) fn groups(&self) -> usize {
        self.shown.groups.len()
    }

    /// The rows that are heads, ascending.
    pub(super) fn heads(&self) -> Arc<Vec<u32>> {
        Arc::clone(&self.heads)
    }

    /// The row at that place.
    pub(super) fn line(&self, row: usize) -> Option<Line> {
        if row >= self.count {
            return None;
        }
        let which = self.heads.partition_point(|head| *head as usize <= row);
        let which = which.checked_sub(1)?;
        let group = *self.shown.groups.get(which)?;
        let head = *self.heads.get(which)? as usize;
        let open = self.open.get(which).copied().unwrap_or_default();
        if row == head {
            let place = which + 1;
            return Some(Line::Head { group, open, place });
        }
        let place = row - head;
        let at = self.shown.order.get(group.start as usize + place - 1)?;
        Some(Line::Finding {
            at: *at as usize,
            place,
            of: group.count as usize,
        })
    }

    /// The row of the finding at that position; that of its head where its group is folded.
    pub(super) fn row_of(&self, finding: usize) -> Option<usize> {
        let place = self.place_of(finding)?;
        let starts = &self.shown.groups;
        let which = starts.partition_point(|group| group.start as usize <= place);
        let which = which.checked_sub(1)?;
        let head = *self.heads.get(which)? as usize;
        let start = starts.get(which)?.start as usize;
        match self.open.get(which) {
            Some(true) => Some(head + 1 + place - start),
            _ => Some(head),
        }
    }

    /// How many findings stand before the one at that position, folded ones counted.
    pub(super) fn place_of(&self, finding: usize) -> Option<usize> {
        let finding = u32::try_from(finding).ok()?;
        self.shown.order.iter().position(|at| *at == finding)
    }

    /// How many findings there are, folded ones counted.
    pub(super) fn findings(&self) -> usize {
        self.shown.order.len()
    }

    /// The next row from there that is a finding, going down or up.
    pub(super) fn next_finding(&self, from: Option<usize>, down: bool) -> Option<usize> {
        let is_finding = |row: &usize| matches!(self.line(*row), Some(Line::Finding { .. }));
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

    fn lines(folded: &[u32]) -> Lines {
        let group = |what, start, count| FoundGroup {
            what,
            start,
            count,
            highest: 1,
        };
        let shown = Shown {
            order: vec![7, 8, 9, 3],
            groups: vec![group(5, 0, 3), group(2, 3, 1)],
            ..Shown::default()
        };
        Lines::new(Arc::new(shown), |group| folded.contains(&group.what))
    }

    fn rows(lines: &Lines) -> Vec<String> {
        (0..lines.len() + 1)
            .filter_map(|row| lines.line(row))
            .map(|line| match line {
                Line::Head { group, open, place } => format!("{} {open} {place}", group.what),
                Line::Finding { at, place, of } => format!("{at}: {place} of {of}"),
            })
            .collect()
    }

    #[test]
    fn findings_stand_under_their_heads() {
        let expected = [
            "5 true 1",
            "7: 1 of 3",
            "8: 2 of 3",
            "9: 3 of 3",
            "2 true 2",
            "3: 1 of 1",
        ];
        assert_eq!(rows(&lines(&[])), expected);
        assert_eq!(rows(&lines(&[5])), ["5 false 1", "2 true 2", "3: 1 of 1"]);
        assert_eq!(rows(&lines(&[5, 2])), ["5 false 1", "2 false 2"]);
    }

    #[test]
    fn a_finding_is_found_again_also_where_its_group_is_folded() {
        assert_eq!(lines(&[]).row_of(9), Some(3));
        assert_eq!(lines(&[]).row_of(3), Some(5));
        assert_eq!(lines(&[5]).row_of(9), Some(0));
        assert_eq!(lines(&[5]).row_of(3), Some(2));
        assert_eq!(lines(&[]).row_of(99), None);
        assert_eq!(lines(&[5]).place_of(3), Some(3));
    }

    #[test]
    fn a_step_goes_from_finding_to_finding() {
        let all = lines(&[]);
        assert_eq!(all.next_finding(None, true), Some(1));
        assert_eq!(all.next_finding(Some(3), true), Some(5));
        assert_eq!(all.next_finding(Some(5), true), None);
        assert_eq!(all.next_finding(Some(5), false), Some(3));
        assert_eq!(all.next_finding(Some(1), false), None);
        assert_eq!(lines(&[5]).next_finding(Some(0), true), Some(2));
    }
}
