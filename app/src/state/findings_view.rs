//! What the list of findings is narrowed to, how it is grouped, and what of it is folded.

use std::collections::BTreeSet;

use leptos::prelude::*;
use parapet_core::model::Id;

use super::settings::Settings;

/// What is asked for. An empty set narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    /// Words that SID, title or name must hold, all of them.
    pub(crate) query: String,
    pub(crate) severities: BTreeSet<u8>,
    /// The parts that findings are about.
    pub(crate) parts: BTreeSet<Id>,
    /// The classes of those parts, by name.
    pub(crate) classes: BTreeSet<String>,
    /// Which findings are shown in addition to the open ones.
    pub(crate) also_show: AlsoShow,
}

/// Findings that nothing is to be done about: they are shown only when asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct AlsoShow {
    /// Those with a decision.
    pub(crate) decided: bool,
    /// Those that an assumption excludes.
    pub(crate) excluded: bool,
}

impl Filter {
    /// Whether it hides any open finding.
    pub(crate) fn hides_open(&self) -> bool {
        !self.query.trim().is_empty()
            || !self.severities.is_empty()
            || !self.parts.is_empty()
            || !self.classes.is_empty()
    }

    /// The same, narrowing nothing.
    pub(crate) fn cleared(&self) -> Filter {
        Filter {
            also_show: self.also_show,
            ..Filter::default()
        }
    }
}

/// What findings stand under.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Grouping {
    #[default]
    Severity,
    Element,
    Threat,
}

impl Grouping {
    /// All of them, in the order of the choice.
    pub(crate) const ALL: [Grouping; 3] = [Grouping::Severity, Grouping::Element, Grouping::Threat];

    /// Its word in the choice and in the storage.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Grouping::Severity => "severity",
            Grouping::Element => "element",
            Grouping::Threat => "threat",
        }
    }

    /// The grouping of that word.
    pub(crate) fn from_id(id: &str) -> Grouping {
        let found = Grouping::ALL.into_iter().find(|one| one.id() == id);
        found.unwrap_or_default()
    }
}

/// The state of the list of findings.
#[derive(Clone, Copy)]
pub(crate) struct FindingsView {
    pub(crate) filter: RwSignal<Filter>,
    /// What they stand under; [`FindingsView::group_by`] changes it.
    pub(crate) grouping: RwSignal<Grouping>,
    /// Groups that are folded, by severity, id of the part, or SID.
    pub(crate) folded: RwSignal<BTreeSet<String>>,
}

impl FindingsView {
    /// Everything open, grouped as it was last.
    pub(crate) fn new(settings: &Settings) -> FindingsView {
        let grouping = Grouping::from_id(&settings.findings_grouping);
        FindingsView {
            filter: RwSignal::default(),
            grouping: RwSignal::new(grouping),
            folded: RwSignal::default(),
        }
    }

    /// Groups them otherwise, and keeps that for the next time.
    pub(crate) fn group_by(self, grouping: Grouping) {
        self.grouping.set(grouping);
        self.folded.set(BTreeSet::new());
        Settings::update(|settings| grouping.id().clone_into(&mut settings.findings_grouping));
    }

    /// Shows those of one part only.
    pub(crate) fn show_only_part(self, part: Id) {
        self.filter.update(|filter| {
            *filter = Filter {
                parts: BTreeSet::from([part]),
                ..filter.cleared()
            };
        });
    }

    /// Shows those that hold these words only.
    pub(crate) fn search(self, words: &str) {
        self.filter.update(|filter| {
            *filter = Filter {
                query: words.to_owned(),
                ..filter.cleared()
            };
        });
    }

    /// Narrows nothing any more.
    pub(crate) fn clear(self) {
        self.filter.update(|filter| *filter = filter.cleared());
    }

    /// Resets it for a newly opened model.
    pub(crate) fn reset(self) {
        self.filter.set(Filter::default());
        self.folded.set(BTreeSet::new());
    }
}
