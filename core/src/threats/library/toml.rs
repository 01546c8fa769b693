//! Reads our own form of a threat: one TOML file each, as `docs/library.md` describes it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::check;
use crate::diagnostic::{Diagnostic, Position, Range, messages};
use crate::model::Schema;
use crate::threats::threat::{Mitigation, Severity, SourceLocations, Threat};

/// The keys of a threat, in the order in which they are written.
const KEYS: [&str; 18] = [
    "sid",
    "title",
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
];

/// Reads a threat; `None` where there is not even an SID.
///
/// Classes and condition are checked when libraries are compiled, with locations in this file.
pub fn read(file: &str, text: &str, schema: &Schema) -> (Option<Threat>, Vec<Diagnostic>) {
    let mut reader = Reader {
        text,
        schema,
        sid: String::new(),
        diagnostics: Vec::new(),
    };
    let threat = match DeTable::parse(text) {
        Ok(table) => reader.threat(table.get_ref()),
        Err(error) => {
            let location = Range::of(text, error.span().unwrap_or_default());
            reader
                .diagnostics
                .push(messages::not_toml(&error.message()).at(location));
            None
        }
    };
    let diagnostics = reader
        .diagnostics
        .into_iter()
        .map(|diagnostic| diagnostic.file(file))
        .collect();
    (threat, diagnostics)
}

type Value<'a> = Spanned<DeValue<'a>>;

