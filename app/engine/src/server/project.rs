//! The model that the engine has, and the results for this revision of it.

use std::sync::Arc;

use parapet_core::ModelRules;
use parapet_core::analysis::{Analysis, Options};
use parapet_core::model::{Model, PartIndex, validate};
use parapet_core::picture::Colouring;
use parapet_core::render::{DataflowDiagram, SequenceDiagram, dataflow_diagram, sequence_diagram};
use parapet_core::views::dfd::Options as ViewOptions;

use super::rules::Rules;
use crate::messages::{Findings, FlowSummary, Revision};
use crate::packed_findings::PackedFindings;

/// One revision of the model, with its analysis.
pub(super) struct Project {
    pub(super) revision: Revision,
    pub(super) model: Arc<Model>,
    pub(super) rules: ModelRules,
    pub(super) analysis: Analysis,
    dataflow: Option<DataflowDiagram>,
    sequence: Option<SequenceDiagram>,
    /// The diagram of an earlier revision, for what did not change.
    previous_dataflow: Option<DataflowDiagram>,
}

impl Project {
    /// Judges that revision. What did not change is taken from the `previous` one.
    pub(super) fn new(
        revision: Revision,
        model: Arc<Model>,
        rules: &mut Rules,
        previous: Option<Project>,
    ) -> Project {
        let options = Options {
            exclude: rules.excluded_sids().to_vec(),
            ..Options::default()
        };
        let rules = rules.for_model(&model);
        let analysis = rules.analyse(&model, &options);
        Project {
            revision,
            model,
            rules,
            analysis,
            dataflow: None,
            sequence: None,
            previous_dataflow: previous
                .and_then(|previous| previous.dataflow.or(previous.previous_dataflow)),
        }
    }

    /// The data-flow diagram, drawn on the first request.
    pub(super) fn dataflow(&mut self) -> &DataflowDiagram {
        let previous = self.previous_dataflow.take();
        self.dataflow.get_or_insert_with(|| {
            dataflow_diagram(
                &self.model,
                &self.rules.rules,
                &self.analysis,
                &ViewOptions::default(),
                Colouring::Plain,
                previous.as_ref(),
            )
        })
    }

    /// The sequence diagram, drawn on the first request.
    pub(super) fn sequence(&mut self) -> &SequenceDiagram {
        self.sequence
            .get_or_insert_with(|| sequence_diagram(&self.model, &self.rules.rules, &self.analysis))
    }

    /// The findings for the page.
    pub(super) fn findings(&self, rules: &mut Rules) -> Findings {
        let health = validate(&self.model, &self.rules.schema);
        let diagnostics = self.rules.diagnostics.iter();
        let diagnostics = diagnostics.chain(&self.analysis.diagnostics).chain(&health);
        Findings {
            revision: self.revision,
            threats: rules.unsent_threats(),
            findings: PackedFindings::of(&self.analysis.findings),
            excluded: PackedFindings::of(&self.analysis.excluded),
            flows: self
                .analysis
                .flows
                .iter()
                .map(|at| self.flow(*at))
                .collect(),
            diagnostics: diagnostics.cloned().collect(),
        }
    }

    fn flow(&self, part: PartIndex) -> FlowSummary {
        let effective = &self.analysis.effective;
        FlowSummary {
            part,
            number: effective.int(part, "order").unwrap_or(-1),
            is_response: effective.bool(part, "isResponse"),
        }
    }
}
