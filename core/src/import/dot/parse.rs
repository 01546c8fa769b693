//! The grammar of DOT, read to a drawing.
//!
//! graphviz-rust, through whose types DOT is written, reads no names outside of ASCII (pytm writes
//! such), no group as the start of an edge, no `"a" + "b"`, and takes twice as long for every level of
//! nesting around an error. So the text is read here: in one pass, with bounds, going on after an
//! error.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::drawing::{Attributes, Cluster, Drawing, Edge, Node, Value};
use super::token::{LocatedToken, Token, tokens};
use crate::diagnostic::{DiagnosticCollector, LineIndex, messages};

/// How deep groups may lie in one another.
const MAX_DEPTH: usize = 200;

/// How many edges are read; groups as ends multiply them.
const MAX_EDGES: usize = 50_000;

/// Reads a text; what could not be read is reported, with its line and column.
pub(super) fn parse(
    text: &str,
    places: &LineIndex,
    diagnostics: &mut DiagnosticCollector,
) -> Drawing {
    let (tokens, errors) = tokens(text);
    let mut parser = Parser {
        text,
        places,
        tokens,
        next: 0,
        drawing: Drawing::default(),
        nodes: BTreeMap::new(),
        clusters: BTreeMap::new(),
        diagnostics,
        too_many_reported: false,
    };
    for error in errors {
        parser.report_error(error.at, error.what);
    }
    parser.graph();
    parser.drawing
}

struct Parser<'a> {
    places: &'a LineIndex,
    text: &'a str,
    tokens: Vec<LocatedToken>,
    next: usize,
    drawing: Drawing,
    nodes: BTreeMap<String, usize>,
    clusters: BTreeMap<String, usize>,
    diagnostics: &'a mut DiagnosticCollector,
    /// Whether it was reported that there are too many edges.
    too_many_reported: bool,
}

/// The defaults that apply inside a pair of braces.
#[derive(Clone, Default)]
struct Scope {
    node: Attributes,
    edge: Attributes,
    cluster: Option<usize>,
    depth: usize,
}

/// A statement could not be read; the error is reported already.
struct StatementFailed;

