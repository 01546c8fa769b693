//! The tokens of a DOT text, with their offsets.

/// A token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A name, number or quoted text, its quotes taken off.
    Text(String),
    /// A word that was not quoted, so that it may be a keyword.
    Word(String),
    /// Markup between `<` and `>`, without them.
    Html(String),
    /// `{ } [ ] = ; , : +`.
    Sign(char),
    /// `->` or `--`.
    Arrow {
        /// Whether it is `->`.
        directed: bool,
    },
}

/// A token with the byte and the line it starts at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LocatedToken {
    pub(super) token: Token,
    pub(super) at: usize,
    pub(super) line: usize,
}

/// What cannot be read as a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TokenError {
    /// The byte it starts at.
    pub(super) at: usize,
    /// What is wrong, as the end of a sentence.
    pub(super) what: &'static str,
}

/// All tokens of a text, up to the first that is not closed; characters that start no token are left
/// out and reported.
pub(super) fn tokens(text: &str) -> (Vec<LocatedToken>, Vec<TokenError>) {
    let mut scanner = Scanner { text, at: 0 };
    let (mut tokens, mut errors) = (Vec::new(), Vec::new());
    let (mut line, mut counted) = (1, 0);
    loop {
        scanner.skip_space();
        let at = scanner.at;
        line += text
            .get(counted..at)
            .map_or(0, |skipped| skipped.matches('\n').count());
        counted = at;
        let Some(c) = scanner.peek() else {
            return (tokens, errors);
        };
        let token = match c {
            '"' => scanner.quoted().ok_or("a text in quotes is not closed"),
            '<' => scanner
                .html()
                .ok_or("markup in angle brackets is not closed"),
            '{' | '}' | '[' | ']' | '=' | ';' | ',' | ':' | '+' => {
                scanner.at += 1;
                Ok(Token::Sign(c))
            }
            '-' if scanner.rest().starts_with("->") => Ok(scanner.arrow(true)),
            '-' if scanner.rest().starts_with("--") => Ok(scanner.arrow(false)),
            _ => match scanner.word() {
                Some(word) => Ok(word),
                None => {
                    scanner.at += c.len_utf8();
                    Err("this character has no meaning in DOT")
                }
            },
        };
        match token {
            Ok(token) => tokens.push(LocatedToken { token, at, line }),
            Err(what) => {
                errors.push(TokenError { at, what });
                if scanner.at == at {
                    return (tokens, errors);
                }
            }
        }
    }
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Skips white space and comments; a line that starts with `#` is one too.
    fn skip_space(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            self.at += rest.len() - trimmed.len();
            let starts_line = self.text.get(..self.at).is_none_or(|before| {
                before.is_empty() || before.ends_with(['\n', '\r', '\u{feff}'])
            });
            let end = if trimmed.starts_with("//") || (starts_line && trimmed.starts_with('#')) {
                trimmed.find(['\n', '\r']).unwrap_or(trimmed.len())
            } else if trimmed.starts_with("/*") {
                trimmed.find("*/").map_or(trimmed.len(), |end| end + 2)
            } else {
                return;
            };
            self.at += end;
        }
    }

    fn arrow(&mut self, directed: bool) -> Token {
        self.at += 2;
        Token::Arrow { directed }
    }

    /// A text in quotes: `\"` is a quote, a backslash before a line break joins the lines, all other
    /// backslashes stay for the label to read.
    fn quoted(&mut self) -> Option<Token> {
        let mut text = String::new();
        let mut rest = self.rest().char_indices().skip(1).peekable();
        while let Some((at, c)) = rest.next() {
            match (c, rest.peek().map(|(_, next)| *next)) {
                ('"', _) => {
                    self.at += at + 1;
                    return Some(Token::Text(text));
                }
                ('\\', Some('"')) => {
                    text.push('"');
                    rest.next();
                }
                ('\\', Some('\n')) => {
                    rest.next();
                }
                ('\\', Some('\\')) => {
                    text.push_str("\\\\");
                    rest.next();
                }
                _ => text.push(c),
            }
        }
        None
    }

    fn html(&mut self) -> Option<Token> {
        let rest = self.rest();
        let mut depth = 0usize;
        for (at, c) in rest.char_indices() {
            match c {
                '<' => depth = depth.saturating_add(1),
                '>' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                self.at += at + 1;
                return Some(Token::Html(rest.get(1..at)?.to_owned()));
            }
        }
        None
    }

    /// A name of letters, digits and `_`, or a number.
    fn word(&mut self) -> Option<Token> {
        let rest = self.rest();
        let in_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || !c.is_ascii();
        let in_number = |c: char| c.is_ascii_digit() || c == '.';
        let first = rest.chars().next()?;
        let end = if first == '-' || in_number(first) {
            let digits = rest.strip_prefix('-').unwrap_or(rest);
            let length = digits.find(|c| !in_number(c)).unwrap_or(digits.len());
            if length == 0 {
                return None;
            }
            rest.len() - digits.len() + length
        } else if in_name(first) {
            rest.find(|c| !in_name(c)).unwrap_or(rest.len())
        } else {
            return None;
        };
        self.at += end;
        Some(Token::Word(rest.get(..end)?.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[Token]) {
        let (found, errors) = tokens(text);
        let found: Vec<Token> = found.into_iter().map(|located| located.token).collect();
        assert_eq!(found, expected, "{text}");
        assert_eq!(errors, [], "{text}");
    }

    fn word(text: &str) -> Token {
        Token::Word(text.to_owned())
    }

    fn text(text: &str) -> Token {
        Token::Text(text.to_owned())
    }

    #[test]
    fn names_numbers_and_texts_are_distinguished() {
        check("", &[]);
        check(
            "a_1 Ärztin医者_d -3.5 .5",
            &[word("a_1"), word("Ärztin医者_d"), word("-3.5"), word(".5")],
        );
        check(r#""a \"b\" \n \\" c"#, &[text(r#"a "b" \n \\"#), word("c")]);
        check("\"a\\\nb\"", &[text("ab")]);
        check("<<b>x</b>>", &[Token::Html("<b>x</b>".to_owned())]);
        check(
            "a->b--c",
            &[
                word("a"),
                Token::Arrow { directed: true },
                word("b"),
                Token::Arrow { directed: false },
                word("c"),
            ],
        );
        check(
            "{[=;,:+]}",
            &"{[=;,:+]}".chars().map(Token::Sign).collect::<Vec<_>>(),
        );
    }

    #[test]
    fn comments_are_skipped() {
        check(
            "\u{feff}# one\na // two\n/* three\n */ b",
            &[word("a"), word("b")],
        );
        check("/* open", &[]);
    }

    #[test]
    fn what_is_not_closed_is_reported() {
        let check = |text: &str, at: usize| {
            assert_eq!(
                tokens(text).1.first().map(|error| error.at),
                Some(at),
                "{text}"
            );
        };
        check("a \"b", 2);
        check("a <b", 2);
        check("a ! b", 2);
        check("a # b", 2);
    }
}
