//! Why a finding applies, and what depends on what is answered about a part.

use parapet_core::explain;
use parapet_core::model::{FindingKey, Id};

use super::project::Project;
use crate::engine::messages::Answer;
use crate::engine::sealed::Sealed;

/// Why that finding applies; why there is none, where there is none. What names no threat or no part
/// of the model is as good as outdated.
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

/// Which threats read what is answered about that part.
pub(super) fn readers(project: &Project, part: Id) -> Answer {
    let at = project.analysis.effective.position(&part);
    let readers = at.map(|at| explain::dependent_threats(&project.rules.rules, &project.analysis, at));
    Answer::Readers {
        revision: project.revision,
        readers: readers.unwrap_or_default(),
        part,
    }
}
