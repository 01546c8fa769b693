//! The report template language: pytm's, so that people's own templates work unchanged.
//!
//! A template is Python's `str.format` grammar with four more specs: `{x:repeat:…}`, `{x:call:…}`,
//! `{x:if:…}` and `{x:not:…}`. The body of a repeat, and of a call that fills a template, is a
//! template of its own and so written with its braces doubled once more; the body of `if` and
//! `not` is not. It is read once to a tree in which every field knows its place: an error is a
//! diagnostic there, what it is in is left out, and the rest is rendered.
//!
//! Text that comes from the model is never read as a template again (pytm does, so that a brace in
//! a name spoils its report). Inside a repeat the outer names stay known (in pytm only `item` is).
//!
//! ```text
//! Template::parse(&str) -> (Template, Vec<Diagnostic>)
//! render(&Template, &World, &Limits) -> Rendered { text, diagnostics }
//! ```

mod error;
mod escape;
mod evaluate;
mod field_name;
mod lookup;
mod parse;
mod python_text;
mod syntax;
#[cfg(test)]
mod tests;
mod value;

pub use evaluate::{Limits, Rendered, render};
pub use python_text::class as class_of;
pub use syntax::Template;
pub use value::{CollectionKind, DataSource, List, Value};
