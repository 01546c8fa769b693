//! Reads our own form of a threat library in JSON, as `docs/library.md` describes it.
//!
//! ```text
//! { "parapet": { "library": 1 }, "name": …, "version": …, "description": …, "threats": [ { "sid": … } ] }
//! ```
//! A list of such threats, or a single one, is read too.

use std::collections::BTreeMap;

use super::check;
use super::condition_locations::text_segments;
use super::fields::Fields;
use super::loaded::{Loaded, MAX_THREATS, unnamed};
use crate::diagnostic::messages;
use crate::json::{Document, Json, Member, Node, Object};
use crate::threats::threat::{Library, Mitigation, Sample, SourceLocations, Threat};

/// The version of the form that is written, and the newest that is understood in full.
pub const VERSION: i64 = 1;

/// The keys of a library, in the order in which they are written.
pub(super) const LIBRARY_KEYS: [&str; 7] = [
    "parapet",
    "name",
    "version",
    "description",
    "threats",
    "unread",
    "kept",
];

/// The keys of a threat, in the order in which they are written.
pub const KEYS: [&str; 22] = [
    "sid",
    "title",
    "category",
    "targets",
    "severity",
    "likelihood",
    "stride",
    "capec",
    "cwe",
    "owasp",
    "beyond_pytm",
    "deprecated",
    "condition",
    "details",
    "prerequisites",
    "detection",
    "example",
    "references",
    "mitigations",
    "fires_on",
    "silent_on",
    "kept",
];

/// The keys of a mitigation.
const MITIGATION_KEYS: [&str; 2] = ["text", "attribute"];

/// The keys of a sample.
const SAMPLE_KEYS: [&str; 3] = ["note", "part", "model"];

/// Reads a library that was recognised as ours.
pub(super) fn of_document(file: &str, document: &Document<'_>) -> Loaded {
    let mut reader = Reader {
        fields: Fields::new(document),
        library: unnamed(file),
    };
    let root = &document.root;
    match &root.value {
        Json::List(items) => {
            reader.no_version(root);
            reader.threats(items, "$");
        }
        Json::Object(object) if object.get("threats").is_none() && object.get("sid").is_some() => {
            let threat = reader.threat(object, root);
            reader.library.threats.extend(threat);
        }
        Json::Object(object) => reader.library(object, root),
        _ => reader.no_version(root),
    }
    Loaded {
        library: reader.library,
        diagnostics: reader.fields.finish(file),
    }
}

struct Reader<'d> {
    fields: Fields<'d>,
    library: Library,
}

/// Assigns a value, if there is one.
fn assign<T>(slot: &mut T, value: Option<T>) -> bool {
    value.map(|value| *slot = value).is_some()
}

