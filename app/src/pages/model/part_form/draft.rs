//! The draft of a part in the form, and the edit that it becomes.

use parapet_core::model::{Edit, Id, Kind, Model, Part, Schema, Value};

use crate::state::ui::PartForm;
use crate::words::model as words;

/// What was typed and chosen.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) class: String,
    /// The boundary it lies in; `None`: in none.
    pub(super) boundary: Option<Id>,
    /// Where a flow starts.
    pub(super) source: Option<Id>,
    /// Where a flow ends.
    pub(super) sink: Option<Id>,
    /// The part that is edited, which cannot lie in itself.
    pub(super) edited: Option<Id>,
    /// Whether it was submitted: only then errors are shown.
    pub(super) is_submitted: bool,
}

/// A field of the form that can be invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Name,
    Source,
    Sink,
}

impl Default for Draft {
    fn default() -> Draft {
        Draft::empty(Kind::Element)
    }
}

impl Draft {
    fn empty(kind: Kind) -> Draft {
        let class = match kind {
            Kind::Boundary => "Boundary",
            Kind::Element => "Server",
            Kind::Dataflow => "Dataflow",
            Kind::Data => "Data",
        };
        Draft {
            kind,
            name: String::new(),
            class: class.to_owned(),
            boundary: None,
            source: None,
            sink: None,
            edited: None,
            is_submitted: false,
        }
    }

    /// What the form starts with: the part that is changed, or what fits to the one selected.
    pub(super) fn of(form: &PartForm, model: &Model, selected: Option<Id>) -> Draft {
        match form {
            PartForm::Add(kind) => Draft::empty(*kind).placed_near(model, selected),
            PartForm::Change(id) => match model.find(id) {
                Some((kind, part)) => Draft {
                    kind,
                    name: part.name.clone(),
                    class: part.class.clone(),
                    boundary: part.boundary().cloned(),
                    source: part.source().cloned(),
                    sink: part.sink().cloned(),
                    edited: Some(id.clone()),
                    is_submitted: false,
                },
                None => Draft::default(),
            },
        }
    }

    /// A new part lies where the selected one does; a new flow starts at it.
    fn placed_near(mut self, model: &Model, selected: Option<Id>) -> Draft {
        let found = selected.and_then(|id| model.find(&id));
        match (self.kind, found) {
            (Kind::Element | Kind::Boundary, Some((Kind::Boundary, part))) => {
                self.boundary = Some(part.id.clone());
            }
            (Kind::Element | Kind::Boundary, Some((Kind::Element, part))) => {
                self.boundary = part.boundary().cloned();
            }
            (Kind::Dataflow, Some((Kind::Element, part))) => self.source = Some(part.id.clone()),
            _ => (),
        }
        self
    }

    /// The title of the form.
    pub(super) fn title(&self, is_new: bool) -> String {
        if !is_new {
            return words::NAME_AND_PLACE.to_owned();
        }
        match self.kind {
            Kind::Boundary => words::ADD_A_BOUNDARY,
            Kind::Element => words::ADD_AN_ELEMENT,
            Kind::Dataflow => words::ADD_A_FLOW,
            Kind::Data => words::ADD_DATA,
        }
        .to_owned()
    }

