//! A model's diagrams, through all their stages: what the page draws and what the files hold.

use crate::analysis::{Analysis, Finding};
use crate::layout::dfd::Laid;
use crate::layout::{self, Point};
use crate::model::{Model, Status};
use crate::picture::{self, Colouring, Palette, Picture};
use crate::render;
use crate::threats::RuleSet;
use crate::views::dfd::{self, Graph, Options};

/// The data-flow diagram, from graph to picture.
#[derive(Clone, Debug)]
pub struct DataflowDiagram {
    /// What is drawn.
    pub graph: Graph,
    /// Where it lies.
    pub laid: Laid,
    /// What it looks like.
    pub picture: Picture,
    /// Whether severities colour the elements.
    pub colouring: Colouring,
}

/// Draws the data-flow diagram.
pub fn dataflow_diagram(
    model: &Model,
    rules: &RuleSet,
    analysis: &Analysis,
    options: &Options,
    colouring: Colouring,
) -> DataflowDiagram {
    let marks = analysis.marks(|finding| is_open(model, rules, analysis, finding));
    let graph = dfd::graph(model, analysis, &marks, options);
    let pins = model.pins.iter().map(|(id, at)| {
        (
            id.clone(),
            Point {
                x: f64::from(at.x),
                y: f64::from(at.y),
            },
        )
    });
    let laid = layout::dfd::dfd(&graph, &pins.collect());
    let picture = picture::dfd(&graph, &laid, colouring);
    DataflowDiagram {
        graph,
        laid,
        picture,
        colouring,
    }
}

impl DataflowDiagram {
    /// `dfd.svg`: stands alone, in light colours.
    pub fn svg(&self) -> String {
        render::svg::svg(&self.picture, Palette::Light)
    }

    /// `dfd.dot`, for Graphviz.
    pub fn dot(&self) -> String {
        render::dot::dot(&self.graph, self.colouring)
    }

    /// Where everything lies, as JSON.
    pub fn geometry(&self) -> String {
        render::geometry::geometry(&self.graph, &self.laid, None)
    }
}

/// Whether nothing was decided on a finding yet, or it was opened again.
pub fn is_open(model: &Model, rules: &RuleSet, analysis: &Analysis, finding: &Finding) -> bool {
    let key = analysis.key(rules, finding);
    let decision = key.and_then(|key| model.decisions.get(&key));
    decision.is_none_or(|decision| decision.status == Status::Open)
}
