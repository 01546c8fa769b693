//! The threats of all libraries in one list, compiled, ready to be judged.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::condition::Constancy;
use super::library::shown;
use super::{Condition, Library, Severity, Threat};
use crate::diagnostic::{Diagnostic, Position, DiagnosticCollector, nearest};
use crate::model::Kind;
use crate::model::schema::{ClassId, Schema};

#[cfg(test)]
mod tests;

/// So many bytes may the conditions of a stack have together: a hundred times those of the built-in
/// library. It bounds what they take compiled.
const ROOM: usize = 4 << 20;

/// So many steps may be spent on finding conditions that never or always hold.
const PATIENCE: u32 = 10_000_000;

/// The threats of stacked libraries, in library order.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// All threats, those that are not judged included. Findings name them by position.
    pub threats: Vec<Rule>,
    /// Positions of the threats judged on parts of a class, by [`ClassId`].
    aimed: Vec<Vec<u32>>,
    by_sid: BTreeMap<String, u32>,
}

/// A threat, ready to be judged.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The threat as its library says it.
    pub threat: Arc<Threat>,
    /// Name of the library that it comes from.
    pub library: Arc<str>,
    /// Its severity as a number.
    pub severity: Severity,
    /// The classes it is aimed at, as far as the schema has them; what extends them is meant too.
    pub targets: Vec<ClassId>,
    /// Its condition; `None` for a threat that is never judged: it is deprecated, its condition is
    /// empty, or the condition cannot be read.
    pub condition: Option<Condition>,
}

impl RuleSet {
    /// Stacks libraries: their threats in order. Where two have the same SID, the later one takes
    /// the place of the earlier.
    pub fn stack(libraries: &[Library], schema: &Schema) -> (RuleSet, Vec<Diagnostic>) {
        let mut rules = RuleSet::default();
        let mut stacking = Stacking {
            schema,
            source: "",
            room: ROOM,
            patience: PATIENCE,
            remarks: DiagnosticCollector::default(),
        };
        for library in libraries {
            let name: Arc<str> = Arc::from(library.name.as_str());
            stacking.source = library.source();
            for threat in &library.threats {
                let rule = stacking.rule(threat, &name);
                rules.place(rule, &mut stacking);
            }
        }
        rules.aim(schema);
        (rules, stacking.remarks.finish())
    }

    /// Positions of the threats to be judged on a part of that class, ascending.
    pub fn aimed_at(&self, class: ClassId) -> &[u32] {
        self.aimed
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

    fn place(&mut self, rule: Rule, stacking: &mut Stacking<'_>) {
        let sid = rule.threat.sid.clone();
        let earlier = self.position(&sid);
        if let Some(there) = earlier.and_then(|at| self.threats.get_mut(at as usize)) {
            stacking.replaced(&rule, there);
            *there = rule;
        } else if let Ok(position) = u32::try_from(self.threats.len()) {
            self.by_sid.insert(sid, position);
            self.threats.push(rule);
        }
    }

    fn aim(&mut self, schema: &Schema) {
        self.aimed = schema
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

/// What the libraries of a stack share while they are compiled.
struct Stacking<'s> {
    schema: &'s Schema,
    /// The library whose threats are being compiled, as diagnostics call it.
    source: &'s str,
    /// So many bytes of conditions may follow.
    room: usize,
    /// So many steps may be spent on what conditions come to whatever is answered.
    patience: u32,
    remarks: DiagnosticCollector,
}

impl Stacking<'_> {
    fn say(&mut self, diagnostic: Diagnostic, threat: &Threat, key: &str, place: Option<Position>) {
        let path = format!("{}{key}", shown(&threat.sid));
        let mut diagnostic = diagnostic.file(self.source).path(path);
        diagnostic.location.position = place;
        self.remarks.push(diagnostic);
    }

    fn rule(&mut self, threat: &Threat, library: &Arc<str>) -> Rule {
        let targets = self.targets(threat);
        self.steps(threat);
        let judged = threat.deprecated.is_empty() && !threat.condition.is_empty();
        let condition = judged.then(|| self.condition(threat, &targets)).flatten();
        Rule {
            threat: Arc::new(threat.clone()),
            library: Arc::clone(library),
            severity: Severity::from_word(&threat.severity),
            targets,
            condition,
        }
    }

    fn condition(&mut self, threat: &Threat, targets: &[ClassId]) -> Option<Condition> {
        let start = Position { line: 1, column: 1 };
        let Some(room) = self.room.checked_sub(threat.condition.len()) else {
            let message = format!(
                "The conditions of all libraries together have more than {} MB. That of {} is not read, and it is not judged.",
                ROOM >> 20,
                shown(&threat.sid)
            );
            let place = threat.places.in_condition(start);
            let error = Diagnostic::error("conditions-too-long", message);
            self.say(error, threat, ".condition", Some(place));
            return None;
        };
        self.room = room;
        let (condition, mut said) = Condition::read(&threat.condition, targets, self.schema);
        // What is built in has tests of its own, and no places.
        if !threat.places.condition.is_empty() {
            let constancy = condition.as_ref().and_then(|condition| {
                condition.constancy(self.schema, targets, &mut self.patience)
            });
            said.extend(constancy.map(|constancy| never_or_always(constancy, &threat.sid)));
        }
        for diagnostic in said {
            let within = diagnostic.location.position.unwrap_or(start);
            let place = threat.places.in_condition(within);
            self.say(diagnostic, threat, ".condition", Some(place));
        }
        condition
    }

    /// The classes that the threat is aimed at. A name that the schema does not have is left out.
    fn targets(&mut self, threat: &Threat) -> Vec<ClassId> {
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
                                shown(&threat.sid)
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
                            shown(&threat.sid),
                            shown(name)
                        ),
                    )
                    .hint(near.map_or_else(String::new, |near| format!("Write {near}?")))
                }
            };
            self.say(diagnostic, threat, ".targets", threat.places.targets);
        }
        targets
    }

    /// The attributes that record steps: some class has each of them.
    fn steps(&mut self, threat: &Threat) {
        for (step, place) in threat.mitigations.iter().zip(&threat.places.attributes) {
            let Some(name) = &step.attribute else {
                continue;
            };
            if self.schema.attribute_id(name).is_some() {
                continue;
            }
            let message = format!(
                "A mitigation of {} names {}, which no class has.",
                shown(&threat.sid),
                shown(name)
            );
            let classes = self
                .schema
                .classes()
                .flat_map(|(_, class)| &class.attributes);
            let near = nearest(name, classes.map(|attribute| attribute.name.as_ref()));
            let hint = near.map_or_else(String::new, |near| format!("Write {near}?"));
            let error = Diagnostic::error("unknown-attribute", message).hint(hint);
            self.say(error, threat, ".mitigations", *place);
        }
    }

    /// Two threats of one SID, in one library or in two.
    fn replaced(&mut self, rule: &Rule, there: &Rule) {
        let sid = shown(&rule.threat.sid);
        let message = match (rule.library == there.library, there.threat.places.sid) {
            (true, Some(place)) => format!(
                "{sid} stands twice in {}, before in line {}. The later one counts.",
                rule.library, place.line
            ),
            _ => format!(
                "{sid} of {} takes the place of {sid} of {}.",
                rule.library, there.library
            ),
        };
        let hint = "Give one of them another SID to have both.";
        let warning = Diagnostic::warning("threat-replaced", message).hint(hint);
        self.say(warning, &rule.threat, "", rule.threat.places.sid);
    }
}

/// Says of a condition that it never holds, or always does.
fn never_or_always(constancy: Constancy, sid: &str) -> Diagnostic {
    let sid = shown(sid);
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
