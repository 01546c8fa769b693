//! Which operator binds how tightly.

use crate::python::{Binary, Comparison, Keyword, Logical, Sign, TokenKind};

/// The levels of Python's grammar, loosest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Precedence {
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

/// An operator that is after an operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Infix {
    /// `if … else`
    Conditional,
    /// With the level of its operands.
    Logical(Logical, Precedence),
    Compare(Comparison),
    /// With its own level and that of its right operand.
    Binary(Binary, Precedence, Precedence),
}

impl Infix {
    pub(super) fn precedence(self) -> Precedence {
        match self {
            Infix::Conditional => Precedence::Conditional,
            Infix::Logical(Logical::Or, _) => Precedence::Or,
            Infix::Logical(Logical::And, _) => Precedence::And,
            Infix::Compare(_) => Precedence::Comparison,
            Infix::Binary(_, precedence, _) => precedence,
        }
    }
}

/// The operator that these two tokens start with.
pub(super) fn infix(first: TokenKind, second: TokenKind) -> Option<Infix> {
    let sign = match first {
        TokenKind::Keyword(keyword) => return keyword_operator(keyword, second),
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
        Sign::Or => Infix::Binary(Binary::Or, Precedence::BitOr, Precedence::BitXor),
        Sign::Xor => Infix::Binary(Binary::Xor, Precedence::BitXor, Precedence::BitAnd),
        Sign::And => Infix::Binary(Binary::And, Precedence::BitAnd, Precedence::Shift),
        Sign::Left => Infix::Binary(Binary::Left, Precedence::Shift, Precedence::Sum),
        Sign::Right => Infix::Binary(Binary::Right, Precedence::Shift, Precedence::Sum),
        Sign::Plus => Infix::Binary(Binary::Add, Precedence::Sum, Precedence::Product),
        Sign::Minus => Infix::Binary(Binary::Subtract, Precedence::Sum, Precedence::Product),
        Sign::Times => Infix::Binary(Binary::Multiply, Precedence::Product, Precedence::Unary),
        Sign::Divide => Infix::Binary(Binary::Divide, Precedence::Product, Precedence::Unary),
        Sign::Floor => Infix::Binary(Binary::Floor, Precedence::Product, Precedence::Unary),
        Sign::Remainder => Infix::Binary(Binary::Remainder, Precedence::Product, Precedence::Unary),
        Sign::At => Infix::Binary(Binary::Matrix, Precedence::Product, Precedence::Unary),
        // `2 ** -1` and `2 ** 3 ** 2`: the right operand may be a signed power.
        Sign::Power => Infix::Binary(Binary::Power, Precedence::Power, Precedence::Unary),
        _ => return None,
    })
}

fn keyword_operator(keyword: Keyword, second: TokenKind) -> Option<Infix> {
    Some(match keyword {
        Keyword::If => Infix::Conditional,
        Keyword::Or => Infix::Logical(Logical::Or, Precedence::And),
        Keyword::And => Infix::Logical(Logical::And, Precedence::Not),
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
