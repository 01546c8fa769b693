//! model.json read and written: golden cases, pytm's random models, and what pytm refuses.

mod generated;
mod golden;
mod messages;
