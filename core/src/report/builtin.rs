//! The report templates that come with Parapet.

/// A template that is there without anyone bringing one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Builtin {
    /// The name it is asked for by.
    pub name: &'static str,
    /// Its name for a person.
    pub label: &'static str,
    /// Its text.
    pub template: &'static str,
}

/// All of them; the first is the one a person sees first.
pub const BUILTINS: [Builtin; 1] = [Builtin {
    name: "full",
    label: "Full report",
    template: include_str!("builtin/full.md"),
}];

/// The text of the built-in template of that name.
pub fn builtin(name: &str) -> Option<&'static str> {
    let mut all = BUILTINS.iter();
    all.find(|builtin| builtin.name == name)
        .map(|builtin| builtin.template)
}
