//! The objects that a script would make, as a model.

mod attribute;
mod convert;
mod flow;
mod json;
mod lists;
mod types;

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::interpret::{Interpretation, native_of};
use super::value::{Field, HeapCell, HeapIndex, Object, Value};
use super::{FROM_TEXT, Script};
use crate::diagnostic::{Diagnostic, messages};
use crate::import::builder::{ModelBuilder, quoted_name};
use crate::model::{Attributes, Id, Judging, Kind, Part, Schema};
use crate::python::Span;

/// What the steps share.
struct Converter<'t> {
    interpretation: Interpretation<'t>,
    schema: Schema,
    /// The id and the kind of each object that is a part.
    ids: FxHashMap<HeapIndex, (Id, Kind)>,
    builder: ModelBuilder,
    libraries: Vec<String>,
}

/// A part whose attributes are not read yet.
#[derive(Clone)]
struct Draft {
    at: HeapIndex,
    kind: Kind,
    id: Id,
    name: String,
    class: String,
    /// The class that the script names, where pytm has none such.
    undefined_class: Option<Rc<str>>,
    span: Span,
}

/// Makes the model.
pub(super) fn build(mut interpretation: Interpretation<'_>) -> Script {
    let diagnostics = std::mem::take(&mut interpretation.diagnostics);
    let mut converter = Converter {
        builder: ModelBuilder::with(diagnostics),
        interpretation,
        schema: Schema::clone(Schema::built_in()),
        ids: FxHashMap::default(),
        libraries: Vec::new(),
    };
    converter.builder.model.judging = Judging::Pytm;
    let types = converter.read_types();
    converter.schema = Schema::with(&types).0;
    converter.builder.model.types = types;
    converter.read_model();
    let mut drafts = converter.drafts();
    for draft in &drafts {
        let part = (draft.id.clone(), draft.kind);
        converter.ids.insert(draft.at, part);
    }
    drafts.retain(|draft| {
        let both = draft.kind != Kind::Dataflow || converter.has_both_ends(draft);
        if !both {
            // Nothing can refer to it.
            converter.ids.remove(&draft.at);
        }
        both
    });
    let carried = converter.carried_data();
    for draft in &drafts {
        let part = converter.part(draft, &carried);
        converter.builder.push(draft.kind, part);
    }
    converter.builder.cut_cycles();
    converter.builder.model.declared = converter.declaration_order();
    let definitions = drafts.iter().map(|draft| {
        let position = converter.interpretation.place(draft.span);
        (draft.id.clone(), position)
    });
    let definitions = definitions.collect();
    let imported = converter.builder.finish();
    let mut diagnostics = imported.diagnostics;
    diagnostics.sort_by_key(|diagnostic| diagnostic.location.position());
    Script {
        model: imported.model,
        diagnostics,
        definitions,
        libraries: converter.libraries,
    }
}

