//! What pytm has: its classes, and what happens where one of them is made.

use std::rc::Rc;

use super::{Interpreter, MAX_PARTS};
use crate::diagnostic::messages;
use crate::import::tm_py::value::{CallArgs, ClassInfo, HeapIndex, Value};
use crate::model::Schema;

/// Classes of pytm's that the schema has no need of.
const OTHER_CLASSES: [&str; 4] = ["Assumption", "Finding", "Controls", "Threat"];

/// pytm's classes, those that others extend first.
pub(super) fn classes<'t>() -> Vec<ClassInfo<'t>> {
    let schema = Schema::built_in();
    let of_schema = schema.classes().map(|(_, class)| ClassInfo {
        name: Rc::from(class.name.as_ref()),
        base: class.base.map(|base| usize::from(base.0)),
        native: true,
        ..ClassInfo::default()
    });
    let more = OTHER_CLASSES.into_iter().map(|name| ClassInfo {
        name: Rc::from(name),
        native: true,
        ..ClassInfo::default()
    });
    of_schema.chain(more).collect()
}

/// The names that `from pytm import *` gives.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let schema: &'static Schema = Schema::built_in();
    let classes = schema.classes().map(|(_, class)| class.name.as_ref());
    let enumerations = schema.enumerations().iter().map(|it| it.name.as_ref());
    classes.chain(enumerations).chain(OTHER_CLASSES)
}

impl<'t> Interpreter<'t> {
    /// What pytm has under a name.
    pub(super) fn exported_by_pytm(&self, name: &str) -> Option<Value<'t>> {
        let mut natives = self.classes.iter().take_while(|class| class.native);
        if let Some(class) = natives.position(|class| &*class.name == name) {
            return Some(Value::Class(class));
        }
        let mut all = self.schema().enumerations().iter();
        if let Some(enumeration) = all.position(|it| it.name == name) {
            return Some(Value::Enumeration(enumeration));
        }
        match name {
            "req_reply" => Some(Value::Builtin("req_reply")),
            "reply" => Some(Value::Builtin("reply")),
            _ => None,
        }
    }

    /// The same for `pytm.name`, where the name may be that of a module inside.
    pub(super) fn pytm_attribute(&mut self, name: &str) -> Value<'t> {
        const MODULES: [&str; 18] = [
            "actor",
            "asset",
            "base",
            "boundary",
            "data",
            "dataflow",
            "datastore",
            "element",
            "enums",
            "finding",
            "flows",
            "json",
            "process",
            "pytm",
            "threat",
            "tm",
            "report_util",
            "template_engine",
        ];
        match self.exported_by_pytm(name) {
            Some(value) => value,
            None if MODULES.contains(&name) => Value::Pytm,
            None => Value::Unknown,
        }
    }

    /// What an instance of one of pytm's classes does when it is made.
    pub(super) fn initialise(&mut self, at: HeapIndex, args: CallArgs<'t>) {
        let class = self.object_at(at).map_or(0, |object| object.class);
        let Some(native) = self.native_of(class) else {
            return;
        };
        let names: &[&str] = match &*native {
            "TM" => &["name", "description"],
            "Dataflow" => &["source", "sink", "name"],
            "Assumption" => &["name", "exclude"],
            "Finding" => &["element"],
            "Controls" | "Threat" => &[],
            _ => &["name"],
        };
        let span = args.span;
        let object = Value::Object(at);
        if args.positional.len() > names.len() {
            let diagnostic = messages::script_arguments(&native, &names.len());
            self.report(
                span,
                diagnostic.hint("Hand them over by name: `name=value`."),
            );
        }
        for (name, value) in names.iter().zip(args.positional) {
            if !matches!(value, Value::None) {
                self.set_attribute(&object, name, value, span);
            }
        }
        for (name, value, at) in args.keywords {
            self.set_attribute(&object, &name, value, at);
        }
        self.register(at, &native);
    }

    fn register(&mut self, at: HeapIndex, native: &str) {
        let span = self
            .object_at(at)
            .map_or_else(Default::default, |object| object.span);
        if self.parts.len().saturating_add(self.data.len()) >= MAX_PARTS {
            self.halt(&format!("makes more than {MAX_PARTS} parts"), span);
            return;
        }
        if native == "TM" {
            self.models.push(at);
        } else if native == "Data" {
            self.data.push(at);
        } else if self.is_part(native) {
            self.parts.push(at);
        }
        self.step(20, span);
    }

    /// A method of pytm's classes: those that change the model.
    pub(super) fn pytm_method(
        &mut self,
        at: HeapIndex,
        native: &str,
        name: &str,
        args: CallArgs<'t>,
    ) -> Value<'t> {
        match (native, name) {
            (_, "__init__") => self.initialise(at, args),
            ("TM", "process" | "resolve" | "check") => self.processed = Some(at),
            _ => return Value::Unknown,
        }
        Value::None
    }

    /// `TM.reset()`: clears everything made so far.
    pub(super) fn reset(&mut self) {
        self.parts.clear();
        self.data.clear();
    }

    /// A request and its reply, and a reply to a request, as pytm's module `flows` makes them.
    pub(super) fn request_and_reply(&mut self, name: &str, mut args: CallArgs<'t>) -> Value<'t> {
        let span = args.span;
        let flow = self
            .classes
            .iter()
            .position(|class| &*class.name == "Dataflow")
            .unwrap_or(0);
        let take = |args: &mut CallArgs<'t>, position: usize, name: &str| {
            args.keyword(name)
                .unwrap_or_else(|| args.positional_or_none(position))
        };
        let (request, reply_name, mut named) = if name == "req_reply" {
            let ends = [take(&mut args, 0, "src"), take(&mut args, 1, "dest")];
            let wanted = take(&mut args, 2, "req_name");
            let plain = ends.into_iter().chain([wanted]).collect();
            let request = CallArgs {
                positional: plain,
                keywords: Vec::new(),
                span,
            };
            let request = self.construct(flow, request);
            (request, take(&mut args, 3, "reply_name"), Vec::new())
        } else {
            let request = take(&mut args, 0, "req");
            let mut named = args.keywords;
            let reply_name = named
                .iter()
                .position(|(existing, _, _)| &**existing == "name");
            let reply_name = reply_name.map_or(Value::None, |at| named.remove(at).1);
            (request, reply_name, named)
        };
        named.retain(|(existing, _, _)| &**existing != "req");
        let reply_name = match reply_name {
            Value::Text(name) if !name.is_empty() => Value::Text(name),
            _ => match self.attribute(&request, "name", span) {
                Value::Text(name) => Value::text(&format!("Reply to {name}")),
                _ => Value::Unknown,
            },
        };
        let (source, sink) = (
            self.attribute(&request, "sink", span),
            self.attribute(&request, "source", span),
        );
        let reply = CallArgs {
            positional: vec![source, sink, reply_name],
            keywords: named,
            span,
        };
        let reply = self.construct(flow, reply);
        self.set_attribute(&reply, "responseTo", request.clone(), span);
        Value::Tuple(Rc::from([request, reply]))
    }
}
