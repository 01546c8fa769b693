//! A text as it is compared: without case, without accents, and with the beginnings of its words
//! known.

/// Texts are compared up to that many letters: nobody reads more of a name in a row.
const LONGEST: usize = 160;

/// Marks a letter that begins a word; no letter is that high.
const BEGIN: u32 = 1 << 31;

/// The letters from U+00C0 to U+017F without what stands above, below or in them. `*` stands for
/// itself.
const PLAIN: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll\
nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// A text as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::pages::palette) struct Folded {
    letters: Box<[u32]>,
    /// A bit for each letter that stands in it; several share one.
    there: u64,
}

impl Folded {
    pub(in crate::pages::palette) fn of(text: &str) -> Folded {
        let mut before = ' ';
        let mut there = 0;
        let letters = text
            .chars()
            .take(LONGEST)
            .map(|letter| {
                // `WebServer` and `port8080` have two words each.
                let begins = letter.is_alphanumeric()
                    && (!before.is_alphanumeric()
                        || letter.is_uppercase() && before.is_lowercase()
                        || letter.is_numeric() && !before.is_numeric());
                before = letter;
                let plain = plain(letter);
                there |= bit(plain);
                u32::from(plain) | if begins { BEGIN } else { 0 }
            })
            .collect();
        Folded { letters, there }
    }

    pub(in crate::pages::palette) fn len(&self) -> usize {
        self.letters.len()
    }

    /// The letter at that place; 0 behind the end.
    pub(super) fn letter(&self, at: usize) -> u32 {
        self.letters.get(at).map_or(0, |letter| letter & !BEGIN)
    }

    pub(super) fn letters(&self) -> impl Iterator<Item = u32> {
        self.letters.iter().map(|letter| letter & !BEGIN)
    }

    pub(super) fn begins_word(&self, at: usize) -> bool {
        self.letters
            .get(at)
            .is_some_and(|letter| letter & BEGIN != 0)
    }

    /// Whether the letters of the other may all stand in this; `false` is certain.
    pub(super) fn may_hold(&self, other: &Folded) -> bool {
        self.there & other.there == other.there
    }
}

/// The letter without case and accent. One letter stays one letter, so that places stay places.
fn plain(letter: char) -> char {
    let code = u32::from(letter);
    let without = code
        .checked_sub(0xC0)
        .and_then(|at| PLAIN.get(usize::try_from(at).ok()?).copied())
        .filter(|plain| *plain != b'*');
    match without {
        Some(plain) => char::from(plain),
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
    fn case_and_accents_are_left_out_and_places_stay() {
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
    fn words_begin_after_signs_at_capitals_and_at_numbers() {
        let check = |text: &str, expected: &[usize]| {
            let folded = Folded::of(text);
            let begins: Vec<usize> = (0..folded.len())
                .filter(|at| folded.begins_word(*at))
                .collect();
            assert_eq!(begins, expected, "{text}");
        };
        check("web server", &[0, 4]);
        check("WebServer", &[0, 3]);
        check("API", &[0]);
        check("/var/port8080", &[1, 5, 9]);
        check("", &[]);
    }

    #[test]
    fn long_texts_are_cut() {
        assert_eq!(Folded::of(&"n".repeat(10_000)).len(), LONGEST);
    }
}
