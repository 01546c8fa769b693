//! Reads pytm's form of a threat library: `threats.json`, a list of objects.
//!
//! Releases before 1.4 wrote `SID` and `Likelihood Of Attack`; 1.4 reads these and has `id` and
//! `likelihood` of its own. All are read here, in whatever case, and texts may be lists of texts.

use super::check;
use super::condition_locations::text_segments;
use super::fields::Fields;
use super::loaded::{Loaded, MAX_THREATS, unnamed};
use crate::diagnostic::messages;
use crate::json::{Document, Json, Member, Node, Object};
use crate::threats::threat::{Library, Mitigation, SourceLocations, Threat};

/// The keys of a threat, each with the spelling that counts where both are given.
const KEYS: [(&str, Key); 15] = [
    ("id", Key::Sid),
    ("SID", Key::Sid),
    ("target", Key::Target),
    ("description", Key::Description),
    ("details", Key::Details),
    ("likelihood", Key::Likelihood),
    ("Likelihood Of Attack", Key::Likelihood),
    ("severity", Key::Severity),
    ("condition", Key::Condition),
    ("prerequisites", Key::Prerequisites),
    ("mitigations", Key::Mitigations),
    ("example", Key::Example),
    ("references", Key::References),
    ("category", Key::Category),
    ("DEPRECATED", Key::Deprecated),
];

/// What a key is about, however it is spelt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Sid,
    Target,
    Description,
    Details,
    Likelihood,
    Severity,
    Condition,
    Prerequisites,
    Mitigations,
    Example,
    References,
    Category,
    Deprecated,
}

/// The target of a threat that names no class.
const EVERYTHING: &str = "Element";

/// Reads a library that is not ours: a list of threats, one under `threats`, or a single threat.
pub(super) fn of_document(file: &str, document: &Document<'_>) -> Loaded {
    let mut reader = Reader {
        fields: Fields::new(document),
        library: unnamed(file),
    };
    let root = &document.root;
    match &root.value {
        Json::List(items) => reader.threats(items, "$"),
        Json::Object(object) if object.get("threats").is_some() => reader.object(object),
        Json::Object(object) if members(object).any(|(key, _)| key == Some(Key::Sid)) => {
            let threat = reader.threat(object, root);
            reader.library.threats.extend(threat);
        }
        _ => {
            let diagnostic = check::not_a_list(root.kind());
            reader.fields.report(diagnostic, root.span);
        }
    }
    Loaded {
        library: reader.library,
        diagnostics: reader.fields.finish(file),
    }
}

/// The members of a threat, each with what it is about.
fn members<'o, 'd>(object: &'o Object<'d>) -> impl Iterator<Item = (Option<Key>, &'o Member<'d>)> {
    object.members().map(|member| (key(&member.key), member))
}

fn key(written: &str) -> Option<Key> {
    let exact = KEYS.iter().find(|(key, _)| *key == written);
    let near = || {
        // A threat is deprecated for pytm only by that very key.
        let mut keys = KEYS.iter().filter(|(_, key)| *key != Key::Deprecated);
        keys.find(|(key, _)| loose(key).eq(loose(written)))
    };
    exact.or_else(near).map(|(_, key)| *key)
}

/// Whether a key means something in pytm's form.
pub(super) fn is_key(written: &str) -> bool {
    key(written).is_some()
}

/// A key without what spellings differ in.
fn loose(key: &str) -> impl Iterator<Item = char> {
    let letters = key.chars().filter(|c| !matches!(c, ' ' | '_' | '-'));
    letters.map(|c| c.to_ascii_lowercase())
}

/// How much a spelling counts: the newest exact one most.
fn rank(written: &str) -> usize {
    let newest = KEYS.iter().position(|(key, _)| *key == written);
    newest.map_or(0, |at| KEYS.len().saturating_sub(at))
}

struct Reader<'d> {
    fields: Fields<'d>,
    library: Library,
}

