//! Python text as tokens: nothing is left out, so that comments and layout can be read too.

use super::error::{MAX_RECORDED, SyntaxError, to_diagnostics};
use super::{Keyword, Sign, Span, Token, TokenKind};
use crate::diagnostic::{Diagnostic, messages};

pub(super) mod fields;
#[cfg(test)]
mod tests;

/// The longest text that is read, in bytes.
pub const MAX_LENGTH: usize = 8 << 20;

/// The tokens of a text, comments, line breaks and indentation included; the last one is the end.
///
/// What is no token comes as [`TokenKind::Unknown`] with a diagnostic, and reading goes on rest_after it.
pub fn tokenize(text: &str) -> (Vec<Token>, Vec<Diagnostic>) {
    let (tokens, errors) = scan(text);
    (tokens, to_diagnostics(errors, text))
}

/// How far a literal that computes its text is searched for texts inside of it, in bytes.
const MAX_FORMATTED: usize = 4096;

/// How many literals may be searched so in vain: where so many are broken, no more are.
const MAX_FAILED_SEARCHES: u32 = 64;

/// The same with faults that know their span.
pub(super) fn scan(text: &str) -> (Vec<Token>, Vec<SyntaxError>) {
    let scanner = scan_with(text, &[], 0);
    (scanner.tokens, scanner.errors)
}

/// How many texts without an end a script may have that are taken to end with their line: after more
/// of them nothing is read, so that none of them is searched for its end again and again.
const MAX_UNTERMINATED: u32 = 4;

/// The same for a script, where a bracket that is never closed ends with its line, so that what
/// is after it can be read.
pub(super) fn scan_script(text: &str) -> (Vec<Token>, Vec<SyntaxError>) {
    let scanner = scan_with(text, &[], MAX_UNTERMINATED);
    if scanner.open.is_empty() {
        return (scanner.tokens, scanner.errors);
    }
    let again = scan_with(text, &scanner.open, MAX_UNTERMINATED);
    (again.tokens, again.errors)
}

/// The tokens between two bytes, line breaks meaning nothing.
pub(super) fn scan_between(text: &str, from: usize, end: usize) -> (Vec<Token>, Vec<SyntaxError>) {
    let mut scanner = Scanner::new(text.get(..end).unwrap_or_default(), from, &[]);
    scanner.open.push(from);
    scanner.run();
    (scanner.tokens, scanner.errors)
}

fn scan_with<'t>(text: &'t str, never_closed: &'t [usize], unterminated_left: u32) -> Scanner<'t> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut scanner = Scanner::new(text, start, never_closed);
    scanner.unterminated_left = unterminated_left;
    if text.len() > MAX_LENGTH {
        scanner.at = text.len();
        scanner.error(0, messages::python_too_long(&text.len(), &MAX_LENGTH));
    }
    scanner.run();
    scanner
}

