//! Reads pytm's form of a threat library: `threats.json`, a list of objects.

use super::{Loaded, check};
use crate::diagnostic::{Diagnostic, Place};
use crate::json::{self, Document, Json, Member, Node, Object};
use crate::threats::{Library, Places, Severity, Step, Threat};

/// The keys of a threat, older spellings included, as pytm reads them.
const KEYS: [&str; 15] = [
    "SID",
    "id",
    "target",
    "description",
    "details",
    "Likelihood Of Attack",
    "likelihood",
    "severity",
    "condition",
    "prerequisites",
    "mitigations",
    "example",
    "references",
    "DEPRECATED",
    "category",
];

/// What a threat is aimed at that names no class.
const EVERYTHING: &str = "Element";

/// Reads a library of that name. What cannot be read is left out with a diagnostic, and the other
/// threats are there.
///
/// Classes and conditions are checked when libraries are stacked: only then it is known which
/// types a model has.
pub fn read(name: &str, text: &str) -> Loaded {
    let (threats, diagnostics) = threats(text);
    Loaded {
        library: Library {
            name: name.to_owned(),
            threats,
        },
        diagnostics: diagnostics
            .into_iter()
            .map(|diagnostic| diagnostic.file(name))
            .collect(),
    }
}

fn threats(text: &str) -> (Vec<Threat>, Vec<Diagnostic>) {
    let document = match json::read(text) {
        Ok(document) => document,
        Err(diagnostic) => return (Vec::new(), vec![diagnostic]),
    };
    let Some(items) = document.root.as_list() else {
        let message = format!(
            "A threat library is a list of threats; this is {}.",
            document.root.kind()
        );
        return (
            Vec::new(),
            vec![Diagnostic::error("library-not-a-list", message).path("$")],
        );
    };
    let (mut threats, mut diagnostics) = (Vec::new(), document.remarks.clone());
    for (item, at) in items.iter().zip(0usize..) {
        let mut reader = Reader {
            document: &document,
            path: format!("$[{at}]"),
            diagnostics: Vec::new(),
        };
        match item.as_object() {
            Some(object) => threats.extend(reader.threat(object, item)),
            None => {
                let message = format!(
                    "A threat is an object; this is {}. It is left out.",
                    item.kind()
                );
                reader.say(Diagnostic::error("threat-not-an-object", message), item);
            }
        }
        diagnostics.append(&mut reader.diagnostics);
    }
    (threats, diagnostics)
}

