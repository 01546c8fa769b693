//! Which parts are selected: plain data, in the order in which they were selected.

use parapet_core::model::Id;

/// The selected parts. The one selected last is the primary one: the inspector shows it, and keys
/// move from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Selection {
    /// Each once, the primary one last.
    parts: Vec<Id>,
}

impl Selection {
    /// A selection of that part only.
    pub(crate) fn only(part: Id) -> Selection {
        Selection { parts: vec![part] }
    }

    /// Whether nothing is selected.
    pub(crate) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether that part is selected.
    pub(crate) fn contains(&self, part: &Id) -> bool {
        self.parts.contains(part)
    }

    /// The part that was selected last.
    pub(crate) fn primary(&self) -> Option<&Id> {
        self.parts.last()
    }

    /// All selected parts, the primary one last.
    pub(crate) fn parts(&self) -> &[Id] {
        &self.parts
    }

    /// Adds a part as the primary one, or removes it if it is selected.
    pub(crate) fn toggle(&mut self, part: Id) {
        let count = self.parts.len();
        self.parts.retain(|selected| *selected != part);
        if self.parts.len() == count {
            self.parts.push(part);
        }
    }

    /// Adds parts; the last of them becomes the primary one.
    pub(crate) fn extend(&mut self, parts: impl IntoIterator<Item = Id>) {
        for part in parts {
            self.parts.retain(|selected| *selected != part);
            self.parts.push(part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(names: &str) -> Vec<Id> {
        names.split_whitespace().map(Id::new).collect()
    }

    fn selection(names: &str) -> Selection {
        Selection { parts: ids(names) }
    }

    #[test]
    fn the_part_selected_last_is_the_primary_one() {
        let check = |selection: &Selection, primary: Option<&str>| {
            assert_eq!(selection.primary(), primary.map(Id::new).as_ref());
            assert_eq!(selection.is_empty(), primary.is_none());
        };
        check(&Selection::default(), None);
        check(&Selection::only(Id::new("a")), Some("a"));
        check(&selection("a b"), Some("b"));
    }

    #[test]
    fn toggling_adds_and_removes() {
        let check = |before: &str, part: &str, after: &str| {
            let mut selection = selection(before);
            selection.toggle(Id::new(part));
            assert_eq!(selection.parts(), ids(after), "{before} {part}");
        };
        check("", "a", "a");
        check("a", "b", "a b");
        check("a b", "a", "b");
        check("a b", "b", "a");
        check("a", "a", "");
    }

    #[test]
    fn extending_keeps_each_part_once() {
        let check = |before: &str, parts: &str, after: &str| {
            let mut selection = selection(before);
            selection.extend(ids(parts));
            assert_eq!(selection.parts(), ids(after), "{before} {parts}");
        };
        check("a", "b c", "a b c");
        check("a b", "b a", "b a");
        check("a b", "", "a b");
    }
}
