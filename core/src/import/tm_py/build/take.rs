//! Single values, taken as pytm takes them.

use std::borrow::Cow;

use super::{Builder, Draft};
use crate::diagnostic::Diagnostic;
use crate::import::model_json::{Usual, take};
use crate::import::tm_py::value::Value;
use crate::json::{Json, Node};
use crate::model::schema::{Attribute, Type};
use crate::model::{Kind, Value as Set};
use crate::python::Span;

/// What became of a value.
pub(super) enum Taken {
    Value(Set),
    /// It says that there is none.
    Nothing,
    /// pytm refuses it, and it is clear what is meant: what that is, in words.
    Meant(String),
    /// The attribute cannot take it.
    Not,
}

impl<'t> Builder<'t> {
    /// A value for an attribute.
    pub(super) fn take(
        &mut self,
        value: &Value<'t>,
        attribute: &Attribute,
        draft: &Draft,
        span: Span,
    ) -> Taken {
        match &attribute.kind {
            Type::Reference(kind) => self.take_reference(value, *kind),
            Type::References(kind) => self.take_references(value, *kind, attribute, draft, span),
            Type::Overrides => Taken::Value(self.overrides(value, draft, span)),
            Type::Assumptions => Taken::Value(self.assumptions(value, draft, span)),
            Type::Texts => {
                let items = self.items_of(value);
                let list = matches!(value, Value::List(_) | Value::Set(_) | Value::Tuple(_));
                let texts = items.iter().map(|item| item.as_text().map(str::to_owned));
                match texts.collect::<Option<Vec<_>>>() {
                    Some(texts) if list => Taken::Value(Set::Texts(texts)),
                    Some(_) => Taken::Meant("a list with that one text".to_owned()),
                    None => Taken::Not,
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
                        Taken::Value(Set::Numbers(numbers))
                    }
                    None => Taken::Not,
                }
            }
            Type::Findings => Taken::Not,
            _ => self.take_single(value, attribute, draft, span),
        }
    }

    fn take_single(
        &mut self,
        value: &Value<'t>,
        attribute: &Attribute,
        draft: &Draft,
        span: Span,
    ) -> Taken {
        if let (Value::Member(at, member), Type::Choice(name)) = (value, &attribute.kind) {
            let enumeration = self.schema.enumerations().get(*at);
            let same = enumeration.filter(|enumeration| enumeration.name == *name);
            let member = same.and_then(|enumeration| enumeration.members.get(*member));
            return member.map_or(Taken::Not, |member| {
                Taken::Value(Set::Choice(member.name.clone().into_owned()))
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
            _ => return Taken::Not,
        };
        let node = Node {
            value: json,
            span: Default::default(),
        };
        let Some(taken) = take(&node, &attribute.kind, Usual::Value, &self.schema) else {
            return Taken::Not;
        };
        match (&attribute.kind, taken.read_as) {
            (Type::Choice(_), Some(read_as)) => Taken::Meant(read_as),
            (_, read_as) => {
                if let Some(read_as) = read_as {
                    let message = format!(
                        "`{}` of {} is `{}`. It was read as {read_as}.",
                        attribute.name,
                        draft.words(),
                        self.kept(value)
                    );
                    let diagnostic = Diagnostic::remark("read-as", message);
                    self.say(span, draft.about(diagnostic, &attribute.name));
                }
                Taken::Value(taken.value)
            }
        }
    }

    fn take_reference(&self, value: &Value<'t>, kind: Kind) -> Taken {
        match value {
            Value::None => Taken::Nothing,
            Value::Object(at) => match self.ids.get(at) {
                Some((id, there)) if *there == kind => Taken::Value(Set::Reference(id.clone())),
                _ => Taken::Not,
            },
            Value::Text(name) => Taken::Meant(format!("what is called \"{name}\"")),
            _ => Taken::Not,
        }
    }

    fn take_references(
        &mut self,
        value: &Value<'t>,
        kind: Kind,
        attribute: &Attribute,
        draft: &Draft,
        span: Span,
    ) -> Taken {
        if matches!(value, Value::None) {
            return Taken::Nothing;
        }
        let items = self.items_of(value);
        if !items.is_empty() && items.iter().all(|item| matches!(item, Value::Text(_))) {
            return Taken::Meant("data of that name".to_owned());
        }
        let mut ids = Vec::new();
        let mut seen = rustc_hash::FxHashSet::default();
        for item in items {
            let id = match &item {
                Value::None => continue,
                Value::Object(at) => self.ids.get(at).filter(|(_, there)| *there == kind),
                _ => None,
            };
            match id {
                Some((id, _)) => {
                    if seen.insert(id.clone()) {
                        ids.push(id.clone());
                    }
                }
                None => {
                    let (code, why) = match item.is_unknown() {
                        true => (
                            "script-unknown-value",
                            "Only running the script would tell one of",
                        ),
                        false => ("refused-value", "Something else than data stands among"),
                    };
                    let message = format!(
                        "{why} `{}` of {}. It is left out of the list.",
                        attribute.name,
                        draft.words()
                    );
                    let diagnostic = Diagnostic::warning(code, message);
                    self.say(span, draft.about(diagnostic, &attribute.name));
                }
            }
        }
        Taken::Value(Set::References(ids))
    }
}
