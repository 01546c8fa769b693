//! The data-flow diagrams of the samples and the reference models: SVG and DOT match the golden
//! files, and DOT has the elements, boundaries and flows of pytm's.

#![cfg(test)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use graphviz_rust::dot_structures::{Graph, Stmt};
use parapet_core::analysis::Options;
use parapet_core::picture::Colouring;
use parapet_core::render::{DataflowDiagram, dataflow_diagram};
use parapet_core::views::dfd;
use parapet_core::{Libraries, import, judge};
use parapet_tests::golden;
use parapet_tests::reference::{self, CASES};

const SAMPLES: [&str; 3] = ["assistant", "cloud-workstation", "web-shop"];

fn diagram(file: &Path) -> DataflowDiagram {
    let bytes = fs::read(file).unwrap();
    let model = import::read("model.json", &bytes).unwrap().model;
    let libraries = [parapet_threatlib::library()];
    let judgement = judge(
        &model,
        &Libraries::available(&libraries),
        &Options::default(),
    );
    let (rules, analysis) = (&judgement.rules, &judgement.analysis);
    let view = dfd::Options::default();
    dataflow_diagram(&model, rules, analysis, &view, Colouring::Plain, None)
}

fn case(name: &str) -> DataflowDiagram {
    diagram(&reference::case(name))
}

#[test]
fn samples_match_the_golden_files() {
    for name in SAMPLES {
        let drawn = diagram(&reference::sample(name));
        golden::check(&format!("dfd/sample-{name}.svg"), &drawn.svg());
        golden::check(&format!("dfd/sample-{name}.dot"), &drawn.dot());
    }
}

#[test]
fn reference_models_match_the_golden_files() {
    for name in CASES {
        let drawn = case(name);
        golden::check(&format!("dfd/{name}.dot"), &drawn.dot());
        if ["ai-assistant", "structure"].contains(&name) {
            golden::check(&format!("dfd/{name}.svg"), &drawn.svg());
        }
    }
}

#[test]
#[cfg_attr(
    not(has_oracle),
    ignore = "PARAPET_ORACLE names no folder with pytm's files"
)]
fn elements_boundaries_and_flows_are_those_of_pytm() {
    let oracle = reference::oracle();
    for name in CASES {
        let file = oracle.join("cases").join(name).join("dfd.dot");
        let mut expected = Shown::of(&fs::read_to_string(file).unwrap());
        let mut got = Shown::of(&case(name).dot());
        if name == "structure" {
            // With `ignoreUnused` pytm draws an inner boundary next to the one around it.
            expected.keep_innermost();
            got.keep_innermost();
        }
        assert!(
            !expected.elements.is_empty() && !expected.flows.is_empty(),
            "{name}"
        );
        assert_eq!(got, expected, "{name}");
    }
}

/// What a DOT text shows, by names without spaces and backslashes.
#[derive(Debug, Default, PartialEq)]
struct Shown {
    /// Elements, after the boundaries around them from the outermost to the innermost.
    elements: BTreeSet<Vec<String>>,
    /// Boundaries.
    boundaries: BTreeSet<String>,
    /// Source, sink, label and direction of flows.
    flows: BTreeSet<[String; 4]>,
}

impl Shown {
    fn of(dot: &str) -> Shown {
        let mut shown = Shown::default();
        let mut around: Vec<String> = Vec::new();
        let mut names = std::collections::BTreeMap::new();
        let mut lines = dot.lines().map(str::trim);
        while let Some(line) = lines.next() {
            if line.starts_with("subgraph") {
                around.push(String::new());
            } else if line.starts_with('}') {
                around.pop();
            } else if let (Some(last), true) = (around.last_mut(), line.starts_with("label=")) {
                *last = value(line, "label").unwrap();
                shown.boundaries.insert(last.clone());
            } else if let Some((head, body)) = line.split_once('[') {
                let mut body = body.to_owned();
                while !body.ends_with(']') && !body.ends_with("];") {
                    body.push('\n');
                    body.push_str(lines.next().unwrap());
                }
                let label = ["xlabel", "label"]
                    .into_iter()
                    .find_map(|name| value(&body, name));
                let head = head.trim();
                match head.split_once(" -> ") {
                    Some((from, to)) => {
                        let end = |id: &str| String::clone(&names[id.trim()]);
                        let direction = value(&body, "dir").unwrap();
                        let flow = [end(from), end(to), label.unwrap(), direction];
                        shown.flows.insert(flow);
                    }
                    None if head == "graph" => {
                        if let (Some(last), Some(label)) = (around.last_mut(), label) {
                            shown.boundaries.insert(label.clone());
                            *last = label;
                        }
                    }
                    None if head == "node" || head == "edge" => {}
                    None => {
                        let label = label.unwrap();
                        names.insert(head.to_owned(), label.clone());
                        let mut path = around.clone();
                        path.push(label);
                        shown.elements.insert(path);
                    }
                }
            }
        }
        shown
    }

    fn keep_innermost(&mut self) {
        let elements = std::mem::take(&mut self.elements).into_iter();
        self.elements = elements
            .map(|mut path| path.split_off(path.len().saturating_sub(2)))
            .collect();
    }
}

/// An attribute's value without markup, spaces and backslashes.
fn value(body: &str, name: &str) -> Option<String> {
    let starts = |at: usize| {
        let before = body.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric())
    };
    let (at, _) = body.match_indices(name).find(|(at, _)| starts(*at))?;
    let rest = body.get(at + name.len()..)?.trim_start();
    let rest = rest.strip_prefix('=')?.trim_start();
    let text = if let Some(quoted) = rest.strip_prefix('"') {
        let mut escaped = false;
        let end = quoted.find(|c| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        });
        quoted.get(..end?)?.replace("\\n", "")
    } else if let Some((_, markup)) = rest.split_once("<b>") {
        markup.split_once("</b>")?.0.to_owned()
    } else if let Some((_, markup)) = rest.split_once("<<i>") {
        markup.split_once("</i>>")?.0.to_owned()
    } else {
        rest.split([';', ' ', ']']).next()?.to_owned()
    };
    let plain = |c: &char| !c.is_whitespace() && *c != '\\';
    Some(text.chars().filter(plain).collect())
}

/// How many nodes, edges and clusters a DOT text has, as graphviz-rust reads it.
fn counted_by_graphviz_rust(text: &str) -> [usize; 3] {
    fn count(statements: &[Stmt], counts: &mut [usize; 3]) {
        let [nodes, edges, clusters] = counts;
        for statement in statements {
            match statement {
                Stmt::Node(_) => *nodes += 1,
                Stmt::Edge(_) => *edges += 1,
                Stmt::Subgraph(_) => *clusters += 1,
                Stmt::Attribute(_) | Stmt::GAttribute(_) => (),
            }
        }
        for statement in statements {
            if let Stmt::Subgraph(cluster) = statement {
                count(&cluster.stmts, counts);
            }
        }
    }
    let read = graphviz_rust::parse(text).unwrap();
    let (Graph::Graph { stmts, .. } | Graph::DiGraph { stmts, .. }) = read;
    let mut counts = [0; 3];
    count(&stmts, &mut counts);
    counts
}

#[test]
fn graphviz_rust_reads_what_is_written() {
    // Elements, flows that are drawn, boundaries.
    let cases = [
        ("assistant", [8, 12, 4]),
        ("cloud-workstation", [9, 14, 3]),
        ("web-shop", [6, 11, 3]),
    ];
    for (name, expected) in cases {
        let text = diagram(&reference::sample(name)).dot();
        assert_eq!(counted_by_graphviz_rust(&text), expected, "{name}");
    }
}
