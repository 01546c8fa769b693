//! The classes with what they inherit, and the schema that holds them.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use super::{
    Attribute, AttributeId, CustomAttribute, CustomType, Enumeration, Fallback, Group, Kind, Type,
    Value, Wording, WordingAt, attribute_name, table,
};
use crate::diagnostic::{Diagnostic, messages};
use rustc_hash::FxHashMap;

/// A class of the schema, by its position in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassId(pub u16);

/// A class with all its attributes, inherited ones included.
#[derive(Clone, Debug)]
pub struct Class {
    /// Name: `ExternalEntity`.
    pub name: Cow<'static, str>,
    /// Words for the user: "External entity".
    pub label: Cow<'static, str>,
    /// What it is, in a sentence.
    pub description: Cow<'static, str>,
    /// Name of its icon.
    pub icon: Cow<'static, str>,
    /// The class it extends.
    pub base: Option<ClassId>,
    /// Itself and every class that it extends, nearest first.
    pub ancestors: Vec<ClassId>,
    /// Whether it comes from the model and not from the built-in table.
    pub custom: bool,
    /// Its attributes, inherited ones first.
    pub attributes: Vec<Arc<Attribute>>,
    /// Position in `attributes` by [`AttributeId`].
    slots: Vec<Option<u16>>,
}

impl Class {
    /// Position of that attribute in [`Class::attributes`]; `None` where the class has none such.
    pub fn slot(&self, attribute: AttributeId) -> Option<usize> {
        self.slots
            .get(usize::from(attribute.0))
            .copied()
            .flatten()
            .map(usize::from)
    }

    /// All of its attributes with their ids, in the order of the ids.
    pub fn by_id(&self) -> impl Iterator<Item = (AttributeId, &Arc<Attribute>)> {
        let slots = (0..).map(AttributeId).zip(&self.slots);
        slots.filter_map(|(id, slot)| {
            let slot = usize::from((*slot)?);
            Some((id, self.attributes.get(slot)?))
        })
    }

    /// That attribute; `None` where the class has none such.
    pub fn attribute(&self, attribute: AttributeId) -> Option<&Arc<Attribute>> {
        self.attributes.get(self.slot(attribute)?)
    }
}

/// All classes and enumerations.
#[derive(Clone, Debug)]
pub struct Schema {
    classes: Vec<Class>,
    by_name: FxHashMap<String, ClassId>,
    names: Vec<String>,
    ids: FxHashMap<String, AttributeId>,
    enumerations: &'static [Enumeration],
}

static BUILT_IN: LazyLock<Arc<Schema>> = LazyLock::new(|| {
    let mut schema = Schema {
        classes: Vec::new(),
        by_name: FxHashMap::default(),
        names: Vec::new(),
        ids: FxHashMap::default(),
        enumerations: table::ENUMERATIONS,
    };
    for name in attribute_name::BUILT_IN.iter() {
        schema.name(name);
    }
    let mut attributes = table::ATTRIBUTES
        .iter()
        .zip(0..)
        .map(|(spec, place)| spec.attribute(place));
    for row in &table::CLASSES {
        schema.add(Class {
            name: Cow::Borrowed(row.name),
            label: Cow::Borrowed(row.label),
            description: Cow::Borrowed(row.description),
            icon: Cow::Borrowed(row.icon),
            base: row.base.and_then(|base| schema.class_id(base)),
            ancestors: Vec::new(),
            custom: false,
            attributes: attributes.by_ref().take(row.own).map(Arc::new).collect(),
            slots: Vec::new(),
        });
    }
    Arc::new(schema)
});

