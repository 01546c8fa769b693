//! Parts of any page: they know nothing of threat modelling.

pub(crate) mod button;
pub(crate) mod dialog;
pub(crate) mod empty_state;
pub(crate) mod field;
pub(crate) mod icon;
pub(crate) mod inline_code;
pub(crate) mod keys;
pub(crate) mod menu;
pub(crate) mod modal;
pub(crate) mod name_field;
pub(crate) mod number_field;
pub(crate) mod search;
pub(crate) mod segments;
pub(crate) mod select;
pub(crate) mod size_observer;
pub(crate) mod splitter;
pub(crate) mod tabs;
pub(crate) mod tooltip;
pub(crate) mod virtual_list;
