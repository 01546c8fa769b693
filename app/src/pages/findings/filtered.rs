//! Which findings are shown, in which groups and in which order. No page.
//!
//! There may be hundreds of thousands: three passes over them, and none is copied.

use std::collections::HashMap;

use parapet_core::model::{Model, Part, PartIndex, Status};

use crate::engine::packed_findings::PackedFinding;
use crate::state::findings_view::{Filter, Grouping};
use crate::state::judged::Judged;

/// The findings that pass the filters, in groups.
#[derive(Debug, Default)]
pub(super) struct FilteredFindings {
    /// Positions of findings, group by group.
    pub(super) order: Vec<u32>,
    /// The groups, in their order; none is empty.
    pub(super) groups: Vec<FindingGroup>,
    /// How many of those shown are open.
    pub(super) open: usize,
    pub(super) counts: Counts,
}

/// Findings under one header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FindingGroup {
    /// The severity, or the position of the part or of the threat.
    pub(super) index: u32,
    /// Where it starts in the order.
    pub(super) start: u32,
    pub(super) count: u32,
    pub(super) highest: u8,
}

/// How many findings each filter would show, given the other filters.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// By severity.
    pub(super) severities: [u32; 6],
    /// By the position of the part.
    pub(super) parts: Vec<u32>,
    /// By the name of the class.
    pub(super) classes: Vec<(String, u32)>,
}

/// Ranks of a finding in a group: open, decided or excluded, by severity.
const RANKS: usize = 18;

/// The findings that pass. Groups with the most severe come first; in a group the open ones, then
/// decided, then excluded ones; of each the most severe first, otherwise in the order of the report.
pub(super) fn filter_findings(
    judged: &Judged,
    filter: &Filter,
    grouping: Grouping,
) -> FilteredFindings {
    let index = FilterIndex::new(judged, filter);
    let mut shown = FilteredFindings::default();
    let groups = match grouping {
        Grouping::Severity => 6,
        Grouping::Element => judged.model.part_count(),
        Grouping::Threat => judged.threats.len(),
    };
    // How many findings of each group have each rank.
    let mut ranked = vec![0_u32; groups * RANKS];
    let slot = |at: usize, found: PackedFinding| {
        let group = match grouping {
            Grouping::Severity => usize::from(found.severity.0.min(5)),
            Grouping::Element => found.part.get(),
            Grouping::Threat => found.threat as usize,
        };
        group * RANKS + index.rank(at, found)
    };
    let mut counter = FilterCounter::new(&index);
    for (at, found) in index.all() {
        if counter.passes(at, found)
            && let Some(count) = ranked.get_mut(slot(at, found))
        {
            *count += 1;
        }
    }
    shown.counts = counter.finish();
    shown.groups = sorted_groups(&ranked, grouping);
    group_offsets(&mut ranked, &shown.groups);
    let total = shown.groups.iter().map(|group| group.count as usize).sum();
    shown.order = vec![0; total];
    for (at, found) in index.all() {
        if !index.passes(at, found) {
            continue;
        }
        shown.open += usize::from(index.rank(at, found) < 6);
        if let Some(next) = ranked.get_mut(slot(at, found)) {
            let position = shown.order.get_mut(*next as usize);
            if let (Some(position), Ok(at)) = (position, u32::try_from(at)) {
                *position = at;
            }
            *next += 1;
        }
    }
    shown
}

/// The groups that are not empty, and where each starts.
fn sorted_groups(ranked: &[u32], grouping: Grouping) -> Vec<FindingGroup> {
    let mut groups: Vec<FindingGroup> = ranked
        .chunks_exact(RANKS)
        .zip(0..)
        .filter_map(|(ranks, index)| {
            let at = (0..6).find(|severity| {
                let of = ranks.iter().skip(*severity).step_by(6);
                of.copied().any(|count| count > 0)
            })?;
            Some(FindingGroup {
                index,
                start: 0,
                count: ranks.iter().sum(),
                highest: u8::try_from(5 - at).unwrap_or_default(),
            })
        })
        .collect();
    groups.sort_by_key(|group| {
        let count = match grouping {
            Grouping::Severity => 0,
            _ => group.count,
        };
        (std::cmp::Reverse(group.highest), std::cmp::Reverse(count))
    });
    let mut start = 0;
    for group in &mut groups {
        group.start = start;
        start += group.count;
    }
    groups
}

/// Turns the counts of each group into the offsets where its findings start.
fn group_offsets(ranked: &mut [u32], groups: &[FindingGroup]) {
    for group in groups {
        let from = group.index as usize * RANKS;
        let mut next = group.start;
        for count in ranked.iter_mut().skip(from).take(RANKS) {
            let own = *count;
            *count = next;
            next += own;
        }
    }
}

/// The filter, evaluated once for all threats, parts and classes.
struct FilterIndex<'a> {
    judged: &'a Judged,
    filter: &'a Filter,
    /// For each word of the query, which threats and which parts contain it.
    matching_words: Vec<(Vec<bool>, Vec<bool>)>,
    /// Whether each part passes the filters, and its class.
    parts: Vec<PartFilter>,
    classes: Vec<String>,
}

#[derive(Clone, Copy)]
struct PartFilter {
    chosen: bool,
    class_chosen: bool,
    class: u32,
}

