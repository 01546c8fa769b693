//! Parts of the model as entries of a select.

use parapet_core::model::{Id, Model, Part};

use crate::components::select::Choice;
use crate::words::page as words;
use crate::words::terms::part_name;

/// The boundaries that a part can lie in, and "in none". A boundary cannot lie in itself, nor in
/// one that lies in it.
pub(crate) fn boundary_choices(model: &Model, own: Option<&Id>) -> Vec<Choice> {
    let allowed = model
        .boundaries
        .iter()
        .filter(|boundary| own.is_none_or(|own| !is_inside(model, boundary, own)));
    std::iter::once(Choice::new("", words::NONE))
        .chain(allowed.map(|boundary| part_choice(boundary)))
        .collect()
}

/// What a flow can start and end at, boundary by boundary.
pub(crate) fn endpoint_choices(model: &Model) -> Vec<Choice> {
    let mut boundaries: Vec<Option<&Id>> = vec![None];
    boundaries.extend(model.boundaries.iter().map(|boundary| Some(&boundary.id)));
    let exists = |id: &Id| model.boundaries.iter().any(|boundary| boundary.id == *id);
    let inside = boundaries.into_iter().flat_map(|boundary| {
        let group = boundary.map_or_else(String::new, |id| part_name(model, id));
        let elements = model
            .elements
            .iter()
            .filter(move |element| element.boundary().filter(|id| exists(id)) == boundary);
        elements.map(move |element| part_choice(element).in_group(group.clone()))
    });
    std::iter::once(Choice::new("", words::CHOOSE_AN_ELEMENT))
        .chain(inside)
        .collect()
}

/// A part as an entry.
pub(crate) fn part_choice(part: &Part) -> Choice {
    Choice::new(part.id.as_str(), part.name.as_str())
}

fn is_inside(model: &Model, boundary: &Part, outer: &Id) -> bool {
    let mut current = Some(&boundary.id);
    for _ in 0..=model.boundaries.len() {
        let Some(id) = current else { return false };
        if id == outer {
            return true;
        }
        let found = model.boundaries.iter().find(|part| part.id == *id);
        current = found.and_then(|part| part.boundary());
    }
    true
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use parapet_core::model::Value;

    use super::*;

    #[test]
    fn a_boundary_cannot_be_placed_inside_itself() {
        let boundary = |name: &str, around: &str| {
            let mut part = Part::new(Id::new(name), name, "Boundary");
            if !around.is_empty() {
                let around = Value::Reference(Id::new(around));
                part.attributes.set("inBoundary", Some(around));
            }
            Arc::new(part)
        };
        let model = Model {
            boundaries: vec![
                boundary("a", ""),
                boundary("b", "a"),
                boundary("c", "b"),
                boundary("d", ""),
            ],
            ..Model::default()
        };
        let check = |own: Option<&str>, expected: &[&str]| {
            let own = own.map(Id::new);
            let choices = boundary_choices(&model, own.as_ref());
            let values: Vec<&str> = choices
                .iter()
                .map(|part_choice| part_choice.value.as_str())
                .collect();
            assert_eq!(values, expected);
        };
        check(None, &["", "a", "b", "c", "d"]);
        check(Some("b"), &["", "a", "d"]);
        check(Some("d"), &["", "a", "b", "c"]);
    }
}
