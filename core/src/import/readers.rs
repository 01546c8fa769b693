//! The table of file formats: how each is recognised, and what reads it.

use super::detect::{
    Form, is_dot, is_json, is_model, is_pytm_output, is_svg, is_threat_library, is_threat_toml,
    is_tm_py, is_type_library, looks_like_template,
};
use super::imported::Imported;
use super::source::Source;
use super::{decode, dot, model_json, tm_py};
use crate::diagnostic::{Diagnostic, messages};
use crate::json::Json;

/// A format.
struct Reader {
    form: Form,
    detect: Detect,
    /// Endings of names of files that are of this format where no content says otherwise.
    extensions: &'static [&'static str],
    /// Reads the model in a file of this format, or says what else it is.
    read: fn(&Source<'_>) -> Result<Imported, Diagnostic>,
}

/// How a format is recognised.
enum Detect {
    /// By its JSON.
    Json(fn(&Json<'_>) -> bool),
    /// By its text, where that is not JSON.
    Text(fn(&str) -> bool),
}

/// What a model is saved as. Broken JSON is read as one too, so that its reader reports the error.
const MODEL_JSON: Reader = Reader {
    form: Form::ModelJson,
    detect: Detect::Json(is_model),
    extensions: &["json"],
    read: model_json::read_source,
};

/// All formats; the first one that recognises a file reads it. What is JSON and no model is reported
/// by the reader of models, with its position.
static READERS: [Reader; 10] = [
    Reader {
        form: Form::ThreatLibrary,
        detect: Detect::Json(is_threat_library),
        extensions: &[],
        read: model_json::read_source,
    },
    Reader {
        form: Form::PytmOutput,
        detect: Detect::Json(is_pytm_output),
        extensions: &[],
        read: model_json::read_source,
    },
    MODEL_JSON,
    Reader {
        form: Form::TypeLibrary,
        detect: Detect::Json(is_type_library),
        extensions: &[],
        read: model_json::read_source,
    },
    Reader {
        form: Form::OtherJson,
        detect: Detect::Json(|_| true),
        extensions: &[],
        read: model_json::read_source,
    },
    Reader {
        form: Form::Svg,
        detect: Detect::Text(is_svg),
        extensions: &[],
        read: |_| {
            Err(no_model(
                "a picture without a model in it",
                "Open the model that it was made from.",
            ))
        },
    },
    Reader {
        form: Form::Dot,
        detect: Detect::Text(is_dot),
        extensions: &["dot", "gv"],
        read: |source| dot::read(source.text),
    },
    Reader {
        form: Form::TmPy,
        detect: Detect::Text(is_tm_py),
        extensions: &["py"],
        read: |source| tm_py::read(source.text).map(Imported::from),
    },
    Reader {
        form: Form::Template,
        detect: Detect::Text(looks_like_template),
        extensions: &["md"],
        read: |_| {
            Err(no_model(
                "a report template",
                "Open a model first; templates are opened beside one.",
            ))
        },
    },
    Reader {
        form: Form::ThreatToml,
        detect: Detect::Text(is_threat_toml),
        extensions: &[],
        read: |_| {
            Err(no_model(
                "a threat library",
                "Open a model first; libraries are opened beside one.",
            ))
        },
    },
];

/// What no other format recognises.
const UNKNOWN: Reader = Reader {
    form: Form::Unknown,
    detect: Detect::Text(|_| true),
    extensions: &[],
    read: |_| {
        Err(no_model(
            "nothing that Parapet knows",
            "It reads model.json, tm.py and Graphviz .dot files.",
        ))
    },
};

impl Source<'_> {
    /// What the file is, by its content; its name decides only between texts that look alike.
    pub fn form(&self) -> Form {
        self.reader().form
    }

    /// Reads the model in the file, whatever format it has.
    ///
    /// # Errors
    /// One diagnostic where nothing of a model could be found, or the file holds something else.
    pub fn read(&self) -> Result<Imported, Diagnostic> {
        let mut imported = (self.reader().read)(self)?;
        imported
            .diagnostics
            .splice(0..0, self.decoding.into_iter().cloned());
        Ok(imported)
    }

    fn reader(&self) -> &'static Reader {
        let found = if is_json(self.text) {
            match self.json() {
                Ok(document) => READERS.iter().find(
                    |reader| matches!(reader.detect, Detect::Json(is) if is(&document.root.value)),
                ),
                Err(_) => Some(&MODEL_JSON),
            }
        } else {
            let by_text = READERS
                .iter()
                .find(|reader| matches!(reader.detect, Detect::Text(is) if is(self.text)));
            by_text.or_else(|| self.reader_by_name())
        };
        found.unwrap_or(&UNKNOWN)
    }

