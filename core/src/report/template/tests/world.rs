//! A shop with two servers, one of them inside a boundary.

use std::borrow::Cow;

use crate::report::template::{Brackets, Value, World};

/// What the objects of the small world are.
#[derive(Clone, Copy, Debug)]
pub(super) enum Thing {
    Model,
    Server(usize),
    Secret,
}

pub(super) struct Shop;

const SERVERS: [&str; 2] = ["Web {server}", "Order's \"DB\""];

impl World<'static> for Shop {
    type Object = Thing;

    fn name(&self, name: &str) -> Option<Value<'static, Thing>> {
        Some(match name {
            "tm" => Value::Object(Thing::Model),
            "elements" => Value::list([0, 1].map(|at| Value::Object(Thing::Server(at)))),
            "many" => Value::list((0..1000).map(|_| Value::Object(Thing::Server(0)))),
            "nothing" => Value::list([]),
            _ => return None,
        })
    }

    fn names(&self) -> Vec<&'static str> {
        vec!["tm", "elements", "many", "nothing"]
    }

    fn attribute(&self, object: Thing, name: &str) -> Option<Value<'static, Thing>> {
        Some(match (object, name) {
            (Thing::Model, "name") => Value::text("Web shop"),
            (Thing::Model, "empty") => Value::text(""),
            (Thing::Model, "isOrdered") => Value::Bool(true),
            (Thing::Model, "mergeResponses") => Value::Bool(false),
            (Thing::Model, "count") => Value::Int(1234),
            (Thing::Model, "below") => Value::Int(-5),
            (Thing::Model, "width") => Value::Int(12),
            (Thing::Model, "secret") => Value::Object(Thing::Secret),
            (Thing::Model, "inner") => Value::None,
            (Thing::Model, "nasty") => {
                Value::text("<b>|&\n# `x` [a](javascript:b) $y$ \\ {tm.name}")
            }
            (Thing::Server(at), "name") => Value::text(SERVERS.get(at)?),
            (Thing::Server(at), "order") => Value::Int(i64::try_from(at).ok()? + 1),
            (Thing::Server(0), "inner") => Value::None,
            (Thing::Server(1), "inner") => Value::Object(Thing::Server(0)),
            (Thing::Server(_), "peers") => self.name("elements")?,
            (Thing::Server(_), "levels") => Value::collection(Brackets::Set, [Value::Int(0)]),
            (Thing::Server(_), "none") => Value::collection(Brackets::Set, []),
            (Thing::Server(_), "data") => {
                let items = [1, 0, 1].map(|at| Value::Object(Thing::Server(at)));
                Value::collection(Brackets::Names, items)
            }
            (Thing::Server(_), "parents") => Value::Method(object, "parents"),
            (Thing::Server(_), "leaks") => Value::Method(object, "leaks"),
            (Thing::Server(_), "display_name") => Value::Method(object, "display_name"),
            (Thing::Server(_), "checkTLS") => Value::Method(object, "checkTLS"),
            (Thing::Secret, "name") => Value::text("SECRET"),
            _ => return None,
        })
    }

    fn attributes(&self, object: Thing) -> Vec<&'static str> {
        match object {
            Thing::Model => vec!["name", "isOrdered", "mergeResponses", "count"],
            Thing::Server(_) => vec!["name", "order", "parents", "display_name"],
            Thing::Secret => vec!["name"],
        }
    }

    fn pairs(&self, object: Thing) -> Vec<(&'static str, Value<'static, Thing>)> {
        let names = self.attributes(object).into_iter();
        names
            .filter_map(|name| Some((name, self.attribute(object, name)?)))
            .collect()
    }

    fn call(&self, object: Thing, method: &str) -> Result<Value<'static, Thing>, &'static str> {
        match (object, method) {
            (Thing::Server(1), "parents") => Ok(Value::list([Value::Object(Thing::Server(0))])),
            (_, "parents") => Ok(Value::list([])),
            (Thing::Server(at), "leaks") => Ok(Value::Bool(at == 1)),
            (Thing::Server(at), "display_name") => Ok(Value::text(SERVERS[at])),
            _ => Err("needs a list of dataflows"),
        }
    }

    fn function(&self, name: &str, value: &Value<'static, Thing>) -> Option<Value<'static, Thing>> {
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

    fn class(&self, object: Thing) -> &'static str {
        match object {
            Thing::Model => "TM",
            Thing::Server(_) => "Server",
            Thing::Secret => "Classification",
        }
    }

    fn text(&self, object: Thing) -> Cow<'static, str> {
        match object {
            Thing::Model => Cow::Borrowed("TM(Web shop)"),
            Thing::Server(at) => Cow::Owned(format!("Server({})", SERVERS[at])),
            Thing::Secret => Cow::Borrowed("Classification.SECRET"),
        }
    }

    fn formats_as_text(&self, object: Thing) -> bool {
        matches!(object, Thing::Secret)
    }
}
