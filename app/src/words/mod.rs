//! The texts of the page: every sentence is a constant or a function here, so that a translation has
//! one place.

pub(crate) mod canvas;
pub(crate) mod controls;
pub(crate) mod findings;
pub(crate) mod help;
pub(crate) mod import;
pub(crate) mod inspector;
pub(crate) mod library;
pub(crate) mod model;
pub(crate) mod page;
pub(crate) mod palette;
pub(crate) mod report;
pub(crate) mod start;
pub(crate) mod terms;
pub(crate) mod workbench;
