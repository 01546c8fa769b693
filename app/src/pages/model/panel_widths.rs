//! How wide the panels beside the middle may be.

use crate::components::splitter::WidthRange;
use crate::state::ui;

/// Allowed widths of the outline.
pub(super) const OUTLINE_RANGE: WidthRange = WidthRange {
    min: 200.0,
    max: 400.0,
    default: ui::OUTLINE_WIDTH,
};

/// Allowed widths of the filters beside the findings.
pub(super) const FILTERS_RANGE: WidthRange = WidthRange {
    min: 180.0,
    max: 320.0,
    default: ui::FILTERS_WIDTH,
};

/// Allowed widths of the list of threats.
pub(super) const THREATS_RANGE: WidthRange = WidthRange {
    min: 280.0,
    max: 480.0,
    default: ui::THREATS_WIDTH,
};

/// Allowed widths of the inspector.
pub(super) const INSPECTOR_RANGE: WidthRange = WidthRange {
    min: 288.0,
    max: 480.0,
    default: ui::INSPECTOR_WIDTH,
};

/// Allowed widths of a finding in detail.
pub(super) const DETAIL_RANGE: WidthRange = WidthRange {
    min: 360.0,
    max: 640.0,
    default: ui::DETAIL_WIDTH,
};
