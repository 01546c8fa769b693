//! Attributes: looked up as Python does, and set as pytm takes them.

use std::rc::Rc;

use super::Interpreter;
use crate::diagnostic::messages;
use crate::import::tm_py::value::{Binding, CallArgs, Field, HeapCell, HeapIndex, Value};
use crate::model::Kind;
use crate::python::Span;
use crate::schema::{Attribute, Fallback, Type};

impl<'t> Interpreter<'t> {
    /// The value of an attribute.
    pub(super) fn attribute(&mut self, object: &Value<'t>, name: &str, span: Span) -> Value<'t> {
        match object {
            Value::Object(at) => self.object_attribute(*at, name, span),
            Value::Class(class) => match self.class_member(*class, name) {
                Some(Value::Function(closure)) if closure.binding == Binding::Class => {
                    Value::Bound(Rc::new((object.clone(), closure)))
                }
                Some(value) => value,
                None if name == "__name__" => {
                    let class = self.classes.get(*class);
                    class.map_or(Value::Unknown, |class| Value::Text(class.name.clone()))
                }
                None => Value::Method(Rc::new((object.clone(), Rc::from(name)))),
            },
            Value::Super(at, class) => {
                let base = self.classes.get(*class).and_then(|class| class.base);
                match base.and_then(|base| self.class_member(base, name)) {
                    Some(Value::Function(closure)) => {
                        Value::Bound(Rc::new((Value::Object(*at), closure)))
                    }
                    Some(value) => value,
                    None if name.starts_with("__") => {
                        Value::Method(Rc::new((Value::Object(*at), Rc::from(name))))
                    }
                    None => self.object_attribute(*at, name, span),
                }
            }
            Value::Enumeration(at) => self.enum_member(*at, name),
            Value::Member(at, member) => {
                let member = self
                    .schema()
                    .enumerations()
                    .get(*at)
                    .and_then(|it| it.members.get(*member));
                match (name, member) {
                    ("name", Some(member)) => Value::text(&member.name),
                    ("value", Some(member)) => match member.number {
                        Some(number) => Value::Int(number),
                        None => Value::text(&member.value),
                    },
                    _ => Value::Unknown,
                }
            }
            Value::Pytm => self.pytm_attribute(name),
            Value::Other(path) if &**path == "sys" && name == "argv" => {
                self.list(vec![Value::text("tm.py")])
            }
            Value::Other(path) => Value::Other(Rc::from(format!("{path}.{name}"))),
            Value::Function(closure) if name == "__name__" => Value::text(closure.name),
            Value::Text(_) | Value::List(_) | Value::Set(_) | Value::Dict(_) | Value::Tuple(_) => {
                Value::Method(Rc::new((object.clone(), Rc::from(name))))
            }
            Value::Builtin(_) => Value::Method(Rc::new((object.clone(), Rc::from(name)))),
            _ => Value::Unknown,
        }
    }

    fn object_attribute(&mut self, at: HeapIndex, name: &str, span: Span) -> Value<'t> {
        let Some(object) = self.object_at(at) else {
            return Value::Unknown;
        };
        let class = object.class;
        if let Some(field) = object.fields.get(name) {
            return field.value.clone();
        }
        let this = Value::Object(at);
        // Each instance has controls of its own, whatever its class gives as their default.
        let native = self.native_of(class);
        if name == "controls" && native.as_ref().is_some_and(|native| self.is_part(native)) {
            let controls = self
                .classes
                .iter()
                .position(|class| &*class.name == "Controls");
            let result = self.construct(
                controls.unwrap_or(0),
                CallArgs {
                    span,
                    ..CallArgs::default()
                },
            );
            return self.set_implicit(at, name, result, span);
        }
        match self.class_member(class, name) {
            Some(Value::Function(closure)) => {
                return match closure.binding {
                    Binding::Instance => Value::Bound(Rc::new((this, closure))),
                    Binding::Class => Value::Bound(Rc::new((Value::Class(class), closure))),
                    Binding::Static => Value::Function(closure),
                    Binding::Property => {
                        let args = CallArgs {
                            span,
                            ..CallArgs::default()
                        };
                        self.call_closure(&closure, Some(this), args)
                    }
                };
            }
            Some(value) => return value,
            None => {}
        }
        if name == "__class__" {
            return Value::Class(class);
        }
        let Some(native) = native else {
            return Value::Unknown;
        };
        match self.schema_attribute(&native, name) {
            Some(attribute) => self.attribute_default(at, &attribute, span),
            None => Value::Method(Rc::new((this, Rc::from(name)))),
        }
    }

    /// What the schema says of an attribute of pytm's class.
    fn schema_attribute(&self, native: &str, name: &str) -> Option<Rc<Attribute>> {
        let found = match native {
            "Controls" => self
                .schema()
                .attribute_of("Element", &format!("controls.{name}")),
            native => self.schema().attribute_of(native, name),
        };
        found.map(|attribute| Rc::new(Attribute::clone(attribute)))
    }

