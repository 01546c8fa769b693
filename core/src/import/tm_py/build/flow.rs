//! Where flows start and end, and the data that says itself which flows carry it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Converter, Draft};
use crate::diagnostic::messages;
use crate::import::tm_py::aliases::FLOW_END_ALIASES;
use crate::import::tm_py::value::{HeapIndex, Value};
use crate::model::{Attributes, Id, Kind, Value as Set};

impl Converter<'_> {
    /// Whether both ends of a flow are elements; says so where not.
    pub(super) fn has_both_ends(&mut self, draft: &Draft) -> bool {
        let mut both = true;
        for (end, word) in [("source", "starts"), ("sink", "ends")] {
            if self.flow_end(draft.at, end).is_some() {
                continue;
            }
            both = false;
            let diagnostic = messages::script_flow_without_end(&draft.display_name(), &word, &end);
            self.report(draft.span, diagnostic);
        }
        both
    }

    fn flow_end(&self, at: HeapIndex, end: &str) -> Option<Id> {
        let others = FLOW_END_ALIASES
            .iter()
            .filter(|(of, _)| *of == end)
            .map(|(_, name)| *name);
        std::iter::once(end).chain(others).find_map(|name| {
            let Value::Object(at) = self.field(at, name)?.value else {
                return None;
            };
            let (id, kind) = self.ids.get(&at)?;
            matches!(kind, Kind::Element).then(|| id.clone())
        })
    }

    pub(super) fn set_ends(&self, draft: &Draft, attributes: &mut Attributes) {
        for end in ["source", "sink"] {
            if let Some(id) = self.flow_end(draft.at, end) {
                attributes.set(end, Some(Set::Reference(id)));
            }
        }
    }

    /// For each flow the data that names it under `carriedBy`: pytm adds it to the flow's.
    pub(super) fn carried_data(&self) -> FxHashMap<HeapIndex, Vec<Id>> {
        let mut carried: FxHashMap<HeapIndex, Vec<Id>> = FxHashMap::default();
        for data in &self.interpretation.data {
            let Some(field) = self.field(*data, "carriedBy") else {
                continue;
            };
            let Some((id, _)) = self.ids.get(data) else {
                continue;
            };
            for flow in self.items_of(&field.value) {
                if let Value::Object(flow) = flow {
                    carried.entry(flow).or_default().push(id.clone());
                }
            }
        }
        carried
    }

    pub(super) fn set_carried_data(
        &self,
        draft: &Draft,
        carried: &FxHashMap<HeapIndex, Vec<Id>>,
        attributes: &mut Attributes,
    ) {
        let Some(more) = carried.get(&draft.at) else {
            return;
        };
        let mut ids = match attributes.get("data") {
            Some(Set::References(ids)) => ids.clone(),
            _ => Vec::new(),
        };
        let mut found_kind: FxHashSet<Id> = ids.iter().cloned().collect();
        ids.extend(
            more.iter()
                .filter(|id| found_kind.insert(Id::clone(id)))
                .cloned(),
        );
        attributes.set("data", Some(Set::References(ids)));
    }
}