struct Reader<'a> {
    text: &'a str,
    schema: &'a Schema,
    sid: String,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn threat(&mut self, table: &DeTable<'_>) -> Option<Threat> {
        self.sid = table
            .get("sid")
            .and_then(|value| as_text(value))
            .unwrap_or_default()
            .trim()
            .to_owned();
        if self.sid.is_empty() {
            let location = Position { line: 1, column: 1 };
            self.diagnostics
                .push(messages::toml_sid_missing().at(location));
            return None;
        }
        for key in table
            .keys()
            .filter(|key| !KEYS.contains(&key.get_ref().as_ref()))
        {
            let diagnostic = check::unknown_key(&self.sid, key.get_ref(), &KEYS);
            self.report(diagnostic, key.span());
        }
        let threat = Threat {
            sid: self.sid.clone(),
            targets: self.texts(table, "targets"),
            title: self.text(table, "title"),
            severity: self.text(table, "severity"),
            likelihood: self.text(table, "likelihood"),
            stride: self.texts(table, "stride"),
            capec: self.numbers(table, "capec"),
            cwe: self.numbers(table, "cwe"),
            owasp: self.texts(table, "owasp"),
            beyond_pytm: self.truth(table, "beyond_pytm"),
            deprecated: self.text(table, "deprecated"),
            condition: self.text(table, "condition"),
            details: self.text(table, "details"),
            prerequisites: self.text(table, "prerequisites"),
            detection: self.text(table, "detection"),
            example: self.text(table, "example"),
            references: self.texts(table, "references"),
            mitigations: self.mitigations(table),
            locations: self.locations(table),
            ..Threat::default()
        };
        self.check(&threat, table);
        Some(threat)
    }

    /// What a complete threat has: every text, targets, a severity.
    fn check(&mut self, threat: &Threat, table: &DeTable<'_>) {
        if threat.deprecated.is_empty() {
            let texts = [
                ("title", &threat.title),
                ("condition", &threat.condition),
                ("details", &threat.details),
                ("prerequisites", &threat.prerequisites),
                ("detection", &threat.detection),
                ("example", &threat.example),
            ];
            for (key, _) in texts.into_iter().filter(|(_, text)| text.is_empty()) {
                self.missing(key);
            }
            if threat.mitigations.is_empty() {
                self.missing("mitigations");
            }
        }
        if Severity::from_word(&threat.severity) == Severity::default() {
            self.report(
                messages::toml_unknown_severity(&threat.sid),
                span(table, "severity"),
            );
        }
        for word in threat
            .stride
            .iter()
            .filter(|word| !check::STRIDE.contains(&word.as_str()))
        {
            self.report(
                messages::unknown_category(&word, &threat.sid),
                span(table, "stride"),
            );
        }
        if threat.targets.is_empty() {
            self.missing("targets");
        }
    }

    /// Where the targets are, and every word of the condition: its lines are joined.
    fn locations(&self, table: &DeTable<'_>) -> SourceLocations {
        let location = |offset| Position::at(self.text, offset);
        let mut locations = SourceLocations {
            targets: table
                .get("targets")
                .map(|value| location(value.span().start)),
            ..SourceLocations::default()
        };
        let Some(value) = table.get("condition") else {
            return locations;
        };
        let span = value.span();
        let written = self.text.get(span.clone()).unwrap_or_default();
        let quotes = if written.starts_with("\"\"\"") || written.starts_with("'''") {
            3
        } else {
            1
        };
        let inside = written.get(quotes..written.len().saturating_sub(quotes));
        let inside = inside.unwrap_or_default();
        locations.condition.push((1, location(span.start)));
        // Escapes change words; then locations are counted from the start, and approximate.
        if as_text(value).is_some_and(|text| text.split_whitespace().eq(inside.split_whitespace()))
        {
            let (mut column, mut offset) = (1u32, span.start.saturating_add(quotes));
            let mut rest = inside;
            locations.condition.clear();
            for word in inside.split_whitespace() {
                let before = rest.find(word).unwrap_or(0);
                let behind = before.saturating_add(word.len());
                locations
                    .condition
                    .push((column, location(offset.saturating_add(before))));
                offset = offset.saturating_add(behind);
                rest = rest.get(behind..).unwrap_or_default();
                let length = u32::try_from(word.chars().count()).unwrap_or(u32::MAX);
                column = column.saturating_add(length).saturating_add(1);
            }
        }
        locations
    }

    fn mitigations(&mut self, table: &DeTable<'_>) -> Vec<Mitigation> {
        let Some(value) = table.get("mitigations") else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type("mitigations", "a list of tables", value);
            return Vec::new();
        };
        let mut steps = Vec::new();
        for item in items {
            let DeValue::Table(step) = item.get_ref() else {
                self.wrong_type("mitigations", "a list of tables", item);
                continue;
            };
            let text = self.text(step, "text");
            if text.is_empty() {
                self.missing("text of a mitigation");
            }
            let attribute = Some(self.text(step, "attribute")).filter(|name| !name.is_empty());
            if let Some(name) = attribute
                .as_ref()
                .filter(|name| self.schema.attribute_id(name).is_none())
            {
                self.report(
                    messages::mitigation_attribute_unknown(&self.sid, &name),
                    span(step, "attribute"),
                );
            }
            steps.push(Mitigation { text, attribute });
        }
        steps
    }

    /// The text of a key, its lines joined; empty where there is none.
    fn text(&mut self, table: &DeTable<'_>, key: &str) -> String {
        let Some(value) = table.get(key) else {
            return String::new();
        };
        match as_text(value) {
            Some(text) => unwrapped(text),
            None => {
                self.wrong_type(key, "text", value);
                String::new()
            }
        }
    }

    fn texts(&mut self, table: &DeTable<'_>, key: &str) -> Vec<String> {
        self.list(table, key, "a list of texts", |value| {
            as_text(value).map(str::to_owned)
        })
    }

    fn numbers(&mut self, table: &DeTable<'_>, key: &str) -> Vec<u32> {
        self.list(table, key, "a list of numbers", |value| {
            match value.get_ref() {
                DeValue::Integer(number) => number.as_str().parse().ok(),
                _ => None,
            }
        })
    }

    fn truth(&mut self, table: &DeTable<'_>, key: &str) -> bool {
        let Some(value) = table.get(key) else {
            return false;
        };
        if let DeValue::Boolean(truth) = value.get_ref() {
            return *truth;
        }
        self.wrong_type(key, "true or false", value);
        false
    }

    fn list<T>(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        wanted: &str,
        read: impl Fn(&Value<'_>) -> Option<T>,
    ) -> Vec<T> {
        let Some(value) = table.get(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong_type(key, wanted, value);
            return Vec::new();
        };
        let mut list = Vec::new();
        for item in items {
            match read(item) {
                Some(item) => list.push(item),
                None => self.wrong_type(key, wanted, item),
            }
        }
        list
    }

    fn wrong_type(&mut self, key: &str, wanted: &str, value: &Value<'_>) {
        let got = value.get_ref().type_str();
        let got = format!(
            "{} {got}",
            if got.starts_with(['a', 'i']) {
                "an"
            } else {
                "a"
            }
        );
        self.report(
            check::wrong_type(&self.sid, key, wanted, &got),
            value.span(),
        );
    }

    fn missing(&mut self, key: &str) {
        self.report(messages::toml_text_missing(&self.sid, &key), 0..0);
    }

    fn report(&mut self, diagnostic: Diagnostic, bytes: std::ops::Range<usize>) {
        self.diagnostics
            .push(diagnostic.at(Range::of(self.text, bytes)));
    }
}

fn as_text<'a>(value: &'a Value<'_>) -> Option<&'a str> {
    match value.get_ref() {
        DeValue::String(text) => Some(text),
        _ => None,
    }
}

fn span(table: &DeTable<'_>, key: &str) -> std::ops::Range<usize> {
    table.get(key).map_or(0..0, |value| value.span())
}

