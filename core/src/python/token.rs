//! The tokens of Python.

use super::Span;

/// A token, with its span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its span. An indent spans the blanks, a dedent and the end span nothing.
    pub span: Span,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A name that is no keyword.
    Name,
    /// A reserved word.
    Keyword(Keyword),
    /// A number as it is written.
    Number,
    /// A string literal as it is written, with prefix and quotes.
    Text,
    /// An operator, a bracket or another sign.
    Sign(Sign),
    /// A comment, without the line break after it.
    Comment,
    /// The end of a statement's line.
    Newline,
    /// A line break that ends no statement: of an empty line, or inside brackets.
    Break,
    /// The next line is further to the right.
    Indent,
    /// The next line is as far left as an enclosing block.
    Dedent,
    /// Something that is no token, with a diagnostic.
    Unknown,
    /// The end of the text.
    End,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each is named for what it is, and `text` shows it")]
        pub enum $name { $($variant,)* }

        impl $name {
            /// All of them.
            pub const ALL: &[$name] = &[$($name::$variant,)*];

            /// How it is written.
            pub fn text(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }

            /// The one that is written so.
            pub fn from_text(text: &str) -> Option<$name> {
                match text {
                    $($text => Some($name::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

words! {
    /// A reserved word. Soft keywords (`match`, `case`, `type`, `_`) are names.
    Keyword {
        And "and", As "as", Assert "assert", Async "async", Await "await", Break "break",
        Class "class", Continue "continue", Def "def", Del "del", Elif "elif", Else "else",
        Except "except", False "False", Finally "finally", For "for", From "from",
        Global "global", If "if", Import "import", In "in", Is "is", Lambda "lambda",
        None "None", Nonlocal "nonlocal", Not "not", Or "or", Pass "pass", Raise "raise",
        Return "return", True "True", Try "try", While "while", With "with", Yield "yield",
    }
}

words! {
    /// An operator, a bracket or another sign; where one starts like another, the longer is first.
    Sign {
        PowerAssign "**=", FloorAssign "//=", LeftAssign "<<=", RightAssign ">>=", Ellipsis "...",
        Power "**", Floor "//", Left "<<", Right ">>", LessEqual "<=", GreaterEqual ">=",
        Equal "==", NotEqual "!=", Arrow "->", PlusAssign "+=", MinusAssign "-=", TimesAssign "*=",
        DivideAssign "/=", RemainderAssign "%=", MatrixAssign "@=", AndAssign "&=", OrAssign "|=",
        XorAssign "^=", Walrus ":=",
        RoundOpen "(", RoundClose ")", SquareOpen "[", SquareClose "]", CurlyOpen "{",
        CurlyClose "}", Comma ",", Colon ":", Dot ".", Semicolon ";", At "@", Assign "=",
        Plus "+", Minus "-", Times "*", Divide "/", Remainder "%", And "&", Or "|", Xor "^",
        Invert "~", Less "<", Greater ">",
    }
}

impl Sign {
    /// The longest sign that the text starts with.
    pub fn at_start(text: &str) -> Option<Sign> {
        let signs = (1..=3).rev().filter_map(|length| text.get(..length));
        signs.into_iter().find_map(Sign::from_text)
    }

    /// The bracket that closes this one.
    pub fn closing(self) -> Option<Sign> {
        match self {
            Sign::RoundOpen => Some(Sign::RoundClose),
            Sign::SquareOpen => Some(Sign::SquareClose),
            Sign::CurlyOpen => Some(Sign::CurlyClose),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Sign;

    #[test]
    fn every_sign_is_found_before_what_it_starts_with() {
        for sign in Sign::ALL {
            assert_eq!(Sign::at_start(sign.text()), Some(*sign), "{}", sign.text());
        }
    }
}
