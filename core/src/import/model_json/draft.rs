//! The parts of the file before their attributes are read: name, class, id, and what `parapet` says
//! of each.

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};

use super::attributes::Owner;
use super::names::Found;
use super::{LISTS, Reader, step};
use crate::diagnostic::Diagnostic;
use crate::json::{self, Json, Node, Object};
use crate::model::{Id, Ids, Kind};

/// A part whose attributes are not read yet.
pub(super) struct Draft<'d> {
    pub(super) kind: Kind,
    /// Its path: `$.elements[3]`.
    pub(super) path: String,
    pub(super) node: &'d Node<'d>,
    pub(super) object: &'d Object<'d>,
    pub(super) entry: Option<Entry<'d>>,
    pub(super) name: String,
    pub(super) class: String,
    /// The class that the file names, as JSON text, where the schema has none such.
    pub(super) strange_class: Option<String>,
    pub(super) id: Id,
}

/// What stands about a part under `parapet`.
#[derive(Clone, Copy)]
pub(super) struct Entry<'d> {
    pub(super) object: &'d Object<'d>,
    pub(super) index: usize,
}

impl<'d> Entry<'d> {
    /// Attributes that pytm's keys do not say, with references by id.
    pub(super) fn attributes(&self) -> Option<&'d Object<'d>> {
        self.object.get("attributes")?.as_object()
    }

    fn text(&self, key: &str) -> Option<&'d str> {
        self.object.get(key)?.as_text()
    }
}

