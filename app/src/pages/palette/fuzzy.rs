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
    if !text.may_hold(word) {
        return None;
    }
    let bounds = bounds(word, text)?;
    let length = text.len();
    // For each letter of the text the best score of all ways that end on it.
    let mut ends = vec![NONE; length];
    let mut before = vec![NONE; length];
    // Where the way came from that ends on a letter: for each letter of the word in turn.
    let mut from = vec![
        0_u16;
        if places.is_some() {
            length * word.len()
        } else {
            0
        }
    ];
    let mut start = 0;
    for (row, (letter, (first, last))) in word.letters().zip(bounds).enumerate() {
        std::mem::swap(&mut ends, &mut before);
        ends.fill(NONE);
        // The best way that ends before the letter at hand, and where; a gap costs one a letter.
        let (mut best, mut best_at) = (NONE, 0);
        for at in start..=last {
            let next_to = at.checked_sub(1).and_then(|at| before.get(at).copied());
            let next_to = next_to.unwrap_or(NONE);
            if at >= first && text.letter(at) == letter {
                let begins_word = if text.begins_word(at) { BEGINS_WORD } else { 0 };
                let own = FITS + begins_word + if at == 0 { BEGINS } else { 0 };
                let (score, came) = match row {
                    0 => (own, 0),
                    _ if next_to > NONE && next_to + ADJACENT >= best => {
                        (next_to + ADJACENT + own, at.saturating_sub(1))
                    }
                    _ if best > NONE => (best + own, best_at),
                    _ => (NONE, 0),
                };
                if let Some(end) = ends.get_mut(at) {
                    *end = score;
                }
                if let Some(from) = from.get_mut(row * length + at) {
                    *from = u16::try_from(came).unwrap_or(0);
                }
            }
            best = if best > NONE { best - 1 } else { NONE };
            if next_to > best {
                (best, best_at) = (next_to - 1, at.saturating_sub(1));
            }
        }
        start = first;
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

/// Between which letters of the text each letter of the word can be: not before it is reached from
/// the beginning, not behind where it is from the end. `None` where they are not there in order.
fn bounds(word: &Folded, text: &Folded) -> Option<Vec<(usize, usize)>> {
    let mut at = 0..text.len();
    let mut bounds = Vec::with_capacity(word.len());
    for letter in word.letters() {
        let first = at.find(|at| text.letter(*at) == letter)?;
        bounds.push((first, first));
    }
    let mut at = (0..text.len()).rev();
    for (row, bound) in bounds.iter_mut().enumerate().rev() {
        bound.1 = at.find(|at| text.letter(*at) == word.letter(row))?;
    }
    Some(bounds)
}

#[cfg(test)]
mod tests;
