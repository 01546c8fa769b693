//! Enumerations, with the values that pytm's form uses for their members.

use std::borrow::Cow;

/// What stands for a member in pytm's JSON form, where it is a number.
pub type Number = i64;

/// An enumeration of the schema.
#[derive(Clone, Debug)]
pub struct Enumeration {
    /// Name, as conditions write it: `TLSVersion`.
    pub name: Cow<'static, str>,
    /// Its members, ascending where they are ordered.
    pub members: Cow<'static, [Member]>,
    /// Whether `<` and `>` compare its members.
    pub ordered: bool,
}

/// A member of an enumeration.
#[derive(Clone, Debug)]
pub struct Member {
    /// Name in conditions: `LONG`.
    pub name: Cow<'static, str>,
    /// Value in pytm: a number (as text) or a text, as `6` or `LONG_LIVED`.
    pub value: Cow<'static, str>,
    /// Number in pytm, where its value is one.
    pub number: Option<Number>,
    /// Words for the user: "Long lived".
    pub label: Cow<'static, str>,
}

impl Enumeration {
    /// Position of the member of that name.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.members.iter().position(|member| member.name == name)
    }

    /// The member of that name.
    pub fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name == name)
    }
}
