//! Writes a library in our own form: what was read from it is written again, in a fixed order.

use std::collections::BTreeMap;

use super::parapet_json::{KEYS, LIBRARY_KEYS, VERSION};
use crate::json::{self, Output};
use crate::threats::threat::{Library, Mitigation, Sample, Threat};

type Members = Vec<(String, Output)>;

/// The library as the text of a file in our form. The same library always gives the same bytes, and
/// reading them gives the same library.
pub fn write(library: &Library) -> String {
    let form = vec![("library".to_owned(), Output::Int(VERSION))];
    let mut members = vec![
        ("parapet".to_owned(), Output::Object(form)),
        ("name".to_owned(), Output::text(&*library.name)),
    ];
    push_text(&mut members, "version", &library.version);
    push_text(&mut members, "description", &library.description);
    let threats = library.threats.iter().map(threat).collect();
    members.push(("threats".to_owned(), Output::List(threats)));
    if !library.unread.is_empty() {
        let unread = library.unread.iter().map(|text| raw(text)).collect();
        members.push(("unread".to_owned(), Output::List(unread)));
    }
    push_extra(&mut members, &library.extra, &LIBRARY_KEYS);
    json::write(&Output::Object(members))
}

fn threat(threat: &Threat) -> Output {
    let mut members = vec![
        ("sid".to_owned(), Output::text(&*threat.sid)),
        ("title".to_owned(), Output::text(&*threat.title)),
    ];
    push_text(&mut members, "category", &threat.category);
    push_texts(&mut members, "targets", &threat.targets);
    push_text(&mut members, "severity", &threat.severity);
    push_text(&mut members, "likelihood", &threat.likelihood);
    push_texts(&mut members, "stride", &threat.stride);
    push_numbers(&mut members, "capec", &threat.capec);
    push_numbers(&mut members, "cwe", &threat.cwe);
    push_texts(&mut members, "owasp", &threat.owasp);
    if threat.beyond_pytm {
        members.push(("beyond_pytm".to_owned(), Output::Bool(true)));
    }
    push_text(&mut members, "deprecated", &threat.deprecated);
    push_text(&mut members, "condition", &threat.condition);
    push_text(&mut members, "details", &threat.details);
    push_text(&mut members, "prerequisites", &threat.prerequisites);
    push_text(&mut members, "detection", &threat.detection);
    push_text(&mut members, "example", &threat.example);
    push_texts(&mut members, "references", &threat.references);
    push_list(&mut members, "mitigations", &threat.mitigations, mitigation);
    push_list(&mut members, "fires_on", &threat.fires_on, sample);
    push_list(&mut members, "silent_on", &threat.silent_on, sample);
    push_extra(&mut members, &threat.extra, &KEYS);
    Output::Object(members)
}

fn mitigation(mitigation: &Mitigation) -> Output {
    let mut members = vec![("text".to_owned(), Output::text(&*mitigation.text))];
    if let Some(name) = &mitigation.attribute {
        members.push(("attribute".to_owned(), Output::text(&**name)));
    }
    Output::Object(members)
}

fn sample(sample: &Sample) -> Output {
    let mut members = Vec::new();
    push_text(&mut members, "note", &sample.note);
    push_text(&mut members, "part", &sample.part);
    members.push(("model".to_owned(), raw(&sample.model)));
    Output::Object(members)
}

fn push_text(members: &mut Members, key: &str, text: &str) {
    if !text.is_empty() {
        members.push((key.to_owned(), Output::text(text)));
    }
}

fn push_texts(members: &mut Members, key: &str, texts: &[String]) {
    push_list(members, key, texts, |text| Output::text(&**text));
}

fn push_numbers(members: &mut Members, key: &str, numbers: &[u32]) {
    push_list(members, key, numbers, |number| {
        Output::Int(i64::from(*number))
    });
}

fn push_list<T>(members: &mut Members, key: &str, items: &[T], write: impl Fn(&T) -> Output) {
    if !items.is_empty() {
        let items = items.iter().map(write).collect();
        members.push((key.to_owned(), Output::List(items)));
    }
}

/// Values that were not understood: unknown keys as they were, and the rest under `kept`, where it
/// cannot be mistaken for what it is not.
fn push_extra(members: &mut Members, extra: &BTreeMap<String, String>, known: &[&str]) {
    let is_unknown_key = |key: &str| !known.contains(&key) && !key.contains(['.', '[']);
    let (unknown, others): (Members, Members) = extra
        .iter()
        .map(|(key, text)| (key.clone(), raw(text)))
        .partition(|(key, _)| is_unknown_key(key));
    members.extend(unknown);
    if !others.is_empty() {
        members.push(("kept".to_owned(), Output::Object(others)));
    }
}

/// JSON text that was kept, as it was; what is no JSON is written as a text, so that no text that
/// someone put there can break the file.
pub(super) fn raw(text: &str) -> Output {
    match json::read(text) {
        Ok(document) => json::to_output(&document, &document.root),
        Err(_) => Output::text(text),
    }
}
