//! The schema: every class with its attributes, as one declarative table, custom types added.

mod attribute;
mod attribute_name;
mod attribute_set;
mod class;
mod description;
mod enumeration;
mod table;
mod type_word;
mod wording;

pub use attribute::{Attribute, Fallback, Group, Type};
pub(in crate::model) use attribute_name::AttributeName;
pub use attribute_set::AttributeSet;
pub use class::{AttributeId, Class, ClassId, Schema};
pub use enumeration::{Enumeration, Member, Number};
pub use wording::{Wording, WordingAt, built_in_wording};
