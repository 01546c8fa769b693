//! The engine as the page uses it, without a browser: messages in, messages out.

use std::sync::Arc;

use parapet_core::model::{Edit, Id, LibraryUse, Model, Value};
use parapet_core::threats::Threat;
use parapet_engine::messages::{
    Answer, Diagram, Findings, GlobalRules, LibraryFormat, NamedFile, OutputFile, Request,
    RequestId, Revision, ThreatSummary, decode, encode,
};
use parapet_engine::server::Server;

const SAMPLES: [(&str, &[u8]); 3] = [
    (
        "web-shop.json",
        include_bytes!("../../../public/samples/web-shop.json"),
    ),
    (
        "cloud-workstation.json",
        include_bytes!("../../../public/samples/cloud-workstation.json"),
    ),
    (
        "assistant.json",
        include_bytes!("../../../public/samples/assistant.json"),
    ),
];

fn open(server: &mut Server, name: &str, bytes: &[u8]) -> (Option<Arc<Model>>, Vec<String>) {
    let files = vec![NamedFile {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
    }];
    let Answer::Opened(opened) = server.handle(Request::Open { files }) else {
        panic!("opening files is answered with Opened");
    };
    let codes = opened.diagnostics.iter().map(|it| it.code.clone());
    (opened.model, codes.collect())
}

fn load(server: &mut Server, revision: u32, model: &Arc<Model>) -> Findings {
    let request = Request::Load {
        revision: Revision(revision),
        model: Arc::clone(model),
        global_rules: Arc::default(),
    };
    findings(server.handle(request))
}

fn findings(answer: Answer) -> Findings {
    match answer {
        Answer::Findings(findings) => findings,
        other => panic!("findings are expected, not {other:?}"),
    }
}

fn web_shop(server: &mut Server) -> Arc<Model> {
    let (name, bytes) = SAMPLES[0];
    open(server, name, bytes).0.expect("the sample is a model")
}

#[test]
fn each_sample_becomes_findings_a_diagram_and_files() {
    for (name, bytes) in SAMPLES {
        let mut server = Server::default();
        let (model, codes) = open(&mut server, name, bytes);
        let model = model.expect(name);
        assert_eq!(codes, [""; 0], "{name} is read without diagnostics");
        let found = load(&mut server, 1, &model);
        assert!(!found.findings.is_empty(), "{name} has findings");
        assert!(
            found.threats.is_some(),
            "the first answer brings the threats"
        );
        for diagram in [Diagram::Dataflow, Diagram::Sequence] {
            let revision = Revision(1);
            let answer = server.handle(Request::Picture { revision, diagram });
            let Answer::Picture { picture, .. } = answer else {
                panic!("{name}: no {diagram:?}");
            };
            let picture = picture.open().expect("it is a picture");
            assert!(picture.width > 0.0 && !picture.items.is_empty());
        }
    }
}

#[test]
fn edits_and_the_whole_model_result_in_the_same_findings() {
    let mut server = Server::default();
    let model = web_shop(&mut server);
    let before = load(&mut server, 1, &model);
    let part = model.elements[0].id.clone();
    let edits = vec![
        Edit::Rename {
            id: part.clone(),
            name: "Somebody".to_owned(),
        },
        Edit::Set {
            id: part,
            attribute: "inScope".to_owned(),
            value: Some(Value::Bool(false)),
        },
    ];
    let mut changed = Model::clone(&model);
    for edit in &edits {
        changed = edit.apply(&changed).expect("the edit fits");
    }
    let by_edits = findings(server.handle(Request::Apply {
        base: Revision(1),
        revision: Revision(3),
        edits,
    }));
    assert_ne!(by_edits.findings, before.findings);
    assert_eq!(by_edits.threats, None, "the page has the threats already");
    let by_model = load(&mut Server::default(), 3, &Arc::new(changed));
    assert_eq!(by_edits.findings, by_model.findings);
}

