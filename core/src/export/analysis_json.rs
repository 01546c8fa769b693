//! An analysis as JSON, for comparisons and scripts: elements, flows with their effective
//! values, data, findings. The form is that of pytm's reference results, with our ids and keys added.

use crate::analysis::{Analysis, ExcludedBy, Finding, FindingText};
use crate::json::Output;
use crate::model::{Assumption, Attributes, Kind, Model, PartIndex, Value};
use crate::threats::{Facts, RuleSet};

/// The analysis as one JSON object: `name`, `elements`, `flows`, `data`, `findings`, `excluded`.
pub fn analysis_json(model: &Model, rules: &RuleSet, analysis: &Analysis) -> Output {
    let formatter = Formatter {
        model,
        rules,
        analysis,
    };
    let of_kind = |kind| analysis.effective.of_kind(kind);
    let is_flow = |part: &PartIndex| analysis.effective.kind(*part) == Some(Kind::Dataflow);
    let elements = analysis.judged.iter().filter(|part| !is_flow(part));
    object([
        ("name", Output::text(&model.name)),
        (
            "elements",
            Output::List(elements.map(|part| formatter.element(*part)).collect()),
        ),
        (
            "flows",
            Output::List(
                analysis
                    .flows
                    .iter()
                    .map(|flow| formatter.flow(*flow))
                    .collect(),
            ),
        ),
        (
            "data",
            Output::List(
                of_kind(Kind::Data)
                    .map(|datum| formatter.datum(datum))
                    .collect(),
            ),
        ),
        (
            "findings",
            Output::List(
                analysis
                    .findings
                    .iter()
                    .map(|finding| formatter.finding(finding))
                    .collect(),
            ),
        ),
        (
            "excluded",
            Output::List(
                analysis
                    .excluded
                    .iter()
                    .map(|finding| formatter.finding(finding))
                    .collect(),
            ),
        ),
    ])
}

struct Formatter<'a> {
    model: &'a Model,
    rules: &'a RuleSet,
    analysis: &'a Analysis,
}

