//! Parameters of functions, and functions without a name.

use super::{Parsed, Parser, Precedence};
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
        let value = self.expression(Precedence::Conditional)?;
        let kind = ExprKind::Lambda(Box::new((parameters, value)));
        self.build(kind, start.to(self.previous_span()))
    }

    /// Reads parameters up to the sign that ends them, which stays.
    pub(super) fn parameters(&mut self, end: Sign) -> Parsed<Parameters> {
        let mut parameters = Parameters::default();
        let mut keyword_only = false;
        while self.peek() != TokenKind::Sign(end) {
            if self.eat(TokenKind::Sign(Sign::Times)) {
                keyword_only = true;
                if self.peek() == TokenKind::Name {
                    parameters.variadic = Some(self.name("A name should follow")?);
                    self.annotation(end)?;
                }
            } else if self.eat(TokenKind::Sign(Sign::Power)) {
                parameters.keyword_variadic = Some(self.name("A name should follow")?);
                self.annotation(end)?;
            } else if !self.eat(TokenKind::Sign(Sign::Divide)) {
                let name = self.name("A parameter should stand here")?;
                self.annotation(end)?;
                let default = match self.eat(TokenKind::Sign(Sign::Assign)) {
                    true => Some(self.expression(Precedence::Conditional)?),
                    false => None,
                };
                let list = if keyword_only {
                    &mut parameters.keyword_only
                } else {
                    &mut parameters.positional
                };
                list.push(Parameter { name, default });
            }
            if !self.eat(TokenKind::Sign(Sign::Comma)) {
                break;
            }
        }
        Ok(parameters)
    }

    /// Reads `: type` after a parameter, and drops it. Parameters of a lambda have none.
    fn annotation(&mut self, end: Sign) -> Parsed<()> {
        if end != Sign::Colon && self.eat(TokenKind::Sign(Sign::Colon)) {
            self.expression(Precedence::Conditional)?;
        }
        Ok(())
    }
}
