//! A diagram of a model, all the way from its analysis to its picture: page, files and reports
//! take the same one.

use std::collections::BTreeSet;

use super::{Colouring, Picture, Point, dfd};
use crate::analysis::{Analysis, Finding};
use crate::diagnostic::Diagnostic;
use crate::layout;
use crate::model::{Model, Status};
use crate::threats::RuleSet;
use crate::views::dfd::{Graph, Marks, Notation, Options, graph};

/// What a person chose about the data-flow diagram.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Levels of detail; empty: all.
    pub levels: BTreeSet<i64>,
    /// How elements look.
    pub notation: Notation,
    /// Whether severities are coloured; the model itself may ask for it too.
    pub colouring: Colouring,
}

/// A diagram, with what its stages made and said.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// What is drawn, without coordinates.
    pub graph: Graph,
    /// The positions that were to be kept.
    pub pins: layout::dfd::Pins,
    /// Where it lies.
    pub laid: layout::dfd::Laid,
    /// The picture.
    pub picture: Picture,
}

/// The data-flow diagram of a model: its open findings as marks, its pins kept.
///
/// Laying out costs most by far, so the layout of the diagram `before` is taken where nothing that
/// it depends on has changed.
pub fn dataflow_diagram(
    model: &Model,
    rules: &RuleSet,
    analysis: &Analysis,
    choices: &Choices,
    before: Option<&Drawn>,
) -> Drawn {
    let options = Options {
        levels: choices.levels.clone(),
        notation: choices.notation,
    };
    let graph = graph(
        model,
        analysis,
        &open_marks(model, rules, analysis),
        &options,
    );
    let pins = model.pins.iter().map(|(id, at)| {
        let at = Point::new(f64::from(at.x), f64::from(at.y));
        (id.clone(), at)
    });
    let pins = pins.collect();
    let laid = match before {
        Some(before) if before.graph == graph && before.pins == pins => before.laid.clone(),
        _ => layout::dfd::dfd(&graph, &pins),
    };
    let asked = model.attributes.bool("colormap") == Some(true);
    let colouring = if asked {
        Colouring::BySeverity
    } else {
        choices.colouring
    };
    let picture = dfd(&graph, &laid, colouring);
    Drawn {
        graph,
        pins,
        laid,
        picture,
    }
}

impl Drawn {
    /// Remarks of its layout.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.laid.diagnostics
    }
}

/// How many findings of a part are open, and the highest severity among them.
pub fn open_marks(model: &Model, rules: &RuleSet, analysis: &Analysis) -> Marks {
    analysis.marks(|finding| is_open(model, rules, analysis, finding))
}

fn is_open(model: &Model, rules: &RuleSet, analysis: &Analysis, finding: &Finding) -> bool {
    if model.decisions.is_empty() {
        return true;
    }
    let key = analysis.key(rules, finding);
    let decision = key.and_then(|key| model.decisions.get(&key));
    decision.is_none_or(|decision| decision.status == Status::Open)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::{Options, analyse};
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

    fn draw(model: &Model, before: Option<&Drawn>) -> Drawn {
        let schema = Schema::built_in();
        let rules = RuleSet::default();
        let analysis = analyse(model, schema, &rules, &Options::default());
        dataflow_diagram(model, &rules, &analysis, &Choices::default(), before)
    }

    /// Applies the edit, and says whether a diagram with a layout from before is like a new one,
    /// and whether it differs from the one before.
    fn check(edit: &Edit, differs: bool) {
        let model = model();
        let before = draw(&model, None);
        let changed = edit.apply(&model).expect("the edit fits");
        let after = draw(&changed, Some(&before));
        assert_eq!(after, draw(&changed, None), "{edit:?}");
        assert_eq!(after != before, differs, "{edit:?}");
    }

    #[test]
    fn an_old_layout_is_taken_only_where_nothing_moves() {
        let id = Id::new("a");
        let name = "A much longer name than before".to_owned();
        check(
            &Edit::Rename {
                id: id.clone(),
                name,
            },
            true,
        );
        let at = Some(crate::model::Point { x: 300, y: 400 });
        check(&Edit::Pin { id: id.clone(), at }, true);
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
