//! The attributes of boundaries, elements, dataflows and data, and of their controls.

use std::borrow::Cow;

use super::{Context, Copied, Handle, ReportValue, method, parts};
use crate::json::{self, Json};
use crate::model::{Kind, PartIndex, Value as StoredValue};
use crate::python::output::{repr_bool, repr_text};
use crate::report::template::{CollectionKind, Value};
use crate::schema::Class;
use crate::threats::{Fact, Facts, Severity};

/// Attributes of ours that every part has.
const PARAPET_ATTRIBUTES: [&str; 5] = [
    "number",
    "class_label",
    "severity_word",
    "boundary_path",
    "open_findings",
];
/// Attributes of pytm's that the schema does not list.
const PYTM_ATTRIBUTES: [&str; 2] = ["uuid", "is_drawn"];

impl<'a> Context<'a> {
    /// An attribute or method of a part.
    pub(super) fn part_attribute(
        &self,
        at: PartIndex,
        copied: Copied,
        name: &str,
    ) -> Option<ReportValue<'a>> {
        let effective = &self.subject.analysis.effective;
        let own = match (name, effective.get(at, name)) {
            ("name", _) => Some(Value::text(self.part_name(at))),
            ("severity", fact) if fact != Fact::Missing => {
                Some(Value::Int(i64::from(self.subject.analysis.severity(at).0)))
            }
            ("controls", _) if effective.kind(at) != Some(Kind::Data) => {
                Some(Value::Object(Handle::Controls(at)))
            }
            ("findings", fact) if fact != Fact::Missing => Some(self.findings_of(at, copied)),
            ("overrides", fact) if fact != Fact::Missing => Some(self.overrides_of(at)),
            ("assumptions", fact) if fact != Fact::Missing => {
                Some(Value::list(self.assumptions_of(Some(at))))
            }
            (_, Fact::Missing) => None,
            (_, fact) => Some(self.fact(name, fact, copied)),
        };
        let own = own.map(|value| match (&value, copied) {
            // pytm's copies have the text `[]` where a list is empty; findings stay a list.
            (Value::List(list), Copied::Yes) if list.items.is_empty() && name != "findings" => {
                Value::text("[]")
            }
            _ => value,
        });
        own.or_else(|| method::of_part(effective, at, name))
            .or_else(|| self.extra_attribute(at, name))
            .or_else(|| self.control(at, name))
    }

    /// Attributes that are none of the schema's: pytm's own, Parapet's, and unknown ones that were kept.
    fn extra_attribute(&self, at: PartIndex, name: &str) -> Option<ReportValue<'a>> {
        let analysis = self.subject.analysis;
        let part = analysis.effective.part(at)?;
        Some(match name {
            "uuid" | "id" => Value::text(part.id.as_str()),
            "is_drawn" => Value::Bool(analysis.hidden.contains(&at)),
            "class_label" => Value::text(self.class(at).map_or("", |class| &class.label)),
            "severity_word" => Value::text(Severity::word(analysis.severity(at))),
            "number" => match analysis.effective.int(at, "order")? {
                -1 => Value::text(""),
                order => Value::Int(order),
            },
            "boundary_path" => {
                let mut around = analysis.effective.boundaries_around(at);
                around.reverse();
                let names: Vec<&str> = around.iter().map(|at| self.part_name(*at)).collect();
                Value::Text(Cow::Owned(names.join(" › ")))
            }
            "open_findings" => {
                let all = self.by_part.get(&at).map_or(&[][..], Vec::as_slice);
                let open = |position: &&u32| self.open.binary_search(position).is_ok();
                let open: Vec<u32> = all.iter().filter(open).copied().collect();
                self.findings_at(&open, Copied::No)
            }
            _ => match part.attributes.get(name)? {
                StoredValue::Raw(json) => kept(json),
                _ => return None,
            },
        })
    }

    /// A control by its name. Templates from before pytm 1.0 ask the part itself for it.
    pub(super) fn control(&self, at: PartIndex, name: &str) -> Option<ReportValue<'a>> {
        let effective = &self.subject.analysis.effective;
        match effective.get(at, &format!("controls.{name}")) {
            Fact::Missing => None,
            fact => Some(self.fact(name, fact, Copied::No)),
        }
    }

    /// The names of all attributes and methods of a part.
    pub(super) fn part_attributes(&self, at: PartIndex) -> Vec<&'a str> {
        let effective = &self.subject.analysis.effective;
        let mut names = vec!["name"];
        names.extend(schema_names(self.class(at)).filter(|name| !name.contains('.')));
        names.extend(PYTM_ATTRIBUTES);
        if effective.kind(at) != Some(Kind::Data) {
            names.push("controls");
            names.extend(method::names_of_part(effective, at));
            names.extend(PARAPET_ATTRIBUTES);
        }
        names
    }

    /// The names of the controls of a part, in pytm's order: by name.
    pub(super) fn controls(&self, at: PartIndex) -> Vec<&'a str> {
        let names = schema_names(self.class(at));
        let mut names: Vec<&str> = names
            .filter_map(|name| name.strip_prefix("controls."))
            .collect();
        names.sort_unstable();
        names
    }

    /// Controls as text, as Python prints them.
    pub(super) fn controls_text(&self, at: PartIndex) -> String {
        let pair = |name: &str| {
            let value = match self.control(at, name)? {
                Value::Bool(value) => repr_bool(value).to_owned(),
                Value::Text(text) => repr_text(&text),
                _ => return None,
            };
            Some(format!("{name}={value}"))
        };
        let pairs: Vec<String> = self.controls(at).into_iter().filter_map(pair).collect();
        pairs.join(" ")
    }

    pub(super) fn part_name(&self, at: PartIndex) -> &'a str {
        let part = self.subject.analysis.effective.part(at);
        part.map_or("", |part| part.name.as_str())
    }

    pub(super) fn class_name(&self, at: PartIndex) -> &'a str {
        self.class(at).map_or("", |class| &class.name)
    }

    fn class(&self, at: PartIndex) -> Option<&'a Class> {
        let effective = &self.subject.analysis.effective;
        effective.schema().class(effective.class(at))
    }

    fn findings_of(&self, at: PartIndex, copied: Copied) -> ReportValue<'a> {
        let positions = self.by_part.get(&at).map_or(&[][..], Vec::as_slice);
        self.findings_at(positions, copied)
    }

    fn overrides_of(&self, at: PartIndex) -> ReportValue<'a> {
        let given = self.subject.analysis.overrides(at).iter();
        Value::list(given.map(|source| {
            Value::Object(Handle::Override {
                owner: source.owner,
                position: source.position,
            })
        }))
    }

    /// An effective value as a report shows it.
    fn fact(&self, name: &str, fact: Fact<'a>, copied: Copied) -> ReportValue<'a> {
        match fact {
            Fact::Missing | Fact::None => Value::None,
            Fact::Bool(b) => Value::Bool(b),
            Fact::Int(n) => Value::Int(n),
            Fact::Text(text) => Value::text(text),
            Fact::Choice {
                enumeration,
                member,
            } => Value::Object(Handle::Member {
                enumeration,
                member,
            }),
            Fact::Part(at) => Value::Object(Handle::Part {
                at,
                copied: Copied::No,
            }),
            Fact::Parts(all) => match parts(all.iter().copied(), Copied::No) {
                Value::List(list) if name == "data" => Value::List(crate::report::template::List {
                    kind: CollectionKind::DataSet,
                    ..list
                }),
                other => other,
            },
            // pytm copies sets to lists.
            Fact::Numbers(numbers) => {
                let kind = match copied {
                    Copied::Yes => CollectionKind::List,
                    Copied::No => CollectionKind::Set,
                };
                Value::collection(kind, numbers.iter().map(|n| Value::Int(*n)))
            }
            Fact::Texts(texts) => Value::list(texts.iter().map(|text| Value::text(text))),
            Fact::Opaque(_) => Value::list([]),
        }
    }
}

fn schema_names(class: Option<&Class>) -> impl Iterator<Item = &str> {
    let attributes = class.map_or(&[][..], |class| class.attributes.as_slice());
    attributes.iter().map(|attribute| attribute.name.as_ref())
}

/// A value that no class has, as it was written.
fn kept<'a>(text: &'a str) -> ReportValue<'a> {
    let Ok(document) = json::read(text) else {
        return Value::text(text);
    };
    match &document.root.value {
        Json::Null => Value::None,
        Json::Bool(b) => Value::Bool(*b),
        Json::Number(raw) => json::parse_integer(raw).map_or(Value::text(text), Value::Int),
        Json::Text(words) => Value::Text(Cow::Owned(words.clone().into_owned())),
        Json::List(_) | Json::Object(_) => Value::text(text),
    }
}
