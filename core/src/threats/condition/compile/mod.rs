//! Checks a condition against the schema and compiles it, in one walk through its tree.
//!
//! Allowed is what pytm's own checker allows, and of that what can have a value: a name
//! or an attribute that does not exist is found here and not by a finding that never comes.

mod attribute;
mod call;
mod comprehension;
mod specialise;
mod static_type;

use super::program::{Constant, Node, NodeKind, Test, TestKind};
use crate::diagnostic::{Diagnostic, Level, Range, messages, nearest};
use crate::python::{Binary, Comparison, Expr, ExprKind, Logical, Span, Unary};
use crate::schema::{ClassId, Schema};
pub(super) use call::{function_names, methods};
use specialise::specialise;
pub(super) use static_type::StaticType;

/// Compiles the condition of a threat that targets these classes.
///
/// `None` where something in it is not allowed or does not exist; the diagnostics say what.
pub(super) fn compile(
    tree: &Expr,
    text: &str,
    targets: &[ClassId],
    schema: &Schema,
) -> (Option<Test>, Vec<Diagnostic>) {
    let is_target = |class: &ClassId| targets.iter().any(|base| schema.is_a(*class, *base));
    let all = schema.classes().map(|(class, _)| class);
    let mut compiler = Compiler {
        schema,
        // A threat without targets is checked against all classes.
        targets: all.filter(|c| targets.is_empty() || is_target(c)).collect(),
        locals: Vec::new(),
        diagnostics: Vec::new(),
    };
    let test = compiler.test(tree);
    let mut diagnostics = compiler.diagnostics;
    diagnostics.sort_by_key(|(span, _)| *span);
    let broken = diagnostics
        .iter()
        .any(|(_, diagnostic)| diagnostic.level == Level::Error);
    let located = diagnostics.into_iter().map(|(span, diagnostic)| {
        diagnostic.at(Range::of(text, span.start as usize..span.end as usize))
    });
    ((!broken).then_some(test), located.collect())
}

struct Compiler<'s> {
    schema: &'s Schema,
    /// Every class that the target can be of.
    targets: Vec<ClassId>,
    /// The variables of the loops around, outermost first.
    locals: Vec<(String, StaticType)>,
    diagnostics: Vec<(Span, Diagnostic)>,
}

