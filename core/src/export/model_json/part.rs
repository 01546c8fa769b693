//! One part: what is written for pytm, and what is written under `parapet`.

use super::kept;
use super::lists::value_output;
use super::name_resolution::NameResolution;
use super::placement::{Placement, is_reserved, placement_of};
use crate::json::Output;
use crate::model::{Kind, Model, Part, Schema, Value};
use crate::schema::{Attribute, Class};

/// What is written for a part.
#[derive(Default)]
pub(super) struct WrittenPart {
    /// Members of its object under pytm's keys.
    pub(super) pytm: Vec<(String, Output)>,
    /// Members of its entry under `parapet`, name and id apart.
    pub(super) entry: Vec<(String, Output)>,
}

/// Attributes, by where they are written.
#[derive(Default)]
struct PlacedAttributes {
    pytm: Vec<(String, Output)>,
    controls: Vec<(String, Output)>,
    own: Vec<(String, Output)>,
    kept: Vec<(String, Output)>,
    unset: Vec<Output>,
    /// Keys of the entry itself, that a newer version put there.
    entry: Vec<(String, Output)>,
}

pub(super) fn write_part(
    part: &Part,
    kind: Kind,
    schema: &Schema,
    resolution: &NameResolution<'_>,
) -> WrittenPart {
    let mut written = WrittenPart::default();
    let default_class = default_class(kind);
    // A class that the schema lacks (its type was left out) is read by as the usual one is.
    let class = schema
        .class_id(&part.class)
        .filter(|class| schema.kind_of(*class) == Some(kind))
        .or_else(|| schema.class_id(default_class));
    let built_in = class.and_then(|class| schema.built_in_base(class));
    if kind == Kind::Element {
        // pytm's loader knows no plain Element.
        let name = built_in.map_or("Asset", |class| class.name.as_ref());
        let name = if name == "Element" { "Asset" } else { name };
        written
            .pytm
            .push(("__class__".to_owned(), Output::text(name)));
    }
    written
        .pytm
        .push(("name".to_owned(), Output::text(&*part.name)));
    let pytm_knows_class =
        built_in.is_some_and(|class| class.name == part.class) && part.class != "Element";
    match part.attributes.get("__class__") {
        Some(Value::Raw(strange)) => written.entry.push(("class".to_owned(), kept(strange))),
        _ if pytm_knows_class => {}
        _ => written
            .entry
            .push(("class".to_owned(), Output::text(&*part.class))),
    }

    let mut placed = PlacedAttributes::default();
    let class = class.and_then(|class| schema.class(class));
    let attributes = class.map_or(&[][..], |class| &class.attributes);
    let class_name = class.map_or("", |class| class.name.as_ref());
    for attribute in attributes {
        let name = attribute.name.as_ref();
        let value = part.attributes.get(name);
        if kind == Kind::Dataflow && name == "isResponse" && resolution.is_response(&part.id) {
            push_is_response(&mut placed, value);
        } else if let Some(value) = value {
            let placement = placement_of(kind, &part.id, attribute, value, resolution);
            placed.push(name, placement);
        } else if let Some(placement) =
            default_for_pytm(kind, part, attribute, built_in, resolution)
        {
            placed.push(name, placement);
            placed.unset.push(Output::text(name));
        }
    }
    for (name, value) in part.attributes.iter() {
        let known = schema.attribute_of(class_name, name).is_some();
        if !known && name != "__class__" {
            placed.push_unknown(Some(kind), name, value, schema);
        }
    }
    placed.into_written(written)
}

fn default_class(kind: Kind) -> &'static str {
    match kind {
        Kind::Boundary => "Boundary",
        Kind::Element => "Asset",
        Kind::Dataflow => "Dataflow",
        Kind::Data => "Data",
    }
}

pub(super) fn model_attributes(model: &Model, schema: &Schema) -> WrittenPart {
    let mut placed = PlacedAttributes::default();
    let none = Model::default();
    let resolution = NameResolution::of(&none);
    let attributes = schema
        .class_named("TM")
        .map_or(&[][..], |class| &class.attributes);
    for attribute in attributes {
        let name = attribute.name.as_ref();
        if let Some(value) = model.attributes.get(name) {
            let id = crate::model::Id::new("");
            placed.push(
                name,
                placement_of(Kind::Data, &id, attribute, value, &resolution),
            );
        }
    }
    for (name, value) in model.attributes.iter() {
        if schema.attribute_of("TM", name).is_none() {
            placed.push_unknown(None, name, value, schema);
        }
    }
    placed.into_written(WrittenPart::default())
}

