//! The schema: every class with its attributes, as one declarative table, custom types added; and
//! the values that attributes take.
//!
//! It is below the model: nothing here knows what a model is.

mod attribute;
mod attribute_name;
mod attribute_set;
mod attributes;
mod class;
mod custom;
mod description;
mod enumeration;
mod id;
mod kind;
mod table;
mod type_word;
mod value;
mod wording;

pub use attribute::{Attribute, Fallback, Group, Type};
pub use attribute_name::AttributeId;
use attribute_name::AttributeName;
pub use attribute_set::AttributeSet;
pub use attributes::Attributes;
pub use class::{Class, ClassId, Schema};
pub use custom::{CustomAttribute, CustomType};
pub use enumeration::{Enumeration, Member, Number};
pub use id::Id;
pub use kind::Kind;
pub use value::{Assumption, Override, Value};
pub use wording::{Wording, WordingAt, built_in_wording};
