//! How well a text fits what was typed: the letters in their order, the better the more of them
//! stand together and at the beginnings of words. No page.

mod fold;

pub(super) use fold::Folded;

/// For every letter that fits.
const FITS: i32 = 4;

/// For a letter at the beginning of a word.
const BEGINS_WORD: i32 = 8;

/// For the first letter of the text.
const BEGINS: i32 = 4;

/// For a letter next to the one before.
const ADJACENT: i32 = 8;

/// A score that nothing has: no letters fit that far.
const NONE: i32 = i32::MIN / 2;

/// What was typed, word by word. Each word has to fit somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    words: Vec<Folded>,
}

impl Query {
    pub(super) fn of(typed: &str) -> Query {
        let words = typed.split_whitespace().map(Folded::of).collect();
        Query { words }
    }

    /// Whether nothing was typed.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well the title fits, or where a word does not, what else is said of the same thing;
    /// that counts half. `None`: some word fits neither.
    pub(super) fn score(&self, title: &Folded, more: &Folded) -> Option<i32> {
        let mut sum = 0;
        for word in &self.words {
            let in_title = fit(word, title, None);
            let in_more = || fit(word, more, None).map(|score| score / 2);
            sum += in_title.or_else(in_more)?;
        }
        Some(sum)
    }

    /// Which letters of the title fit, by their number from 0, in order.
    pub(super) fn places(&self, title: &Folded) -> Vec<usize> {
        let mut places = Vec::new();
        for word in &self.words {
            let mut own = Vec::new();
            if fit(word, title, Some(&mut own)).is_some() {
                places.append(&mut own);
            }
        }
        places.sort_unstable();
        places.dedup();
        places
    }
}

/// The best way to find the letters of a word in a text, in their order; a letter less for each
/// that lies between two of them. `None` where there is none, or one so scattered that nobody
/// meant it.
fn fit(word: &Folded, text: &Folded, places: Option<&mut Vec<usize>>) -> Option<i32> {
    if !text.may_hold(word) || !holds_in_order(word, text) {
        return None;
    }
    let length = text.len();
    // For each letter of the text the best score of all ways that end on it.
    let mut ends = vec![0; length];
    let mut before = vec![0; length];
    let mut from: Vec<u16> = Vec::new();
    for (row, letter) in word.letters().enumerate() {
        std::mem::swap(&mut ends, &mut before);
        // The best way that ends before the letter at hand, and where; a gap costs one a letter.
        let (mut best, mut best_at) = (NONE, 0_u16);
        for at in 0..length {
            let mut score = NONE;
            let mut came = 0;
            if text.letter(at) == letter {
                let (begins_word, own) = (text.begins_word(at), FITS);
                let own = own + if begins_word { BEGINS_WORD } else { 0 };
                let own = own + if at == 0 { BEGINS } else { 0 };
                let next_to = at.checked_sub(1).and_then(|at| before.get(at).copied());
                let next_to = next_to.filter(|score| row > 0 && *score > NONE);
                let next_to = next_to.map_or(NONE, |score| score + ADJACENT);
                (score, came) = match row {
                    0 => (own, 0),
                    _ if next_to >= best && next_to > NONE => (next_to + own, short(at) - 1),
                    _ if best > NONE => (best + own, best_at),
                    _ => (NONE, 0),
                };
            }
            if places.is_some() {
                from.push(came);
            }
            if let Some(end) = ends.get_mut(at) {
                *end = score;
            }
            let left = at.checked_sub(1).and_then(|at| before.get(at).copied());
            best = if best > NONE { best - 1 } else { NONE };
            if let Some(left) = left.filter(|left| *left > best) {
                (best, best_at) = (left - 1, short(at) - 1);
            }
        }
    }
    let (mut at, best) = ends
        .iter()
        .copied()
        .enumerate()
        .max_by_key(|(at, score)| (*score, std::cmp::Reverse(*at)))?;
    if best <= 0 {
        return None;
    }
    if let Some(places) = places {
        for row in (0..word.len()).rev() {
            places.push(at);
            at = from.get(row * length + at).copied().map_or(0, usize::from);
        }
        places.reverse();
    }
    Some(best)
}

/// The quick test that most texts fail.
fn holds_in_order(word: &Folded, text: &Folded) -> bool {
    let mut text = (0..text.len()).map(|at| text.letter(at));
    let mut word = word.letters();
    word.all(|letter| text.any(|other| other == letter)) && word.next().is_none()
}

fn short(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests;
