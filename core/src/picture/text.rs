//! Words and baselines that both diagrams share.

use crate::layout::text::Font;
use crate::threats::Severity;
use crate::views::dfd::Mark;

/// A name with the number and highest severity of its open findings.
pub(super) fn with_findings(words: String, mark: Option<Mark>) -> String {
    let Some(mark) = mark else {
        return words;
    };
    let noun = if mark.count == 1 {
        "finding"
    } else {
        "findings"
    };
    let highest = Severity(mark.severity).word().to_lowercase();
    format!("{words}: {} open {noun}, highest {highest}", mark.count)
}

/// How far under the top of its line a text's baseline lies, for Arial's ascent and descent.
pub(super) fn baseline(font: Font, leading: f64) -> f64 {
    const ASCENT: f64 = 0.905;
    const DESCENT: f64 = 0.212;
    (leading + (ASCENT - DESCENT) * font.size) / 2.0
}
