//! Findings as they travel and as the page stores them: eight bytes each, so that a quarter of a
//! million are transferred in one copy, and no list of them has to be decoded.

use std::fmt;

use parapet_core::analysis::Finding;
use parapet_core::model::PartIndex;
use parapet_core::threats::Severity;
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Bytes of a finding: the part, the threat (three bytes), the severity.
const SIZE: usize = 8;

/// A finding as indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackedFinding {
    /// Position of the threat in the list that the engine sent.
    pub threat: u32,
    /// The part that it is about.
    pub part: PartIndex,
    /// How severe it is, overrides applied.
    pub severity: Severity,
}

/// Findings in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackedFindings(Vec<u8>);

impl PackedFindings {
    /// The findings of an analysis, packed.
    pub fn of(findings: &[Finding]) -> PackedFindings {
        let mut bytes = Vec::with_capacity(findings.len() * SIZE);
        for finding in findings {
            let word = finding.threat & 0x00FF_FFFF | u32::from(finding.severity.0) << 24;
            bytes.extend_from_slice(&finding.part.0.to_le_bytes());
            bytes.extend_from_slice(&word.to_le_bytes());
        }
        PackedFindings(bytes)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len() / SIZE
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The one at that position.
    pub fn get(&self, at: usize) -> Option<PackedFinding> {
        let from = at.checked_mul(SIZE)?;
        let bytes = self.0.get(from..from.checked_add(SIZE)?)?;
        Some(unpack(bytes))
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = PackedFinding> {
        self.0.chunks_exact(SIZE).map(unpack)
    }
}

fn unpack(bytes: &[u8]) -> PackedFinding {
    let mut all = [0; SIZE];
    all.copy_from_slice(bytes);
    let [a, b, c, d, e, f, g, severity] = all;
    PackedFinding {
        threat: u32::from_le_bytes([e, f, g, 0]),
        part: PartIndex(u32::from_le_bytes([a, b, c, d])),
        severity: Severity(severity),
    }
}

impl Serialize for PackedFindings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for PackedFindings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PackedFindings, D::Error> {
        deserializer.deserialize_bytes(Bytes)
    }
}

struct Bytes;

impl Visitor<'_> for Bytes {
    type Value = PackedFindings;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("findings of eight bytes each")
    }

    fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<PackedFindings, E> {
        match bytes.len() % SIZE {
            0 => Ok(PackedFindings(bytes.to_vec())),
            _ => Err(E::invalid_length(bytes.len(), &self)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_survive_packing() {
        let finding = |threat, part, severity| Finding {
            number: 1,
            threat,
            part: PartIndex(part),
            severity: Severity(severity),
            overridden: false,
            excluded_by: None,
        };
        let sent = PackedFindings::of(&[finding(0, 0, 0), finding(70_000, 25_000, 5)]);
        let bytes = postcard::to_allocvec(&sent).unwrap();
        let list: PackedFindings = postcard::from_bytes(&bytes).unwrap();
        let found: Vec<_> = list
            .iter()
            .map(|one| (one.threat, one.part.0, one.severity.0))
            .collect();
        assert_eq!(found, [(0, 0, 0), (70_000, 25_000, 5)]);
        assert_eq!(
            (list.len(), list.get(1), list.get(2)),
            (2, sent.get(1), None)
        );
        assert!(postcard::from_bytes::<PackedFindings>(&[3, 1, 2, 3]).is_err());
    }
}
