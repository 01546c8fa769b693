//! Classes of the script, and what is made of classes.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Frame, Interpreter, Scope, call};
use crate::diagnostic::messages;
use crate::import::tm_py::aliases;
use crate::import::tm_py::value::{CallArgs, ClassInfo, Field, HeapCell, HeapIndex, Object, Value};
use crate::python::{self, Expr, ExprKind, Span, Statement, StatementKind};

impl<'t> Interpreter<'t> {
    /// Defines a class of the script.
    pub(super) fn define_class(&mut self, class: &'t python::Class) {
        let mut info = ClassInfo {
            name: Rc::from(class.name.text.as_str()),
            is_dataclass: class.decorators.iter().any(is_dataclass),
            description: doc_string(&class.body).unwrap_or_default().to_owned(),
            span: class.name.span,
            ..ClassInfo::default()
        };
        for base in &class.bases {
            match self.eval(&base.value) {
                Value::Class(base) if info.base.is_none() => {
                    info.base = Some(base);
                    let existing = self.classes.get(base);
                    info.is_enum |= existing.is_some_and(|base| base.is_enum);
                    info.is_dataclass |= existing.is_some_and(|base| base.is_dataclass);
                }
                Value::Other(path) => {
                    info.is_enum |= path.starts_with("enum.");
                    info.is_dataclass |= path.ends_with("NamedTuple");
                }
                _ => {}
            }
        }
        let parent = self.frames.last().map_or(0, |frame| frame.scope);
        self.scopes.push(Scope {
            parent: Some(parent),
            is_class: true,
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
        let is_enum = info.is_enum;
        for (name, value) in names.into_iter().flatten().collect::<BTreeMap<_, _>>() {
            let value = match value {
                Value::Function(closure) => {
                    let binding = closure.binding;
                    Value::Function(Rc::new(call::rebound(&closure, Some(position), binding)))
                }
                value if is_enum => {
                    let fields = [("name", Value::text(name)), ("value", value)];
                    self.plain_object(position, fields, class.name.span)
                }
                value => value,
            };
            info.members.insert(name, value);
        }
        info.fields = field_names(&class.body);
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
        Value::Object(self.allocate(HeapCell::Object(Object {
            class,
            fields: fields.collect(),
            span,
            comment: None,
        })))
    }

    /// A class that the script does not define: what is made of it becomes the class that is probably meant.
    pub(super) fn unknown_class(&mut self, name: &'t str, span: Span) -> Value<'t> {
        let meant = aliases::intended_class(name, self.schema());
        let base = self.classes.iter().position(|class| &*class.name == meant);
        let diagnostic = messages::script_class_unknown(&name, &meant);
        self.report_once(name, span, diagnostic.hint("Name one of pytm's classes."));
        let class = ClassInfo {
            name: Rc::from(name),
            base,
            is_undefined: true,
            span,
            ..ClassInfo::default()
        };
        let Some(result) = self.add_class(class) else {
            return Value::Unknown;
        };
        let result = Value::Class(result);
        if let Some(outermost) = self.scopes.first_mut() {
            outermost.names.insert(name, result.clone());
        }
        result
    }

    /// Makes an instance of a class.
    pub(super) fn construct(&mut self, class: usize, args: CallArgs<'t>) -> Value<'t> {
        if self.classes.get(class).is_some_and(|class| class.is_enum) {
            return self.script_enum_member(class, &args.positional_or_none(0));
        }
        let result = self.plain_object(class, [], args.span);
        let Value::Object(at) = result else {
            return Value::Unknown;
        };
        match self.class_member(class, "__init__") {
            Some(Value::Function(closure)) => {
                self.call_closure(&closure, Some(result.clone()), args);
            }
            _ if self.native_of(class).is_some() => self.initialise(at, args),
            _ => self.set_dataclass_fields(at, class, args),
        }
        result
    }

    /// Sets the fields of an instance of a class without `__init__`, as a dataclass does.
    fn set_dataclass_fields(&mut self, at: HeapIndex, class: usize, args: CallArgs<'t>) {
        let mut names = Vec::new();
        let mut next = Some(class);
        while let Some(info) = next.and_then(|class| self.classes.get(class)) {
            let own: Vec<&'t str> = info.fields.iter().map(|(name, _)| *name).collect();
            names.splice(0..0, own);
            next = info.base;
        }
        let span = args.span;
        let object = Value::Object(at);
        for (name, value) in names.into_iter().zip(args.positional) {
            self.set_attribute(&object, name, value, span);
        }
        for (name, value, span) in args.keywords {
            self.set_attribute(&object, &name, value, span);
        }
        if let Some(Value::Function(closure)) = self.class_member(class, "__post_init__") {
            let args = CallArgs {
                span,
                ..CallArgs::default()
            };
            self.call_closure(&closure, Some(object), args);
        }
    }

    fn script_enum_member(&mut self, class: usize, value: &Value<'t>) -> Value<'t> {
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
    pub(super) fn class_member(&self, class: usize, name: &str) -> Option<Value<'t>> {
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

/// The text that is first in a class and describes it.
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
fn field_names(body: &[Statement]) -> Vec<(&str, Span)> {
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
