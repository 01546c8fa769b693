//! The syntax tree of Python statements.

use super::{Argument, Binary, Expr, Identifier, Parameters, Span};

/// A script: its statements, and the comments that are on lines of their own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Script {
    /// The statements that could be read, in order.
    pub body: Vec<Statement>,
    /// The comments on lines of their own, without their line breaks, in order.
    pub comments: Vec<Span>,
}

/// A statement, with its span.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// What it is.
    pub kind: StatementKind,
    /// From its first token to its last; of a compound statement, to the end of its first line.
    pub span: Span,
}

/// What a statement is.
#[derive(Clone, Debug, PartialEq)]
pub enum StatementKind {
    /// An expression on its own.
    Expression(Expr),
    /// `a = b = value`
    Assign(Vec<Expr>, Expr),
    /// `a: type = value`; the type is not kept.
    Annotated(Expr, Option<Expr>),
    /// `a += value`
    Augmented(Expr, Binary, Expr),
    /// `import a.b as c, d`
    Import(Vec<Import>),
    /// `from a import b as c`; without names it is `*`.
    From(Identifier, Option<Vec<Import>>),
    /// `if` and each `elif` with what follows, and what follows `else`.
    If(Vec<(Expr, Vec<Statement>)>, Vec<Statement>),
    /// `while test: … else: …`
    While(Expr, Vec<Statement>, Vec<Statement>),
    /// `for target in iterable: … else: …`
    For(Box<Loop>),
    /// `with a as b, c: …`
    With(Vec<(Expr, Option<Expr>)>, Vec<Statement>),
    /// `try: … except …: … else: … finally: …`: body, handlers, `else` and `finally` one after the
    /// other.
    Try(Vec<Statement>, Vec<Vec<Statement>>, Vec<Statement>),
    /// `match subject: case pattern if guard: …`
    Match(Expr, Vec<Case>),
    /// `def name(parameters): …`
    Function(Box<Function>),
    /// `class Name(bases): …`
    Class(Box<Class>),
    /// `return value`
    Return(Option<Expr>),
    /// `raise …`
    Raise,
    /// `break`
    Break,
    /// `continue`
    Continue,
    /// `global a, b` and `nonlocal a, b`
    ScopeDeclaration(Vec<Identifier>),
    /// `del a`, `assert a`, `pass`, `type a = b`: nothing that a script is read for.
    Ignored,
}

/// A module or a name that is imported.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// What is imported; dotted where it is a module.
    pub name: Identifier,
    /// What it is called here, if not as there.
    pub alias: Option<Identifier>,
}

/// A `for` statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Loop {
    /// What each item is bound to.
    pub target: Expr,
    /// What is gone through.
    pub iterable: Expr,
    /// What is done with each item.
    pub body: Vec<Statement>,
    /// What is done after the last one.
    pub otherwise: Vec<Statement>,
}

/// A `case` of a `match` statement. Its pattern is kept as the expression that looks the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The pattern.
    pub pattern: Expr,
    /// What else must hold.
    pub guard: Option<Expr>,
    /// What is done.
    pub body: Vec<Statement>,
}

/// A function.
#[derive(Clone, Debug, PartialEq)]
pub struct Function {
    /// Its name.
    pub name: Identifier,
    /// What it takes.
    pub parameters: Parameters,
    /// What it does.
    pub body: Vec<Statement>,
    /// Its decorators, without the `@`.
    pub decorators: Vec<Expr>,
}

/// A class.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// Its name.
    pub name: Identifier,
    /// What it extends, and other arguments.
    pub bases: Vec<Argument>,
    /// What is in it.
    pub body: Vec<Statement>,
    /// Its decorators, without the `@`.
    pub decorators: Vec<Expr>,
}
