//! A shop with two servers, one of them inside a boundary.

use std::borrow::Cow;

use crate::report::template::{CollectionKind, DataSource, Value};

/// What the objects of the small world are.
#[derive(Clone, Copy, Debug)]
pub(super) enum Handle {
    Model,
    Server(usize),
    Secret,
}

pub(super) struct Shop;

const SERVERS: [&str; 2] = ["Web {server}", "Order's \"DB\""];

impl DataSource<'static> for Shop {
    type Object = Handle;

    fn name(&self, name: &str) -> Option<Value<'static, Handle>> {
        Some(match name {
            "tm" => Value::Object(Handle::Model),
            "elements" => Value::list([0, 1].map(|at| Value::Object(Handle::Server(at)))),
            "many" => Value::list((0..1000).map(|_| Value::Object(Handle::Server(0)))),
            "nothing" => Value::list([]),
            _ => return None,
        })
    }

    fn names(&self) -> Vec<&'static str> {
        vec!["tm", "elements", "many", "nothing"]
    }

    fn attribute(&self, object: Handle, name: &str) -> Option<Value<'static, Handle>> {
        Some(match (object, name) {
            (Handle::Model, "name") => Value::text("Web shop"),
            (Handle::Model, "empty") => Value::text(""),
            (Handle::Model, "isOrdered") => Value::Bool(true),
            (Handle::Model, "mergeResponses") => Value::Bool(false),
            (Handle::Model, "count") => Value::Int(1234),
            (Handle::Model, "below") => Value::Int(-5),
            (Handle::Model, "width") => Value::Int(12),
            (Handle::Model, "secret") => Value::Object(Handle::Secret),
            (Handle::Model, "inner") => Value::None,
            (Handle::Model, "nasty") => {
                Value::text("<b>|&\n# `x` [a](javascript:b) $y$ \\ {tm.name}")
            }
            (Handle::Server(at), "name") => Value::text(SERVERS.get(at)?),
            (Handle::Server(at), "order") => Value::Int(i64::try_from(at).ok()? + 1),
            (Handle::Server(0), "inner") => Value::None,
            (Handle::Server(1), "inner") => Value::Object(Handle::Server(0)),
            (Handle::Server(_), "peers") => self.name("elements")?,
            (Handle::Server(_), "levels") => {
                Value::collection(CollectionKind::Set, [Value::Int(0)])
            }
            (Handle::Server(_), "none") => Value::collection(CollectionKind::Set, []),
            (Handle::Server(_), "data") => {
                let items = [1, 0, 1].map(|at| Value::Object(Handle::Server(at)));
                Value::collection(CollectionKind::DataSet, items)
            }
            (Handle::Server(_), "parents") => Value::Method(object, "parents"),
            (Handle::Server(_), "leaks") => Value::Method(object, "leaks"),
            (Handle::Server(_), "display_name") => Value::Method(object, "display_name"),
            (Handle::Server(_), "checkTLS") => Value::Method(object, "checkTLS"),
            (Handle::Secret, "name") => Value::text("SECRET"),
            _ => return None,
        })
    }

    fn attributes(&self, object: Handle) -> Vec<&'static str> {
        match object {
            Handle::Model => vec!["name", "isOrdered", "mergeResponses", "count"],
            Handle::Server(_) => vec!["name", "order", "parents", "display_name"],
            Handle::Secret => vec!["name"],
        }
    }

    fn pairs(&self, object: Handle) -> Vec<(&'static str, Value<'static, Handle>)> {
        let names = self.attributes(object).into_iter();
        names
            .filter_map(|name| Some((name, self.attribute(object, name)?)))
            .collect()
    }

    fn call(&self, object: Handle, method: &str) -> Result<Value<'static, Handle>, &'static str> {
        match (object, method) {
            (Handle::Server(1), "parents") => Ok(Value::list([Value::Object(Handle::Server(0))])),
            (_, "parents") => Ok(Value::list([])),
            (Handle::Server(at), "leaks") => Ok(Value::Bool(at == 1)),
            (Handle::Server(at), "display_name") => Ok(Value::text(SERVERS[at])),
            _ => Err("needs a list of dataflows"),
        }
    }

    fn function(
        &self,
        name: &str,
        value: &Value<'static, Handle>,
    ) -> Option<Value<'static, Handle>> {
        match (name, value) {
            ("getCount", Value::List(list)) => {
                Some(Value::Text(Cow::Owned(list.items.len().to_string())))
            }
            ("getNames", _) => Some(Value::list(SERVERS.map(Value::text))),
            _ => None,
        }
    }

    fn functions(&self) -> &[&'static str] {
        &["getCount", "getNames"]
    }

    fn class(&self, object: Handle) -> &'static str {
        match object {
            Handle::Model => "TM",
            Handle::Server(_) => "Server",
            Handle::Secret => "Classification",
        }
    }

    fn text(&self, object: Handle) -> Cow<'static, str> {
        match object {
            Handle::Model => Cow::Borrowed("TM(Web shop)"),
            Handle::Server(at) => Cow::Owned(format!("Server({})", SERVERS[at])),
            Handle::Secret => Cow::Borrowed("Classification.SECRET"),
        }
    }

    fn formats_as_text(&self, object: Handle) -> bool {
        matches!(object, Handle::Secret)
    }
}
