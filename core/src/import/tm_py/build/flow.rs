//! Where flows start and end, and the data that says itself which flows carry it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Builder, Draft};
use crate::diagnostic::Diagnostic;
use crate::import::tm_py::old::ENDS;
use crate::import::tm_py::value::{Ref, Value};
use crate::model::{Attributes, Id, Kind, Value as Set};

impl Builder<'_> {
    /// Whether both ends of a flow are elements; says so where not.
    pub(super) fn has_both_ends(&mut self, draft: &Draft) -> bool {
        let mut whole = true;
        for (end, word) in [("source", "starts"), ("sink", "ends")] {
            if self.end_of(draft.at, end).is_some() {
                continue;
            }
            whole = false;
            let message = format!(
                "Where the flow {} {word} is not known. It is left out of the model.",
                draft.words()
            );
            let diagnostic = Diagnostic::error("flow-without-end", message)
                .hint(format!("Hand over an element as `{end}`."));
            self.say(draft.span, diagnostic);
        }
        whole
    }

    fn end_of(&self, at: Ref, end: &str) -> Option<Id> {
        let others = ENDS
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

    pub(super) fn put_ends(&self, draft: &Draft, attributes: &mut Attributes) {
        for end in ["source", "sink"] {
            if let Some(id) = self.end_of(draft.at, end) {
                attributes.set(end, Some(Set::Reference(id)));
            }
        }
    }

    /// For each flow the data that names it under `carriedBy`: pytm adds it to the flow's.
    pub(super) fn carried(&self) -> FxHashMap<Ref, Vec<Id>> {
        let mut carried: FxHashMap<Ref, Vec<Id>> = FxHashMap::default();
        for data in &self.followed.data {
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

    pub(super) fn put_carried(
        &self,
        draft: &Draft,
        carried: &FxHashMap<Ref, Vec<Id>>,
        attributes: &mut Attributes,
    ) {
        let Some(more) = carried.get(&draft.at) else {
            return;
        };
        let mut ids = match attributes.get("data") {
            Some(Set::References(ids)) => ids.clone(),
            _ => Vec::new(),
        };
        let mut there: FxHashSet<Id> = ids.iter().cloned().collect();
        ids.extend(
            more.iter()
                .filter(|id| there.insert(Id::clone(id)))
                .cloned(),
        );
        attributes.set("data", Some(Set::References(ids)));
    }
}
