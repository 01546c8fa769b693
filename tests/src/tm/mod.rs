//! The developer's tool: runs every stage of core from a shell. It holds no logic of its own.

pub mod arguments;
