//! Calls: the six functions, and the methods of parts.

use super::{Compiler, StaticType};
use crate::diagnostic::{Diagnostic, messages, nearest};
use crate::python::{Argument, ArgumentKind, ComprehensionKind, Expr, ExprKind, Identifier, Span};
use crate::schema::ClassId;
use crate::threats::condition::program::{Constant, Function, Method, Node, NodeKind, Quantifier};

/// The function of that name.
pub(super) fn function(name: &str) -> Option<Function> {
    Function::ALL.into_iter().find(|f| f.name() == name)
}

/// The names of all functions.
pub(in crate::threats::condition) fn function_names() -> impl Iterator<Item = &'static str> + Clone
{
    Function::ALL.into_iter().map(Function::name)
}

/// All methods of parts: name, and what they ask.
pub(in crate::threats::condition) fn methods() -> impl Iterator<Item = (&'static str, &'static str)>
{
    Method::ALL.into_iter().map(|method| {
        let about = match method {
            Method::OneOf => "Whether it is of one of these classes",
            Method::Crosses => "Whether the flow crosses a boundary",
            Method::Enters => "Whether the flow enters a boundary",
            Method::Exits => "Whether the flow leaves a boundary",
            Method::Inside => "Whether it lies in a boundary",
            Method::CheckTlsVersion => "Whether the TLS of a flow is older than asked for",
            Method::HasDataLeaks => "Whether data of it is more sensitive than it may hold",
        };
        (method.name(), about)
    })
}

