//! The sentences for an attribute: how it is asked about, stated and explained.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::table;

/// The sentences for an attribute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The question to the user, `{name}` standing for the part's name:
    /// "Does {name} check input before using it?". Without a name, "it" is there.
    pub question: Cow<'static, str>,
    /// The clause when it holds: "checks input before using it". For attributes that are not
    /// yes or no, a clause with `{value}`: "speaks {value}".
    pub holds: Cow<'static, str>,
    /// The clause when it does not: "does not check input before using it". For others, the clause
    /// when nothing is answered: "says no protocol".
    pub holds_not: Cow<'static, str>,
    /// One or two sentences of help for someone who is no security expert.
    pub help: Cow<'static, str>,
}

/// Where the sentences for an attribute are.
#[derive(Clone, Debug)]
pub enum WordingAt {
    /// In [`built_in_wording`], at that place.
    BuiltIn(u16),
    /// Here: the attribute is one of a custom type.
    Here(Wording),
}

static BUILT_IN: LazyLock<Vec<Wording>> = LazyLock::new(|| {
    let words = table::WORDS.iter().map(|words| Wording {
        question: Cow::Borrowed(words.question),
        holds: Cow::Borrowed(words.holds),
        holds_not: Cow::Borrowed(words.holds_not),
        help: Cow::Borrowed(words.help),
    });
    words.collect()
});

/// The sentences for all built-in attributes.
///
/// They are large. The page does not call this: it asks the engine for them.
pub fn built_in_wording() -> &'static [Wording] {
    &BUILT_IN
}

impl Wording {
    /// The question with the part's name in it, or with "it" and "its" for an empty name.
    pub fn question_for(&self, name: &str) -> String {
        if name.is_empty() {
            self.question
                .replace("{name}'s", "its")
                .replace("{name}", "it")
        } else {
            self.question.replace("{name}", name)
        }
    }
}
