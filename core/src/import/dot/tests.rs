//! Texts as people draw them, and what is made of them.

use proptest::prelude::*;

use super::*;
use crate::model::Model;

/// The model in short: `id:class:name in boundary` for each element and boundary, then
/// `source>sink order name` for each flow, responses with a `~`.
fn outline(model: &Model) -> Vec<String> {
    let place = |part: &Part| {
        part.boundary()
            .map_or(String::new(), |id| format!(" in {id}"))
    };
    let parts = model.boundaries.iter().chain(&model.elements);
    let parts =
        parts.map(|part| format!("{}:{}:{}{}", part.id, part.class, part.name, place(part)));
    let flows = model.flows.iter().map(|flow| {
        let order = flow
            .attributes
            .int("order")
            .map_or(String::new(), |order| format!(" {order}"));
        let response = flow.attributes.bool("isResponse") == Some(true);
        let end = |id: Option<&Id>| id.map_or("?", Id::as_str).to_owned();
        let response = if response { " ~" } else { "" };
        format!(
            "{}>{}{order}{response} {}",
            end(flow.source()),
            end(flow.sink()),
            flow.name
        )
    });
    parts.chain(flows).collect()
}

fn check(text: &str, expected: &[&str], codes: &[&str]) {
    let (model, diagnostics) = match read(text) {
        Ok(imported) => (Some(imported.model), imported.diagnostics),
        Err(diagnostic) => (None, vec![diagnostic]),
    };
    let found: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| match diagnostic.location.position() {
            Some(place) => format!("{} {}:{}", diagnostic.code, place.line, place.column),
            None => diagnostic.code.clone(),
        })
        .collect();
    let text: String = text.chars().take(200).collect();
    assert_eq!(found, codes, "{text}");
    assert_eq!(
        model.map(|model| outline(&model)).unwrap_or_default(),
        expected,
        "{text}"
    );
}

#[test]
fn nodes_edges_and_clusters_become_a_model() {
    check(
        "digraph Shop { subgraph cluster_net { label=Internet; customer [shape=box, label=\"A customer\"] }
           db [shape=cylinder] customer -> web [label=\"Sign in\"]; web -> db }",
        &[
            "net:Boundary:Internet",
            "customer:ExternalEntity:A customer in net",
            "db:Datastore:db",
            "web:Process:web",
            "customer>web Sign in",
            "web>db web to db",
        ],
        &[],
    );
    check(
        "digraph { subgraph cluster_a { subgraph cluster_b { x } y } y -> x }",
        &[
            "a:Boundary:a",
            "b:Boundary:b in a",
            "x:Process:x in b",
            "y:Process:y in a",
            "y>x y to x",
        ],
        &[],
    );
}

#[test]
fn chains_groups_and_defaults_are_read() {
    check(
        "digraph { node [shape=box]; a -> b -> c; node [shape=cylinder] d }",
        &[
            "a:ExternalEntity:a",
            "b:ExternalEntity:b",
            "c:ExternalEntity:c",
            "d:Datastore:d",
            "a>b a to b",
            "b>c b to c",
        ],
        &[],
    );
    check(
        "digraph { edge [label=x] {a b} -> c:p:ne; subgraph s { d e } -> f }",
        &[
            "a:Process:a",
            "b:Process:b",
            "c:Process:c",
            "d:Process:d",
            "e:Process:e",
            "f:Process:f",
            "a>c x",
            "b>c x",
            "d>f x",
            "e>f x",
        ],
        &[],
    );
    check(
        "DiGraph { \"a\" + \"b\" [Label = <x<br/>y>] }",
        &["ab:Process:x y"],
        &[],
    );
}

#[test]
fn directions_and_numbers_make_requests_and_responses() {
    check(
        "digraph { a -> b [dir=both label=\"(1) Log\\nin\n(2) Welcome\"]; b -> a [dir=back label=\"(3) Ask\"] }",
        &[
            "a:Process:a",
            "b:Process:b",
            "a>b 1 Log in",
            "b>a 2 ~ Welcome",
            "a>b 3 Ask",
        ],
        &[],
    );
    check(
        "digraph { a -> b [label=ask] b -> a [label=answer style=dashed] a -> c [style=dashed label=maybe] }",
        &[
            "a:Process:a",
            "b:Process:b",
            "c:Process:c",
            "a>b ask",
            "b>a ~ answer",
            "a>c maybe",
        ],
        &[],
    );
}

#[test]
fn what_is_not_understood_is_reported() {
    check(
        "graph { a -- b }",
        &["a:Process:a", "b:Process:b", "a>b a to b"],
        &["dot-undirected 1:9"],
    );
    check(
        "digraph {\n  a [shape=star]\n}",
        &["a:Process:a"],
        &["dot-unknown-shape 2:3"],
    );
    check(
        "digraph { subgraph cluster_a { x } subgraph cluster_b { x } }",
        &["a:Boundary:a", "b:Boundary:b", "x:Process:x in a"],
        &["dot-two-boundaries 1:32"],
    );
    check("digraph { }", &[], &["dot-empty"]);
    check("", &[], &["dot-syntax 1:1"]);
}

#[test]
fn errors_are_reported_with_their_position_and_the_rest_is_read() {
    check(
        "digraph {\n  a -> ;\n  b -> c\n}",
        &["a:Process:a", "b:Process:b", "c:Process:c", "b>c b to c"],
        &["dot-syntax 2:8"],
    );
    check(
        "digraph {\n a [label]\n b [= 3]\n c\n",
        &["a:Process:true", "b:Process:b", "c:Process:c"],
        &["dot-syntax 3:5", "dot-syntax 5:1"],
    );
    check(
        "digraph { a } digraph { b }",
        &["a:Process:a"],
        &["dot-syntax 1:15"],
    );
}

#[test]
fn deep_nesting_and_many_edges_are_bounded() {
    let deep = format!(
        "digraph {{ a {} b {} c }}",
        "{".repeat(100_000),
        "}".repeat(100_000)
    );
    check(
        &deep,
        &["a:Process:a", "c:Process:c"],
        &["dot-too-deep 1:213"],
    );
    let names: Vec<String> = (0..1000).map(|at| format!("n{at}")).collect();
    let names = names.join(" ");
    let imported = read(&format!("digraph {{ {{{names}}} -> {{{names}}} }}")).unwrap();
    assert_eq!(imported.model.flows.len(), 50_000);
    assert_eq!(imported.diagnostics.len(), 1);
}

#[test]
fn names_that_clash_get_ids_of_their_own() {
    check(
        "digraph { subgraph cluster_a { a } \"flow-1\" a -> \"flow-1\" }",
        &[
            "a-2:Boundary:a-2",
            "a:Process:a in a-2",
            "flow-1:Process:flow-1",
            "a>flow-1 a to flow-1",
        ],
        &[],
    );
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "(digraph|graph) ?\\{([a-d]|->|--|[{}\\[\\]=;,:+\"<>]|subgraph|cluster|node| |\\n){0,60}") {
        let _ = read(&text);
    }

    #[test]
    fn any_bytes_are_read_or_refused(text in any::<String>()) {
        let _ = read(&text);
        let _ = read(&format!("digraph {{ {text} }}"));
    }
}
