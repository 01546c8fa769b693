//! A finding: a threat that applies to a part of the model.

use serde::{Deserialize, Serialize};

use crate::model::PartIndex;
use crate::threats::Severity;

/// A finding, as indices: its texts are the threat's, unless the part overrides them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its number in the report, from 1, as pytm counts.
    pub number: u32,
    /// Position of the threat in the rule set.
    pub threat: u32,
    /// The boundary, element or dataflow that it is about.
    pub part: PartIndex,
    /// How severe it is, overrides applied.
    pub severity: Severity,
    /// Whether texts of it are overridden; they are found by `Analysis::text`.
    pub overridden: bool,
    /// Why it is excluded; `None` for one that counts.
    pub excluded_by: Option<ExcludedBy>,
}

/// The assumption that excludes a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExcludedBy {
    /// An assumption of the part itself, by its position in the list.
    Part(u32),
    /// An assumption of the whole model, by its position in the list.
    Model(u32),
}

/// A text of a finding that an override can replace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingText {
    /// The number as text (pytm's `id`).
    Id,
    /// The threat's title (pytm's `description`).
    Description,
    /// What happens.
    Details,
    /// The word for the severity.
    Severity,
    /// What to do, as one text.
    Mitigations,
    /// An example.
    Example,
    /// The references, as one text.
    References,
    /// The condition, as code.
    Condition,
    /// The word for the likelihood.
    Likelihood,
    /// What is done about it.
    Response,
    /// CVSS score or vector.
    Cvss,
}

impl FindingText {
    /// The name of the attribute in pytm's templates and overrides.
    pub fn name(self) -> &'static str {
        match self {
            FindingText::Id => "id",
            FindingText::Description => "description",
            FindingText::Details => "details",
            FindingText::Severity => "severity",
            FindingText::Mitigations => "mitigations",
            FindingText::Example => "example",
            FindingText::References => "references",
            FindingText::Condition => "condition",
            FindingText::Likelihood => "likelihood",
            FindingText::Response => "response",
            FindingText::Cvss => "cvss",
        }
    }
}
