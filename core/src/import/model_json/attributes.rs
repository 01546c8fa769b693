//! The attributes of a part and of the model.

use super::draft::Draft;
use super::keys::LISTS;
use super::owner::{Namespace, Owner, ReadOutcome};
use super::reader::Reader;
use crate::diagnostic::messages;
use crate::import::builder::{EnumForm, read_value};
use crate::json::{Json, Member, Node, Object};
use crate::model::{Attributes, Kind, Part, Value};
use crate::schema::{Attribute, Type};

/// The keys that `parapet` has in place of pytm's.
#[derive(Clone, Copy)]
struct OwnKeys<'w> {
    ours: Option<&'w Object<'w>>,
    kept: Option<&'w Object<'w>>,
    unset: &'w [&'w str],
}

impl OwnKeys<'_> {
    fn contains(&self, name: &str) -> bool {
        let has = |object: Option<&Object<'_>>| object.is_some_and(|o| o.get(name).is_some());
        self.unset.contains(&name) || has(self.ours) || has(self.kept)
    }
}

impl<'d> Reader<'d> {
    /// The whole part.
    pub(super) fn read_part(&mut self, draft: &Draft<'d>) -> Part {
        let mut part = Part::new(draft.id.clone(), &draft.name, &draft.class);
        let owner = draft.owner();
        let of_part = |member: &&Member<'_>| !matches!(member.key.as_ref(), "name" | "__class__");
        let ours = draft.entry.and_then(|entry| entry.attributes());
        let unset = draft.entry.and_then(|entry| entry.object.get("unset"));
        let unset: Vec<&str> = unset
            .and_then(Node::as_list)
            .unwrap_or_default()
            .iter()
            .filter_map(Node::as_text)
            .collect();
        let kept = draft.entry.and_then(|entry| entry.kept());
        let own_keys = OwnKeys {
            ours,
            kept,
            unset: &unset,
        };
        let members = draft.object.members().filter(of_part);
        self.read_members(&mut part.attributes, members, &owner, own_keys);
        if let Some(class) = &draft.unknown_class {
            part.attributes
                .set("__class__", Some(Value::Raw(class.clone())));
        }
        if let Some(entry) = draft.entry {
            let list = LISTS.iter().find(|(kind, _)| *kind == draft.kind);
            let list = list.map_or("", |(_, list)| list);
            let path = format!("$.parapet.{list}[{}]", entry.index);
            let inner = format!("{path}.attributes");
            let owner = Owner {
                path: &inner,
                ..owner
            };
            for member in ours.into_iter().flat_map(Object::members) {
                self.read_attribute(
                    &mut part.attributes,
                    member,
                    &member.key,
                    &owner,
                    Namespace::Parapet,
                );
            }
            self.set_kept(&mut part.attributes, kept);
            self.read_unknown_entry_keys(&mut part.attributes, entry.object);
        }
        // An end that only one of name and id leads to is taken from that one.
        for (end, id) in &draft.ends {
            part.attributes.set(end, Some(Value::Reference(id.clone())));
        }
        part
    }

    /// Keys of an entry that a newer version wrote.
    fn read_unknown_entry_keys(&mut self, attributes: &mut Attributes, entry: &Object<'_>) {
        for member in entry.members() {
            let known = matches!(
                member.key.as_ref(),
                "id" | "name" | "class" | "attributes" | "kept" | "unset"
            );
            if !known {
                let name = format!("parapet.{}", member.key);
                attributes.set(&name, Some(Value::Raw(self.kept(&member.value))));
            }
        }
    }

