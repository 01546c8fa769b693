//! One part: what pytm is told, and what stands under `parapet`.

use super::kept;
use super::lists::plain;
use super::placing::{Place, place_value, reserved};
use super::reach::Reach;
use crate::json::Output;
use crate::model::schema::{Attribute, Class};
use crate::model::{Kind, Model, Part, Schema, Value};

/// What is written for a part.
#[derive(Default)]
pub(super) struct Written {
    /// Members of its object under pytm's keys.
    pub(super) pytm: Vec<(String, Output)>,
    /// Members of its entry under `parapet`, name and id apart.
    pub(super) entry: Vec<(String, Output)>,
}

/// Attributes, by where they stand.
#[derive(Default)]
struct Sorted {
    pytm: Vec<(String, Output)>,
    controls: Vec<(String, Output)>,
    own: Vec<(String, Output)>,
    kept: Vec<(String, Output)>,
    unset: Vec<Output>,
    /// Keys of the entry itself, that a newer version put there.
    entry: Vec<(String, Output)>,
}

pub(super) fn write_part(part: &Part, kind: Kind, schema: &Schema, reach: &Reach<'_>) -> Written {
    let mut written = Written::default();
    let usual = usual_class(kind);
    // A class that the schema lacks (its type was left out) is read by as the usual one is.
    let class = schema
        .class_id(&part.class)
        .filter(|class| schema.kind_of(*class) == Some(kind))
        .or_else(|| schema.class_id(usual));
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
    let told = built_in.is_some_and(|class| class.name == part.class) && part.class != "Element";
    match part.attributes.get("__class__") {
        Some(Value::Raw(strange)) => written.entry.push(("class".to_owned(), kept(strange))),
        _ if told => {}
        _ => written
            .entry
            .push(("class".to_owned(), Output::text(&*part.class))),
    }

    let mut sorted = Sorted::default();
    let class = class.and_then(|class| schema.class(class));
    let attributes = class.map_or(&[][..], |class| &class.attributes);
    let class_name = class.map_or("", |class| class.name.as_ref());
    for attribute in attributes {
        let name = attribute.name.as_ref();
        let value = part.attributes.get(name);
        if kind == Kind::Dataflow && name == "isResponse" && reach.is_answer(&part.id) {
            answer(&mut sorted, value);
        } else if let Some(value) = value {
            let place = place_value(kind, &part.id, attribute, value, reach);
            sorted.put(name, place);
        } else if let Some(place) = told_default(kind, part, attribute, built_in, reach) {
            sorted.put(name, place);
            sorted.unset.push(Output::text(name));
        }
    }
    for (name, value) in part.attributes.iter() {
        let known = schema.attribute_of(class_name, name).is_some();
        if !known && name != "__class__" {
            sorted.put_unknown(Some(kind), name, value, schema);
        }
    }
    sorted.into_written(written)
}

fn usual_class(kind: Kind) -> &'static str {
    match kind {
        Kind::Boundary => "Boundary",
        Kind::Element => "Asset",
        Kind::Dataflow => "Dataflow",
        Kind::Data => "Data",
    }
}

pub(super) fn model_attributes(model: &Model, schema: &Schema) -> Written {
    let mut sorted = Sorted::default();
    let none = Model::default();
    let reach = Reach::of(&none);
    let attributes = schema
        .class_named("TM")
        .map_or(&[][..], |class| &class.attributes);
    for attribute in attributes {
        let name = attribute.name.as_ref();
        if let Some(value) = model.attributes.get(name) {
            let id = crate::model::Id::new("");
            sorted.put(name, place_value(Kind::Data, &id, attribute, value, &reach));
        }
    }
    for (name, value) in model.attributes.iter() {
        if schema.attribute_of("TM", name).is_none() {
            sorted.put_unknown(None, name, value, schema);
        }
    }
    sorted.into_written(Written::default())
}

/// A flow that is paired as an answer is a response, whatever it says itself; pytm must be told.
fn answer(sorted: &mut Sorted, value: Option<&Value>) {
    sorted
        .pytm
        .push(("isResponse".to_owned(), Output::Bool(true)));
    match value {
        Some(Value::Bool(true)) => {}
        Some(Value::Bool(false)) => sorted
            .own
            .push(("isResponse".to_owned(), Output::Bool(false))),
        Some(Value::Raw(text)) => sorted.kept.push(("isResponse".to_owned(), kept(text))),
        _ => sorted.unset.push(Output::text("isResponse")),
    }
}

/// The default of a custom type, where pytm's class has another one: pytm is told it as if it were
/// answered.
fn told_default(
    kind: Kind,
    part: &Part,
    attribute: &Attribute,
    built_in: Option<&Class>,
    reach: &Reach<'_>,
) -> Option<Place> {
    let built_in = built_in.filter(|class| class.name != part.class)?;
    let base = built_in
        .attributes
        .iter()
        .find(|base| base.name == attribute.name)?;
    if base.fallback == attribute.fallback {
        return None;
    }
    let value = attribute.default_value()?;
    match place_value(kind, &part.id, attribute, &value, reach) {
        Place::Pytm(output) => Some(Place::Pytm(output)),
        _ => None,
    }
}

impl Sorted {
    fn put(&mut self, name: &str, place: Place) {
        let (pytm, own) = match place {
            Place::Pytm(output) => (Some(output), None),
            Place::Own(output) => (None, Some(output)),
            Place::Both { pytm, own } => (Some(pytm), Some(own)),
            Place::Kept(output) => return self.kept.push((name.to_owned(), output)),
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
    fn put_unknown(&mut self, kind: Option<Kind>, name: &str, value: &Value, schema: &Schema) {
        let newer = kind.and_then(|_| name.strip_prefix("parapet."));
        if let (Some(key), Value::Raw(text)) = (newer, value) {
            self.entry.push((key.to_owned(), kept(text)));
            return;
        }
        let output = plain(value, None);
        let refers = matches!(value, Value::Reference(_) | Value::References(_));
        // A control of data or of the model would be an object that nobody reads back as controls.
        let no_controls = matches!(kind, None | Some(Kind::Data)) && name.starts_with("controls");
        let place = match value {
            // Another class has it: there it would be read as more than something kept.
            Value::Raw(_) if schema.attribute_id(name).is_some() => Place::Kept(output),
            Value::Raw(_) if no_controls || reserved(name) => Place::Kept(output),
            _ if refers || no_controls || reserved(name) => Place::Own(output),
            _ => Place::Pytm(output),
        };
        self.put(name, place);
    }

    fn into_written(self, mut written: Written) -> Written {
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