    /// The error of a field, which keeps the draft from being submitted; empty when there is none.
    pub(super) fn error(&self, field: Field, model: &Model) -> &'static str {
        let exists = |id: &Option<Id>| id.as_ref().is_some_and(|id| model.find(id).is_some());
        match field {
            Field::Name if self.name.trim().is_empty() => words::A_NAME_IS_NEEDED,
            Field::Source if self.kind == Kind::Dataflow && !exists(&self.source) => {
                words::CHOOSE_WHERE_THE_FLOW_STARTS
            }
            Field::Sink if self.kind == Kind::Dataflow && !exists(&self.sink) => {
                words::CHOOSE_WHERE_THE_FLOW_ENDS
            }
            _ => "",
        }
    }

    /// Whether it can be submitted.
    pub(super) fn is_complete(&self, model: &Model) -> bool {
        let fields = [Field::Name, Field::Source, Field::Sink];
        fields
            .into_iter()
            .all(|field| self.error(field, model).is_empty())
    }

    /// The edit, with the id of the part it is about; none where nothing was changed.
    pub(super) fn edit(
        &self,
        form: &PartForm,
        model: &Model,
        schema: &Schema,
    ) -> (Id, Option<Edit>) {
        match form {
            PartForm::Add(kind) => {
                let part = self.part(model.fresh_id(&self.name));
                let id = part.id.clone();
                (id, Some(Edit::Add { kind: *kind, part }))
            }
            PartForm::Change(id) => (id.clone(), self.change(id, model, schema)),
        }
    }

    fn part(&self, id: Id) -> Part {
        let mut part = Part::new(id, self.name.trim(), &self.class);
        for (attribute, value) in self.references() {
            part.attributes.set(attribute, value);
        }
        part
    }

    /// The references of a part of that kind.
    fn references(&self) -> Vec<(&'static str, Option<Value>)> {
        let reference = |id: &Option<Id>| id.clone().map(Value::Reference);
        match self.kind {
            Kind::Element | Kind::Boundary => vec![("inBoundary", reference(&self.boundary))],
            Kind::Dataflow => vec![
                ("source", reference(&self.source)),
                ("sink", reference(&self.sink)),
            ],
            Kind::Data => Vec::new(),
        }
    }

    fn change(&self, id: &Id, model: &Model, schema: &Schema) -> Option<Edit> {
        let (_, part) = model.find(id)?;
        let id = || id.clone();
        let name = self.name.trim();
        let mut edits = Vec::new();
        if name != part.name {
            edits.push(Edit::Rename {
                id: id(),
                name: name.to_owned(),
            });
        }
        if self.class != part.class && schema.class_id(&self.class).is_some() {
            edits.push(Edit::SetClass {
                id: id(),
                class: self.class.clone(),
            });
        }
        for (attribute, value) in self.references() {
            if part.attributes.get(attribute) != value.as_ref() {
                edits.push(Edit::Set {
                    id: id(),
                    attribute: attribute.to_owned(),
                    value,
                });
            }
        }
        match edits.len() {
            0 | 1 => edits.pop(),
            _ => Some(Edit::Batch {
                name: words::change(&part.name),
                edits,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn model() -> Model {
        let mut server = Part::new(Id::new("server"), "Server", "Server");
        server
            .attributes
            .set("inBoundary", Some(Value::Reference(Id::new("aws"))));
        Model {
            boundaries: vec![Arc::new(Part::new(Id::new("aws"), "AWS", "Boundary"))],
            elements: vec![Arc::new(server)],
            ..Model::default()
        }
    }

    #[test]
    fn a_new_part_starts_where_the_selected_one_is() {
        let check = |kind, selected: &str, boundary: Option<&str>, source: Option<&str>| {
            let draft = Draft::of(&PartForm::Add(kind), &model(), Some(Id::new(selected)));
            assert_eq!(draft.boundary, boundary.map(Id::new));
            assert_eq!(draft.source, source.map(Id::new));
        };
        check(Kind::Element, "server", Some("aws"), None);
        check(Kind::Boundary, "aws", Some("aws"), None);
        check(Kind::Dataflow, "server", None, Some("server"));
        check(Kind::Dataflow, "aws", None, None);
        check(Kind::Data, "aws", None, None);
    }

    #[test]
    fn only_what_differs_becomes_an_edit() {
        let model = model();
        let form = PartForm::Change(Id::new("server"));
        let check = |change: fn(&mut Draft), expected: Option<&str>| {
            let mut draft = Draft::of(&form, &model, None);
            change(&mut draft);
            let (_, edit) = draft.edit(&form, &model, Schema::built_in());
            assert_eq!(edit.map(|edit| edit.name(&model)).as_deref(), expected);
        };
        check(|_| (), None);
        check(
            |draft| draft.name = " Front end ".to_owned(),
            Some("Rename Server"),
        );
        check(
            |draft| draft.class = "Process".to_owned(),
            Some("Change the class of Server"),
        );
        check(
            |draft| {
                draft.name = "Front end".to_owned();
                draft.boundary = None;
            },
            Some("Change Server"),
        );
    }

    #[test]
    fn missing_fields_are_reported() {
        let model = model();
        let check = |draft: &Draft, expected: [&str; 3]| {
            let fields = [Field::Name, Field::Source, Field::Sink];
            assert_eq!(fields.map(|field| draft.error(field, &model)), expected);
            assert_eq!(draft.is_complete(&model), expected == [""; 3]);
        };
        let (name, source, sink) = (
            "A name is needed.",
            "Choose where the flow starts.",
            "Choose where the flow ends.",
        );
        check(&Draft::empty(Kind::Data), [name, "", ""]);
        let mut draft = Draft::empty(Kind::Dataflow);
        check(&draft, [name, source, sink]);
        draft.name = "Order".to_owned();
        check(&draft, ["", source, sink]);
        draft.source = Some(Id::new("server"));
        draft.sink = Some(Id::new("gone"));
        check(&draft, ["", "", sink]);
        draft.sink = Some(Id::new("server"));
        check(&draft, ["", "", ""]);
    }
}