impl Compiler<'_> {
    /// Compiles a call.
    pub(super) fn call(
        &mut self,
        called: &Expr,
        arguments: &[Argument],
        span: Span,
    ) -> (NodeKind, StaticType) {
        for argument in arguments {
            let (at, what) = match &argument.kind {
                ArgumentKind::Positional => continue,
                ArgumentKind::Keyword(name) => {
                    (name.span, format!("{} is handed over by name", name.text))
                }
                ArgumentKind::Spread | ArgumentKind::SpreadKeywords => (
                    argument.value.span,
                    "Arguments are spread from a value".to_owned(),
                ),
            };
            let error = messages::condition_keyword(&what);
            return self.report(at, error.hint("Hand it over by its position."));
        }
        let arguments: Vec<&Expr> = arguments.iter().map(|a| &a.value).collect();
        match &called.kind {
            ExprKind::Name(name) => match function(name).filter(|_| self.local(name).is_none()) {
                Some(function) => self.function(function, &arguments, span),
                None => {
                    let error = unknown_call(name, function_names());
                    self.report(called.span, error)
                }
            },
            ExprKind::Attribute(object, word) => self.method_call(object, word, &arguments, span),
            _ => {
                let error = messages::condition_calls_a_value();
                self.report(called.span, error)
            }
        }
    }

    fn function(
        &mut self,
        function: Function,
        arguments: &[&Expr],
        span: Span,
    ) -> (NodeKind, StaticType) {
        let allowed = match function {
            Function::Min | Function::Max => 1..=usize::MAX,
            Function::Sum => 1..=2,
            Function::Any | Function::All | Function::Len => 1..=1,
        };
        if !allowed.contains(&arguments.len()) {
            let wanted = if function == Function::Sum {
                "one or two values"
            } else {
                "one value"
            };
            return self.report_argument_count(span, function.name(), wanted, arguments.len());
        }
        if let (
            [
                Expr {
                    kind: ExprKind::Comprehension(comprehension),
                    ..
                },
            ],
            Some(quantifier),
        ) = (arguments, quantifier(function))
            && comprehension.kind == ComprehensionKind::Generator
        {
            return match self
                .compile_loop(comprehension, |compiler, element| compiler.test(element))
            {
                Some(comprehension) => {
                    let kind = NodeKind::Quantified(quantifier, Box::new(comprehension));
                    (kind, StaticType::Scalar)
                }
                None => (NodeKind::Constant(Constant::None), StaticType::Unknown),
            };
        }
        let mut nodes = Vec::with_capacity(arguments.len());
        let mut static_types = Vec::with_capacity(arguments.len());
        for (argument, position) in arguments.iter().zip(0usize..) {
            let over = position == 0 && function != Function::Len && {
                arguments.len() == 1 || function == Function::Sum
            };
            let (node, static_type) = if over {
                self.iterable(argument)
            } else {
                self.node(argument)
            };
            nodes.push(node);
            static_types.push(static_type);
        }
        let static_type = match (function, static_types.len()) {
            (Function::Min | Function::Max, 1) => static_types
                .pop()
                .map_or(StaticType::Unknown, StaticType::item_type),
            (Function::Min | Function::Max, _) => static_types
                .into_iter()
                .reduce(StaticType::union)
                .unwrap_or(StaticType::Unknown),
            (Function::Sum, _) => StaticType::Unknown,
            _ => StaticType::Scalar,
        };
        (NodeKind::Call(function, nodes.into()), static_type)
    }

    fn method_call(
        &mut self,
        object: &Expr,
        word: &Identifier,
        arguments: &[&Expr],
        span: Span,
    ) -> (NodeKind, StaticType) {
        let Some(method) = Method::ALL.into_iter().find(|m| m.name() == word.text) else {
            let error = unknown_call(&word.text, Method::ALL.into_iter().map(Method::name));
            return self.report(word.span, error);
        };
        if !is_chain(object) {
            let error = messages::condition_method_of_a_value(&word.text);
            return self.report(
                word.span,
                error.hint("Write target.sink.inside(…) or the like."),
            );
        }
        let (object, static_type) = self.node(object);
        if !self.has_method(&static_type, method) {
            let error = messages::condition_no_such_method(&word.text);
            let hint = if method == Method::HasDataLeaks {
                "Only dataflows have it."
            } else {
                "Only elements, boundaries and dataflows have it."
            };
            return self.report(word.span, error.hint(hint));
        }
        let wanted = match method {
            Method::HasDataLeaks => Some((0, "no value")),
            Method::CheckTlsVersion => Some((1, "one list of dataflows")),
            _ => None,
        };
        if let Some((count, wanted)) = wanted
            && arguments.len() != count
        {
            return self.report_argument_count(span, method.name(), wanted, arguments.len());
        }
        let nodes = arguments.iter().map(|argument| match method {
            Method::CheckTlsVersion => self.iterable(argument).0,
            _ => self.class_or_part(argument),
        });
        let nodes: Box<[Node]> = nodes.collect();
        let kind = NodeKind::Method(method, Box::new(object), nodes);
        (kind, StaticType::Scalar)
    }

    /// Compiles an argument that names a class, or has a part as its value.
    fn class_or_part(&mut self, argument: &Expr) -> Node {
        let named = match &argument.kind {
            ExprKind::Name(name) if self.local(name).is_none() => Some(name),
            // A custom type's name need not be a name of Python's.
            ExprKind::Text(text) => Some(text),
            _ => None,
        };
        let class = named.and_then(|name| self.schema.class_id(name));
        if let Some(class) = class {
            return Node {
                kind: NodeKind::Constant(Constant::Class(self.with_subclasses(class))),
                span: argument.span,
            };
        }
        match named {
            Some(name) if name != "target" => {
                let known = self.schema.classes().map(|(_, class)| class.name.as_ref());
                let error = messages::condition_class(&name);
                let error = match nearest(name, known) {
                    Some(near) => error.hint(format!("Write {near}?")),
                    None => error,
                };
                let (kind, _) = self.report(argument.span, error);
                Node {
                    kind,
                    span: argument.span,
                }
            }
            _ => self.value(argument),
        }
    }

    fn with_subclasses(&self, class: ClassId) -> Box<[bool]> {
        let all = self.schema.classes();
        all.map(|(other, _)| self.schema.is_a(other, class))
            .collect()
    }

    fn has_method(&self, static_type: &StaticType, method: Method) -> bool {
        let base = match method {
            Method::HasDataLeaks => "Dataflow",
            _ => "Element",
        };
        match (static_type, self.schema.class_id(base)) {
            (StaticType::Part(classes), Some(base)) => {
                classes.iter().any(|class| self.schema.is_a(*class, base))
            }
            (StaticType::Unknown, _) => true,
            _ => false,
        }
    }

    fn report_argument_count(
        &mut self,
        span: Span,
        name: &str,
        wanted: &str,
        given: usize,
    ) -> (NodeKind, StaticType) {
        let error = messages::condition_arguments(&name, &wanted, &given);
        self.report(span, error)
    }
}

fn quantifier(function: Function) -> Option<Quantifier> {
    match function {
        Function::Any => Some(Quantifier::Any),
        Function::All => Some(Quantifier::All),
        _ => None,
    }
}

/// Whether this is a name with attributes behind it, the only thing whose methods pytm calls.
fn is_chain(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Name(_) => true,
        ExprKind::Attribute(object, _) => is_chain(object),
        _ => false,
    }
}

fn unknown_call(name: &str, known: impl Iterator<Item = &'static str> + Clone) -> Diagnostic {
    let error = messages::condition_call(&name);
    let hint = match nearest(name, known.clone()) {
        Some(near) => format!("Write {near}?"),
        None => format!("There are {}.", known.collect::<Vec<_>>().join(", ")),
    };
    error.hint(hint)
}
