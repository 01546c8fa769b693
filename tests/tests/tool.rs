//! The developer's tool without a model, and with own libraries.

#![cfg(test)]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use parapet_core::threats::library;
use parapet_tests::reference;

fn tm(arguments: &[&str]) -> Output {
    let mut tool = Command::new(env!("CARGO_BIN_EXE_tm"));
    tool.args(arguments).output().unwrap()
}

/// Standard output, standard error, and the exit status.
fn run(arguments: &[&str]) -> (String, String, i32) {
    let output = tm(arguments);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let status = output.status.code().unwrap();
    (text(output.stdout), text(output.stderr), status)
}

/// A file of that content, for the time of a test.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> File {
        let path = std::env::temp_dir().join(format!("parapet-{}-{name}", std::process::id()));
        fs::write(&path, text).unwrap();
        File(path)
    }

    fn name(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

const ONE: &str = r#"[{"SID": "A", "target": "Server", "description": "One", "condition": "target.inScope is True"},
 {"SID": "B", "target": "Sever", "description": "Two"}]"#;
const TWO: &str = r#"{"parapet": {"library": 1}, "name": "Two", "threats": [
 {"sid": "A", "title": "Another", "targets": ["Server"], "severity": "High", "condition": "target.inScope is True",
  "details": "d", "prerequisites": "p", "detection": "n", "example": "e", "mitigations": ["m"]}]}"#;

#[test]
fn threats_are_listed_in_library_order() {
    let (stdout, stderr, status) = run(&["--list"]);
    let expected = parapet_threatlib::library().threats.into_iter();
    let expected: String = expected
        .map(|it| format!("{} - {}\n", it.sid, it.title))
        .collect();
    assert_eq!((stdout, stderr.as_str(), status), (expected, "", 0));
}

#[test]
fn libraries_are_stacked_in_the_order_given() {
    let (one, two) = (
        File::new("stack-one.json", ONE),
        File::new("stack-two.json", TWO),
    );
    let (one, two) = (one.name(), two.name());
    let alone = ["--list", "--no-builtin-library", "--library", one];
    let (stdout, stderr, status) = run(&alone);
    assert_eq!((stdout.as_str(), status), ("A - One\nB - Two\n", 0));
    assert_eq!(
        stderr,
        format!(
            "error unknown-target {one} 2:25 B.targets: B is aimed at Sever, and there is no class of that name. This target is ignored. (Write Server?)\n"
        )
    );
    let (stdout, stderr, _) = run(&[&alone[..], &["--library", two]].concat());
    assert_eq!(stdout, "A - Another\nB - Two\n");
    assert!(
        stderr.contains(&format!(
            "warning threat-replaced {two} 2:10 A: A of Two takes the place of A of "
        )),
        "{stderr}"
    );
    let (stdout, _, _) = run(&["--list", "--library", two]);
    assert_eq!(
        stdout.lines().count(),
        parapet_threatlib::library().threats.len() + 1
    );
}

#[test]
fn findings_come_from_the_libraries_given() {
    let two = File::new("findings-two.json", TWO);
    let model = reference::case("web-shop");
    let model = model.to_str().unwrap();
    let found = |arguments: &[&str]| {
        let (stdout, _, status) = run(&[&[model, "--findings"], arguments].concat());
        assert_eq!(status, 0);
        let sids = stdout.lines().filter_map(|line| line.split('\t').nth(1));
        let mut sids: Vec<String> = sids.map(str::to_owned).collect();
        sids.dedup();
        sids
    };
    assert_eq!(found(&["--no-builtin-library"]), [""; 0]);
    assert_eq!(
        found(&["--no-builtin-library", "--library", two.name()]),
        ["A"]
    );
    assert_eq!(
        found(&[
            "--no-builtin-library",
            "--library",
            two.name(),
            "--exclude",
            "A"
        ]),
        [""; 0]
    );
    assert!(found(&["--library", two.name()]).len() > 2);
}

#[test]
fn a_library_that_cannot_be_read_is_reported() {
    let (stdout, stderr, status) = run(&["--list", "--library", "no-such-file.json"]);
    assert_eq!((stdout.as_str(), status), ("", 1));
    assert!(
        stderr.starts_with("error file-unreadable no-such-file.json: "),
        "{stderr}"
    );
    let broken = File::new("broken.json", "[{\"SID\": ");
    let (stdout, stderr, status) =
        run(&["--list", "--no-builtin-library", "--library", broken.name()]);
    assert_eq!((stdout.as_str(), status), ("", 0));
    assert!(
        stderr.starts_with(&format!("error json-unfinished {} 1:10", broken.name())),
        "{stderr}"
    );
}

#[test]
fn classes_and_their_attributes_are_listed() {
    let (stdout, stderr, status) = run(&["--list-elements"]);
    assert_eq!((stderr.as_str(), status), ("", 0));
    for start in ["  Server ", "  Dataflow ", "  Boundary ", "  TLSVersion "] {
        assert!(
            stdout.lines().any(|line| line.starts_with(start)),
            "{start}"
        );
    }
    let (stdout, stderr, status) = run(&["--describe", "Dataflow"]);
    assert_eq!((stderr.as_str(), status), ("", 0));
    assert!(stdout.starts_with("Dataflow: "));
    for word in ["protocol", "controls.isEncrypted", "Does "] {
        assert!(stdout.contains(word), "{word}");
    }
    let (stdout, stderr, status) = run(&["--describe", "Sever"]);
    assert_eq!((stdout.as_str(), status), ("", 2));
    assert_eq!(stderr, "there is no class Sever; Server is near\n");
    assert_eq!(run(&["--describe"]).2, 2);
}

/// What is written of the built-in library, in either form, is listed as the built-in one.
#[test]
fn the_built_in_library_survives_both_forms() {
    let built_in = parapet_threatlib::library();
    let own = File::new("built-in-own.json", &library::write(&built_in));
    let pytm = File::new("built-in-pytm.json", &library::write_pytm(&built_in).0);
    let listed = run(&["--list"]).0;
    for file in [own, pytm] {
        let (stdout, stderr, _) =
            run(&["--list", "--no-builtin-library", "--library", file.name()]);
        assert_eq!(
            (stdout, stderr.as_str()),
            (listed.clone(), ""),
            "{}",
            file.name()
        );
    }
}

#[test]
fn a_script_is_read_in_every_option_and_written() {
    let script = "from pytm import *\ntm = TM('m')\nweb = Server('Web')\nweb.port = 80\nweb.isHardened = True\n";
    let file = File::new("script.py", script);
    let (stdout, stderr, status) = run(&[file.name(), "--tm-py"]);
    assert!(stderr.starts_with("remark old-spelling 5:1 "), "{stderr}");
    assert!(
        stdout.contains("web = Server(\"Web\")\nweb.port = 80\n"),
        "{stdout}"
    );
    assert_eq!(status, 0);
    let again = File::new("again.py", &stdout);
    assert_eq!(run(&[again.name(), "--tm-py"]).0, stdout);
    let findings = run(&[file.name(), "--findings", "--pytm"]).0;
    assert!(findings.lines().count() > 10, "{findings}");
    assert_eq!(run(&[again.name(), "--findings", "--pytm"]).0, findings);
    let broken = File::new("broken.py", "import os\nprint 'x'\n");
    let (stdout, stderr, status) = run(&[broken.name()]);
    assert_eq!((stdout.as_str(), status), ("", 1));
    assert!(stderr.contains("not-a-model"), "{stderr}");
}
