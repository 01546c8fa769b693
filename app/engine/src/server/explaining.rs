//! Why a finding applies, and which threats depend on the answers of a part.

use parapet_core::explain;
use parapet_core::model::{FindingKey, Id};

use super::project::Project;
use crate::messages::Answer;
use crate::sealed::Sealed;

/// Explains why that finding applies, or why there is none. A key without a threat or a part of
/// the model counts as stale.
pub(super) fn finding(project: &Project, key: FindingKey) -> Answer {
    let (analysis, rules) = (&project.analysis, &project.rules.rules);
    let threat = rules.position(&key.sid);
    let part = analysis.effective.position(&key.element);
    let Some((threat, part)) = threat.zip(part) else {
        return Answer::Stale;
    };
    let excuse = analysis.find(threat, part).and_then(|one| one.excluded_by);
    Answer::Explained {
        revision: project.revision,
        explanation: Sealed::of(&explain::why(rules, analysis, threat, part)),
        excuse,
        key,
    }
}

/// The threats that read the answers of that part.
pub(super) fn readers(project: &Project, part: Id) -> Answer {
    let position = project.analysis.effective.position(&part);
    let readers =
        position.map(|it| explain::dependent_threats(&project.rules.rules, &project.analysis, it));
    Answer::Readers {
        revision: project.revision,
        readers: readers.unwrap_or_default(),
        part,
    }
}