#[test]
fn a_request_about_another_revision_is_stale() {
    let mut server = Server::default();
    let model = web_shop(&mut server);
    let nothing_open = server.handle(Request::File {
        revision: Revision(0),
        file: OutputFile::Model,
    });
    assert_eq!(nothing_open, Answer::Stale);
    load(&mut server, 7, &model);
    let requests = [
        Request::Apply {
            base: Revision(6),
            revision: Revision(8),
            edits: Vec::new(),
        },
        Request::Picture {
            revision: Revision(6),
            diagram: Diagram::Dataflow,
        },
        Request::Report {
            revision: Revision(8),
        },
        Request::Facts {
            revision: Revision(6),
            part: model.elements[0].id.clone(),
        },
        Request::File {
            revision: Revision(6),
            file: OutputFile::Model,
        },
    ];
    for request in requests {
        assert_eq!(server.handle(request.clone()), Answer::Stale, "{request:?}");
    }
}

#[test]
fn an_edit_that_does_not_fit_changes_nothing() {
    let mut server = Server::default();
    let model = web_shop(&mut server);
    load(&mut server, 1, &model);
    let answer = server.handle(Request::Apply {
        base: Revision(1),
        revision: Revision(2),
        edits: vec![Edit::Remove {
            id: Id::new("nobody"),
        }],
    });
    assert!(matches!(answer, Answer::Failed(_)));
    let still = server.handle(Request::File {
        revision: Revision(1),
        file: OutputFile::Model,
    });
    assert!(matches!(still, Answer::File { .. }));
}

#[test]
fn unusable_files_are_reported_and_the_open_model_stays() {
    let mut server = Server::default();
    let model = web_shop(&mut server);
    load(&mut server, 1, &model);
    let deep = "[".repeat(100_000);
    let cases: [(&[u8], &str); 4] = [
        (b"", "file-empty"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00", "file-not-text"),
        (b"{\"elements\": [{\"name\": \"A\", ", "json-unfinished"),
        (deep.as_bytes(), "json-too-deep"),
    ];
    for (bytes, code) in cases {
        let (model, codes) = open(&mut server, "model.json", bytes);
        assert_eq!(model, None);
        assert_eq!(codes, [code]);
    }
    let still = server.handle(Request::File {
        revision: Revision(1),
        file: OutputFile::Model,
    });
    assert!(matches!(still, Answer::File { .. }));
}

/// A library of one threat on every server that is in scope.
const TEAM: &str = r#"{"parapet": {"library": 1}, "name": "Team", "threats": [
  {"sid": "TEAM1", "title": "A server", "targets": ["Server"], "condition": "target.inScope is True"}]}"#;

fn is_found(found: &Findings, sid: &str, all: &[ThreatSummary]) -> bool {
    let at = all.iter().position(|threat| threat.sid == sid);
    at.is_some_and(|at| found.findings.iter().any(|one| one.threat as usize == at))
}

#[test]
fn global_rules_apply_besides_the_settings_of_the_model() {
    let mut server = Server::default();
    let model = web_shop(&mut server);
    let mut check = |libraries: &[(&str, bool, Option<&str>)], excluded_sids: &[&str], expected| {
        let libraries = libraries.iter().map(|(name, on, text)| LibraryUse {
            name: (*name).to_owned(),
            on: *on,
            text: text.map(Arc::from),
        });
        let global_rules = GlobalRules {
            libraries: libraries.collect(),
            excluded_sids: excluded_sids.iter().map(|sid| (*sid).to_owned()).collect(),
        };
        let found = findings(server.handle(Request::Load {
            revision: Revision(1),
            model: Arc::clone(&model),
            global_rules: Arc::new(global_rules),
        }));
        // With unchanged rules they are not sent again.
        let all = found.threats.clone().expect("the threats are sent again");
        let found = [
            is_found(&found, "TEAM1", &all),
            is_found(&found, "AC05", &all),
        ];
        assert_eq!(found, expected);
    };
    check(&[], &[], [false, true]);
    check(&[("Team", true, Some(TEAM))], &[], [true, true]);
    check(&[("Team", false, Some(TEAM))], &[], [false, true]);
    check(&[("Parapet", false, None)], &[], [false, false]);
    check(&[("Team", true, Some(TEAM))], &["TEAM1"], [false, true]);
}

