//! Tokens and syntax tree, with spans, of the Python that conditions and `tm.py` files are written in.
//!
//! Nothing is evaluated here, and nothing is known of models: text goes in, a tree and diagnostics
//! come out. [`output`] is the other direction: texts as Python would print or write them.

mod error;
mod literal;
mod number;
pub mod output;
mod parse;
mod statement;
mod token;
mod tokenize;
mod tree;

pub use crate::diagnostic::Span;
pub use parse::{MAX_DEPTH, expression, script};
pub use statement::{Case, Class, Function, Import, Loop, Script, Statement, StatementKind};
pub use token::{Keyword, Sign, Token, TokenKind};
pub use tokenize::{MAX_LENGTH, tokenize};
pub use tree::{
    Argument, ArgumentKind, Binary, Comparison, Comprehension, ComprehensionKind, Expr, ExprKind,
    For, FormattedPart, Identifier, Logical, Parameter, Parameters, Unary,
};