impl<'t> Converter<'t> {
    fn object(&self, at: HeapIndex) -> Option<&Object<'t>> {
        match self.interpretation.heap.get(at) {
            Some(HeapCell::Object(object)) => Some(object),
            _ => None,
        }
    }

    fn field(&self, at: HeapIndex, name: &str) -> Option<&Field<'t>> {
        self.object(at)?.fields.get(name)
    }

    /// The items of a list, a set or a tuple; of anything else itself.
    fn items_of(&self, value: &Value<'t>) -> Vec<Value<'t>> {
        match value {
            Value::List(at) | Value::Set(at) => match self.interpretation.heap.get(*at) {
                Some(HeapCell::Items(items)) => items.clone(),
                _ => Vec::new(),
            },
            Value::Tuple(items) => items.to_vec(),
            other => vec![other.clone()],
        }
    }

    fn report(&mut self, span: Span, diagnostic: Diagnostic) {
        let range = self.interpretation.range(span);
        self.builder.report(diagnostic.at(range));
    }

    /// All parts with their ids, in the order in which a model has them.
    fn drafts(&mut self) -> Vec<Draft> {
        let mut drafts = Vec::new();
        let made: Vec<HeapIndex> =
            [&self.interpretation.parts[..], &self.interpretation.data].concat();
        for at in made {
            drafts.extend(self.draft(at));
        }
        drafts.sort_by_key(|draft| draft.kind);
        for draft in &mut drafts {
            draft.id = self.builder.ids.fresh(&draft.class, &draft.name);
        }
        drafts
    }

    fn draft(&mut self, at: HeapIndex) -> Option<Draft> {
        let object = self.object(at)?;
        let (class, span) = (object.class, object.span);
        let native = native_of(&self.interpretation.classes, class)?
            .name
            .to_string();
        let info = self.interpretation.classes.get(class)?;
        // A class that the script defines after its first use is no strange one.
        let undefined_class = info.is_undefined.then(|| info.name.clone());
        let undefined_class = undefined_class.filter(|name| self.schema.class_id(name).is_none());
        let own = info.name.to_string();
        let custom = !info.native
            && !info.is_undefined
            && self.schema.class_named(&own).is_some_and(|c| c.custom);
        let class = if custom { own } else { native };
        let kind = self.schema.kind_of(self.schema.class_id(&class)?)?;
        let name = match self.field(at, "name").map(|field| field.value.clone()) {
            Some(Value::Text(name)) => name.to_string(),
            other => {
                let name = format!("{class} {}", at.saturating_add(1));
                let diagnostic = match other {
                    None | Some(Value::None) => messages::script_part_without_name(&name),
                    Some(Value::Unknown | Value::Other(_)) => {
                        messages::script_unknown_part_name(&name)
                    }
                    Some(_) => messages::script_name_not_text(&name),
                };
                self.report(span, diagnostic);
                name
            }
        };
        Some(Draft {
            at,
            kind,
            id: Id::new(""),
            name,
            class,
            undefined_class,
            span,
        })
    }

    fn part(&mut self, draft: &Draft, carried: &FxHashMap<HeapIndex, Vec<Id>>) -> Part {
        let mut part = Part::new(draft.id.clone(), &draft.name, &draft.class);
        if let Some(undefined_class) = &draft.undefined_class {
            let kept = crate::json::quote(undefined_class);
            part.attributes
                .set("__class__", Some(crate::model::Value::Raw(kept)));
        }
        self.read_attributes(draft, &mut part.attributes);
        if draft.kind == Kind::Dataflow {
            self.set_ends(draft, &mut part.attributes);
            self.set_carried_data(draft, carried, &mut part.attributes);
        }
        let comment = self
            .object(draft.at)
            .and_then(|object| object.comment.clone());
        if let Some(comment) = comment
            && part.attributes.get("description").is_none()
        {
            let text = crate::model::Value::Text(comment.to_string());
            part.attributes.set("description", Some(text));
        }
        part
    }

    /// The order of declaration, where it is not boundaries, elements, flows.
    fn declaration_order(&self) -> Vec<Id> {
        let model = &self.builder.model;
        let listed: Vec<&Id> = [&model.boundaries, &model.elements, &model.flows]
            .into_iter()
            .flatten()
            .map(|part| &part.id)
            .collect();
        let found_kind: rustc_hash::FxHashSet<&Id> = listed.iter().copied().collect();
        let order = self
            .interpretation
            .parts
            .iter()
            .filter_map(|at| self.ids.get(at));
        let order: Vec<&Id> = order
            .map(|(id, _)| id)
            .filter(|id| found_kind.contains(id))
            .collect();
        if order == listed {
            return Vec::new();
        }
        order.into_iter().cloned().collect()
    }

    /// Name and attributes of the model itself.
    fn read_model(&mut self) {
        let Some(at) = self.interpretation.model else {
            "Model".clone_into(&mut self.builder.model.name);
            let diagnostic = messages::script_without_model();
            return self.report(Span::default(), diagnostic);
        };
        let name = self.field(at, "name").map(|field| field.value.clone());
        self.builder.model.name = match name {
            Some(Value::Text(name)) => name.to_string(),
            _ => "Model".to_owned(),
        };
        let draft = Draft {
            at,
            kind: Kind::Element,
            id: Id::new(""),
            name: String::new(),
            class: "TM".to_owned(),
            undefined_class: None,
            span: Span::default(),
        };
        let mut attributes = Attributes::default();
        self.read_attributes(&draft, &mut attributes);
        self.builder.model.attributes = attributes;
    }
}

impl Draft {
    /// How messages name it.
    fn display_name(&self) -> String {
        match self.is_model() {
            true => "the model".to_owned(),
            false => quoted_name(&self.name),
        }
    }

    fn is_model(&self) -> bool {
        self.class == "TM"
    }

    /// A diagnostic about one of its attributes.
    fn about(&self, diagnostic: Diagnostic, attribute: &str) -> Diagnostic {
        let diagnostic = diagnostic.attribute(attribute);
        match self.is_model() {
            true => diagnostic,
            false => diagnostic.part(self.id.as_str()),
        }
    }
}

/// Whether a field is one that no attribute is made of.
fn is_internal(name: &str) -> bool {
    name == "name"
        || name == FROM_TEXT
        || name.starts_with('_')
        || name == "uuid"
        || name == "is_drawn"
}