#[test]
fn a_threat_is_saved_to_a_library_of_the_model() {
    let mut server = Server::default();
    let model = web_shop(&mut server);
    load(&mut server, 1, &model);
    let threat = Threat {
        sid: "OUR1".to_owned(),
        title: "Ours".to_owned(),
        targets: vec!["Server".to_owned()],
        condition: "target.inScope is True".to_owned(),
        ..Threat::default()
    };
    let save = |server: &mut Server,
                revision,
                library: &str,
                previous_sid: &str,
                threat: Option<&Threat>| {
        server.handle(Request::SaveThreat {
            revision: Revision(revision),
            library: library.to_owned(),
            previous_sid: previous_sid.to_owned(),
            threat: threat.cloned().map(Box::new),
        })
    };
    // Not to a built-in library, and not to one without a name.
    for (library, code) in [
        ("Parapet", "library-built-in"),
        (" ", "library-without-name"),
    ] {
        let Answer::Failed(diagnostics) = save(&mut server, 1, library, "", Some(&threat)) else {
            panic!("{library:?} takes no threats");
        };
        assert_eq!(diagnostics[0].code, code);
    }
    let Answer::ThreatSaved { library, sid } =
        save(&mut server, 1, "Our threats", "", Some(&threat))
    else {
        panic!("it is saved");
    };
    assert_eq!((library.threats, sid.as_str()), (1, "OUR1"));
    let carry = Edit::EmbedLibrary {
        name: library.name,
        text: library.text,
    };
    let found = findings(server.handle(Request::Apply {
        base: Revision(1),
        revision: Revision(2),
        edits: vec![carry],
    }));
    let all = found.threats.clone().expect("there is a new threat");
    assert!(is_found(&found, "OUR1", &all));
    // It can be downloaded in both formats, and removed again.
    for (format, name, key) in [
        (
            LibraryFormat::Parapet,
            "Our threats.library.json",
            "\"sid\"",
        ),
        (LibraryFormat::Pytm, "Our threats.threats.json", "\"SID\""),
    ] {
        let answer = server.handle(Request::LibraryFile {
            revision: Revision(2),
            name: "Our threats".to_owned(),
            format,
        });
        let Answer::LibraryFile { file, .. } = answer else {
            panic!("there is a file");
        };
        let text = String::from_utf8(file.bytes).expect("it is text");
        assert_eq!(file.name, name);
        assert!(text.contains(key) && text.contains("OUR1"), "{text}");
    }
    let Answer::ThreatSaved { library, .. } = save(&mut server, 2, "Our threats", "OUR1", None)
    else {
        panic!("it is removed");
    };
    assert_eq!(library.threats, 0);
}

#[test]
fn messages_survive_serialisation_and_answers_carry_the_id() {
    let mut server = Server::default();
    let model = web_shop(&mut server);
    let request = Request::Load {
        revision: Revision(1),
        model,
        global_rules: Arc::default(),
    };
    let message = (RequestId(12), request);
    let bytes = encode(&message).expect("it encodes");
    let decoded: (RequestId, Request) = decode(&bytes).expect("it decodes");
    assert_eq!(decoded, message);
    let (id, answer): (RequestId, Answer) = decode(&server.answer(&bytes)).expect("it decodes");
    assert_eq!(id, RequestId(12));
    assert!(matches!(answer, Answer::Findings(_)));
}

#[test]
fn an_unreadable_message_is_answered() {
    let answer = Server::default().answer(b"\xff\xff\xff");
    let (_, answer): (RequestId, Answer) = decode(&answer).expect("it decodes");
    assert!(matches!(answer, Answer::Failed(_)));
}
