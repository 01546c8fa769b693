//! A text folded for comparison: without case, without accents, and with the starts of its words
//! known.

/// Texts are compared up to that many letters: rows show no more of a name.
const MAX_LETTERS: usize = 160;

/// Marks a letter that starts a word; no code point is that high.
const WORD_START: u32 = 1 << 31;

/// The letters from U+00C0 to U+017F without their diacritics. `*` marks one that stays
/// as it is.
const FOLDED_LETTERS: &[u8; 192] =
    b"aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll\
nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// A text as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::pages::palette) struct Folded {
    letters: Box<[u32]>,
    /// A bit for each letter that it contains; several letters share one.
    letter_mask: u64,
}

impl Folded {
    pub(in crate::pages::palette) fn of(text: &str) -> Folded {
        let mut before = ' ';
        let mut letter_mask = 0;
        let letters = text
            .chars()
            .take(MAX_LETTERS)
            .map(|letter| {
                // `WebServer` and `port8080` have two words each.
                let starts = letter.is_alphanumeric()
                    && (!before.is_alphanumeric()
                        || letter.is_uppercase() && before.is_lowercase()
                        || letter.is_numeric() && !before.is_numeric());
                before = letter;
                let fold_letter = fold_letter(letter);
                letter_mask |= bit(fold_letter);
                u32::from(fold_letter) | if starts { WORD_START } else { 0 }
            })
            .collect();
        Folded {
            letters,
            letter_mask,
        }
    }

    pub(in crate::pages::palette) fn len(&self) -> usize {
        self.letters.len()
    }

    /// The letter at that position; 0 past the end.
    pub(super) fn letter(&self, at: usize) -> u32 {
        self.letters
            .get(at)
            .map_or(0, |letter| letter & !WORD_START)
    }

    pub(super) fn letters(&self) -> impl Iterator<Item = u32> {
        self.letters.iter().map(|letter| letter & !WORD_START)
    }

    pub(super) fn starts_word(&self, at: usize) -> bool {
        self.letters
            .get(at)
            .is_some_and(|letter| letter & WORD_START != 0)
    }

    /// Whether it may contain all letters of the other; `false` is certain.
    pub(super) fn may_contain(&self, other: &Folded) -> bool {
        self.letter_mask & other.letter_mask == other.letter_mask
    }
}

/// The letter without case and accent. One letter stays one letter, so that positions stay valid.
fn fold_letter(letter: char) -> char {
    let code = u32::from(letter);
    let without = code
        .checked_sub(0xC0)
        .and_then(|at| FOLDED_LETTERS.get(usize::try_from(at).ok()?).copied())
        .filter(|fold_letter| *fold_letter != b'*');
    match without {
        Some(fold_letter) => char::from(fold_letter),
        None => letter.to_lowercase().next().unwrap_or(letter),
    }
}

fn bit(letter: char) -> u64 {
    1 << (u32::from(letter) % 64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let folded = Folded::of(text);
        folded.letters().filter_map(char::from_u32).collect()
    }

    #[test]
    fn folding_drops_case_and_accents_and_keeps_positions() {
        let check = |text: &str, expected: &str| assert_eq!(read(text), expected);
        check("Web Server", "web server");
        check("Émile Zürich Ångström", "emile zurich angstrom");
        check("Łódź Żółć Čeština ñandú", "lodz zolc cestina nandu");
        check("Œuvre ſ × ÷ ß", "ouvre s × ÷ s");
        check("ΣΊΓΜΑ Дом", "σίγμα дом");
        check("מסד 🧨", "מסד 🧨");
        check("İ", "i");
    }

    #[test]
    fn words_start_after_punctuation_at_capitals_and_at_digits() {
        let check = |text: &str, expected: &[usize]| {
            let folded = Folded::of(text);
            let starts: Vec<usize> = (0..folded.len())
                .filter(|at| folded.starts_word(*at))
                .collect();
            assert_eq!(starts, expected, "{text}");
        };
        check("web server", &[0, 4]);
        check("WebServer", &[0, 3]);
        check("API", &[0]);
        check("/var/port8080", &[1, 5, 9]);
        check("", &[]);
    }

    #[test]
    fn long_texts_are_truncated() {
        assert_eq!(Folded::of(&"n".repeat(10_000)).len(), MAX_LETTERS);
    }
}
