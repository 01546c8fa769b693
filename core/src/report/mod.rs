//! Reports: the template language, what templates can look into, and the tree of a Markdown text.

pub mod context;
pub mod document;
pub mod markdown;
pub mod template;
