//! Overrides and assumptions: lists of small objects.

use std::collections::{BTreeMap, BTreeSet};

use super::keys::step;
use super::owner::Owner;
use super::reader::Reader;
use crate::diagnostic::messages;
use crate::import::builder::{OVERRIDE_TEXTS, quoted_name};
use crate::json::{Json, Node, Object};
use crate::model::{Assumption, Override, Value};

impl Reader<'_> {
    /// Overrides; `None` where it is neither a list nor an object.
    pub(super) fn read_overrides(
        &mut self,
        node: &Node<'_>,
        name: &str,
        owner: &Owner<'_>,
    ) -> Option<Value> {
        let items = self.items(node, name, owner)?;
        let mut list: Vec<Override> = Vec::new();
        let mut threats = BTreeSet::new();
        for (index, item) in items.iter().enumerate() {
            let place = format!("{}[{index}]", owner.path_of(name));
            let Json::Object(object) = &item.value else {
                self.report_no_object(item, &place, owner);
                continue;
            };
            let read = self.read_override(object, item, &place, owner);
            if !read.threat_id.is_empty() && !threats.insert(read.threat_id.clone()) {
                let diagnostic = messages::file_duplicate_override(
                    &owner.display_name(),
                    &quoted_name(&read.threat_id),
                );
                self.report_at(diagnostic, owner, item, place);
            }
            list.push(read);
        }
        Some(Value::Overrides(list))
    }

    /// Assumptions: objects, or for the model plain texts too.
    pub(super) fn read_assumptions(
        &mut self,
        node: &Node<'_>,
        name: &str,
        owner: &Owner<'_>,
    ) -> Option<Value> {
        let items = match &node.value {
            Json::Text(_) => std::slice::from_ref(node),
            _ => self.items(node, name, owner)?,
        };
        let mut list = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let place = format!("{}[{index}]", owner.path_of(name));
            match &item.value {
                Json::Text(text) => {
                    // pytm takes plain text for the model's assumptions alone.
                    if owner.kind.is_some() {
                        let diagnostic = messages::text_read_as_assumption(
                            &owner.display_name(),
                            &quoted_name(text),
                        );
                        self.report_at(diagnostic, owner, item, place);
                    }
                    list.push(Assumption {
                        name: text.clone().into_owned(),
                        ..Assumption::default()
                    });
                }
                Json::Object(object) => {
                    list.push(self.read_assumption(object, item, &place, owner));
                }
                _ => self.report_no_object(item, &place, owner),
            }
        }
        Some(Value::Assumptions(list))
    }

    fn items<'n, 't>(
        &mut self,
        node: &'n Node<'t>,
        name: &str,
        owner: &Owner<'_>,
    ) -> Option<&'n [Node<'t>]> {
        match &node.value {
            Json::List(items) => Some(items),
            Json::Object(_) => {
                let diagnostic = messages::object_read_as_list(&name, &owner.display_name());
                self.report(diagnostic, owner, node, name);
                Some(std::slice::from_ref(node))
            }
            _ => None,
        }
    }

    fn read_override(
        &mut self,
        object: &Object<'_>,
        item: &Node<'_>,
        place: &str,
        owner: &Owner<'_>,
    ) -> Override {
        let mut read = Override::default();
        for member in object.members() {
            let key = member.key.as_ref();
            match &member.value.value {
                Json::Text(text) if key == "threat_id" => {
                    read.threat_id = text.clone().into_owned();
                }
                Json::Text(text) if OVERRIDE_TEXTS.contains(&key) => {
                    read.texts.insert(key.to_owned(), text.clone().into_owned());
                }
                _ => {
                    let text = key == "threat_id" || OVERRIDE_TEXTS.contains(&key);
                    self.keep_unknown_member(
                        &mut read.kept,
                        &member.value,
                        key,
                        place,
                        owner,
                        text,
                    );
                }
            }
        }
        if read.threat_id.is_empty() {
            let diagnostic = messages::override_without_threat(&owner.display_name());
            self.report_at(diagnostic, owner, item, place.to_owned());
        }
        read
    }

    fn read_assumption(
        &mut self,
        object: &Object<'_>,
        item: &Node<'_>,
        place: &str,
        owner: &Owner<'_>,
    ) -> Assumption {
        let mut read = Assumption::default();
        for member in object.members() {
            let key = member.key.as_ref();
            match (key, &member.value.value) {
                ("name", Json::Text(text)) => read.name = text.clone().into_owned(),
                ("description", Json::Text(text)) => read.description = text.clone().into_owned(),
                ("exclude", Json::Text(text)) => read.exclude = vec![text.clone().into_owned()],
                ("exclude", Json::List(items)) if items.iter().all(|i| i.as_text().is_some()) => {
                    let mut seen = BTreeSet::new();
                    let sids = items.iter().filter_map(Node::as_text);
                    read.exclude = sids
                        .filter(|sid| seen.insert(*sid))
                        .map(str::to_owned)
                        .collect();
                }
                _ => {
                    let known = matches!(key, "name" | "description" | "exclude");
                    self.keep_unknown_member(
                        &mut read.kept,
                        &member.value,
                        key,
                        place,
                        owner,
                        known,
                    );
                }
            }
        }
        if read.name.is_empty() && object.get("name").is_none() {
            let diagnostic = messages::assumption_without_name(&owner.display_name());
            self.report_at(diagnostic, owner, item, place.to_owned());
        }
        read
    }

    /// Keeps a value inside of an override or an assumption that cannot be read; `known` says
    /// whether its key is one that is read.
    fn keep_unknown_member(
        &mut self,
        kept: &mut BTreeMap<String, String>,
        node: &Node<'_>,
        key: &str,
        place: &str,
        owner: &Owner<'_>,
        known: bool,
    ) {
        let diagnostic = if known {
            messages::item_value_refused(&key, &owner.display_name(), &self.excerpt(node))
        } else {
            messages::item_key_unknown(&key, &owner.display_name())
        };
        self.report_at(diagnostic, owner, node, format!("{place}{}", step(key)));
        kept.insert(key.to_owned(), self.kept(node));
    }

    fn report_no_object(&mut self, item: &Node<'_>, place: &str, owner: &Owner<'_>) {
        let diagnostic = messages::item_left_out(&owner.display_name(), &item.kind());
        self.report_at(diagnostic, owner, item, place.to_owned());
        self.keep_piece(place, item);
    }
}
