//! Old spellings: reported, not counted, and made to count once they are accepted.

use parapet_core::export;
use parapet_core::import::{model_json, tm_py};
use parapet_core::model::Edit;

use super::language::shown;

#[track_caller]
fn check(script: &str, codes: &[&str], before: &[&str], after: &[&str]) {
    let script = format!("from pytm import *\ntm = TM('m')\na = Actor('a')\n{script}");
    let read = tm_py::read(&script).unwrap();
    let diagnostics: Vec<&str> = read
        .diagnostics
        .iter()
        .map(|one| one.code.as_str())
        .collect();
    assert_eq!(diagnostics, codes, "{script}\n{:#?}", read.diagnostics);
    assert_eq!(&shown(&read.model)[1..], before, "{script}");
    let migrations = tm_py::migrations(&read.model);
    let edits: Vec<Edit> = migrations.into_iter().flat_map(|it| it.edits).collect();
    let mut model = read.model;
    for edit in &edits {
        model = edit.apply(&model).unwrap();
    }
    assert_eq!(&shown(&model)[1..], after, "{script}");
    assert_eq!(tm_py::migrations(&model), [], "{script}");
}

#[test]
fn old_spellings_do_not_count_until_they_are_accepted() {
    for (script, before, after) in [
        (
            "Server('s', isHardened=True)",
            "Server s [isHardened=kept true]",
            "Server s [controls.isHardened=true]",
        ),
        (
            "Datastore('d').isSql = False",
            "Datastore d [isSql=kept false]",
            "Datastore d [isSQL=false]",
        ),
        (
            "Server('s', santizesInput='yes')",
            "Server s [santizesInput=kept \"yes\"]",
            "Server s [controls.sanitizesInput=true]",
        ),
        (
            "Server('s', maxClassification='SECRET')",
            "Server s [maxClassification=kept \"SECRET\"]",
            "Server s [maxClassification=SECRET]",
        ),
        (
            "Server('s', minTLSVersion='tlsv12')",
            "Server s [minTLSVersion=kept \"tlsv12\"]",
            "Server s [minTLSVersion=TLSv12]",
        ),
        (
            "Server('s', sourceFiles='a.c')",
            "Server s [sourceFiles=kept \"a.c\"]",
            "Server s [sourceFiles=[\"a.c\"]]",
        ),
    ] {
        check(script, &["old-spelling"], &[before], &[after]);
    }
}

#[test]
fn names_where_parts_are_meant_lead_to_them() {
    check(
        "b = Boundary('b')\nServer('s', inBoundary='b')",
        &["old-spelling"],
        &["Actor a []", "Server s [inBoundary=kept \"b\"]"],
        &["Actor a []", "Server s [inBoundary=b]"],
    );
    check(
        "Server('s', data='Orders')\nServer('t', data=['Orders', 'Bills'])",
        &["old-spelling", "old-spelling"],
        &[
            "Server s [data=kept \"Orders\"]",
            "Server t [data=kept [\"Orders\",\"Bills\"]]",
        ],
        &[
            "Server s [data=[\"Orders\"]]",
            "Server t [data=[\"Orders\", \"Bills\"]]",
            "Data Orders []",
            "Data Bills []",
        ],
    );
    check(
        "f = Dataflow(a, a, 'f', data='Orders')\nDataflow(a, a, 'r', response_to=f)",
        &["old-spelling"],
        &[
            "Dataflow f [data=[\"undefined\"] sink=a source=a]",
            "Dataflow r [response_to=kept \"f\" sink=a source=a]",
            "Data undefined [description=\"Orders\"]",
        ],
        &[
            "Dataflow f [data=[\"Orders\"] sink=a source=a]",
            "Dataflow r [responseTo=f sink=a source=a]",
            "Data Orders []",
        ],
    );
}

#[test]
fn what_no_edit_could_do_is_left_as_it_is() {
    // Each names what would lie in itself, the second once the first is accepted.
    let script = "from pytm import *\na = Boundary('a', inBoundary='a')\nb = Boundary('b', inBoundary='c')\nc = Boundary('c', inBoundary='b')\nServer('s', data=['x', 5])\nServer('t', data=['x'])\nServer('u', data='')\nDataflow(Actor('d'), Actor('e'), 'f', data=' ')";
    let read = tm_py::read(script).unwrap();
    let mut model = read.model;
    let migrations = tm_py::migrations(&model);
    let about: Vec<String> = migrations
        .iter()
        .map(|it| it.part.as_ref().unwrap().to_string())
        .collect();
    assert_eq!(about, ["boundary-b", "server-t"]);
    for edit in migrations.into_iter().flat_map(|it| it.edits) {
        model = edit.apply(&model).unwrap();
    }
}

#[test]
fn an_answer_in_the_new_spelling_wins() {
    let script =
        "from pytm import *\ns = Server('s', isHardened=False)\ns.controls.isHardened = True";
    let read = tm_py::read(script).unwrap();
    assert_eq!(tm_py::migrations(&read.model), []);
}

#[test]
fn classes_that_pytm_never_had_become_what_is_meant() {
    for (class, becomes) in [
        ("DataStore", "Datastore"),
        ("Database", "Datastore"),
        ("TrustBoundary", "Boundary"),
        ("WebServer", "Server"),
        ("Sever", "Server"),
        ("PaymentServer", "Server"),
        ("Widget", "Asset"),
    ] {
        for script in [
            format!("from pytm import TM, {class}\n{class}('x')"),
            format!("import pytm\npytm.{class}('x')"),
            format!("from pytm import *\n{class}('x')\n{class}('y')"),
        ] {
            let read = tm_py::read(&script).unwrap();
            let part = read.model.parts().next().unwrap();
            assert_eq!(part.class, becomes, "{script}");
            let saved = export::model_json(&read.model);
            assert_eq!(
                model_json::read(&saved).unwrap().model,
                read.model,
                "{script}"
            );
            assert!(
                read.diagnostics
                    .iter()
                    .any(|one| one.code == "unknown-class"),
                "{script}"
            );
        }
    }
    let read = tm_py::read("from pytm import *\na = User('a')\nf = DataFlow(source_element=a, destination=a, name='f', protocols='x')").unwrap();
    assert_eq!(
        shown(&read.model),
        [
            "Actor a [__class__=kept \"User\"]",
            "Dataflow f [__class__=kept \"DataFlow\" protocols=kept \"x\" sink=a source=a]",
        ]
    );
}
