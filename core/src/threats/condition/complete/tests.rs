//! Completion of conditions; `|` marks the cursor.

use super::*;

/// The first items, at most as many as are expected, and what of the condition they replace.
#[track_caller]
fn check(marked: &str, targets: &[&str], replaced: &str, expected: &[&str]) {
    let at = marked.find('|').unwrap();
    let text = marked.replace('|', "");
    let schema = Schema::built_in();
    let targets = targets.iter().filter_map(|name| schema.class_id(name));
    let targets: Vec<ClassId> = targets.collect();
    let found = complete(&text, at, &targets, schema, false);
    let items = found.items.iter().map(|item| item.text.as_str());
    let items: Vec<&str> = items.take(expected.len().max(1)).collect();
    assert_eq!(items, expected, "{marked}");
    if !expected.is_empty() {
        assert_eq!(&text[found.start..found.end], replaced, "{marked}");
    }
}

#[test]
fn attributes_follow_a_dot() {
    check("target.port|", &["Server"], "port", &[]);
    check("target.por|", &["Server"], "por", &["port"]);
    check("target.po|rt == 80", &["Server"], "port", &["port"]);
    check(
        "target.isHard|",
        &["Server"],
        "isHard",
        &["controls.isHardened"],
    );
    check(
        "target.controls.isHard|",
        &["Server"],
        "isHard",
        &["isHardened"],
    );
    check("target.sink.por|", &["Dataflow"], "por", &["port"]);
    check("target.sink.por|", &["Server"], "por", &[]);
    check("target.cros|", &["Dataflow"], "cros", &["crosses("]);
    check("target.nothingLikeIt|", &["Server"], "", &[]);
    check(
        "target.minTLSVersion.|",
        &["Server"],
        "",
        &["name", "value"],
    );
    // What conditions do not look into is not offered.
    check("target.overrid|", &["Server"], "", &[]);
}

#[test]
fn a_variable_has_the_attributes_of_what_it_goes_through() {
    check(
        "any(d.isPI| for d in target.data)",
        &["Dataflow"],
        "isPI",
        &["isPII"],
    );
    check(
        "any(f.sink.por| for f in target.inputs)",
        &["Server"],
        "por",
        &["port"],
    );
    check("any(x.por| for x in x)", &["Server"], "", &[]);
}

#[test]
fn what_is_compared_offers_its_values() {
    check(
        "target.controls.isHardened is |",
        &["Server"],
        "",
        &["True", "False"],
    );
    check(
        "target.controls.isHardened is not F|",
        &["Server"],
        "F",
        &["False"],
    );
    check(
        "target.minTLSVersion < TLSVersion.TLSv1|",
        &["Server"],
        "TLSv1",
        &["TLSv10", "TLSv11", "TLSv12", "TLSv13"],
    );
    check("target.inBoundary is |", &["Server"], "", &["None"]);
}

#[test]
fn names_stand_elsewhere() {
    // Where no word is begun they are returned only on request.
    check("|", &["Server"], "", &[]);
    check("target.port == 80|", &["Server"], "", &[]);
    check("target.port == 80 |", &["Server"], "", &[]);
    let asked = complete("", 0, &[], Schema::built_in(), true);
    assert_eq!(asked.items[0].text, "target");
    check("ta|", &["Server"], "ta", &["target"]);
    check("target.inScope and le|", &["Server"], "le", &["len("]);
    check(
        "target.oneOf(Datas|)",
        &["Server"],
        "Datas",
        &["Datastore", "DatastoreType"],
    );
    check(
        "any(item.x for item in target.data if ite|)",
        &[],
        "ite",
        &["item"],
    );
    // Nothing is offered inside of a text or behind what has no attributes.
    check("target.protocol == 'HT|'", &["Server"], "", &[]);
    check("len(target.data).|", &["Server"], "", &[]);
}