impl Draft<'_> {
    /// Whom diagnostics about it are about.
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
    /// to `self.names` from here on.
    pub(super) fn drafts(
        &mut self,
        root: &'d Object<'d>,
        own: Option<&'d Object<'d>>,
    ) -> Vec<Draft<'d>> {
        let mut drafts = Vec::new();
        for (kind, list) in LISTS {
            let Some(node) = root.get(list) else {
                continue;
            };
            let entries = self.entries(own, list);
            let found = self.list(kind, list, node);
            drafts.extend(matched(found, entries));
        }
        self.give_ids(&mut drafts);
        for draft in &drafts {
            self.say_about(draft);
            if draft.kind != Kind::Dataflow {
                self.names.add(draft.kind, &draft.name, &draft.id);
            }
        }
        self.say_duplicate_names(&drafts);
        drafts.retain(|draft| {
            let whole = draft.kind != Kind::Dataflow || self.has_both_ends(draft);
            if whole && draft.kind == Kind::Dataflow {
                self.names.add(draft.kind, &draft.name, &draft.id);
            }
            whole
        });
        drafts
    }

    fn list(&mut self, kind: Kind, list: &str, node: &'d Node<'d>) -> Vec<Draft<'d>> {
        let Json::List(items) = &node.value else {
            let empty = node.as_object().is_some_and(|object| object.0.is_empty());
            if !empty {
                self.left_out(
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
                self.left_out(&path, item, "An object should stand here");
                continue;
            };
            drafts.push(Draft {
                kind,
                node: item,
                object,
                entry: None,
                name: self.name(kind, &path, index, item, object),
                path,
                class: String::new(),
                strange_class: None,
                id: Id::new(""),
            });
        }
        drafts
    }

    fn left_out(&mut self, path: &str, node: &Node<'_>, wanted: &str) {
        self.remarks.push(
            Diagnostic::error(
                "left-out",
                format!(
                    "{wanted}, and there is {}. It is left out of the model, and kept in the file.",
                    node.kind()
                ),
            )
            .at(self.document.place(node.span))
            .path(path),
        );
        self.keep_piece(path, node);
    }

    /// The name of a part: that of the file, or one made up.
    fn name(
        &mut self,
        kind: Kind,
        path: &str,
        index: usize,
        item: &Node<'d>,
        object: &Object<'d>,
    ) -> String {
        let made_up = || {
            let class = object.get("__class__").and_then(Node::as_text);
            let class = class.unwrap_or(default_class(kind));
            format!("{class} {}", index + 1)
        };
        let Some(node) = object.get("name") else {
            let name = made_up();
            self.remarks.push(
                Diagnostic::warning(
                    "missing-name",
                    format!("It has no name. It is called {} from now on.", words(&name)),
                )
                .at(self.document.place(item.span))
                .path(path),
            );
            return name;
        };
        let name = match &node.value {
            Json::Text(text) => {
                return text.clone().into_owned();
            }
            Json::Null => made_up(),
            _ => json::compact(self.document.raw(node)),
        };
        self.remarks.push(
            Diagnostic::warning(
                "name-not-text",
                format!(
                    "A name is a text, and there is {}. It is called {} from now on.",
                    node.kind(),
                    words(&name)
                ),
            )
            .at(self.document.place(node.span))
            .path(format!("{path}.name"))
            .attribute("name"),
        );
        name
    }

    fn entries(&mut self, own: Option<&'d Object<'d>>, list: &str) -> Vec<(String, Entry<'d>)> {
        let items = own.and_then(|own| own.get(list)).and_then(Node::as_list);
        let mut entries = Vec::new();
        for (index, item) in items.unwrap_or_default().iter().enumerate() {
            match item.as_object() {
                Some(object) => {
                    let entry = Entry { object, index };
                    entries.push((entry.text("name").unwrap_or("").to_owned(), entry));
                }
                None => self.left_out(
                    &format!("$.parapet.{list}[{index}]"),
                    item,
                    "An object should stand here",
                ),
            }
        }
        entries
    }

    /// Gives every part its class and its id: first those that the file names, then new ones.
    fn give_ids(&mut self, drafts: &mut [Draft<'d>]) {
        let mut ids = Ids::default();
        let mut waiting = Vec::new();
        for (position, draft) in drafts.iter_mut().enumerate() {
            self.give_class(draft);
            let named = draft.entry.and_then(|entry| entry.text("id"));
            let named = named.filter(|id| !id.is_empty()).map(Id::new);
            match named {
                Some(id) if ids.claim(&id) => draft.id = id,
                Some(id) => {
                    self.remarks.push(
                        Diagnostic::warning(
                            "duplicate-id",
                            format!(
                                "The id {id} stands twice. {} gets a new one, and decisions count for the first.",
                                words(&draft.name)
                            ),
                        )
                        .at(self.document.place(draft.node.span))
                        .path(draft.path.clone()),
                    );
                    waiting.push(position);
                }
                None => waiting.push(position),
            }
        }
        for position in waiting {
            if let Some(draft) = drafts.get_mut(position) {
                draft.id = ids.fresh(&draft.class, &draft.name);
            }
        }
    }

    fn give_class(&mut self, draft: &mut Draft<'d>) {
        let usual = default_class(draft.kind);
        let named = draft
            .entry
            .and_then(|entry| entry.object.get("class"))
            .or_else(|| draft.object.get("__class__"));
        draft.class = usual.to_owned();
        let Some(node) = named else {
            return;
        };
        let known = node.as_text().filter(|class| {
            let id = self.schema.class_id(class);
            id.and_then(|id| self.schema.kind_of(id)) == Some(draft.kind)
        });
        match known {
            Some(class) => draft.class = class.to_owned(),
            None => draft.strange_class = Some(self.kept(node)),
        }
    }

    /// Says what is odd about its class and its name.
    fn say_about(&mut self, draft: &Draft<'_>) {
        if let Some(class) = &draft.strange_class {
            let mine = self.schema.classes().filter(|(id, class)| {
                class.name != "Element" && self.schema.kind_of(*id) == Some(draft.kind)
            });
            let names: Vec<&str> = mine.map(|(_, class)| class.name.as_ref()).collect();
            let hint =
                match crate::diagnostic::nearest(class.trim_matches('"'), names.iter().copied()) {
                    Some(near) => format!("Nearest: `{near}`."),
                    None => format!("Choose one of {}.", names.join(", ")),
                };
            let diagnostic = Diagnostic::warning(
                "unknown-class",
                format!(
                    "No class is called {class}. {} is read as {}, and the name of its class is kept.",
                    words(&draft.name),
                    draft.class
                ),
            )
            .hint(hint);
            self.say(diagnostic, &draft.owner(), draft.node, "__class__");
        }
        if let Some(strange) = draft.name.chars().find(|c| is_strange(*c)) {
            let diagnostic = Diagnostic::warning(
                "strange-character",
                format!(
                    "The name {} holds the character U+{:04X}, which cannot be seen. It is kept.",
                    words(&draft.name),
                    u32::from(strange)
                ),
            )
            .hint("Rename it.");
            self.say(diagnostic, &draft.owner(), draft.node, "name");
        }
    }

    /// References by name reach only the last of several; flows are not referred to by name in
    /// pytm's form, so two of one name are nothing odd.
    fn say_duplicate_names(&mut self, drafts: &[Draft<'_>]) {
        let mut seen = FxHashSet::default();
        for draft in drafts.iter().filter(|draft| draft.kind != Kind::Dataflow) {
            if !seen.insert((draft.kind, draft.name.as_str())) {
                let diagnostic = Diagnostic::warning(
                    "duplicate-name",
                    format!(
                        "Another {} is called {}. Both are kept; where the file refers to one by name, the last of them counts.",
                        kind_word(draft.kind),
                        words(&draft.name)
                    ),
                )
                .hint("Rename one of them.");
                self.say(diagnostic, &draft.owner(), draft.node, "name");
            }
        }
    }

    /// Whether both ends of a flow are known; says so where not, and keeps the flow as a piece.
    fn has_both_ends(&mut self, draft: &Draft<'_>) -> bool {
        let mut whole = true;
        for (end, verb) in [("source", "starts at"), ("sink", "ends at")] {
            let own = draft
                .entry
                .and_then(|entry| entry.attributes()?.get(end)?.as_text());
            if own.is_some_and(|id| self.names.with_id(Kind::Element, id) != Found::Nothing) {
                continue;
            }
            let node = draft.object.get(end);
            let named = node.and_then(|node| self.name_in(node));
            let problem = match &named {
                Some(name) if self.names.named(Kind::Element, name) != Found::Nothing => continue,
                Some(name) => format!("{verb} {}, which is no element of the file", words(name)),
                None if end == "source" => "does not say where it starts".to_owned(),
                None => "does not say where it ends".to_owned(),
            };
            whole = false;
            let diagnostic = Diagnostic::error(
                "flow-without-end",
                format!(
                    "The flow {} {problem}. It is left out of the model, and kept in the file.",
                    words(&draft.name)
                ),
            )
            .hint(if end == "source" {
                "Say where it starts."
            } else {
                "Say where it ends."
            });
            self.say(diagnostic, &draft.owner(), node.unwrap_or(draft.node), end);
        }
        if !whole {
            let entry = draft.entry.map(|entry| {
                let raws: Vec<_> = entry
                    .object
                    .members()
                    .map(|member| {
                        format!("{}:{}", json::quote(&member.key), self.kept(&member.value))
                    })
                    .collect();
                format!(",\"parapet\":{{{}}}", raws.join(","))
            });
            self.pieces.push(format!(
                "{{\"at\":{},\"value\":{}{}}}",
                json::quote(&draft.path),
                self.kept(draft.node),
                entry.unwrap_or_default()
            ));
        }
        whole
    }

    /// The name that a reference gives; a number counts as its text, as it does for names.
    pub(super) fn name_in(&self, node: &Node<'_>) -> Option<String> {
        match &node.value {
            Json::Text(text) => Some(text.clone().into_owned()),
            Json::Number(raw) => Some((*raw).to_owned()),
            Json::Bool(value) => Some(value.to_string()),
            _ => None,
        }
    }

    pub(super) fn model_name(&mut self, root: &Object<'_>) -> String {
        let node = root.get("name");
        let name = match node.map(|node| &node.value) {
            Some(Json::Text(text)) => return text.clone().into_owned(),
            None | Some(Json::Null) => "Model".to_owned(),
            Some(_) => node.map_or(String::new(), |node| json::compact(self.document.raw(node))),
        };
        let message = match node {
            None => format!("The model has no name. It is called \"{name}\" from now on."),
            Some(node) => format!(
                "A name is a text, and there is {}. The model is called \"{name}\" from now on.",
                node.kind()
            ),
        };
        let code = if node.is_none() {
            "missing-name"
        } else {
            "name-not-text"
        };
        let span = node.unwrap_or(&self.document.root).span;
        self.remarks.push(
            Diagnostic::warning(code, message)
                .at(self.document.place(span))
                .path(format!("${}", step("name")))
                .attribute("name"),
        );
        name
    }
}

/// Gives each draft its entry: the n-th of a name the n-th entry of that name, and where a name was
/// changed by hand, what stands at the same position.
fn matched<'d>(mut drafts: Vec<Draft<'d>>, entries: Vec<(String, Entry<'d>)>) -> Vec<Draft<'d>> {
    let mut by_name: FxHashMap<String, VecDeque<Entry<'d>>> = FxHashMap::default();
    let mut left: FxHashMap<usize, Entry<'d>> = FxHashMap::default();
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

/// The class of a part that names none.
fn default_class(kind: Kind) -> &'static str {
    match kind {
        Kind::Boundary => "Boundary",
        Kind::Element => "Asset",
        Kind::Dataflow => "Dataflow",
        Kind::Data => "Data",
    }
}

pub(super) fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Boundary => "boundary",
        Kind::Element => "element",
        Kind::Dataflow => "flow",
        Kind::Data => "piece of data",
    }
}

/// A name in a sentence: in quotes, cut to sixty characters, without characters that cannot be seen.
pub(super) fn words(name: &str) -> String {
    let mut shown: String = name.chars().filter(|c| !is_strange(*c)).take(60).collect();
    if shown.chars().count() < name.chars().filter(|c| !is_strange(*c)).count() {
        shown.push('…');
    }
    format!("\"{}\"", shown.replace('\n', " "))
}

/// Control characters but for line breaks and tabs, and those that turn the direction of writing.
fn is_strange(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
