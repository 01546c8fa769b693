//! Overrides and assumptions: lists of small objects.

use std::collections::{BTreeMap, BTreeSet};

use super::keys::step;
use super::owner::Owner;
use super::reader::Reader;
use crate::diagnostic::Diagnostic;
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
                let diagnostic = Diagnostic::warning(
                    "duplicate-override",
                    format!(
                        "{} overrides the threat {} twice. Both are kept, and pytm would refuse the file.",
                        owner.display_name(),
                        quoted_name(&read.threat_id)
                    ),
                )
                .hint("Delete one of them.");
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
                        let diagnostic = Diagnostic::remark(
                            "read-as",
                            format!(
                                "An assumption of {} is the text {}. It was read as an assumption of that name.",
                                owner.display_name(),
                                quoted_name(text)
                            ),
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
                let diagnostic = Diagnostic::remark(
                    "read-as",
                    format!(
                        "`{name}` of {} is an object. It was read as a list with that one object.",
                        owner.display_name()
                    ),
                );
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
            let diagnostic = Diagnostic::warning(
                "override-without-threat",
                format!(
                    "An override of {} does not say which threat it is about. It is kept, and overrides nothing.",
                    owner.display_name()
                ),
            )
            .hint("Write the SID of the threat as `threat_id`.");
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
            let diagnostic = Diagnostic::warning(
                "assumption-without-name",
                format!(
                    "An assumption of {} has no name. It is kept and counts.",
                    owner.display_name()
                ),
            )
            .hint("Say in a sentence what is assumed.");
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
            let message = format!(
                "`{key}` of an item of {} is {}, and text should stand there. It is kept and does not count.",
                owner.display_name(),
                self.excerpt(node)
            );
            Diagnostic::warning("refused-value", message)
        } else {
            let message = format!(
                "`{key}` of an item of {} is not known. It is kept, and nothing depends on it.",
                owner.display_name()
            );
            Diagnostic::warning("unknown-attribute", message)
        };
        self.report_at(diagnostic, owner, node, format!("{place}{}", step(key)));
        kept.insert(key.to_owned(), self.kept(node));
    }

    fn report_no_object(&mut self, item: &Node<'_>, place: &str, owner: &Owner<'_>) {
        let diagnostic = Diagnostic::error(
            "left-out",
            format!(
                "An object of {} should stand here, and there is {}. It is left out of the model, and kept in the file.",
                owner.display_name(),
                item.kind()
            ),
        );
        self.report_at(diagnostic, owner, item, place.to_owned());
        self.keep_piece(place, item);
    }
}
