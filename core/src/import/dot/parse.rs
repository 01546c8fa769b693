//! The grammar of DOT, read to a drawing.
//!
//! graphviz-rust, through whose types DOT is written, reads no names outside of ASCII (pytm writes
//! such), no group as the start of an edge, no `"a" + "b"`, and takes twice as long for every level of
//! nesting around a mistake. So the text is read here: in one pass, with bounds, going on behind a
//! mistake.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::drawing::{Attributes, Cluster, Drawing, Edge, Node, Value};
use super::token::{Placed, Token, tokens};
use crate::diagnostic::{Diagnostic, LineIndex};
use crate::import::DiagnosticCollector;

/// How deep groups may lie in one another.
const MOST_DEPTH: usize = 200;

/// How many edges are read; groups as ends multiply them.
const MOST_EDGES: usize = 50_000;

/// Reads a text; what could not be read is told, with its line and column.
pub(super) fn parse(text: &str, places: &LineIndex, remarks: &mut DiagnosticCollector) -> Drawing {
    let (tokens, bad) = tokens(text);
    let mut parser = Parser {
        text,
        places,
        tokens,
        next: 0,
        drawing: Drawing::default(),
        nodes: BTreeMap::new(),
        clusters: BTreeMap::new(),
        remarks,
        full: false,
    };
    for bad in bad {
        parser.mistake(bad.at, bad.what);
    }
    parser.graph();
    parser.drawing
}

struct Parser<'a> {
    places: &'a LineIndex,
    text: &'a str,
    tokens: Vec<Placed>,
    next: usize,
    drawing: Drawing,
    nodes: BTreeMap<String, usize>,
    clusters: BTreeMap<String, usize>,
    remarks: &'a mut DiagnosticCollector,
    /// Whether it was told that there are too many edges.
    full: bool,
}

/// What holds inside a pair of braces.
#[derive(Clone, Default)]
struct Scope {
    node: Attributes,
    edge: Attributes,
    cluster: Option<usize>,
    depth: usize,
}

/// A statement could not be read; the mistake is told already.
struct Unreadable;

