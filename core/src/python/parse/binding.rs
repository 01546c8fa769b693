//! Which operator binds how tightly.

use crate::python::{Binary, Comparison, Keyword, Logical, Sign, TokenKind};

/// The levels of Python's grammar, loosest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Conditional,
    Or,
    And,
    Not,
    Comparison,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Product,
    Unary,
    Power,
}

/// An operator that stands behind an operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Infix {
    /// `if … else`
    Conditional,
    /// With the level of its operands.
    Logical(Logical, Level),
    Compare(Comparison),
    /// With its own level and that of its right operand.
    Binary(Binary, Level, Level),
}

impl Infix {
    pub(super) fn level(self) -> Level {
        match self {
            Infix::Conditional => Level::Conditional,
            Infix::Logical(Logical::Or, _) => Level::Or,
            Infix::Logical(Logical::And, _) => Level::And,
            Infix::Compare(_) => Level::Comparison,
            Infix::Binary(_, level, _) => level,
        }
    }
}

/// The operator that these two tokens start with.
pub(super) fn infix(first: TokenKind, second: TokenKind) -> Option<Infix> {
    let sign = match first {
        TokenKind::Keyword(keyword) => return worded(keyword, second),
        TokenKind::Sign(sign) => sign,
        _ => return None,
    };
    Some(match sign {
        Sign::Equal => Infix::Compare(Comparison::Equal),
        Sign::NotEqual => Infix::Compare(Comparison::NotEqual),
        Sign::Less => Infix::Compare(Comparison::Less),
        Sign::LessEqual => Infix::Compare(Comparison::LessEqual),
        Sign::Greater => Infix::Compare(Comparison::Greater),
        Sign::GreaterEqual => Infix::Compare(Comparison::GreaterEqual),
        Sign::Or => Infix::Binary(Binary::Or, Level::BitOr, Level::BitXor),
        Sign::Xor => Infix::Binary(Binary::Xor, Level::BitXor, Level::BitAnd),
        Sign::And => Infix::Binary(Binary::And, Level::BitAnd, Level::Shift),
        Sign::Left => Infix::Binary(Binary::Left, Level::Shift, Level::Sum),
        Sign::Right => Infix::Binary(Binary::Right, Level::Shift, Level::Sum),
        Sign::Plus => Infix::Binary(Binary::Add, Level::Sum, Level::Product),
        Sign::Minus => Infix::Binary(Binary::Subtract, Level::Sum, Level::Product),
        Sign::Times => Infix::Binary(Binary::Multiply, Level::Product, Level::Unary),
        Sign::Divide => Infix::Binary(Binary::Divide, Level::Product, Level::Unary),
        Sign::Floor => Infix::Binary(Binary::Floor, Level::Product, Level::Unary),
        Sign::Remainder => Infix::Binary(Binary::Remainder, Level::Product, Level::Unary),
        Sign::At => Infix::Binary(Binary::Matrix, Level::Product, Level::Unary),
        // `2 ** -1` and `2 ** 3 ** 2`: the right operand may be a signed power.
        Sign::Power => Infix::Binary(Binary::Power, Level::Power, Level::Unary),
        _ => return None,
    })
}

fn worded(keyword: Keyword, second: TokenKind) -> Option<Infix> {
    Some(match keyword {
        Keyword::If => Infix::Conditional,
        Keyword::Or => Infix::Logical(Logical::Or, Level::And),
        Keyword::And => Infix::Logical(Logical::And, Level::Not),
        Keyword::In => Infix::Compare(Comparison::In),
        Keyword::Not if second == TokenKind::Keyword(Keyword::In) => {
            Infix::Compare(Comparison::NotIn)
        }
        Keyword::Is if second == TokenKind::Keyword(Keyword::Not) => {
            Infix::Compare(Comparison::IsNot)
        }
        Keyword::Is => Infix::Compare(Comparison::Is),
        _ => return None,
    })
}
