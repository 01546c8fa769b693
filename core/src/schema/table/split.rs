//! The table in two: what a model is made of, and the words for people. Each is data of its own,
//! so that the page is downloaded without the sentences and gets them from the engine.
#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    reason = "the compiler runs all of this, and a wrong index is an error of the build"
)]

use super::ROWS;
use super::entry::{AttributeSpec, Entry, Words};

/// A class as the table has it, without its attributes.
#[derive(Clone, Copy)]
pub(in crate::schema) struct ClassSpec {
    pub(in crate::schema) name: &'static str,
    pub(in crate::schema) label: &'static str,
    pub(in crate::schema) icon: &'static str,
    pub(in crate::schema) base: Option<&'static str>,
    pub(in crate::schema) description: &'static str,
    /// How many of [`ATTRIBUTES`] are its own: those after the ones of the class before.
    pub(in crate::schema) own: usize,
}

/// All classes, bases first.
pub(in crate::schema) static CLASSES: [ClassSpec; ROWS.len()] = {
    let mut specs = [class_spec(0); ROWS.len()];
    let mut at = 0;
    while at < specs.len() {
        specs[at] = class_spec(at);
        at += 1;
    }
    specs
};

/// The own attributes of all classes, class by class.
pub(in crate::schema) static ATTRIBUTES: [AttributeSpec; COUNT] = {
    let mut specs = [entry(0).spec; COUNT];
    let mut at = 0;
    while at < COUNT {
        specs[at] = entry(at).spec;
        at += 1;
    }
    specs
};

/// The words for the same attributes, in the same order.
pub(in crate::schema) static WORDS: [Words; COUNT] = {
    let mut words = [entry(0).words; COUNT];
    let mut at = 0;
    while at < COUNT {
        words[at] = entry(at).words;
        at += 1;
    }
    words
};

const COUNT: usize = {
    let mut count = 0;
    let mut row = 0;
    while row < ROWS.len() {
        count += class_spec(row).own;
        row += 1;
    }
    count
};

const fn class_spec(at: usize) -> ClassSpec {
    let row = &ROWS[at];
    let mut own = 0;
    let mut list = 0;
    while list < row.attributes.len() {
        own += row.attributes[list].len();
        list += 1;
    }
    ClassSpec {
        name: row.name,
        label: row.label,
        icon: row.icon,
        base: row.base,
        description: row.description,
        own,
    }
}

/// The entry of that number, counted through all classes.
const fn entry(mut at: usize) -> Entry {
    let mut row = 0;
    while row < ROWS.len() {
        let mut list = 0;
        while list < ROWS[row].attributes.len() {
            let entries = ROWS[row].attributes[list];
            if at < entries.len() {
                return entries[at];
            }
            at -= entries.len();
            list += 1;
        }
        row += 1;
    }
    panic!("there are fewer entries");
}
