//! Conditions against what CPython answers, against the schema, and against ill will.

mod boundaries;
mod check;
mod errors;
mod meaning;
mod random;
mod tracing;
mod world;
