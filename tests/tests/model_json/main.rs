//! model.json read and written: golden cases, pytm's random models, and what pytm refuses.

mod golden;
mod messages;
