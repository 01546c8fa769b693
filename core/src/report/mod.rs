//! Reports: the template language, what templates can look into, and the tree of a Markdown text.

pub mod template;
