//! Where lines of text break: between words, and inside a word only where it is too long for a line.

use unicode_width::UnicodeWidthChar;

/// Breaks text into lines of at most `limit` columns (a wide character takes two).
///
/// Nothing is lost but white space at the breaks, and what cannot be shown: control characters, and
/// the marks that would turn the direction of what follows. A text without anything to be seen
/// has no lines. A word that is longer than a line is broken, behind a `-`, `_`, `.`, `/` or `:` in its
/// second half where there is one, and never inside a character with its combining marks.
pub fn wrap(text: &str, limit: usize) -> Vec<String> {
    let limit = limit.max(2);
    let mut lines = Vec::new();
    for paragraph in text.split(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let mut line = String::new();
        let mut used = 0usize;
        for word in paragraph.split(|c: char| c.is_whitespace() && c != '\u{a0}') {
            let clusters = clusters(word);
            let columns: usize = clusters.iter().map(|cluster| cluster.columns).sum();
            if clusters.is_empty() {
                continue;
            }
            if used > 0 && used.saturating_add(1).saturating_add(columns) <= limit {
                line.push(' ');
                used += 1;
            } else if used > 0 {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            for piece in pieces(&clusters, limit) {
                if used > 0 && line_is_full(used, piece, limit) {
                    lines.push(std::mem::take(&mut line));
                    used = 0;
                }
                for cluster in piece {
                    line.push_str(&cluster.text);
                    used += cluster.columns;
                }
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines
}

/// The same into at most three lines where that does not make them very long: the limit grows until
/// the text has three lines or the block of text is some three times as wide as high.
pub fn wrap_compact(text: &str, limit: usize) -> Vec<String> {
    let mut limit = limit;
    loop {
        let lines = wrap(text, limit);
        // A line is a little more than two columns high: three times as wide is six columns a line.
        if lines.len() <= 3 || limit >= lines.len().saturating_mul(6) {
            return lines;
        }
        limit = limit.saturating_add(limit / 8).saturating_add(1);
    }
}

/// Whether the next character is drawn as one with this one.
pub(super) fn joins_next(c: char) -> bool {
    c == '\u{200d}'
}

/// A character with everything that is drawn in its place.
struct Cluster {
    text: String,
    columns: usize,
}

fn clusters(word: &str) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut joined = false;
    let mut open_flag = false;
    for c in word.chars().filter(|c| is_shown(*c)) {
        let columns = c.width().unwrap_or(0);
        let flag = ('\u{1F1E6}'..='\u{1F1FF}').contains(&c);
        let tone = ('\u{1F3FB}'..='\u{1F3FF}').contains(&c);
        let belongs = joined || columns == 0 || tone || (flag && open_flag);
        match clusters.last_mut().filter(|_| belongs) {
            Some(last) => last.text.push(c),
            None => clusters.push(Cluster {
                text: c.to_string(),
                columns,
            }),
        }
        open_flag = flag && !open_flag;
        joined = joins_next(c);
    }
    clusters
}

/// Control characters have no picture (and no place in XML); marks of direction would reach past
/// the end of a line that is broken.
fn is_shown(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
            | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}')
}

/// A word cut into pieces that fit a line each.
fn pieces(clusters: &[Cluster], limit: usize) -> Vec<&[Cluster]> {
    let mut pieces = Vec::new();
    let mut rest = clusters;
    while !rest.is_empty() {
        let mut used = 0usize;
        let mut cut = 0;
        let mut good = 0;
        for (at, cluster) in rest.iter().enumerate() {
            used = used.saturating_add(cluster.columns);
            if used > limit {
                break;
            }
            cut = at + 1;
            if cut * 2 > limit && matches!(cluster.text.as_str(), "-" | "_" | "." | "/" | ":") {
                good = cut;
            }
        }
        if cut < rest.len() && good > 0 {
            cut = good;
        }
        let (piece, more) = rest.split_at(cut.max(1).min(rest.len()));
        pieces.push(piece);
        rest = more;
    }
    pieces
}

fn line_is_full(used: usize, piece: &[Cluster], limit: usize) -> bool {
    let columns: usize = piece.iter().map(|cluster| cluster.columns).sum();
    used.saturating_add(columns) > limit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(wrap(text, 18), expected, "{text:?}");
    }

    #[test]
    fn text_breaks_between_words() {
        check("", &[]);
        check("  \t ", &[]);
        check("Web Server", &["Web Server"]);
        check("Payment provider gateway", &["Payment provider", "gateway"]);
        check("  one   two ", &["one two"]);
        check("one\ntwo\r\nthree", &["one", "two", "three"]);
    }

    #[test]
    fn a_long_word_is_broken_and_nothing_is_lost() {
        check(
            "abcdefghijklmnopqrstuvwxyz",
            &["abcdefghijklmnopqr", "stuvwxyz"],
        );
        check(
            "orders.internal.example.com",
            &["orders.internal.", "example.com"],
        );
        check(
            "a_bcdefghijklmnopqrstuvw",
            &["a_bcdefghijklmnopq", "rstuvw"],
        );
        check(
            "see abcdefghijklmnopqrstuvwxyz now",
            &["see", "abcdefghijklmnopqr", "stuvwxyz now"],
        );
        check(
            "数据库数据库数据库数据库",
            &["数据库数据库数据库", "数据库"],
        );
    }

    #[test]
    fn what_belongs_together_is_not_broken() {
        let accents = "e\u{301}".repeat(20);
        assert_eq!(
            wrap(&accents, 18),
            ["e\u{301}".repeat(18), "e\u{301}".repeat(2)]
        );
        let coder = "\u{1F469}\u{200D}\u{1F4BB}";
        assert_eq!(
            wrap(&coder.repeat(10), 18),
            [coder.repeat(9), coder.to_owned()]
        );
        let flag = "\u{1F1E9}\u{1F1EA}";
        assert!(
            wrap(&flag.repeat(20), 7)
                .iter()
                .all(|line| line.chars().count() % 2 == 0)
        );
    }

    #[test]
    fn what_cannot_be_shown_is_left_out() {
        check("a\u{0}b\u{7}c\u{202e}d\u{fffe}", &["abcd"]);
        check("<b>&amp;</b>", &["<b>&amp;</b>"]);
    }

    #[test]
    fn many_words_make_a_block_and_not_a_column() {
        let lines = wrap_compact(&"word ".repeat(2000), 18);
        let longest = lines.iter().map(String::len).max().unwrap();
        assert!(
            longest <= 6 * lines.len() + 40 && lines.len() < 60,
            "{} × {longest}",
            lines.len()
        );
        assert_eq!(
            wrap_compact("Customer relationship management gateway of old", 18).len(),
            3
        );
        assert_eq!(wrap_compact(&"x".repeat(10_000), 18).concat().len(), 10_000);
    }
}
