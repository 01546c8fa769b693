//! Statements that are on one line.

use super::{Parsed, Parser, Precedence};
use crate::python::{
    Binary, ExprKind, Identifier, Import, Keyword, Sign, Span, Statement, StatementKind, TokenKind,
};

impl Parser<'_> {
    /// Reads the statements of one line, which `;` separates, and the line's end.
    pub(super) fn simple_line(&mut self, body: &mut Vec<Statement>) -> Parsed<()> {
        loop {
            let start = self.span();
            let kind = self.simple()?;
            let span = start.to(self.previous_span());
            let more = self.eat(TokenKind::Sign(Sign::Semicolon));
            let ends = self.at_line_end();
            if !more && !ends {
                return self.unexpected("The statement should end before this");
            }
            body.push(Statement { kind, span });
            if ends {
                self.eat(TokenKind::Newline);
                return Ok(());
            }
        }
    }

    fn simple(&mut self) -> Parsed<StatementKind> {
        let TokenKind::Keyword(keyword) = self.peek() else {
            return self.expression_or_assignment();
        };
        match keyword {
            Keyword::Import => self.import(),
            Keyword::From => self.import_from(),
            Keyword::Return => {
                self.advance();
                let value = match self.at_expression() {
                    true => Some(self.expression_list(Precedence::Conditional)?),
                    false => None,
                };
                Ok(StatementKind::Return(value))
            }
            Keyword::Raise => {
                self.advance();
                if self.at_expression() {
                    self.expression(Precedence::Conditional)?;
                }
                if self.eat(TokenKind::Keyword(Keyword::From)) {
                    self.expression(Precedence::Conditional)?;
                }
                Ok(StatementKind::Raise)
            }
            Keyword::Break => Ok(self.keyword_statement(StatementKind::Break)),
            Keyword::Continue => Ok(self.keyword_statement(StatementKind::Continue)),
            Keyword::Pass => Ok(self.keyword_statement(StatementKind::Ignored)),
            Keyword::Del | Keyword::Assert => {
                self.advance();
                self.expression_list(Precedence::Conditional)?;
                Ok(StatementKind::Ignored)
            }
            Keyword::Global | Keyword::Nonlocal => {
                self.advance();
                let mut names = vec![self.name("A name should follow")?];
                while self.eat(TokenKind::Sign(Sign::Comma)) {
                    names.push(self.name("A name should follow the comma")?);
                }
                Ok(StatementKind::ScopeDeclaration(names))
            }
            _ => self.expression_or_assignment(),
        }
    }

    fn keyword_statement(&mut self, kind: StatementKind) -> StatementKind {
        self.advance();
        kind
    }

    fn expression_or_assignment(&mut self) -> Parsed<StatementKind> {
        let first = self.expression_list(Precedence::Conditional)?;
        if self.eat(TokenKind::Sign(Sign::Colon)) {
            self.expression(Precedence::Conditional)?;
            let value = match self.eat(TokenKind::Sign(Sign::Assign)) {
                true => Some(self.expression_list(Precedence::Conditional)?),
                false => None,
            };
            return Ok(StatementKind::Annotated(first, value));
        }
        if let TokenKind::Sign(sign) = self.peek()
            && let Some(operator) = augmented(sign)
        {
            self.advance();
            let value = self.expression_list(Precedence::Conditional)?;
            return Ok(StatementKind::Augmented(first, operator, value));
        }
        if self.peek() != TokenKind::Sign(Sign::Assign) {
            return Ok(StatementKind::Expression(first));
        }
        let mut targets = Vec::new();
        let mut value = first;
        while self.peek() == TokenKind::Sign(Sign::Assign) {
            if !is_target(&value.kind) {
                return self.unexpected("Nothing can be assigned to what stands before this");
            }
            self.advance();
            targets.push(value);
            value = self.expression_list(Precedence::Conditional)?;
        }
        Ok(StatementKind::Assign(targets, value))
    }

    fn import(&mut self) -> Parsed<StatementKind> {
        self.advance();
        let mut modules = Vec::new();
        loop {
            let name = self.dotted_name()?;
            let alias = self.alias()?;
            modules.push(Import { name, alias });
            if !self.eat(TokenKind::Sign(Sign::Comma)) {
                return Ok(StatementKind::Import(modules));
            }
        }
    }

    fn import_from(&mut self) -> Parsed<StatementKind> {
        self.advance();
        let start = self.span();
        while matches!(self.peek(), TokenKind::Sign(Sign::Dot | Sign::Ellipsis)) {
            self.advance();
        }
        let module = if self.peek() == TokenKind::Name {
            let name = self.dotted_name()?;
            self.identifier_at(start.to(name.span))
        } else {
            self.identifier_at(start.to(self.previous_span()))
        };
        if !self.eat(TokenKind::Keyword(Keyword::Import)) {
            return self.unexpected("`import` should stand here");
        }
        if self.eat(TokenKind::Sign(Sign::Times)) {
            return Ok(StatementKind::From(module, None));
        }
        let open = self.span();
        let bracket = self.eat(TokenKind::Sign(Sign::RoundOpen));
        let mut names = Vec::new();
        loop {
            let name = self.name("A name should follow")?;
            let alias = self.alias()?;
            names.push(Import { name, alias });
            if !self.eat(TokenKind::Sign(Sign::Comma)) || self.peek() != TokenKind::Name {
                break;
            }
        }
        if bracket {
            self.close(Sign::RoundClose, open)?;
        }
        Ok(StatementKind::From(module, Some(names)))
    }

    fn alias(&mut self) -> Parsed<Option<Identifier>> {
        match self.eat(TokenKind::Keyword(Keyword::As)) {
            true => self.name("A name should follow `as`").map(Some),
            false => Ok(None),
        }
    }

    fn dotted_name(&mut self) -> Parsed<Identifier> {
        let mut word = self.name("The name of a module should follow")?;
        while self.eat(TokenKind::Sign(Sign::Dot)) {
            let part = self.name("A name should follow the dot")?;
            word = self.identifier_at(word.span.to(part.span));
        }
        Ok(word)
    }

    fn identifier_at(&self, span: Span) -> Identifier {
        Identifier {
            text: span.text(self.text).to_owned(),
            span,
        }
    }
}

fn is_target(kind: &ExprKind) -> bool {
    match kind {
        ExprKind::Name(_) | ExprKind::Attribute(..) | ExprKind::Subscript(_) => true,
        ExprKind::Starred(inner) => is_target(&inner.kind),
        ExprKind::Tuple(items) | ExprKind::List(items) => {
            items.iter().all(|item| is_target(&item.kind))
        }
        _ => false,
    }
}

fn augmented(sign: Sign) -> Option<Binary> {
    Some(match sign {
        Sign::PlusAssign => Binary::Add,
        Sign::MinusAssign => Binary::Subtract,
        Sign::TimesAssign => Binary::Multiply,
        Sign::DivideAssign => Binary::Divide,
        Sign::FloorAssign => Binary::Floor,
        Sign::RemainderAssign => Binary::Remainder,
        Sign::PowerAssign => Binary::Power,
        Sign::AndAssign => Binary::And,
        Sign::OrAssign => Binary::Or,
        Sign::XorAssign => Binary::Xor,
        Sign::LeftAssign => Binary::Left,
        Sign::RightAssign => Binary::Right,
        Sign::MatrixAssign => Binary::Matrix,
        _ => return None,
    })
}