/// A text as it is read: its lines joined by spaces, blank lines kept between paragraphs.
fn unwrapped(text: &str) -> String {
    let paragraphs = text.trim().split("\n\n");
    let joined =
        paragraphs.map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    joined
        .filter(|paragraph| !paragraph.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::threats::RuleSet;
    use crate::threats::threat::Library;

    const WHOLE: &str = r#"sid = "X1"
title = "Something"
targets = ["Server"]
severity = "High"
likelihood = "Low"
stride = ["Tampering"]
capec = [1]
cwe = [20, 79]
owasp = []
condition = "target.inScope is True"
details = """
First line
second line.

Next paragraph."""
prerequisites = "P."
detection = "D."
example = "E."
references = ["https://example.org"]

[[mitigations]]
text = "Do it."
attribute = "controls.isHardened"
"#;

    #[track_caller]
    fn check(from: &str, to: &str, expected: &[&str]) {
        assert!(WHOLE.contains(from), "{from}");
        let (_, diagnostics) = read("X1.toml", &WHOLE.replacen(from, to, 1), Schema::built_in());
        assert_eq!(
            diagnostics
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>(),
            expected
        );
    }

    #[test]
    fn a_whole_threat_is_read() {
        let (threat, diagnostics) = read("X1.toml", WHOLE, Schema::built_in());
        let threat = threat.unwrap();
        assert_eq!(diagnostics, []);
        assert_eq!(
            (threat.sid.as_str(), threat.cwe.as_slice()),
            ("X1", [20, 79].as_slice())
        );
        assert_eq!(threat.details, "First line second line.\n\nNext paragraph.");
        assert_eq!(
            threat.mitigations,
            [Mitigation {
                text: "Do it.".into(),
                attribute: Some("controls.isHardened".into())
            }]
        );
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        check(
            "likelihood",
            "likelyhood",
            &[
                "warning unknown-key X1.toml 5:1: X1 has the key likelyhood, which has no meaning here. It is kept. (Nearest: likelihood.)",
            ],
        );
        check(
            "sid = \"X1\"",
            "",
            &["error sid-missing X1.toml 1:1: The threat has no sid."],
        );
        check(
            "title = \"Something\"",
            "title = 3",
            &[
                "error wrong-type X1.toml 2:9: title of X1 has to be text, not an integer. It is ignored.",
                "error text-missing X1.toml 1:1: X1 has no title.",
            ],
        );
        check(
            "\"High\"",
            "\"Grave\"",
            &[
                "error unknown-severity X1.toml 4:12: The severity of X1 is none of Very High, High, Medium, Low, Very Low.",
            ],
        );
        check(
            "[\"Tampering\"]",
            "[\"Fun\"]",
            &["error unknown-category X1.toml 6:10: Fun in X1 is no category of STRIDE."],
        );
        check(
            "controls.isHardened",
            "controls.isHard",
            &[
                "error unknown-attribute X1.toml 23:13: A mitigation of X1 names controls.isHard, which no class has.",
            ],
        );
    }

    /// Places in a condition over several lines are those of the file.
    #[test]
    fn a_condition_is_checked_where_it_stands() {
        for (condition, expected) in [
            ("\"target.inScop is True\"", "10:21"),
            (
                "\"\"\"target.inScope is True and\n  target.inScop is True\"\"\"",
                "11:10",
            ),
            (
                "\"\"\"\ntarget.inScope and (target.OS ==\n  'é'  or  target.inScop)\n\"\"\"",
                "12:19",
            ),
            // Escapes move what is behind them; then the location is approximate.
            ("\"target.OS == \\\"a\\\" or target.inScop\"", "10:40"),
        ] {
            let text = WHOLE.replacen("\"target.inScope is True\"", condition, 1);
            let (threat, _) = read("X1.toml", &text, Schema::built_in());
            let library = Library {
                name: "X1.toml".into(),
                threats: vec![threat.unwrap()],
                ..Library::default()
            };
            let (_, diagnostics) = RuleSet::compile(&[library], Schema::built_in());
            let diagnostics: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
            assert_eq!(
                diagnostics,
                [format!(
                    "error condition-attribute X1.toml {expected} X1.condition: Server has no attribute inScop. (Write inScope?)"
                )],
                "{condition}"
            );
        }
    }

    #[test]
    fn what_is_no_toml_is_said() {
        let (threat, diagnostics) = read("X1.toml", "sid = \"X1\"\ntitle =\n", Schema::built_in());
        assert!(threat.is_none());
        assert_eq!(
            diagnostics.first().and_then(|d| d.location.position()),
            Some(Position { line: 2, column: 8 })
        );
    }
}
