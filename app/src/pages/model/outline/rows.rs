//! The rows of the outline: sections, boundaries as a tree with what lies in them, flows, data.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use parapet_core::model::{Id, Kind, Model, Part, Schema};

use crate::engine::messages::FlowSummary;
use crate::state::judged::{Judged, Mark};
use crate::words::model as words;
use crate::words::terms::{class_icon, is_out_of_scope};

/// A row of the outline.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum OutlineRow {
    Section(Section),
    Part(PartRow),
}

/// The heading of a section.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Section {
    /// What it is folded by.
    pub(crate) id: &'static str,
    pub(crate) label: &'static str,
    pub(crate) count: usize,
    pub(crate) open: bool,
}

/// A part of the model.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PartRow {
    pub(crate) id: Id,
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) icon: String,
    /// Its depth, from 1.
    pub(crate) level: u8,
    /// Whether it is unfolded; `None` for one that holds nothing.
    pub(crate) open: Option<bool>,
    /// The number of a flow.
    pub(crate) number: Option<i64>,
    /// Whether it is dimmed: a response, or out of scope.
    pub(crate) is_dimmed: bool,
    pub(crate) mark: Option<Mark>,
    /// Text at the end of the row: how sensitive data is.
    pub(crate) end: String,
}

impl OutlineRow {
    /// What it is folded by.
    pub(crate) fn id(&self) -> &str {
        match self {
            OutlineRow::Section(section) => section.id,
            OutlineRow::Part(part) => part.id.as_str(),
        }
    }

    /// Its depth, from 1.
    pub(crate) fn level(&self) -> u8 {
        match self {
            OutlineRow::Section(_) => 1,
            OutlineRow::Part(part) => part.level.saturating_add(1),
        }
    }

    /// Whether it is unfolded; `None` where there is nothing to fold.
    pub(crate) fn open(&self) -> Option<bool> {
        match self {
            OutlineRow::Section(section) => Some(section.open),
            OutlineRow::Part(part) => part.open,
        }
    }

    /// The part, if it is one.
    pub(crate) fn part(&self) -> Option<&PartRow> {
        match self {
            OutlineRow::Section(_) => None,
            OutlineRow::Part(part) => Some(part),
        }
    }
}

impl PartRow {
    /// The row for screen readers: its name, its number, its findings.
    pub(crate) fn accessible_name(&self) -> String {
        let number = self.number.map(|number| format!("{number}"));
        let mark = self.mark.map(Mark::words);
        let end = (!self.end.is_empty()).then(|| self.end.clone());
        let parts = [number, Some(self.name.clone()), mark, end];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// All rows that are not folded away, or all parts whose name holds `query`.
pub(crate) fn outline_rows(
    model: &Model,
    schema: &Schema,
    judged: &Judged,
    folded: &BTreeSet<String>,
    query: &str,
) -> Vec<OutlineRow> {
    let query = query.trim().to_lowercase();
    let outline = Outline {
        model,
        schema,
        judged,
        folded,
        query: &query,
        inside: inside(model),
    };
    let mut rows = Vec::new();
    outline.section(
        &mut rows,
        "elements",
        words::ELEMENTS,
        model.elements.len(),
        |rows| {
            outline.tree(rows);
        },
    );
    outline.section(
        &mut rows,
        "flows",
        words::FLOWS,
        model.flows.len(),
        |rows| {
            rows.extend(
                outline
                    .ordered_flows()
                    .map(|flow| outline.row(flow, Kind::Dataflow, 1)),
            );
        },
    );
    outline.section(&mut rows, "data", words::DATA, model.data.len(), |rows| {
        rows.extend(
            model
                .data
                .iter()
                .map(|data| outline.row(data, Kind::Data, 1)),
        );
    });
    if !query.is_empty() {
        rows.retain(|row| match row {
            OutlineRow::Section(_) => true,
            OutlineRow::Part(part) => part.name.to_lowercase().contains(&query),
        });
    }
    rows
}

/// The parts of the rows from one position to another, both included, in that direction.
pub(crate) fn parts_between(rows: &[OutlineRow], from: usize, to: usize) -> Vec<Id> {
    let range = rows.get(from.min(to)..=from.max(to)).unwrap_or_default();
    let parts = range.iter().filter_map(OutlineRow::part);
    let mut parts: Vec<Id> = parts.map(|part| part.id.clone()).collect();
    if to < from {
        parts.reverse();
    }
    parts
}

struct Outline<'a> {
    model: &'a Model,
    schema: &'a Schema,
    judged: &'a Judged,
    folded: &'a BTreeSet<String>,
    query: &'a str,
    inside: HashMap<Option<&'a Id>, Contents<'a>>,
}

/// What lies directly in a boundary, or in none.
#[derive(Default)]
struct Contents<'a> {
    boundaries: Vec<&'a Arc<Part>>,
    elements: Vec<&'a Arc<Part>>,
}