impl Schema {
    /// The schema without custom types.
    pub fn built_in() -> &'static Arc<Schema> {
        &BUILT_IN
    }

    /// The built-in schema with these types added.
    ///
    /// A type that cannot be added (its base is unknown, its name is taken, the bases form a cycle)
    /// is left out with a diagnostic, and the others are there.
    pub fn with(types: &[CustomType]) -> (Schema, Vec<Diagnostic>) {
        let mut schema = Schema::clone(Schema::built_in());
        let mut diagnostics = Vec::new();
        let mut waiting: Vec<&CustomType> = Vec::new();
        let mut named = BTreeSet::new();
        for custom in types {
            if schema.class_id(&custom.name).is_some() || !named.insert(custom.name.as_str()) {
                diagnostics.push(messages::type_name_taken(&custom.name));
            } else {
                waiting.push(custom);
            }
        }
        // Bases may be after what extends them: add what can be added until nothing more can.
        loop {
            let before = waiting.len();
            waiting.retain(|custom| {
                let Some(base) = schema.class_id(&custom.base) else {
                    return true;
                };
                schema.add_custom(custom, base);
                false
            });
            if waiting.is_empty() || waiting.len() == before {
                break;
            }
        }
        for custom in waiting {
            diagnostics.push(messages::type_without_base(&custom.name, &custom.base));
        }
        (schema, diagnostics)
    }

    /// All classes, bases before what extends them.
    pub fn classes(&self) -> impl Iterator<Item = (ClassId, &Class)> {
        self.classes
            .iter()
            .zip(0..)
            .map(|(class, position)| (ClassId(position), class))
    }

    /// The class of that id; an id of another schema may have none.
    pub fn class(&self, id: ClassId) -> Option<&Class> {
        self.classes.get(usize::from(id.0))
    }

    /// The id of the class of that name.
    pub fn class_id(&self, name: &str) -> Option<ClassId> {
        self.by_name.get(name).copied()
    }

    /// The class of that name.
    pub fn class_named(&self, name: &str) -> Option<&Class> {
        self.class_id(name).and_then(|id| self.class(id))
    }

    /// Whether `class` is `base` or extends it.
    pub fn is_a(&self, class: ClassId, base: ClassId) -> bool {
        self.class(class)
            .is_some_and(|class| class.ancestors.contains(&base))
    }

    /// What kind of part an object of that class is; `None` for the model itself (`TM`).
    pub fn kind_of(&self, class: ClassId) -> Option<Kind> {
        let is = |name| {
            self.class_id(name)
                .is_some_and(|base| self.is_a(class, base))
        };
        if is("Dataflow") {
            Some(Kind::Dataflow)
        } else if is("Boundary") {
            Some(Kind::Boundary)
        } else if is("Data") {
            Some(Kind::Data)
        } else if is("Element") {
            Some(Kind::Element)
        } else {
            None
        }
    }

    /// The nearest built-in class of a class: itself, unless it is a custom type.
    pub fn built_in_base(&self, class: ClassId) -> Option<&Class> {
        self.class(class)?
            .ancestors
            .iter()
            .filter_map(|id| self.class(*id))
            .find(|class| !class.custom)
    }

    /// How many different names of attributes there are.
    pub fn attribute_count(&self) -> usize {
        self.names.len()
    }

    /// The id of that name of an attribute, if any class has one.
    pub fn attribute_id(&self, name: &str) -> Option<AttributeId> {
        self.ids.get(name).copied()
    }

    /// The name of the attribute of that id.
    pub fn attribute_name(&self, id: AttributeId) -> &str {
        self.names.get(usize::from(id.0)).map_or("", String::as_str)
    }

    /// The attribute of that name in that class.
    pub fn attribute(&self, class: ClassId, name: &str) -> Option<&Arc<Attribute>> {
        self.class(class)?.attribute(self.attribute_id(name)?)
    }

    /// The same by the class's name.
    pub fn attribute_of(&self, class: &str, name: &str) -> Option<&Arc<Attribute>> {
        self.attribute(self.class_id(class)?, name)
    }

    /// The attribute of that name in each class for parts of that kind that has one, with the class.
    pub fn attributes_of_kind(
        &self,
        kind: Kind,
        name: &str,
    ) -> impl Iterator<Item = (&Class, &Arc<Attribute>)> {
        let attribute = self.attribute_id(name);
        let classes = self.classes();
        classes.filter_map(move |(id, class)| {
            let attribute = class.attribute(attribute?)?;
            (self.kind_of(id) == Some(kind)).then_some((class, attribute))
        })
    }

    /// All enumerations.
    pub fn enumerations(&self) -> &'static [Enumeration] {
        self.enumerations
    }

    /// The enumeration of that name.
    pub fn enumeration(&self, name: &str) -> Option<&'static Enumeration> {
        self.enumerations
            .iter()
            .find(|enumeration| enumeration.name == name)
    }

    fn add_custom(&mut self, custom: &CustomType, base: ClassId) {
        let mut own: Vec<Arc<Attribute>> = custom
            .attributes
            .iter()
            .map(|a| Arc::new(own_attribute(a)))
            .collect();
        for (name, value) in custom.defaults.iter() {
            let inherited = self.attribute(base, name).map(Arc::as_ref);
            if let (Some(attribute), Some(fallback)) = (inherited, fallback_of(value)) {
                own.push(Arc::new(Attribute {
                    fallback,
                    ..attribute.clone()
                }));
            }
        }
        let icon = match (custom.icon.is_empty(), self.class(base)) {
            (true, Some(base)) => base.icon.clone(),
            _ => Cow::Owned(custom.icon.clone()),
        };
        self.add(Class {
            name: Cow::Owned(custom.name.clone()),
            label: Cow::Owned(custom.name.clone()),
            description: Cow::Owned(custom.description.clone()),
            icon,
            base: Some(base),
            ancestors: Vec::new(),
            custom: true,
            attributes: own,
            slots: Vec::new(),
        });
    }

    /// Adds a class that has only its own attributes yet, and completes it from its base.
    fn add(&mut self, mut class: Class) {
        let Ok(position) = u16::try_from(self.classes.len()) else {
            return;
        };
        let own = std::mem::take(&mut class.attributes);
        class.ancestors = vec![ClassId(position)];
        if let Some(base) = class.base.and_then(|base| self.class(base)) {
            class.ancestors.extend(&base.ancestors);
            class.attributes.clone_from(&base.attributes);
        }
        for attribute in own {
            match class
                .attributes
                .iter_mut()
                .find(|existing| existing.name == attribute.name)
            {
                Some(existing) => *existing = attribute,
                None => class.attributes.push(attribute),
            }
        }
        for attribute in &class.attributes {
            self.name(&attribute.name);
        }
        class.slots = vec![None; self.names.len()];
        for (attribute, slot) in class.attributes.iter().zip(0u16..) {
            let id = self.ids.get(attribute.name.as_ref());
            if let Some(existing) = id.and_then(|id| class.slots.get_mut(usize::from(id.0))) {
                *existing = Some(slot);
            }
        }
        self.by_name
            .insert(class.name.clone().into_owned(), ClassId(position));
        self.classes.push(class);
    }

    /// Gives the name of an attribute an id, if it has none yet.
    fn name(&mut self, name: &str) {
        if !self.ids.contains_key(name)
            && let Ok(id) = u16::try_from(self.names.len())
        {
            self.names.push(name.to_owned());
            self.ids.insert(name.to_owned(), AttributeId(id));
        }
    }
}