impl Reader<'_> {
    /// A library as an object, which some tools make: threats under `threats`, perhaps a name.
    fn object(&mut self, object: &Object<'_>) {
        for member in object.members() {
            let (key, node) = (member.key.as_ref(), &member.value);
            self.fields.sid = check::LIBRARY.to_owned();
            self.fields.path = "$".to_owned();
            let slot = match key {
                "threats" => {
                    match node.as_list() {
                        Some(items) => self.threats(items, "$.threats"),
                        None => self
                            .fields
                            .report(check::not_a_list(node.kind()), node.span),
                    }
                    continue;
                }
                "name" => &mut self.library.name,
                "version" => &mut self.library.version,
                "description" => &mut self.library.description,
                _ => {
                    let known = ["name", "version", "description", "threats"];
                    self.fields.unknown_key(member, &known);
                    let text = self.fields.raw_json(node);
                    self.library.extra.insert(key.to_owned(), text);
                    continue;
                }
            };
            match self.fields.text(key, node) {
                Some(text) => *slot = text,
                None => {
                    let text = self.fields.raw_json(node);
                    self.library.extra.insert(key.to_owned(), text);
                }
            }
        }
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
        let mut named: Vec<_> = members(object)
            .filter(|(key, _)| *key == Some(Key::Sid))
            .filter_map(|(_, member)| {
                Some((rank(&member.key), &member.value, member.value.as_text()?))
            })
            .filter(|(_, _, sid)| !sid.trim().is_empty())
            .collect();
        named.sort_by_key(|(rank, _, _)| *rank);
        let Some((_, node, sid)) = named.pop() else {
            self.fields.report(check::missing_sid(), item.span);
            return None;
        };
        self.fields.sid = sid.to_owned();
        let mut threat = Threat {
            sid: sid.to_owned(),
            targets: vec![EVERYTHING.to_owned()],
            // pytm's defaults: a threat without condition always applies.
            condition: "True".to_owned(),
            locations: SourceLocations {
                sid: Some(self.fields.location(node.span)),
                ..SourceLocations::default()
            },
            ..Threat::default()
        };
        for (key, member) in members(object) {
            let better = members(object).find(|(other, it)| {
                key.is_some() && *other == key && rank(&it.key) > rank(&member.key)
            });
            let was_read = match (key, better) {
                (None, _) => {
                    let known = KEYS.map(|(key, _)| key);
                    self.fields.unknown_key(member, &known);
                    false
                }
                (Some(_), Some((_, better))) => {
                    self.report_duplicate(member, &better.key);
                    false
                }
                (Some(key), None) => {
                    if rank(&member.key) == 0 {
                        self.report_spelling(key, member);
                    }
                    self.value(&mut threat, key, &member.key, &member.value)
                }
            };
            if !was_read {
                let text = self.fields.raw_json(&member.value);
                threat.extra.insert(member.key.clone().into_owned(), text);
            }
        }
        if let Some(diagnostic) = check::severity(&threat) {
            let of_severity = members(object).find(|(key, _)| *key == Some(Key::Severity));
            let span = of_severity.map_or(item.span, |(_, member)| member.value.span);
            self.fields.report(diagnostic, span);
        }
        if threat.title.is_empty() {
            self.fields.report(
                messages::description_missing(&check::truncated(sid)),
                item.span,
            );
        }
        Some(threat)
    }

    fn report_duplicate(&mut self, member: &Member<'_>, better: &str) {
        let diagnostic = messages::threat_key_given_twice(
            &check::truncated(&self.fields.sid),
            &better,
            &member.key,
        );
        self.fields
            .report(diagnostic.hint("Delete one of them."), member.key_span);
    }

    fn report_spelling(&mut self, key: Key, member: &Member<'_>) {
        let usual = KEYS
            .iter()
            .find(|(_, it)| *it == key)
            .map_or("", |(it, _)| it);
        self.fields.report(
            messages::threat_key_read_as(&member.key, &check::truncated(&self.fields.sid), &usual),
            member.key_span,
        );
    }

    /// Reads one key of a threat; returns whether its value was accepted.
    fn value(&mut self, threat: &mut Threat, key: Key, written: &str, node: &Node<'_>) -> bool {
        let slot = match key {
            // The SID was read before, so that everything can name it.
            Key::Sid => return node.as_text() == Some(&*threat.sid),
            Key::Target => return self.targets(threat, node),
            Key::Mitigations => {
                let texts = self.one_or_more(written, node);
                let step = |text| Mitigation {
                    text,
                    attribute: None,
                };
                let mitigations = texts.map(|texts| texts.into_iter().map(step).collect());
                return mitigations
                    .map(|mitigations| threat.mitigations = mitigations)
                    .is_some();
            }
            Key::References => {
                let texts = self.one_or_more(written, node);
                return texts.map(|texts| threat.references = texts).is_some();
            }
            Key::Deprecated => {
                // pytm looks only whether the key is there.
                let why = node.as_text().filter(|why| !why.is_empty());
                why.unwrap_or("Deprecated")
                    .clone_into(&mut threat.deprecated);
                return true;
            }
            Key::Condition => {
                if node.as_text().is_some() {
                    let start = self.fields.location(node.span);
                    threat.locations.condition =
                        text_segments(self.fields.source_text(node), start);
                }
                &mut threat.condition
            }
            Key::Description => &mut threat.title,
            Key::Details => &mut threat.details,
            Key::Likelihood => &mut threat.likelihood,
            Key::Severity => &mut threat.severity,
            Key::Prerequisites => &mut threat.prerequisites,
            Key::Example => &mut threat.example,
            Key::Category => &mut threat.category,
        };
        let text = self.fields.text(written, node);
        text.map(|text| *slot = text).is_some()
    }

    /// A text that older tools wrote as a list of texts; an empty one is none.
    fn one_or_more(&mut self, written: &str, node: &Node<'_>) -> Option<Vec<String>> {
        match node.value {
            Json::List(_) => self.fields.texts(written, node),
            _ => {
                let text = self.fields.text(written, node)?;
                Some(if text.is_empty() {
                    Vec::new()
                } else {
                    vec![text]
                })
            }
        }
    }

    fn targets(&mut self, threat: &mut Threat, node: &Node<'_>) -> bool {
        threat.locations.targets = Some(self.fields.location(node.span));
        let nodes = match &node.value {
            Json::List(nodes) => nodes.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let mut targets = Vec::new();
        let mut whole = true;
        for node in nodes {
            match node.as_text() {
                Some(target) => targets.push(target.to_owned()),
                None => {
                    self.fields
                        .wrong_type("target", "a class or a list of classes", node);
                    whole = false;
                }
            }
        }
        // pytm reads an empty list as no restriction.
        if !nodes.is_empty() {
            threat.targets = targets;
        }
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn threats_are_read_as_pytm_reads_them() {
        check(
            r#"[{"SID": "A1", "target": ["Server", "Lambda"], "description": "One", "condition": "target.inScope"},
                {"id": "A2", "description": "Two"},
                {"SID": "A3", "target": "Process", "description": "Three", "DEPRECATED": true},
                {"SID": "A4", "target": [], "description": "Four", "condition": ""}]"#,
            &[
                "A1 Server+Lambda [One] target.inScope",
                "A2 Element [Two] True",
                "A3 Process [Three] True",
                "A4 Element [Four] ",
            ],
            &[],
        );
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        check(
            "[{\"SID\": \"A1\", \"severity\": \"Grave\", \"description\": \"x\"},\n 7,\n {\"description\": \"y\"},\n \
             {\"SID\": \"A4\", \"serverity\": \"High\", \"details\": 3}]",
            &["A1 Element [x] True", "A4 Element [] True"],
            &[
                "warning unknown-severity team.json 1:28 $[0]: The severity of A1 is Grave, none of Very High, High, Medium, Low, Very Low. It counts as not rated.",
                "error threat-not-an-object team.json 2:2 $[1]: A threat is an object; this is a number. It is left out.",
                "error sid-missing team.json 3:2 $[2]: A threat has no SID. It is left out. (Give it one that no other threat has.)",
                "warning unknown-key team.json 4:16: A4 has the key serverity, which has no meaning here. It is kept. (Nearest: severity.)",
                "error wrong-type team.json 4:48 $[3]: details of A4 has to be text, not a number. It is ignored.",
                "warning text-missing team.json 4:2 $[3]: A4 has no description. Its findings will have no title.",
            ],
        );
        check(
            "{}",
            &[],
            &[
                "error library-not-a-list team.json 1:1 $: A threat library is a list of threats; this is an object.",
            ],
        );
    }
}
