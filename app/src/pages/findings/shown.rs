//! Which findings are shown, in which groups and in which order. No page.
//!
//! There may be hundreds of thousands: each is looked at three times, and none is copied.

use std::collections::HashMap;

use parapet_core::model::{Model, Part, PartIndex, Status};

use crate::engine::packed_findings::PackedFinding;
use crate::state::findings_view::{Filter, Grouping};
use crate::state::judged::Judged;

/// What passes the filters, in groups.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Positions of findings, group by group.
    pub(super) order: Vec<u32>,
    /// The groups, in their order; none is empty.
    pub(super) groups: Vec<FoundGroup>,
    /// How many of those shown are open.
    pub(super) open: usize,
    pub(super) counts: Counts,
}

/// Findings that stand under one head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FoundGroup {
    /// The severity, or the position of the part or of the threat.
    pub(super) what: u32,
    /// Where it begins in the order.
    pub(super) start: u32,
    pub(super) count: u32,
    pub(super) highest: u8,
}

/// How many findings each filter would show, as the other filters stand.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// By severity.
    pub(super) severities: [u32; 6],
    /// By the position of the part.
    pub(super) parts: Vec<u32>,
    /// By the name of the class.
    pub(super) classes: Vec<(String, u32)>,
}

/// Ways a finding can stand in a group: open, decided or excluded, and its severity.
const RANKS: usize = 18;

/// The findings that pass. Groups with the most severe come first; in a group the open ones, then
/// decided, then excluded ones; of each the most severe first, otherwise in the order of the report.
pub(super) fn shown(judged: &Judged, filter: &Filter, grouping: Grouping) -> Shown {
    let sieve = Sieve::new(judged, filter);
    let mut shown = Shown::default();
    let groups = match grouping {
        Grouping::Severity => 6,
        Grouping::Element => judged.model.part_count(),
        Grouping::Threat => judged.threats.len(),
    };
    // How many of each group stand at each rank.
    let mut ranked = vec![0_u32; groups * RANKS];
    let slot = |at: usize, found: PackedFinding| {
        let group = match grouping {
            Grouping::Severity => usize::from(found.severity.0.min(5)),
            Grouping::Element => found.part.get(),
            Grouping::Threat => found.threat as usize,
        };
        group * RANKS + sieve.rank(at, found)
    };
    let mut counting = Counting::new(&sieve);
    for (at, found) in sieve.all() {
        if counting.passes(at, found)
            && let Some(count) = ranked.get_mut(slot(at, found))
        {
            *count += 1;
        }
    }
    shown.counts = counting.done();
    shown.groups = in_order(&ranked, grouping);
    place(&mut ranked, &shown.groups);
    let total = shown.groups.iter().map(|group| group.count as usize).sum();
    shown.order = vec![0; total];
    for (at, found) in sieve.all() {
        if !sieve.passes(at, found) {
            continue;
        }
        shown.open += usize::from(sieve.rank(at, found) < 6);
        if let Some(next) = ranked.get_mut(slot(at, found)) {
            let place = shown.order.get_mut(*next as usize);
            if let (Some(place), Ok(at)) = (place, u32::try_from(at)) {
                *place = at;
            }
            *next += 1;
        }
    }
    shown
}

