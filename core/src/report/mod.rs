//! Reports: the template language, what templates can look into, and the tree of a Markdown text.
//!
//! ```text
//! builtin_template(name) -> template                             one that comes with Parapet
//! fill(template, Subject) -> Rendered { text, diagnostics }      Markdown
//! markdown::read(&text) -> Document                              what a screen shows of it
//! ```

mod builtin;
pub mod context;
pub mod document;
pub mod markdown;
pub mod template;

pub use builtin::{BUILTIN_TEMPLATES, BuiltinTemplate, builtin_template};
use context::{Context, Subject};
use template::{Limits, Rendered, Template};

/// Fills a report template. Diagnostics of reading it and of filling it come together, in the order
/// of their places.
pub fn fill(template: &str, subject: Subject<'_>) -> Rendered {
    let (template, mut diagnostics) = Template::parse(template);
    let context = Context::new(subject);
    let rendered = template::render(&template, &context, &Limits::default());
    diagnostics.extend(rendered.diagnostics);
    diagnostics.sort_by_key(|diagnostic| diagnostic.location.position());
    Rendered {
        text: rendered.text,
        diagnostics,
    }
}
