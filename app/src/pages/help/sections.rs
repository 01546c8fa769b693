//! Full-text search in the sections of the help. No page.

use parapet_core::report::document::{Document, Element, Node, Tag, text_of};

/// How many sections a search shows.
const MAX_RESULTS: usize = 20;

/// A heading of the help with the text under it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) title: String,
    /// The title of its chapter; empty where it is that itself.
    pub(super) chapter: String,
    pub(super) anchor: String,
    /// All its words, in lower case.
    text: String,
}

/// All sections, in their order.
pub(super) fn sections(help: &[Document]) -> Vec<Section> {
    let mut all = Vec::new();
    for document in help {
        let chapter = document.contents.first().map_or("", |entry| &entry.text);
        for node in &document.nodes {
            if let Node::Element(Element {
                tag: Tag::Heading { level, anchor },
                children,
            }) = node
            {
                all.push(Section {
                    title: text_of(children),
                    chapter: if *level == 1 {
                        String::new()
                    } else {
                        chapter.to_owned()
                    },
                    anchor: anchor.clone(),
                    text: String::new(),
                });
            }
            if let Some(last) = all.last_mut() {
                last.text
                    .push_str(&text_of(std::slice::from_ref(node)).to_lowercase());
                last.text.push(' ');
            }
        }
    }
    all
}

/// The sections that contain all words, those first that have them in their title.
pub(super) fn search_sections(all: &[Section], query: &str) -> Vec<Section> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let contains_all = |text: &str| words.iter().all(|word| text.contains(word.as_str()));
    let mut found: Vec<&Section> = all.iter().filter(|one| contains_all(&one.text)).collect();
    found.sort_by_key(|one| !contains_all(&one.title.to_lowercase()));
    found.into_iter().take(MAX_RESULTS).cloned().collect()
}

/// The chapter that has that anchor; the first for an unknown one.
pub(super) fn chapter_of(help: &[Document], anchor: &str) -> usize {
    let has = |chapter: &Document| chapter.contents.iter().any(|entry| entry.anchor == anchor);
    help.iter().position(has).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use parapet_core::report::markdown;

    use super::*;

    fn help() -> Vec<Document> {
        let read = |text| markdown::read(text).0;
        vec![
            read("# Begin\n\nHello.\n\n## Draw\n\nA server.\n"),
            read("# Messages\n\n## `flow-without-end`\n\nA flow to no Server.\n\n## Server\n\nx\n"),
        ]
    }

    #[test]
    fn sections_are_found_by_all_words_and_titles_come_first() {
        let all = sections(&help());
        let check = |query: &str, expected: &[&str]| {
            let found = search_sections(&all, query);
            let anchors: Vec<&str> = found.iter().map(|one| one.anchor.as_str()).collect();
            assert_eq!(anchors, expected, "{query}");
        };
        check("server", &["server", "draw", "flow-without-end"]);
        check("SERVER flow", &["flow-without-end"]);
        check("hello", &["begin"]);
        check("nowhere", &[]);
        assert_eq!(all[1].chapter, "Begin");
        assert_eq!(all[0].chapter, "");
    }

    #[test]
    fn an_unknown_anchor_leads_to_the_first_chapter() {
        assert_eq!(chapter_of(&help(), "flow-without-end"), 1);
        assert_eq!(chapter_of(&help(), "draw"), 0);
        assert_eq!(chapter_of(&help(), "gone"), 0);
    }
}
