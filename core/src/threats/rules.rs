//! The threats of all libraries in one list, compiled, ready to be judged.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::condition::{Condition, Constancy, ShortcutTable};
use super::facts::BooleanFacts;
use super::library::truncated;
use super::threat::{Library, Severity, Threat};
use crate::diagnostic::{Diagnostic, DiagnosticCollector, Position, nearest};
use crate::model::Kind;
use crate::schema::{ClassId, Schema};

#[cfg(test)]
mod tests;

/// The most bytes that all conditions may have together: a hundred times those of the built-in
/// library. It bounds their compiled size.
const MAX_CONDITION_BYTES: usize = 4 << 20;

/// The most steps that are spent on finding conditions that never or always hold.
const MAX_CONSTANCY_STEPS: u32 = 10_000_000;

/// The compiled threats of several libraries, in library order.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// All threats, those that are not judged included. Findings name them by position.
    pub threats: Vec<Rule>,
    /// Positions of the threats judged on parts of a class, by [`ClassId`].
    by_class: Vec<Vec<u32>>,
    shortcuts: ShortcutTable,
    by_sid: BTreeMap<String, u32>,
}

/// A threat, ready to be judged.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The threat as its library defines it.
    pub threat: Arc<Threat>,
    /// Name of the library that it comes from.
    pub library: Arc<str>,
    /// Its severity as a number.
    pub severity: Severity,
    /// The classes it targets, as far as the schema has them; their subclasses are included.
    pub targets: Vec<ClassId>,
    /// Its condition; `None` for a threat that is never judged: it is deprecated, its condition is
    /// empty, or the condition cannot be read.
    pub condition: Option<Condition>,
}

impl RuleSet {
    /// Compiles libraries: their threats in order. Where two have the same SID, the later one takes
    /// the place of the earlier.
    pub fn compile<'l>(
        libraries: impl IntoIterator<Item = &'l Library>,
        schema: &Schema,
    ) -> (RuleSet, Vec<Diagnostic>) {
        let mut rules = RuleSet::default();
        let mut compiler = RuleCompiler {
            schema,
            source: "",
            bytes_left: MAX_CONDITION_BYTES,
            steps_left: MAX_CONSTANCY_STEPS,
            remarks: DiagnosticCollector::default(),
        };
        for library in libraries {
            let name: Arc<str> = Arc::from(library.name.as_str());
            compiler.source = library.source();
            for threat in &library.threats {
                let rule = compiler.compile_rule(threat, &name);
                rules.insert(rule, &mut compiler);
            }
        }
        rules.index_by_class(schema);
        for rule in &rules.threats {
            rules.shortcuts.push(rule.condition.as_ref());
        }
        (rules, compiler.remarks.finish())
    }

    /// Positions of the threats to be judged on a part of that class, ascending.
    pub fn rules_for_class(&self, class: ClassId) -> &[u32] {
        self.by_class
            .get(usize::from(class.0))
            .map_or(&[], Vec::as_slice)
    }

    /// Position of the threat of that SID.
    pub fn position(&self, sid: &str) -> Option<u32> {
        self.by_sid.get(sid).copied()
    }

    /// The threat at that position.
    pub fn rule(&self, position: u32) -> Option<&Rule> {
        self.threats.get(position as usize)
    }

    /// Whether the condition of the threat at that position holds, where yes-or-no answers alone
    /// decide it; `None` where the condition has to be evaluated.
    #[inline]
    pub fn decide(&self, position: u32, answers: BooleanFacts) -> Option<bool> {
        self.shortcuts.decide(position, answers)
    }

    fn insert(&mut self, rule: Rule, compiler: &mut RuleCompiler<'_>) {
        let sid = rule.threat.sid.clone();
        let earlier = self.position(&sid);
        if let Some(existing) = earlier.and_then(|at| self.threats.get_mut(at as usize)) {
            compiler.report_replaced(&rule, existing);
            *existing = rule;
        } else if let Ok(position) = u32::try_from(self.threats.len()) {
            self.by_sid.insert(sid, position);
            self.threats.push(rule);
        }
    }

    fn index_by_class(&mut self, schema: &Schema) {
        self.by_class = schema
            .classes()
            .map(|(class, _)| {
                self.threats
                    .iter()
                    .zip(0u32..)
                    .filter(|(rule, _)| {
                        rule.condition.is_some()
                            && rule.targets.iter().any(|base| schema.is_a(class, *base))
                    })
                    .map(|(_, position)| position)
                    .collect()
            })
            .collect();
    }
}

/// Compiles the threats of all libraries, within common limits.
struct RuleCompiler<'s> {
    schema: &'s Schema,
    /// The library whose threats are being compiled, as diagnostics call it.
    source: &'s str,
    /// How many bytes of conditions may follow.
    bytes_left: usize,
    /// How many steps may be spent on proving conditions constant.
    steps_left: u32,
    remarks: DiagnosticCollector,
}

