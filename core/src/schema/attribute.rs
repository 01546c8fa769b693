//! One attribute: its type, its default, and its label.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::wording::{Wording, WordingAt};
use super::{Kind, Value};

/// The type of an attribute's values.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Type {
    /// Yes or no: [`Value::Bool`].
    Bool,
    /// A whole number: [`Value::Int`].
    Int,
    /// Text: [`Value::Text`].
    Text,
    /// A member of the enumeration of that name: [`Value::Choice`].
    Choice(Cow<'static, str>),
    /// Another part of that kind: [`Value::Reference`].
    Reference(Kind),
    /// Other parts of that kind: [`Value::References`].
    References(Kind),
    /// Whole numbers: [`Value::Numbers`].
    Numbers,
    /// Texts: [`Value::Texts`].
    Texts,
    /// Overrides of findings: [`Value::Overrides`].
    Overrides,
    /// Assumptions: [`Value::Assumptions`].
    Assumptions,
    /// Findings; the analysis makes them and nobody sets them.
    Findings,
}

/// What counts where nobody answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fallback {
    /// Yes or no.
    Bool(bool),
    /// A whole number; −1 stands for "none" in ports and orders, as in pytm.
    Int(i64),
    /// Text.
    Text(Cow<'static, str>),
    /// A member of the attribute's enumeration, by name.
    Choice(Cow<'static, str>),
    /// Level 0 alone.
    LevelZero,
    /// No reference.
    Nothing,
    /// An empty list.
    Empty,
}

/// Where an attribute is in the inspector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Group {
    /// What it is: description, boundary, scope, ends of a flow.
    About,
    /// How it talks: protocol, ports, order, response, TLS.
    Communication,
    /// What data it has and how sensitive that is.
    Data,
    /// What kind of system it is: operating system, environment, code type, LLM traits.
    Nature,
    /// Who may do what: authentication, authorisation, least privilege.
    Access,
    /// How it treats what comes in and goes out.
    Input,
    /// Sessions and cookies.
    Session,
    /// Encryption and integrity.
    Cryptography,
    /// How it withstands failure and load.
    Resilience,
    /// How findings on it are treated: overrides, assumptions, severity.
    Findings,
}

/// An attribute of a class.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// Name; a control's starts with `controls.`.
    pub name: Cow<'static, str>,
    /// Type of its values.
    pub kind: Type,
    /// What counts where nobody answered.
    pub fallback: Fallback,
    /// Whether the analysis makes it, so that nobody sets it (`inputs`, `findings`, …).
    pub computed: bool,
    /// Its place in the inspector.
    pub group: Group,
    /// Short label: "Checks input".
    pub label: Cow<'static, str>,
    /// Where its sentences are.
    pub wording: WordingAt,
}

impl Attribute {
    /// The default as a value; `None` for "no reference".
    pub fn default_value(&self) -> Option<Value> {
        Some(match &self.fallback {
            Fallback::Bool(b) => Value::Bool(*b),
            Fallback::Int(n) => Value::Int(*n),
            Fallback::Text(text) => Value::Text(text.clone().into_owned()),
            Fallback::Choice(name) => Value::Choice(name.clone().into_owned()),
            Fallback::LevelZero => Value::Numbers(vec![0]),
            Fallback::Nothing => return None,
            Fallback::Empty => match self.kind {
                Type::References(_) => Value::References(Vec::new()),
                Type::Texts => Value::Texts(Vec::new()),
                Type::Overrides => Value::Overrides(Vec::new()),
                Type::Assumptions => Value::Assumptions(Vec::new()),
                _ => return None,
            },
        })
    }

    /// Its sentences: those of its own, or those in `built_in`, which are [`built_in_wording`] or
    /// a copy of it. `None` where the copy has not come yet.
    ///
    /// [`built_in_wording`]: super::built_in_wording
    pub fn wording<'a>(&'a self, built_in: &'a [Wording]) -> Option<&'a Wording> {
        match &self.wording {
            WordingAt::BuiltIn(at) => built_in.get(usize::from(*at)),
            WordingAt::Here(wording) => Some(wording),
        }
    }
}
