//! The model of a system, and the edits that change it. What a part can be is in [`crate::schema`].

mod decision;
mod edit;
mod history;
#[expect(
    clippy::module_inception,
    reason = "the model is what this module is about"
)]
mod model;
mod naming;
mod part;
mod validate;

pub use crate::schema::{
    Assumption, Attributes, CustomAttribute, CustomType, Id, Kind, Override, Schema, Value,
};
pub use decision::{Decision, FindingKey, Status};
pub use edit::Edit;
pub use history::History;
pub use model::{FILE_VERSION, Judging, LibraryUse, Model, Point};
pub use naming::IdGenerator;
pub use part::{Part, PartIndex};
pub use validate::validate;
