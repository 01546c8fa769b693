//! The answer to a question, as its control reads and changes it.

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::model::{Id, Value};
use parapet_core::schema::Attribute;

use crate::state::Workspace;
use crate::words::terms::{help_text, question_text};

/// What a control needs: which answer it is for, its current value, and how to change it.
#[derive(Clone, Copy)]
pub(super) struct Answer {
    pub(super) workspace: Workspace,
    pub(super) id: StoredValue<Id>,
    pub(super) attribute: StoredValue<Arc<Attribute>>,
    /// The valid value that is set here, if any.
    pub(super) value: Memo<Option<Value>>,
}

impl Answer {
    /// Sets the answer, or with `None` clears it.
    pub(super) fn set(self, value: Option<Value>) {
        let name = self
            .attribute
            .with_value(|attribute| attribute.name.to_string());
        crate::commands::edits::answer(self.workspace, self.id.get_value(), &name, value);
    }

    /// The short name of what is asked.
    pub(super) fn label(self) -> String {
        self.attribute
            .with_value(|attribute| attribute.label.to_string())
    }

    /// The question, with "it" for the part.
    pub(super) fn words(self) -> String {
        let built_in = self.workspace.answers.wording.get_untracked();
        self.attribute
            .with_value(|attribute| question_text(attribute, &built_in, ""))
    }

    /// What an answer means.
    pub(super) fn help(self) -> String {
        let built_in = self.workspace.answers.wording.get_untracked();
        self.attribute
            .with_value(|attribute| help_text(attribute, &built_in))
    }
}
