//! Files read: what kind they are, and what is in them.
//!
//! ```text
//! decode(bytes) -> Decoded        a file's bytes as text
//! Source::of(file, &decoded)      the text with its JSON, parsed once for all who ask
//! source.form() -> Form           what it is, by its content
//! source.read() -> Result<Imported, Diagnostic>    the model in it
//! carry_over(&old, new) -> Model  a newer version of a file, with the decisions made on the older one
//! ```
//! `readers` is the table of formats. A new one is a module with a function from a [`Source`] to an
//! [`Imported`], a predicate in `detect` and a row in the table; `builder` has what the readers share.
//! A reader returns what it understood, with diagnostics for the rest; it fails only where nothing of
//! a model could be found.

mod builder;
mod carry_over;
mod decode;
mod detect;
pub mod dot;
mod imported;
mod matching;
pub mod model_json;
mod readers;
mod source;
pub mod tm_py;

pub use carry_over::carry_over;
pub use decode::{Decoded, MAX_BYTES, decode};
pub use detect::Form;
pub use imported::{Imported, LIBRARY_NOT_READ, OLD_SPELLING};
pub use readers::{detect, read};
pub use source::Source;