fn own_attribute(custom: &CustomAttribute) -> Attribute {
    let fallback = match &custom.kind {
        Type::Bool => Fallback::Bool(false),
        Type::Int => Fallback::Int(0),
        Type::Text => Fallback::Text(Cow::Borrowed("")),
        Type::Numbers => Fallback::LevelZero,
        Type::Choice(_) | Type::Reference(_) => Fallback::Nothing,
        Type::References(_)
        | Type::Texts
        | Type::Overrides
        | Type::Assumptions
        | Type::Findings => Fallback::Empty,
    };
    Attribute {
        name: Cow::Owned(custom.name.clone()),
        kind: custom.kind.clone(),
        fallback,
        computed: false,
        group: Group::Nature,
        label: Cow::Owned(custom.label.clone()),
        wording: WordingAt::Here(Wording {
            question: Cow::Owned(custom.question.clone()),
            holds: Cow::Owned(format!("{}: {{value}}", custom.label)),
            holds_not: Cow::Owned(format!("{}: no", custom.label)),
            help: Cow::Owned(custom.help.clone()),
        }),
    }
}

fn fallback_of(value: &Value) -> Option<Fallback> {
    Some(match value {
        Value::Bool(b) => Fallback::Bool(*b),
        Value::Int(n) => Fallback::Int(*n),
        Value::Text(text) => Fallback::Text(Cow::Owned(text.clone())),
        Value::Choice(name) => Fallback::Choice(Cow::Owned(name.clone())),
        _ => return None,
    })
}
