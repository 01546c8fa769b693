//! The parts of the file before their attributes are read: name, class, id, and what `parapet` says
//! of each.

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};

use super::keys::{LISTS, default_class};
use super::owner::Owner;
use super::reader::Reader;
use crate::diagnostic::messages;
use crate::import::builder::{is_invisible, kind_name, quoted_name};
use crate::json::{Json, Node, Object};
use crate::model::{Id, Kind};

/// A part whose attributes are not read yet.
pub(super) struct Draft<'d> {
    pub(super) kind: Kind,
    /// Its path: `$.elements[3]`.
    pub(super) path: String,
    pub(super) node: &'d Node<'d>,
    pub(super) object: &'d Object<'d>,
    pub(super) entry: Option<ParapetEntry<'d>>,
    pub(super) name: String,
    pub(super) class: String,
    /// The class that the file names, as JSON text, where the schema has none such.
    pub(super) unknown_class: Option<String>,
    pub(super) id: Id,
    /// Where a flow starts and ends.
    pub(super) ends: Vec<(&'static str, Id)>,
}

/// The entry of a part under `parapet`.
#[derive(Clone, Copy)]
pub(super) struct ParapetEntry<'d> {
    pub(super) object: &'d Object<'d>,
    pub(super) index: usize,
}

impl<'d> ParapetEntry<'d> {
    /// Attributes that pytm's keys do not have, with references by id.
    pub(super) fn attributes(&self) -> Option<&'d Object<'d>> {
        self.object.get("attributes")?.as_object()
    }

    /// What an earlier reading could not understand.
    pub(super) fn kept(&self) -> Option<&'d Object<'d>> {
        self.object.get("kept")?.as_object()
    }

    fn text(&self, key: &str) -> Option<&'d str> {
        self.object.get(key)?.as_text()
    }
}

impl Draft<'_> {
    /// The owner that diagnostics about it name.
    pub(super) fn owner(&self) -> Owner<'_> {
        Owner {
            path: &self.path,
            id: Some(&self.id),
            name: &self.name,
            class: &self.class,
            kind: Some(self.kind),
        }
    }
}