impl Parser<'_> {
    fn graph(&mut self) {
        self.eat_keyword("strict");
        self.drawing.directed = self.eat_keyword("digraph");
        if !self.drawing.directed && !self.eat_keyword("graph") {
            self.report_error_here("`graph` or `digraph` is missing");
            return;
        }
        if let Some(Value::Text(name)) = self.id() {
            self.drawing.name = name;
        }
        if !self.eat('{') {
            self.report_error_here("`{` is missing behind the graph's name");
            return;
        }
        let mut members = Vec::new();
        self.body(&mut Scope::default(), &mut members);
        if !self.eat('}') {
            self.report_error_here("the graph is not closed by `}`");
        } else if self.next < self.tokens.len() {
            self.report_error_here(
                "the text goes on behind the graph; only the first graph is read",
            );
        }
    }

    /// Statements up to the closing brace; the nodes they name are added to `members`.
    fn body(&mut self, scope: &mut Scope, members: &mut Vec<usize>) {
        loop {
            while self.eat(';') || self.eat(',') {}
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

    fn statement(
        &mut self,
        scope: &mut Scope,
        members: &mut Vec<usize>,
    ) -> Result<(), StatementFailed> {
        let defaults = ["graph", "node", "edge"];
        if let Some(Token::Word(word)) = self.peek()
            && let Some(kind) = defaults
                .into_iter()
                .find(|kind| word.eq_ignore_ascii_case(kind))
            && self.peek_second() == Some(&Token::Sign('['))
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
        if self.peek_second() == Some(&Token::Sign('=')) && !self.is_group() {
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
    ) -> Result<(), StatementFailed> {
        let at = self.offset();
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
                if self.drawing.edges.len() >= MAX_EDGES {
                    self.report_too_many_edges(at);
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
    ) -> Result<Vec<usize>, StatementFailed> {
        if self.is_group() {
            let nodes = self.group(scope)?;
            members.extend(&nodes);
            return Ok(nodes);
        }
        let at = self.offset();
        let Some(id) = self.id() else {
            self.report_error_here("a name is missing");
            return Err(StatementFailed);
        };
        let (Value::Text(id) | Value::Html(id)) = id;
        // Ports define where an edge is fixed to its node: nothing that a diagram here has.
        while self.eat(':') {
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
    fn group(&mut self, scope: &Scope) -> Result<Vec<usize>, StatementFailed> {
        let at = self.offset();
        let mut name = None;
        if self.eat_keyword("subgraph") {
            name = self.id();
        }
        if !self.eat('{') {
            self.report_error_here("`{` is missing behind `subgraph`");
            return Err(StatementFailed);
        }
        let mut inner = scope.clone();
        inner.depth += 1;
        if inner.depth > MAX_DEPTH {
            self.report_too_deep(at);
            self.skip_group();
            return Ok(Vec::new());
        }
        if let Some(Value::Text(name)) = name
            && (name.starts_with("cluster") || self.has_cluster_attribute())
        {
            inner.cluster = Some(self.cluster(name, scope.cluster));
        }
        let mut members = Vec::new();
        self.body(&mut inner, &mut members);
        if !self.eat('}') {
            self.report_error(at, "the group that starts here is not closed by `}`");
        }
        let mut seen = BTreeSet::new();
        members.retain(|node| seen.insert(*node));
        Ok(members)
    }

    /// Whether the group starts with `cluster=true`, which makes a box of it whatever its name is.
    fn has_cluster_attribute(&self) -> bool {
        let tokens = self.tokens.get(self.next..).unwrap_or_default();
        let mut texts = tokens.iter().take(3).map(|located| &located.token);
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
        let current_cluster = self
            .drawing
            .nodes
            .get(position)
            .and_then(|node| node.cluster);
        let deeper = current_cluster
            .is_none_or(|current_cluster| self.drawing.is_inside(cluster, current_cluster));
        let is_outside = current_cluster
            .is_some_and(|current_cluster| self.drawing.is_inside(current_cluster, cluster));
        if let Some(node) = self.drawing.nodes.get_mut(position) {
            if deeper {
                node.cluster = Some(cluster);
            } else if !is_outside {
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
    fn attributes(&mut self) -> Result<Attributes, StatementFailed> {
        let mut attributes = Attributes::new();
        while self.eat('[') {
            loop {
                while self.eat(';') || self.eat(',') {}
                if self.eat(']') {
                    break;
                }
                attributes.extend(self.attribute()?);
            }
        }
        Ok(attributes)
    }

    /// `name = value`; a name alone is a switch that is on.
    fn attribute(&mut self) -> Result<Option<(String, Value)>, StatementFailed> {
        let Some(Value::Text(name)) = self.id() else {
            self.report_error_here("the name of an attribute is missing");
            return Err(StatementFailed);
        };
        if !self.eat('=') {
            return Ok(Some((name.to_lowercase(), Value::Text("true".to_owned()))));
        }
        match self.id() {
            Some(value) => Ok(Some((name.to_lowercase(), value))),
            None => {
                self.report_error_here("the value of an attribute is missing");
                Err(StatementFailed)
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
            && let Some(Token::Text(more)) = self.peek_second()
        {
            text.push_str(more);
            self.next += 2;
        }
        Some(Value::Text(text))
    }

    /// Resumes after an error: at the next `;`, the brace that closes the group, or the next line.
    fn skip_statement(&mut self, started: usize) {
        let line = |parser: &Self, next: usize| parser.tokens.get(next).map(|located| located.line);
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

    /// Skips to after the brace that closes the one just read.
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
        self.tokens.get(self.next).map(|located| &located.token)
    }

    fn peek_second(&self) -> Option<&Token> {
        self.tokens.get(self.next + 1).map(|located| &located.token)
    }

    fn eat(&mut self, sign: char) -> bool {
        let found = self.peek() == Some(&Token::Sign(sign));
        self.next += usize::from(found);
        found
    }

    fn eat_keyword(&mut self, keyword: &str) -> bool {
        let found =
            matches!(self.peek(), Some(Token::Word(word)) if word.eq_ignore_ascii_case(keyword));
        self.next += usize::from(found);
        found
    }

    fn offset(&self) -> usize {
        self.tokens
            .get(self.next)
            .map_or(self.text.len(), |located| located.at)
    }

    fn report_error_here(&mut self, what: &str) {
        self.report_error(self.offset(), what);
    }

    fn report_error(&mut self, at: usize, what: &str) {
        self.diagnostics.push(
            messages::dot_syntax(&what)
                .at(self.places.at(self.text, at))
                .hint("Fix the text there; Graphviz's `dot` shows whether it is right."),
        );
    }

    fn report_too_deep(&mut self, at: usize) {
        self.diagnostics
            .push(messages::dot_too_deep(&MAX_DEPTH).at(self.places.at(self.text, at)));
    }

    fn report_too_many_edges(&mut self, at: usize) {
        if std::mem::replace(&mut self.too_many_reported, true) {
            return;
        }
        self.diagnostics.push(
            messages::dot_too_many_edges(&MAX_EDGES)
                .at(self.places.at(self.text, at))
                .hint("Divide the diagram."),
        );
    }
}
