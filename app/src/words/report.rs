//! Texts around the report.

use std::fmt::Display;

pub(crate) const DATA_FLOW_DIAGRAM: &str = "Data-flow diagram";
pub(crate) const SEQUENCE_DIAGRAM: &str = "Sequence diagram";
pub(crate) const REPORT: &str = "Report";
pub(crate) const ON_THIS_PAGE: &str = "On this page";

pub(crate) fn too_large_for_the_report(name: &dyn Display) -> String {
    format!(
        "{name}: too large to be read on a page. The file of its own, among the downloads, has all of it."
    )
}
