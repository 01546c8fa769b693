//! The model that the engine holds, and what it worked out about this one state of it.

use std::sync::Arc;

use parapet_core::analysis::{Analysis, Options, analyse};
use parapet_core::model::{Model, PartIndex, validate};
use parapet_core::picture::Colouring;
use parapet_core::render::{DataflowDiagram, SequenceDiagram, dataflow_diagram, sequence_diagram};
use parapet_core::views::dfd::Options as ViewOptions;

use super::rules::{Rules, RulesFor};
use crate::engine::found::FoundList;
use crate::engine::messages::{Findings, FlowHead, Revision};

/// One state of the model, with its analysis.
pub(super) struct Project {
    pub(super) revision: Revision,
    pub(super) model: Arc<Model>,
    pub(super) rules: RulesFor,
    pub(super) analysis: Analysis,
    dataflow: Option<DataflowDiagram>,
    sequence: Option<SequenceDiagram>,
    /// The diagram of an earlier state, for what did not change.
    dataflow_before: Option<DataflowDiagram>,
}

impl Project {
    /// Judges that state. Of the state `before` it takes what did not change.
    pub(super) fn new(
        revision: Revision,
        model: Arc<Model>,
        rules: &mut Rules,
        before: Option<Project>,
    ) -> Project {
        let options = Options {
            exclude: rules.left_out().to_vec(),
            ..Options::default()
        };
        let rules = rules.of(&model);
        let analysis = analyse(&model, &rules.schema, &rules.rules, &options);
        Project {
            revision,
            model,
            rules,
            analysis,
            dataflow: None,
            sequence: None,
            dataflow_before: before.and_then(|before| before.dataflow.or(before.dataflow_before)),
        }
    }

    /// The data-flow diagram, drawn when somebody asks for it first.
    pub(super) fn dataflow(&mut self) -> &DataflowDiagram {
        let before = self.dataflow_before.take();
        self.dataflow.get_or_insert_with(|| {
            dataflow_diagram(
                &self.model,
                &self.rules.rules,
                &self.analysis,
                &ViewOptions::default(),
                Colouring::Plain,
                before.as_ref(),
            )
        })
    }

    /// The sequence diagram, drawn when somebody asks for it first.
    pub(super) fn sequence(&mut self) -> &SequenceDiagram {
        self.sequence
            .get_or_insert_with(|| sequence_diagram(&self.model, &self.rules.rules, &self.analysis))
    }

    /// What the page is told about it.
    pub(super) fn findings(&self, rules: &mut Rules) -> Findings {
        let health = validate(&self.model, &self.rules.schema);
        let said = self.rules.diagnostics.iter();
        let said = said.chain(&self.analysis.diagnostics).chain(&health);
        Findings {
            revision: self.revision,
            threats: rules.news(),
            findings: FoundList::of(&self.analysis.findings),
            excluded: FoundList::of(&self.analysis.excluded),
            flows: self
                .analysis
                .flows
                .iter()
                .map(|at| self.flow(*at))
                .collect(),
            diagnostics: said.cloned().collect(),
        }
    }

    fn flow(&self, part: PartIndex) -> FlowHead {
        let effective = &self.analysis.effective;
        FlowHead {
            part,
            number: effective.int(part, "order").unwrap_or(-1),
            is_response: effective.bool(part, "isResponse"),
        }
    }
}
