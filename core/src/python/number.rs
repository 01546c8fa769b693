//! What a number literal stands for.

use super::ExprKind;

/// The value of a number as Python writes it; what is wrong with it, if it is none.
pub(super) fn number(text: &str) -> Result<ExprKind, &'static str> {
    if !has_valid_underscores(text) {
        return Err("An underscore in a number stands between two digits.");
    }
    let plain = text.replace('_', "").to_ascii_lowercase();
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = plain.strip_prefix(prefix) {
            return integer(digits, radix);
        }
    }
    if let Some(imaginary) = plain.strip_suffix('j') {
        return float(imaginary).map(ExprKind::Imaginary);
    }
    if plain.contains(['.', 'e']) {
        return float(&plain).map(ExprKind::Float);
    }
    if plain.starts_with('0') && plain.contains(|c: char| c != '0') {
        return Err("A whole number has no zeros before its first digit.");
    }
    integer(&plain, 10)
}

fn integer(digits: &str, radix: u32) -> Result<ExprKind, &'static str> {
    if digits.is_empty() || !digits.chars().all(|c| c.is_digit(radix)) {
        return Err("This is no number.");
    }
    Ok(i64::from_str_radix(digits, radix).map_or(ExprKind::BigInt, ExprKind::Int))
}

fn float(text: &str) -> Result<f64, &'static str> {
    // Rust reads words such as `inf` too; Python's numbers have digits, and no sign in front.
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return Err("This is no number.");
    }
    text.parse().map_err(|_| "This is no number.")
}

fn has_valid_underscores(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let based = ["0x", "0o", "0b"]
        .iter()
        .find_map(|prefix| lower.strip_prefix(prefix));
    // `0x_ff` is Python too: there the prefix counts as a digit.
    let digits = based.map_or(lower.as_str(), |rest| {
        rest.strip_prefix('_').unwrap_or(rest)
    });
    let digit = |c: char| c.is_ascii_digit() || (based.is_some() && c.is_ascii_hexdigit());
    let mut pieces = digits.split('_');
    let mut before = pieces.next().unwrap_or_default();
    pieces.all(|piece| {
        let joined = before.ends_with(digit) && piece.starts_with(digit);
        before = piece;
        joined
    })
}

#[cfg(test)]
mod tests {
    use super::number;
    use crate::python::ExprKind;

    #[test]
    fn numbers_are_what_python_says() {
        for (text, expected) in [
            ("0", ExprKind::Int(0)),
            ("00", ExprKind::Int(0)),
            ("443", ExprKind::Int(443)),
            ("1_000", ExprKind::Int(1000)),
            ("0xFF", ExprKind::Int(255)),
            ("0x_ff", ExprKind::Int(255)),
            ("0o17", ExprKind::Int(15)),
            ("0b101", ExprKind::Int(5)),
            ("9223372036854775807", ExprKind::Int(i64::MAX)),
            ("9223372036854775808", ExprKind::BigInt),
            ("1.5", ExprKind::Float(1.5)),
            ("1.", ExprKind::Float(1.0)),
            (".5", ExprKind::Float(0.5)),
            ("1e3", ExprKind::Float(1000.0)),
            ("1E-2", ExprKind::Float(0.01)),
            ("0.5", ExprKind::Float(0.5)),
            ("2j", ExprKind::Imaginary(2.0)),
        ] {
            assert_eq!(number(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "012", "1__0", "1_", "0x", "0x_", "0b12", "0o8", "1e", "1x", "1.5.2", "12ab", "1_.5",
            "1e_5",
        ] {
            assert!(number(text).is_err(), "{text}");
        }
    }
}
