//! The smallest expressions: names, constants, and what is in brackets.

use super::{Parsed, Parser, Precedence};
use crate::diagnostic::messages;
use crate::python::literal::{Literal, literal};
use crate::python::number::number;
use crate::python::{
    Comprehension, ComprehensionKind, Expr, ExprKind, For, Keyword, Sign, Span, TokenKind,
};

impl Parser<'_> {
    pub(super) fn atom(&mut self) -> Parsed<Expr> {
        let span = self.span();
        let kind = match self.peek() {
            TokenKind::Name
                if self.in_script() && self.peek_at(1) == TokenKind::Sign(Sign::Walrus) =>
            {
                return self.walrus();
            }
            TokenKind::Name => ExprKind::Name(span.text(self.text).to_owned()),
            TokenKind::Number => match number(span.text(self.text)) {
                Ok(kind) => kind,
                Err(why) => return self.fail(span, messages::python_number(&why)),
            },
            TokenKind::Text => return self.string_literals(),
            TokenKind::Keyword(Keyword::None) => ExprKind::None,
            TokenKind::Keyword(Keyword::True) => ExprKind::Bool(true),
            TokenKind::Keyword(Keyword::False) => ExprKind::Bool(false),
            TokenKind::Sign(Sign::Ellipsis) => ExprKind::Ellipsis,
            TokenKind::Sign(Sign::RoundOpen) => return self.parenthesised(),
            TokenKind::Sign(Sign::SquareOpen) => return self.list(),
            TokenKind::Sign(Sign::CurlyOpen) => return self.dict_or_set(),
            TokenKind::Keyword(Keyword::Lambda) if self.in_script() => return self.lambda(),
            TokenKind::Keyword(Keyword::Await | Keyword::Yield) if self.in_script() => {
                return self.await_or_yield();
            }
            TokenKind::Sign(Sign::Times) if self.in_script() => {
                self.advance();
                let inner = self.expression(Precedence::BitOr)?;
                return self.build(
                    ExprKind::Starred(Box::new(inner)),
                    span.to(self.previous_span()),
                );
            }
            TokenKind::Keyword(Keyword::Lambda) => return self.unsupported("`lambda`"),
            TokenKind::Keyword(Keyword::Await) => return self.unsupported("`await`"),
            TokenKind::Keyword(Keyword::Yield) => return self.unsupported("`yield`"),
            TokenKind::Sign(Sign::Times) => return self.unsupported("`*` before a value"),
            TokenKind::Keyword(Keyword::Not) => {
                return self.unexpected("`not` needs brackets here, or a value should stand here");
            }
            _ => return self.unexpected("A value should stand here"),
        };
        self.advance();
        self.build(kind, span)
    }

    /// Reads `name := value`.
    fn walrus(&mut self) -> Parsed<Expr> {
        let span = self.span();
        let name = self.name("A name should stand here")?;
        self.advance();
        let value = self.expression(Precedence::Conditional)?;
        self.build(
            ExprKind::Named(name, Box::new(value)),
            span.to(self.previous_span()),
        )
    }

    /// Reads `await value`, `yield value` and `yield from value`.
    fn await_or_yield(&mut self) -> Parsed<Expr> {
        let span = self.span();
        self.advance();
        self.eat(TokenKind::Keyword(Keyword::From));
        let value = match self.at_expression() {
            true => Some(Box::new(self.expression_list(Precedence::Conditional)?)),
            false => None,
        };
        self.build(ExprKind::Awaited(value), span.to(self.previous_span()))
    }

    /// Reads string literals that are adjacent, as one.
    fn string_literals(&mut self) -> Parsed<Expr> {
        if self.in_script() && self.formatted_ahead() {
            return self.formatted_strings();
        }
        let start = self.span();
        let mut joined: Option<Literal> = None;
        while self.peek() == TokenKind::Text {
            let span = self.span();
            let next = match literal(span.text(self.text)) {
                Ok(next) => next,
                Err((offset, diagnostic)) => {
                    let at = span
                        .start
                        .saturating_add(u32::try_from(offset).unwrap_or(0));
                    let place = Span {
                        start: at,
                        end: span.end,
                    };
                    return self.fail(place, diagnostic);
                }
            };
            joined = match (joined, next) {
                (None, next) => Some(next),
                (Some(Literal::Text(text)), Literal::Text(more)) => {
                    Some(Literal::Text(text + &more))
                }
                (Some(Literal::Bytes(mut bytes)), Literal::Bytes(more)) => {
                    bytes.extend(more);
                    Some(Literal::Bytes(bytes))
                }
                _ => {
                    let error = messages::python_text_joined_with_bytes();
                    return self.fail(span, error);
                }
            };
            self.advance();
        }
        let kind = match joined {
            Some(Literal::Bytes(bytes)) => ExprKind::Bytes(bytes),
            Some(Literal::Text(text)) => ExprKind::Text(text),
            None => ExprKind::Text(String::new()),
        };
        self.build(kind, start.to(self.previous_span()))
    }

    /// Reads what is in round brackets: an expression, a tuple, or a generator.
    fn parenthesised(&mut self) -> Parsed<Expr> {
        let open = self.span();
        self.advance();
        if self.eat(TokenKind::Sign(Sign::RoundClose)) {
            return self.build(ExprKind::Tuple(Vec::new()), open.to(self.previous_span()));
        }
        let first = self.expression(Precedence::Conditional)?;
        let mut inner = if self.at_comprehension() {
            self.comprehension(ComprehensionKind::Generator, first)?
        } else {
            self.finish_tuple(first, open, Precedence::Conditional)?
        };
        self.close(Sign::RoundClose, open)?;
        // Brackets belong to a tuple and a generator, and to nothing else.
        if matches!(inner.kind, ExprKind::Tuple(_) | ExprKind::Comprehension(_)) {
            inner.span = open.to(self.previous_span());
        }
        Ok(inner)
    }

    fn list(&mut self) -> Parsed<Expr> {
        let open = self.span();
        self.advance();
        let mut items = Vec::new();
        while self.peek() != TokenKind::Sign(Sign::SquareClose) && !self.at_line_end() {
            items.push(self.expression(Precedence::Conditional)?);
            if items.len() == 1
                && self.at_comprehension()
                && let Some(element) = items.pop()
            {
                let mut made = self.comprehension(ComprehensionKind::List, element)?;
                self.close(Sign::SquareClose, open)?;
                made.span = open.to(self.previous_span());
                return Ok(made);
            }
            if !self.eat(TokenKind::Sign(Sign::Comma)) {
                break;
            }
        }
        self.close(Sign::SquareClose, open)?;
        self.build(ExprKind::List(items), open.to(self.previous_span()))
    }

    fn dict_or_set(&mut self) -> Parsed<Expr> {
        let open = self.span();
        self.advance();
        if self.eat(TokenKind::Sign(Sign::CurlyClose)) {
            return self.build(ExprKind::Dict(Vec::new()), open.to(self.previous_span()));
        }
        let kind = if self.peek() == TokenKind::Sign(Sign::Power) {
            self.dict(None)?
        } else {
            let first = self.expression(Precedence::Conditional)?;
            if self.peek() == TokenKind::Sign(Sign::Colon) {
                self.dict(Some(first))?
            } else {
                self.set(first)?
            }
        };
        self.close(Sign::CurlyClose, open)?;
        self.build(kind, open.to(self.previous_span()))
    }

    fn set(&mut self, first: Expr) -> Parsed<ExprKind> {
        if self.at_comprehension() {
            return Ok(self.comprehension(ComprehensionKind::Set, first)?.kind);
        }
        let mut items = vec![first];
        while self.eat(TokenKind::Sign(Sign::Comma)) && self.at_expression() {
            items.push(self.expression(Precedence::Conditional)?);
        }
        Ok(ExprKind::Set(items))
    }

    /// Reads a dictionary whose first key, if its first entry has one, was read.
    fn dict(&mut self, first: Option<Expr>) -> Parsed<ExprKind> {
        let mut entries = Vec::new();
        let mut key = first;
        loop {
            if key.is_none() && self.eat(TokenKind::Sign(Sign::Power)) {
                entries.push((None, self.expression(Precedence::BitOr)?));
            } else {
                let named = match key.take() {
                    Some(key) => key,
                    None => self.expression(Precedence::Conditional)?,
                };
                if !self.eat(TokenKind::Sign(Sign::Colon)) {
                    return self.unexpected("`:` and a value should follow the key");
                }
                let value = self.expression(Precedence::Conditional)?;
                if entries.is_empty() && self.at_comprehension() {
                    return Ok(self
                        .comprehension(ComprehensionKind::Dict(value), named)?
                        .kind);
                }
                entries.push((Some(named), value));
            }
            if !self.eat(TokenKind::Sign(Sign::Comma))
                || self.peek() == TokenKind::Sign(Sign::CurlyClose)
            {
                return Ok(ExprKind::Dict(entries));
            }
        }
    }

    pub(super) fn at_comprehension(&self) -> bool {
        matches!(
            self.peek(),
            TokenKind::Keyword(Keyword::For | Keyword::Async)
        )
    }

    /// Reads the clauses of a comprehension whose element was read.
    pub(super) fn comprehension(&mut self, kind: ComprehensionKind, element: Expr) -> Parsed<Expr> {
        let start = element.span;
        let mut clauses = Vec::new();
        while self.at_comprehension() {
            if self.in_script() {
                self.eat(TokenKind::Keyword(Keyword::Async));
            }
            if !self.eat(TokenKind::Keyword(Keyword::For)) {
                return self.unsupported("`async for`");
            }
            let target = self.expression_list(Precedence::BitOr)?;
            if !self.eat(TokenKind::Keyword(Keyword::In)) {
                return self.unexpected("`in` and what is gone through should follow");
            }
            let iterable = self.expression(Precedence::Or)?;
            let mut conditions = Vec::new();
            while self.eat(TokenKind::Keyword(Keyword::If)) {
                conditions.push(self.expression(Precedence::Or)?);
            }
            clauses.push(For {
                target,
                iterable,
                conditions,
            });
        }
        let comprehension = Comprehension {
            kind,
            element,
            clauses,
        };
        let kind = ExprKind::Comprehension(Box::new(comprehension));
        self.build(kind, start.to(self.previous_span()))
    }
}
