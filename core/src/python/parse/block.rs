//! Blocks of statements, and how reading goes on after a mistake.

use super::{Parsed, Parser};
use crate::diagnostic::{Diagnostic, messages};
use crate::python::error::SyntaxError;
use crate::python::{Sign, Span, Statement, Token, TokenKind};

/// How deep blocks may be nested.
const MAX_BLOCK_DEPTH: u32 = 50;

/// The comments that are on lines of their own.
pub(super) fn comments(tokens: &[Token]) -> Vec<Span> {
    let mut alone = Vec::new();
    let mut line_start = true;
    for token in tokens {
        match token.kind {
            TokenKind::Comment if line_start => {
                alone.push(token.span);
                line_start = false;
            }
            TokenKind::Newline | TokenKind::Break => line_start = true,
            TokenKind::Indent | TokenKind::Dedent => {}
            _ => line_start = false,
        }
    }
    alone
}

impl Parser<'_> {
    /// Reads statements up to the end of the text.
    pub(super) fn whole_script(&mut self) -> Vec<Statement> {
        let mut body = self.statements();
        while self.eat(TokenKind::Dedent) {
            body.extend(self.statements());
        }
        body
    }

    /// Reads what is after the header of a compound statement: `:` and a block, or statements
    /// on the same line.
    pub(super) fn block(&mut self) -> Parsed<Vec<Statement>> {
        if !self.eat(TokenKind::Sign(Sign::Colon)) {
            return self.unexpected("`:` should stand here");
        }
        if self.peek() != TokenKind::Newline {
            let mut body = Vec::new();
            self.simple_line(&mut body)?;
            return Ok(body);
        }
        self.advance();
        if !self.eat(TokenKind::Indent) {
            let error = messages::python_block_missing();
            self.report(self.span(), error);
            return Ok(Vec::new());
        }
        self.blocks = self.blocks.saturating_add(1);
        let body = if self.blocks > MAX_BLOCK_DEPTH {
            self.report(
                self.span(),
                messages::python_blocks_too_deep(&MAX_BLOCK_DEPTH),
            );
            self.skip_block();
            Vec::new()
        } else {
            let body = self.statements();
            self.eat(TokenKind::Dedent);
            body
        };
        self.blocks = self.blocks.saturating_sub(1);
        Ok(body)
    }

    /// Reads statements up to the end of their block; the dedent stays.
    fn statements(&mut self) -> Vec<Statement> {
        let mut body = Vec::new();
        // Blocks that nothing asks for are read as part of this one.
        let mut strays = 0u32;
        loop {
            match self.peek() {
                TokenKind::End => return body,
                TokenKind::Newline => self.advance(),
                TokenKind::Dedent if strays == 0 => return body,
                TokenKind::Dedent => {
                    strays = strays.saturating_sub(1);
                    self.advance();
                }
                TokenKind::Indent => {
                    let error = messages::python_stray_indent();
                    self.report(
                        self.span(),
                        error.hint("Move it as far left as the line before."),
                    );
                    strays = strays.saturating_add(1);
                    self.advance();
                }
                _ => {
                    let (start, depth) = (self.at, self.depth);
                    let said = self.errors.len();
                    if self.statement(&mut body).is_err() {
                        self.depth = depth;
                        self.recover(start, said);
                    }
                }
            }
        }
    }

    /// Goes after a statement that stopped reading, and after the block that belongs to it.
    fn recover(&mut self, start: usize, said: usize) {
        while !self.at_line_end() {
            self.advance();
        }
        self.advance();
        let from = self.tokens.get(start).map_or(0, |token| token.span.start);
        let to = self.previous_span().end;
        // What follows from a broken token is noise.
        let tokens = self.errors.get(..self.token_errors).unwrap_or_default();
        let first = tokens.partition_point(|error| error.span.start < from);
        if tokens
            .get(first)
            .is_some_and(|error| error.span.start <= to)
        {
            self.errors.truncate(said);
        }
        if self.eat(TokenKind::Indent) {
            self.skip_block();
        }
    }

    /// Goes to the end of a block whose indent was read, and after it.
    fn skip_block(&mut self) {
        let mut open = 1u32;
        while open > 0 && self.peek() != TokenKind::End {
            match self.peek() {
                TokenKind::Indent => open = open.saturating_add(1),
                TokenKind::Dedent => open = open.saturating_sub(1),
                _ => {}
            }
            self.advance();
        }
    }

    /// Records an error without stopping, unless one is known at that position.
    pub(super) fn report(&mut self, span: Span, diagnostic: Diagnostic) {
        let known = self.errors.iter().rev().take(8);
        let crowd = self.has_too_many_errors();
        if !crowd && !known.into_iter().any(|it| it.span.start == span.start) {
            self.errors.push(SyntaxError { diagnostic, span });
        }
    }
}
