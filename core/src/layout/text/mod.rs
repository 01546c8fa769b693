//! How wide text is, measured with a table of Arial's metrics and not with the machine's fonts, and
//! where its lines break.

mod widths;
mod wrap;

use unicode_width::UnicodeWidthChar;

use widths::Range;
pub use wrap::{wrap, wrap_compact};

/// Units of the table in one em.
const UNITS: f64 = 2048.0;

/// What a character is taken to be wide that is in no table, in em.
const UNKNOWN: f64 = 0.6;

/// The face and size of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// Size in px.
    pub size: f64,
    /// Weight.
    pub weight: Weight,
}

/// The weight of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 400.
    Regular,
    /// 700.
    Bold,
}

impl Font {
    /// The regular face.
    pub const fn regular(size: f64) -> Font {
        Font {
            size,
            weight: Weight::Regular,
        }
    }

    /// The bold face.
    pub const fn bold(size: f64) -> Font {
        Font {
            size,
            weight: Weight::Bold,
        }
    }
}

/// Width in px of one line of text.
///
/// Marks that combine with the character before, and characters that are not seen, are 0 wide; wide
/// characters (Chinese, Japanese, Korean, emoji) 1 em; others that no table has 0.6 em.
pub fn width(line: &str, font: Font) -> f64 {
    let table = match font.weight {
        Weight::Regular => widths::REGULAR,
        Weight::Bold => widths::BOLD,
    };
    let mut em = 0.0;
    let mut joined = false;
    for c in line.chars() {
        if !joined {
            em += advance(c, table);
        }
        joined = wrap::joins_next(c);
    }
    em * font.size
}

/// Width in px of the widest of these lines; 0 for none.
pub fn widest<S: AsRef<str>>(lines: &[S], font: Font) -> f64 {
    lines
        .iter()
        .map(|line| width(line.as_ref(), font))
        .fold(0.0, f64::max)
}

fn advance(c: char, table: &[Range]) -> f64 {
    let code = u32::from(c);
    let in_table = table.iter().find_map(|range| {
        let at = usize::try_from(code.checked_sub(range.first)?).ok()?;
        range.widths.get(at).copied().filter(|width| *width > 0)
    });
    match (in_table, c.width()) {
        (_, Some(0) | None) => 0.0,
        (Some(units), _) => f64::from(units) / UNITS,
        (None, Some(1)) => UNKNOWN,
        (None, Some(_)) => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, font: Font, expected: f64) {
        assert!((width(line, font) - expected).abs() < 0.01, "{line}");
    }

    #[test]
    fn text_has_the_widths_of_arial() {
        check("", Font::regular(12.0), 0.0);
        check("Sign in", Font::regular(12.0), 36.69);
        check("Web Server", Font::bold(13.0), 71.53);
        check("Straße", Font::regular(10.0), 30.01);
        check("Заказ", Font::regular(10.0), 26.12);
        check("Λόγος", Font::regular(10.0), 27.62);
    }

    #[test]
    fn unusual_characters_have_a_sensible_width() {
        let plain = Font::regular(10.0);
        check("数据库", plain, 30.0);
        check("e\u{301}", plain, width("e", plain));
        check("a\u{200b}b", plain, width("ab", plain));
        check("\u{1F600}", plain, 10.0);
        check("\u{1F469}\u{200D}\u{1F4BB}", plain, 10.0);
        check("\u{0}\u{7}", plain, 0.0);
        check("שלום", plain, 24.0);
    }
}
