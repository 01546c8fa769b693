//! The objects of a report, as small handles.

use crate::model::PartIndex;
use crate::threats::Severity;

/// An object that a template can look into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handle {
    /// The model.
    Tm,
    /// A boundary, an element, a dataflow or a piece of data.
    Part {
        /// Which.
        at: PartIndex,
        /// Whether it is one of the copies that reports list.
        copied: Copied,
    },
    /// The controls of a part.
    Controls(PartIndex),
    /// A finding.
    Finding {
        /// In which list.
        list: FindingList,
        /// Its position there.
        position: u32,
        /// Whether its texts are escaped.
        copied: Copied,
    },
    /// A threat of the rule set, by its position; always a copy.
    Threat(u32),
    /// Texts that the user wrote in place of a threat's, by the part it is given on.
    Override {
        /// The part.
        owner: PartIndex,
        /// Its position in that part's list.
        position: u32,
    },
    /// Something taken for granted.
    Assumption {
        /// The part it is given on; `None` for the model.
        owner: Option<PartIndex>,
        /// Its position in that list.
        position: u32,
    },
    /// A member of an enumeration, by the positions of both in the schema.
    Member {
        /// Position of the enumeration.
        enumeration: u8,
        /// Position of the member.
        member: u8,
    },
    /// The open findings of one severity.
    Severity(Severity),
}

/// Whether something is shown as pytm copies it for a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// Escaped, empty lists as text.
    Yes,
    /// As it is.
    No,
}

/// Which findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingList {
    /// Those that count.
    Counted,
    /// Those that an assumption excludes.
    Excluded,
}
