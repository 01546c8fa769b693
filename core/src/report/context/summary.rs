//! The model and its findings in a few sentences.

use super::Context;
use crate::model::Kind;
use crate::threats::Severity;

impl Context<'_> {
    /// How large the model is, and how many findings are open, decided and ruled out.
    pub(super) fn summary(&self) -> String {
        let analysis = self.subject.analysis;
        let count = |kind| analysis.effective.of_kind(kind).count();
        let mut sentences = vec![format!(
            "The model has {}, {} and {}.",
            counted(count(Kind::Element), "element", "elements"),
            counted(count(Kind::Dataflow), "dataflow", "dataflows"),
            counted(count(Kind::Boundary), "trust boundary", "trust boundaries"),
        )];
        sentences.push(self.open_sentence());
        let findings = |count| counted(count, "finding", "findings");
        let are = |count| if count == 1 { "is" } else { "are" };
        for (count, what) in [
            (self.decided.len(), "decided"),
            (analysis.excluded.len(), "ruled out by assumptions"),
        ] {
            if count > 0 {
                sentences.push(format!("{} {} {what}.", findings(count), are(count)));
            }
        }
        sentences.join(" ")
    }

    /// "18 findings are open, 4 of them very high."
    fn open_sentence(&self) -> String {
        let severities = self.open.iter().filter_map(|position| {
            let finding = self.subject.analysis.findings.get(*position as usize);
            finding.map(|finding| finding.severity)
        });
        let severities: Vec<Severity> = severities.collect();
        let Some(highest) = severities.iter().max() else {
            return "No finding is open.".to_owned();
        };
        let word = highest.word().to_lowercase();
        match severities
            .iter()
            .filter(|severity| *severity == highest)
            .count()
        {
            _ if severities.len() == 1 => format!("1 finding is open, and it is {word}."),
            all if all == severities.len() => {
                format!("{all} findings are open, all of them {word}.")
            }
            some => format!(
                "{} findings are open, {some} of them {word}.",
                severities.len()
            ),
        }
    }
}

/// A number with its word.
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