/// The groups that are not empty, and where each begins.
fn in_order(ranked: &[u32], grouping: Grouping) -> Vec<FoundGroup> {
    let mut groups: Vec<FoundGroup> = ranked
        .chunks_exact(RANKS)
        .zip(0..)
        .filter_map(|(ranks, what)| {
            let at = (0..6).find(|severity| {
                let of = ranks.iter().skip(*severity).step_by(6);
                of.copied().any(|count| count > 0)
            })?;
            Some(FoundGroup {
                what,
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

/// Turns the counts of each group into the places where its findings begin.
fn place(ranked: &mut [u32], groups: &[FoundGroup]) {
    for group in groups {
        let from = group.what as usize * RANKS;
        let mut next = group.start;
        for count in ranked.iter_mut().skip(from).take(RANKS) {
            let own = *count;
            *count = next;
            next += own;
        }
    }
}

/// The filter, worked out once for all threats, parts and classes.
struct Sieve<'a> {
    judged: &'a Judged,
    filter: &'a Filter,
    /// For each word of the query, which threats and which parts hold it.
    words: Vec<(Vec<bool>, Vec<bool>)>,
    /// Whether the filters let a part pass, and the class of each.
    parts: Vec<PartFacts>,
    classes: Vec<String>,
}

#[derive(Clone, Copy)]
struct PartFacts {
    chosen: bool,
    class_chosen: bool,
    class: u32,
}

impl<'a> Sieve<'a> {
    fn new(judged: &'a Judged, filter: &'a Filter) -> Sieve<'a> {
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let mut classes = Vec::new();
        let parts = judged.model.parts().map(|part| {
            let class = *numbers.entry(&part.class).or_insert_with(|| {
                classes.push(part.class.clone());
                u32::try_from(classes.len() - 1).unwrap_or(u32::MAX)
            });
            PartFacts {
                chosen: filter.parts.is_empty() || filter.parts.contains(&part.id),
                class_chosen: filter.classes.is_empty() || filter.classes.contains(&part.class),
                class,
            }
        });
        let parts = parts.collect();
        Sieve {
            words: words(judged, &filter.query),
            judged,
            filter,
            parts,
            classes,
        }
    }

    /// All findings that may be shown, with their positions.
    fn all(&self) -> impl Iterator<Item = (usize, PackedFinding)> {
        let excluded = self.judged.excluded.iter();
        let excluded = excluded.filter(|_| self.filter.beside.excluded);
        self.judged.found.iter().chain(excluded).enumerate()
    }

    fn is_excluded(&self, at: usize) -> bool {
        at >= self.judged.found.len()
    }

    /// Whether the words and the sort of the finding pass, whatever the filters say.
    fn is_meant(&self, at: usize, found: PackedFinding) -> bool {
        let sort = self.is_excluded(at)
            || self.filter.beside.decided
            || self.judged.status(found) == Status::Open;
        let is = |flags: &[bool], at: usize| flags.get(at).copied().unwrap_or_default();
        sort && self.words.iter().all(|(threats, parts)| {
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
        self.is_meant(at, found) && self.filters(found) == [true; 3]
    }

    /// Its place among those of its group: 0 is an open one that is very high.
    fn rank(&self, at: usize, found: PackedFinding) -> usize {
        let sort = match self.judged.status(found) {
            _ if self.is_excluded(at) => 12,
            Status::Open => 0,
            _ => 6,
        };
        sort + 5 - usize::from(found.severity.0.min(5))
    }
}

/// For each word, which threats and which parts hold it.
fn words(judged: &Judged, query: &str) -> Vec<(Vec<bool>, Vec<bool>)> {
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
struct Counting<'a> {
    sieve: &'a Sieve<'a>,
    severities: [u32; 6],
    parts: Vec<u32>,
    classes: Vec<u32>,
}

impl<'a> Counting<'a> {
    fn new(sieve: &'a Sieve<'a>) -> Counting<'a> {
        Counting {
            sieve,
            severities: [0; 6],
            parts: vec![0; sieve.parts.len()],
            classes: vec![0; sieve.classes.len()],
        }
    }

    /// Counts a finding, and says whether it is shown. A filter counts what all others let pass.
    fn passes(&mut self, at: usize, found: PackedFinding) -> bool {
        if !self.sieve.is_meant(at, found) {
            return false;
        }
        let [severity, part, class] = self.sieve.filters(found);
        if part && class {
            add(&mut self.severities, usize::from(found.severity.0));
        }
        if severity && class {
            add(&mut self.parts, found.part.get());
        }
        if severity && part {
            let facts = self.sieve.parts.get(found.part.get());
            add(
                &mut self.classes,
                facts.map_or(0, |part| part.class as usize),
            );
        }
        severity && part && class
    }

    fn done(self) -> Counts {
        let classes = self.sieve.classes.iter().cloned().zip(self.classes);
        let chosen = &self.sieve.filter.classes;
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

fn add(counts: &mut [u32], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}

/// The parts with the most findings, the chosen ones first, and how many more have any.
pub(super) fn leading<'a>(
    model: &'a Model,
    filter: &Filter,
    counts: &[u32],
    most: usize,
) -> (Vec<(&'a Part, u32)>, usize) {
    let mut all: Vec<(bool, u32, usize)> = Vec::new();
    for ((part, count), at) in model.parts().zip(counts).zip(0..) {
        let chosen = filter.parts.contains(&part.id);
        if chosen || *count > 0 {
            all.push((chosen, *count, at));
        }
    }
    let more = all.len().saturating_sub(most);
    all.sort_by_key(|(chosen, count, at)| (!chosen, std::cmp::Reverse(*count), *at));
    let leading = all.into_iter().take(most).filter_map(|(_, count, at)| {
        let part = model.part_at(PartIndex(u32::try_from(at).ok()?))?;
        Some((part.as_ref(), count))
    });
    (leading.collect(), more)
}

#[cfg(test)]
mod tests;
