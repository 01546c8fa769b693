//! The help: chapters in Markdown, and one made of the list of all diagnostics.

use parapet_core::report::document::Document;
use parapet_core::report::markdown;

/// The chapters, in their order. Each begins with its title.
const CHAPTERS: [&str; 5] = [
    include_str!("../../../help/first-model.md"),
    include_str!("../../../help/page.md"),
    include_str!("../../../help/threats.md"),
    include_str!("../../../help/conditions.md"),
    include_str!("../../../help/pytm.md"),
];

/// What begins the last chapter.
const MESSAGES: &str = include_str!("../../../help/messages.md");

/// Every code with its level, cause and cure, as a table.
const DIAGNOSTICS: &str = include_str!("../../../../docs/diagnostics.md");

/// All chapters, read.
pub(super) fn chapters() -> Vec<Document> {
    let messages = messages(DIAGNOSTICS);
    let all = CHAPTERS.into_iter().chain([messages.as_str()]);
    all.map(|chapter| markdown::read(chapter).0).collect()
}

/// The table of diagnostics as a chapter: a section for each code.
fn messages(table: &str) -> String {
    let mut chapter = MESSAGES.to_owned();
    for line in table.lines() {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [code, level, cause, cure] = *cells else {
            continue;
        };
        if code.starts_with('`') {
            let level = match level {
                "error" => "Error",
                "warning" => "Warning",
                _ => "Remark",
            };
            chapter.push_str(&format!(
                "\n## {code}\n\n**{level}.** {cause}\n\n**What helps:** {cure}\n"
            ));
        }
    }
    chapter
}

#[cfg(test)]
mod tests {
    use parapet_core::report::document::text_of;

    use super::*;

    #[test]
    fn every_chapter_begins_with_its_title_and_has_sections() {
        for chapter in chapters() {
            let first = chapter.contents.first().unwrap();
            assert_eq!(first.level, 1, "{}", first.text);
            assert!(chapter.contents.len() > 1, "{}", first.text);
        }
    }

    #[test]
    fn every_code_is_a_section_that_is_found_by_it() {
        let chapter = chapters().pop().unwrap();
        let listed = DIAGNOSTICS
            .lines()
            .filter_map(|line| line.strip_prefix("| `")?.split('`').next());
        let anchors: Vec<&str> = chapter
            .contents
            .iter()
            .skip(1)
            .map(|entry| entry.anchor.as_str())
            .collect();
        assert_eq!(anchors, listed.collect::<Vec<_>>());
        let text = text_of(&chapter.nodes);
        assert!(text.contains("What helps: Give them different names."));
    }

    #[test]
    fn links_lead_to_sections_of_the_help() {
        let chapters = chapters();
        let all = CHAPTERS.concat();
        for link in all.split("](#").skip(1) {
            let anchor = link.split(')').next().unwrap_or_default();
            let is_there =
                |chapter: &Document| chapter.contents.iter().any(|it| it.anchor == anchor);
            assert!(chapters.iter().any(is_there), "no section #{anchor}");
        }
    }
}
