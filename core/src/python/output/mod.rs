//! Texts as Python writes them: `repr` and `str` of values, the format mini language, literals.

mod case;
mod format_spec;
#[cfg(test)]
mod format_tests;
mod literal;
mod repr;

pub use case::{capitalize, title_case};
pub use format_spec::{format_int, format_text};
pub use literal::{doc_string, json_literal, quoted, text_value};
pub use repr::{Collection, ascii, repr_bool, repr_float, repr_text};
