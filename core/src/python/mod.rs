//! Tokens and syntax tree, with spans, of the Python that conditions and `tm.py` files are written in.

mod span;

pub use span::Span;
