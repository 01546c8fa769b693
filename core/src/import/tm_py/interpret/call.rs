//! Calls: of functions of the script, of classes, and of what Python and pytm have.

use std::rc::Rc;

use super::{ControlFlow, Frame, Interpreter, Scope};
use crate::diagnostic::messages;
use crate::import::tm_py::value::{Binding, Body, CallArgs, Closure, HeapCell, Value};
use crate::python::{Argument, ArgumentKind, Expr, ExprKind, Span};

impl<'t> Interpreter<'t> {
    pub(super) fn call_expression(
        &mut self,
        function: &'t Expr,
        arguments: &'t [Argument],
        span: Span,
    ) -> Value<'t> {
        if let ExprKind::Name(name) = &function.kind
            && name == "super"
        {
            return self.super_call();
        }
        let callee = self.eval(function);
        let args = self.evaluate_arguments(arguments, span);
        self.call(&callee, args)
    }

    fn evaluate_arguments(&mut self, arguments: &'t [Argument], span: Span) -> CallArgs<'t> {
        let mut args = CallArgs {
            span,
            ..CallArgs::default()
        };
        for argument in arguments {
            let value = self.eval(&argument.value);
            let at = argument.value.span;
            match &argument.kind {
                ArgumentKind::Positional => args.positional.push(value),
                ArgumentKind::Keyword(name) => {
                    args.keywords
                        .push((Rc::from(name.text.as_str()), value, at));
                }
                ArgumentKind::Spread => match self.items(&value, at) {
                    Some(items) => args.positional.extend(items),
                    None => self.report_unknown_argument(at),
                },
                ArgumentKind::SpreadKeywords => {
                    if !matches!(value, Value::Dict(_) | Value::None) {
                        self.report_unknown_argument(at);
                    }
                    for (key, value) in self.pairs(&value) {
                        if let Value::Text(key) = key {
                            args.keywords.push((key, value, at));
                        }
                    }
                }
            }
        }
        args
    }

    fn report_unknown_argument(&mut self, span: Span) {
        if self.halted || self.raised {
            return;
        }
        let diagnostic = messages::script_unknown_argument();
        self.report(span, diagnostic);
    }

    /// Calls a value.
    pub(super) fn call(&mut self, callee: &Value<'t>, args: CallArgs<'t>) -> Value<'t> {
        if !self.enter(args.span) {
            return Value::Unknown;
        }
        let value = match callee {
            Value::Function(closure) => self.call_closure(closure, None, args),
            Value::Bound(bound) => {
                let (this, closure) = &**bound;
                self.call_closure(closure, Some(this.clone()), args)
            }
            Value::Class(class) => self.construct(*class, args),
            Value::Enumeration(at) => self.enum_member_by_value(*at, &args.positional_or_none(0)),
            Value::Method(method) => {
                let (receiver, name) = &**method;
                self.call_method(receiver, name, args)
            }
            Value::Builtin(name) => self.call_builtin(name, args),
            Value::Other(path) => self.call_other(path, &args),
            _ => Value::Unknown,
        };
        self.leave();
        value
    }

    /// Calls a function of the script, with its receiver as the first argument.
    pub(super) fn call_closure(
        &mut self,
        closure: &Rc<Closure<'t>>,
        this: Option<Value<'t>>,
        mut args: CallArgs<'t>,
    ) -> Value<'t> {
        let span = args.span;
        self.step(4, span);
        let owner = this.clone().zip(closure.owner);
        if let Some(this) = this {
            args.positional.insert(0, this);
        }
        self.scopes.push(Scope {
            parent: Some(closure.scope),
            ..Scope::default()
        });
        let scope = self.scopes.len().saturating_sub(1);
        self.frames.push(Frame {
            scope,
            this: owner,
            yielded: None,
        });
        self.bind_parameters(closure, args);
        let value = match closure.body {
            Body::Value(value) => self.eval(value),
            Body::Statements(body) => match self.block(body) {
                ControlFlow::Return(value) => value,
                ControlFlow::Stop => Value::Unknown,
                _ => Value::None,
            },
        };
        let yielded = self.frames.pop().and_then(|frame| frame.yielded);
        match yielded {
            Some(items) if self.step(1, span) => self.list(items),
            _ => value,
        }
    }

    fn bind_parameters(&mut self, closure: &Rc<Closure<'t>>, args: CallArgs<'t>) {
        let parameters = closure.parameters;
        let mut plain = args.positional.into_iter();
        let mut named = args.keywords;
        let mut take_named = |name: &str| {
            let at = named
                .iter()
                .position(|(existing, _, _)| &**existing == name)?;
            Some(named.swap_remove(at).1)
        };
        let mut bound = Vec::new();
        for (parameter, default) in parameters.positional.iter().zip(&closure.defaults) {
            let name = parameter.name.text.as_str();
            let value = plain.next().or_else(|| take_named(name));
            bound.push((
                name,
                value.or_else(|| default.clone()).unwrap_or(Value::Unknown),
            ));
        }
        let defaults = closure.defaults.iter().skip(parameters.positional.len());
        for (parameter, default) in parameters.keyword_only.iter().zip(defaults) {
            let name = parameter.name.text.as_str();
            let value = take_named(name).or_else(|| default.clone());
            bound.push((name, value.unwrap_or(Value::Unknown)));
        }
        if let Some(rest) = &parameters.variadic {
            bound.push((rest.text.as_str(), Value::Tuple(plain.collect())));
        }
        if let Some(rest) = &parameters.keyword_variadic {
            let pairs = named
                .into_iter()
                .map(|(name, value, _)| (Value::Text(name), value));
            let pairs = HeapCell::Pairs(pairs.collect());
            let rest_of = Value::Dict(self.allocate(pairs));
            bound.push((rest.text.as_str(), rest_of));
        }
        for (name, value) in bound {
            self.bind(name, value);
        }
    }

    /// A function with its decorators: those that say how a method is bound count, the others do not.
    pub(super) fn apply_decorators(
        &mut self,
        result: Value<'t>,
        decorators: &'t [Expr],
    ) -> Value<'t> {
        let binding = decorators
            .iter()
            .find_map(|decorator| match &decorator.kind {
                ExprKind::Name(name) => match name.as_str() {
                    "property" => Some(Binding::Property),
                    "staticmethod" => Some(Binding::Static),
                    "classmethod" => Some(Binding::Class),
                    _ => None,
                },
                _ => None,
            });
        match (result, binding) {
            (Value::Function(closure), Some(binding)) => {
                Value::Function(Rc::new(rebound(&closure, closure.owner, binding)))
            }
            (result, _) => result,
        }
    }

    /// `super()` inside of a method.
    fn super_call(&mut self) -> Value<'t> {
        let this = self.frames.last().and_then(|frame| frame.this.clone());
        match this {
            Some((Value::Object(at), class)) => Value::Super(at, class),
            _ => Value::Unknown,
        }
    }

    /// Something of another module: a few results are known without running anything.
    fn call_other(&mut self, path: &str, args: &CallArgs<'t>) -> Value<'t> {
        let (module, name) = path.rsplit_once('.').unwrap_or(("", path));
        match (module, name) {
            // The script is read as if nothing were set around it.
            ("os.environ", "get") | ("os", "getenv") => return args.positional_or_none(1),
            ("sys", "exit") | ("os", "_exit") => {
                self.end_script(args.span);
                return Value::None;
            }
            ("collections", "OrderedDict") => return self.call_builtin("dict", args.clone()),
            ("enum", "auto") => return Value::Int(0),
            _ => {}
        }
        let root = path.split('.').next().unwrap_or_default();
        let acts = matches!(
            root,
            "subprocess"
                | "socket"
                | "requests"
                | "urllib"
                | "http"
                | "httpx"
                | "shutil"
                | "ctypes"
                | "importlib"
                | "ftplib"
                | "smtplib"
                | "pickle"
                | "asyncio"
                | "boto3"
                | "sqlite3"
        ) || (root == "os" && !path.starts_with("os.path"));
        if acts {
            self.report_not_run(path, args.span);
        }
        Value::Unknown
    }

    /// Reports that something is not run that a script should not need.
    pub(super) fn report_not_run(&mut self, what: &str, span: Span) {
        let diagnostic = messages::script_not_run(&what);
        self.report(span, diagnostic);
    }

    /// The script ends itself here.
    pub(super) fn end_script(&mut self, span: Span) {
        if !self.halted {
            self.halted = true;
            let diagnostic = messages::script_ends();
            self.report(span, diagnostic);
        }
    }
}

/// The same function as a method of that class, with that binding.
pub(super) fn rebound<'t>(
    closure: &Closure<'t>,
    owner: Option<usize>,
    binding: Binding,
) -> Closure<'t> {
    Closure {
        name: closure.name,
        parameters: closure.parameters,
        defaults: closure.defaults.clone(),
        body: closure.body,
        scope: closure.scope,
        owner,
        binding,
    }
}
