//! Fuzzy matching: the letters of the query in their order, the better the more of them
//! are adjacent and at the starts of words. No page.

mod fold;

pub(super) use fold::Folded;

/// For every matching letter.
const MATCH_SCORE: i32 = 4;

/// For a letter at the start of a word.
const WORD_START_SCORE: i32 = 8;

/// For the first letter of the text.
const TEXT_START_SCORE: i32 = 4;

/// For a letter next to the previous match.
const ADJACENT_SCORE: i32 = 8;

/// The score of no match.
const NO_MATCH: i32 = i32::MIN / 2;

/// What was typed, word by word. Each word has to match somewhere.
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

    /// The score of the title or, for a word that does not match it, of the keywords;
    /// those count half. `None`: some word matches neither.
    pub(super) fn score(&self, title: &Folded, more: &Folded) -> Option<i32> {
        let mut sum = 0;
        for word in &self.words {
            let in_title = match_word(word, title, None);
            let in_more = || match_word(word, more, None).map(|score| score / 2);
            sum += in_title.or_else(in_more)?;
        }
        Some(sum)
    }

    /// Positions of the matching letters of the title, from 0, in order.
    pub(super) fn match_positions(&self, title: &Folded) -> Vec<usize> {
        let mut match_positions = Vec::new();
        for word in &self.words {
            let mut own = Vec::new();
            if match_word(word, title, Some(&mut own)).is_some() {
                match_positions.append(&mut own);
            }
        }
        match_positions.sort_unstable();
        match_positions.dedup();
        match_positions
    }
}

/// The best alignment of the letters of a word in a text, in their order; a point less for each
/// letter between two of them. `None` where there is none, or only one too scattered to be
/// meaningful.
fn match_word(
    word: &Folded,
    text: &Folded,
    match_positions: Option<&mut Vec<usize>>,
) -> Option<i32> {
    if !text.may_contain(word) {
        return None;
    }
    let bounds = bounds(word, text)?;
    let length = text.len();
    // For each letter of the text the best score of all alignments that end on it.
    let mut ends = vec![NO_MATCH; length];
    let mut before = vec![NO_MATCH; length];
    // The predecessor of each alignment that ends on a letter, for each letter of the word.
    let mut came_from = vec![
        0_u16;
        if match_positions.is_some() {
            length * word.len()
        } else {
            0
        }
    ];
    let mut start = 0;
    for (letter_index, (letter, (first, last))) in word.letters().zip(bounds).enumerate() {
        std::mem::swap(&mut ends, &mut before);
        ends.fill(NO_MATCH);
        // The best alignment that ends before this letter, and where; a gap costs one point a letter.
        let (mut best, mut best_at) = (NO_MATCH, 0);
        for at in start..=last {
            let next_to = at.checked_sub(1).and_then(|at| before.get(at).copied());
            let next_to = next_to.unwrap_or(NO_MATCH);
            if at >= first && text.letter(at) == letter {
                let starts_word = if text.starts_word(at) {
                    WORD_START_SCORE
                } else {
                    0
                };
                let own = MATCH_SCORE + starts_word + if at == 0 { TEXT_START_SCORE } else { 0 };
                let (score, came) = match letter_index {
                    0 => (own, 0),
                    _ if next_to > NO_MATCH && next_to + ADJACENT_SCORE >= best => {
                        (next_to + ADJACENT_SCORE + own, at.saturating_sub(1))
                    }
                    _ if best > NO_MATCH => (best + own, best_at),
                    _ => (NO_MATCH, 0),
                };
                if let Some(end) = ends.get_mut(at) {
                    *end = score;
                }
                if let Some(came_from) = came_from.get_mut(letter_index * length + at) {
                    *came_from = u16::try_from(came).unwrap_or(0);
                }
            }
            best = if best > NO_MATCH { best - 1 } else { NO_MATCH };
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
    if let Some(match_positions) = match_positions {
        for letter_index in (0..word.len()).rev() {
            match_positions.push(at);
            at = came_from
                .get(letter_index * length + at)
                .copied()
                .map_or(0, usize::from);
        }
        match_positions.reverse();
    }
    Some(best)
}

/// The range of the text in which each letter of the word can match: not before it is reached from
/// the start, not after where it is reached from the end. `None` where they do not occur in order.
fn bounds(word: &Folded, text: &Folded) -> Option<Vec<(usize, usize)>> {
    let mut at = 0..text.len();
    let mut bounds = Vec::with_capacity(word.len());
    for letter in word.letters() {
        let first = at.find(|at| text.letter(*at) == letter)?;
        bounds.push((first, first));
    }
    let mut at = (0..text.len()).rev();
    for (letter_index, bound) in bounds.iter_mut().enumerate().rev() {
        bound.1 = at.find(|at| text.letter(*at) == word.letter(letter_index))?;
    }
    Some(bounds)
}

#[cfg(test)]
mod tests;
