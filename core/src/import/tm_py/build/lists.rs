//! Overrides and assumptions.

use std::collections::{BTreeMap, BTreeSet};

use super::{Converter, Draft, is_internal};
use crate::diagnostic::messages;
use crate::import::builder::OVERRIDE_TEXTS;
use crate::import::tm_py::value::{HeapCell, Value};
use crate::model::{Assumption, Override, Value as Set};
use crate::python::Span;

impl<'t> Converter<'t> {
    pub(super) fn read_overrides(&mut self, value: &Value<'t>, draft: &Draft, span: Span) -> Set {
        let mut list = Vec::new();
        let mut threats = BTreeSet::new();
        for item in self.items_of(value) {
            let Some(fields) = self.fields_by_name(&item) else {
                self.report_left_out(draft, "overrides", span);
                continue;
            };
            let mut result = Override::default();
            for (name, value) in fields {
                match (name.as_str(), &value) {
                    ("threat_id", Value::Text(id)) => result.threat_id = id.to_string(),
                    (name, Value::Text(text)) if OVERRIDE_TEXTS.contains(&name) => {
                        result.texts.insert(name.to_owned(), text.to_string());
                    }
                    ("element" | "threat", _) => {}
                    _ if is_internal(&name) => {}
                    _ => {
                        result.kept.insert(name, self.kept_json(&value));
                    }
                }
            }
            if result.threat_id.is_empty() {
                let diagnostic = messages::override_without_threat(&draft.display_name());
                self.report(span, draft.about(diagnostic, "overrides"));
            } else if !threats.insert(result.threat_id.clone()) {
                let diagnostic =
                    messages::script_duplicate_override(&draft.display_name(), &result.threat_id);
                self.report(
                    span,
                    draft.about(diagnostic.hint("Delete one of them."), "overrides"),
                );
            }
            list.push(result);
        }
        Set::Overrides(list)
    }

    pub(super) fn read_assumptions(&mut self, value: &Value<'t>, draft: &Draft, span: Span) -> Set {
        let mut list = Vec::new();
        for item in self.items_of(value) {
            if let Value::Text(name) = &item {
                list.push(Assumption {
                    name: name.to_string(),
                    ..Assumption::default()
                });
                continue;
            }
            let Some(fields) = self.fields_by_name(&item) else {
                self.report_left_out(draft, "assumptions", span);
                continue;
            };
            let mut result = Assumption::default();
            let mut kept = BTreeMap::new();
            for (name, value) in fields {
                match (name.as_str(), &value) {
                    ("name", Value::Text(text)) => result.name = text.to_string(),
                    ("description", Value::Text(text)) => result.description = text.to_string(),
                    ("exclude", Value::Int(_) | Value::Bool(_) | Value::Float(_)) => {
                        kept.insert(name, self.kept_json(&value));
                    }
                    ("exclude", value) => {
                        let mut seen = BTreeSet::new();
                        for item in self.items_of(value) {
                            if let Value::Text(sid) = item
                                && seen.insert(sid.clone())
                            {
                                result.exclude.push(sid.to_string());
                            }
                        }
                    }
                    _ if is_internal(&name) => {}
                    _ => {
                        kept.insert(name, self.kept_json(&value));
                    }
                }
            }
            result.kept = kept;
            list.push(result);
        }
        Set::Assumptions(list)
    }

    /// The fields of an object or a dictionary.
    fn fields_by_name(&self, value: &Value<'t>) -> Option<Vec<(String, Value<'t>)>> {
        match value {
            Value::Object(at) => {
                let fields = self.fields(*at).into_iter();
                Some(fields.map(|(name, field)| (name, field.value)).collect())
            }
            Value::Dict(at) => match self.interpretation.heap.get(*at)? {
                HeapCell::Pairs(pairs) => {
                    let named = pairs.iter();
                    let named = named.filter_map(|(key, value)| {
                        Some((key.as_text()?.to_owned(), value.clone()))
                    });
                    Some(named.collect())
                }
                _ => None,
            },
            _ => None,
        }
    }

    fn report_left_out(&mut self, draft: &Draft, name: &str, span: Span) {
        let diagnostic = messages::script_item_not_an_object(&name, &draft.display_name());
        self.report(span, draft.about(diagnostic, name));
    }
}
