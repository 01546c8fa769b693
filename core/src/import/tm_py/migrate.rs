//! Old spellings that a model keeps, as edits that make them count.

use std::iter;

use rustc_hash::FxHashMap;

use super::aliases;
use crate::import::builder::{EnumForm, NameIndex, read_value};
use crate::json::{self, Node};
use crate::model::{Edit, Id, IdGenerator, Kind, Model, Part, Schema, Value};
use crate::schema::{Attribute, Type};

/// One old spelling, with what makes it count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    /// The part that it is about; `None` for the model itself.
    pub part: Option<Id>,
    /// The attribute as it is spelled.
    pub attribute: String,
    /// What it becomes, in words.
    pub replacement: String,
    /// The edits, in order.
    pub edits: Vec<Edit>,
}

/// Every old spelling that a model keeps and that it is clear about: all edits of all of them one
/// after the other are what "accept all" does.
pub fn migrations(model: &Model) -> Vec<Migration> {
    let (schema, _) = Schema::of(model);
    let mut names = NameIndex::default();
    for kind in Kind::ALL {
        for part in model.list(kind) {
            names.add(kind, &part.name, &part.id);
        }
    }
    let mut migrator = MigrationFinder {
        model,
        schema: &schema,
        names,
        ids: IdGenerator::of(model),
        enclosing: enclosing_boundaries(model),
        found: Vec::new(),
    };
    for kind in Kind::ALL {
        for part in model.list(kind) {
            migrator.part(kind, part);
        }
    }
    migrator.found
}

struct MigrationFinder<'m> {
    model: &'m Model,
    schema: &'m Schema,
    /// The last part of each name, which a name refers to.
    names: NameIndex,
    ids: IdGenerator,
    /// The boundary in which each boundary will lie.
    enclosing: FxHashMap<Id, Id>,
    found: Vec<Migration>,
}

fn enclosing_boundaries(model: &Model) -> FxHashMap<Id, Id> {
    let nested = model.boundaries.iter();
    let nested = nested.filter_map(|part| Some((part.id.clone(), part.boundary()?.clone())));
    nested.collect()
}

impl MigrationFinder<'_> {
    fn part(&mut self, kind: Kind, part: &Part) {
        for (name, value) in part.attributes.iter() {
            let own_attribute = self.schema.attribute_of(&part.class, name);
            let Value::Raw(text) = value else {
                // Another class has it: then it is typed, and no old spelling.
                continue;
            };
            let intended = match own_attribute {
                Some(_) => Some(name.to_owned()),
                None => aliases::intended_attribute(self.schema, &part.class, name),
            };
            let Some(intended) = intended else { continue };
            let already_set = intended != name && part.attributes.get(&intended).is_some();
            let attribute = self.schema.attribute_of(&part.class, &intended).cloned();
            let Some(attribute) = attribute.filter(|_| !already_set) else {
                continue;
            };
            let mut edits = Vec::new();
            if intended != name {
                edits.push(set(part, name, None));
            }
            if let Some(value) = self.intended_value(text, &attribute, &mut edits)
                && self.can_nest(kind, part, &intended, &value)
            {
                edits.push(set(part, &intended, Some(value)));
                self.push(part, name, format!("`{intended}`"), edits);
            }
        }
        if kind == Kind::Data {
            self.unnamed_data(part);
        }
    }

    /// Whether a boundary can lie where that value puts it: anywhere but in itself. It does from then
    /// on.
    fn can_nest(&mut self, kind: Kind, part: &Part, attribute: &str, value: &Value) -> bool {
        let (Kind::Boundary, "inBoundary", Value::Reference(into)) = (kind, attribute, value)
        else {
            return true;
        };
        let enclosing_chain = iter::successors(Some(into), |id| self.enclosing.get(*id));
        if enclosing_chain
            .take(self.model.boundaries.len())
            .any(|id| *id == part.id)
        {
            return false;
        }
        self.enclosing.insert(part.id.clone(), into.clone());
        true
    }

    /// Data that pytm made of a text is called "undefined"; its text is what it is.
    fn unnamed_data(&mut self, part: &Part) {
        let Some(text) = part.attributes.text("description") else {
            return;
        };
        if part.name != "undefined" || text.trim().is_empty() {
            return;
        }
        let edits = vec![
            Edit::Rename {
                id: part.id.clone(),
                name: text.to_owned(),
            },
            set(part, "description", None),
        ];
        self.push(part, "name", "data of that name".to_owned(), edits);
    }

    fn push(&mut self, part: &Part, attribute: &str, replacement: String, edits: Vec<Edit>) {
        self.found.push(Migration {
            part: Some(part.id.clone()),
            attribute: attribute.to_owned(),
            replacement,
            edits,
        });
    }

    /// The value that a kept text is intended as; edits that it needs first are added.
    fn intended_value(
        &mut self,
        text: &str,
        attribute: &Attribute,
        edits: &mut Vec<Edit>,
    ) -> Option<Value> {
        let document = json::read(text).ok()?;
        let node = &document.root;
        match &attribute.kind {
            Type::Reference(kind) => {
                let id = self.names.named(*kind, node.as_text()?).id()?;
                Some(Value::Reference(id))
            }
            Type::References(Kind::Data) => {
                let items = match node.as_list() {
                    Some(items) => items,
                    None => std::slice::from_ref(node),
                };
                // All of them or none: what is added is added for good.
                let named = |item: &Node<'_>| {
                    let name = item.as_text().filter(|name| !name.trim().is_empty());
                    name.map(str::to_owned)
                };
                let names = items.iter().map(named).collect::<Option<Vec<_>>>()?;
                let mut ids = Vec::new();
                for name in names {
                    let id = self.data_named(&name, edits);
                    if !ids.contains(&id) {
                        ids.push(id);
                    }
                }
                Some(Value::References(ids))
            }
            Type::Texts => match node.as_text() {
                Some(text) => Some(Value::Texts(vec![text.to_owned()])),
                None => read_value(node, &attribute.kind, EnumForm::Value, self.schema)
                    .map(|read| read.value),
            },
            kind => read_value(node, kind, EnumForm::Name, self.schema).map(|read| read.value),
        }
    }

    /// The data of that name, added if there is none.
    fn data_named(&mut self, name: &str, edits: &mut Vec<Edit>) -> Id {
        if let Some(id) = self.names.named(Kind::Data, name).id() {
            return id;
        }
        let id = self.ids.fresh("Data", name);
        debug_assert!(self.model.find(&id).is_none());
        edits.push(Edit::Add {
            kind: Kind::Data,
            part: Part::new(id.clone(), name, "Data"),
        });
        self.names.add(Kind::Data, name, &id);
        id
    }
}

fn set(part: &Part, attribute: &str, value: Option<Value>) -> Edit {
    Edit::Set {
        id: part.id.clone(),
        attribute: attribute.to_owned(),
        value,
    }
}