    /// The attributes of the model itself.
    pub(super) fn read_model_attributes(
        &mut self,
        root: &'d Object<'d>,
        own: Option<&'d Object<'d>>,
    ) -> Attributes {
        let mut attributes = Attributes::default();
        let owner = Owner {
            path: "$",
            id: None,
            name: "",
            class: "TM",
            kind: None,
        };
        let of_model = |member: &&Member<'_>| {
            let key = member.key.as_ref();
            !matches!(key, "name" | "parapet") && LISTS.iter().all(|(_, list)| *list != key)
        };
        let inner = own.and_then(|own| own.get("attributes")?.as_object());
        let kept = own.and_then(|own| own.get("kept")?.as_object());
        let own_keys = OwnKeys {
            ours: inner,
            kept,
            unset: &[],
        };
        let members = root.members().filter(of_model);
        self.read_members(&mut attributes, members, &owner, own_keys);
        let owner = Owner {
            path: "$.parapet.attributes",
            ..owner
        };
        for member in inner.into_iter().flat_map(Object::members) {
            self.read_attribute(
                &mut attributes,
                member,
                &member.key,
                &owner,
                Namespace::Parapet,
            );
        }
        self.set_kept(&mut attributes, kept);
        attributes
    }

    /// What an earlier reading kept, as it is: it was reported then, and a diagnostic of the model reports it
    /// for as long as it is there.
    fn set_kept(&mut self, attributes: &mut Attributes, kept: Option<&Object<'_>>) {
        for member in kept.into_iter().flat_map(Object::members) {
            attributes.set(&member.key, Some(Value::Raw(self.kept(&member.value))));
        }
    }

    fn read_members<'m>(
        &mut self,
        attributes: &mut Attributes,
        members: impl Iterator<Item = &'m Member<'d>>,
        owner: &Owner<'_>,
        own_keys: OwnKeys<'_>,
    ) where
        'd: 'm,
    {
        let mut lifetime = None;
        for member in members {
            let controls = member.key == "controls" && member.value.as_object().is_some();
            if !controls && own_keys.contains(&member.key) {
                continue;
            }
            match (member.key.as_ref(), &member.value.value) {
                ("controls", Json::Object(controls)) if owner.kind != Some(Kind::Data) => {
                    for control in controls.members() {
                        let name = format!("controls.{}", control.key);
                        if own_keys.contains(&name) {
                            continue;
                        }
                        self.read_attribute(attributes, control, &name, owner, Namespace::Pytm);
                    }
                }
                ("lifetime", _) if owner.kind == Some(Kind::Data) => lifetime = Some(member),
                (name, _) => self.read_attribute(attributes, member, name, owner, Namespace::Pytm),
            }
        }
        if let Some(member) = lifetime {
            self.read_lifetime(attributes, member, owner);
        }
    }

    /// `lifetime` of data is another word for `credentialsLife`, which takes precedence. (pytm 1.4
    /// stores it as an attribute that nothing reads.)
    fn read_lifetime(
        &mut self,
        attributes: &mut Attributes,
        member: &Member<'_>,
        owner: &Owner<'_>,
    ) {
        let node = &member.value;
        if node.value == Json::Null {
            return;
        }
        let kind = Type::Choice("Lifetime".into());
        match read_value(node, &kind, EnumForm::Name, &self.schema) {
            Some(read) if attributes.get("credentialsLife").is_none() => {
                attributes.set("credentialsLife", Some(read.value));
            }
            Some(read) if attributes.get("credentialsLife") == Some(&read.value) => {}
            Some(_) => {
                let diagnostic = messages::lifetime_given_twice(&owner.display_name());
                self.report(diagnostic, owner, node, "lifetime");
                attributes.set("lifetime", Some(Value::Raw(self.kept(node))));
            }
            None => {
                let wanted = self.expected(&kind);
                self.reject(attributes, node, "lifetime", wanted, owner);
            }
        }
    }

    /// Reads one attribute.
    fn read_attribute(
        &mut self,
        attributes: &mut Attributes,
        member: &Member<'_>,
        name: &str,
        owner: &Owner<'_>,
        namespace: Namespace,
    ) {
        let node = &member.value;
        let known = self.schema.attribute_of(owner.class, name).cloned();
        match known {
            Some(attribute) if attribute.computed => {
                let diagnostic =
                    messages::file_sets_computed_attribute(&name, &owner.display_name());
                self.report(diagnostic, owner, node, name);
                attributes.set(name, Some(Value::Raw(self.kept(node))));
            }
            Some(attribute) => {
                match self.read_attribute_value(node, &attribute, owner, namespace) {
                    ReadOutcome::Value(value) => {
                        attributes.set(name, Some(value));
                    }
                    ReadOutcome::Absent => {}
                    ReadOutcome::Invalid => {
                        let wanted = self.expected(&attribute.kind);
                        self.reject(attributes, node, name, wanted, owner);
                    }
                }
            }
            None => self.read_unknown_attribute(attributes, node, name, owner, namespace),
        }
    }

    pub(super) fn read_attribute_value(
        &mut self,
        node: &Node<'_>,
        attribute: &Attribute,
        owner: &Owner<'_>,
        namespace: Namespace,
    ) -> ReadOutcome {
        let name = attribute.name.as_ref();
        match &attribute.kind {
            Type::Reference(kind) => self.read_reference(node, name, *kind, owner, namespace),
            Type::References(kind) => self.read_references(node, name, *kind, owner, namespace),
            Type::Overrides => ReadOutcome::from(self.read_overrides(node, name, owner)),
            Type::Assumptions => ReadOutcome::from(self.read_assumptions(node, name, owner)),
            Type::Numbers if node.value == Json::Null => ReadOutcome::Absent,
            kind => {
                let Some(read) = read_value(node, kind, enum_form_of(name), &self.schema) else {
                    // pytm reads no classification from null and from the empty text.
                    let empty = node.value == Json::Null || node.as_text() == Some("");
                    return if name == "classification" && empty {
                        ReadOutcome::Absent
                    } else {
                        ReadOutcome::Invalid
                    };
                };
                if let Some(read_as) = &read.read_as {
                    let diagnostic = messages::value_read_as(
                        &name,
                        &owner.display_name(),
                        &self.excerpt(node),
                        &read_as,
                    );
                    self.report(diagnostic, owner, node, name);
                }
                ReadOutcome::Value(read.value)
            }
        }
    }
}

/// `classification` of data is written by its member's name in pytm's form, all others by their value.
fn enum_form_of(attribute: &str) -> EnumForm {
    if attribute == "classification" {
        EnumForm::Name
    } else {
        EnumForm::Value
    }
}
