//! Compiled libraries, and the diagnostics of their threats.

use super::RuleSet;
use crate::model::{Attributes, CustomType};
use crate::schema::Schema;
use crate::threats::{Library, library as file};

fn library(name: &str, text: &str) -> Library {
    let loaded = file::read(name, text);
    assert_eq!(loaded.diagnostics, [], "{name}");
    loaded.library
}

fn diagnostics_of(libraries: &[Library], schema: &Schema) -> Vec<String> {
    let (_, diagnostics) = RuleSet::compile(libraries, schema);
    diagnostics.iter().map(ToString::to_string).collect()
}

const ONE: &str = r#"[
    {"SID": "A", "target": ["Server", "Dataflow"], "description": "a", "severity": "High", "condition": "target.inScope"},
    {"SID": "B", "target": "Asset", "description": "b", "severity": "low"},
    {"SID": "C", "target": ["Server"], "description": "c", "condition": ""},
    {"SID": "D", "target": ["Server"], "description": "d", "DEPRECATED": true},
    {"SID": "E", "description": "e", "condition": "target.inScope is True"}
]"#;

#[test]
fn rules_are_found_by_class_in_library_order() {
    let schema = Schema::built_in();
    let (rules, diagnostics) = RuleSet::compile(&[library("one.json", ONE)], schema);
    assert_eq!(diagnostics, []);
    let targeting = |class: &str| {
        let class = schema.class_id(class).unwrap();
        let sids = rules.rules_for_class(class).iter();
        let sids = sids.map(|at| rules.rule(*at).unwrap().threat.sid.as_str());
        sids.collect::<Vec<_>>().join(" ")
    };
    for (class, expected) in [
        ("Server", "A B E"),
        ("Dataflow", "A E"),
        ("Datastore", "B E"),
        ("Actor", "E"),
        ("Boundary", "E"),
        ("Data", ""),
        ("TM", ""),
    ] {
        assert_eq!(targeting(class), expected, "{class}");
    }
    // Threats that are not judged have their place in the list all the same.
    assert_eq!(rules.threats.len(), 5);
    let severities: Vec<u8> = rules.threats.iter().map(|rule| rule.severity.0).collect();
    assert_eq!(severities, [4, 2, 0, 0, 0]);
    assert_eq!(rules.position("D"), Some(3));
    assert_eq!(rules.position("Z"), None);
}

#[test]
fn of_two_threats_with_one_sid_the_later_takes_the_place() {
    let later = r#"[{"SID": "F", "description": "f"}, {"SID": "A", "target": ["Process"], "description": "mine"}]"#;
    let libraries = [library("one.json", ONE), library("two.json", later)];
    let schema = Schema::built_in();
    let (rules, _) = RuleSet::compile(&libraries, schema);
    let sids: Vec<_> = rules
        .threats
        .iter()
        .map(|r| r.threat.sid.as_str())
        .collect();
    assert_eq!(sids, ["A", "B", "C", "D", "E", "F"]);
    assert_eq!(rules.threats[0].threat.title, "mine");
    assert_eq!(&*rules.threats[0].library, "two.json");
    assert!(
        !rules
            .rules_for_class(schema.class_id("Server").unwrap())
            .contains(&0)
    );
    assert_eq!(
        diagnostics_of(&libraries, schema),
        [
            "warning threat-replaced two.json 1:44 A: A of two.json takes the place of A of one.json. (Give one of them another SID to have both.)"
        ]
    );
}

#[test]
fn what_cannot_be_judged_is_said_with_its_place_in_the_file() {
    let text = r#"[
  {"SID": "A", "target": ["Sever", "Process"], "description": "a", "condition": "target.inScope"},
  {"SID": "B", "target": "Data", "description": "b"},
  {"SID": "C", "target": "Server", "description": "c",
   "condition": "target.inScope and target.protcol == 'HTTP'"},
  {"SID": "D", "target": "Server", "description": "d", "condition": "target.name == \"x\" and"}
]"#;
    let libraries = [library("team.json", text)];
    assert_eq!(
        diagnostics_of(&libraries, Schema::built_in()),
        [
            "error unknown-target team.json 2:26 A.targets: A is aimed at Sever, and there is no class of that name. This target is ignored. (Write Server?)",
            "warning target-never-judged team.json 3:26 B.targets: B is aimed at Data, and findings are about boundaries, elements and dataflows only. (Aim it at what holds the data, as Dataflow or Datastore.)",
            "error condition-attribute team.json 5:44 C.condition: Server has no attribute protcol. (Write protocol?)",
            // Escapes take more room in the file than in the condition.
            "error python-syntax team.json 6:94 D.condition: A value should stand here; the text ends.",
        ]
    );
    let (rules, _) = RuleSet::compile(&libraries, Schema::built_in());
    let judged: Vec<bool> = rules
        .threats
        .iter()
        .map(|r| r.condition.is_some())
        .collect();
    assert_eq!(judged, [true, true, false, false]);
    let process = Schema::built_in().class_id("Process").unwrap();
    assert_eq!(rules.rules_for_class(process), [0]);
}

#[test]
fn custom_types_are_targets_and_inherit_threats() {
    let broker = CustomType {
        name: "MQTT broker".into(),
        base: "Server".into(),
        description: String::new(),
        icon: String::new(),
        attributes: Vec::new(),
        defaults: Attributes::default(),
    };
    let (schema, _) = Schema::with(&[broker]);
    let text = r#"[
        {"SID": "A", "target": "Server", "description": "a"},
        {"SID": "B", "target": "MQTT broker", "description": "b", "condition": "target.oneOf('MQTT broker')"}
    ]"#;
    let libraries = [library("team.json", text)];
    assert_eq!(diagnostics_of(&libraries, &schema), [""; 0]);
    let (rules, _) = RuleSet::compile(&libraries, &schema);
    let targeting = |class| {
        rules
            .rules_for_class(schema.class_id(class).unwrap())
            .to_vec()
    };
    assert_eq!(targeting("MQTT broker"), [0, 1]);
    assert_eq!(targeting("Server"), [0]);
    // Without the type, the model's schema does not know the target.
    assert_eq!(diagnostics_of(&libraries, Schema::built_in()).len(), 2);
}
