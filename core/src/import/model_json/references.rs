//! References from one part to others: by name under pytm's keys, by id under `parapet`.

use rustc_hash::FxHashSet;

use super::owner::{Namespace, Owner, ReadOutcome};
use super::reader::Reader;
use crate::diagnostic::messages;
use crate::import::builder::{Resolved, kind_name, quoted_name};
use crate::json::{Json, Node};
use crate::model::{Id, Kind, Value};

impl Reader<'_> {
    pub(super) fn read_reference(
        &mut self,
        node: &Node<'_>,
        name: &str,
        kind: Kind,
        owner: &Owner<'_>,
        namespace: Namespace,
    ) -> ReadOutcome {
        if node.value == Json::Null {
            return ReadOutcome::Absent;
        }
        let Some(wanted) = self.name_in(node) else {
            return ReadOutcome::Invalid;
        };
        match self.resolve(kind, &wanted, namespace) {
            Resolved::One(id) => ReadOutcome::Value(Value::Reference(id)),
            Resolved::LastOf(id, count) => {
                self.report_ambiguous(node, (name, ""), kind, &wanted, count, owner);
                ReadOutcome::Value(Value::Reference(id))
            }
            Resolved::NotFound => {
                self.report_dangling(node, (name, ""), kind, &wanted, owner);
                ReadOutcome::Value(Value::Raw(self.kept(node)))
            }
        }
    }

    pub(super) fn read_references(
        &mut self,
        node: &Node<'_>,
        name: &str,
        kind: Kind,
        owner: &Owner<'_>,
        namespace: Namespace,
    ) -> ReadOutcome {
        let items = match &node.value {
            Json::List(items) => items.as_slice(),
            Json::Null => return ReadOutcome::Absent,
            Json::Text(text) => {
                let diagnostic =
                    messages::text_read_as_list(&name, &owner.display_name(), &quoted_name(text));
                self.report(diagnostic, owner, node, name);
                std::slice::from_ref(node)
            }
            _ => return ReadOutcome::Invalid,
        };
        let mut ids: Vec<Id> = Vec::new();
        let mut seen = FxHashSet::default();
        for (index, item) in items.iter().enumerate() {
            let at = format!("[{index}]");
            let wanted = self.name_in(item);
            let found = wanted.as_deref().map_or(Resolved::NotFound, |wanted| {
                self.resolve(kind, wanted, namespace)
            });
            let wanted = wanted.unwrap_or_default();
            let id = match found {
                Resolved::One(id) => id,
                Resolved::LastOf(id, count) => {
                    self.report_ambiguous(item, (name, &at), kind, &wanted, count, owner);
                    id
                }
                Resolved::NotFound => {
                    self.report_dangling(item, (name, &at), kind, &wanted, owner);
                    self.keep_piece(&format!("{}{at}", owner.path_of(name)), item);
                    continue;
                }
            };
            if seen.insert(id.clone()) {
                ids.push(id);
            }
        }
        ReadOutcome::Value(Value::References(ids))
    }

    fn resolve(&self, kind: Kind, wanted: &str, namespace: Namespace) -> Resolved {
        match namespace {
            Namespace::Pytm => self.builder.names.named(kind, wanted),
            Namespace::Parapet => self.builder.names.with_id(kind, wanted),
        }
    }

    fn report_ambiguous(
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
        let diagnostic = messages::ambiguous_reference(
            &attribute,
            &owner.display_name(),
            &quoted_name(wanted),
            &count,
            &kind_name(kind),
        );
        let path = format!("{}{at}", owner.path_of(attribute));
        self.report_at(diagnostic.attribute(attribute), owner, node, path);
    }

    fn report_dangling(
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
            quoted_name(wanted)
        };
        let word = kind_name(kind);
        let diagnostic = messages::file_dangling_reference(
            &attribute,
            &owner.display_name(),
            &wanted,
            &word,
            &if at.is_empty() {
                "It is kept and counts as not answered."
            } else {
                "It is left out of the list, and kept in the file."
            },
        );
        let path = format!("{}{at}", owner.path_of(attribute));
        self.report_at(diagnostic.attribute(attribute), owner, node, path);
    }
}
