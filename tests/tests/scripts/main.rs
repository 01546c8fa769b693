//! pytm's scripts read: what pytm finds in them, the language they are written in, and bad ones.

mod by_pytm;
mod hostile;
mod language;
mod old_spellings;
mod pytm;
mod real;
mod writer;
