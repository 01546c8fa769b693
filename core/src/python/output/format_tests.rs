//! The format mini language; expected values are Python's own.

use super::{format_int, format_text};

#[test]
fn texts_are_padded_and_cut() {
    for (text, spec, expected) in [
        ("ab", "5", "ab   "),
        ("ab", ">5", "   ab"),
        ("ab", "^5", " ab  "),
        ("ab", "*^5", "*ab**"),
        ("ab", "05", "ab000"),
        ("ab", "<05", "ab000"),
        ("abcdef", ".3", "abc"),
        ("abcdef", ">5.3s", "  abc"),
        ("äöü", "5", "äöü  "),
        ("ab", "{<4", "ab{{"),
    ] {
        assert_eq!(format_text(text, spec).as_deref(), Ok(expected), "{spec}");
    }
}

#[test]
fn numbers_are_formatted() {
    for (number, spec, expected) in [
        (7, ">4", "   7"),
        (7, "04d", "0007"),
        (-7, "04d", "-007"),
        (-7, "=5", "-   7"),
        (-7, "x<5", "-7xxx"),
        (7, "+d", "+7"),
        (7, " d", " 7"),
        (255, "x", "ff"),
        (255, "#X", "0XFF"),
        (255, "#010b", "0b11111111"),
        (255, "#012b", "0b0011111111"),
        (8, "o", "10"),
        (65, "c", "A"),
        (1_234_567, ",", "1,234,567"),
        (1_234_567, "_", "1_234_567"),
        (1_234_567, "_x", "12_d687"),
        (1234, "010,", "00,001,234"),
        (1234, "08,", "0,001,234"),
        (3, ".2f", "3.00"),
        (1234, ",.1f", "1,234.0"),
        (3, "%", "300.000000%"),
        (1234, ".2e", "1.23e+03"),
        (i64::MIN, "d", "-9223372036854775808"),
    ] {
        assert_eq!(
            format_int(number, spec).as_deref(),
            Ok(expected),
            "{number} {spec}"
        );
    }
}

#[test]
fn specs_that_do_not_fit_are_refused() {
    for spec in [
        "loop:x",
        "d",
        "+5",
        "=5",
        ",",
        ".",
        "5.",
        "99999999999",
        ".99999999999",
        "#",
    ] {
        assert!(format_text("ab", spec).is_err(), "{spec}");
    }
    for spec in ["s", "loop", ".3", "99999", "5.5d", "y", "c"] {
        assert!(format_int(-1, spec).is_err(), "{spec}");
    }
}
