//! The chapter of all classes and their attributes.

use std::collections::BTreeMap;
use std::sync::Arc;

use parapet_core::schema::{Attribute, Class, built_in_wording};

use super::chapter::Chapter;
use super::reference::{Reference, attribute_anchor, class_anchor, threat_anchor};

/// The SIDs of the threats that read an attribute, by the address of its entry: classes
/// that inherit an attribute share it.
type Readers<'a> = BTreeMap<*const Attribute, Vec<&'a str>>;

/// The chapter: a section for each class, and in it one for each attribute that it defines.
pub(super) fn chapter(reference: &Reference) -> Chapter {
    let mut chapter = Chapter::new("Elements and attributes", "elements-and-attributes");
    chapter.paragraph(format_args!(
        "The classes of parts, each with the attributes that it brings in, their defaults, and the [threats](#all-threats) that read them. What extends a class has the attributes of that class, too.",
    ));
    let readers = readers(reference);
    for (_, class) in reference.schema.classes() {
        section(&mut chapter, reference, class);
        for attribute in reference.own_attributes(class) {
            let read_by = readers.get(&Arc::as_ptr(attribute));
            entry(
                &mut chapter,
                class,
                attribute,
                read_by.map_or(&[], Vec::as_slice),
            );
        }
    }
    section_of_enumerations(&mut chapter, reference);
    chapter
}

fn readers(reference: &Reference) -> Readers<'_> {
    let mut readers = Readers::new();
    for topic in &reference.topics {
        for attribute in topic
            .reads
            .iter()
            .flat_map(|read| reference.attributes_of(read))
        {
            let sids = readers.entry(Arc::as_ptr(attribute)).or_default();
            let sid = topic.rule.threat.sid.as_str();
            if !sids.contains(&sid) {
                sids.push(sid);
            }
        }
    }
    readers
}

fn section(chapter: &mut Chapter, reference: &Reference, class: &Class) {
    chapter.section(2, &class.label, class_anchor(&class.name));
    chapter.paragraph(format_args!("`{}`. {}", class.name, class.description));
    // The first of them is the class itself.
    let bases = class.ancestors.iter().skip(1);
    let bases = bases.filter_map(|base| reference.schema.class(*base));
    let bases = bases.map(|base| format!("[{}](#{})", base.label, class_anchor(&base.name)));
    let bases: Vec<String> = bases.collect();
    if !bases.is_empty() {
        chapter.paragraph(format_args!(
            "It has all attributes of {}.",
            bases.join(" and ")
        ));
    }
}

fn entry(chapter: &mut Chapter, class: &Class, attribute: &Attribute, read_by: &[&str]) {
    chapter.section(
        3,
        &attribute.label,
        attribute_anchor(&class.name, &attribute.name),
    );
    let default = match attribute.computed {
        true => "worked out, nobody answers it".to_owned(),
        false => match attribute.default_description().as_str() {
            "none" | "[]" | "\"\"" => "empty where nobody answers".to_owned(),
            default => format!("{default} where nobody answers"),
        },
    };
    chapter.paragraph(format_args!(
        "`{}`: {}; {default}.",
        attribute.name,
        attribute.kind.description()
    ));
    if let Some(wording) = attribute.wording(built_in_wording()) {
        chapter.paragraph(format_args!(
            "{} {}",
            wording.question_for(""),
            wording.help
        ));
    }
    if !read_by.is_empty() {
        let links = read_by
            .iter()
            .map(|sid| format!("[{sid}](#{})", threat_anchor(sid)));
        chapter.paragraph(format_args!(
            "**Read by** {}.",
            links.collect::<Vec<_>>().join(", ")
        ));
    }
}

fn section_of_enumerations(chapter: &mut Chapter, reference: &Reference) {
    chapter.section(2, "Enumerations", "enumerations".to_owned());
    chapter.paragraph(format_args!(
        "What attributes with a list of choices can be.\n"
    ));
    for enumeration in reference.schema.enumerations() {
        let members = enumeration.members.iter();
        let members = members.map(|member| format!("`{}` ({})", member.name, member.label));
        chapter.line(format_args!(
            "- `{}`: {}",
            enumeration.name,
            members.collect::<Vec<_>>().join(", ")
        ));
    }
}
