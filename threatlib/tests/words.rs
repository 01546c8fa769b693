//! Every condition can be said in words, and reads attributes that the schema has.

#![cfg(test)]

use parapet_core::explain::{ConditionInWords, attributes_read, in_words};
use parapet_core::model::Schema;
use parapet_core::threats::{Condition, Rule, RuleSet};

/// Calls with every threat that is judged, and its condition.
fn each(visit: impl Fn(&Rule, &Condition)) {
    let (rules, said) = RuleSet::compile(&[parapet_threatlib::library()], Schema::built_in());
    assert_eq!(said, []);
    for rule in &rules.threats {
        match &rule.condition {
            Some(condition) => visit(rule, condition),
            None => assert_ne!(rule.threat.deprecated, "", "{}", rule.threat.sid),
        }
    }
}

/// No code: no backticks, brackets, quotation marks, comparisons, or names of attributes.
fn is_prose(words: &str) -> bool {
    let is_name = |word: &str| word.chars().skip(1).any(char::is_uppercase);
    let named = [
        "TLS", "HTTP", "HTTPS", "SOAP", "IMAP", "SMTP", "CSRF", "DTD",
    ];
    !words.contains(['`', '(', ')', '[', ']', '"', '=', '<', '>', '_', '{', '}'])
        && words.split([' ', ',']).all(|word| {
            !is_name(word) || word.chars().all(|c| !c.is_lowercase()) || named.contains(&word)
        })
}

#[test]
fn every_condition_has_words_and_none_is_code() {
    fn check(sid: &str, said: &ConditionInWords) {
        println!("{sid} {}", said.words);
        assert!(
            said.words.starts_with("It") || !said.parts.is_empty(),
            "{sid}: {}",
            said.words
        );
        assert!(is_prose(&said.words), "{sid}: {}", said.words);
        said.parts.iter().for_each(|part| check(sid, part));
    }
    each(|rule, condition| {
        let said = in_words(condition, &rule.targets, Schema::built_in());
        check(&rule.threat.sid, &said.expect("it was read before"));
    });
}

#[test]
fn every_condition_reads_attributes_and_those_that_record_its_steps() {
    let schema = Schema::built_in();
    each(|rule, condition| {
        let sid = &rule.threat.sid;
        let read = attributes_read(condition, &rule.targets, schema);
        assert!(!read.is_empty(), "{sid} reads nothing");
        for one in &read {
            assert!(schema.attribute_id(&one.attribute).is_some(), "{sid}");
            let named = format!(".{}", one.attribute);
            let by_method = ["classification", "maxClassification", "inBoundary"];
            let by_method = by_method.contains(&one.attribute.as_str())
                || one.attribute.ends_with("TLSVersion")
                || one.attribute == "tlsVersion";
            assert!(
                by_method || condition.text().contains(&named),
                "{sid}: {}",
                one.attribute
            );
        }
        let steps = rule.threat.mitigations.iter();
        for recorded in steps.filter_map(|step| step.attribute.as_ref()) {
            assert!(
                read.iter().any(|one| one.attribute == *recorded),
                "{sid}: {recorded} is not read"
            );
        }
    });
}
