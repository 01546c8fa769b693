//! The syntax tree of Python expressions. Conditions use a part of it; the rest is in scripts.

use super::Span;

/// An expression, with its span.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Its span, brackets around it not included.
    pub span: Span,
    /// How many levels it has; see [`Expr::height`].
    height: u32,
}

/// What an expression is.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// A name.
    Name(String),
    /// `None`.
    None,
    /// `True` or `False`.
    Bool(bool),
    /// A whole number that fits.
    Int(i64),
    /// A whole number that does not fit in 64 bits; its digits are in the text.
    BigInt,
    /// A number with a fraction or an exponent.
    Float(f64),
    /// An imaginary number.
    Imaginary(f64),
    /// Text, with escapes resolved and neighbouring literals joined.
    Text(String),
    /// Bytes, with escapes resolved and neighbouring literals joined.
    Bytes(Vec<u8>),
    /// `...`
    Ellipsis,
    /// `a and b and c`, two operands or more.
    Logical(Logical, Vec<Expr>),
    /// `not a`, `-a`, …
    Unary(Unary, Box<Expr>),
    /// `a + b`, …
    Binary(Binary, Box<[Expr; 2]>),
    /// `a < b <= c`: the first operand, then each comparison with its right one.
    Compare(Box<Expr>, Vec<(Comparison, Expr)>),
    /// `a if test else b`, as test, `a`, `b`.
    Conditional(Box<[Expr; 3]>),
    /// `a.name`
    Attribute(Box<Expr>, Identifier),
    /// `a[index]`
    Subscript(Box<[Expr; 2]>),
    /// `start:stop:step` inside a subscript.
    Slice(Box<[Option<Expr>; 3]>),
    /// `a(…)`
    Call(Box<Expr>, Vec<Argument>),
    /// `[a, b]`
    List(Vec<Expr>),
    /// `(a, b)` or `a, b`
    Tuple(Vec<Expr>),
    /// `{a, b}`
    Set(Vec<Expr>),
    /// `{a: b}`; an entry without key is `**b`.
    Dict(Vec<(Option<Expr>, Expr)>),
    /// `[a for …]` and its kin.
    Comprehension(Box<Comprehension>),
    /// `f"…{a}…"`: in scripts only, as all that follows.
    Formatted(Vec<FormattedPart>),
    /// `lambda a: …`
    Lambda(Box<(Parameters, Expr)>),
    /// `*a` in a list or as a target.
    Starred(Box<Expr>),
    /// `name := a`
    Named(Identifier, Box<Expr>),
    /// `await a`, `yield a`: a value that comes from elsewhere.
    Awaited(Option<Box<Expr>>),
}

/// A piece of a formatted text.
#[derive(Clone, Debug, PartialEq)]
pub enum FormattedPart {
    /// Text as it is.
    Text(String),
    /// `{value!conversion:spec}`
    Value {
        /// What is shown.
        value: Expr,
        /// `r`, `s` or `a`.
        conversion: Option<char>,
        /// How it is laid out.
        spec: Vec<FormattedPart>,
    },
}

impl FormattedPart {
    /// Calls `visit` with each expression in it.
    fn each_part(&self, visit: &mut dyn FnMut(&Expr)) {
        if let FormattedPart::Value { value, spec, .. } = self {
            visit(value);
            spec.iter().for_each(|piece| piece.each_part(visit));
        }
    }
}

/// A name inside an expression, with its span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier {
    /// The name.
    pub text: String,
    /// Its span.
    pub span: Span,
}

/// An argument of a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// How it is passed.
    pub kind: ArgumentKind,
    /// What is passed.
    pub value: Expr,
}

/// How an argument is passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArgumentKind {
    /// By its position.
    Positional,
    /// By its name: `name=value`.
    Keyword(Identifier),
    /// Each item by its position: `*value`.
    Spread,
    /// Each item by its name: `**value`.
    SpreadKeywords,
}

/// A comprehension or a generator expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Comprehension {
    /// What it makes.
    pub kind: ComprehensionKind,
    /// What is before the first `for`.
    pub element: Expr,
    /// Its clauses, outermost first; at least one.
    pub clauses: Vec<For>,
}

/// What a comprehension makes.
#[derive(Clone, Debug, PartialEq)]
pub enum ComprehensionKind {
    /// A list.
    List,
    /// A set.
    Set,
    /// A dictionary: the element is the key, this the value.
    Dict(Expr),
    /// One value after the other.
    Generator,
}

/// `for target in iterable if condition …`
#[derive(Clone, Debug, PartialEq)]
pub struct For {
    /// What each item is bound to: a name, or names in a tuple.
    pub target: Expr,
    /// What is gone through.
    pub iterable: Expr,
    /// What an item has to fulfil.
    pub conditions: Vec<Expr>,
}

/// `and` or `or`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Logical {
    /// `and`
    And,
    /// `or`
    Or,
}

/// An operator with one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unary {
    /// `not a`
    Not,
    /// `-a`
    Minus,
    /// `+a`
    Plus,
    /// `~a`
    Invert,
}