/// The contents of each boundary. A reference to a missing boundary counts as none.
fn inside(model: &Model) -> HashMap<Option<&Id>, Contents<'_>> {
    let existing: BTreeSet<&Id> = model.boundaries.iter().map(|part| &part.id).collect();
    let mut inside: HashMap<Option<&Id>, Contents<'_>> = HashMap::new();
    for boundary in &model.boundaries {
        let around = boundary.boundary().filter(|id| existing.contains(id));
        inside.entry(around).or_default().boundaries.push(boundary);
    }
    for element in &model.elements {
        let around = element.boundary().filter(|id| existing.contains(id));
        inside.entry(around).or_default().elements.push(element);
    }
    inside
}

impl<'a> Outline<'a> {
    fn section(
        &self,
        rows: &mut Vec<OutlineRow>,
        id: &'static str,
        label: &'static str,
        count: usize,
        fill: impl FnOnce(&mut Vec<OutlineRow>),
    ) {
        let open = self.is_open(id);
        rows.push(OutlineRow::Section(Section {
            id,
            label,
            count,
            open,
        }));
        if open {
            fill(rows);
        }
    }

    /// A search ignores folding.
    fn is_open(&self, id: &str) -> bool {
        !self.query.is_empty() || !self.folded.contains(id)
    }

    fn tree(&self, rows: &mut Vec<OutlineRow>) {
        let mut seen = BTreeSet::new();
        if let Some(top) = self.inside.get(&None) {
            self.boundaries(rows, &top.boundaries, 1, &mut seen);
            self.elements(rows, &top.elements, 1);
        }
        // Boundaries in a cycle are not reached from the top: they are listed there themselves.
        let cyclic: Vec<&Arc<Part>> = self
            .model
            .boundaries
            .iter()
            .filter(|boundary| !seen.contains(&boundary.id) && self.is_in_cycle(boundary))
            .collect();
        for boundary in cyclic {
            self.boundaries(rows, &[boundary], 1, &mut seen);
        }
    }

    /// Whether the boundaries around it form a cycle.
    fn is_in_cycle(&self, boundary: &Part) -> bool {
        let mut current = boundary.boundary();
        for _ in 0..self.model.boundaries.len() {
            let Some(id) = current else { return false };
            let around = self.model.boundaries.iter().find(|part| part.id == *id);
            current = around.and_then(|part| part.boundary());
        }
        current.is_some()
    }

    fn boundaries(
        &self,
        rows: &mut Vec<OutlineRow>,
        boundaries: &[&'a Arc<Part>],
        level: u8,
        seen: &mut BTreeSet<&'a Id>,
    ) {
        for boundary in boundaries {
            if !seen.insert(&boundary.id) {
                continue;
            }
            let inside = self.inside.get(&Some(&boundary.id));
            let open = self.is_open(boundary.id.as_str());
            let mut row = self.part_row(boundary, Kind::Boundary, level);
            row.open = inside.map(|_| open);
            rows.push(OutlineRow::Part(row));
            if let (true, Some(inside)) = (open, inside) {
                let deeper = level.saturating_add(1);
                self.elements(rows, &inside.elements, deeper);
                self.boundaries(rows, &inside.boundaries, deeper, seen);
            }
        }
    }

    fn elements(&self, rows: &mut Vec<OutlineRow>, elements: &[&'a Arc<Part>], level: u8) {
        rows.extend(
            elements
                .iter()
                .map(|element| self.row(element, Kind::Element, level)),
        );
    }

    /// Flows by their number; those that have none yet come last.
    fn ordered_flows(&self) -> impl Iterator<Item = &'a Arc<Part>> {
        let mut flows: Vec<_> = self.model.flows.iter().collect();
        flows.sort_by_key(|flow| self.flow(&flow.id).map_or(i64::MAX, |head| head.number));
        flows.into_iter()
    }

    fn flow(&self, id: &Id) -> Option<&FlowSummary> {
        self.judged.flows.get(id)
    }

    fn row(&self, part: &Part, kind: Kind, level: u8) -> OutlineRow {
        OutlineRow::Part(self.part_row(part, kind, level))
    }

    fn part_row(&self, part: &Part, kind: Kind, level: u8) -> PartRow {
        let flow = self.flow(&part.id);
        PartRow {
            id: part.id.clone(),
            kind,
            name: part.name.clone(),
            icon: class_icon(self.schema, &part.class),
            level,
            open: None,
            number: flow.map(|flow| flow.number),
            is_dimmed: flow.is_some_and(|flow| flow.is_response) || is_out_of_scope(part),
            mark: self.judged.marks.get(&part.id).copied(),
            end: match kind {
                Kind::Data => self.classification(part),
                _ => String::new(),
            },
        }
    }

    fn classification(&self, part: &Part) -> String {
        let member = part.attributes.text("classification").and_then(|name| {
            self.schema
                .enumeration("Classification")
                .and_then(|all| all.member(name))
        });
        member.map_or_else(String::new, |member| member.label.to_string())
    }
}

#[cfg(test)]
mod tests {
    use parapet_core::model::Value;

