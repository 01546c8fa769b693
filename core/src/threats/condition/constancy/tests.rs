//! What is proven of conditions, and what is left alone.

use super::Constancy;
use crate::schema::Schema;
use crate::threats::Condition;

#[track_caller]
fn check(expected: Option<Constancy>, class: &str, conditions: &[&str]) {
    let schema = Schema::built_in();
    let targets = [schema.class_id(class).unwrap()];
    for text in conditions {
        let (condition, said) = Condition::read(text, &targets, schema);
        let Some(condition) = condition else {
            panic!("{text}: {said:?}");
        };
        let mut patience = u32::MAX;
        let constancy = condition.constancy(schema, &targets, &mut patience);
        assert_eq!(constancy, expected, "{text}");
    }
}

#[test]
fn what_can_never_hold_is_found() {
    check(
        Some(Constancy::Never),
        "Server",
        &[
            "False",
            "not True",
            "''",
            "target.inScope and not target.inScope",
            "target.controls.isHardened is True and target.controls.isHardened is False",
            "target.controls.isHardened and target.inScope and target.controls.isHardened is not True",
            "target.protocol == 'HTTP' and target.protocol == 'HTTPS'",
            "target.protocol == 'HTTP' and not target.protocol",
            "target.protocol is True",
            "target.port == 80 and target.port == 443",
            "target.port < 80 and target.port > 443",
            "target.minTLSVersion == TLSVersion.TLSv13 and target.minTLSVersion < TLSVersion.TLSv12",
            "target.minTLSVersion in (TLSVersion.TLSv12,) and target.minTLSVersion == TLSVersion.TLSv11",
            // What is not understood is the same where it is written the same.
            "any(d.isPII for d in target.data) and not any(d.isPII for d in target.data)",
            "target.inScope and target.inputs[0].isResponse and not target.inScope",
        ],
    );
    check(
        Some(Constancy::Never),
        "Dataflow",
        &[
            "target.sink.inScope and not target.sink.inScope",
            "target.tlsVersion < target.sink.minTLSVersion and target.tlsVersion == target.sink.minTLSVersion",
        ],
    );
}

#[test]
fn what_always_holds_is_found() {
    check(
        Some(Constancy::Always),
        "Server",
        &[
            "True",
            "'x' or target.inScope",
            "target.inScope or not target.inScope",
            "target.protocol != 'HTTP' or target.protocol != 'HTTPS'",
            "target.port < 443 or target.port >= 443",
            "target.minTLSVersion >= TLSVersion.NONE",
            "target.controls.isHardened is False or target.controls.isHardened is True",
        ],
    );
}

#[test]
fn what_depends_on_answers_is_left_alone() {
    check(
        None,
        "Server",
        &[
            "target.inScope",
            "target.inScope and target.controls.isHardened is False",
            "target.protocol == 'HTTP' or target.protocol == 'HTTPS'",
            "target.protocol != ''",
            "target.port != 80 or target.port != 80",
            "target.port > 79 and target.port < 81",
            "target.minTLSVersion < TLSVersion.TLSv12",
            "any(d.isPII for d in target.data)",
            "len(target.data) > 0 and len(target.data) < 0",
            // These may fail, and then they do not hold.
            "any(d.isPII for d in target.data) or not any(d.isPII for d in target.data)",
            "target.name == 'x'",
        ],
    );
    // A flow may lack an end, and an asset a control: then the condition fails.
    check(
        None,
        "Dataflow",
        &["target.sink.inScope or not target.sink.inScope"],
    );
    check(None, "Element", &["target.port == 1 or target.port != 1"]);
}

#[test]
fn a_large_condition_is_given_up() {
    let schema = Schema::built_in();
    let targets = [schema.class_id("Server").unwrap()];
    let clause = |name| format!("target.controls.{name} is True");
    let names = schema.class_named("Server").unwrap().attributes.iter();
    let names = names.filter_map(|it| it.name.strip_prefix("controls."));
    let clauses: Vec<String> = names.take(20).map(clause).collect();
    assert_eq!(clauses.len(), 20);
    // Each `or` doubles the cases in which nothing is decided yet.
    let text = format!(
        "({}) and target.inScope and not target.inScope",
        clauses.join(" or ")
    );
    let (condition, _) = Condition::read(&text, &targets, schema);
    let mut patience = u32::MAX;
    condition
        .unwrap()
        .constancy(schema, &targets, &mut patience);
    assert!(u32::MAX - patience <= super::MAX_CONSTANCY_STEPS);
    let many = vec!["target.inScope"; 2000].join(" and ");
    let (condition, _) = Condition::read(&many, &targets, schema);
    assert_eq!(
        condition
            .unwrap()
            .constancy(schema, &targets, &mut patience),
        None
    );
}
