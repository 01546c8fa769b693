//! What follows a value directly: attributes, calls, subscripts.

use super::{Parsed, Parser, Precedence};
use crate::diagnostic::messages;
use crate::python::{
    Argument, ArgumentKind, ComprehensionKind, Expr, ExprKind, Identifier, Sign, TokenKind,
};

impl Parser<'_> {
    /// Reads an atom with all attributes, calls and subscripts after it.
    pub(super) fn primary(&mut self) -> Parsed<Expr> {
        let start = self.span();
        let mut value = self.atom()?;
        loop {
            let kind = match self.peek() {
                TokenKind::Sign(Sign::Dot) => {
                    self.advance();
                    let name = self.name("A name should follow the dot")?;
                    ExprKind::Attribute(Box::new(value), name)
                }
                TokenKind::Sign(Sign::RoundOpen) => {
                    let arguments = self.arguments()?;
                    ExprKind::Call(Box::new(value), arguments)
                }
                TokenKind::Sign(Sign::SquareOpen) => {
                    let index = self.index()?;
                    ExprKind::Subscript(Box::new([value, index]))
                }
                _ => return Ok(value),
            };
            value = self.build(kind, start.to(self.previous_span()))?;
        }
    }

    pub(super) fn name(&mut self, wanted: &str) -> Parsed<Identifier> {
        if self.peek() != TokenKind::Name {
            return self.unexpected(wanted);
        }
        let span = self.span();
        self.advance();
        Ok(Identifier {
            text: span.text(self.text).to_owned(),
            span,
        })
    }

    pub(super) fn arguments(&mut self) -> Parsed<Vec<Argument>> {
        let open = self.span();
        self.advance();
        let mut arguments: Vec<Argument> = Vec::new();
        while self.peek() != TokenKind::Sign(Sign::RoundClose) && !self.at_line_end() {
            let argument = self.argument()?;
            let bare = self.at_comprehension();
            arguments.push(if bare {
                let value = self.comprehension(ComprehensionKind::Generator, argument.value)?;
                Argument { value, ..argument }
            } else {
                argument
            });
            let more = self.eat(TokenKind::Sign(Sign::Comma));
            let alone = arguments.len() == 1 && !more;
            if bare && !alone {
                let error = messages::python_bare_generator();
                return self.fail(open, error);
            }
            if !more {
                break;
            }
        }
        self.close(Sign::RoundClose, open)?;
        Ok(arguments)
    }

    fn argument(&mut self) -> Parsed<Argument> {
        let kind = if self.eat(TokenKind::Sign(Sign::Times)) {
            ArgumentKind::Spread
        } else if self.eat(TokenKind::Sign(Sign::Power)) {
            ArgumentKind::SpreadKeywords
        } else if self.peek() == TokenKind::Name && self.peek_at(1) == TokenKind::Sign(Sign::Assign)
        {
            let name = self.name("A name should stand here")?;
            self.advance();
            ArgumentKind::Keyword(name)
        } else {
            ArgumentKind::Positional
        };
        let value = self.expression(Precedence::Conditional)?;
        Ok(Argument { kind, value })
    }

    /// Reads `[…]` after a value: an index, a slice, or several of them as a tuple.
    fn index(&mut self) -> Parsed<Expr> {
        let open = self.span();
        self.advance();
        let first = self.slice()?;
        let start = first.span;
        let index = if self.peek() == TokenKind::Sign(Sign::Comma) {
            let mut items = vec![first];
            while self.eat(TokenKind::Sign(Sign::Comma)) {
                if self.peek() == TokenKind::Sign(Sign::SquareClose) {
                    break;
                }
                items.push(self.slice()?);
            }
            self.build(ExprKind::Tuple(items), start.to(self.previous_span()))?
        } else {
            first
        };
        self.close(Sign::SquareClose, open)?;
        Ok(index)
    }

    /// Reads an index, or `start:stop:step` with any of them left out.
    fn slice(&mut self) -> Parsed<Expr> {
        let start = self.span();
        let colon = TokenKind::Sign(Sign::Colon);
        let first = match self.peek() == colon {
            true => None,
            false => Some(self.expression(Precedence::Conditional)?),
        };
        match first {
            Some(index) if self.peek() != colon => Ok(index),
            first => {
                self.advance();
                let stop = self.bound()?;
                let step = if self.eat(colon) { self.bound()? } else { None };
                let kind = ExprKind::Slice(Box::new([first, stop, step]));
                self.build(kind, start.to(self.previous_span()))
            }
        }
    }

    fn bound(&mut self) -> Parsed<Option<Expr>> {
        if self.at_expression() {
            self.expression(Precedence::Conditional).map(Some)
        } else {
            Ok(None)
        }
    }
}
