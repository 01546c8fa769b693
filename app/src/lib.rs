//! The page and the engine in its worker: two programs of one build, made of these modules.

#![allow(
    unreachable_pub,
    reason = "`#[component]` makes the function that it writes public"
)]

mod commands;
mod components;
pub mod engine;
pub mod pages;
pub mod platform;
mod state;
mod words;
