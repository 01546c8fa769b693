//! Tokens to a syntax tree: expressions by the grammar's levels of binding, and scripts of statements.

mod atom;
mod block;
mod compound;
mod formatted;
mod function;
mod postfix;
mod precedence;
#[cfg(test)]
mod script_tests;
mod simple;
#[cfg(test)]
mod tests;

use super::error::{MAX_RECORDED, SyntaxError, to_diagnostics};
use super::{
    Comparison, Expr, ExprKind, Keyword, Script, Sign, Span, Token, TokenKind, Unary, tokenize,
};
use crate::diagnostic::{Diagnostic, messages};
use precedence::{Infix, Precedence};

/// How many levels a tree may have, and how deep brackets may nest: far more than anybody writes,
/// and little enough for the stack of a worker.
pub const MAX_DEPTH: u32 = 100;

/// Reads a text that is one expression.
///
/// Without a tree, the diagnostics say why; positions are counted in `text`.
pub fn expression(text: &str) -> (Option<Expr>, Vec<Diagnostic>) {
    let (tokens, errors) = tokenize::scan(text);
    let scanned = errors.len();
    let mut parser = Parser::new(text, &tokens, Dialect::Expression);
    parser.errors = errors;
    let mut tree = parser.whole_expression().ok();
    if scanned > 0 {
        // What follows from a broken token is noise.
        parser.errors.truncate(scanned);
        tree = None;
    }
    (tree, to_diagnostics(parser.errors, text))
}

/// Reads a whole script. A statement that is no Python is left out with a diagnostic, and with it the
/// block that belongs to it; the others are read.
pub fn script(text: &str) -> (Script, Vec<Diagnostic>) {
    let (tokens, errors) = tokenize::scan_script(text);
    let comments = block::comments(&tokens);
    let mut parser = Parser::new(text, &tokens, Dialect::Script);
    parser.token_errors = errors.len();
    parser.errors = errors;
    let body = parser.whole_script();
    (
        Script { body, comments },
        to_diagnostics(parser.errors, text),
    )
}

/// What is read: some of Python means nothing in a lone expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dialect {
    Expression,
    Script,
}

fn is_code(token: Token) -> bool {
    !matches!(token.kind, TokenKind::Comment | TokenKind::Break)
}

/// Reading has stopped; the fault is in the parser's list.
struct Reported;

type Parsed<T> = Result<T, Reported>;

struct Parser<'t> {
    text: &'t str,
    /// The tokens that matter; the last one is the end.
    tokens: Vec<Token>,
    at: usize,
    /// How many expressions are being read inside one another.
    depth: u32,
    /// How many blocks are being read inside one another.
    blocks: u32,
    errors: Vec<SyntaxError>,
    /// How many of them are about tokens; these are first, in the order of the text.
    token_errors: usize,
    dialect: Dialect,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, tokens: &[Token], dialect: Dialect) -> Parser<'t> {
        Parser {
            text,
            tokens: tokens.iter().copied().filter(|t| is_code(*t)).collect(),
            at: 0,
            depth: 0,
            blocks: 0,
            errors: Vec::new(),
            token_errors: 0,
            dialect,
        }
    }
}