struct Scanner<'t> {
    text: &'t str,
    /// Where reading is, in bytes.
    at: usize,
    tokens: Vec<Token>,
    errors: Vec<SyntaxError>,
    /// Where the open brackets are.
    open: Vec<usize>,
    /// Where brackets are that count as closed at the end of their line, ascending.
    never_closed: &'t [usize],
    /// How many literals were searched in vain for texts inside of them.
    failed_searches: u32,
    /// How many more texts without an end are taken to end with their line.
    unterminated_left: u32,
    /// Columns of the enclosing blocks; none for the outermost.
    indents: Vec<u32>,
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str, at: usize, never_closed: &'t [usize]) -> Scanner<'t> {
        Scanner {
            text,
            at,
            tokens: Vec::new(),
            errors: Vec::new(),
            open: Vec::new(),
            never_closed,
            failed_searches: 0,
            unterminated_left: 0,
            indents: Vec::new(),
        }
    }

    fn run(&mut self) {
        let mut line_start = true;
        loop {
            if line_start && self.open.is_empty() {
                self.indentation();
            }
            line_start = false;
            self.skip_blanks();
            let start = self.at;
            let Some(c) = self.peek() else { break };
            match c {
                '\r' | '\n' => {
                    self.line_break();
                    let kind = if !self.open.is_empty() || self.is_line_empty() {
                        TokenKind::Break
                    } else {
                        TokenKind::Newline
                    };
                    self.push(kind, start);
                    line_start = true;
                }
                '#' => {
                    self.skip_while(|c| c != '\n' && c != '\r');
                    self.push(TokenKind::Comment, start);
                }
                '0'..='9' => self.number(),
                '.' if self.peek_at(1).is_some_and(|c| c.is_ascii_digit()) => self.number(),
                '"' | '\'' => self.literal(start),
                c if is_name_start(c) => self.word(),
                _ => self.sign(),
            }
        }
        if !self.is_line_empty() {
            self.push(TokenKind::Newline, self.at);
        }
        for _ in std::mem::take(&mut self.indents) {
            self.push(TokenKind::Dedent, self.at);
        }
        self.push(TokenKind::End, self.at);
    }

    /// Reads the blanks at the start of a line, unless nothing or only a comment follows.
    fn indentation(&mut self) {
        let start = self.at;
        let mut column = 0u32;
        while let Some(c) = self.peek() {
            column = match c {
                ' ' => column.saturating_add(1),
                // Python's tab stops are eight columns apart.
                '\t' => (column / 8).saturating_add(1).saturating_mul(8),
                '\u{c}' => 0,
                _ => break,
            };
            self.advance(c);
        }
        if matches!(self.peek(), None | Some('\r' | '\n' | '#')) {
            return;
        }
        let outer = |indents: &[u32]| indents.last().copied().unwrap_or(0);
        if column > outer(&self.indents) {
            self.indents.push(column);
            self.push(TokenKind::Indent, start);
            return;
        }
        // The dedents are before the blanks: an indent that follows spans these.
        let rest_after = std::mem::replace(&mut self.at, start);
        while column < outer(&self.indents) {
            self.indents.pop();
            self.push(TokenKind::Dedent, start);
        }
        self.at = rest_after;
        if column != outer(&self.indents) {
            // The block that this line starts is one that nothing asked for.
            self.indents.push(column);
            self.push(TokenKind::Indent, start);
            self.error(start, messages::python_unaligned_line());
        }
    }

    fn skip_blanks(&mut self) {
        loop {
            self.skip_while(|c| matches!(c, ' ' | '\t' | '\u{c}'));
            let continued =
                self.peek() == Some('\\') && matches!(self.peek_at(1), Some('\n' | '\r'));
            if !continued {
                return;
            }
            self.advance('\\');
            self.line_break();
        }
    }

    fn line_break(&mut self) {
        if self.peek() == Some('\r') {
            self.advance('\r');
        }
        if self.peek() == Some('\n') {
            self.advance('\n');
        }
    }

    fn word(&mut self) {
        let start = self.at;
        self.skip_while(is_name_part);
        let word = self.slice(start);
        if matches!(self.peek(), Some('"' | '\'')) && is_prefix(word) {
            self.literal(start);
            return;
        }
        let kind = Keyword::from_text(word).map_or(TokenKind::Name, TokenKind::Keyword);
        self.push(kind, start);
    }

    /// Reads a number as far as letters, digits and dots go; its parts are checked when it is read.
    fn number(&mut self) {
        let start = self.at;
        let (mut before, mut dotted) = (' ', false);
        let based = self.peek() == Some('0')
            && matches!(self.peek_at(1), Some('x' | 'X' | 'o' | 'O' | 'b' | 'B'));
        while let Some(c) = self.peek() {
            let exponent_sign = matches!(c, '+' | '-') && matches!(before, 'e' | 'E') && !based;
            // `1if x else 2` is Python: a word that follows a number ends it.
            let word_follows = c.is_alphabetic() && !based && {
                let rest = self.text.get(self.at..).unwrap_or_default();
                let end = rest.find(|c| !is_name_part(c)).unwrap_or(rest.len());
                let word = rest.get(..end).unwrap_or_default();
                matches!(
                    word,
                    "and" | "else" | "for" | "if" | "in" | "is" | "not" | "or"
                )
            };
            let dot = c == '.' && !dotted && !based;
            if !(is_name_part(c) || dot || exponent_sign) || word_follows {
                break;
            }
            dotted |= dot;
            before = c;
            self.advance(c);
        }
        self.push(TokenKind::Number, start);
    }

    /// Reads a string literal whose prefix, if any, has been read.
    fn literal(&mut self, start: usize) {
        let Some(quote) = self.peek() else { return };
        let prefix = self.slice(start);
        if prefix.contains(['f', 'F', 't', 'T']) && self.failed_searches < MAX_FAILED_SEARCHES {
            if let Some(end) = self.formatted_literal_end(quote) {
                self.at = end;
                return self.push(TokenKind::Text, start);
            }
            self.failed_searches = self.failed_searches.saturating_add(1);
        }
        let triple_quoted = self.peek_at(1) == Some(quote) && self.peek_at(2) == Some(quote);
        for _ in 0..if triple_quoted { 3 } else { 1 } {
            self.advance(quote);
        }
        loop {
            match self.peek() {
                None => break,
                Some('\n' | '\r') if !triple_quoted => break,
                Some('\\') => {
                    self.advance('\\');
                    match self.peek() {
                        Some('\r' | '\n') => self.line_break(),
                        Some(c) => self.advance(c),
                        None => {}
                    }
                }
                Some(c) if c == quote => {
                    self.advance(c);
                    if !triple_quoted {
                        return self.push(TokenKind::Text, start);
                    }
                    if self.peek() == Some(quote) && self.peek_at(1) == Some(quote) {
                        self.advance(quote);
                        self.advance(quote);
                        return self.push(TokenKind::Text, start);
                    }
                }
                Some(c) => self.advance(c),
            }
        }
        if triple_quoted && self.unterminated_left > 0 {
            self.unterminated_left = self.unterminated_left.saturating_sub(1);
            let rest = self.text.get(start..).unwrap_or_default();
            let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
            self.at = start.saturating_add(line);
        }
        self.push(TokenKind::Unknown, start);
        self.error(
            start,
            messages::python_open_string().hint(format!(
                "End it with {}.",
                quote.to_string().repeat(if triple_quoted { 3 } else { 1 })
            )),
        );
    }

    /// Where a literal that computes its text ends, whose fields hold the quote that it is in.
    fn formatted_literal_end(&self, quote: char) -> Option<usize> {
        let text = self.text.get(self.at..)?;
        let triple_quoted = text.chars().take(3).filter(|c| *c == quote).count() == 3;
        let length = if triple_quoted { 3 } else { 1 };
        let mut at = length;
        while at < MAX_FORMATTED {
            let rest = text.get(at..)?;
            let c = rest.chars().next()?;
            let next = rest.chars().nth(1);
            let step = match c {
                '\\' => next.map_or(0, char::len_utf8).checked_add(1)?,
                '{' if next == Some('{') => 2,
                '{' => {
                    let end = rest
                        .char_indices()
                        .nth(MAX_FORMATTED)
                        .map_or(rest.len(), |(at, _)| at);
                    fields::field(rest.get(..end)?)?.end.checked_add(1)?
                }
                '\n' | '\r' if !triple_quoted => return None,
                c if c == quote
                    && rest.chars().take(length).filter(|c| *c == quote).count() == length =>
                {
                    return self.at.checked_add(at)?.checked_add(length);
                }
                c => c.len_utf8(),
            };
            at = at.checked_add(step)?;
        }
        None
    }

    fn sign(&mut self) {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        if let Some(sign) = Sign::at_start(rest) {
            self.at = start.saturating_add(sign.text().len());
            match sign {
                Sign::RoundOpen | Sign::SquareOpen | Sign::CurlyOpen
                    if self.never_closed.binary_search(&start).is_err() =>
                {
                    self.open.push(start);
                }
                Sign::RoundClose | Sign::SquareClose | Sign::CurlyClose => {
                    self.open.pop();
                }
                _ => {}
            }
            return self.push(TokenKind::Sign(sign), start);
        }
        let Some(c) = self.peek() else { return };
        self.advance(c);
        self.push(TokenKind::Unknown, start);
        if self.errors.len() >= MAX_RECORDED {
            return;
        }
        self.error(start, messages::python_character(c));
    }

    /// Whether the line has no token so far, comments aside.
    fn is_line_empty(&self) -> bool {
        let last = self
            .tokens
            .iter()
            .rev()
            .find(|token| token.kind != TokenKind::Comment);
        matches!(
            last.map(|token| token.kind),
            None | Some(
                TokenKind::Newline | TokenKind::Break | TokenKind::Indent | TokenKind::Dedent
            )
        )
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn peek_at(&self, ahead: usize) -> Option<char> {
        self.text.get(self.at..)?.chars().nth(ahead)
    }

    fn advance(&mut self, c: char) {
        self.at = self.at.saturating_add(c.len_utf8());
    }

    fn skip_while(&mut self, wanted: impl Fn(char) -> bool) {
        while let Some(c) = self.peek()
            && wanted(c)
        {
            self.advance(c);
        }
    }

    fn slice(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn span(&self, start: usize) -> Span {
        let short = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span {
            start: short(start),
            end: short(self.at),
        }
    }

    fn push(&mut self, kind: TokenKind, start: usize) {
        let span = self.span(start);
        self.tokens.push(Token { kind, span });
    }

    fn error(&mut self, start: usize, diagnostic: Diagnostic) {
        if self.errors.len() < MAX_RECORDED {
            let span = self.span(start);
            self.errors.push(SyntaxError { diagnostic, span });
        }
    }
}

fn is_name_start(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

fn is_name_part(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// Whether a string literal can start with these letters.
fn is_prefix(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "r" | "u" | "b" | "f" | "t" | "br" | "rb" | "fr" | "rf" | "tr" | "rt"
    )
}
