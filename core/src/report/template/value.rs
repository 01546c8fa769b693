//! The values of a template: plain ones, and objects of a [`DataSource`].

use std::borrow::Cow;
use std::rc::Rc;

/// A value, as Python would hold it.
#[derive(Clone, Debug)]
pub enum Value<'a, O> {
    /// Nothing: prints `None`.
    None,
    /// Prints `True` or `False`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Text.
    Text(Cow<'a, str>),
    /// Several values.
    List(List<'a, O>),
    /// Something with attributes of its own.
    Object(O),
    /// A method of an object, not called yet.
    Method(O, &'static str),
    /// A method of a text, not called yet.
    TextMethod(Rc<str>, &'static str),
    /// A class, by its name.
    Class(Cow<'a, str>),
}

/// Several values, and what kind of collection they are.
#[derive(Clone, Debug)]
pub struct List<'a, O> {
    /// How it prints and what can be done with it.
    pub kind: CollectionKind,
    /// Its items, in their order.
    pub items: Rc<[Value<'a, O>]>,
}

/// The kind of a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CollectionKind {
    /// Python's list: `[1, 2]`. A call can fill a template with it.
    List,
    /// Python's tuple: `(1, 2)`.
    Tuple,
    /// Python's set: `{1, 2}`, an empty one `set()`. It has no first item.
    Set,
    /// pytm's set of data: prints the names of its items, each once and sorted. It has no first item.
    DataSet,
}

impl<'a, O> Value<'a, O> {
    /// A list of values.
    pub fn list(items: impl IntoIterator<Item = Value<'a, O>>) -> Value<'a, O> {
        Value::collection(CollectionKind::List, items)
    }

    /// A collection of that kind.
    pub fn collection(
        kind: CollectionKind,
        items: impl IntoIterator<Item = Value<'a, O>>,
    ) -> Value<'a, O> {
        Value::List(List {
            kind,
            items: items.into_iter().collect(),
        })
    }

    /// Text of the model or the library.
    pub fn text(text: &'a str) -> Value<'a, O> {
        Value::Text(Cow::Borrowed(text))
    }
}

/// Knows the names that a template starts from, and what objects are.
///
/// Values borrow from what the world shows (`'a`), not from the world itself.
pub trait DataSource<'a> {
    /// A handle of an object.
    type Object: Copy + 'a;

    /// The value of a name; `item` is not asked for here.
    fn name(&self, name: &str) -> Option<Value<'a, Self::Object>>;

    /// All names, for "Nearest".
    fn names(&self) -> Vec<&'a str>;

    /// An attribute or a method of an object.
    fn attribute(&self, object: Self::Object, name: &str) -> Option<Value<'a, Self::Object>>;

    /// The names of all attributes and methods of an object, for "Nearest".
    fn attributes(&self, object: Self::Object) -> Vec<&'a str>;

    /// The attributes with their values that a repeat over an object goes through.
    fn pairs(&self, object: Self::Object) -> Vec<(&'a str, Value<'a, Self::Object>)>;

    /// Calls a method that [`DataSource::attribute`] gave. An error says why it cannot be called, as a
    /// clause: "needs a list of flows".
    fn call(
        &self,
        object: Self::Object,
        method: &str,
    ) -> Result<Value<'a, Self::Object>, &'static str>;

    /// Calls a function on a value; `None` where there is no such function.
    fn function(
        &self,
        name: &str,
        value: &Value<'a, Self::Object>,
    ) -> Option<Value<'a, Self::Object>>;

    /// The names of all functions.
    fn functions(&self) -> &[&'static str];

    /// The name of an object's class.
    fn class(&self, object: Self::Object) -> &'a str;

    /// An object as text, as Python's `str`.
    fn text(&self, object: Self::Object) -> Cow<'a, str>;

    /// Whether a width or an alignment can be asked of an object, as of an enumeration's members.
    fn formats_as_text(&self, object: Self::Object) -> bool;
}
