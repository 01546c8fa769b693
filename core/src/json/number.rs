//! What a number's text means.

/// The whole number that the text of a JSON number stands for: of `443`, `443.0` and `4.43e2` it is 443.
/// `None` for a fraction and for what 64 bits cannot hold.
pub fn parse_integer(raw: &str) -> Option<i64> {
    if let Ok(number) = raw.parse() {
        return Some(number);
    }
    let number = parse_float(raw)?;
    // Up to 2^53 every whole number has a float of its own, so that nothing is rounded.
    let exact = number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0;
    exact.then_some(number as i64)
}

/// The number that the text of a JSON number stands for, rounded as usual; `None` where it is too
/// large for a 64-bit float.
pub fn parse_float(raw: &str) -> Option<f64> {
    raw.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_read_however_they_are_written() {
        for (raw, expected) in [
            ("443", Some(443)),
            ("-1", Some(-1)),
            ("-0", Some(0)),
            ("443.0", Some(443)),
            ("4.43e2", Some(443)),
            ("1E+3", Some(1000)),
            ("443.7", None),
            ("1e-1", None),
            ("9223372036854775807", Some(i64::MAX)),
            ("9223372036854775808", None),
            ("1e400", None),
            ("-0.0", Some(0)),
        ] {
            assert_eq!(parse_integer(raw), expected, "{raw}");
        }
    }
}