    /// The default of an attribute; a container is put there, so that it can be changed.
    fn attribute_default(&mut self, at: HeapIndex, attribute: &Attribute, span: Span) -> Value<'t> {
        let items = match &attribute.fallback {
            Fallback::Bool(value) => return Value::Bool(*value),
            Fallback::Int(number) => return Value::Int(*number),
            Fallback::Text(text) => return Value::text(text),
            Fallback::Nothing => return Value::None,
            Fallback::Choice(member) => {
                let Type::Choice(name) = &attribute.kind else {
                    return Value::Unknown;
                };
                let all = self.schema().enumerations();
                let enumeration = all.iter().position(|it| it.name == *name);
                return enumeration.map_or(Value::Unknown, |it| self.enum_member(it, member));
            }
            Fallback::LevelZero => vec![Value::Int(0)],
            Fallback::Empty => Vec::new(),
        };
        let set = attribute.name == "data" || attribute.kind == Type::Numbers;
        let container = self.allocate(HeapCell::Items(items));
        let container = if set {
            Value::Set(container)
        } else {
            Value::List(container)
        };
        self.set_implicit(at, &attribute.name, container, span)
    }

    fn set_implicit(
        &mut self,
        at: HeapIndex,
        name: &str,
        value: Value<'t>,
        span: Span,
    ) -> Value<'t> {
        if let Some(object) = self.object_mut(at) {
            let field = Field {
                value: value.clone(),
                span,
                implicit: true,
            };
            object.fields.insert(Rc::from(name), field);
        }
        value
    }

    /// Whether a class of pytm's is one of elements, boundaries or flows.
    pub(super) fn is_part(&self, native: &str) -> bool {
        let schema = self.schema();
        let element = schema.class_id("Element");
        let class = schema.class_id(native);
        class
            .zip(element)
            .is_some_and(|(class, element)| schema.is_a(class, element))
    }

    /// Sets an attribute.
    pub(super) fn set_attribute(
        &mut self,
        object: &Value<'t>,
        name: &str,
        value: Value<'t>,
        span: Span,
    ) {
        let Value::Object(at) = object else {
            return;
        };
        let Some(class) = self.object_at(*at).map(|object| object.class) else {
            return;
        };
        if !self.step(2, span) {
            return;
        }
        let native = self.native_of(class).unwrap_or_else(|| Rc::from(""));
        let has_name = |interpreter: &Self| {
            interpreter
                .object_at(*at)
                .is_some_and(|object| object.fields.contains_key("name"))
        };
        if name == "name" && self.is_part(&native) && has_name(self) {
            let diagnostic = messages::script_renames_element();
            self.report(
                span,
                diagnostic.hint("Write the new name where it is made."),
            );
            return;
        }
        let value = self.coerced(&native, name, value, span);
        let mut fresh = false;
        if let Some(object) = self.object_mut(*at) {
            let field = Field {
                value,
                span,
                implicit: false,
            };
            fresh = object.fields.insert(Rc::from(name), field).is_none();
        }
        if fresh {
            self.step(2, span);
        }
    }

    /// A value as pytm takes it for an attribute: lists are copied, a text for the data of a flow
    /// becomes data.
    fn coerced(&mut self, native: &str, name: &str, value: Value<'t>, span: Span) -> Value<'t> {
        match (&value, name) {
            (Value::Text(text), "data") if native == "Dataflow" => {
                let text = Value::Text(Rc::clone(text));
                let class = self.classes.iter().position(|class| &*class.name == "Data");
                let args = CallArgs {
                    positional: vec![Value::text("undefined")],
                    keywords: vec![(Rc::from("description"), text, span)],
                    span,
                };
                let result = self.construct(class.unwrap_or(0), args);
                if let Value::Object(at) = result
                    && let Some(object) = self.object_mut(at)
                {
                    let field = Field {
                        value: Value::Bool(true),
                        span,
                        implicit: false,
                    };
                    object
                        .fields
                        .insert(Rc::from(super::super::FROM_TEXT), field);
                }
                self.set_of(vec![result], span)
            }
            (Value::Dict(_), "controls") if self.is_part(native) => {
                let class = self
                    .classes
                    .iter()
                    .position(|class| &*class.name == "Controls");
                let pairs = self.pairs(&value).into_iter();
                let named = pairs.filter_map(|(key, value)| match key {
                    Value::Text(key) => Some((key, value, span)),
                    _ => None,
                });
                let args = CallArgs {
                    keywords: named.collect(),
                    span,
                    ..CallArgs::default()
                };
                self.construct(class.unwrap_or(0), args)
            }
            (Value::List(at) | Value::Set(at), _)
                if self.schema_attribute(native, name).is_some() =>
            {
                let items = self.items_at(*at).to_vec();
                self.step(items.len(), span);
                let copy = self.allocate(HeapCell::Items(items));
                match value {
                    Value::List(_) if !self.stores_set(native, name) => Value::List(copy),
                    _ => Value::Set(copy),
                }
            }
            (Value::Int(_) | Value::Object(_), _) if self.stores_set(native, name) => {
                let only = self.allocate(HeapCell::Items(vec![value]));
                Value::Set(only)
            }
            _ => value,
        }
    }

    /// Whether pytm makes a set of whatever it is given for that attribute.
    fn stores_set(&self, native: &str, name: &str) -> bool {
        let attribute = self.schema().attribute_of(native, name);
        attribute
            .is_some_and(|it| it.kind == Type::Numbers || it.kind == Type::References(Kind::Data))
    }

    pub(super) fn enum_member(&self, enumeration: usize, name: &str) -> Value<'t> {
        let found = self.schema().enumerations().get(enumeration);
        let position = found.and_then(|found| found.position(name));
        position.map_or(Value::Unknown, |position| {
            Value::Member(enumeration, position)
        })
    }

    /// `Classification(4)`, `Lifetime("LONG_LIVED")`
    pub(super) fn enum_member_by_value(&self, enumeration: usize, value: &Value<'t>) -> Value<'t> {
        let found = self.schema().enumerations().get(enumeration);
        let position = found.and_then(|found| {
            let mut members = found.members.iter();
            members.position(|member| match value {
                Value::Text(text) => member.number.is_none() && member.value == **text,
                value => member.number.is_some() && member.number == value.as_int(),
            })
        });
        match (position, value) {
            (_, Value::Member(..)) => value.clone(),
            (Some(position), _) => Value::Member(enumeration, position),
            _ => Value::Unknown,
        }
    }
}
