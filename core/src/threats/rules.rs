//! The threats of all libraries in one list, compiled, ready to be judged.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Condition, Library, Severity, Threat};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::model::Kind;
use crate::model::schema::{ClassId, Schema};

#[cfg(test)]
mod tests;

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
        let mut diagnostics = Vec::new();
        let mut rules = RuleSet::default();
        for library in libraries {
            let name: Arc<str> = Arc::from(library.name.as_str());
            for threat in &library.threats {
                let rule = rule(threat, &name, schema, &mut diagnostics);
                rules.place(rule, &mut diagnostics);
            }
        }
        rules.aim(schema);
        (rules, diagnostics)
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

    fn place(&mut self, rule: Rule, diagnostics: &mut Vec<Diagnostic>) {
        let sid = rule.threat.sid.clone();
        let earlier = self.position(&sid);
        if let Some(there) = earlier.and_then(|at| self.threats.get_mut(at as usize)) {
            diagnostics.push(
                Diagnostic::warning(
                    "threat-replaced",
                    format!(
                        "{sid} of {} takes the place of {sid} of {}.",
                        rule.library, there.library
                    ),
                )
                .hint("Give one of them another SID to have both.")
                .file(rule.library.as_ref())
                .path(&sid),
            );
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

fn rule(
    threat: &Threat,
    library: &Arc<str>,
    schema: &Schema,
    diagnostics: &mut Vec<Diagnostic>,
) -> Rule {
    let targets = targets(threat, library, schema, diagnostics);
    let condition = if threat.deprecated.is_empty() && !threat.condition.is_empty() {
        let (condition, said) = Condition::read(&threat.condition, &targets, schema);
        diagnostics.extend(said.into_iter().map(|mut diagnostic| {
            let within = diagnostic.location.place;
            let start = Place { line: 1, column: 1 };
            let place = threat.places.in_condition(within.unwrap_or(start));
            diagnostic.location.place = Some(place);
            let path = format!("{}.condition", threat.sid);
            diagnostic.file(library.as_ref()).path(path)
        }));
        condition
    } else {
        None
    };
    Rule {
        threat: Arc::new(threat.clone()),
        library: Arc::clone(library),
        severity: Severity::from_word(&threat.severity),
        targets,
        condition,
    }
}

/// The classes that the threat is aimed at. A name that the schema does not have is left out.
fn targets(
    threat: &Threat,
    library: &Arc<str>,
    schema: &Schema,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<ClassId> {
    let mut targets = Vec::new();
    for name in &threat.targets {
        let diagnostic = match schema.class_id(name) {
            Some(class) => {
                targets.push(class);
                match schema.kind_of(class) {
                    Some(Kind::Boundary | Kind::Element | Kind::Dataflow) => continue,
                    Some(Kind::Data) | None => Diagnostic::warning(
                        "target-never-judged",
                        format!(
                            "{} is aimed at {name}, and findings are about boundaries, elements and dataflows only.",
                            threat.sid
                        ),
                    )
                    .hint("Aim it at what holds the data, as Dataflow or Datastore."),
                }
            }
            None => {
                let known = schema.classes().map(|(_, class)| class.name.as_ref());
                Diagnostic::error(
                    "unknown-target",
                    format!(
                        "{} is aimed at {name}, and there is no class of that name. This target is ignored.",
                        threat.sid
                    ),
                )
                .hint(nearest(name, known).map_or_else(String::new, |near| format!("Write {near}?")))
            }
        };
        let mut diagnostic = diagnostic
            .file(library.as_ref())
            .path(format!("{}.targets", threat.sid));
        diagnostic.location.place = threat.places.targets;
        diagnostics.push(diagnostic);
    }
    targets
}
