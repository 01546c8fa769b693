//! Models written as files.
