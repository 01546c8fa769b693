//! References from one part to others: by name under pytm's keys, by id under `parapet`.

use rustc_hash::FxHashSet;

use super::Reader;
use super::attributes::{Owner, Under, Understood};
use super::names::Found;
use super::naming::{kind_word, words};
use crate::diagnostic::Diagnostic;
use crate::json::{Json, Node};
use crate::model::{Id, Kind, Value};

impl Reader<'_> {
    pub(super) fn reference(
        &mut self,
        node: &Node<'_>,
        name: &str,
        kind: Kind,
        owner: &Owner<'_>,
        under: Under,
    ) -> Understood {
        if node.value == Json::Null {
            return Understood::Nothing;
        }
        let Some(wanted) = self.name_in(node) else {
            return Understood::Not;
        };
        match self.find(kind, &wanted, under) {
            Found::One(id) => Understood::Value(Value::Reference(id)),
            Found::LastOf(id, count) => {
                self.say_ambiguous(node, (name, ""), kind, &wanted, count, owner);
                Understood::Value(Value::Reference(id))
            }
            Found::Nothing => {
                self.say_dangling(node, (name, ""), kind, &wanted, owner);
                Understood::Value(Value::Raw(self.kept(node)))
            }
        }
    }

    pub(super) fn references(
        &mut self,
        node: &Node<'_>,
        name: &str,
        kind: Kind,
        owner: &Owner<'_>,
        under: Under,
    ) -> Understood {
        let items = match &node.value {
            Json::List(items) => items.as_slice(),
            Json::Null => return Understood::Nothing,
            Json::Text(text) => {
                let diagnostic = Diagnostic::remark(
                    "read-as",
                    format!(
                        "`{name}` of {} is a text. It was read as a list with the one name {}.",
                        owner.words(),
                        words(text)
                    ),
                );
                self.say(diagnostic, owner, node, name);
                std::slice::from_ref(node)
            }
            _ => return Understood::Not,
        };
        let mut ids: Vec<Id> = Vec::new();
        let mut seen = FxHashSet::default();
        for (index, item) in items.iter().enumerate() {
            let at = format!("[{index}]");
            let wanted = self.name_in(item);
            let found = wanted
                .as_deref()
                .map_or(Found::Nothing, |wanted| self.find(kind, wanted, under));
            let wanted = wanted.unwrap_or_default();
            let id = match found {
                Found::One(id) => id,
                Found::LastOf(id, count) => {
                    self.say_ambiguous(item, (name, &at), kind, &wanted, count, owner);
                    id
                }
                Found::Nothing => {
                    self.say_dangling(item, (name, &at), kind, &wanted, owner);
                    self.keep_piece(&format!("{}{at}", owner.path_of(name)), item);
                    continue;
                }
            };
            if seen.insert(id.clone()) {
                ids.push(id);
            }
        }
        Understood::Value(Value::References(ids))
    }

    fn find(&self, kind: Kind, wanted: &str, under: Under) -> Found {
        match under {
            Under::Pytm => self.names.named(kind, wanted),
            Under::Own => self.names.with_id(kind, wanted),
        }
    }

    fn say_ambiguous(
        &mut self,
        node: &Node<'_>,
        (attribute, at): (&str, &str),
        kind: Kind,
        wanted: &str,
        count: usize,
        owner: &Owner<'_>,
    ) {
        if self.ours {
            // Parapet wrote the name, knowing what it leads to.
            return;
        }
        let diagnostic = Diagnostic::remark(
            "ambiguous-reference",
            format!(
                "`{attribute}` of {} names {}, and {count} parts of the kind {} are called that. The last of them is meant, as pytm reads it.",
                owner.words(),
                words(wanted),
                kind_word(kind)
            ),
        )
        .hint("Give them different names.");
        let path = format!("{}{at}", owner.path_of(attribute));
        self.say_at(diagnostic.attribute(attribute), owner, node, path);
    }

    fn say_dangling(
        &mut self,
        node: &Node<'_>,
        (attribute, at): (&str, &str),
        kind: Kind,
        wanted: &str,
        owner: &Owner<'_>,
    ) {
        let wanted = if wanted.is_empty() {
            node.kind().to_owned()
        } else {
            words(wanted)
        };
        let word = kind_word(kind);
        let diagnostic = Diagnostic::warning(
            "dangling-reference",
            format!(
                "`{attribute}` of {} names {wanted}, and no {word} of the file is called that. {}",
                owner.words(),
                if at.is_empty() {
                    "It is kept and counts as not answered."
                } else {
                    "It is left out of the list, and kept in the file."
                }
            ),
        )
        .hint(format!("Add a {word} of that name, or choose another."));
        let path = format!("{}{at}", owner.path_of(attribute));
        self.say_at(diagnostic.attribute(attribute), owner, node, path);
    }
}
