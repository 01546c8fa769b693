//! The findings that are shown in diagrams.

use std::collections::BTreeMap;

use crate::model::PartIndex;
use crate::threats::Severity;

/// Open findings by part: how many, and the highest severity (`Analysis::marks`).
pub type Marks = BTreeMap<PartIndex, (u32, Severity)>;
