//! Pictures made of core's plain data: as nodes of the page, and where their parts lie.

pub(crate) mod bounds;
pub(crate) mod draw;
pub(crate) mod scene;
