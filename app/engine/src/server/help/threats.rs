//! The chapter of all built-in threats.

use parapet_core::explain::{AttributeRead, ConditionInWords};
use parapet_core::threats::{Severity, Threat};

use super::chapter::Chapter;
use super::reference::{Reference, Topic, attribute_anchor, class_anchor, threat_anchor};

/// The chapter: a section for each category, and in it one for each threat.
pub(super) fn chapter(reference: &Reference) -> Chapter {
    let mut chapter = Chapter::new("All threats", "all-threats");
    chapter.paragraph(format_args!(
        "The {} threats of the built-in library, by category. [Threats and findings](#threats-and-findings) says how they become findings, [Elements and attributes](#elements-and-attributes) what the attributes mean.",
        reference.topics.len()
    ));
    let mut categories: Vec<&str> = reference.topics.iter().map(category).collect();
    categories.sort_unstable();
    categories.dedup();
    for name in categories {
        chapter.section(2, &capitalised(name), format!("threats-{name}"));
        let within = reference
            .topics
            .iter()
            .filter(|topic| category(topic) == name);
        within.for_each(|topic| section(&mut chapter, reference, topic));
    }
    chapter
}

fn category(topic: &Topic) -> &str {
    &topic.rule.threat.category
}

fn section(chapter: &mut Chapter, reference: &Reference, topic: &Topic) {
    let threat = topic.rule.threat.as_ref();
    chapter.section(
        3,
        &format!("{}: {}", threat.sid, threat.title),
        threat_anchor(&threat.sid),
    );
    metadata(chapter, reference, topic);
    chapter.paragraph(format_args!("{}", threat.details.trim()));
    match &topic.applies {
        Some(applies) => {
            when_it_applies(chapter, applies);
            chapter.paragraph(format_args!("```\n{}\n```", threat.condition.trim()));
        }
        None => chapter.paragraph(format_args!(
            "**Not judged any more.** {}",
            threat.deprecated.trim()
        )),
    }
    chapter.paragraph(format_args!("**What helps**\n"));
    for step in &threat.mitigations {
        let link = step.attribute.as_ref().and_then(|name| {
            let read = topic.reads.iter().find(|read| read.attribute == *name)?;
            Some(links(reference, read))
        });
        match link {
            Some(link) => chapter.line(format_args!("- {} Recorded by {link}.", step.text.trim())),
            None => chapter.line(format_args!("- {}", step.text.trim())),
        }
    }
    if !topic.reads.is_empty() {
        let reads = topic.reads.iter().map(|read| {
            let links = links(reference, read);
            match read.whose().as_str() {
                "it" => links,
                whose => format!("{links} of {whose}"),
            }
        });
        chapter.paragraph(format_args!(
            "**What it reads:** {}.",
            reads.collect::<Vec<_>>().join(", ")
        ));
    }
}

/// Severity, targets and the ids in public lists.
fn metadata(chapter: &mut Chapter, reference: &Reference, topic: &Topic) {
    let threat = topic.rule.threat.as_ref();
    let targets = threat.targets.iter().map(|name| {
        let class = reference.schema.class_named(name);
        let label = class.map_or(name.as_str(), |class| class.label.as_ref());
        format!("[{label}](#{})", class_anchor(name))
    });
    let severity = Severity::from_word(&threat.severity).word();
    chapter.paragraph(format_args!(
        "**{severity}.** Aimed at {}. {}.",
        targets.collect::<Vec<_>>().join(", "),
        threat.stride.join(", ")
    ));
    let ids = ids(threat);
    if !ids.is_empty() {
        chapter.paragraph(format_args!("{}", ids.join(" · ")));
    }
}

fn ids(threat: &Threat) -> Vec<String> {
    let numbered = |list: &str, id: &u32| {
        let folder = list.to_lowercase();
        format!("[{list}-{id}](https://{folder}.mitre.org/data/definitions/{id}.html)")
    };
    let capec = threat.capec.iter().map(|id| numbered("CAPEC", id));
    let cwe = threat.cwe.iter().map(|id| numbered("CWE", id));
    let owasp = threat.owasp.iter().map(|entry| format!("OWASP {entry}"));
    capec.chain(cwe).chain(owasp).collect()
}

/// When it applies, as a sentence or a list of them.
fn when_it_applies(chapter: &mut Chapter, applies: &ConditionInWords) {
    if applies.parts.is_empty() {
        chapter.paragraph(format_args!("**When it applies:** {}.", applies.words));
        return;
    }
    chapter.paragraph(format_args!("**When it applies.** {}:\n", applies.words));
    list(chapter, &applies.parts, 0);
}

fn list(chapter: &mut Chapter, parts: &[ConditionInWords], depth: usize) {
    for part in parts {
        let end = if part.parts.is_empty() { "." } else { ":" };
        let indent = "  ".repeat(depth);
        chapter.line(format_args!("{indent}- {}{end}", part.words));
        list(chapter, &part.parts, depth + 1);
    }
}

/// The attribute that is read, with where it is explained; several where classes word it differently.
fn links(reference: &Reference, read: &AttributeRead) -> String {
    let links = reference.attributes_of(read).into_iter().map(|attribute| {
        let class_name = reference
            .defining_class(attribute)
            .map_or("", |class| &class.name);
        let anchor = attribute_anchor(class_name, &attribute.name);
        format!("[{}](#{anchor})", attribute.label)
    });
    let mut links: Vec<String> = links.collect();
    links.dedup();
    links.join(" or ")
}

/// A category as the list of threats shows it: "Input", "API".
fn capitalised(category: &str) -> String {
    let mut letters = category.chars();
    match (category.len(), letters.next()) {
        (4.., Some(first)) => first.to_uppercase().chain(letters).collect(),
        _ => category.to_uppercase(),
    }
}
