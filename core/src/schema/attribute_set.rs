//! A set of attributes.

use super::AttributeId;

/// A set of attributes, by id. It holds the first 128: all of the built-in schema, and some of a
/// model's own types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AttributeSet(u128);

impl AttributeSet {
    /// The set of that attribute alone; `None` where a set cannot hold it.
    pub fn single(attribute: AttributeId) -> Option<AttributeSet> {
        1u128.checked_shl(attribute.0.into()).map(AttributeSet)
    }

    /// Whether the attribute is in it.
    #[inline]
    pub fn contains(self, attribute: AttributeId) -> bool {
        self.0.checked_shr(attribute.0.into()).unwrap_or(0) & 1 == 1
    }

    /// Puts an attribute in or takes it out; one that it cannot hold stays out.
    pub fn set(&mut self, attribute: AttributeId, is_in: bool) {
        let one = AttributeSet::single(attribute).unwrap_or_default();
        *self = if is_in {
            self.union(one)
        } else {
            self.difference(one)
        };
    }

    /// What is in either.
    #[must_use]
    pub fn union(self, other: AttributeSet) -> AttributeSet {
        AttributeSet(self.0 | other.0)
    }

    /// What is in both.
    #[must_use]
    pub fn intersection(self, other: AttributeSet) -> AttributeSet {
        AttributeSet(self.0 & other.0)
    }

    /// What is in this one and not in the other.
    #[must_use]
    pub fn difference(self, other: AttributeSet) -> AttributeSet {
        AttributeSet(self.0 & !other.0)
    }

    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schema;

    #[test]
    fn attributes_are_put_in_and_taken_out() {
        let mut set = AttributeSet::default();
        for (at, is_in) in [(0, true), (63, true), (64, true), (127, true), (63, false)] {
            set.set(AttributeId(at), is_in);
            assert_eq!(set.contains(AttributeId(at)), is_in, "{at}");
        }
        let left: Vec<u16> = (0..200)
            .filter(|at| set.contains(AttributeId(*at)))
            .collect();
        assert_eq!(left, [0, 64, 127]);
    }

    #[test]
    fn attributes_that_it_cannot_hold_stay_out() {
        let mut set = AttributeSet::default();
        set.set(AttributeId(128), true);
        set.set(AttributeId(u16::MAX), true);
        assert!(set.is_empty());
        assert_eq!(AttributeSet::single(AttributeId(128)), None);
    }

    #[test]
    fn it_holds_the_whole_built_in_schema() {
        let last = Schema::built_in().attribute_count() - 1;
        let last = AttributeId(u16::try_from(last).unwrap());
        assert!(AttributeSet::single(last).is_some());
    }
}
