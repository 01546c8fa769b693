//! Literals that compute their text: `f"…"`.

use super::{Dialect, Parsed, Parser, Precedence};
use crate::diagnostic::messages;
use crate::python::literal::{self, Literal};
use crate::python::tokenize::{self, fields};
use crate::python::{Expr, ExprKind, FormattedPart, Span, TokenKind};

/// How deep formatted literals may be nested: each level is read once more.
const MAX_LITERAL_DEPTH: u32 = 4;

impl Parser<'_> {
    /// Whether one of the literals that are adjacent here computes its text.
    pub(super) fn formatted_ahead(&self) -> bool {
        let there = self.tokens.get(self.at..).unwrap_or_default();
        there
            .iter()
            .take_while(|token| token.kind == TokenKind::Text)
            .any(|token| literal::is_formatted(token.span.text(self.text)))
    }

    /// Reads literals that are adjacent, some of which compute their text.
    pub(super) fn formatted_strings(&mut self) -> Parsed<Expr> {
        let start = self.span();
        let mut pieces = Vec::new();
        while self.peek() == TokenKind::Text {
            let span = self.span();
            let written = span.text(self.text);
            if literal::is_formatted(written) {
                self.formatted(span, &mut pieces)?;
            } else {
                match literal::literal(written) {
                    Ok(Literal::Text(text)) => pieces.push(FormattedPart::Text(text)),
                    Ok(Literal::Bytes(_)) => {
                        let error = messages::python_text_joined_with_bytes();
                        return self.fail(span, error);
                    }
                    Err((_, error)) => return self.fail(span, error),
                }
            }
            self.advance();
        }
        self.build(ExprKind::Formatted(pieces), start.to(self.previous_span()))
    }

    fn formatted(&mut self, span: Span, pieces: &mut Vec<FormattedPart>) -> Parsed<()> {
        let written = span.text(self.text);
        let (raw, quotes, length) = literal::delimiters(written);
        let end = (span.end as usize).saturating_sub(length);
        let from = (span.start as usize).saturating_add(quotes);
        self.fields(from, end, raw, 0, pieces)
    }

    /// Reads text with fields in it: that between these bytes.
    fn fields(
        &mut self,
        from: usize,
        end: usize,
        raw: bool,
        inside: u32,
        pieces: &mut Vec<FormattedPart>,
    ) -> Parsed<()> {
        let mut at = from;
        while at < end {
            let rest = self.text.get(at..end).unwrap_or_default();
            let stop = rest.find(['{', '}']).unwrap_or(rest.len());
            if stop > 0 {
                let plain = rest.get(..stop).unwrap_or_default();
                match literal::resolve(plain, raw) {
                    Ok(text) => pieces.push(FormattedPart::Text(text)),
                    Err((_, error)) => return self.fail(self.span(), error),
                }
                at = at.saturating_add(stop);
                continue;
            }
            if rest.starts_with("{{") || rest.starts_with("}}") {
                pieces.push(FormattedPart::Text(
                    rest.get(..1).unwrap_or_default().to_owned(),
                ));
                at = at.saturating_add(2);
                continue;
            }
            let Some(field) = fields::field(rest) else {
                let error = messages::python_unmatched_brace();
                return self.fail(self.span(), error.hint("Write {{ or }} for a brace."));
            };
            if inside >= MAX_LITERAL_DEPTH {
                return self.too_deep(self.span());
            }
            let value = self.embedded_expression(at + 1, at + field.value_end)?;
            if field.shows_expression {
                let shown = self.text.get(at + 1..at + field.text_end);
                pieces.push(FormattedPart::Text(shown.unwrap_or_default().to_owned()));
            }
            let mut spec = Vec::new();
            if let Some(start) = field.spec {
                self.fields(at + start, at + field.end, raw, inside + 1, &mut spec)?;
            }
            let conversion = field
                .conversion
                .or((field.shows_expression && field.spec.is_none()).then_some('r'));
            pieces.push(FormattedPart::Value {
                value,
                conversion,
                spec,
            });
            at = at.saturating_add(field.end).saturating_add(1);
        }
        Ok(())
    }

    /// Reads the expression between these bytes.
    fn embedded_expression(&mut self, from: usize, end: usize) -> Parsed<Expr> {
        let (tokens, errors) = tokenize::scan_between(self.text, from, end);
        if let Some(error) = errors.into_iter().next() {
            return self.fail(error.span, error.diagnostic);
        }
        let mut parser = Parser::new(self.text, &tokens, Dialect::Script);
        parser.depth = self.depth.saturating_add(8);
        parser.blocks = self.blocks;
        let read = parser
            .expression_list(Precedence::Conditional)
            .and_then(|value| {
                while parser.eat(TokenKind::Newline) {}
                match parser.peek() {
                    TokenKind::End => Ok(value),
                    _ => parser.unexpected("The expression should end before this"),
                }
            });
        self.errors.append(&mut parser.errors);
        read
    }
}
