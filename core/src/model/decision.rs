//! What the user decided about a finding.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Id;

/// What names a finding for good: it survives any re-run and any rename.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FindingKey {
    /// SID of the threat.
    pub sid: String,
    /// Id of the element, boundary or dataflow.
    pub element: Id,
}

/// Written `SID/id`, as `INP02/orders`.
impl fmt::Display for FindingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.sid, self.element)
    }
}

impl FindingKey {
    /// Reads `SID/id`; the id may hold slashes of its own.
    pub fn parse(text: &str) -> Option<FindingKey> {
        let (sid, element) = text.split_once('/')?;
        Some(FindingKey {
            sid: sid.to_owned(),
            element: Id::new(element),
        })
    }
}

/// What is to become of a finding.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Status {
    /// Nothing was decided yet.
    #[default]
    Open,
    /// Something was done against it.
    Mitigated,
    /// It is known and lived with.
    Accepted,
    /// Somebody else takes care of it.
    Transferred,
    /// It cannot happen here.
    NotApplicable,
    /// The rule is wrong here.
    FalsePositive,
}

impl Status {
    /// All of them, in the order shown.
    pub const ALL: [Status; 6] = [
        Status::Open,
        Status::Mitigated,
        Status::Accepted,
        Status::Transferred,
        Status::NotApplicable,
        Status::FalsePositive,
    ];

    /// The word in files and on the command line, as `not-applicable`.
    pub fn word(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::Mitigated => "mitigated",
            Status::Accepted => "accepted",
            Status::Transferred => "transferred",
            Status::NotApplicable => "not-applicable",
            Status::FalsePositive => "false-positive",
        }
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.word() == word)
    }
}

/// The user's decision on a finding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Decision {
    /// What was decided.
    pub status: Status,
    /// Why, in the user's words.
    pub reason: String,
}
