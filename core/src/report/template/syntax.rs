//! The tree of a template.

/// A template that was read: a tree, with the text for the places of diagnostics.
#[derive(Clone, Debug)]
pub struct Template {
    pub(super) source: String,
    pub(super) pieces: Vec<Piece>,
}

/// A stretch of a template.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// Literal text.
    Text(String),
    /// A value that a field further out evaluated; see [`Placeholder`].
    Placeholder(Placeholder),
    /// A field, as `{tm.name}`.
    Field(Field),
}

/// Where a field with too few braces was in a spec: its value is evaluated once, together with
/// the field that it is in, and inserted wherever the spec shows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placeholder {
    /// How many fields enclose the one whose spec it is in.
    pub(super) frame: usize,
    /// Its position in [`Field::placeholders`] of that field.
    pub(super) index: usize,
}

/// A field: which value, and what to do with it.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// Byte offset of its name in the template.
    pub(super) offset: usize,
    /// The name that the look-up starts from.
    pub(super) first: String,
    /// What is looked up in it, one after the other.
    pub(super) steps: Vec<Step>,
    /// How the value becomes text before the spec sees it.
    pub(super) conversion: Option<Conversion>,
    /// The fields of this brace level inside its spec.
    pub(super) placeholders: Vec<Field>,
    /// What is done with the value.
    pub(super) spec: Spec,
}

/// `.name` or `[0]`.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// Byte offset of the name or index in the template.
    pub(super) offset: usize,
    /// What is looked up.
    pub(super) what: StepKind,
}

/// What a step looks up.
#[derive(Clone, Debug)]
pub(super) enum StepKind {
    /// An attribute by its name.
    Attribute(String),
    /// An item by its position.
    Index(usize),
    /// An item by a text, as `[key]`: nothing in a report can be looked up so.
    Key(String),
}

/// `!s`, `!r`, `!a`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Conversion {
    Text,
    Repr,
    Ascii,
}

/// What comes after the colon of a field.
#[derive(Clone, Debug)]
pub(super) enum Spec {
    /// Nothing: the value as text.
    Plain,
    /// Width, alignment and the like, or an escaping of ours.
    Format(Vec<Piece>),
    /// `repeat`: the body once for each item.
    Repeat(Vec<Piece>),
    /// `if` and `not`: the body where the truth of the value is that.
    Conditional { shown_when: bool, body: Vec<Piece> },
    /// `call`: a method of the value, or a function on it.
    Call(Call),
}

/// `call:…`. What is up to the first colon names a function; where the value is a method, it is
/// the beginning of the template for the result.
#[derive(Clone, Debug)]
pub(super) struct Call {
    /// Byte offset of what follows `call:`.
    pub(super) offset: usize,
    /// The name of a function; text that can be none where the colon belongs to a template.
    pub(super) function: String,
    /// What a method's template has in front of `body`.
    pub(super) prefix: String,
    /// The template for each item of a list.
    pub(super) body: Vec<Piece>,
}
