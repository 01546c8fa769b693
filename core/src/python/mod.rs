//! Tokens and syntax tree, with spans, of the Python that conditions and `tm.py` files are written in.
//!
//! Nothing is evaluated here, and nothing is known of models: text goes in, a tree and diagnostics
//! come out.

mod fault;
mod literal;
mod number;
mod parse;
mod span;
mod token;
mod tokenize;
mod tree;

pub use parse::{DEEPEST, expression};
pub use span::Span;
pub use token::{Keyword, Sign, Token, TokenKind};
pub use tokenize::{LONGEST, tokenize};
pub use tree::{
    Argument, Binary, Comparison, Comprehension, Expr, ExprKind, For, Form, Logical, Makes, Unary,
    Word,
};
