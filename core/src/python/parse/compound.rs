//! Statements that have blocks.

use super::{Parsed, Parser, Precedence};
use crate::python::{
    Case, Class, Expr, ExprKind, Function, Keyword, Loop, Sign, Statement, StatementKind, TokenKind,
};

impl Parser<'_> {
    /// Reads a statement, or all simple ones of its line.
    pub(super) fn statement(&mut self, body: &mut Vec<Statement>) -> Parsed<()> {
        let start = self.span();
        let after = match self.peek_at(1) {
            TokenKind::Keyword(keyword) => keyword,
            _ => Keyword::Async,
        };
        if matches!(after, Keyword::Def | Keyword::For | Keyword::With) {
            self.eat(TokenKind::Keyword(Keyword::Async));
        }
        let kind = match self.peek() {
            TokenKind::Keyword(Keyword::If) => self.if_statement()?,
            TokenKind::Keyword(Keyword::While) => {
                self.advance();
                let test = self.expression(Precedence::Conditional)?;
                let inner = self.block()?;
                StatementKind::While(test, inner, self.else_block()?)
            }
            TokenKind::Keyword(Keyword::For) => self.for_statement()?,
            TokenKind::Keyword(Keyword::With) => self.with_statement()?,
            TokenKind::Keyword(Keyword::Try) => self.try_statement()?,
            TokenKind::Keyword(Keyword::Def | Keyword::Class) | TokenKind::Sign(Sign::At) => {
                self.definition()?
            }
            TokenKind::Name if self.at_soft_keyword("match") => match self.match_statement()? {
                Some(kind) => kind,
                None => return self.simple_line(body),
            },
            TokenKind::Name
                if self.at_soft_keyword("type") && self.peek_at(1) == TokenKind::Name =>
            {
                while !self.at_line_end() {
                    self.advance();
                }
                StatementKind::Ignored
            }
            _ => return self.simple_line(body),
        };
        let line = self.text.get(start.start as usize..).unwrap_or_default();
        let length = line.find('\n').unwrap_or(line.len());
        let end = start
            .start
            .saturating_add(u32::try_from(length).unwrap_or(u32::MAX));
        let span = crate::python::Span { end, ..start };
        body.push(Statement { kind, span });
        Ok(())
    }

    /// Whether a word is here that is a soft keyword.
    fn at_soft_keyword(&self, word: &str) -> bool {
        self.peek() == TokenKind::Name && self.span().text(self.text) == word
    }

    fn if_statement(&mut self) -> Parsed<StatementKind> {
        let mut branches = Vec::new();
        loop {
            self.advance();
            let test = self.expression(Precedence::Conditional)?;
            branches.push((test, self.block()?));
            if self.peek() != TokenKind::Keyword(Keyword::Elif) {
                break;
            }
        }
        Ok(StatementKind::If(branches, self.else_block()?))
    }

    fn else_block(&mut self) -> Parsed<Vec<Statement>> {
        match self.eat(TokenKind::Keyword(Keyword::Else)) {
            true => self.block(),
            false => Ok(Vec::new()),
        }
    }

    fn for_statement(&mut self) -> Parsed<StatementKind> {
        self.advance();
        let target = self.expression_list(Precedence::BitOr)?;
        if !self.eat(TokenKind::Keyword(Keyword::In)) {
            return self.unexpected("`in` and what is gone through should follow");
        }
        let iterable = self.expression_list(Precedence::Conditional)?;
        let body = self.block()?;
        Ok(StatementKind::For(Box::new(Loop {
            target,
            iterable,
            body,
            otherwise: self.else_block()?,
        })))
    }

    fn with_statement(&mut self) -> Parsed<StatementKind> {
        self.advance();
        // `with (a as b, c as d):` has brackets that belong to no expression.
        let start = (self.at, self.depth, self.errors.len());
        if self.eat(TokenKind::Sign(Sign::RoundOpen)) {
            if let Ok(items) = self.with_items()
                && self.eat(TokenKind::Sign(Sign::RoundClose))
                && self.peek() == TokenKind::Sign(Sign::Colon)
            {
                return Ok(StatementKind::With(items, self.block()?));
            }
            (self.at, self.depth) = (start.0, start.1);
            self.errors.truncate(start.2);
        }
        let items = self.with_items()?;
        Ok(StatementKind::With(items, self.block()?))
    }

    fn with_items(&mut self) -> Parsed<Vec<(Expr, Option<Expr>)>> {
        let mut items = Vec::new();
        loop {
            let context = self.expression(Precedence::Conditional)?;
            let target = match self.eat(TokenKind::Keyword(Keyword::As)) {
                true => Some(self.expression(Precedence::BitOr)?),
                false => None,
            };
            items.push((context, target));
            if !self.eat(TokenKind::Sign(Sign::Comma)) || !self.at_expression() {
                return Ok(items);
            }
        }
    }

    fn try_statement(&mut self) -> Parsed<StatementKind> {
        self.advance();
        let body = self.block()?;
        let mut handlers = Vec::new();
        while self.eat(TokenKind::Keyword(Keyword::Except)) {
            self.eat(TokenKind::Sign(Sign::Times));
            if self.at_expression() {
                self.expression_list(Precedence::Conditional)?;
            }
            if self.eat(TokenKind::Keyword(Keyword::As)) {
                self.name("A name should follow `as`")?;
            }
            handlers.push(self.block()?);
        }
        let mut after = self.else_block()?;
        if self.eat(TokenKind::Keyword(Keyword::Finally)) {
            after.extend(self.block()?);
        }
        Ok(StatementKind::Try(body, handlers, after))
    }

    /// Reads a `match` statement; `None`, with nothing read, where the word is a name.
    fn match_statement(&mut self) -> Parsed<Option<StatementKind>> {
        let start = (self.at, self.depth, self.errors.len());
        self.advance();
        let subject = match self.at_expression() {
            true => self.expression_list(Precedence::Conditional).ok(),
            false => None,
        };
        let case = |parser: &Self| {
            let heads = [
                TokenKind::Sign(Sign::Colon),
                TokenKind::Newline,
                TokenKind::Indent,
            ];
            heads
                .iter()
                .zip(0..)
                .all(|(kind, ahead)| parser.peek_at(ahead) == *kind)
        };
        let Some(subject) = subject.filter(|_| case(self)) else {
            (self.at, self.depth) = (start.0, start.1);
            self.errors.truncate(start.2);
            return Ok(None);
        };
        for _ in 0..3 {
            self.advance();
        }
        let mut cases = Vec::new();
        while self.at_soft_keyword("case") {
            self.advance();
            let pattern = self.expression_list(Precedence::Or)?;
            if self.eat(TokenKind::Keyword(Keyword::As)) {
                self.name("A name should follow `as`")?;
            }
            let guard = match self.eat(TokenKind::Keyword(Keyword::If)) {
                true => Some(self.expression(Precedence::Conditional)?),
                false => None,
            };
            let body = self.block()?;
            cases.push(Case {
                pattern,
                guard,
                body,
            });
        }
        if !self.eat(TokenKind::Dedent) {
            return self.unexpected("`case` should stand here");
        }
        Ok(Some(StatementKind::Match(subject, cases)))
    }

    /// Reads a function or a class with its decorators.
    fn definition(&mut self) -> Parsed<StatementKind> {
        let mut decorators = Vec::new();
        while self.eat(TokenKind::Sign(Sign::At)) {
            decorators.push(self.expression(Precedence::Conditional)?);
            self.eat(TokenKind::Newline);
        }
        self.eat(TokenKind::Keyword(Keyword::Async));
        if self.eat(TokenKind::Keyword(Keyword::Class)) {
            let name = self.name("The name of the class should follow")?;
            self.type_parameters()?;
            let bases = match self.peek() == TokenKind::Sign(Sign::RoundOpen) {
                true => self.arguments()?,
                false => Vec::new(),
            };
            return Ok(StatementKind::Class(Box::new(Class {
                name,
                bases,
                body: self.block()?,
                decorators,
            })));
        }
        if !self.eat(TokenKind::Keyword(Keyword::Def)) {
            return self.unexpected("`def` or `class` should stand here");
        }
        let name = self.name("The name of the function should follow")?;
        self.type_parameters()?;
        let open = self.span();
        if !self.eat(TokenKind::Sign(Sign::RoundOpen)) {
            return self.unexpected("`(` and the parameters should follow");
        }
        let parameters = self.parameters(Sign::RoundClose)?;
        self.close(Sign::RoundClose, open)?;
        if self.eat(TokenKind::Sign(Sign::Arrow)) {
            self.expression(Precedence::Conditional)?;
        }
        Ok(StatementKind::Function(Box::new(Function {
            name,
            parameters,
            body: self.block()?,
            decorators,
        })))
    }

    /// Reads `[T]` after a name, and drops it.
    fn type_parameters(&mut self) -> Parsed<()> {
        if self.peek() == TokenKind::Sign(Sign::SquareOpen) {
            let parsed = self.atom()?;
            debug_assert!(matches!(
                parsed.kind,
                ExprKind::List(_) | ExprKind::Comprehension(_)
            ));
        }
        Ok(())
    }
}
