//! A model's diagrams, through all their stages: what the page draws and what the files hold.

use super::thumbnail::thumbnail;
use super::{dot, geometry, puml, svg};
use crate::analysis::Analysis;
use crate::layout;
use crate::layout::dfd::Laid;
use crate::model::Model;
use crate::picture::{self, Colouring, Palette, Picture};
use crate::threats::RuleSet;
use crate::views::dfd::{self, Graph, Options};
use crate::views::sequence::{self, Sequence};

/// The data-flow diagram, from graph to picture.
#[derive(Clone, Debug, PartialEq)]
pub struct DataflowDiagram {
    /// What is drawn.
    pub graph: Graph,
    /// What of it the layout depends on.
    skeleton: Graph,
    /// Its layout.
    pub laid: Laid,
    /// What it looks like.
    pub picture: Picture,
    /// Whether severities colour the elements.
    pub colouring: Colouring,
}

/// Draws the data-flow diagram. The model itself may ask for colours too.
///
/// Laying out costs most by far: the layout of the diagram `before` is reused where nothing
/// has changed that it depends on.
pub fn dataflow_diagram(
    model: &Model,
    rules: &RuleSet,
    analysis: &Analysis,
    options: &Options,
    colouring: Colouring,
    before: Option<&DataflowDiagram>,
) -> DataflowDiagram {
    let marks = analysis.open_findings_by_part(|finding| analysis.is_open(model, rules, finding));
    let graph = dfd::graph(model, analysis, &marks, options);
    let skeleton = graph.skeleton();
    let laid = match before {
        Some(before) if before.skeleton == skeleton => before.laid.clone(),
        _ => layout::dfd::dfd(&graph),
    };
    let colouring = match model.attributes.bool("colormap") {
        Some(true) => Colouring::BySeverity,
        _ => colouring,
    };
    let picture = picture::dfd(&graph, &laid, colouring);
    DataflowDiagram {
        graph,
        skeleton,
        laid,
        picture,
        colouring,
    }
}

impl DataflowDiagram {
    /// `dfd.svg`: stands alone, in light colours.
    pub fn svg(&self) -> String {
        svg::svg(&self.picture, Palette::Light)
    }

    /// A small drawing of it as SVG, without words.
    pub fn thumbnail(&self) -> String {
        thumbnail(&self.picture)
    }

    /// `dfd.dot`, for Graphviz.
    pub fn dot(&self) -> String {
        dot::dot(&self.graph, self.colouring)
    }

    /// Where everything lies, as JSON.
    pub fn geometry(&self) -> String {
        geometry::geometry(&self.graph, &self.laid, None)
    }
}

/// The sequence diagram, from view to picture.
#[derive(Clone, Debug, PartialEq)]
pub struct SequenceDiagram {
    /// What is drawn.
    pub sequence: Sequence,
    /// Its layout.
    pub laid: layout::sequence::Laid,
    /// What it looks like.
    pub picture: Picture,
}

/// Draws the sequence diagram.
pub fn sequence_diagram(model: &Model, rules: &RuleSet, analysis: &Analysis) -> SequenceDiagram {
    let marks = analysis.open_findings_by_part(|finding| analysis.is_open(model, rules, finding));
    let sequence = sequence::sequence(model, analysis, &marks);
    let laid = layout::sequence::sequence(&sequence);
    let picture = picture::sequence(&sequence, &laid);
    SequenceDiagram {
        sequence,
        laid,
        picture,
    }
}

impl SequenceDiagram {
    /// `seq.svg`: stands alone, in light colours.
    pub fn svg(&self) -> String {
        svg::svg(&self.picture, Palette::Light)
    }

    /// `seq.puml`, for PlantUML.
    pub fn puml(&self) -> String {
        puml::puml(&self.sequence)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::analyse;
    use crate::model::{Edit, Id, Part, Schema, Value};

    fn model() -> Model {
        let mut flow = Part::new(Id::new("flow"), "Flow", "Dataflow");
        for (end, id) in [("source", "a"), ("sink", "b")] {
            let id = Value::Reference(Id::new(id));
            flow.attributes.set(end, Some(id));
        }
        let server = |id: &str| Arc::new(Part::new(Id::new(id), id, "Server"));
        Model {
            elements: vec![server("a"), server("b")],
            flows: vec![Arc::new(flow)],
            ..Model::default()
        }
    }

    fn draw(model: &Model, before: Option<&DataflowDiagram>) -> DataflowDiagram {
        let rules = RuleSet::default();
        let analysis = analyse(model, Schema::built_in(), &rules, &Default::default());
        let options = Options::default();
        dataflow_diagram(model, &rules, &analysis, &options, Colouring::Plain, before)
    }

    /// Applies the edit, and checks that a diagram with a layout from before is like a new one.
    fn check(edit: &Edit, differs: bool) {
        let model = model();
        let before = draw(&model, None);
        let changed = edit.apply(&model).expect("the edit fits");
        let after = draw(&changed, Some(&before));
        assert_eq!(after, draw(&changed, None), "{edit:?}");
        assert_eq!(after != before, differs, "{edit:?}");
    }

    #[test]
    fn a_layout_is_reused_only_where_nothing_moves() {
        let id = Id::new("a");
        let name = "A much longer name than before".to_owned();
        let renamed = id.clone();
        check(&Edit::Rename { id: renamed, name }, true);
        let at = Some(crate::model::Point { x: 300, y: 400 });
        let pinned = id.clone();
        check(&Edit::Pin { id: pinned, at }, false);
        let attribute = "port".to_owned();
        let value = Some(Value::Int(443));
        check(
            &Edit::Set {
                id,
                attribute,
                value,
            },
            false,
        );
    }
}