impl Parser<'_> {
    fn graph(&mut self) {
        self.keyword("strict");
        self.drawing.directed = self.keyword("digraph");
        if !self.drawing.directed && !self.keyword("graph") {
            self.mistake_here("`graph` or `digraph` is missing");
            return;
        }
        if let Some(Value::Text(name)) = self.id() {
            self.drawing.name = name;
        }
        if !self.sign('{') {
            self.mistake_here("`{` is missing behind the graph's name");
            return;
        }
        let mut members = Vec::new();
        self.body(&mut Scope::default(), &mut members);
        if !self.sign('}') {
            self.mistake_here("the graph is not closed by `}`");
        } else if self.next < self.tokens.len() {
            self.mistake_here("the text goes on behind the graph; only the first graph is read");
        }
    }

    /// Statements up to the closing brace; the nodes they name are added to `members`.
    fn body(&mut self, scope: &mut Scope, members: &mut Vec<usize>) {
        loop {
            while self.sign(';') || self.sign(',') {}
            match self.peek() {
                None | Some(Token::Sign('}')) => return,
                Some(_) => {}
            }
            let before = self.next;
            if self.statement(scope, members).is_err() {
                self.skip_statement(before);
            }
        }
    }

    fn statement(&mut self, scope: &mut Scope, members: &mut Vec<usize>) -> Result<(), Unreadable> {
        let defaults = ["graph", "node", "edge"];
        if let Some(Token::Word(word)) = self.peek()
            && let Some(kind) = defaults
                .into_iter()
                .find(|kind| word.eq_ignore_ascii_case(kind))
            && self.peek_behind() == Some(&Token::Sign('['))
        {
            self.next += 1;
            let attributes = self.attributes()?;
            match kind {
                "graph" => self.graph_attributes(scope).extend(attributes),
                "node" => scope.node.extend(attributes),
                _ => scope.edge.extend(attributes),
            }
            return Ok(());
        }
        if self.peek_behind() == Some(&Token::Sign('=')) && !self.is_group() {
            if let Some((name, value)) = self.attribute()? {
                self.graph_attributes(scope).insert(name, value);
            }
            return Ok(());
        }
        self.node_or_edge(scope, members)
    }

    fn node_or_edge(
        &mut self,
        scope: &mut Scope,
        members: &mut Vec<usize>,
    ) -> Result<(), Unreadable> {
        let at = self.place();
        let is_group = self.is_group();
        let mut ends = vec![self.end(scope, members)?];
        while let Some(Token::Arrow { .. }) = self.peek() {
            self.next += 1;
            ends.push(self.end(scope, members)?);
        }
        let attributes = if self.peek() == Some(&Token::Sign('[')) {
            self.attributes()?
        } else {
            Attributes::new()
        };
        if let [nodes] = ends.as_slice() {
            for node in nodes.iter().filter(|_| !is_group) {
                if let Some(node) = self.drawing.nodes.get_mut(*node) {
                    node.attributes.extend(attributes.clone());
                }
            }
            return Ok(());
        }
        let mut all = scope.edge.clone();
        all.extend(attributes);
        let all = Arc::new(all);
        for pair in ends.windows(2) {
            let [from, to] = pair else {
                continue;
            };
            let pairs = from
                .iter()
                .flat_map(|from| to.iter().map(move |to| (*from, *to)));
            for (from, to) in pairs {
                if self.drawing.edges.len() >= MOST_EDGES {
                    self.too_many_edges(at);
                    return Ok(());
                }
                self.drawing.edges.push(Edge {
                    from,
                    to,
                    attributes: Arc::clone(&all),
                    at,
                });
            }
        }
        Ok(())
    }

    /// One end of an edge: a node, or all nodes of a group.
    fn end(
        &mut self,
        scope: &mut Scope,
        members: &mut Vec<usize>,
    ) -> Result<Vec<usize>, Unreadable> {
        if self.is_group() {
            let nodes = self.group(scope)?;
            members.extend(&nodes);
            return Ok(nodes);
        }
        let at = self.place();
        let Some(id) = self.id() else {
            self.mistake_here("a name is missing");
            return Err(Unreadable);
        };
        let (Value::Text(id) | Value::Html(id)) = id;
        // Ports say where an edge is fixed to its node: nothing that a diagram here has.
        while self.sign(':') {
            self.id();
        }
        let node = self.node(id, scope, at);
        members.push(node);
        Ok(vec![node])
    }

    fn is_group(&self) -> bool {
        match self.peek() {
            Some(Token::Sign('{')) => true,
            Some(Token::Word(word)) => word.eq_ignore_ascii_case("subgraph"),
            _ => false,
        }
    }

    /// A subgraph or bare braces; gives back the nodes named inside.
    fn group(&mut self, scope: &Scope) -> Result<Vec<usize>, Unreadable> {
        let at = self.place();
        let mut name = None;
        if self.keyword("subgraph") {
            name = self.id();
        }
        if !self.sign('{') {
            self.mistake_here("`{` is missing behind `subgraph`");
            return Err(Unreadable);
        }
        let mut inner = scope.clone();
        inner.depth += 1;
        if inner.depth > MOST_DEPTH {
            self.too_deep(at);
            self.skip_group();
            return Ok(Vec::new());
        }
        if let Some(Value::Text(name)) = name
            && (name.starts_with("cluster") || self.says_cluster())
        {
            inner.cluster = Some(self.cluster(name, scope.cluster));
        }
        let mut members = Vec::new();
        self.body(&mut inner, &mut members);
        if !self.sign('}') {
            self.mistake(at, "the group that starts here is not closed by `}`");
        }
        let mut seen = BTreeSet::new();
        members.retain(|node| seen.insert(*node));
        Ok(members)
    }

    /// Whether the group starts with `cluster=true`, which makes a box of it whatever its name is.
    fn says_cluster(&self) -> bool {
        let tokens = self.tokens.get(self.next..).unwrap_or_default();
        let mut texts = tokens.iter().take(3).map(|placed| &placed.token);
        matches!(texts.next(), Some(Token::Word(word)) if word == "cluster")
            && texts.next() == Some(&Token::Sign('='))
            && matches!(texts.next(), Some(Token::Word(word) | Token::Text(word)) if word == "true")
    }

    fn cluster(&mut self, name: String, parent: Option<usize>) -> usize {
        if let Some(known) = self.clusters.get(&name) {
            return *known;
        }
        let position = self.drawing.clusters.len();
        self.clusters.insert(name.clone(), position);
        self.drawing.clusters.push(Cluster {
            id: name,
            attributes: Attributes::new(),
            parent,
        });
        position
    }

    fn node(&mut self, id: String, scope: &Scope, at: usize) -> usize {
        let position = match self.nodes.get(&id) {
            Some(known) => *known,
            None => {
                let position = self.drawing.nodes.len();
                self.nodes.insert(id.clone(), position);
                self.drawing.nodes.push(Node {
                    id,
                    attributes: scope.node.clone(),
                    cluster: None,
                    other_cluster: None,
                    at,
                });
                position
            }
        };
        let Some(cluster) = scope.cluster else {
            return position;
        };
        let there = self
            .drawing
            .nodes
            .get(position)
            .and_then(|node| node.cluster);
        let deeper = there.is_none_or(|there| self.drawing.lies_in(cluster, there));
        let within = there.is_some_and(|there| self.drawing.lies_in(there, cluster));
        if let Some(node) = self.drawing.nodes.get_mut(position) {
            if deeper {
                node.cluster = Some(cluster);
            } else if !within {
                node.other_cluster = Some(cluster);
            }
        }
        position
    }

    fn graph_attributes(&mut self, scope: &Scope) -> &mut Attributes {
        let cluster = scope
            .cluster
            .and_then(|at| self.drawing.clusters.get_mut(at));
        match cluster {
            Some(cluster) => &mut cluster.attributes,
            None => &mut self.drawing.attributes,
        }
    }

    /// Lists of attributes in square brackets.
    fn attributes(&mut self) -> Result<Attributes, Unreadable> {
        let mut attributes = Attributes::new();
        while self.sign('[') {
            loop {
                while self.sign(';') || self.sign(',') {}
                if self.sign(']') {
                    break;
                }
                attributes.extend(self.attribute()?);
            }
        }
        Ok(attributes)
    }

    /// `name = value`; a name alone is a switch that is on.
    fn attribute(&mut self) -> Result<Option<(String, Value)>, Unreadable> {
        let Some(Value::Text(name)) = self.id() else {
            self.mistake_here("the name of an attribute is missing");
            return Err(Unreadable);
        };
        if !self.sign('=') {
            return Ok(Some((name.to_lowercase(), Value::Text("true".to_owned()))));
        }
        match self.id() {
            Some(value) => Ok(Some((name.to_lowercase(), value))),
            None => {
                self.mistake_here("the value of an attribute is missing");
                Err(Unreadable)
            }
        }
    }

    /// A name or value; texts joined by `+` are one.
    fn id(&mut self) -> Option<Value> {
        let value = match self.peek()? {
            Token::Word(word) => Value::Text(word.clone()),
            Token::Text(text) => Value::Text(text.clone()),
            Token::Html(html) => Value::Html(html.clone()),
            _ => return None,
        };
        self.next += 1;
        let Value::Text(mut text) = value else {
            return Some(value);
        };
        while self.peek() == Some(&Token::Sign('+'))
            && let Some(Token::Text(more)) = self.peek_behind()
        {
            text.push_str(more);
            self.next += 2;
        }
        Some(Value::Text(text))
    }

    /// Goes on behind a mistake: at the next `;`, the brace that closes the group, or the next line.
    fn skip_statement(&mut self, started: usize) {
        let line = |parser: &Self, next: usize| parser.tokens.get(next).map(|placed| placed.line);
        if self.next == started {
            self.next += 1;
        }
        let here = line(self, self.next.saturating_sub(1));
        while let Some(token) = self.peek() {
            match token {
                Token::Sign(';') => {
                    self.next += 1;
                    return;
                }
                Token::Sign('}') => return,
                Token::Sign('{') => {
                    self.next += 1;
                    self.skip_group();
                }
                _ if line(self, self.next) != here => return,
                _ => self.next += 1,
            }
        }
    }

    /// Skips to behind the brace that closes the one just read.
    fn skip_group(&mut self) {
        let mut open = 1usize;
        while let Some(token) = self.peek() {
            match token {
                Token::Sign('{') => open += 1,
                Token::Sign('}') => open -= 1,
                _ => {}
            }
            self.next += 1;
            if open == 0 {
                return;
            }
        }
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|placed| &placed.token)
    }

    fn peek_behind(&self) -> Option<&Token> {
        self.tokens.get(self.next + 1).map(|placed| &placed.token)
    }

    fn sign(&mut self, sign: char) -> bool {
        let found = self.peek() == Some(&Token::Sign(sign));
        self.next += usize::from(found);
        found
    }

    fn keyword(&mut self, keyword: &str) -> bool {
        let found =
            matches!(self.peek(), Some(Token::Word(word)) if word.eq_ignore_ascii_case(keyword));
        self.next += usize::from(found);
        found
    }

    fn place(&self) -> usize {
        self.tokens
            .get(self.next)
            .map_or(self.text.len(), |placed| placed.at)
    }

    fn mistake_here(&mut self, what: &str) {
        self.mistake(self.place(), what);
    }

    fn mistake(&mut self, at: usize, what: &str) {
        self.remarks.push(
            Diagnostic::error(
                "dot-syntax",
                format!("This is not DOT: {what}. The statement was left out."),
            )
            .at(self.places.at(self.text, at))
            .hint("Mend the text there; Graphviz's `dot` shows whether it is right."),
        );
    }

    fn too_deep(&mut self, at: usize) {
        self.remarks.push(
            Diagnostic::error(
                "dot-too-deep",
                format!("Groups are nested more than {MOST_DEPTH} deep. This one was left out."),
            )
            .at(self.places.at(self.text, at)),
        );
    }

    fn too_many_edges(&mut self, at: usize) {
        if std::mem::replace(&mut self.full, true) {
            return;
        }
        self.remarks.push(
            Diagnostic::error(
                "dot-too-large",
                format!(
                    "There are more than {MOST_EDGES} edges. Those from here on were left out."
                ),
            )
            .at(self.places.at(self.text, at))
            .hint("Divide the diagram."),
        );
    }
}
