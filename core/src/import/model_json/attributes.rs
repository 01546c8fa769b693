//! The attributes of a part and of the model.

use super::draft::Draft;
use super::naming::words;
use super::take::{Usual, take};
use super::{LISTS, Reader, step};
use crate::diagnostic::Diagnostic;
use crate::json::{Json, Member, Node, Object};
use crate::model::schema::{Attribute, Type};
use crate::model::{Attributes, Id, Kind, Part, Value};

/// Whose attributes are read.
#[derive(Clone, Copy)]
pub(super) struct Owner<'o> {
    /// Its path: `$.elements[3]`.
    pub(super) path: &'o str,
    /// Its id; the model itself has none.
    pub(super) id: Option<&'o Id>,
    pub(super) name: &'o str,
    pub(super) class: &'o str,
    /// `None` for the model itself.
    pub(super) kind: Option<Kind>,
}

impl Owner<'_> {
    /// The path of one of its attributes.
    pub(super) fn path_of(&self, attribute: &str) -> String {
        format!("{}{}", self.path, step(attribute))
    }

    /// What a sentence calls it.
    pub(super) fn words(&self) -> String {
        match self.kind {
            Some(_) => words(self.name),
            None => "the model".to_owned(),
        }
    }
}

/// Under which key attributes stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Under {
    /// pytm's: references are names.
    Pytm,
    /// `parapet`: references are ids.
    Own,
}

/// What `parapet` says in place of pytm's keys.
#[derive(Clone, Copy)]
struct Wins<'w> {
    ours: Option<&'w Object<'w>>,
    kept: Option<&'w Object<'w>>,
    unset: &'w [&'w str],
}

impl Wins<'_> {
    fn over(&self, name: &str) -> bool {
        let has = |object: Option<&Object<'_>>| object.is_some_and(|o| o.get(name).is_some());
        self.unset.contains(&name) || has(self.ours) || has(self.kept)
    }
}