/// An operator with two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Binary {
    /// `a + b`
    Add,
    /// `a - b`
    Subtract,
    /// `a * b`
    Multiply,
    /// `a / b`
    Divide,
    /// `a // b`
    Floor,
    /// `a % b`
    Remainder,
    /// `a ** b`
    Power,
    /// `a & b`
    And,
    /// `a | b`
    Or,
    /// `a ^ b`
    Xor,
    /// `a << b`
    Left,
    /// `a >> b`
    Right,
    /// `a @ b`
    Matrix,
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `a == b`
    Equal,
    /// `a != b`
    NotEqual,
    /// `a < b`
    Less,
    /// `a <= b`
    LessEqual,
    /// `a > b`
    Greater,
    /// `a >= b`
    GreaterEqual,
    /// `a in b`
    In,
    /// `a not in b`
    NotIn,
    /// `a is b`
    Is,
    /// `a is not b`
    IsNot,
}

impl Binary {
    /// How it is written.
    pub fn text(self) -> &'static str {
        match self {
            Binary::Add => "+",
            Binary::Subtract => "-",
            Binary::Multiply => "*",
            Binary::Divide => "/",
            Binary::Floor => "//",
            Binary::Remainder => "%",
            Binary::Power => "**",
            Binary::And => "&",
            Binary::Or => "|",
            Binary::Xor => "^",
            Binary::Left => "<<",
            Binary::Right => ">>",
            Binary::Matrix => "@",
        }
    }
}

impl Comparison {
    /// How it is written.
    pub fn text(self) -> &'static str {
        match self {
            Comparison::Equal => "==",
            Comparison::NotEqual => "!=",
            Comparison::Less => "<",
            Comparison::LessEqual => "<=",
            Comparison::Greater => ">",
            Comparison::GreaterEqual => ">=",
            Comparison::In => "in",
            Comparison::NotIn => "not in",
            Comparison::Is => "is",
            Comparison::IsNot => "is not",
        }
    }
}

impl Expr {
    /// The expression of that kind.
    pub(super) fn new(kind: ExprKind, span: Span) -> Expr {
        let mut expr = Expr {
            kind,
            span,
            height: 0,
        };
        let mut deepest = 0;
        expr.each_part(&mut |part| deepest = deepest.max(part.height));
        expr.height = deepest.saturating_add(1);
        expr
    }

    /// How many levels it has: 1 for a name. The parser bounds it by [`super::MAX_DEPTH`], so that
    /// code that walks a tree may do so by recursion.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Calls `visit` with each expression that this one is directly made of, in their order.
    pub fn each_part(&self, visit: &mut dyn FnMut(&Expr)) {
        match &self.kind {
            ExprKind::Name(_)
            | ExprKind::None
            | ExprKind::Bool(_)
            | ExprKind::Int(_)
            | ExprKind::BigInt
            | ExprKind::Float(_)
            | ExprKind::Imaginary(_)
            | ExprKind::Text(_)
            | ExprKind::Bytes(_)
            | ExprKind::Ellipsis => {}
            ExprKind::Logical(_, many)
            | ExprKind::List(many)
            | ExprKind::Tuple(many)
            | ExprKind::Set(many) => many.iter().for_each(visit),
            ExprKind::Unary(_, one)
            | ExprKind::Attribute(one, _)
            | ExprKind::Starred(one)
            | ExprKind::Named(_, one) => visit(one),
            ExprKind::Awaited(one) => one.iter().for_each(|one| visit(one)),
            ExprKind::Formatted(pieces) => {
                pieces.iter().for_each(|piece| piece.each_part(visit));
            }
            ExprKind::Lambda(lambda) => {
                let (parameters, body) = &**lambda;
                parameters.each_default(visit);
                visit(body);
            }
            ExprKind::Binary(_, two) | ExprKind::Subscript(two) => two.iter().for_each(visit),
            ExprKind::Conditional(three) => three.iter().for_each(visit),
            ExprKind::Slice(three) => three.iter().flatten().for_each(visit),
            ExprKind::Compare(first, rest) => {
                visit(first);
                rest.iter().for_each(|(_, operand)| visit(operand));
            }
            ExprKind::Call(function, arguments) => {
                visit(function);
                arguments.iter().for_each(|argument| visit(&argument.value));
            }
            ExprKind::Dict(entries) => {
                for (key, value) in entries {
                    key.iter().for_each(&mut *visit);
                    visit(value);
                }
            }
            ExprKind::Comprehension(comprehension) => {
                visit(&comprehension.element);
                if let ComprehensionKind::Dict(value) = &comprehension.kind {
                    visit(value);
                }
                for clause in &comprehension.clauses {
                    visit(&clause.target);
                    visit(&clause.iterable);
                    clause.conditions.iter().for_each(&mut *visit);
                }
            }
        }
    }
}

/// What a function takes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parameters {
    /// The parameters that can be given by position, in order.
    pub positional: Vec<Parameter>,
    /// `*args`, where further positions go.
    pub variadic: Option<Identifier>,
    /// The parameters that can be given by name alone.
    pub keyword_only: Vec<Parameter>,
    /// `**kwargs`, where further names go.
    pub keyword_variadic: Option<Identifier>,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its name.
    pub name: Identifier,
    /// What counts where it is not given.
    pub default: Option<Expr>,
}

impl Parameters {
    /// Calls `visit` with each default.
    pub(super) fn each_default(&self, visit: &mut dyn FnMut(&Expr)) {
        let all = self.positional.iter().chain(&self.keyword_only);
        all.filter_map(|parameter| parameter.default.as_ref())
            .for_each(visit);
    }
}
