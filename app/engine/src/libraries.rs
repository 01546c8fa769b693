//! The threat libraries that a model is judged by: built-in ones, and ones read from text.

use parapet_core::diagnostic::Diagnostic;
use parapet_core::model::Model;
use parapet_core::threats::{Library, library};
use parapet_core::{Libraries, ModelRules};

/// Libraries in the order in which they apply, with the diagnostics of reading them.
#[derive(Clone, Debug, Default)]
pub struct LibraryStack {
    available: Vec<Library>,
    added: Vec<Library>,
    diagnostics: Vec<Diagnostic>,
}

impl LibraryStack {
    /// The built-in library alone.
    pub fn built_in() -> LibraryStack {
        LibraryStack {
            available: vec![parapet_threatlib::library()],
            ..LibraryStack::default()
        }
    }

    /// Makes a library available to models, which can switch it off, under that name.
    pub fn make_available(&mut self, name: &str, text: &str) {
        let library = self.read(name, text);
        self.available.push(Library {
            name: name.to_owned(),
            ..library
        });
    }

    /// Removes an available library.
    pub fn remove(&mut self, name: &str) {
        self.available.retain(|library| library.name != name);
    }

    /// Adds a library that applies to every model, after all others.
    pub fn add(&mut self, file: &str, text: &str) {
        let library = self.read(file, text);
        self.added.push(library);
    }

    /// Adds a diagnostic of reading a library.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Compiles the libraries for a model, with the ones that it carries.
    pub fn compile(self, model: &Model) -> ModelRules {
        let libraries = Libraries {
            available: &self.available,
            added: &self.added,
        };
        let mut rules = ModelRules::compile(model, &libraries);
        let mut diagnostics = self.diagnostics;
        diagnostics.append(&mut rules.diagnostics);
        rules.diagnostics = diagnostics;
        rules
    }

    fn read(&mut self, name: &str, text: &str) -> Library {
        let loaded = library::read(name, text);
        self.diagnostics.extend(loaded.diagnostics);
        loaded.library
    }
}
