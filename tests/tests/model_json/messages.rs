//! The diagnostics of the reader, and that the rest is read.

use parapet_core::export;
use parapet_core::import::model_json;

/// Reads the text and compares all diagnostics, a line each; saving and loading the rest
/// must lose nothing.
fn check(text: &str, expected: &[&str]) {
    match model_json::read(text) {
        Ok(read) => {
            let diagnostics: Vec<_> = read.diagnostics.iter().map(ToString::to_string).collect();
            assert_eq!(diagnostics, expected, "{text}");
            let saved = export::model_json(&read.model);
            let again = model_json::read(&saved).unwrap();
            assert_eq!(again.model, read.model, "{text}");
            assert_eq!(export::model_json(&again.model), saved, "{text}");
        }
        Err(error) => assert_eq!([error.to_string()].as_slice(), expected, "{text}"),
    }
}

/// The model with that one element.
fn check_element(members: &str, expected: &[&str]) {
    let text = format!(
        "{{\"name\":\"m\",\n\"elements\":[{{\"__class__\":\"Server\",\"name\":\"Web\",\n{members}}}]}}"
    );
    check(&text, expected);
}

#[test]
fn files_without_a_model_are_reported() {
    check("", &["error json-empty 1:1: There is nothing in it."]);
    check(
        "[]",
        &["error not-a-model 1:1 $: This is JSON, but no model: a model is an object."],
    );
    check(
        "{}",
        &[
            "error not-a-model 1:1 $: This is JSON, but no model: it has none of the keys name, boundaries, elements, flows, data.",
        ],
    );
    check(
        "[{\"SID\":\"INP01\"}]",
        &[
            "error not-a-model 1:1 $: This is a threat library, not a model. (Drop it on an open model to judge with it.)",
        ],
    );
    check(
        "{\"name\":\"m\",\n\"elements\":[",
        &[
            "error json-unfinished 2:13: The text ends inside the list that begins at line 2, column 12. (A part at the end is missing: the file was cut off, or a bracket was not closed.)",
        ],
    );
}

#[test]
fn values_of_another_type_are_read_with_a_remark_or_kept() {
    check_element(
        "\"port\":\"443\"",
        &[
            "remark read-as 3:8 $.elements[0].port: `port` of \"Web\" is the text \"443\". It was read as the number 443.",
        ],
    );
    check_element(
        "\"onAWS\":\"yes\"",
        &[
            "remark read-as 3:9 $.elements[0].onAWS: `onAWS` of \"Web\" is the text \"yes\". It was read as yes.",
        ],
    );
    check_element(
        "\"maxClassification\":\"SECRET\"",
        &[
            "remark read-as 3:21 $.elements[0].maxClassification: `maxClassification` of \"Web\" is the text \"SECRET\". It was read as Secret.",
        ],
    );
    check_element(
        "\"levels\":1",
        &[
            "remark read-as 3:10 $.elements[0].levels: `levels` of \"Web\" is the number 1. It was read as the list [1].",
        ],
    );
    check_element(
        "\"controls\":{\"isHardened\":2}",
        &[
            "warning refused-value 3:26 $.elements[0].controls.isHardened: `controls.isHardened` of \"Web\" is the number 2, and yes or no should stand there. It is kept and counts as not answered. (Write `true` or `false`.)",
        ],
    );
    check_element(
        "\"controls\":[]",
        &[
            "warning refused-value 3:12 $.elements[0].controls: `controls` of \"Web\" is a list, and an object with controls should stand there. It is kept and counts as not answered.",
        ],
    );
    check_element(
        "\"protocol\":7",
        &[
            "warning refused-value 3:12 $.elements[0].protocol: `protocol` of \"Web\" is the number 7, and a text should stand there. It is kept and counts as not answered. (Write it in double quotes.)",
        ],
    );
    check_element(
        "\"port\":1e400",
        &[
            "warning refused-value 3:8 $.elements[0].port: `port` of \"Web\" is the number 1e400, and a whole number should stand there. It is kept and counts as not answered. (Write a whole number without quotes.)",
        ],
    );
    check_element(
        "\"inputs\":[]",
        &[
            "remark computed-attribute 3:10 $.elements[0].inputs: `inputs` of \"Web\" is worked out from the rest of the model. What the file says does not count.",
        ],
    );
    check_element("\"inBoundary\":null", &[]);
    check_element(
        "\"port\":1,\"port\":2",
        &[
            "remark duplicate-key 3:10: The key \"port\" stands here again. This one counts, the one in line 3 does not.",
        ],
    );
}