impl Parser<'_> {
    fn whole_expression(&mut self) -> Parsed<Expr> {
        // Blanks before a lone expression are no indentation that means anything.
        while self.eat(TokenKind::Indent) {}
        let tree = self.expression_list(Precedence::Conditional)?;
        while self.eat(TokenKind::Newline) || self.eat(TokenKind::Dedent) {}
        match self.peek() {
            TokenKind::End => Ok(tree),
            _ => self.unexpected("The expression should end before this"),
        }
    }

    /// Reads an expression, or a tuple without brackets.
    fn expression_list(&mut self, minimum: Precedence) -> Parsed<Expr> {
        let start = self.span();
        let first = self.expression(minimum)?;
        self.finish_tuple(first, start, minimum)
    }

    /// Reads the rest of a tuple that starts there, if there is a comma after what was read.
    fn finish_tuple(&mut self, first: Expr, start: Span, minimum: Precedence) -> Parsed<Expr> {
        if self.peek() != TokenKind::Sign(Sign::Comma) {
            return Ok(first);
        }
        let mut items = vec![first];
        while self.eat(TokenKind::Sign(Sign::Comma)) {
            if !self.at_expression() {
                break;
            }
            items.push(self.expression(minimum)?);
        }
        self.build(ExprKind::Tuple(items), start.to(self.previous_span()))
    }

    /// Reads an expression whose operators bind at least as tightly as `least`.
    fn expression(&mut self, minimum: Precedence) -> Parsed<Expr> {
        self.depth = self.depth.saturating_add(1);
        if self.depth > MAX_DEPTH {
            return self.too_deep(self.span());
        }
        let start = self.span();
        let mut left = self.unary(minimum)?;
        while let Some(infix) = self.infix()
            && infix.precedence() >= minimum
        {
            left = self.infix_operation(left, start, infix)?;
        }
        self.depth = self.depth.saturating_sub(1);
        Ok(left)
    }

    /// Reads an operand with the operators in front of it.
    fn unary(&mut self, minimum: Precedence) -> Parsed<Expr> {
        let start = self.span();
        let (operator, operand) = match self.peek() {
            TokenKind::Keyword(Keyword::Not) if minimum <= Precedence::Not => {
                (Unary::Not, Precedence::Not)
            }
            TokenKind::Sign(Sign::Minus) => (Unary::Minus, Precedence::Unary),
            TokenKind::Sign(Sign::Plus) => (Unary::Plus, Precedence::Unary),
            TokenKind::Sign(Sign::Invert) => (Unary::Invert, Precedence::Unary),
            _ => return self.primary(),
        };
        self.advance();
        let operand = self.expression(operand)?;
        let kind = ExprKind::Unary(operator, Box::new(operand));
        self.build(kind, start.to(self.previous_span()))
    }

    /// Reads what is after an operand that starts there: the operator and its right side.
    fn infix_operation(&mut self, left: Expr, start: Span, infix: Infix) -> Parsed<Expr> {
        let kind = match infix {
            Infix::Conditional => {
                self.advance();
                let test = self.expression(Precedence::Or)?;
                if !self.eat(TokenKind::Keyword(Keyword::Else)) {
                    return self.unexpected("`if` inside an expression needs an `else`");
                }
                let otherwise = self.expression(Precedence::Conditional)?;
                ExprKind::Conditional(Box::new([test, left, otherwise]))
            }
            Infix::Logical(logical, operand) => {
                let mut operands = vec![left];
                while self.infix() == Some(infix) {
                    self.advance();
                    operands.push(self.expression(operand)?);
                }
                ExprKind::Logical(logical, operands)
            }
            Infix::Compare(_) => {
                let mut rest = Vec::new();
                while let Some(Infix::Compare(comparison)) = self.infix() {
                    self.advance();
                    if matches!(comparison, Comparison::NotIn | Comparison::IsNot) {
                        self.advance();
                    }
                    rest.push((comparison, self.expression(Precedence::BitOr)?));
                }
                ExprKind::Compare(Box::new(left), rest)
            }
            Infix::Binary(binary, _, operand) => {
                self.advance();
                let right = self.expression(operand)?;
                ExprKind::Binary(binary, Box::new([left, right]))
            }
        };
        self.build(kind, start.to(self.previous_span()))
    }

    fn infix(&self) -> Option<Infix> {
        precedence::infix(self.peek(), self.peek_at(1))
    }

    /// Whether an expression can start here.
    fn at_expression(&self) -> bool {
        match self.peek() {
            TokenKind::Name | TokenKind::Number | TokenKind::Text => true,
            TokenKind::Keyword(keyword) => matches!(
                keyword,
                Keyword::None
                    | Keyword::True
                    | Keyword::False
                    | Keyword::Not
                    | Keyword::Lambda
                    | Keyword::Await
                    | Keyword::Yield
            ),
            TokenKind::Sign(sign) => {
                sign.closing().is_some()
                    || matches!(
                        sign,
                        Sign::Minus | Sign::Plus | Sign::Invert | Sign::Ellipsis | Sign::Times
                    )
            }
            _ => false,
        }
    }

    /// Whether nothing more is on the line; inside brackets, that nothing more comes.
    fn at_line_end(&self) -> bool {
        matches!(self.peek(), TokenKind::End | TokenKind::Newline)
    }

    fn in_script(&self) -> bool {
        self.dialect == Dialect::Script
    }

    fn peek(&self) -> TokenKind {
        self.peek_at(0)
    }

    fn peek_at(&self, ahead: usize) -> TokenKind {
        self.tokens
            .get(self.at.saturating_add(ahead))
            .map_or(TokenKind::End, |token| token.kind)
    }

    fn span(&self) -> Span {
        let there = self.tokens.get(self.at).or(self.tokens.last());
        there.map_or_else(Span::default, |token| token.span)
    }

    /// The span of the token just read.
    fn previous_span(&self) -> Span {
        self.tokens
            .get(self.at.saturating_sub(1))
            .map_or_else(Span::default, |token| token.span)
    }

    fn advance(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    fn eat(&mut self, kind: TokenKind) -> bool {
        let there = self.peek() == kind;
        if there {
            self.advance();
        }
        there
    }

    /// Reads the closing bracket of one that was opened at `open`.
    fn close(&mut self, sign: Sign, open: Span) -> Parsed<()> {
        if self.eat(TokenKind::Sign(sign)) {
            return Ok(());
        }
        if self.at_line_end() {
            let opened = open.text(self.text);
            let error = messages::python_open_bracket(&opened);
            return self.fail(open, error.hint(format!("Close it with {}.", sign.text())));
        }
        self.unexpected(&format!("`{}` should stand here", sign.text()))
    }

    fn build(&mut self, kind: ExprKind, span: Span) -> Parsed<Expr> {
        let expr = Expr::new(kind, span);
        if expr.height() > MAX_DEPTH {
            return self.too_deep(span);
        }
        Ok(expr)
    }

    fn too_deep<T>(&mut self, span: Span) -> Parsed<T> {
        let error = messages::python_too_deep(&MAX_DEPTH);
        self.fail(span, error)
    }

    /// Whether the parser has recorded more errors than are ever reported.
    pub(super) fn has_too_many_errors(&self) -> bool {
        self.errors.len() > self.token_errors.saturating_add(MAX_RECORDED)
    }

    /// Stops at the token that is here; `wanted` says what should, without a full stop.
    fn unexpected<T>(&mut self, wanted: &str) -> Parsed<T> {
        if self.has_too_many_errors() {
            return Err(Reported);
        }
        let found = match self.peek() {
            TokenKind::End | TokenKind::Newline => "the text ends".to_owned(),
            TokenKind::Indent => "there is an indentation".to_owned(),
            _ => {
                let shown: String = self.span().text(self.text).chars().take(40).collect();
                format!("there is `{shown}`")
            }
        };
        let error = messages::python_syntax(&wanted, &found);
        self.fail(self.span(), error)
    }

    /// Stops at something that is Python and is not read here.
    fn unsupported<T>(&mut self, what: &str) -> Parsed<T> {
        let error = messages::python_unsupported(&what);
        self.fail(self.span(), error)
    }

    fn fail<T>(&mut self, span: Span, diagnostic: Diagnostic) -> Parsed<T> {
        if !self.has_too_many_errors() {
            self.errors.push(SyntaxError { diagnostic, span });
        }
        Err(Reported)
    }
}