impl RuleCompiler<'_> {
    fn report(
        &mut self,
        diagnostic: Diagnostic,
        threat: &Threat,
        key: &str,
        place: Option<Position>,
    ) {
        let path = format!("{}{key}", truncated(&threat.sid));
        let mut diagnostic = diagnostic.file(self.source).path(path);
        diagnostic.location.position = place;
        self.remarks.push(diagnostic);
    }

    fn compile_rule(&mut self, threat: &Threat, library: &Arc<str>) -> Rule {
        let targets = self.resolve_targets(threat);
        self.check_mitigations(threat);
        let judged = threat.deprecated.is_empty() && !threat.condition.is_empty();
        let condition = judged
            .then(|| self.compile_condition(threat, &targets))
            .flatten();
        Rule {
            threat: Arc::new(threat.clone()),
            library: Arc::clone(library),
            severity: Severity::from_word(&threat.severity),
            targets,
            condition,
        }
    }

    fn compile_condition(&mut self, threat: &Threat, targets: &[ClassId]) -> Option<Condition> {
        let start = Position { line: 1, column: 1 };
        let Some(bytes_left) = self.bytes_left.checked_sub(threat.condition.len()) else {
            let message = format!(
                "The conditions of all libraries together have more than {} MB. That of {} is not read, and it is not judged.",
                MAX_CONDITION_BYTES >> 20,
                truncated(&threat.sid)
            );
            let place = threat.locations.in_condition(start);
            let error = Diagnostic::error("conditions-too-long", message);
            self.report(error, threat, ".condition", Some(place));
            return None;
        };
        self.bytes_left = bytes_left;
        let (condition, mut diagnostics) = Condition::read(&threat.condition, targets, self.schema);
        // What is built in has tests of its own, and no locations.
        if !threat.locations.condition.is_empty() {
            let constancy = condition.as_ref().and_then(|condition| {
                condition.constancy(self.schema, targets, &mut self.steps_left)
            });
            diagnostics
                .extend(constancy.map(|constancy| constancy_diagnostic(constancy, &threat.sid)));
        }
        for diagnostic in diagnostics {
            let within = diagnostic.location.position.unwrap_or(start);
            let place = threat.locations.in_condition(within);
            self.report(diagnostic, threat, ".condition", Some(place));
        }
        condition
    }

    /// The classes that the threat targets. A name that the schema does not have is left out.
    fn resolve_targets(&mut self, threat: &Threat) -> Vec<ClassId> {
        let mut targets = Vec::new();
        for name in &threat.targets {
            let diagnostic = match self.schema.class_id(name) {
                Some(class) => {
                    targets.push(class);
                    match self.schema.kind_of(class) {
                        Some(Kind::Boundary | Kind::Element | Kind::Dataflow) => continue,
                        Some(Kind::Data) | None => Diagnostic::warning(
                            "target-never-judged",
                            format!(
                                "{} is aimed at {name}, and findings are about boundaries, elements and dataflows only.",
                                truncated(&threat.sid)
                            ),
                        )
                        .hint("Aim it at what holds the data, as Dataflow or Datastore."),
                    }
                }
                None => {
                    let known = self.schema.classes().map(|(_, class)| class.name.as_ref());
                    let near = nearest(name, known);
                    Diagnostic::error(
                        "unknown-target",
                        format!(
                            "{} is aimed at {}, and there is no class of that name. This target is ignored.",
                            truncated(&threat.sid),
                            truncated(name)
                        ),
                    )
                    .hint(near.map_or_else(String::new, |near| format!("Write {near}?")))
                }
            };
            self.report(diagnostic, threat, ".targets", threat.locations.targets);
        }
        targets
    }

    /// Checks that each attribute that records a mitigation exists in some class.
    fn check_mitigations(&mut self, threat: &Threat) {
        for (mitigation, place) in threat.mitigations.iter().zip(&threat.locations.attributes) {
            let Some(name) = &mitigation.attribute else {
                continue;
            };
            if self.schema.attribute_id(name).is_some() {
                continue;
            }
            let message = format!(
                "A mitigation of {} names {}, which no class has.",
                truncated(&threat.sid),
                truncated(name)
            );
            let classes = self
                .schema
                .classes()
                .flat_map(|(_, class)| &class.attributes);
            let near = nearest(name, classes.map(|attribute| attribute.name.as_ref()));
            let hint = near.map_or_else(String::new, |near| format!("Write {near}?"));
            let error = Diagnostic::error("unknown-attribute", message).hint(hint);
            self.report(error, threat, ".mitigations", *place);
        }
    }

    /// Two threats of one SID, in one library or in two.
    fn report_replaced(&mut self, rule: &Rule, existing: &Rule) {
        let sid = truncated(&rule.threat.sid);
        let message = match (
            rule.library == existing.library,
            existing.threat.locations.sid,
        ) {
            (true, Some(place)) => format!(
                "{sid} occurs twice in {}, before in line {}. The later one counts.",
                rule.library, place.line
            ),
            _ => format!(
                "{sid} of {} takes the place of {sid} of {}.",
                rule.library, existing.library
            ),
        };
        let hint = "Give one of them another SID to have both.";
        let warning = Diagnostic::warning("threat-replaced", message).hint(hint);
        self.report(warning, &rule.threat, "", rule.threat.locations.sid);
    }
}

/// Reports that a condition never holds, or always does.
fn constancy_diagnostic(constancy: Constancy, sid: &str) -> Diagnostic {
    let sid = truncated(sid);
    let (code, message, hint) = match constancy {
        Constancy::Never => (
            "condition-never-holds",
            format!("The condition of {sid} never holds, whatever is answered."),
            "Look for clauses that rule each other out, and for `and` where `or` is meant.",
        ),
        Constancy::Always => (
            "condition-always-holds",
            format!("The condition of {sid} always holds: {sid} is found on every target."),
            "Ask for what makes the threat possible; look for `or` where `and` is meant.",
        ),
    };
    Diagnostic::warning(code, message).hint(hint)
}
