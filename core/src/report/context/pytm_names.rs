//! The names that pytm gives elements in its diagrams, so that a report in which a template prints
//! the sequence diagram is the same in both.
//!
//! pytm draws a UUID for each boundary, element and dataflow from Python's `random`, seeded with 0,
//! in the order of their making; the name ends with the beginning of its SHA-224.

use std::fmt::Write;

use sha2::{Digest, Sha224};

/// Python's random numbers: the Mersenne Twister MT19937 of Matsumoto and Nishimura, seeded as
/// CPython seeds it with the number 0.
pub(super) struct PythonRandom {
    state: Vec<u32>,
    next: usize,
}

const LENGTH: usize = 624;
const MIDDLE: usize = 397;

impl PythonRandom {
    /// `random.seed(0)`.
    pub(super) fn seeded_with_zero() -> PythonRandom {
        let mut state = seeded(19_650_218);
        // The authors' `init_by_array` with the key [0].
        let mut at = 1;
        for _ in 0..LENGTH {
            mix(&mut state, at, 1_664_525, |mixed| mixed);
            at = following(&mut state, at);
        }
        for _ in 1..LENGTH {
            let position = u32::try_from(at).unwrap_or_default();
            mix(&mut state, at, 1_566_083_941, |mixed| {
                mixed.wrapping_sub(position)
            });
            at = following(&mut state, at);
        }
        if let Some(first) = state.first_mut() {
            *first = 0x8000_0000;
        }
        PythonRandom {
            state,
            next: LENGTH,
        }
    }

    /// `random.getrandbits(128)`.
    pub(super) fn bits_128(&mut self) -> u128 {
        (0..4).fold(0, |bits, word| {
            bits | (u128::from(self.word()) << (32 * word))
        })
    }

    fn word(&mut self) -> u32 {
        if self.next >= LENGTH {
            self.twist();
            self.next = 0;
        }
        let mut word = self.state.get(self.next).copied().unwrap_or_default();
        self.next = self.next.saturating_add(1);
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }

    fn twist(&mut self) {
        let at = |state: &[u32], position: usize| {
            state.get(position % LENGTH).copied().unwrap_or_default()
        };
        for position in 0..LENGTH {
            let upper = at(&self.state, position) & 0x8000_0000;
            let both = upper | (at(&self.state, position.saturating_add(1)) & 0x7fff_ffff);
            let odd = if both & 1 == 1 { 0x9908_b0df } else { 0 };
            let far = at(&self.state, position.saturating_add(MIDDLE));
            if let Some(word) = self.state.get_mut(position) {
                *word = far ^ (both >> 1) ^ odd;
            }
        }
    }
}

/// The authors' `init_genrand`.
fn seeded(seed: u32) -> Vec<u32> {
    let mut state = Vec::with_capacity(LENGTH);
    let mut word = seed;
    for position in 1..=LENGTH {
        state.push(word);
        let position = u32::try_from(position).unwrap_or_default();
        word = 1_812_433_253u32
            .wrapping_mul(word ^ (word >> 30))
            .wrapping_add(position);
    }
    state
}

/// One step of mixing a key into the state.
fn mix(state: &mut [u32], at: usize, factor: u32, and: impl Fn(u32) -> u32) {
    let before = state.get(at.wrapping_sub(1)).copied().unwrap_or_default();
    if let Some(word) = state.get_mut(at) {
        *word = and(*word ^ (before ^ (before >> 30)).wrapping_mul(factor));
    }
}

/// The next position; behind the last one the state begins again with what is there.
fn following(state: &mut [u32], at: usize) -> usize {
    let next = at.saturating_add(1);
    if next < LENGTH {
        return next;
    }
    let last = state.last().copied().unwrap_or_default();
    if let Some(first) = state.first_mut() {
        *first = last;
    }
    1
}

/// The name of an element in pytm's diagrams, by its class, its name and its number among all that
/// is made.
pub(super) fn name(class: &str, name: &str, bits: u128) -> String {
    let hex = format!("{bits:032x}");
    let mut uuid = String::new();
    for (at, digit) in hex.chars().enumerate() {
        if matches!(at, 8 | 12 | 16 | 20) {
            uuid.push('-');
        }
        uuid.push(digit);
    }
    let mut digest = String::new();
    for byte in Sha224::digest(uuid.as_bytes()).iter().take(5) {
        // Writing to a string cannot fail.
        let _ = write!(digest, "{byte:02x}");
    }
    let letters: String = name.chars().filter(|c| c.is_alphabetic()).collect();
    format!("{}_{letters}_{digest}", class.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_python() {
        // From `random.seed(0); random.getrandbits(128)` in CPython 3.11.
        let mut random = PythonRandom::seeded_with_zero();
        let expected = [
            "e3e70682c2094cac629f6fbed82c07cd",
            "f728b4fa42485e3a0a5d2f346baa9455",
            "eb1167b367a9c3787c65c1e582e2e662",
        ];
        for expected in expected {
            assert_eq!(format!("{:032x}", random.bits_128()), expected);
        }
        let last = (0..1000).map(|_| random.bits_128()).last();
        assert_eq!(
            last.map(|bits| format!("{bits:032x}")).as_deref(),
            Some("26b18865a878e8767f0df2ca2dc6c2ac")
        );
    }
}
