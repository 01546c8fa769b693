//! Writes a library in pytm's form, and reports what that form cannot hold.

use super::check::truncated;
use super::write_parapet::raw;
use crate::diagnostic::{Diagnostic, messages};
use crate::json::{self, Output};
use crate::model::Schema;
use crate::threats::threat::{Library, Threat};

/// The most threats that are named in a message.
const NAMED: usize = 5;

/// Something that a threat may have and pytm's form cannot hold.
type Unsupported = (&'static str, fn(&Threat) -> bool);

/// What pytm's form cannot hold.
const UNSUPPORTED: [Unsupported; 6] = [
    ("the categories of STRIDE", |it| !it.stride.is_empty()),
    ("how to notice it", |it| !it.detection.is_empty()),
    ("the attributes that record mitigations", |it| {
        it.mitigations.iter().any(|step| step.attribute.is_some())
    }),
    ("samples", |it| {
        !it.fires_on.is_empty() || !it.silent_on.is_empty()
    }),
    ("that it is judged Parapet's way only", |it| it.beyond_pytm),
    ("that it is aimed at nothing", |it| it.targets.is_empty()),
];

/// The library as the text of a `threats.json`, and what is not in it. The same library always
/// gives the same bytes.
///
/// Mitigations become one text, and numbers of CAPEC and CWE references.
pub fn write_pytm(library: &Library) -> (String, Vec<Diagnostic>) {
    let threats = library.threats.iter().map(threat).collect();
    (json::write(&Output::List(threats)), unsupported(library))
}

fn threat(threat: &Threat) -> Output {
    let mut members = vec![("SID".to_owned(), Output::text(&*threat.sid))];
    let mut push = |key: &str, value: Output| members.push((key.to_owned(), value));
    if !threat.deprecated.is_empty() {
        push("DEPRECATED", Output::text(&*threat.deprecated));
    }
    let targets = threat.targets.iter().map(|target| Output::text(&**target));
    push("target", Output::List(targets.collect()));
    push("description", Output::text(&*threat.title));
    push("details", Output::text(&*threat.details));
    push("Likelihood Of Attack", Output::text(&*threat.likelihood));
    push("severity", Output::text(&*threat.severity));
    push("condition", Output::text(&*threat.condition));
    push("prerequisites", Output::text(&*threat.prerequisites));
    push("mitigations", Output::text(threat.mitigations_text()));
    push("example", Output::text(&*threat.example));
    push("references", Output::text(threat.references_text()));
    if !threat.category.is_empty() {
        push("category", Output::text(&*threat.category));
    }
    for (key, text) in &threat.extra {
        // What a key could not take would stop pytm, and what it could is there already.
        if !super::pytm_json::is_key(key) {
            push(key, raw(text));
        }
    }
    Output::Object(members)
}

fn unsupported(library: &Library) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let of_library = [
        ("its version", !library.version.is_empty()),
        ("its description", !library.description.is_empty()),
        ("entries that are no threats", !library.unread.is_empty()),
        ("keys of its own", !library.extra.is_empty()),
    ];
    let of_library: Vec<&str> = of_library
        .into_iter()
        .filter_map(|(what, is_there)| is_there.then_some(what))
        .collect();
    if !of_library.is_empty() {
        let what = of_library.join(", ");
        diagnostics.push(left_out(&format!(
            "pytm's form cannot say of a library: {what}."
        )));
    }
    for (what, has) in UNSUPPORTED {
        diagnostics.extend(of_threats(library, has).map(|sids| {
            left_out(&format!(
                "pytm's form cannot say {what}, which is known of {sids}."
            ))
        }));
    }
    let schema = Schema::built_in();
    let foreign = |threat: &Threat| {
        let mut targets = threat.targets.iter();
        targets.any(|target| schema.class_id(target).is_none())
    };
    diagnostics.extend(of_threats(library, foreign).map(|sids| {
        left_out(&format!(
            "pytm has only its own classes. It finds nothing by types of your own, which {sids} name."
        ))
    }));
    diagnostics
}

fn left_out(message: &str) -> Diagnostic {
    messages::not_in_pytm_form(&message)
}

/// The threats of which that holds, named as far as they are few.
fn of_threats(library: &Library, has: impl Fn(&Threat) -> bool) -> Option<String> {
    let all: Vec<&Threat> = library.threats.iter().filter(|it| has(it)).collect();
    let named = all
        .iter()
        .take(NAMED)
        .map(|it| truncated(&it.sid).into_owned());
    let named = named.collect::<Vec<_>>().join(", ");
    Some(match all.len() {
        0 => return None,
        count if count <= NAMED => named,
        count => format!("{count} threats, among them {named}"),
    })
}