/// A flow that is paired as an answer is a response, whatever its own attribute says; pytm needs it written.
fn push_is_response(placed: &mut PlacedAttributes, value: Option<&Value>) {
    placed
        .pytm
        .push(("isResponse".to_owned(), Output::Bool(true)));
    match value {
        Some(Value::Bool(true)) => {}
        Some(Value::Bool(false)) => placed
            .own
            .push(("isResponse".to_owned(), Output::Bool(false))),
        Some(Value::Raw(text)) => placed.kept.push(("isResponse".to_owned(), kept(text))),
        _ => placed.unset.push(Output::text("isResponse")),
    }
}

/// The default of a custom type, where pytm's class has another one: it is written for pytm as if it were
/// answered.
fn default_for_pytm(
    kind: Kind,
    part: &Part,
    attribute: &Attribute,
    built_in: Option<&Class>,
    resolution: &NameResolution<'_>,
) -> Option<Placement> {
    let built_in = built_in.filter(|class| class.name != part.class)?;
    let base = built_in
        .attributes
        .iter()
        .find(|base| base.name == attribute.name)?;
    if base.fallback == attribute.fallback {
        return None;
    }
    let value = attribute.default_value()?;
    match placement_of(kind, &part.id, attribute, &value, resolution) {
        Placement::Pytm(output) => Some(Placement::Pytm(output)),
        _ => None,
    }
}

impl PlacedAttributes {
    fn push(&mut self, name: &str, placement: Placement) {
        let (pytm, own) = match placement {
            Placement::Pytm(output) => (Some(output), None),
            Placement::Own(output) => (None, Some(output)),
            Placement::Both { pytm, own } => (Some(pytm), Some(own)),
            Placement::Kept(output) => return self.kept.push((name.to_owned(), output)),
        };
        if let Some(output) = pytm {
            match name.strip_prefix("controls.") {
                Some(control) => self.controls.push((control.to_owned(), output)),
                None => self.pytm.push((name.to_owned(), output)),
            }
        }
        self.own.extend(own.map(|output| (name.to_owned(), output)));
    }

    /// An attribute that the class does not have: pytm keeps it too, unless it trips over it.
    fn push_unknown(&mut self, kind: Option<Kind>, name: &str, value: &Value, schema: &Schema) {
        let newer = kind.and_then(|_| name.strip_prefix("parapet."));
        if let (Some(key), Value::Raw(text)) = (newer, value) {
            self.entry.push((key.to_owned(), kept(text)));
            return;
        }
        let output = value_output(value, None);
        let refers = matches!(value, Value::Reference(_) | Value::References(_));
        // A control of data or of the model would be an object that no reader takes for controls.
        let no_controls = matches!(kind, None | Some(Kind::Data)) && name.starts_with("controls");
        let placement = match value {
            // Another class has it: there it would be read as more than something kept.
            Value::Raw(_) if schema.attribute_id(name).is_some() => Placement::Kept(output),
            Value::Raw(_) if no_controls || is_reserved(name) => Placement::Kept(output),
            _ if refers || no_controls || is_reserved(name) => Placement::Own(output),
            _ => Placement::Pytm(output),
        };
        self.push(name, placement);
    }

    fn into_written(self, mut written: WrittenPart) -> WrittenPart {
        // Ends first: a flow reads from where to where.
        let (ends, rest): (Vec<_>, Vec<_>) = self
            .pytm
            .into_iter()
            .partition(|(name, _)| matches!(name.as_str(), "source" | "sink"));
        written.pytm.extend(ends);
        written.pytm.extend(rest);
        if !self.controls.is_empty() {
            written
                .pytm
                .push(("controls".to_owned(), Output::Object(self.controls)));
        }
        if !self.own.is_empty() {
            written
                .entry
                .push(("attributes".to_owned(), Output::Object(self.own)));
        }
        if !self.kept.is_empty() {
            written
                .entry
                .push(("kept".to_owned(), Output::Object(self.kept)));
        }
        if !self.unset.is_empty() {
            written
                .entry
                .push(("unset".to_owned(), Output::List(self.unset)));
        }
        written.entry.extend(self.entry);
        written
    }
}
