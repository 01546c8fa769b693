//! A threat of a library, before its condition is compiled.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Position, Range};

/// How severe a finding is, as a number from 0 (not rated) to 5 (very high).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Severity(pub u8);

impl Severity {
    /// Reads a library's word, in any case: Very High and Critical 5, High 4, Medium 3, Low 2,
    /// Very Low 1. Another text is not rated: 0. The scale is pytm's.
    pub fn from_word(word: &str) -> Severity {
        Severity(match word.trim().to_lowercase().as_str() {
            "very high" | "critical" => 5,
            "high" => 4,
            "medium" => 3,
            "low" => 2,
            "very low" => 1,
            _ => 0,
        })
    }

    /// The word shown to the user.
    pub fn word(self) -> &'static str {
        match self.0 {
            5 => "Very high",
            4 => "High",
            3 => "Medium",
            2 => "Low",
            1 => "Very low",
            _ => "Not rated",
        }
    }
}

/// A measure against a threat.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mitigation {
    /// What to do, in a sentence.
    pub text: String,
    /// The attribute that records that it was done (`controls.validatesInput`), where there is one.
    pub attribute: Option<String>,
}

/// A part of a small model on which a threat has to apply, or must not: kept with the threat, so
/// that a change of its condition can be checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// What it shows, in a sentence.
    pub note: String,
    /// Id or name of the part.
    pub part: String,
    /// The model, as the text of a model.json without the space between its tokens.
    pub model: String,
}

/// A threat, as its library defines it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Threat {
    /// Its id in the library, as `INP02`.
    pub sid: String,
    /// The classes that it targets, with all that extend them.
    pub targets: Vec<String>,
    /// What it is, in a few words (pytm's `description`).
    pub title: String,
    /// Where a library files it: `input`, `access`, …; empty where it has no categories.
    pub category: String,
    /// What happens (pytm's `details`).
    pub details: String,
    /// What it takes.
    pub prerequisites: String,
    /// How to notice it.
    pub detection: String,
    /// What to do against it.
    pub mitigations: Vec<Mitigation>,
    /// An example of it.
    pub example: String,
    /// How likely it is, in the library's word.
    pub likelihood: String,
    /// How severe it is, in the library's word.
    pub severity: String,
    /// STRIDE categories: `Spoofing`, `Tampering`, `Repudiation`, `Information disclosure`,
    /// `Denial of service`, `Elevation of privilege`.
    pub stride: Vec<String>,
    /// CAPEC ids.
    pub capec: Vec<u32>,
    /// CWE ids.
    pub cwe: Vec<u32>,
    /// Entries of OWASP's lists, as `LLM01:2025`.
    pub owasp: Vec<String>,
    /// Further references.
    pub references: Vec<String>,
    /// When it applies: an expression over `target`.
    pub condition: String,
    /// Why it is not judged any more; empty for one that is.
    pub deprecated: String,
    /// Whether it is our own and not pytm's, and so judged Parapet's way only.
    pub beyond_pytm: bool,
    /// Parts that it has to apply to.
    pub fires_on: Vec<Sample>,
    /// Parts that it must not apply to.
    pub silent_on: Vec<Sample>,
    /// Keys of the file that are not known, and values that a key cannot take, as JSON text.
    pub extra: BTreeMap<String, String>,
    /// Where its file has what is checked later than the file is read.
    pub locations: SourceLocations,
}

/// Locations in the file that a threat was read from, for diagnostics when libraries are compiled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceLocations {
    /// Where its SID is.
    pub sid: Option<Position>,
    /// Where its target classes are.
    pub targets: Option<Position>,
    /// Where segments of its condition are: from that column of the condition on, counted from 1,
    /// it is in the file from that location on. Ascending; there are several where lines were
    /// joined or escapes resolved.
    pub condition: Vec<(u32, Position)>,
    /// Where the attributes of its mitigations are, one for each mitigation.
    pub attributes: Vec<Option<Position>>,
}

impl SourceLocations {
    /// The location in the file of a location in the condition.
    pub fn in_condition(&self, within: Position) -> Position {
        let behind = self
            .condition
            .partition_point(|(column, _)| within.line > 1 || *column <= within.column);
        let piece = behind.checked_sub(1).and_then(|at| self.condition.get(at));
        match piece {
            Some((column, start)) => Position {
                line: start.line,
                column: start
                    .column
                    .saturating_add(within.column.saturating_sub(*column)),
            },
            None => within,
        }
    }

    /// The range in the file of a range of the condition.
    pub fn range_in_condition(&self, within: Range) -> Range {
        let start = self.in_condition(within.start);
        // The last character decides: what is behind it may be in the file's next line.
        let last = Position {
            column: within.end.column.saturating_sub(1).max(1),
            ..within.end
        };
        let mut end = self.in_condition(last);
        end.column = end.column.saturating_add(1);
        match within.start < within.end {
            true => Range {
                start,
                end: end.max(start),
            },
            false => start.into(),
        }
    }
}

impl Threat {
    /// The mitigations as one text, as templates ask for them: a sentence each.
    pub fn mitigations_text(&self) -> String {
        self.mitigations
            .iter()
            .map(|step| step.text.trim())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// All references as one text, as templates ask for them.
    pub fn references_text(&self) -> String {
        let capec = self
            .capec
            .iter()
            .map(|id| format!("https://capec.mitre.org/data/definitions/{id}.html"));
        let cwe = self
            .cwe
            .iter()
            .map(|id| format!("https://cwe.mitre.org/data/definitions/{id}.html"));
        let owasp = self.owasp.iter().map(|entry| format!("OWASP {entry}"));
        let others = self.references.iter().cloned();
        capec
            .chain(cwe)
            .chain(owasp)
            .chain(others)
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// A named list of threats, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    /// Its name, as the model remembers it.
    pub name: String,
    /// Its version, in its authors' words; empty where they do not count.
    pub version: String,
    /// What it is about, in a sentence or two.
    pub description: String,
    /// Name of the file that it was read from, as diagnostics say it; empty for one that is built
    /// in.
    pub file: String,
    /// Its threats.
    pub threats: Vec<Threat>,
    /// Entries that are no threats, as JSON text in the order found.
    pub unread: Vec<String>,
    /// Keys of the file that are not known, and values that a key cannot take, as JSON text.
    pub extra: BTreeMap<String, String>,
}

impl Library {
    /// What diagnostics call it: its file, or its name where it has none.
    pub fn source(&self) -> &str {
        if self.file.is_empty() {
            &self.name
        } else {
            &self.file
        }
    }
}