    use super::*;

    fn part(name: &str, class: &str, inside: &str) -> Arc<Part> {
        let mut part = Part::new(Id::new(name), name, class);
        if !inside.is_empty() {
            let around = Value::Reference(Id::new(inside));
            part.attributes.set("inBoundary", Some(around));
        }
        Arc::new(part)
    }

    fn check(model: &Model, folded: &[&str], query: &str, expected: &[&str]) {
        let folded = folded.iter().map(|id| (*id).to_owned()).collect();
        let judged = Judged::default();
        let rows = outline_rows(model, Schema::built_in(), &judged, &folded, query);
        let actual: Vec<String> = rows
            .iter()
            .map(|row| format!("{}{}", " ".repeat(usize::from(row.level()) - 1), row.id()))
            .collect();
        assert_eq!(actual, expected);
    }

    fn shop() -> Model {
        Model {
            boundaries: vec![
                part("internet", "Boundary", ""),
                part("aws", "Boundary", ""),
                part("subnet", "Boundary", "aws"),
            ],
            elements: vec![
                part("customer", "Actor", "internet"),
                part("provider", "ExternalEntity", "gone"),
                part("server", "Server", "aws"),
                part("db", "Datastore", "subnet"),
            ],
            data: vec![part("order", "Data", "")],
            ..Model::default()
        }
    }

    #[test]
    fn boundaries_contain_their_parts() {
        let all = [
            "elements",
            " internet",
            "  customer",
            " aws",
            "  server",
            "  subnet",
            "   db",
            " provider",
            "flows",
            "data",
            " order",
        ];
        check(&shop(), &[], "", &all);
    }

    #[test]
    fn folded_rows_hide_their_contents_except_in_a_search() {
        let folded = [
            "elements",
            " internet",
            "  customer",
            " aws",
            " provider",
            "flows",
            "data",
        ];
        check(&shop(), &["aws", "data"], "", &folded);
        check(
            &shop(),
            &["aws"],
            "D",
            &["elements", "   db", " provider", "flows", "data", " order"],
        );
    }

    #[test]
    fn a_range_has_the_parts_between_two_rows() {
        let model = shop();
        let judged = Judged::default();
        let folded = BTreeSet::new();
        let rows = outline_rows(&model, Schema::built_in(), &judged, &folded, "");
        let check = |from, to, expected: &[&str]| {
            let parts = parts_between(&rows, from, to);
            let parts: Vec<&str> = parts.iter().map(Id::as_str).collect();
            assert_eq!(parts, expected);
        };
        check(1, 3, &["internet", "customer", "aws"]);
        check(3, 1, &["aws", "customer", "internet"]);
        check(7, 10, &["provider", "order"]);
        check(2, 2, &["customer"]);
        check(2, 99, &[]);
    }

    #[test]
    fn boundaries_in_a_cycle_are_shown_once() {
        let model = Model {
            boundaries: vec![part("a", "Boundary", "b"), part("b", "Boundary", "a")],
            elements: vec![part("x", "Server", "b")],
            ..Model::default()
        };
        check(
            &model,
            &[],
            "",
            &["elements", " a", "  b", "   x", "flows", "data"],
        );
    }
}