impl Compiler<'_> {
    /// Compiles an expression that is evaluated for its truth.
    fn test(&mut self, expr: &Expr) -> Test {
        let kind = match &expr.kind {
            ExprKind::Bool(value) => TestKind::Constant(*value),
            ExprKind::Logical(logical, operands) => {
                let tests = operands.iter().map(|operand| self.test(operand)).collect();
                match logical {
                    Logical::And => TestKind::All(tests),
                    Logical::Or => TestKind::Any(tests),
                }
            }
            ExprKind::Unary(Unary::Not, operand) => TestKind::Not(Box::new(self.test(operand))),
            _ => {
                let node = self.value(expr);
                return Test {
                    span: node.span,
                    kind: specialise(node),
                };
            }
        };
        Test {
            kind,
            span: expr.span,
        }
    }

    /// Compiles an expression, whatever its type.
    fn value(&mut self, expr: &Expr) -> Node {
        self.node(expr).0
    }

    fn values(&mut self, many: &[Expr]) -> (Box<[Node]>, StaticType) {
        let mut common = None;
        let nodes = many.iter().map(|expr| {
            let (node, static_type) = self.node(expr);
            common = Some(match common.take() {
                None => static_type,
                Some(common) => static_type.union(common),
            });
            node
        });
        let nodes = nodes.collect();
        (nodes, common.unwrap_or(StaticType::Unknown))
    }

    /// Compiles an expression, and returns what its value can be.
    fn node(&mut self, expr: &Expr) -> (Node, StaticType) {
        let scalar = |constant| (NodeKind::Constant(constant), StaticType::Scalar);
        let (kind, static_type) = match &expr.kind {
            ExprKind::None => (NodeKind::Constant(Constant::None), StaticType::Unknown),
            ExprKind::Bool(value) => scalar(Constant::Bool(*value)),
            ExprKind::Int(value) => scalar(Constant::Int(*value)),
            ExprKind::Float(value) => scalar(Constant::Float(*value)),
            ExprKind::Text(text) => scalar(Constant::Text(text.as_str().into())),
            ExprKind::Name(name) => self.name(name, expr.span),
            ExprKind::Attribute(object, word) => self.attribute(object, word),
            ExprKind::Call(function, arguments) => self.call(function, arguments, expr.span),
            ExprKind::Comprehension(comprehension) => self.comprehension(comprehension, expr.span),
            ExprKind::Logical(logical, operands) => {
                let (nodes, static_type) = self.values(operands);
                (NodeKind::Logical(*logical, nodes), static_type)
            }
            ExprKind::Unary(unary, operand) => self.unary(*unary, operand, expr.span),
            ExprKind::Binary(binary, operands) => self.binary(*binary, operands, expr.span),
            ExprKind::Compare(first, rest) => self.compare(first, rest),
            ExprKind::Conditional(three) => {
                let [test, then, otherwise] = &**three;
                let test = self.test(test);
                let (then, one) = self.node(then);
                let (otherwise, other) = self.node(otherwise);
                let kind = NodeKind::Conditional(Box::new((test, then, otherwise)));
                (kind, one.union(other))
            }
            ExprKind::Subscript(two) => self.subscript(two),
            ExprKind::List(items) => {
                let (nodes, item) = self.values(items);
                (
                    NodeKind::List(nodes),
                    StaticType::Collection(Box::new(item)),
                )
            }
            ExprKind::Tuple(items) => {
                let (nodes, item) = self.values(items);
                (
                    NodeKind::Tuple(nodes),
                    StaticType::Collection(Box::new(item)),
                )
            }
            ExprKind::Set(items) => {
                let (nodes, item) = self.values(items);
                (NodeKind::Set(nodes), StaticType::Collection(Box::new(item)))
            }
            ExprKind::Dict(entries) => self.dict(entries),
            ExprKind::BigInt => self.report_unsupported(expr.span, "A number of more than 64 bits"),
            ExprKind::Imaginary(_) => self.report_unsupported(expr.span, "An imaginary number"),
            ExprKind::Bytes(_) => self.report_unsupported(expr.span, "A text of bytes"),
            ExprKind::Ellipsis => self.report_unsupported(expr.span, "`...`"),
            ExprKind::Slice(_) => {
                self.report_unsupported(expr.span, "A slice among several indices")
            }
            // These are in scripts only: a lone expression is not read with them.
            ExprKind::Formatted(_)
            | ExprKind::Lambda(_)
            | ExprKind::Starred(_)
            | ExprKind::Named(..)
            | ExprKind::Awaited(_) => self.report_unsupported(expr.span, "This"),
        };
        let span = expr.span;
        (Node { kind, span }, static_type)
    }

    fn unary(&mut self, unary: Unary, operand: &Expr, span: Span) -> (NodeKind, StaticType) {
        let kind = match unary {
            Unary::Not => {
                let operand = Box::new(self.test(operand));
                let kind = TestKind::Not(operand);
                NodeKind::Truth(Box::new(Test { kind, span }))
            }
            Unary::Minus => NodeKind::Minus(Box::new(self.value(operand))),
            Unary::Plus => NodeKind::Plus(Box::new(self.value(operand))),
            Unary::Invert => return self.report_unsupported(span, "`~`"),
        };
        (kind, StaticType::Scalar)
    }

    fn binary(
        &mut self,
        binary: Binary,
        operands: &[Expr; 2],
        span: Span,
    ) -> (NodeKind, StaticType) {
        if matches!(binary, Binary::Left | Binary::Right | Binary::Matrix) {
            return self.report_unsupported(span, &format!("`{}`", binary.text()));
        }
        let [left, right] = operands;
        let (left, one) = self.node(left);
        let (right, other) = self.node(right);
        let static_type = match (one, other) {
            (StaticType::Scalar, StaticType::Scalar) => StaticType::Scalar,
            (one @ StaticType::Collection(_), other @ StaticType::Collection(_)) => {
                one.union(other)
            }
            _ => StaticType::Unknown,
        };
        (
            NodeKind::Binary(binary, Box::new([left, right])),
            static_type,
        )
    }

    fn compare(&mut self, first: &Expr, rest: &[(Comparison, Expr)]) -> (NodeKind, StaticType) {
        let mut left = first;
        let first = self.value(first);
        let mut compiled = Vec::with_capacity(rest.len());
        for (comparison, operand) in rest {
            if matches!(comparison, Comparison::Is | Comparison::IsNot)
                && let Some(literal) = [left, operand].into_iter().find(|side| is_literal(side))
            {
                self.diagnostics.push((
                    literal.span,
                    messages::condition_is_literal(&comparison.text()).hint(
                        if *comparison == Comparison::Is {
                            "Write `==`."
                        } else {
                            "Write `!=`."
                        },
                    ),
                ));
            }
            let member = matches!(comparison, Comparison::In | Comparison::NotIn);
            let compiled_operand = if member {
                self.iterable(operand).0
            } else {
                self.value(operand)
            };
            compiled.push((*comparison, compiled_operand));
            left = operand;
        }
        let kind = NodeKind::Compare(Box::new(first), compiled.into());
        (kind, StaticType::Scalar)
    }

    fn subscript(&mut self, two: &[Expr; 2]) -> (NodeKind, StaticType) {
        let [object, index] = two;
        let (object, static_type) = self.node(object);
        if let ExprKind::Slice(bounds) = &index.kind {
            let bounds = bounds
                .each_ref()
                .map(|bound| bound.as_ref().map(|b| self.value(b)));
            return (NodeKind::Slice(Box::new((object, bounds))), static_type);
        }
        let index = self.value(index);
        (
            NodeKind::Subscript(Box::new([object, index])),
            static_type.item_type(),
        )
    }

    fn dict(&mut self, entries: &[(Option<Expr>, Expr)]) -> (NodeKind, StaticType) {
        let mut compiled = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let Some(key) = key else {
                return self.report_unsupported(value.span, "`**` inside a dictionary");
            };
            let key = self.value(key);
            compiled.push((key, self.value(value)));
        }
        (NodeKind::Dict(compiled.into()), StaticType::Unknown)
    }

    /// Resolves a name: the target, or a loop's variable.
    fn name(&mut self, name: &str, span: Span) -> (NodeKind, StaticType) {
        if let Some((local, static_type)) = self.local(name) {
            return (NodeKind::Local(local), static_type);
        }
        if name == "target" {
            return (NodeKind::Target, StaticType::Part(self.targets.clone()));
        }
        let error = if self.schema.enumeration(name).is_some() {
            messages::condition_enumeration_alone(&name)
        } else if self.schema.class_id(name).is_some() {
            messages::condition_class_alone(&name)
        } else if call::function(name).is_some() {
            messages::condition_function_not_called(&name)
        } else {
            self.unknown_name(name)
        };
        self.report(span, error)
    }

    fn unknown_name(&self, name: &str) -> Diagnostic {
        let error = messages::condition_name(&name);
        let words = ["target", "True", "False", "None"].into_iter();
        let mut known: Vec<&str> = Vec::new();
        words
            .chain(call::function_names())
            .for_each(|word| known.push(word));
        known.extend(self.locals.iter().map(|(name, _)| name.as_str()));
        known.extend(self.schema.enumerations().iter().map(|e| e.name.as_ref()));
        known.extend(self.schema.classes().map(|(_, class)| class.name.as_ref()));
        match nearest(name, known) {
            Some(near) => error.hint(format!("Write {near}?")),
            None if self.names_attribute(name) => error.hint(format!("Write target.{name}?")),
            None => error.hint("What is asked about is `target`."),
        }
    }

    /// The loop's variable of that name, counted from the innermost.
    fn local(&self, name: &str) -> Option<(u16, StaticType)> {
        let mut inward = self.locals.iter().rev().zip(0u16..);
        inward.find_map(|((local, static_type), at)| {
            (local == name).then(|| (at, static_type.clone()))
        })
    }

    /// Refuses something that Python has and conditions have not.
    fn report_unsupported(&mut self, span: Span, what: &str) -> (NodeKind, StaticType) {
        let error = messages::condition_form(&what);
        self.report(span, error)
    }

    /// Records an error; what is compiled in its place is never evaluated.
    fn report(&mut self, span: Span, error: Diagnostic) -> (NodeKind, StaticType) {
        self.diagnostics.push((span, error));
        (NodeKind::Constant(Constant::None), StaticType::Unknown)
    }
}

fn is_literal(expr: &Expr) -> bool {
    matches!(
        expr.kind,
        ExprKind::Int(_) | ExprKind::Float(_) | ExprKind::Text(_)
    )
}
