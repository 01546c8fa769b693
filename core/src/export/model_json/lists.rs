//! The forms of values: plain ones, members of enumerations, overrides and assumptions.

use std::collections::{BTreeMap, BTreeSet};

use super::kept;
use crate::json::Output;
use crate::model::{Assumption, Id, Override, Schema, Value};
use crate::schema::{Attribute, Type};

/// Keys of an override that are texts; another value under one of them would stop pytm.
const OVERRIDE_TEXTS: [&str; 15] = [
    "threat_id",
    "target",
    "description",
    "details",
    "severity",
    "mitigations",
    "example",
    "id",
    "references",
    "condition",
    "response",
    "cvss",
    "likelihood",
    "element",
    "assumption",
];

/// A value as it is, references by id. The attribute determines which form a member of an enumeration has.
pub(super) fn value_output(value: &Value, attribute: Option<&Attribute>) -> Output {
    let id = |id: &Id| Output::text(id.as_str());
    match value {
        Value::Bool(value) => Output::Bool(*value),
        Value::Int(number) => Output::Int(*number),
        Value::Text(text) => Output::text(&**text),
        Value::Choice(member) => {
            member_output(member, attribute).unwrap_or(Output::text(&**member))
        }
        Value::Reference(target) => id(target),
        Value::References(targets) => Output::List(targets.iter().map(id).collect()),
        Value::Numbers(list) => Output::List(list.iter().copied().map(Output::Int).collect()),
        Value::Texts(list) => Output::List(list.iter().map(|text| Output::text(&**text)).collect()),
        Value::Overrides(list) => Output::List(list.iter().map(override_output).collect()),
        Value::Assumptions(list) => Output::List(list.iter().map(assumption_output).collect()),
        Value::Raw(text) => kept(text),
    }
}

/// A member of an enumeration in pytm's form: by name for `classification`, else by number or value.
/// `None` where the attribute's enumeration has no such member.
pub(super) fn member_output(member: &str, attribute: Option<&Attribute>) -> Option<Output> {
    let attribute = attribute?;
    let Type::Choice(enumeration) = &attribute.kind else {
        return None;
    };
    let member = Schema::built_in()
        .enumeration(enumeration)?
        .member(member)?;
    Some(match member.number {
        _ if attribute.name == "classification" => Output::text(&*member.name),
        Some(number) => Output::Int(number),
        None => Output::text(&*member.value),
    })
}

/// The overrides that pytm can read, where that is not all: it refuses two of one threat, and
/// texts that are none.
pub(super) fn overrides_for_pytm(list: &[Override]) -> Option<Output> {
    let mut threats = BTreeSet::new();
    let mut all = true;
    let mut accepted = Vec::new();
    for one in list {
        let mut pytm = one.clone();
        pytm.kept
            .retain(|key, _| !OVERRIDE_TEXTS.contains(&key.as_str()));
        all &= pytm.kept.len() == one.kept.len();
        if one.threat_id.is_empty() || !threats.insert(one.threat_id.as_str()) {
            all = false;
        } else {
            accepted.push(override_output(&pytm));
        }
    }
    (!all).then_some(Output::List(accepted))
}

/// The assumptions that pytm can read, where that is not all.
pub(super) fn assumptions_for_pytm(list: &[Assumption]) -> Option<Output> {
    let mut all = true;
    let accepted = list
        .iter()
        .map(|one| {
            let mut pytm = one.clone();
            pytm.kept
                .retain(|key, _| !matches!(key.as_str(), "name" | "exclude" | "description"));
            all &= pytm.kept.len() == one.kept.len();
            assumption_output(&pytm)
        })
        .collect();
    (!all).then_some(Output::List(accepted))
}

fn override_output(one: &Override) -> Output {
    let mut members = Vec::new();
    if !one.kept.contains_key("threat_id") {
        members.push(("threat_id".to_owned(), Output::text(&*one.threat_id)));
    }
    for (key, text) in &one.texts {
        members.push((key.clone(), Output::text(&**text)));
    }
    members.extend(kept_members(&one.kept));
    Output::Object(members)
}

fn assumption_output(one: &Assumption) -> Output {
    let mut members = Vec::new();
    if !one.kept.contains_key("name") {
        members.push(("name".to_owned(), Output::text(&*one.name)));
    }
    if !one.exclude.is_empty() {
        let sids = one.exclude.iter().map(|sid| Output::text(&**sid)).collect();
        members.push(("exclude".to_owned(), Output::List(sids)));
    }
    if !one.description.is_empty() {
        let description = Output::text(&*one.description);
        members.push(("description".to_owned(), description));
    }
    members.extend(kept_members(&one.kept));
    Output::Object(members)
}

fn kept_members(all: &BTreeMap<String, String>) -> impl Iterator<Item = (String, Output)> {
    all.iter().map(|(key, text)| (key.clone(), kept(text)))
}
