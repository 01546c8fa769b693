//! The help: chapters in Markdown, two generated from the built-in threats and the schema, and one
//! generated from the list of all diagnostics.

mod chapter;
mod elements;
mod reference;
mod threats;

use std::sync::Arc;

use parapet_core::model::Schema;
use parapet_core::report::document::Document;
use parapet_core::report::markdown;
use parapet_core::schema::Attribute;

use self::reference::Reference;

/// The chapters, in their order. Each begins with its title.
const CHAPTERS: [&str; 6] = [
    include_str!("../../../../help/first-model.md"),
    include_str!("../../../../help/page.md"),
    include_str!("../../../../help/threats.md"),
    include_str!("../../../../help/conditions.md"),
    include_str!("../../../../help/libraries.md"),
    include_str!("../../../../help/pytm.md"),
];

/// The beginning of the last chapter.
const MESSAGES: &str = include_str!("../../../../help/messages.md");

/// Every code with its level, cause and remedy, as a table.
const DIAGNOSTICS: &str = include_str!("../../../../../docs/diagnostics.md");

/// All chapters, parsed.
pub(super) fn chapters() -> Vec<Document> {
    let reference = Reference::of_built_in();
    let written = CHAPTERS
        .into_iter()
        .map(|chapter| markdown::read(chapter).0);
    let generated = [
        threats::chapter(&reference).parse(),
        elements::chapter(&reference).parse(),
        markdown::read(&messages(DIAGNOSTICS)).0,
    ];
    written.chain(generated).collect()
}

/// The anchor of the section of the help that explains an attribute; empty for one of a custom type.
pub(super) fn attribute_anchor(schema: &Schema, attribute: &Arc<Attribute>) -> String {
    match reference::defining_class_in(schema, attribute).filter(|class| !class.custom) {
        Some(class) => reference::attribute_anchor(&class.name, &attribute.name),
        None => String::new(),
    }
}

/// The table of diagnostics as a chapter: a section for each code.
fn messages(table: &str) -> String {
    let mut chapter = MESSAGES.to_owned();
    for line in table.lines() {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [code, level, cause, remedy] = *cells else {
            continue;
        };
        if code.starts_with('`') {
            let level = match level {
                "error" => "Error",
                "warning" => "Warning",
                _ => "Remark",
            };
            chapter.push_str(&format!(
                "\n## {code}\n\n**{level}.** {cause}\n\n**What helps:** {remedy}\n"
            ));
        }
    }
    chapter
}

#[cfg(test)]
mod tests;
