//! Attributes: of parts, of their controls, and the members of enumerations.

use super::{Compiler, StaticType};
use crate::diagnostic::{Diagnostic, messages, nearest};
use crate::python::{Expr, ExprKind, Identifier, Span};
use crate::schema::{ClassId, Enumeration};
use crate::threats::condition::program::{Constant, Member, Node, NodeKind};

const CONTROLS: &str = "controls";

impl Compiler<'_> {
    /// Compiles `object.word`.
    pub(super) fn attribute(&mut self, object: &Expr, word: &Identifier) -> (NodeKind, StaticType) {
        if word.text.starts_with("__") {
            return self.report(word.span, messages::condition_dunder(&word.text));
        }
        if let ExprKind::Name(name) = &object.kind
            && self.local(name).is_none()
            && let Some((position, enumeration)) = self.enumeration(name)
        {
            return self.member(position, enumeration, word);
        }
        if let ExprKind::Attribute(owner, controls) = &object.kind
            && controls.text == CONTROLS
        {
            let full = format!("{CONTROLS}.{}", word.text);
            let (owner, static_type) = self.node(owner);
            return self.attribute_of(owner, &static_type, &full, word.span);
        }
        if word.text == CONTROLS {
            return self.report(word.span, messages::condition_controls_alone());
        }
        let (object, static_type) = self.node(object);
        self.attribute_of(object, &static_type, &word.text, word.span)
    }

    /// Whether any part has an attribute of that name.
    pub(super) fn names_attribute(&self, name: &str) -> bool {
        self.schema.attribute_id(name).is_some()
    }

    fn attribute_of(
        &mut self,
        object: Node,
        static_type: &StaticType,
        name: &str,
        span: Span,
    ) -> (NodeKind, StaticType) {
        let member = |member| NodeKind::Attribute(Box::new(object), member);
        let classes = match static_type {
            StaticType::Part(_) | StaticType::Unknown if name == "name" => {
                return (member(Member::Name), StaticType::Scalar);
            }
            StaticType::Choice(_) if name == "name" => {
                return (member(Member::Name), StaticType::Scalar);
            }
            StaticType::Choice(_) | StaticType::Unknown if name == "value" => {
                return (member(Member::Value), StaticType::Scalar);
            }
            StaticType::Part(classes) => classes.clone(),
            StaticType::Unknown => self.schema.classes().map(|(class, _)| class).collect(),
            StaticType::Choice(_) => {
                return self.report_no_attributes(span, "a member of an enumeration", name);
            }
            StaticType::Scalar => {
                return self.report_no_attributes(span, "a value that is no part", name);
            }
            StaticType::Collection(_) | StaticType::Opaque => {
                return self.report_no_attributes(span, "a list", name);
            }
        };
        let found = classes
            .iter()
            .filter_map(|class| self.schema.attribute(*class, name))
            .map(|attribute| StaticType::of(&attribute.kind, self.schema))
            .reduce(StaticType::union);
        match (found, self.schema.attribute_id(name)) {
            (Some(static_type), Some(id)) => (member(Member::Attribute(id)), static_type),
            _ => {
                let error = self.unknown_attribute(&classes, name);
                self.report(span, error)
            }
        }
    }

    fn unknown_attribute(&self, classes: &[ClassId], name: &str) -> Diagnostic {
        let owners: Vec<&str> = classes
            .iter()
            .filter_map(|class| self.schema.class(*class))
            .map(|class| class.name.as_ref())
            .collect();
        let whose = match owners.as_slice() {
            [one] => format!("{one} has no attribute {name}."),
            _ => format!("None of the classes that this can be has an attribute {name}."),
        };
        let known = classes
            .iter()
            .filter_map(|class| self.schema.class(*class))
            .flat_map(|class| &class.attributes)
            .map(|attribute| attribute.name.as_ref());
        let error = messages::condition_attribute(&whose).attribute(name);
        let last = name.rsplit('.').next().unwrap_or(name);
        let elsewhere = known
            .clone()
            .find(|other| *other != name && other.rsplit('.').next() == Some(last));
        match elsewhere.or_else(|| nearest(name, known.chain(["name"]))) {
            Some(near) => error.hint(format!("Write {near}?")),
            None => error,
        }
    }

    fn report_no_attributes(
        &mut self,
        span: Span,
        what: &str,
        name: &str,
    ) -> (NodeKind, StaticType) {
        let error = messages::condition_value_without_attributes(&name, &what);
        let error = if what == "a list" {
            error.hint("Ask each of its items: any(item.… for item in …).")
        } else {
            error
        };
        self.report(span, error)
    }

    fn enumeration(&self, name: &str) -> Option<(u8, &'static Enumeration)> {
        let mut all = self.schema.enumerations().iter().zip(0u8..);
        let (enumeration, position) = all.find(|(enumeration, _)| enumeration.name == name)?;
        Some((position, enumeration))
    }

    fn member(
        &mut self,
        position: u8,
        enumeration: &'static Enumeration,
        word: &Identifier,
    ) -> (NodeKind, StaticType) {
        let member = enumeration.position(&word.text);
        if let Some(member) = member.and_then(|member| u8::try_from(member).ok()) {
            let constant = Constant::Choice {
                enumeration: position,
                member,
            };
            return (NodeKind::Constant(constant), StaticType::Choice(position));
        }
        let known = || {
            enumeration
                .members
                .iter()
                .map(|member| member.name.as_ref())
        };
        let hint = match nearest(&word.text, known()) {
            Some(near) => format!("Write {}.{near}?", enumeration.name),
            None => format!("There are {}.", known().collect::<Vec<_>>().join(", ")),
        };
        let error = messages::condition_member(&enumeration.name, &word.text);
        self.report(word.span, error.hint(hint))
    }
}