impl Reader<'_> {
    fn library(&mut self, object: &Object<'_>, root: &Node<'_>) {
        match object.get("parapet") {
            Some(node) => self.form(node),
            None => self.no_version(root),
        }
        for member in object.members() {
            let (key, node) = (member.key.as_ref(), &member.value);
            self.fields.path = format!("$.{key}");
            let was_read = match key {
                "parapet" => true,
                "name" => {
                    let name = self.fields.text(key, node);
                    assign(&mut self.library.name, name.filter(|it| !it.is_empty()))
                }
                "version" => assign(&mut self.library.version, self.fields.text(key, node)),
                "description" => assign(&mut self.library.description, self.fields.text(key, node)),
                "threats" => match node.as_list() {
                    Some(items) => {
                        self.threats(items, "$.threats");
                        true
                    }
                    None => {
                        self.fields.path = "$.threats".to_owned();
                        self.fields
                            .report(check::not_a_list(node.kind()), node.span);
                        false
                    }
                },
                "unread" => match node.as_list() {
                    Some(items) => {
                        let extra = items.iter().map(|item| self.fields.raw_json(item));
                        self.library.unread.extend(extra);
                        true
                    }
                    None => false,
                },
                "kept" => self.read_extra(node, |reader, key, text| {
                    reader.library.extra.insert(key, text);
                }),
                _ => {
                    self.fields.sid = check::LIBRARY.to_owned();
                    self.fields.unknown_key(member, &LIBRARY_KEYS);
                    false
                }
            };
            if !was_read {
                let text = self.fields.raw_json(node);
                self.library.extra.insert(key.to_owned(), text);
            }
        }
        if object.get("threats").is_none() {
            self.fields.path = "$".to_owned();
            let diagnostic = messages::library_empty();
            self.fields.report(
                diagnostic.hint("Put them into a list under `threats`."),
                root.span,
            );
        }
    }

    /// The value of `parapet`: the version of the form.
    fn form(&mut self, node: &Node<'_>) {
        self.fields.path = "$.parapet".to_owned();
        let Some(object) = node.as_object() else {
            return self.no_version(node);
        };
        match object.get("library").and_then(Node::as_integer) {
            Some(VERSION) => {}
            Some(version) if version > VERSION => {
                let hint = "Reload the page to get the newest Parapet.";
                self.fields.report(
                    messages::newer_library(&version, &VERSION).hint(hint),
                    node.span,
                );
            }
            _ => self.no_version(node),
        }
        for member in object.members().filter(|member| member.key != "library") {
            self.fields.unknown_key(member, &["library"]);
            let text = self.fields.raw_json(&member.value);
            self.library
                .extra
                .insert(format!("parapet.{}", member.key), text);
        }
    }

    fn no_version(&mut self, node: &Node<'_>) {
        let hint = "Write \"parapet\": {\"library\": 1} before the threats.";
        self.fields.report(
            messages::library_without_version(&VERSION).hint(hint),
            node.span,
        );
    }

    fn threats(&mut self, items: &[Node<'_>], path: &str) {
        for (item, at) in items.iter().zip(0usize..) {
            self.fields.path = format!("{path}[{at}]");
            if at >= MAX_THREATS {
                self.fields
                    .report(check::too_large(items.len(), MAX_THREATS), item.span);
                break;
            }
            let read = match item.as_object() {
                Some(object) => self.threat(object, item),
                None => {
                    self.fields
                        .report(check::not_an_object(item.kind()), item.span);
                    None
                }
            };
            match read {
                Some(threat) => self.library.threats.push(threat),
                None => self.library.unread.push(self.fields.raw_json(item)),
            }
        }
    }

    fn threat(&mut self, object: &Object<'_>, item: &Node<'_>) -> Option<Threat> {
        let sid = object.get("sid");
        let named = sid
            .and_then(Node::as_text)
            .filter(|sid| !sid.trim().is_empty());
        let Some(named) = named else {
            self.fields.report(check::missing_sid(), item.span);
            return None;
        };
        let mut threat = Threat {
            sid: named.to_owned(),
            locations: SourceLocations {
                sid: sid.map(|node| self.fields.location(node.span)),
                ..SourceLocations::default()
            },
            ..Threat::default()
        };
        self.fields.sid.clone_from(&threat.sid);
        let path = self.fields.path.clone();
        for member in object.members() {
            self.fields.path = format!("{path}.{}", check::truncated(&member.key));
            if !self.member(&mut threat, member) {
                let text = self.fields.raw_json(&member.value);
                threat.extra.insert(member.key.clone().into_owned(), text);
            }
        }
        self.fields.path = path;
        self.check(&threat, object, item);
        Some(threat)
    }

    /// Reads one key of a threat; returns whether its whole value was accepted.
    fn member(&mut self, threat: &mut Threat, member: &Member<'_>) -> bool {
        let (key, node) = (member.key.as_ref(), &member.value);
        let fields = &mut self.fields;
        match key {
            "sid" => true,
            "title" => assign(&mut threat.title, fields.text(key, node)),
            "category" => assign(&mut threat.category, fields.text(key, node)),
            "targets" => {
                threat.locations.targets = Some(fields.location(node.span));
                assign(&mut threat.targets, fields.texts(key, node))
            }
            "severity" => assign(&mut threat.severity, fields.text(key, node)),
            "likelihood" => assign(&mut threat.likelihood, fields.text(key, node)),
            "stride" => assign(&mut threat.stride, fields.texts(key, node)),
            "capec" => assign(&mut threat.capec, fields.numbers(key, node)),
            "cwe" => assign(&mut threat.cwe, fields.numbers(key, node)),
            "owasp" => assign(&mut threat.owasp, fields.texts(key, node)),
            "beyond_pytm" => assign(&mut threat.beyond_pytm, fields.truth(key, node)),
            "deprecated" => assign(&mut threat.deprecated, fields.text(key, node)),
            "condition" => {
                threat.locations.condition =
                    text_segments(fields.source_text(node), fields.location(node.span));
                assign(&mut threat.condition, fields.text(key, node))
            }
            "details" => assign(&mut threat.details, fields.text(key, node)),
            "prerequisites" => assign(&mut threat.prerequisites, fields.text(key, node)),
            "detection" => assign(&mut threat.detection, fields.text(key, node)),
            "example" => assign(&mut threat.example, fields.text(key, node)),
            "references" => assign(&mut threat.references, fields.texts(key, node)),
            "mitigations" => self.mitigations(threat, node),
            "fires_on" => {
                let samples = self.samples(threat, key, node);
                assign(&mut threat.fires_on, samples)
            }
            "silent_on" => {
                let samples = self.samples(threat, key, node);
                assign(&mut threat.silent_on, samples)
            }
            "kept" => {
                let extra = &mut threat.extra;
                self.read_extra(node, |_, key, text| {
                    extra.insert(key, text);
                })
            }
            _ => {
                fields.unknown_key(member, &KEYS);
                false
            }
        }
    }

    /// The mitigations of a threat: a list of texts or of objects, or a single text.
    fn mitigations(&mut self, threat: &mut Threat, node: &Node<'_>) -> bool {
        let items = match &node.value {
            Json::List(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let (mut mitigations, mut locations, mut extra) = (Vec::new(), Vec::new(), BTreeMap::new());
        for (item, at) in items.iter().zip(0usize..) {
            let mitigation = match &item.value {
                Json::Text(text) => Some((text.clone().into_owned(), None)),
                Json::Object(object) => {
                    let owner = format!("mitigations[{at}]");
                    self.keep_unknown_keys(object, &owner, &MITIGATION_KEYS, &mut extra);
                    let text = object.get("text").map_or(Some(""), Node::as_text);
                    let attribute = object.get("attribute");
                    let fits = attribute.is_none_or(|node| node.as_text().is_some());
                    let text = text.filter(|_| fits).map(str::to_owned);
                    text.map(|text| (text, attribute))
                }
                _ => None,
            };
            let Some((text, attribute)) = mitigation else {
                let wanted = "a list of steps, each with a text and an attribute";
                self.fields.wrong_type("mitigations", wanted, item);
                return false;
            };
            let name = attribute
                .and_then(Node::as_text)
                .filter(|name| !name.is_empty());
            locations.push(attribute.map(|node| self.fields.location(node.span)));
            mitigations.push(Mitigation {
                text,
                attribute: name.map(str::to_owned),
            });
        }
        threat.mitigations = mitigations;
        threat.locations.attributes = locations;
        threat.extra.extend(extra);
        true
    }

    fn samples(&mut self, threat: &mut Threat, key: &str, node: &Node<'_>) -> Option<Vec<Sample>> {
        let wanted = "a list of samples, each with a note, a part and a model";
        let Some(items) = node.as_list() else {
            self.fields.wrong_type(key, wanted, node);
            return None;
        };
        let (mut samples, mut extra) = (Vec::new(), BTreeMap::new());
        for (item, at) in items.iter().zip(0usize..) {
            let sample = item.as_object().and_then(|object| {
                self.keep_unknown_keys(object, &format!("{key}[{at}]"), &SAMPLE_KEYS, &mut extra);
                let text = |key| match object.get(key) {
                    Some(node) => node.as_text().map(str::to_owned),
                    None => Some(String::new()),
                };
                let model = object.get("model").filter(|it| it.as_object().is_some())?;
                Some(Sample {
                    note: text("note")?,
                    part: text("part")?,
                    model: self.fields.raw_json(model),
                })
            });
            let Some(sample) = sample else {
                self.fields.wrong_type(key, wanted, item);
                return None;
            };
            samples.push(sample);
        }
        threat.extra.extend(extra);
        Some(samples)
    }

    /// Keys that an object inside a threat should not have; they are kept under their path.
    fn keep_unknown_keys(
        &mut self,
        object: &Object<'_>,
        owner: &str,
        known: &[&str],
        extra: &mut BTreeMap<String, String>,
    ) {
        let strange = |member: &&Member<'_>| !known.contains(&member.key.as_ref());
        for member in object.members().filter(strange) {
            self.fields.unknown_key(member, known);
            let text = self.fields.raw_json(&member.value);
            extra.insert(format!("{owner}.{}", member.key), text);
        }
    }

    /// Values under `kept`, which an earlier reading did not understand, key by key.
    fn read_extra(
        &mut self,
        node: &Node<'_>,
        mut keep: impl FnMut(&mut Self, String, String),
    ) -> bool {
        let Some(object) = node.as_object() else {
            self.fields.wrong_type("kept", "an object", node);
            return false;
        };
        for member in object.members() {
            let text = self.fields.raw_json(&member.value);
            keep(self, member.key.clone().into_owned(), text);
        }
        true
    }

    /// What a complete threat has: every text, targets, a severity.
    fn check(&mut self, threat: &Threat, object: &Object<'_>, item: &Node<'_>) {
        for diagnostic in check::threat_diagnostics(threat) {
            let key = diagnostic.location.path.as_deref();
            let node = key.and_then(|key| object.get(key)).unwrap_or(item);
            self.fields.report(diagnostic, node.span);
        }
    }
}
