//! Parameters of functions, and functions without a name.

use super::{Level, Parsed, Parser};
use crate::python::{Expr, ExprKind, Parameter, Parameters, Sign, TokenKind};

impl Parser<'_> {
    /// Reads `lambda parameters: value`.
    pub(super) fn lambda(&mut self) -> Parsed<Expr> {
        let start = self.span();
        self.advance();
        let parameters = self.parameters(Sign::Colon)?;
        if !self.eat(TokenKind::Sign(Sign::Colon)) {
            return self.unexpected("`:` and a value should follow");
        }
        let value = self.level(Level::Conditional)?;
        let kind = ExprKind::Lambda(Box::new((parameters, value)));
        self.build(kind, start.to(self.behind()))
    }

    /// Reads parameters up to the sign that ends them, which stays.
    pub(super) fn parameters(&mut self, end: Sign) -> Parsed<Parameters> {
        let mut read = Parameters::default();
        let mut by_name_alone = false;
        while self.peek() != TokenKind::Sign(end) {
            if self.eat(TokenKind::Sign(Sign::Times)) {
                by_name_alone = true;
                if self.peek() == TokenKind::Name {
                    read.rest = Some(self.name("A name should follow")?);
                    self.annotation(end)?;
                }
            } else if self.eat(TokenKind::Sign(Sign::Power)) {
                read.rest_named = Some(self.name("A name should follow")?);
                self.annotation(end)?;
            } else if !self.eat(TokenKind::Sign(Sign::Divide)) {
                let name = self.name("A parameter should stand here")?;
                self.annotation(end)?;
                let default = match self.eat(TokenKind::Sign(Sign::Assign)) {
                    true => Some(self.level(Level::Conditional)?),
                    false => None,
                };
                let list = if by_name_alone {
                    &mut read.named
                } else {
                    &mut read.plain
                };
                list.push(Parameter { name, default });
            }
            if !self.eat(TokenKind::Sign(Sign::Comma)) {
                break;
            }
        }
        Ok(read)
    }

    /// Reads `: type` behind a parameter, and forgets it. Parameters of a lambda have none.
    fn annotation(&mut self, end: Sign) -> Parsed<()> {
        if end != Sign::Colon && self.eat(TokenKind::Sign(Sign::Colon)) {
            self.level(Level::Conditional)?;
        }
        Ok(())
    }
}