impl Formatter<'_> {
    fn element(&self, part: PartIndex) -> Output {
        let boundary = self.analysis.effective.reference(part, "inBoundary");
        let mut members = vec![
            ("id", self.id(part)),
            ("class", self.class(part)),
            ("name", self.name(part)),
            ("inBoundary", self.named(boundary)),
            ("inScope", self.truth(part, "inScope")),
            ("severity", self.severity(part)),
            ("levels", self.levels(part)),
            ("isEncrypted", self.truth(part, "controls.isEncrypted")),
        ];
        if self.analysis.effective.int(part, "port").is_some() {
            members.extend([
                ("protocol", self.text(part, "protocol")),
                ("port", self.number(part, "port")),
                ("data", self.names_sorted(part, "data")),
                ("inputs", self.names(part, "inputs")),
                ("outputs", self.names(part, "outputs")),
            ]);
        }
        object(members)
    }

    fn flow(&self, flow: PartIndex) -> Output {
        let end = |name| self.named(self.analysis.effective.reference(flow, name));
        let overrides = self
            .analysis
            .overrides(flow)
            .iter()
            .map(|source| Output::text(&source.threat_id))
            .collect();
        object([
            ("id", self.id(flow)),
            ("source", end("source")),
            ("sink", end("sink")),
            ("name", self.name(flow)),
            ("order", self.number(flow, "order")),
            ("inScope", self.truth(flow, "inScope")),
            ("isResponse", self.truth(flow, "isResponse")),
            ("responseTo", end("responseTo")),
            ("response", end("response")),
            ("protocol", self.text(flow, "protocol")),
            ("srcPort", self.number(flow, "srcPort")),
            ("dstPort", self.number(flow, "dstPort")),
            ("tlsVersion", self.text(flow, "tlsVersion")),
            ("isEncrypted", self.truth(flow, "controls.isEncrypted")),
            (
                "authenticatesDestination",
                self.truth(flow, "controls.authenticatesDestination"),
            ),
            (
                "checksDestinationRevocation",
                self.truth(flow, "controls.checksDestinationRevocation"),
            ),
            ("data", self.names_sorted(flow, "data")),
            ("levels", self.levels(flow)),
            ("severity", self.severity(flow)),
            ("overrides", Output::List(overrides)),
            ("hidden", Output::Bool(self.analysis.hidden.contains(&flow))),
        ])
    }

    fn datum(&self, datum: PartIndex) -> Output {
        object([
            ("id", self.id(datum)),
            ("name", self.name(datum)),
            ("classification", self.text(datum, "classification")),
            ("isCredentials", self.truth(datum, "isCredentials")),
            ("credentialsLife", self.text(datum, "credentialsLife")),
            (
                "isDestEncryptedAtRest",
                self.truth(datum, "isDestEncryptedAtRest"),
            ),
            (
                "isSourceEncryptedAtRest",
                self.truth(datum, "isSourceEncryptedAtRest"),
            ),
            ("carriedBy", self.names(datum, "carriedBy")),
            ("processedBy", self.names(datum, "processedBy")),
        ])
    }

    fn finding(&self, finding: &Finding) -> Output {
        let text = |text| Output::text(self.analysis.text(self.rules, finding, text));
        let rule = self.rules.threats.get(finding.threat as usize);
        let key = self.analysis.key(self.rules, finding);
        let mut members = vec![
            (
                "key",
                Output::text(key.map(|key| key.to_string()).unwrap_or_default()),
            ),
            (
                "sid",
                Output::text(rule.map_or("", |rule| rule.threat.sid.as_str())),
            ),
            ("class", self.class(finding.part)),
            ("target", self.name(finding.part)),
            ("severity", text(FindingText::Severity)),
            ("response", text(FindingText::Response)),
            ("cvss", text(FindingText::Cvss)),
        ];
        if let Some(excluded_by) = finding.excluded_by {
            members.push((
                "assumption",
                Output::text(self.assumption(finding.part, excluded_by)),
            ));
        }
        object(members)
    }

    fn assumption(&self, part: PartIndex, excluded_by: ExcludedBy) -> &str {
        let (attributes, at) = match excluded_by {
            ExcludedBy::Part(at) => (
                self.analysis
                    .effective
                    .part(part)
                    .map(|part| &part.attributes),
                at,
            ),
            ExcludedBy::Model(at) => (Some(&self.model.attributes), at),
        };
        attributes
            .and_then(|attributes| assumption_at(attributes, at))
            .map_or("", |assumption| &assumption.name)
    }

    fn id(&self, part: PartIndex) -> Output {
        Output::text(
            self.analysis
                .effective
                .part(part)
                .map_or("", |part| part.id.as_str()),
        )
    }

    fn class(&self, part: PartIndex) -> Output {
        Output::text(
            self.analysis
                .effective
                .part(part)
                .map_or("", |part| part.class.as_str()),
        )
    }

    fn name(&self, part: PartIndex) -> Output {
        Output::text(self.analysis.effective.name(part))
    }

    fn named(&self, part: Option<PartIndex>) -> Output {
        part.map_or(Output::Null, |part| self.name(part))
    }

    fn text(&self, part: PartIndex, name: &str) -> Output {
        Output::text(self.analysis.effective.text(part, name))
    }

    fn truth(&self, part: PartIndex, name: &str) -> Output {
        Output::Bool(self.analysis.effective.bool(part, name))
    }

    fn number(&self, part: PartIndex, name: &str) -> Output {
        self.analysis
            .effective
            .int(part, name)
            .map_or(Output::Null, Output::Int)
    }

    fn severity(&self, part: PartIndex) -> Output {
        Output::Int(i64::from(self.analysis.severity(part).0))
    }

    fn levels(&self, part: PartIndex) -> Output {
        let levels = self.analysis.effective.numbers(part, "levels");
        Output::List(levels.iter().copied().map(Output::Int).collect())
    }

    fn names(&self, part: PartIndex, name: &str) -> Output {
        let references = self.analysis.effective.references(part, name);
        Output::List(references.iter().map(|part| self.name(*part)).collect())
    }

    fn names_sorted(&self, part: PartIndex, name: &str) -> Output {
        let references = self.analysis.effective.references(part, name);
        let mut names: Vec<&str> = references
            .iter()
            .map(|part| self.analysis.effective.name(*part))
            .collect();
        names.sort_unstable();
        Output::List(names.into_iter().map(Output::text).collect())
    }
}

fn assumption_at(attributes: &Attributes, at: u32) -> Option<&Assumption> {
    match attributes.get("assumptions") {
        Some(Value::Assumptions(list)) => list.get(at as usize),
        _ => None,
    }
}

fn object<'a>(members: impl IntoIterator<Item = (&'a str, Output)>) -> Output {
    Output::Object(
        members
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    )
}
