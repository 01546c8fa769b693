//! Writes a library in our own form: what was read from it stands there again, in a fixed order.

use std::collections::BTreeMap;

use super::own_json::{KEYS, LIBRARY_KEYS, VERSION};
use crate::json::{self, Output};
use crate::threats::{Library, Sample, Step, Threat};

type Members = Vec<(String, Output)>;

/// The library as the text of a file in our form. The same library always gives the same bytes, and
/// reading them gives the same library.
pub fn write(library: &Library) -> String {
    let form = vec![("library".to_owned(), Output::Int(VERSION))];
    let mut members = vec![
        ("parapet".to_owned(), Output::Object(form)),
        ("name".to_owned(), Output::text(&*library.name)),
    ];
    put_text(&mut members, "version", &library.version);
    put_text(&mut members, "description", &library.description);
    let threats = library.threats.iter().map(threat).collect();
    members.push(("threats".to_owned(), Output::List(threats)));
    if !library.unread.is_empty() {
        let unread = library.unread.iter().map(|text| raw(text)).collect();
        members.push(("unread".to_owned(), Output::List(unread)));
    }
    put_kept(&mut members, &library.kept, &LIBRARY_KEYS);
    json::write(&Output::Object(members))
}

fn threat(threat: &Threat) -> Output {
    let mut members = vec![
        ("sid".to_owned(), Output::text(&*threat.sid)),
        ("title".to_owned(), Output::text(&*threat.title)),
    ];
    put_text(&mut members, "category", &threat.category);
    put_texts(&mut members, "targets", &threat.targets);
    put_text(&mut members, "severity", &threat.severity);
    put_text(&mut members, "likelihood", &threat.likelihood);
    put_texts(&mut members, "stride", &threat.stride);
    put_numbers(&mut members, "capec", &threat.capec);
    put_numbers(&mut members, "cwe", &threat.cwe);
    put_texts(&mut members, "owasp", &threat.owasp);
    if threat.beyond_pytm {
        members.push(("beyond_pytm".to_owned(), Output::Bool(true)));
    }
    put_text(&mut members, "deprecated", &threat.deprecated);
    put_text(&mut members, "condition", &threat.condition);
    put_text(&mut members, "details", &threat.details);
    put_text(&mut members, "prerequisites", &threat.prerequisites);
    put_text(&mut members, "detection", &threat.detection);
    put_text(&mut members, "example", &threat.example);
    put_texts(&mut members, "references", &threat.references);
    put_list(&mut members, "mitigations", &threat.mitigations, step);
    put_list(&mut members, "fires_on", &threat.fires_on, sample);
    put_list(&mut members, "silent_on", &threat.silent_on, sample);
    put_kept(&mut members, &threat.kept, &KEYS);
    Output::Object(members)
}

fn step(step: &Step) -> Output {
    let mut members = vec![("text".to_owned(), Output::text(&*step.text))];
    if let Some(name) = &step.attribute {
        members.push(("attribute".to_owned(), Output::text(&**name)));
    }
    Output::Object(members)
}

fn sample(sample: &Sample) -> Output {
    let mut members = Vec::new();
    put_text(&mut members, "note", &sample.note);
    put_text(&mut members, "part", &sample.part);
    members.push(("model".to_owned(), raw(&sample.model)));
    Output::Object(members)
}

fn put_text(members: &mut Members, key: &str, text: &str) {
    if !text.is_empty() {
        members.push((key.to_owned(), Output::text(text)));
    }
}

fn put_texts(members: &mut Members, key: &str, texts: &[String]) {
    put_list(members, key, texts, |text| Output::text(&**text));
}

fn put_numbers(members: &mut Members, key: &str, numbers: &[u32]) {
    put_list(members, key, numbers, |number| {
        Output::Int(i64::from(*number))
    });
}

fn put_list<T>(members: &mut Members, key: &str, items: &[T], write: impl Fn(&T) -> Output) {
    if !items.is_empty() {
        let items = items.iter().map(write).collect();
        members.push((key.to_owned(), Output::List(items)));
    }
}

/// What was kept: unknown keys where they stood, and the rest under `kept`, where it cannot be taken
/// for what it is not.
fn put_kept(members: &mut Members, kept: &BTreeMap<String, String>, known: &[&str]) {
    let plain = |key: &str| !known.contains(&key) && !key.contains(['.', '[']);
    let (unknown, others): (Members, Members) = kept
        .iter()
        .map(|(key, text)| (key.clone(), raw(text)))
        .partition(|(key, _)| plain(key));
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
