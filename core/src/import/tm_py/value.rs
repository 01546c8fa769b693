//! The values of a script, and the mutable objects on its heap.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::python::{Expr, Parameters, Span, Statement};

/// The index of a mutable object on the heap.
pub(super) type HeapIndex = usize;

/// A value.
#[derive(Clone, Debug)]
pub(super) enum Value<'t> {
    /// A value that only running the script would reveal.
    Unknown,
    None,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(Rc<str>),
    Tuple(Rc<[Value<'t>]>),
    List(HeapIndex),
    Set(HeapIndex),
    Dict(HeapIndex),
    /// An instance of a class, pytm's or the script's own.
    Object(HeapIndex),
    /// A class, by its position among all.
    Class(usize),
    /// An enumeration of pytm's, by its position in the schema.
    Enumeration(usize),
    /// A member of it.
    Member(usize, usize),
    /// A function of the script.
    Function(Rc<Closure<'t>>),
    /// A function of the script, bound to what it is called on.
    Bound(Rc<(Value<'t>, Rc<Closure<'t>>)>),
    /// A method that Python or pytm has, with what it is called on.
    Method(Rc<(Value<'t>, Rc<str>)>),
    /// `super()`: attributes are looked up after that class.
    Super(HeapIndex, usize),
    /// A function that Python or pytm has.
    Builtin(&'static str),
    /// pytm itself, or a part of it.
    Pytm,
    /// Something from another module, by its path.
    Other(Rc<str>),
}

/// A function of the script.
#[derive(Debug)]
pub(super) struct Closure<'t> {
    pub(super) name: &'t str,
    pub(super) parameters: &'t Parameters,
    /// The defaults of the parameters, plain ones first.
    pub(super) defaults: Vec<Option<Value<'t>>>,
    pub(super) body: Body<'t>,
    /// The scope that it was made in.
    pub(super) scope: usize,
    /// The class that it is a method of.
    pub(super) owner: Option<usize>,
    pub(super) binding: Binding,
}

/// What a function does.
#[derive(Clone, Copy, Debug)]
pub(super) enum Body<'t> {
    Statements(&'t [Statement]),
    Value(&'t Expr),
}

/// How a method is bound to what it is called on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binding {
    Instance,
    Class,
    Static,
    Property,
}

/// A mutable object.
#[derive(Clone, Debug)]
pub(super) enum HeapCell<'t> {
    /// A list, or a set in the order of its making.
    Items(Vec<Value<'t>>),
    /// A dictionary.
    Pairs(Vec<(Value<'t>, Value<'t>)>),
    Object(Object<'t>),
}

/// An instance of a class.
#[derive(Clone, Debug)]
pub(super) struct Object<'t> {
    pub(super) class: usize,
    pub(super) fields: BTreeMap<Rc<str>, Field<'t>>,
    /// Where it was made.
    pub(super) span: Span,
    /// The comment that is above the statement that made it.
    pub(super) comment: Option<Rc<str>>,
}

/// A field of an instance.
#[derive(Clone, Debug)]
pub(super) struct Field<'t> {
    pub(super) value: Value<'t>,
    /// Where it was set.
    pub(super) span: Span,
    /// Whether reading it created it: it counts once something was added to it.
    pub(super) implicit: bool,
}

/// A class, pytm's or the script's own.
#[derive(Clone, Debug, Default)]
pub(super) struct ClassInfo<'t> {
    pub(super) name: Rc<str>,
    /// The class that it extends, by its position.
    pub(super) base: Option<usize>,
    /// Whether it is pytm's.
    pub(super) native: bool,
    /// Whether the script uses it without defining it: its base is the class that is probably meant.
    pub(super) is_undefined: bool,
    /// Whether it is an enumeration of the script's own.
    pub(super) is_enum: bool,
    /// Whether its fields are taken in order when one is made, as of a dataclass.
    pub(super) is_dataclass: bool,
    pub(super) members: BTreeMap<&'t str, Value<'t>>,
    /// The names of what is not a function, in order, each with where it is.
    pub(super) fields: Vec<(&'t str, Span)>,
    pub(super) description: String,
    pub(super) span: Span,
}

/// The evaluated arguments of a call.
#[derive(Clone, Debug, Default)]
pub(super) struct CallArgs<'t> {
    pub(super) positional: Vec<Value<'t>>,
    pub(super) keywords: Vec<(Rc<str>, Value<'t>, Span)>,
    pub(super) span: Span,
}

impl<'t> CallArgs<'t> {
    /// The value given at that position; `None` where there is none.
    pub(super) fn positional_or_none(&self, position: usize) -> Value<'t> {
        self.positional
            .get(position)
            .cloned()
            .unwrap_or(Value::None)
    }

    /// The value given by that name.
    pub(super) fn keyword(&self, name: &str) -> Option<Value<'t>> {
        let found = self
            .keywords
            .iter()
            .find(|(existing, _, _)| &**existing == name);
        found.map(|(_, value, _)| value.clone())
    }
}

impl<'t> Value<'t> {
    /// A text.
    pub(super) fn text(text: &str) -> Value<'t> {
        Value::Text(Rc::from(text))
    }

    /// The text, if it is one.
    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn is_unknown(&self) -> bool {
        matches!(self, Value::Unknown | Value::Other(_))
    }

    /// The whole number, if it is one; a truth value counts as one.
    pub(super) fn as_int(&self) -> Option<i64> {
        match self {
            Value::Int(number) => Some(*number),
            Value::Bool(value) => Some(i64::from(*value)),
            _ => None,
        }
    }

    pub(super) fn as_float(&self) -> Option<f64> {
        match self {
            Value::Float(number) => Some(*number),
            #[expect(
                clippy::cast_precision_loss,
                reason = "as Python does, for shown numbers"
            )]
            _ => self.as_int().map(|number| number as f64),
        }
    }
}