impl<'d> Reader<'d> {
    /// The whole part.
    pub(super) fn part(&mut self, draft: &Draft<'d>) -> Part {
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
        let wins = Wins {
            ours,
            kept,
            unset: &unset,
        };
        let members = draft.object.members().filter(of_part);
        self.members(&mut part.attributes, members, &owner, wins);
        if let Some(class) = &draft.strange_class {
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
                self.attribute(
                    &mut part.attributes,
                    member,
                    &member.key,
                    &owner,
                    Under::Own,
                );
            }
            self.put_kept(&mut part.attributes, kept);
            self.rest_of_entry(&mut part.attributes, entry.object);
        }
        // An end that only one of name and id leads to is taken from that one.
        for (end, id) in &draft.ends {
            part.attributes.set(end, Some(Value::Reference(id.clone())));
        }
        part
    }

    /// What a newer version put beside the keys of an entry.
    fn rest_of_entry(&mut self, attributes: &mut Attributes, entry: &Object<'_>) {
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
    pub(super) fn model_attributes(
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
        let wins = Wins {
            ours: inner,
            kept,
            unset: &[],
        };
        let members = root.members().filter(of_model);
        self.members(&mut attributes, members, &owner, wins);
        let owner = Owner {
            path: "$.parapet.attributes",
            ..owner
        };
        for member in inner.into_iter().flat_map(Object::members) {
            self.attribute(&mut attributes, member, &member.key, &owner, Under::Own);
        }
        self.put_kept(&mut attributes, kept);
        attributes
    }

    /// What an earlier reading kept, as it is: it was told then, and a remark on the model tells it
    /// for as long as it is there.
    fn put_kept(&mut self, attributes: &mut Attributes, kept: Option<&Object<'_>>) {
        for member in kept.into_iter().flat_map(Object::members) {
            attributes.set(&member.key, Some(Value::Raw(self.kept(&member.value))));
        }
    }

    fn members<'m>(
        &mut self,
        attributes: &mut Attributes,
        members: impl Iterator<Item = &'m Member<'d>>,
        owner: &Owner<'_>,
        wins: Wins<'_>,
    ) where
        'd: 'm,
    {
        let mut lifetime = None;
        for member in members {
            let controls = member.key == "controls" && member.value.as_object().is_some();
            if !controls && wins.over(&member.key) {
                continue;
            }
            match (member.key.as_ref(), &member.value.value) {
                ("controls", Json::Object(controls)) if owner.kind != Some(Kind::Data) => {
                    for control in controls.members() {
                        let name = format!("controls.{}", control.key);
                        if wins.over(&name) {
                            continue;
                        }
                        self.attribute(attributes, control, &name, owner, Under::Pytm);
                    }
                }
                ("lifetime", _) if owner.kind == Some(Kind::Data) => lifetime = Some(member),
                (name, _) => self.attribute(attributes, member, name, owner, Under::Pytm),
            }
        }
        if let Some(member) = lifetime {
            self.lifetime(attributes, member, owner);
        }
    }

    /// `lifetime` of data is another word for `credentialsLife`, which wins beside it. (pytm 1.4
    /// stores it as an attribute that nobody reads.)
    fn lifetime(&mut self, attributes: &mut Attributes, member: &Member<'_>, owner: &Owner<'_>) {
        let node = &member.value;
        if node.value == Json::Null {
            return;
        }
        let kind = Type::Choice("Lifetime".into());
        match take(node, &kind, Usual::Name, &self.schema) {
            Some(taken) if attributes.get("credentialsLife").is_none() => {
                attributes.set("credentialsLife", Some(taken.value));
            }
            Some(taken) if attributes.get("credentialsLife") == Some(&taken.value) => {}
            Some(_) => {
                let diagnostic = Diagnostic::warning(
                    "said-twice",
                    format!(
                        "{} has a `lifetime` beside its `credentialsLife`, which says something else and counts.",
                        owner.words()
                    ),
                )
                .hint("Delete one of them.");
                self.say(diagnostic, owner, node, "lifetime");
                attributes.set("lifetime", Some(Value::Raw(self.kept(node))));
            }
            None => {
                let wanted = self.wanted(&kind);
                self.refuse(attributes, node, "lifetime", wanted, owner);
            }
        }
    }

    /// Reads one attribute.
    fn attribute(
        &mut self,
        attributes: &mut Attributes,
        member: &Member<'_>,
        name: &str,
        owner: &Owner<'_>,
        under: Under,
    ) {
        let node = &member.value;
        let known = self.schema.attribute_of(owner.class, name).cloned();
        match known {
            Some(attribute) if attribute.computed => {
                let diagnostic = Diagnostic::remark(
                    "computed-attribute",
                    format!(
                        "`{name}` of {} is worked out from the rest of the model. What the file says does not count.",
                        owner.words()
                    ),
                );
                self.say(diagnostic, owner, node, name);
                attributes.set(name, Some(Value::Raw(self.kept(node))));
            }
            Some(attribute) => match self.value(node, &attribute, owner, under) {
                Understood::Value(value) => {
                    attributes.set(name, Some(value));
                }
                Understood::Nothing => {}
                Understood::Not => {
                    let wanted = self.wanted(&attribute.kind);
                    self.refuse(attributes, node, name, wanted, owner);
                }
            },
            None => self.unknown(attributes, node, name, owner, under),
        }
    }

    pub(super) fn value(
        &mut self,
        node: &Node<'_>,
        attribute: &Attribute,
        owner: &Owner<'_>,
        under: Under,
    ) -> Understood {
        let name = attribute.name.as_ref();
        match &attribute.kind {
            Type::Reference(kind) => self.reference(node, name, *kind, owner, under),
            Type::References(kind) => self.references(node, name, *kind, owner, under),
            Type::Overrides => Understood::from(self.overrides(node, name, owner)),
            Type::Assumptions => Understood::from(self.assumptions(node, name, owner)),
            Type::Numbers if node.value == Json::Null => Understood::Nothing,
            kind => {
                let Some(taken) = take(node, kind, usual_of(name), &self.schema) else {
                    // pytm reads no classification from null and from the empty text.
                    let empty = node.value == Json::Null || node.as_text() == Some("");
                    return if name == "classification" && empty {
                        Understood::Nothing
                    } else {
                        Understood::Not
                    };
                };
                if let Some(read_as) = &taken.read_as {
                    let diagnostic = Diagnostic::remark(
                        "read-as",
                        format!(
                            "`{name}` of {} is {}. It was read as {read_as}.",
                            owner.words(),
                            self.excerpt(node)
                        ),
                    );
                    self.say(diagnostic, owner, node, name);
                }
                Understood::Value(taken.value)
            }
        }
    }
}

/// What reading a value gave.
pub(super) enum Understood {
    Value(Value),
    /// It says that there is none.
    Nothing,
    /// The type cannot be read from it.
    Not,
}

impl From<Option<Value>> for Understood {
    fn from(value: Option<Value>) -> Understood {
        value.map_or(Understood::Not, Understood::Value)
    }
}

/// `classification` of data stands by its member's name in pytm's form, all others by their value.
fn usual_of(attribute: &str) -> Usual {
    if attribute == "classification" {
        Usual::Name
    } else {
        Usual::Value
    }
}