#[test]
fn unknown_attributes_are_kept_and_the_nearest_is_named() {
    check_element(
        "\"validatesInput\":true",
        &[
            "warning unknown-attribute 3:18 $.elements[0].validatesInput: Server has no attribute `validatesInput`. It is kept, and nothing depends on it. (It is a control: `controls.validatesInput`.)",
        ],
    );
    check_element(
        "\"controls\":{\"validateInput\":true}",
        &[
            "warning unknown-attribute 3:29 $.elements[0].controls.validateInput: Server has no attribute `controls.validateInput`. It is kept, and nothing depends on it. (Nearest: `controls.validatesInput`.)",
        ],
    );
    check_element(
        "\"isSQL\":false",
        &[
            "warning unknown-attribute 3:9 $.elements[0].isSQL: Server has no attribute `isSQL`. It is kept, and nothing depends on it. (Datastore has it: check the class of \"Web\".)",
        ],
    );
    check_element(
        "\"x y\":{\"a\" : [1.50, null]}",
        &[
            "warning unknown-attribute 3:7 $.elements[0][\"x y\"]: Server has no attribute `x y`. It is kept, and nothing depends on it.",
        ],
    );
    check_element(
        "\"uuid\":\"1\"",
        &[
            "warning unknown-attribute 3:8 $.elements[0].uuid: Server has no attribute `uuid`. It is kept, and nothing depends on it.",
        ],
    );
    check(
        "{\"name\":\"m\",\"threatsFile\":\"mine.json\"}",
        &[
            "warning library-not-read 1:27 $.threatsFile: The model is to be judged by the threat library \"mine.json\", which Parapet cannot open by itself. (Open it as well, or drop it in: it then counts in place of the built-in one.)",
        ],
    );
}

#[test]
fn names_may_be_missing_strange_or_given_twice() {
    check(
        "{\"name\":7,\"elements\":[{\"name\":42}]}",
        &[
            "warning name-not-text 1:9 $.name: A name is a text, and there is a number. The model is called \"7\" from now on.",
            "warning name-not-text 1:31 $.elements[0].name: A name is a text, and there is a number. It is called \"42\" from now on.",
        ],
    );
    check(
        "{\"name\":\"m\",\"elements\":[{\"name\":\"a\\u0000b\"}]}",
        &[
            "warning strange-character 1:25 $.elements[0].name: The name \"ab\" holds the character U+0000, which cannot be seen. It is kept. (Rename it.)",
        ],
    );
    check(
        "{\"name\":\"m\",\"elements\":[{\"name\":\"a\"},{\"name\":\"a\",\"__class__\":\"Server\"}],\n\"flows\":[{\"name\":\"f\",\"source\":\"a\",\"sink\":\"a\"},{\"name\":\"f\",\"source\":\"a\",\"sink\":\"a\",\"responseTo\":\"f\"}]}",
        &[
            "warning duplicate-name 1:38 $.elements[1].name: Another element is called \"a\". Both are kept; where the file refers to one by name, the last of them counts. (Rename one of them.)",
            "remark ambiguous-reference 2:31 $.flows[0].source: `source` of \"f\" names \"a\", and 2 parts of the kind element are called that. The last of them is meant, as pytm reads it. (Give them different names.)",
            "remark ambiguous-reference 2:42 $.flows[0].sink: `sink` of \"f\" names \"a\", and 2 parts of the kind element are called that. The last of them is meant, as pytm reads it. (Give them different names.)",
            "remark ambiguous-reference 2:68 $.flows[1].source: `source` of \"f\" names \"a\", and 2 parts of the kind element are called that. The last of them is meant, as pytm reads it. (Give them different names.)",
            "remark ambiguous-reference 2:79 $.flows[1].sink: `sink` of \"f\" names \"a\", and 2 parts of the kind element are called that. The last of them is meant, as pytm reads it. (Give them different names.)",
            "remark ambiguous-reference 2:96 $.flows[1].responseTo: `responseTo` of \"f\" names \"f\", and 2 parts of the kind flow are called that. The last of them is meant, as pytm reads it. (Give them different names.)",
        ],
    );
}

#[test]
fn boundaries_cannot_lie_in_one_another() {
    check(
        "{\"name\":\"m\",\"boundaries\":[{\"name\":\"a\",\"inBoundary\":\"b\"},{\"name\":\"b\",\"inBoundary\":\"c\"},{\"name\":\"c\",\"inBoundary\":\"b\"},{\"name\":\"d\",\"inBoundary\":\"d\"}]}",
        &[
            "error boundary-cycle $.boundaries[2].inBoundary: The boundary \"c\" cannot lie in \"b\", because \"b\" lies in \"c\". It lies in no boundary now. (Choose the boundary that it lies in.)",
            "error boundary-cycle $.boundaries[3].inBoundary: The boundary \"d\" cannot lie in itself. It lies in no boundary now. (Choose the boundary that it lies in.)",
        ],
    );
}