impl<'d> Reader<'d> {
    /// All parts that can be read, in the order of the model's lists. Their names and ids are known
    /// to the builder from here on.
    pub(super) fn read_drafts(
        &mut self,
        root: &'d Object<'d>,
        own: Option<&'d Object<'d>>,
    ) -> Vec<Draft<'d>> {
        let mut drafts = Vec::new();
        for (kind, list) in LISTS {
            let Some(node) = root.get(list) else {
                continue;
            };
            let entries = self.read_entries(own, list);
            let found = self.read_list(kind, list, node);
            drafts.extend(with_entries(found, entries));
        }
        self.assign_ids(&mut drafts);
        for draft in &drafts {
            self.report_class_and_name(draft);
            if draft.kind != Kind::Dataflow {
                self.builder.names.add(draft.kind, &draft.name, &draft.id);
            }
        }
        self.report_duplicate_names(&drafts);
        drafts.retain_mut(|draft| {
            let whole = draft.kind != Kind::Dataflow || self.has_both_ends(draft);
            if whole && draft.kind == Kind::Dataflow {
                self.builder.names.add(draft.kind, &draft.name, &draft.id);
            }
            whole
        });
        drafts
    }

    fn read_list(&mut self, kind: Kind, list: &str, node: &'d Node<'d>) -> Vec<Draft<'d>> {
        let Json::List(items) = &node.value else {
            let empty = node.as_object().is_some_and(|object| object.0.is_empty());
            if !empty {
                self.report_left_out(
                    &format!("$.{list}"),
                    node,
                    "A list of objects should stand here",
                );
            }
            return Vec::new();
        };
        let mut drafts = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let path = format!("$.{list}[{index}]");
            let Json::Object(object) = &item.value else {
                self.report_left_out(&path, item, "An object should stand here");
                continue;
            };
            drafts.push(Draft {
                kind,
                node: item,
                object,
                entry: None,
                name: self.read_name(kind, &path, index, item, object),
                path,
                class: String::new(),
                unknown_class: None,
                id: Id::new(""),
                ends: Vec::new(),
            });
        }
        drafts
    }

    fn report_left_out(&mut self, path: &str, node: &Node<'_>, wanted: &str) {
        self.builder.report(
            messages::left_out(&wanted, &node.kind())
                .at(self.document.range(node.span))
                .path(path),
        );
        self.keep_piece(path, node);
    }

    fn read_entries(
        &mut self,
        own: Option<&'d Object<'d>>,
        list: &str,
    ) -> Vec<(String, ParapetEntry<'d>)> {
        let items = own.and_then(|own| own.get(list)).and_then(Node::as_list);
        let mut entries = Vec::new();
        for (index, item) in items.unwrap_or_default().iter().enumerate() {
            match item.as_object() {
                Some(object) => {
                    let entry = ParapetEntry { object, index };
                    entries.push((entry.text("name").unwrap_or("").to_owned(), entry));
                }
                None => self.report_left_out(
                    &format!("$.parapet.{list}[{index}]"),
                    item,
                    "An object should stand here",
                ),
            }
        }
        entries
    }

    /// Assigns every part its class and its id: first those that the file names, then new ones.
    fn assign_ids(&mut self, drafts: &mut [Draft<'d>]) {
        let mut waiting = Vec::new();
        for (position, draft) in drafts.iter_mut().enumerate() {
            self.assign_class(draft);
            let named = draft.entry.and_then(|entry| entry.text("id"));
            let named = named.filter(|id| !id.is_empty()).map(Id::new);
            match named {
                Some(id) if self.builder.ids.claim(&id) => draft.id = id,
                Some(id) => {
                    self.builder.report(
                        messages::file_duplicate_id(&id, &quoted_name(&draft.name))
                            .at(self.document.range(draft.node.span))
                            .path(draft.path.clone()),
                    );
                    waiting.push(position);
                }
                None => waiting.push(position),
            }
        }
        for position in waiting {
            if let Some(draft) = drafts.get_mut(position) {
                draft.id = self.builder.ids.fresh(&draft.class, &draft.name);
            }
        }
    }

    fn assign_class(&mut self, draft: &mut Draft<'d>) {
        let of_kind = |node: &Node<'d>| {
            let class = node.as_text()?;
            let id = self.schema.class_id(class)?;
            (self.schema.kind_of(id) == Some(draft.kind)).then(|| class.to_owned())
        };
        // The class in pytm's form, and the custom class.
        let pytms = draft.object.get("__class__");
        let ours = draft.entry.and_then(|entry| entry.object.get("class"));
        let named = ours.or(pytms);
        let known = named.and_then(of_kind);
        if let (None, Some(node)) = (&known, named) {
            draft.unknown_class = Some(self.kept(node));
        }
        let known = known.or_else(|| pytms.and_then(of_kind));
        draft.class = known.unwrap_or_else(|| default_class(draft.kind).to_owned());
    }

    /// Reports an unknown class, and a name with invisible characters.
    fn report_class_and_name(&mut self, draft: &Draft<'_>) {
        if let Some(class) = &draft.unknown_class {
            let mine = self.schema.classes().filter(|(id, class)| {
                class.name != "Element" && self.schema.kind_of(*id) == Some(draft.kind)
            });
            let names: Vec<&str> = mine.map(|(_, class)| class.name.as_ref()).collect();
            let hint =
                match crate::diagnostic::nearest(class.trim_matches('"'), names.iter().copied()) {
                    Some(near) => format!("Nearest: `{near}`."),
                    None => format!("Choose one of {}.", names.join(", ")),
                };
            let diagnostic =
                messages::class_read_as(&class, &quoted_name(&draft.name), &draft.class).hint(hint);
            self.report(diagnostic, &draft.owner(), draft.node, "__class__");
        }
        if let Some(strange) = draft.name.chars().find(|c| is_invisible(*c)) {
            let diagnostic =
                messages::strange_character(&quoted_name(&draft.name), u32::from(strange));
            self.report(diagnostic, &draft.owner(), draft.node, "name");
        }
    }

    /// References by name reach only the last of several; flows are not referred to by name in
    /// pytm's form, so two of one name are nothing odd.
    fn report_duplicate_names(&mut self, drafts: &[Draft<'_>]) {
        let mut seen = FxHashSet::default();
        for draft in drafts.iter().filter(|draft| draft.kind != Kind::Dataflow) {
            if !seen.insert((draft.kind, draft.name.as_str())) {
                let diagnostic = messages::file_duplicate_name(
                    &kind_name(draft.kind),
                    &quoted_name(&draft.name),
                );
                self.report(diagnostic, &draft.owner(), draft.node, "name");
            }
        }
    }
}

/// Assigns each draft its entry: the n-th of a name the n-th entry of that name, and where a name was
/// changed by hand, what is at the same position.
fn with_entries<'d>(
    mut drafts: Vec<Draft<'d>>,
    entries: Vec<(String, ParapetEntry<'d>)>,
) -> Vec<Draft<'d>> {
    let mut by_name: FxHashMap<String, VecDeque<ParapetEntry<'d>>> = FxHashMap::default();
    let mut left: FxHashMap<usize, ParapetEntry<'d>> = FxHashMap::default();
    for (name, entry) in entries {
        left.insert(entry.index, entry);
        by_name.entry(name).or_default().push_back(entry);
    }
    for draft in &mut drafts {
        draft.entry = by_name.get_mut(&draft.name).and_then(VecDeque::pop_front);
        if let Some(entry) = draft.entry {
            left.remove(&entry.index);
        }
    }
    for (position, draft) in drafts.iter_mut().enumerate() {
        if draft.entry.is_none() {
            draft.entry = left.remove(&position);
        }
    }
    drafts
}
