//! JSON as people write it: a tree with spans, duplicate keys and raw numbers kept.
//!
//! ```text
//! read(text) -> Result<Document, Diagnostic>     write(&Output) -> String
//! ```
//!
//! Crates were weighed first: serde_json gives no positions and lets the last of two keys win silently,
//! jsonc-parser has the right tree but says "Expected comma" where the user needs a sentence.

mod errors;
mod number;
mod reader;
mod reformat;
mod scan;
#[cfg(test)]
mod tests;
mod tree;
mod write;

pub use crate::diagnostic::Span;
pub use number::{parse_float, parse_integer};
pub use reader::{MAX_DEPTH, MAX_VALUES, read};
pub use reformat::{reformat, to_output};
pub use tree::{Document, Json, Member, Node, Object};
pub use write::{Output, compact, quote, write};
