//! Conditions without a model: in words, and the attributes that they read.

#![allow(clippy::unwrap_used, reason = "a panic here is the failing test")]

use parapet_core::explain::{ConditionInWords, attributes_read, in_words};
use parapet_core::model::Schema;
use parapet_core::schema::ClassId;
use parapet_core::threats::Condition;

fn read(targets: &[&str], condition: &str) -> (Vec<ClassId>, Condition) {
    let schema = Schema::built_in();
    let targets: Vec<ClassId> = targets
        .iter()
        .map(|name| schema.class_id(name).unwrap())
        .collect();
    let (condition, diagnostics) = Condition::read(condition, &targets, schema);
    assert_eq!(diagnostics, []);
    (targets, condition.unwrap())
}

#[track_caller]
fn check_words(targets: &[&str], condition: &str, expected: &[&str]) {
    fn collect(lines: &mut Vec<String>, words: &ConditionInWords, depth: usize) {
        lines.push(format!("{}{}", "  ".repeat(depth), words.words));
        for part in &words.parts {
            collect(lines, part, depth + 1);
        }
    }
    let (targets, condition) = read(targets, condition);
    let mut lines = Vec::new();
    let words = in_words(&condition, &targets, Schema::built_in()).unwrap();
    collect(&mut lines, &words, 0);
    assert_eq!(lines, expected);
}

#[test]
fn a_condition_is_put_into_words_without_a_part() {
    check_words(
        &["Dataflow"],
        "target.source.inScope is True and not (target.isResponse or target.sink.controls.isHardened)",
        &[
            "All of these are true",
            "  Its source is in scope",
            "  It is not a response",
            "  Its sink is not hardened",
        ],
    );
    check_words(
        &["Server"],
        "target.usesCache is True and not (target.protocol == 'HTTP' and target.checkTLSVersion(target.inputs))",
        &[
            "All of these are true",
            "  It keeps answers in a cache",
            "  Any of these is true",
            "    It does not speak HTTP",
            "    It takes part in no flow with an older TLS version than it asks for",
        ],
    );
    check_words(
        &["Server"],
        "len(target.inputs) > 3",
        &["It fulfils `len(target.inputs) > 3`"],
    );
}

#[test]
fn all_classes_that_word_it_differently_count() {
    check_words(
        &["Dataflow", "Server"],
        "target.protocol == 'HTTP' and target.usesSessionTokens is True",
        &[
            "All of these are true",
            "  It travels over HTTP or speaks HTTP",
            "  It carries a session token or recognises users by a session token",
        ],
    );
    check_words(
        &["Process", "Lambda"],
        "target.environment != 'Production'",
        &["It does not run in the environment Production"],
    );
}

#[test]
fn values_are_put_in_order() {
    let check = |comparison: &str, expected: &str| {
        let condition = format!("target.tlsVersion {comparison} TLSVersion.TLSv12");
        check_words(&["Dataflow"], &condition, &[expected]);
    };
    check("<", "It has a TLS version below TLS 1.2");
    check("<=", "It has a TLS version of TLS 1.2 or below");
    check(">", "It has a TLS version above TLS 1.2");
    check(">=", "It has a TLS version of TLS 1.2 or above");
}

/// Expects each as "whose: attribute (number of classes, the first of them)".
#[track_caller]
fn check_reads(targets: &[&str], condition: &str, expected: &[&str]) {
    let schema = Schema::built_in();
    let (targets, condition) = read(targets, condition);
    let found: Vec<String> = attributes_read(&condition, &targets, schema)
        .iter()
        .map(|read| {
            let first = schema.class(*read.classes.first().unwrap()).unwrap();
            let (whose, count) = (read.whose(), read.classes.len());
            format!("{whose}: {} ({count} {})", read.attribute, first.name)
        })
        .collect();
    assert_eq!(found, expected, "{}", condition.text());
}

#[test]
fn attributes_are_read_once_in_order_from_whose_they_are() {
    check_reads(
        &["Server"],
        "target.controls.isHardened is False or target.usesCache and not target.controls.isHardened",
        &[
            "it: controls.isHardened (1 Server)",
            "it: usesCache (1 Server)",
        ],
    );
    check_reads(
        &["Process"],
        "target.environment == 'Production'",
        &["it: environment (2 Process)"],
    );
    check_reads(
        &["Dataflow"],
        "any(d.isPII for d in target.data) and target.sink.controls.isHardened is False",
        &[
            "its data: isPII (1 Data)",
            "its sink: controls.isHardened (12 Element)",
        ],
    );
}

#[test]
fn what_the_whole_condition_asks_for_narrows_the_classes() {
    check_reads(
        &["Dataflow"],
        "target.sink.oneOf(Datastore, LLM) and target.sink.controls.isHardened is False",
        &["its sink: controls.isHardened (2 Datastore)"],
    );
    check_reads(
        &["Dataflow"],
        "target.sink.oneOf(LLM) or target.sink.controls.isHardened is False",
        &["its sink: controls.isHardened (12 Element)"],
    );
}

#[test]
fn variables_lead_to_whose_attribute_is_read() {
    check_reads(
        &["Server"],
        "any(any(d.isPII or f.source.inScope for d in f.data if d.isStored) for f in target.inputs)",
        &[
            "the data of its incoming flows: isStored (1 Data)",
            "the data of its incoming flows: isPII (1 Data)",
            "the source of its incoming flows: inScope (12 Element)",
        ],
    );
    check_reads(
        &["Server"],
        "any(f.protocol == target.protocol for f in target.inputs) and any(f.isResponse for f in target.outputs)",
        &[
            "its incoming flows: protocol (1 Dataflow)",
            "it: protocol (1 Server)",
            "its outgoing flows: isResponse (1 Dataflow)",
        ],
    );
}

#[test]
fn what_methods_read_is_listed() {
    check_reads(
        &["Dataflow"],
        "target.hasDataLeaks() and target.crosses(Boundary)",
        &[
            "its data: classification (1 Data)",
            "its source: maxClassification (12 Element)",
            "its sink: maxClassification (12 Element)",
            "it: maxClassification (1 Dataflow)",
            "its source: inBoundary (12 Element)",
            "its sink: inBoundary (12 Element)",
        ],
    );
    check_reads(
        &["Server"],
        "target.checkTLSVersion(target.inputs) and target.inside(Boundary) and target.oneOf(Server)",
        &[
            "its incoming flows: tlsVersion (1 Dataflow)",
            "it: minTLSVersion (1 Server)",
            "it: inBoundary (1 Server)",
        ],
    );
}
