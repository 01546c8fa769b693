//! Golden cases, conformance and tidy checks of the whole workspace, and the developer's tool.

pub mod arbitrary;
pub mod generate;
pub mod golden;
pub mod measure;
pub mod reference;
pub mod tm;