    fn reader_by_name(&self) -> Option<&'static Reader> {
        let extension = self.file.rsplit('.').next()?.to_lowercase();
        READERS
            .iter()
            .find(|reader| reader.extensions.contains(&extension.as_str()))
    }
}

/// What the text of a file of that name is.
pub fn detect(file: &str, text: &str) -> Form {
    Source::new(file, text).form()
}

/// Reads the model in a file, whatever format it has.
///
/// # Errors
/// As [`Source::read`], and where the bytes are no text.
pub fn read(file: &str, bytes: &[u8]) -> Result<Imported, Diagnostic> {
    let decoded = decode(bytes)?;
    Source::of(file, &decoded).read()
}

fn no_model(what: &str, hint: &str) -> Diagnostic {
    messages::no_model_in_file(&what).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_content() {
        for (file, text, expected) in [
            ("m.json", "{\"name\": \"x\"}", Form::ModelJson),
            ("x.txt", " \u{feff}{\"elements\": []}", Form::ModelJson),
            ("m.json", "{\"parapet\": {\"version\": 1}}", Form::ModelJson),
            ("m.json", "{\"name\": ", Form::ModelJson),
            ("m.json", "", Form::ModelJson),
            ("m.json", "{\"a\": 1}", Form::OtherJson),
            ("m.json", "[1]", Form::OtherJson),
            ("m", "{\"name\": \"{tm.name} {x:if:y}\"}", Form::ModelJson),
            ("m.json", "{name: 1}", Form::ModelJson),
            ("x", "{tm.name}", Form::Template),
            ("x.md", "[Contents](#a)", Form::Template),
            (
                "m.json",
                "{\"name\": \"x\", \"actors\": [], \"assets\": []}",
                Form::PytmOutput,
            ),
            ("t.json", "[{\"SID\": \"A1\"}]", Form::ThreatLibrary),
            (
                "t.json",
                "{\"name\": \"x\", \"threats\": [{\"SID\": \"A1\"}]}",
                Form::ThreatLibrary,
            ),
            (
                "t.json",
                "{\"parapet\": {\"library\": 1}, \"name\": \"x\", \"threats\": []}",
                Form::ThreatLibrary,
            ),
            ("t.json", "[7, {\"sid\": \"A1\"}]", Form::ThreatLibrary),
            ("t.json", "{\"sid\": \"A1\"}", Form::ThreatLibrary),
            (
                "t.json",
                "[{\"id\": \"A1\", \"target\": \"Server\", \"condition\": \"\"}]",
                Form::ThreatLibrary,
            ),
            ("t.json", "[{\"id\": \"A1\"}]", Form::OtherJson),
            ("t.json", "{\"types\": []}", Form::TypeLibrary),
            ("t.toml", "sid = \"A1\"\n", Form::ThreatToml),
            (
                "tm.py",
                "#!/usr/bin/env python3\nfrom pytm import TM\n",
                Form::TmPy,
            ),
            ("x", "import pytm\n", Form::TmPy),
            ("x", "tm = TM(\"a\")", Form::TmPy),
            ("x.py", "print(1)", Form::TmPy),
            ("x", "// c\n/* d */ digraph G { a -> b }", Form::Dot),
            ("x", "strict graph{a--b}", Form::Dot),
            ("x", "graph of a function", Form::Unknown),
            ("x", "<?xml version=\"1.0\"?>\n<svg/>", Form::Svg),
            ("x", "# Report\n{tm.name}", Form::Template),
            ("x", "{dataflows:repeat:{{item.name}}}", Form::Template),
            ("x.md", "# Nothing in it", Form::Template),
            ("x", "hello", Form::Unknown),
        ] {
            assert_eq!(detect(file, text), expected, "{file} {text}");
        }
    }

    #[test]
    fn json_is_parsed_once_for_all_who_ask() {
        let text = "{\"name\": \"Shop\"}";
        let source = Source::new("model.json", text);
        let first: *const _ = source.json().unwrap();
        assert_eq!(source.form(), Form::ModelJson);
        assert_eq!(source.read().unwrap().model.name, "Shop");
        assert!(std::ptr::eq(first, source.json().unwrap()));
    }
}