struct Reader<'a> {
    document: &'a Document<'a>,
    path: String,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn threat(&mut self, object: &Object<'_>, item: &Node<'_>) -> Option<Threat> {
        let sid = ["SID", "id"]
            .into_iter()
            .find_map(|key| object.get(key)?.as_text());
        let Some(sid) = sid.filter(|sid| !sid.trim().is_empty()) else {
            let diagnostic =
                Diagnostic::error("sid-missing", "A threat has no SID. It is left out.");
            self.say(
                diagnostic.hint("Give it one that no other threat has."),
                item,
            );
            return None;
        };
        let mut threat = Threat {
            places: Places {
                targets: object
                    .get("target")
                    .map(|node| self.document.place(node.span)),
                ..Places::default()
            },
            sid: sid.to_owned(),
            targets: self.targets(sid, object),
            // pytm's defaults: a threat without condition always applies.
            condition: "True".to_owned(),
            ..Threat::default()
        };
        for member in object.members() {
            self.member(&mut threat, member);
        }
        if threat.title.is_empty() {
            let message = format!("{sid} has no description. Its findings will have no title.");
            self.say(Diagnostic::warning("text-missing", message), item);
        }
        Some(threat)
    }

    fn targets(&mut self, sid: &str, object: &Object<'_>) -> Vec<String> {
        let Some(node) = object.get("target") else {
            return vec![EVERYTHING.to_owned()];
        };
        let nodes = match &node.value {
            Json::List(nodes) => nodes.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let mut targets = Vec::new();
        for node in nodes {
            match node.as_text() {
                Some(target) => targets.push(target.to_owned()),
                None => self.say(
                    check::wrong_type(sid, "target", "a class or a list of classes", node.kind()),
                    node,
                ),
            }
        }
        if nodes.is_empty() {
            // pytm reads an empty list as no restriction.
            targets.push(EVERYTHING.to_owned());
        }
        targets
    }

    fn member(&mut self, threat: &mut Threat, member: &Member<'_>) {
        let key = member.key.as_ref();
        let node = &member.value;
        if matches!(key, "SID" | "id" | "target") {
            return;
        }
        if key == "DEPRECATED" {
            // pytm looks only whether the key is there.
            threat.deprecated = node
                .as_text()
                .filter(|why| !why.is_empty())
                .unwrap_or("Deprecated")
                .to_owned();
            return;
        }
        if !KEYS.contains(&key) {
            self.diagnostics.push(
                check::unknown_key(&threat.sid, key, &KEYS)
                    .at(self.document.place(member.key_span)),
            );
            threat
                .kept
                .insert(key.to_owned(), self.document.raw(node).to_owned());
            return;
        }
        let Some(text) = node.as_text() else {
            self.say(
                check::wrong_type(&threat.sid, key, "text", node.kind()),
                node,
            );
            threat
                .kept
                .insert(key.to_owned(), self.document.raw(node).to_owned());
            return;
        };
        if key == "condition" {
            let raw = self.document.raw(node);
            let start = self.document.place(node.span);
            threat.places.condition = pieces(raw, start);
        }
        if key == "severity" && !text.is_empty() && Severity::from_word(text) == Severity::default()
        {
            let message = format!(
                "The severity of {} is {text}, none of Very High, High, Medium, Low, Very Low. It counts as not rated.",
                threat.sid
            );
            self.say(Diagnostic::warning("unknown-severity", message), node);
        }
        let text = text.to_owned();
        match key {
            "description" => threat.title = text,
            "details" => threat.details = text,
            "Likelihood Of Attack" | "likelihood" => threat.likelihood = text,
            "severity" => threat.severity = text,
            "condition" => threat.condition = text,
            "prerequisites" => threat.prerequisites = text,
            "mitigations" => {
                threat.mitigations = vec![Step {
                    text,
                    attribute: None,
                }];
            }
            "example" => threat.example = text,
            "references" => threat.references = vec![text],
            _ => threat.category = text,
        }
    }

    fn say(&mut self, diagnostic: Diagnostic, node: &Node<'_>) {
        let place = self.document.place(node.span);
        self.diagnostics
            .push(diagnostic.path(self.path.as_str()).at(place));
    }
}

/// Where the pieces of a text between its escapes stand, by column in the text.
fn pieces(written: &str, quote: Place) -> Vec<(u32, Place)> {
    let mut at = Place {
        column: quote.column.saturating_add(1),
        ..quote
    };
    let mut pieces = vec![(1, at)];
    let mut column = 1u32;
    let mut rest = written.chars().skip(1);
    while let Some(c) = rest.next() {
        let mut width = 1;
        if c == '\\' {
            width = if rest.next() == Some('u') { 6 } else { 2 };
            rest.by_ref().take(width - 2).for_each(drop);
        }
        column = column.saturating_add(1);
        at.column = at.column.saturating_add(u32::try_from(width).unwrap_or(1));
        if width > 1 {
            pieces.push((column, at));
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, threats: &[&str], diagnostics: &[&str]) {
        let loaded = read("team.json", text);
        let shown = |threat: &Threat| {
            format!(
                "{} {} [{}] {}",
                threat.sid,
                threat.targets.join("+"),
                threat.title,
                threat.condition
            )
        };
        assert_eq!(
            loaded.library.threats.iter().map(shown).collect::<Vec<_>>(),
            threats
        );
        let said: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
        assert_eq!(said, diagnostics);
    }

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
                "warning unknown-key team.json 4:16: A4 has the key serverity, which means nothing here. It is kept. (Nearest: severity.)",
                "error wrong-type team.json 4:48 $[3]: details of A4 has to be text, not a number. It is ignored.",
                "warning text-missing team.json 4:2 $[3]: A4 has no description. Its findings will have no title.",
            ],
        );
        check(
            "{}",
            &[],
            &[
                "error library-not-a-list team.json $: A threat library is a list of threats; this is an object.",
            ],
        );
    }
}
