//! The threats of all libraries in one list, compiled, ready to be judged.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::condition::{Condition, Constancy, ShortcutTable};
use super::facts::BooleanFacts;
use super::library::truncated;
use super::threat::{Library, Severity, Threat};
use crate::diagnostic::{Diagnostic, DiagnosticCollector, Position, Range, messages, nearest};
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
        range: Option<impl Into<Range>>,
    ) {
        let path = format!("{}{key}", truncated(&threat.sid));
        let mut diagnostic = diagnostic.file(self.source).path(path);
        diagnostic.location.range = range.map(Into::into);
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
            let place = threat.locations.in_condition(start);
            let error = messages::conditions_too_long(
                &(MAX_CONDITION_BYTES >> 20),
                &truncated(&threat.sid),
            );
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
            let within = diagnostic.location.range.unwrap_or(start.into());
            let place = threat.locations.range_in_condition(within);
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
                        Some(Kind::Data) | None => {
                            messages::target_never_judged(&truncated(&threat.sid), &name)
                        }
                    }
                }
                None => {
                    let known = self.schema.classes().map(|(_, class)| class.name.as_ref());
                    let near = nearest(name, known);
                    messages::unknown_target(&truncated(&threat.sid), &truncated(name))
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
            let classes = self
                .schema
                .classes()
                .flat_map(|(_, class)| &class.attributes);
            let near = nearest(name, classes.map(|attribute| attribute.name.as_ref()));
            let hint = near.map_or_else(String::new, |near| format!("Write {near}?"));
            let error =
                messages::mitigation_attribute_unknown(&truncated(&threat.sid), &truncated(name))
                    .hint(hint);
            self.report(error, threat, ".mitigations", *place);
        }
    }

    /// Two threats of one SID, in one library or in two.
    fn report_replaced(&mut self, rule: &Rule, existing: &Rule) {
        let sid = truncated(&rule.threat.sid);
        let warning = match (
            rule.library == existing.library,
            existing.threat.locations.sid,
        ) {
            (true, Some(position)) => {
                messages::threat_occurs_twice(&sid, &rule.library, &position.line)
            }
            _ => messages::threat_replaced(&sid, &rule.library, &existing.library),
        };
        self.report(warning, &rule.threat, "", rule.threat.locations.sid);
    }
}

/// Reports that a condition never holds, or always does.
fn constancy_diagnostic(constancy: Constancy, sid: &str) -> Diagnostic {
    let sid = truncated(sid);
    match constancy {
        Constancy::Never => messages::condition_never_holds(&sid),
        Constancy::Always => messages::condition_always_holds(&sid),
    }
}
