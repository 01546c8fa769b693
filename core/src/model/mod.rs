//! The model of a system, the schema of its attributes, and the edits that change it.

mod attributes;
mod custom;
mod decision;
mod edit;
mod history;
mod id;
#[expect(
    clippy::module_inception,
    reason = "the model is what this module is about"
)]
mod model;
mod naming;
mod part;
pub mod schema;
mod validate;
mod value;

pub use attributes::Attributes;
pub use custom::{CustomAttribute, CustomType};
pub use decision::{Decision, FindingKey, Status};
pub use edit::Edit;
pub use history::History;
pub use id::Id;
pub use model::{FILE_VERSION, Judging, LibraryUse, Model, Point};
pub use naming::IdGenerator;
pub use part::{Kind, Part, PartIndex};
pub use schema::Schema;
pub use validate::validate;
pub use value::{Assumption, Override, Value};
