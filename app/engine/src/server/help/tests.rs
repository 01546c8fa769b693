//! The content of the generated chapters, and that links in the help have a target.

use std::collections::{BTreeMap, BTreeSet};

use parapet_core::model::Schema;
use parapet_core::report::document::{Element, Node, Tag, text_of};

use super::*;

/// The sections of a chapter: what is under each heading, by its anchor.
fn sections(chapter: &Document) -> BTreeMap<&str, &[Node]> {
    let mut anchors = Vec::new();
    for (at, node) in chapter.nodes.iter().enumerate() {
        if let Node::Element(Element {
            tag: Tag::Heading { anchor, .. },
            ..
        }) = node
        {
            anchors.push((at, anchor.as_str()));
        }
    }
    let ends = anchors.iter().skip(1).map(|(at, _)| *at);
    let ends: Vec<usize> = ends.chain([chapter.nodes.len()]).collect();
    let all = anchors.iter().zip(ends);
    all.map(|((at, anchor), end)| (*anchor, &chapter.nodes[*at..end]))
        .collect()
}

/// The targets of the links.
fn links(nodes: &[Node]) -> Vec<String> {
    let mut found = Vec::new();
    for node in nodes {
        if let Node::Element(Element { tag, children }) = node {
            if let Tag::Link { to } = tag {
                found.push(to.clone());
            }
            found.extend(links(children));
        }
    }
    found
}

fn chapter(title: &str) -> Document {
    let found = chapters()
        .into_iter()
        .find(|chapter| chapter.contents[0].text == title);
    found.expect("the chapter exists")
}

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
fn anchors_are_unique_and_links_lead_to_them() {
    let chapters = chapters();
    let mut anchors = BTreeSet::new();
    for entry in chapters.iter().flat_map(|chapter| &chapter.contents) {
        assert!(anchors.insert(entry.anchor.as_str()), "{}", entry.anchor);
    }
    for chapter in &chapters {
        assert_eq!(sections(chapter).len(), chapter.contents.len());
        for to in links(&chapter.nodes) {
            if let Some(anchor) = to.strip_prefix('#') {
                assert!(anchors.contains(anchor), "no section {to}");
            }
        }
    }
}

#[test]
fn every_threat_is_a_section_that_is_found_by_its_sid() {
    let chapter = chapter("All threats");
    let sections = sections(&chapter);
    let library = parapet_threatlib::library();
    assert!(library.threats.len() > 140);
    for threat in &library.threats {
        let sid = threat.sid.as_str();
        let text = text_of(sections[sid.to_lowercase().as_str()]);
        let plain = |text: &str| text.trim().replace('`', "");
        let mut expected = vec![
            format!("{sid}: {}", threat.title),
            plain(&threat.details),
            threat.stride.join(", "),
        ];
        expected.extend(threat.mitigations.iter().map(|step| plain(&step.text)));
        expected.extend(threat.capec.iter().map(|id| format!("CAPEC-{id}")));
        expected.extend(threat.cwe.iter().map(|id| format!("CWE-{id}")));
        expected.extend(threat.owasp.iter().cloned());
        if threat.deprecated.is_empty() {
            expected.push("When it applies".to_owned());
            expected.push("What it reads: ".to_owned());
            expected.push(threat.condition.clone());
        } else {
            expected.push("Not judged any more. ".to_owned());
        }
        for expected in expected {
            assert!(text.contains(&expected), "{sid}: {expected}\nin {text}");
        }
    }
}

#[test]
fn a_threat_explains_in_words_when_it_applies() {
    let chapter = chapter("All threats");
    let check = |anchor: &str, expected: &str| {
        let text = text_of(sections(&chapter)[anchor]);
        assert!(text.contains(expected), "{text}");
    };
    check("ds03", "When it applies: It is not hardened.");
    check("ac01", "When it applies. Any of these is true:");
    check("ac01", "It has no rules for who may reach what.");
    check("ac01", "Aimed at Server, Process, Datastore.");
    check("lb01", "Any of these is true:");
    check("par29", "What it reads: Is a response, ");
    check("par29", " of its sink");
}

#[test]
fn threats_and_attributes_list_each_other() {
    let (threats, elements) = (chapter("All threats"), chapter("Elements and attributes"));
    let (threats, elements) = (sections(&threats), sections(&elements));
    let mut pairs = 0;
    for (from, to) in [(&threats, &elements), (&elements, &threats)] {
        for (anchor, nodes) in from {
            for target in links(nodes) {
                let target = target.trim_start_matches('#');
                if target.starts_with("class-") || anchor.ends_with("attributes") {
                    continue;
                }
                if let Some(nodes) = to.get(target).filter(|_| target != "all-threats") {
                    assert!(
                        links(nodes).contains(&format!("#{anchor}")),
                        "{anchor} {target}"
                    );
                    pairs += 1;
                }
            }
        }
    }
    assert!(pairs > 600, "{pairs}");
    let readers = links(elements["dataflow-controls-isencrypted"]);
    assert!(readers.contains(&"#cr08".to_owned()));
    assert!(!readers.contains(&"#ac01".to_owned()));
}

#[test]
fn every_class_and_attribute_is_explained() {
    let chapter = chapter("Elements and attributes");
    let sections = sections(&chapter);
    for (_, class) in Schema::built_in().classes() {
        let text = text_of(sections[format!("class-{}", class.name).to_lowercase().as_str()]);
        assert!(text.contains(class.description.as_ref()));
        for attribute in &class.attributes {
            let explained = class.ancestors.iter().any(|home| {
                let home = &Schema::built_in().class(*home).unwrap().name;
                let anchor = format!("{home}-{}", attribute.name.replace('.', "-"));
                sections
                    .get(anchor.to_lowercase().as_str())
                    .is_some_and(|nodes| text_of(nodes).contains(attribute.name.as_ref()))
            });
            assert!(explained, "{} of {}", attribute.name, class.name);
        }
    }
    let text = text_of(sections["server-usescache"]);
    assert!(
        text.contains("usesCache: yes or no; no where nobody answers."),
        "{text}"
    );
    assert!(text.contains("Read by DS05."), "{text}");
    let text = text_of(sections["element-inboundary"]);
    assert!(text.contains("empty where nobody answers."), "{text}");
}
