//! tm.py: a script that builds the model with pytm 1.4.
//!
//! It is written as by hand: imports, the model, then a section for each kind, every part in
//! a variable that is named after it, with what was answered and nothing else. What pytm has no word
//! for (ids, pins, decisions, libraries) is not in it. A section's comment is followed by a blank
//! line: one directly above a part would be read as the part's description.

mod names;
mod part;
mod types;
mod value;

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Id, Kind, Model, Part, Schema};
use crate::python::output::quoted;

use names::UsedNames;

/// The model as the text of a tm.py. The same model always gives the same bytes.
pub fn tm_py(model: &Model) -> String {
    let (schema, _) = Schema::of(model);
    let mut names = UsedNames::default();
    let classes: FxHashMap<String, String> = model
        .types
        .iter()
        .map(|custom| (custom.name.clone(), names.class_name(&custom.name)))
        .collect();
    let order = declaration_order(model);
    let data = model.data.iter().map(AsRef::as_ref);
    let class_of = |part: &Part| classes.get(&part.class).unwrap_or(&part.class).clone();
    let variables = data
        .chain(order.iter().map(|(_, part)| *part))
        .map(|part| (part.id.clone(), names.variable(&part.name, &class_of(part))))
        .collect();
    let mut writer = Writer {
        schema: &schema,
        classes,
        variables,
        imports: BTreeSet::from(["TM".to_owned()]),
        written: FxHashSet::default(),
        forward_references: Vec::new(),
        model_name: model.name.clone(),
        text: String::new(),
    };
    writer.write_model(model);
    writer.write_types(model);
    writer.write_section(
        "Data",
        model.data.iter().map(|part| (Kind::Data, part.as_ref())),
    );
    if model.declared.is_empty() {
        for (kind, heading) in [
            (Kind::Boundary, "Boundaries"),
            (Kind::Element, "Elements"),
            (Kind::Dataflow, "Dataflows"),
        ] {
            let parts = order.iter().filter(|(listed_kind, _)| *listed_kind == kind);
            writer.write_section(heading, parts.copied());
        }
    } else {
        writer.write_section("Boundaries, elements and dataflows, in their order", order);
    }
    writer.write_forward_references();
    writer.finish()
}

/// Boundaries, elements and flows in the order of their declaration, as far as a script can have it:
/// a flow comes after its ends.
fn declaration_order(model: &Model) -> Vec<(Kind, &Part)> {
    let kinds = [Kind::Boundary, Kind::Element, Kind::Dataflow];
    let listed: Vec<(Kind, &Part)> = kinds
        .into_iter()
        .flat_map(|kind| {
            model
                .list(kind)
                .iter()
                .map(move |part| (kind, part.as_ref()))
        })
        .collect();
    let places: FxHashMap<&Id, usize> = model.declared.iter().zip(0..).collect();
    let place = |part: &Part| places.get(&part.id).copied().unwrap_or(usize::MAX);
    let mut declared: Vec<_> = listed
        .iter()
        .map(|(kind, part)| {
            let ends = [part.source(), part.sink()].into_iter().flatten();
            let behind = ends.filter_map(|end| places.get(end)).max().copied();
            // After its ends, and after what is already at that position.
            (
                place(part).max(behind.unwrap_or(0)),
                *kind == Kind::Dataflow,
                *kind,
                *part,
            )
        })
        .collect();
    declared.sort_by_key(|(at, flow, _, _)| (*at, *flow));
    declared
        .into_iter()
        .map(|(_, _, kind, part)| (kind, part))
        .collect()
}

/// What the steps share.
struct Writer<'m> {
    schema: &'m Schema,
    /// The Python class of each custom type.
    classes: FxHashMap<String, String>,
    /// The variable of each part.
    variables: FxHashMap<Id, String>,
    /// What is used of pytm's.
    imports: BTreeSet<String>,
    /// The parts that have been written.
    written: FxHashSet<Id>,
    /// Lines that refer to parts which come later.
    forward_references: Vec<String>,
    /// The name of the model.
    model_name: String,
    text: String,
}

impl Writer<'_> {
    fn write_line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// What the script calls a class; pytm's are imported.
    fn class_name(&mut self, class: &str) -> String {
        match self.classes.get(class) {
            Some(own) => own.clone(),
            None => {
                self.imports.insert(class.to_owned());
                class.to_owned()
            }
        }
    }

    fn write_section<'p>(
        &mut self,
        heading: &str,
        parts: impl IntoIterator<Item = (Kind, &'p Part)>,
    ) {
        let mut parts = parts.into_iter().peekable();
        if parts.peek().is_none() {
            return;
        }
        self.write_line(&format!("\n# {heading}"));
        for (kind, part) in parts {
            self.write_line("");
            self.write_part(kind, part);
        }
    }

    /// What refers to parts that come later.
    fn write_forward_references(&mut self) {
        let forward_references = std::mem::take(&mut self.forward_references);
        if forward_references.is_empty() {
            return;
        }
        self.write_line("\n# What refers to something further down\n");
        for line in forward_references {
            self.write_line(&line);
        }
    }

    fn finish(self) -> String {
        let imports: Vec<&str> = self.imports.iter().map(String::as_str).collect();
        let joined = imports.join(", ");
        let imports = if joined.len() <= 70 {
            format!("from pytm import {joined}\n")
        } else {
            format!("from pytm import (\n    {},\n)\n", imports.join(",\n    "))
        };
        format!(
            "#!/usr/bin/env python3\n# The threat model {}, for pytm 1.4.\n\n{imports}\n{}\nif __name__ == \"__main__\":\n    tm.process()\n",
            quoted(&self.model_name),
            self.text
        )
    }
}
