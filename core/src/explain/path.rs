//! The path from a name in a condition to an attribute, and the classes of the parts along it.

use std::borrow::Cow;

use crate::model::Kind;
use crate::python::{Expr, ExprKind};
use crate::schema::{ClassId, Schema, Type};

/// A name and the parts that are passed from it on: `target.source` is `target` and `["source"]`.
pub(super) struct AttributePath<'e> {
    pub(super) root: &'e str,
    pub(super) path: Vec<&'e str>,
}

/// The path that an expression is, if it is one.
pub(super) fn parse_path(expr: &Expr) -> Option<AttributePath<'_>> {
    match &expr.kind {
        ExprKind::Name(root) => Some(AttributePath {
            root,
            path: Vec::new(),
        }),
        ExprKind::Attribute(of, word) => {
            let mut path = parse_path(of)?;
            path.path.push(word.text.as_str());
            Some(path)
        }
        _ => None,
    }
}

/// `target.source.controls.isHardened` as the path to `source` and the attribute
/// `controls.isHardened`.
pub(super) fn parse_attribute(expr: &Expr) -> Option<(AttributePath<'_>, Cow<'_, str>)> {
    let ExprKind::Attribute(of, word) = &expr.kind else {
        return None;
    };
    let name = word.text.as_str();
    match &of.kind {
        ExprKind::Attribute(whose, controls) if controls.text == "controls" => {
            Some((parse_path(whose)?, Cow::Owned(format!("controls.{name}"))))
        }
        _ => Some((parse_path(of)?, Cow::Borrowed(name))),
    }
}

/// The classes and whatever extends one of them; a threat without targets targets all classes.
pub(super) fn with_subclasses(schema: &Schema, bases: &[ClassId]) -> Vec<ClassId> {
    let heirs = schema.classes().map(|(class, _)| class).filter(|class| {
        !bases.contains(class)
            && (bases.is_empty() || bases.iter().any(|base| schema.is_a(*class, *base)))
    });
    bases.iter().copied().chain(heirs).collect()
}

/// The classes that a part at the end of the path can be of, bases first.
pub(super) fn classes_at_path(schema: &Schema, from: &[ClassId], path: &[&str]) -> Vec<ClassId> {
    path.iter().fold(from.to_vec(), |classes, name| {
        let referred =
            classes
                .iter()
                .find_map(|class| match schema.attribute(*class, name)?.kind {
                    Type::Reference(kind) | Type::References(kind) => Some(kind),
                    _ => None,
                });
        let all = schema.classes().map(|(class, _)| class);
        all.filter(|class| referred.is_some_and(|kind| fits(schema.kind_of(*class), kind)))
            .collect()
    })
}

/// Whether a part of the kind can be referred to as one of the wanted kind: a flow may end at a
/// boundary, too.
fn fits(kind: Option<Kind>, wanted: Kind) -> bool {
    kind == Some(wanted) || (kind == Some(Kind::Boundary) && wanted == Kind::Element)
}
