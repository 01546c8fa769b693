//! Errors in the evaluation of a template.

use crate::diagnostic::nearest;

/// Something that could not be evaluated. Ordered by place.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TemplateError {
    /// Byte offset in the template.
    pub(super) offset: usize,
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) hint: String,
}

impl TemplateError {
    /// A error without a hint.
    pub(super) fn new(
        code: &'static str,
        offset: usize,
        message: impl Into<String>,
    ) -> TemplateError {
        TemplateError {
            offset,
            code,
            message: message.into(),
            hint: String::new(),
        }
    }

    /// The same with a hint at the nearest known name.
    pub(super) fn nearest<'n>(
        mut self,
        name: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) -> TemplateError {
        if let Some(nearest) = nearest(name, known) {
            self.hint = format!("Nearest: `{nearest}`.");
        }
        self
    }
}

/// A class's name with its article.
pub(super) fn with_article(class: &str) -> String {
    let vowels = ['A', 'E', 'I', 'O', 'a', 'e', 'i', 'o'];
    let article = if class.starts_with(vowels) || class == "LLM" {
        "an"
    } else {
        "a"
    };
    format!("{article} {class}")
}

/// The same at the beginning of a sentence.
pub(super) fn capitalized(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(rest).collect()
}
