//! The diagrams as text, for templates that print them: `{tm.seq:call:}` and `{tm.dfd:call:}`.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::pytm_names::{self, PythonRandom};
use super::{Context, ReportValue};
use crate::analysis::EffectiveValues;
use crate::model::{Kind, Model, PartIndex};
use crate::picture::Colouring;
use crate::render::dot;
use crate::report::template::Value;
use crate::views::dfd::{self, Options};

impl<'a> Context<'a> {
    /// The sequence diagram as PlantUML text, exactly as pytm writes it.
    pub(super) fn sequence_text(&self) -> ReportValue<'a> {
        let analysis = self.subject.analysis;
        let effective = &analysis.effective;
        let names = self.pytm_names();
        let name = |part: PartIndex| names.get(&part).map_or("", String::as_str);
        let mut participants = Vec::new();
        for part in &analysis.judged {
            if effective.kind(*part) == Some(Kind::Element) {
                let keyword = if effective.is_a(*part, "Actor") {
                    "actor"
                } else if effective.is_a(*part, "Datastore") {
                    "database"
                } else {
                    "entity"
                };
                let label = self.part_name(*part);
                participants.push(format!("{keyword} {} as \"{label}\"", name(*part)));
            }
        }
        let mut messages = Vec::new();
        for flow in &analysis.flows {
            let end = |which| effective.reference(*flow, which).map_or("", name);
            let label = self.display_text(*flow);
            let mut message = format!("{} -> {}: {label}", end("source"), end("sink"));
            let note = effective.text(*flow, "note");
            if !note.is_empty() {
                // Writing to a string cannot fail.
                let _ = write!(message, "\nnote left\n{note}\nend note");
            }
            messages.push(message);
        }
        Value::Text(
            format!(
                "@startuml\n{}\n\n{}\n@enduml",
                participants.join("\n"),
                messages.join("\n")
            )
            .into(),
        )
    }

    /// The data-flow diagram as DOT.
    pub(super) fn dataflow_text(&self) -> ReportValue<'a> {
        let (model, analysis) = (self.subject.model, self.subject.analysis);
        let marks = BTreeMap::new();
        let graph = dfd::graph(model, analysis, &marks, &Options::default());
        Value::Text(dot::dot(&graph, Colouring::Plain).into())
    }

    /// The names of all boundaries, elements and dataflows in pytm's diagrams.
    fn pytm_names(&self) -> BTreeMap<PartIndex, String> {
        let effective = &self.subject.analysis.effective;
        let mut random = PythonRandom::seeded_with_zero();
        made(self.subject.model, effective)
            .into_iter()
            .map(|part| {
                let bits = random.bits_128();
                let name = pytm_names::name(self.class_name(part), self.part_name(part), bits);
                (part, name)
            })
            .collect()
    }
}

/// Boundaries, elements and dataflows in the order in which pytm makes them.
fn made(model: &Model, effective: &EffectiveValues) -> Vec<PartIndex> {
    let kinds = [Kind::Boundary, Kind::Element, Kind::Dataflow];
    let all = kinds.into_iter().flat_map(|kind| effective.of_kind(kind));
    let mut all: Vec<PartIndex> = all.collect();
    let places: BTreeMap<PartIndex, usize> = model
        .declared
        .iter()
        .enumerate()
        .filter_map(|(at, id)| Some((effective.position(id)?, at)))
        .collect();
    all.sort_by_key(|part| places.get(part).copied().unwrap_or(usize::MAX));
    all
}