#[test]
fn what_has_no_place_is_left_out_and_kept() {
    check(
        "{\"name\":\"m\",\"boundaries\":5,\"elements\":[7,{\"name\":\"a\"}],\n\"flows\":[{\"name\":\"f\",\"source\":\"a\",\"sink\":\"b\",\"port\":1},{\"name\":\"g\",\"source\":\"a\",\"sink\":\"a\",\"responseTo\":\"f\"}]}",
        &[
            "error left-out 1:26 $.boundaries: A list of objects should stand here, and there is a number. It is left out of the model, and kept in the file.",
            "error left-out 1:40 $.elements[0]: An object should stand here, and there is a number. It is left out of the model, and kept in the file.",
            "error flow-without-end 2:42 $.flows[0].sink: The flow \"f\" ends at \"b\", which is no element of the file. It is left out of the model, and kept in the file. (Say where it ends.)",
            "warning dangling-reference 2:105 $.flows[1].responseTo: `responseTo` of \"g\" names \"f\", and no flow of the file is called that. It is kept and counts as not answered. (Add a flow of that name, or choose another.)",
        ],
    );
}

#[test]
fn overrides_and_assumptions_are_read_as_far_as_they_go() {
    check_element(
        "\"overrides\":[{},\"A\",{\"threat_id\":\"A\",\"cvss\":3.1},{\"threat_id\":\"A\",\"x\":1}],\n\"assumptions\":[\"plain\",{\"exclude\":[\"B\",\"B\"]},{\"name\":\"n\",\"exclude\":[1]}]",
        &[
            "warning override-without-threat 3:14 $.elements[0].overrides[0]: An override of \"Web\" does not say which threat it is about. It is kept, and overrides nothing. (Write the SID of the threat as `threat_id`.)",
            "error left-out 3:17 $.elements[0].overrides[1]: An object of \"Web\" should stand here, and there is a text. It is left out of the model, and kept in the file.",
            "warning refused-value 3:45 $.elements[0].overrides[2].cvss: `cvss` of an item of \"Web\" is the number 3.1, and text should stand there. It is kept and does not count.",
            "warning unknown-attribute 3:71 $.elements[0].overrides[3].x: `x` of an item of \"Web\" is not known. It is kept, and nothing depends on it.",
            "warning duplicate-override 3:50 $.elements[0].overrides[3]: \"Web\" overrides the threat \"A\" twice. Both are kept, and pytm would refuse the file. (Delete one of them.)",
            "remark read-as 4:16 $.elements[0].assumptions[0]: An assumption of \"Web\" is the text \"plain\". It was read as an assumption of that name.",
            "warning assumption-without-name 4:24 $.elements[0].assumptions[1]: An assumption of \"Web\" has no name. It is kept and counts. (Say in a sentence what is assumed.)",
            "warning refused-value 4:68 $.elements[0].assumptions[2].exclude: `exclude` of an item of \"Web\" is a list, and text should stand there. It is kept and does not count.",
        ],
    );
    check(
        "{\"name\":\"m\",\"assumptions\":[\"a\",{\"name\":\"b\",\"exclude\":[\"X\"]}]}",
        &[],
    );
    check("{\"name\":\"m\",\"assumptions\":\"a\"}", &[]);
}

#[test]
fn what_stands_under_parapet_and_is_not_known_is_kept() {
    check(
        "{\"name\":\"m\",\"parapet\":{\"version\":9,\"colour\":\"red\",\"pins\":{\"a\":1},\"decisions\":{\"x\":{},\"INP01/a/b\":{\"status\":\"accepted\",\"reason\":\"r\"}}}}",
        &[
            "warning newer-version 1:23 $.parapet.version: The file has version 9, and this Parapet writes version 1. What it knows is read, the rest is kept. (Reload the page to get the newest Parapet.)",
            "warning parapet-value 1:63 $.parapet.pins.a: Parapet does not write the number 1 here, and does not know what it means. It is kept.",
            "warning parapet-value 1:83 $.parapet.decisions.x: Parapet does not write an object here, and does not know what it means. It is kept.",
        ],
    );
    check(
        "{\"name\":\"m\",\"parapet\":[]}",
        &[
            "error parapet-unreadable 1:23 $.parapet: Under `parapet` an object should stand, and there is a list. The rest is read as a file of pytm's.",
        ],
    );
    check(
        "{\"name\":\"m\",\"parapet\":{}}",
        &[
            "warning version-missing 1:23 $.parapet: `parapet` has no version. It is read as version 1, and judged as pytm judges.",
        ],
    );
}
