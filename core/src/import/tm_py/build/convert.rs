//! Single values, converted as pytm converts them.

use std::borrow::Cow;

use super::{Converter, Draft};
use crate::diagnostic::messages;
use crate::import::builder::{EnumForm, read_value};
use crate::import::tm_py::value::Value;
use crate::json::{Json, Node};
use crate::model::{Kind, Value as Set};
use crate::python::Span;
use crate::schema::{Attribute, Type};

/// What became of a value.
pub(super) enum Converted {
    Value(Set),
    /// The value means that there is none.
    Absent,
    /// pytm refuses it, and it is clear what is meant: what that is, in words.
    Suggested(String),
    /// The attribute cannot take it.
    Invalid,
}

impl<'t> Converter<'t> {
    /// A value for an attribute.
    pub(super) fn convert(
        &mut self,
        value: &Value<'t>,
        attribute: &Attribute,
        draft: &Draft,
        span: Span,
    ) -> Converted {
        match &attribute.kind {
            Type::Reference(kind) => self.convert_reference(value, *kind),
            Type::References(kind) => self.convert_references(value, *kind, attribute, draft, span),
            Type::Overrides => Converted::Value(self.read_overrides(value, draft, span)),
            Type::Assumptions => Converted::Value(self.read_assumptions(value, draft, span)),
            Type::Texts => {
                let items = self.items_of(value);
                let list = matches!(value, Value::List(_) | Value::Set(_) | Value::Tuple(_));
                let texts = items.iter().map(|item| item.as_text().map(str::to_owned));
                match texts.collect::<Option<Vec<_>>>() {
                    Some(texts) if list => Converted::Value(Set::Texts(texts)),
                    Some(_) => Converted::Suggested("a list with that one text".to_owned()),
                    None => Converted::Invalid,
                }
            }
            Type::Numbers => {
                let numbers = self
                    .items_of(value)
                    .iter()
                    .map(Value::as_int)
                    .collect::<Option<Vec<_>>>();
                match numbers {
                    Some(mut numbers) => {
                        numbers.sort_unstable();
                        numbers.dedup();
                        Converted::Value(Set::Numbers(numbers))
                    }
                    None => Converted::Invalid,
                }
            }
            Type::Findings => Converted::Invalid,
            _ => self.convert_single(value, attribute, draft, span),
        }
    }

    fn convert_single(
        &mut self,
        value: &Value<'t>,
        attribute: &Attribute,
        draft: &Draft,
        span: Span,
    ) -> Converted {
        if let (Value::Member(at, member), Type::Choice(name)) = (value, &attribute.kind) {
            let enumeration = self.schema.enumerations().get(*at);
            let same = enumeration.filter(|enumeration| enumeration.name == *name);
            let member = same.and_then(|enumeration| enumeration.members.get(*member));
            return member.map_or(Converted::Invalid, |member| {
                Converted::Value(Set::Choice(member.name.clone().into_owned()))
            });
        }
        let number;
        let json = match value {
            Value::Bool(value) => Json::Bool(*value),
            Value::Int(value) => {
                number = value.to_string();
                Json::Number(&number)
            }
            Value::Float(value) if value.is_finite() => {
                number = format!("{value:?}");
                Json::Number(&number)
            }
            Value::Text(text) => Json::Text(Cow::Borrowed(text)),
            _ => return Converted::Invalid,
        };
        let node = Node {
            value: json,
            span: Default::default(),
        };
        let Some(read) = read_value(&node, &attribute.kind, EnumForm::Value, &self.schema) else {
            return Converted::Invalid;
        };
        match (&attribute.kind, read.read_as) {
            (Type::Choice(_), Some(read_as)) => Converted::Suggested(read_as),
            (_, read_as) => {
                if let Some(read_as) = read_as {
                    let diagnostic = messages::script_value_read_as(
                        &attribute.name,
                        &draft.display_name(),
                        &self.kept_json(value),
                        &read_as,
                    );
                    self.report(span, draft.about(diagnostic, &attribute.name));
                }
                Converted::Value(read.value)
            }
        }
    }

    fn convert_reference(&self, value: &Value<'t>, kind: Kind) -> Converted {
        match value {
            Value::None => Converted::Absent,
            Value::Object(at) => match self.ids.get(at) {
                Some((id, found_kind)) if *found_kind == kind => {
                    Converted::Value(Set::Reference(id.clone()))
                }
                _ => Converted::Invalid,
            },
            Value::Text(name) => Converted::Suggested(format!("what is called \"{name}\"")),
            _ => Converted::Invalid,
        }
    }

    fn convert_references(
        &mut self,
        value: &Value<'t>,
        kind: Kind,
        attribute: &Attribute,
        draft: &Draft,
        span: Span,
    ) -> Converted {
        if matches!(value, Value::None) {
            return Converted::Absent;
        }
        let items = self.items_of(value);
        if !items.is_empty() && items.iter().all(|item| matches!(item, Value::Text(_))) {
            return Converted::Suggested("data of that name".to_owned());
        }
        let mut ids = Vec::new();
        let mut seen = rustc_hash::FxHashSet::default();
        for item in items {
            let id = match &item {
                Value::None => continue,
                Value::Object(at) => self
                    .ids
                    .get(at)
                    .filter(|(_, found_kind)| *found_kind == kind),
                _ => None,
            };
            match id {
                Some((id, _)) => {
                    if seen.insert(id.clone()) {
                        ids.push(id.clone());
                    }
                }
                None => {
                    let owner = draft.display_name();
                    let diagnostic = match item.is_unknown() {
                        true => messages::script_unknown_list_item(&attribute.name, &owner),
                        false => messages::script_item_not_data(&attribute.name, &owner),
                    };
                    self.report(span, draft.about(diagnostic, &attribute.name));
                }
            }
        }
        Converted::Value(Set::References(ids))
    }
}
