//! Classes of the script, and what is made of classes.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Frame, Runner, Scope, call};
use crate::diagnostic::Diagnostic;
use crate::import::tm_py::old;
use crate::import::tm_py::value::{Cell, ClassInfo, Field, Given, Object, Ref, Value};
use crate::python::{self, Expr, ExprKind, Span, Statement, StatementKind};

impl<'t> Runner<'t> {
    /// Defines a class of the script.
    pub(super) fn define(&mut self, class: &'t python::Class) {
        let mut info = ClassInfo {
            name: Rc::from(class.name.text.as_str()),
            positional: class.decorators.iter().any(is_dataclass),
            description: doc_string(&class.body).unwrap_or_default().to_owned(),
            span: class.name.span,
            ..ClassInfo::default()
        };
        for base in &class.bases {
            match self.eval(&base.value) {
                Value::Class(base) if info.base.is_none() => {
                    info.base = Some(base);
                    let there = self.classes.get(base);
                    info.enumerates |= there.is_some_and(|base| base.enumerates);
                    info.positional |= there.is_some_and(|base| base.positional);
                }
                Value::Other(path) => {
                    info.enumerates |= path.starts_with("enum.");
                    info.positional |= path.ends_with("NamedTuple");
                }
                _ => {}
            }
        }
        let parent = self.frames.last().map_or(0, |frame| frame.scope);
        self.scopes.push(Scope {
            parent: Some(parent),
            of_class: true,
            ..Scope::default()
        });
        let scope = self.scopes.len().saturating_sub(1);
        self.frames.push(Frame {
            scope,
            ..Frame::default()
        });
        self.block(&class.body);
        self.frames.pop();
        let names = self
            .scopes
            .get_mut(scope)
            .map(|scope| std::mem::take(&mut scope.names));
        let position = self.classes.len();
        let enumerates = info.enumerates;
        for (name, value) in names.into_iter().flatten().collect::<BTreeMap<_, _>>() {
            let value = match value {
                Value::Function(closure) => {
                    let binding = closure.binding;
                    Value::Function(Rc::new(call::copy_of(&closure, Some(position), binding)))
                }
                value if enumerates => {
                    let fields = [("name", Value::text(name)), ("value", value)];
                    self.plain_object(position, fields, class.name.span)
                }
                value => value,
            };
            info.members.insert(name, value);
        }
        info.fields = fields_of(&class.body);
        if self.add_class(info).is_some() {
            self.bind(&class.name.text, Value::Class(position));
        }
    }

    fn plain_object<const N: usize>(
        &mut self,
        class: usize,
        fields: [(&str, Value<'t>); N],
        span: Span,
    ) -> Value<'t> {
        let fields = fields.into_iter().map(|(name, value)| {
            let field = Field {
                value,
                span,
                implicit: false,
            };
            (Rc::from(name), field)
        });
        Value::Object(self.make(Cell::Object(Object {
            class,
            fields: fields.collect(),
            span,
            comment: None,
        })))
    }

    /// A class that nobody defined: what is made of it becomes the class that is probably meant.
    pub(super) fn unknown_class(&mut self, name: &'t str, span: Span) -> Value<'t> {
        let meant = old::class_meant(name, self.schema());
        let base = self.classes.iter().position(|class| &*class.name == meant);
        let diagnostic = Diagnostic::warning(
            "unknown-class",
            format!("pytm has no class {name}. What is made of it is read as {meant}."),
        );
        self.say_once(name, span, diagnostic.hint("Name one of pytm's classes."));
        let class = ClassInfo {
            name: Rc::from(name),
            base,
            strange: true,
            span,
            ..ClassInfo::default()
        };
        let Some(made) = self.add_class(class) else {
            return Value::Unknown;
        };
        let made = Value::Class(made);
        if let Some(outermost) = self.scopes.first_mut() {
            outermost.names.insert(name, made.clone());
        }
        made
    }

    /// Makes an instance of a class.
    pub(super) fn construct(&mut self, class: usize, given: Given<'t>) -> Value<'t> {
        if self
            .classes
            .get(class)
            .is_some_and(|class| class.enumerates)
        {
            return self.member_by_value(class, &given.at(0));
        }
        let made = self.plain_object(class, [], given.span);
        let Value::Object(at) = made else {
            return Value::Unknown;
        };
        match self.member_of(class, "__init__") {
            Some(Value::Function(closure)) => {
                self.call_closure(&closure, Some(made.clone()), given);
            }
            _ if self.native_of(class).is_some() => self.start(at, given),
            _ => self.fill(at, class, given),
        }
        made
    }

    /// Gives an instance of a class without `__init__` its fields, as a dataclass does.
    fn fill(&mut self, at: Ref, class: usize, given: Given<'t>) {
        let mut names = Vec::new();
        let mut next = Some(class);
        while let Some(info) = next.and_then(|class| self.classes.get(class)) {
            let own: Vec<&'t str> = info.fields.iter().map(|(name, _)| *name).collect();
            names.splice(0..0, own);
            next = info.base;
        }
        let span = given.span;
        let object = Value::Object(at);
        for (name, value) in names.into_iter().zip(given.plain) {
            self.set_attribute(&object, name, value, span);
        }
        for (name, value, span) in given.named {
            self.set_attribute(&object, &name, value, span);
        }
        if let Some(Value::Function(closure)) = self.member_of(class, "__post_init__") {
            let given = Given {
                span,
                ..Given::default()
            };
            self.call_closure(&closure, Some(object), given);
        }
    }

    fn member_by_value(&mut self, class: usize, value: &Value<'t>) -> Value<'t> {
        let members = self
            .items(&Value::Class(class), Span::default())
            .unwrap_or_default();
        for member in members {
            let of_member = self.attribute(&member, "value", Span::default());
            if self.equal(&of_member, value) == Some(true) {
                return member;
            }
        }
        Value::Unknown
    }

    /// What a class of the script, or one that it extends, has under that name.
    pub(super) fn member_of(&self, class: usize, name: &str) -> Option<Value<'t>> {
        let mut next = Some(class);
        while let Some(info) = next.and_then(|class| self.classes.get(class)) {
            if let Some(value) = info.members.get(name) {
                return Some(value.clone());
            }
            next = info.base;
        }
        None
    }
}

fn is_dataclass(decorator: &Expr) -> bool {
    match &decorator.kind {
        ExprKind::Name(name) => name == "dataclass",
        ExprKind::Attribute(_, name) => name.text == "dataclass",
        ExprKind::Call(function, _) => is_dataclass(function),
        _ => false,
    }
}

/// The text that stands first in a class and describes it.
fn doc_string(body: &[Statement]) -> Option<&str> {
    match &body.first()?.kind {
        StatementKind::Expression(value) => match &value.kind {
            ExprKind::Text(text) => Some(text.trim()),
            _ => None,
        },
        _ => None,
    }
}

/// The names that a class gives values, in order.
fn fields_of(body: &[Statement]) -> Vec<(&str, Span)> {
    let mut fields = Vec::new();
    for statement in body {
        let targets: &[Expr] = match &statement.kind {
            StatementKind::Assign(targets, _) => targets,
            StatementKind::Annotated(target, _) => std::slice::from_ref(target),
            _ => continue,
        };
        for target in targets {
            if let ExprKind::Name(name) = &target.kind
                && !name.starts_with('_')
            {
                fields.push((name.as_str(), target.span));
            }
        }
    }
    fields
}
