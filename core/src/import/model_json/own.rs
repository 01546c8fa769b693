//! The rest of what is under `parapet`: decisions, pins, judging, libraries.

use std::sync::Arc;

use super::keys::{LISTS, step};
use super::reader::Reader;
use crate::diagnostic::messages;
use crate::json::{self, Node, Object};
use crate::model::{Decision, FindingKey, Id, Judging, LibraryUse, Model, Point, Status};

impl<'d> Reader<'d> {
    /// Takes over the pieces that an earlier reading could not place.
    pub(super) fn read_pieces(&mut self, own: Option<&Object<'d>>) {
        let items = own
            .and_then(|own| own.get("pieces"))
            .and_then(Node::as_list);
        for item in items.unwrap_or_default() {
            let piece = json::compact(self.document.raw(item));
            self.builder.keep_old_piece(piece);
        }
    }

    /// Reads them into the model.
    pub(super) fn read_parapet_object(&mut self, own: Option<&Object<'d>>) {
        let mut model = std::mem::take(&mut self.builder.model);
        self.read_parapet_keys(own, &mut model);
        self.builder.model = model;
    }

    fn read_parapet_keys(&mut self, own: Option<&Object<'d>>, model: &mut Model) {
        let version = own.and_then(|own| own.get("version"));
        model.judging = match version.and_then(Node::as_integer) {
            Some(_) => Judging::Parapet,
            None => Judging::Pytm,
        };
        let document = self.document;
        for member in own.into_iter().flat_map(Object::members) {
            let node = &member.value;
            let whole = match member.key.as_ref() {
                "version" | "pieces" | "attributes" | "kept" | "types" => true,
                key if LISTS.iter().any(|(_, list)| *list == key) => true,
                "judging" => {
                    let word = node.as_text().and_then(Judging::from_word);
                    model.judging = word.unwrap_or(model.judging);
                    word.is_some()
                }
                "libraries" => self.read_each(node, "libraries", |item| {
                    let object = item.as_object()?;
                    let text = object.get("library").map(|library| {
                        let laid_out = json::write(&json::to_output(document, library));
                        Arc::from(laid_out)
                    });
                    model.libraries.push(LibraryUse {
                        name: object.get("name")?.as_text()?.to_owned(),
                        on: object
                            .get("on")
                            .is_none_or(|on| on.as_bool() != Some(false)),
                        text,
                    });
                    Some(())
                }),
                "excludedSids" => self.read_each(node, "excludedSids", |item| {
                    model.excluded_sids.push(item.as_text()?.to_owned());
                    Some(())
                }),
                "declared" => {
                    let ids = node.as_list().map(|items| {
                        let ids = items.iter().filter_map(Node::as_text).map(Id::new);
                        ids.filter(|id| self.builder.names.has_id(id)).collect()
                    });
                    model.declared = ids.unwrap_or_default();
                    node.as_list().is_some()
                }
                "decisions" => self.read_decisions(node, model),
                "pins" => self.read_pins(node, model),
                key => {
                    model.kept.insert(key.to_owned(), self.kept(node));
                    true
                }
            };
            if !whole {
                self.report_unexpected(&format!("$.parapet{}", step(&member.key)), node);
            }
        }
    }

    fn read_decisions(&mut self, node: &Node<'d>, model: &mut Model) -> bool {
        let Some(object) = node.as_object() else {
            return false;
        };
        for member in object.members() {
            let decision = member.value.as_object().and_then(|decision| {
                let status = decision
                    .get("status")?
                    .as_text()
                    .and_then(Status::from_word)?;
                let reason = decision.get("reason").and_then(Node::as_text);
                Some(Decision {
                    status,
                    reason: reason.unwrap_or("").to_owned(),
                })
            });
            match (FindingKey::parse(&member.key), decision) {
                (Some(key), Some(decision)) => {
                    model.decisions.insert(key, decision);
                }
                _ => {
                    let path = format!("$.parapet.decisions{}", step(&member.key));
                    self.report_unexpected(&path, &member.value);
                }
            }
        }
        true
    }

    fn read_pins(&mut self, node: &Node<'d>, model: &mut Model) -> bool {
        let Some(object) = node.as_object() else {
            return false;
        };
        for member in object.members() {
            let number = |key: &str| {
                let number = member.value.as_object()?.get(key)?.as_integer()?;
                i32::try_from(number).ok()
            };
            match (number("x"), number("y")) {
                (Some(x), Some(y)) => {
                    model.pins.insert(Id::new(&member.key), Point { x, y });
                }
                _ => {
                    let path = format!("$.parapet.pins{}", step(&member.key));
                    self.report_unexpected(&path, &member.value);
                }
            }
        }
        true
    }

    /// Reads each item of a list; `false` where it is no list.
    fn read_each(
        &mut self,
        node: &Node<'d>,
        key: &str,
        mut read: impl FnMut(&Node<'d>) -> Option<()>,
    ) -> bool {
        let Some(items) = node.as_list() else {
            return false;
        };
        for (index, item) in items.iter().enumerate() {
            if read(item).is_none() {
                self.report_unexpected(&format!("$.parapet.{key}[{index}]"), item);
            }
        }
        true
    }

    /// Something under `parapet` that Parapet itself would not have written so.
    pub(super) fn report_unexpected(&mut self, path: &str, node: &Node<'_>) {
        self.builder.report(
            messages::parapet_value(&self.excerpt(node))
                .at(self.document.range(node.span))
                .path(path),
        );
        self.keep_piece(path, node);
    }
}
