//! The built-in report templates.

/// A built-in template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltinTemplate {
    /// The name it is asked for by.
    pub name: &'static str,
    /// Its name on the page.
    pub label: &'static str,
    /// Its text.
    pub template: &'static str,
}

/// All of them; the first is the default.
pub const BUILTIN_TEMPLATES: [BuiltinTemplate; 1] = [BuiltinTemplate {
    name: "full",
    label: "Full report",
    template: include_str!("builtin/full.md"),
}];

/// The text of the built-in template of that name.
pub fn builtin_template(name: &str) -> Option<&'static str> {
    let mut all = BUILTIN_TEMPLATES.iter();
    all.find(|builtin| builtin.name == name)
        .map(|builtin| builtin.template)
}