impl<'a> FilterIndex<'a> {
    fn new(judged: &'a Judged, filter: &'a Filter) -> FilterIndex<'a> {
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let mut classes = Vec::new();
        let parts = judged.model.parts().map(|part| {
            let class = *numbers.entry(&part.class).or_insert_with(|| {
                classes.push(part.class.clone());
                u32::try_from(classes.len() - 1).unwrap_or(u32::MAX)
            });
            PartFilter {
                chosen: filter.parts.is_empty() || filter.parts.contains(&part.id),
                class_chosen: filter.classes.is_empty() || filter.classes.contains(&part.class),
                class,
            }
        });
        let parts = parts.collect();
        FilterIndex {
            matching_words: matching_words(judged, &filter.query),
            judged,
            filter,
            parts,
            classes,
        }
    }

    /// All findings that may be shown, with their positions.
    fn all(&self) -> impl Iterator<Item = (usize, PackedFinding)> {
        let excluded = self.judged.excluded.iter();
        let excluded = excluded.filter(|_| self.filter.also_show.excluded);
        self.judged.found.iter().chain(excluded).enumerate()
    }

    fn is_excluded(&self, at: usize) -> bool {
        at >= self.judged.found.len()
    }

    /// Whether the query and the status of the finding pass, regardless of the other filters.
    fn matches_query(&self, at: usize, found: PackedFinding) -> bool {
        let sort = self.is_excluded(at)
            || self.filter.also_show.decided
            || self.judged.status(found) == Status::Open;
        let is = |flags: &[bool], at: usize| flags.get(at).copied().unwrap_or_default();
        sort && self.matching_words.iter().all(|(threats, parts)| {
            is(threats, found.threat as usize) || is(parts, found.part.get())
        })
    }

    /// Which filters it passes: severity, element, class.
    fn filters(&self, found: PackedFinding) -> [bool; 3] {
        let severities = &self.filter.severities;
        let part = self.parts.get(found.part.get());
        [
            severities.is_empty() || severities.contains(&found.severity.0),
            part.is_some_and(|part| part.chosen),
            part.is_some_and(|part| part.class_chosen),
        ]
    }

    fn passes(&self, at: usize, found: PackedFinding) -> bool {
        self.matches_query(at, found) && self.filters(found) == [true; 3]
    }

    /// Its rank in its group: 0 is an open one that is very high.
    fn rank(&self, at: usize, found: PackedFinding) -> usize {
        let sort = match self.judged.status(found) {
            _ if self.is_excluded(at) => 12,
            Status::Open => 0,
            _ => 6,
        };
        sort + 5 - usize::from(found.severity.0.min(5))
    }
}

/// For each word, which threats and which parts contain it.
fn matching_words(judged: &Judged, query: &str) -> Vec<(Vec<bool>, Vec<bool>)> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let threats = judged.threats.iter();
    let threats: Vec<String> = threats
        .map(|threat| format!("{}\n{}", threat.sid, threat.title).to_lowercase())
        .collect();
    let parts: Vec<String> = judged
        .model
        .parts()
        .map(|part| part.name.to_lowercase())
        .collect();
    let holds =
        |texts: &[String], word: &str| texts.iter().map(|text| text.contains(word)).collect();
    words
        .iter()
        .map(|word| (holds(&threats, word), holds(&parts, word)))
        .collect()
}

/// Counts what each filter would show.
struct FilterCounter<'a> {
    index: &'a FilterIndex<'a>,
    severities: [u32; 6],
    parts: Vec<u32>,
    classes: Vec<u32>,
}

impl<'a> FilterCounter<'a> {
    fn new(index: &'a FilterIndex<'a>) -> FilterCounter<'a> {
        FilterCounter {
            index,
            severities: [0; 6],
            parts: vec![0; index.parts.len()],
            classes: vec![0; index.classes.len()],
        }
    }

    /// Counts a finding, and returns whether it is shown. A filter counts what all others let pass.
    fn passes(&mut self, at: usize, found: PackedFinding) -> bool {
        if !self.index.matches_query(at, found) {
            return false;
        }
        let [severity, part, class] = self.index.filters(found);
        if part && class {
            increment(&mut self.severities, usize::from(found.severity.0));
        }
        if severity && class {
            increment(&mut self.parts, found.part.get());
        }
        if severity && part {
            let facts = self.index.parts.get(found.part.get());
            increment(
                &mut self.classes,
                facts.map_or(0, |part| part.class as usize),
            );
        }
        severity && part && class
    }

    fn finish(self) -> Counts {
        let classes = self.index.classes.iter().cloned().zip(self.classes);
        let chosen = &self.index.filter.classes;
        let mut classes: Vec<(String, u32)> = classes
            .filter(|(class, count)| *count > 0 || chosen.contains(class))
            .collect();
        classes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        Counts {
            severities: self.severities,
            parts: self.parts,
            classes,
        }
    }
}

fn increment(counts: &mut [u32], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}

/// The parts with the most findings, the chosen ones first, and how many more have any.
pub(super) fn top_parts<'a>(
    model: &'a Model,
    filter: &Filter,
    counts: &[u32],
    limit: usize,
) -> (Vec<(&'a Part, u32)>, usize) {
    let mut all: Vec<(bool, u32, usize)> = Vec::new();
    for ((part, count), at) in model.parts().zip(counts).zip(0..) {
        let chosen = filter.parts.contains(&part.id);
        if chosen || *count > 0 {
            all.push((chosen, *count, at));
        }
    }
    let more = all.len().saturating_sub(limit);
    all.sort_by_key(|(chosen, count, at)| (!chosen, std::cmp::Reverse(*count), *at));
    let top_parts = all.into_iter().take(limit).filter_map(|(_, count, at)| {
        let part = model.part_at(PartIndex(u32::try_from(at).ok()?))?;
        Some((part.as_ref(), count))
    });
    (top_parts.collect(), more)
}

#[cfg(test)]
mod tests;
