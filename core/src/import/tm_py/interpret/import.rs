//! Imports: pytm under any name, and other modules as unknown values.

use std::rc::Rc;

use super::Interpreter;
use crate::diagnostic::messages;
use crate::import::tm_py::value::Value;
use crate::python::{Identifier, Import};

impl<'t> Interpreter<'t> {
    pub(super) fn import(&mut self, modules: &'t [Import]) {
        for import in modules {
            let path = import.name.text.as_str();
            let (name, whole) = match &import.alias {
                Some(alias) => (alias.text.as_str(), path),
                // `import a.b` gives the name `a`.
                None => {
                    let root = path.split('.').next().unwrap_or(path);
                    (root, root)
                }
            };
            let value = module(whole);
            self.bind(name, value);
        }
    }

    pub(super) fn import_from(&mut self, path: &'t Identifier, names: Option<&'t [Import]>) {
        let value = module(&path.text);
        let Some(names) = names else {
            return self.import_all(path, &value);
        };
        for import in names {
            let bound = import.alias.as_ref().unwrap_or(&import.name);
            let value = match &value {
                Value::Pytm => self.import_pytm_name(import),
                other => self.attribute(other, &import.name.text, import.name.span),
            };
            self.bind(&bound.text, value);
        }
    }

    fn import_pytm_name(&mut self, import: &'t Import) -> Value<'t> {
        let name = import.name.text.as_str();
        match self.pytm_attribute(name) {
            Value::Unknown if name.starts_with(char::is_uppercase) => {
                self.unknown_class(name, import.name.span)
            }
            value => value,
        }
    }

    fn import_all(&mut self, path: &'t Identifier, value: &Value<'t>) {
        if matches!(value, Value::Pytm) {
            for name in super::pytm::names() {
                if let Some(value) = self.exported_by_pytm(name) {
                    self.bind(name, value);
                }
            }
            return;
        }
        let diagnostic = messages::script_module_not_read(&path.text);
        self.report(
            path.span,
            diagnostic.hint("Put what the model needs into this script."),
        );
    }
}

/// What a module is.
fn module<'t>(path: &str) -> Value<'t> {
    match path.trim_start_matches('.').split('.').next() {
        Some("pytm") => Value::Pytm,
        _ => Value::Other(Rc::from(path)),
    }
}
