//! The attributes that a condition reads, from its text and the schema alone.

use super::path::{classes_at_path, parse_attribute, parse_path, with_subclasses};
use super::phrase::subject;
use crate::python::{Argument, Comprehension, Expr, ExprKind, Logical};
use crate::schema::{ClassId, Schema};
use crate::threats::Condition;

/// An attribute that a condition reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeRead {
    /// The path from the target to whose it is: `[]` is the target's own, `["sink"]` its sink's,
    /// `["inputs", "source"]` that of the sources of its inputs.
    pub path: Vec<String>,
    /// Name of the attribute.
    pub attribute: String,
    /// The classes that have it, among those that the part it is read from can be of.
    pub classes: Vec<ClassId>,
}

impl AttributeRead {
    /// Whose it is: "it", "its sink", "the source of its incoming flows".
    pub fn whose(&self) -> String {
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        let whose = subject(&path);
        match whose.strip_prefix('I') {
            Some(rest) => format!("i{rest}"),
            None => whose,
        }
    }
}

/// The attributes that the condition of a threat with these target classes reads, each once, in
/// order. Parts that are only passed on the path to another's attribute are no attributes here.
pub fn attributes_read(
    condition: &Condition,
    targets: &[ClassId],
    schema: &Schema,
) -> Vec<AttributeRead> {
    let target = Binding {
        name: "target".to_owned(),
        path: Vec::new(),
        classes: with_subclasses(schema, targets),
    };
    let mut reads = ReadCollector {
        schema,
        bindings: vec![target],
        narrowed: Vec::new(),
        found: Vec::new(),
    };
    if let (Some(tree), _) = crate::python::expression(condition.text()) {
        reads.narrow(&tree);
        reads.visit(&tree);
    }
    reads.found
}

/// A name and what it stands for.
struct Binding {
    name: String,
    /// The path to it from the target.
    path: Vec<String>,
    classes: Vec<ClassId>,
}

struct ReadCollector<'a> {
    schema: &'a Schema,
    /// The target and the variables of the comprehensions around, outermost first.
    bindings: Vec<Binding>,
    /// What the condition asks to be of certain classes, wherever else it is true.
    narrowed: Vec<(Vec<String>, Vec<ClassId>)>,
    found: Vec<AttributeRead>,
}

impl ReadCollector<'_> {
    /// Records `target.sink.oneOf(LLM)` where the whole condition depends on it.
    fn narrow(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Logical(Logical::And, parts) => {
                parts.iter().for_each(|part| self.narrow(part));
            }
            ExprKind::Call(called, arguments) => {
                let ExprKind::Attribute(of, method) = &called.kind else {
                    return;
                };
                let named: Option<Vec<ClassId>> = arguments
                    .iter()
                    .map(|argument| match &argument.value.kind {
                        ExprKind::Name(name) | ExprKind::Text(name) => self.schema.class_id(name),
                        _ => None,
                    })
                    .collect();
                if let (Some(parsed), Some(named), "oneOf") =
                    (parse_path(of), named, method.text.as_str())
                    && parsed.root == "target"
                    && !named.is_empty()
                {
                    let path = parsed.path.into_iter().map(str::to_owned).collect();
                    self.narrowed
                        .push((path, with_subclasses(self.schema, &named)));
                }
            }
            _ => {}
        }
    }

    fn visit(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Attribute(of, _) => match parse_attribute(expr) {
                Some((parsed, attribute)) => self.record(parsed.root, &parsed.path, &attribute),
                None => self.visit(of),
            },
            ExprKind::Call(called, arguments) => match &called.kind {
                ExprKind::Attribute(of, method) => self.method(of, &method.text, arguments),
                _ => arguments.iter().for_each(|one| self.visit(&one.value)),
            },
            ExprKind::Comprehension(comprehension) => self.comprehension(comprehension),
            _ => expr.each_part(&mut |part| self.visit(part)),
        }
    }

    /// What the methods read is in no condition's text.
    fn method(&mut self, of: &Expr, method: &str, arguments: &[Argument]) {
        let Some(parsed) = parse_path(of) else { return };
        let at = |more: &[&'static str]| -> Vec<&str> {
            parsed
                .path
                .iter()
                .copied()
                .chain(more.iter().copied())
                .collect()
        };
        match method {
            "hasDataLeaks" => {
                self.record(parsed.root, &at(&["data"]), "classification");
                for end in [&["source"][..], &["sink"], &[]] {
                    self.record(parsed.root, &at(end), "maxClassification");
                }
            }
            "checkTLSVersion" => {
                for flows in arguments.iter().filter_map(|one| parse_path(&one.value)) {
                    self.record(flows.root, &flows.path, "tlsVersion");
                }
                self.record(parsed.root, &parsed.path, "minTLSVersion");
            }
            "crosses" | "enters" | "exits" => {
                self.record(parsed.root, &at(&["source"]), "inBoundary");
                self.record(parsed.root, &at(&["sink"]), "inBoundary");
            }
            "inside" => self.record(parsed.root, &parsed.path, "inBoundary"),
            _ => arguments.iter().for_each(|one| self.visit(&one.value)),
        }
    }

    fn comprehension(&mut self, comprehension: &Comprehension) {
        let before = self.bindings.len();
        for clause in &comprehension.clauses {
            let followed = parse_path(&clause.iterable)
                .and_then(|parsed| self.follow(parsed.root, &parsed.path));
            if followed.is_none() {
                self.visit(&clause.iterable);
            }
            let (path, classes) = followed.unwrap_or_default();
            if let ExprKind::Name(name) = &clause.target.kind {
                self.bindings.push(Binding {
                    name: name.clone(),
                    path,
                    classes,
                });
            }
            clause.conditions.iter().for_each(|test| self.visit(test));
        }
        self.visit(&comprehension.element);
        self.bindings.truncate(before);
    }

    /// The path from the target, and the classes at its end.
    fn follow(&self, root: &str, path: &[&str]) -> Option<(Vec<String>, Vec<ClassId>)> {
        let binding = self
            .bindings
            .iter()
            .rev()
            .find(|binding| binding.name == root)?;
        let mut classes = classes_at_path(self.schema, &binding.classes, path);
        let more = path.iter().map(|name| (*name).to_owned());
        let path: Vec<String> = binding.path.iter().cloned().chain(more).collect();
        for (_, narrowed) in self.narrowed.iter().filter(|(of, _)| *of == path) {
            classes.retain(|class| narrowed.contains(class));
        }
        Some((path, classes))
    }

    fn record(&mut self, root: &str, path: &[&str], attribute: &str) {
        let Some((path, mut classes)) = self.follow(root, path) else {
            return;
        };
        classes.retain(|class| self.schema.attribute(*class, attribute).is_some());
        let known = |read: &AttributeRead| read.path == path && read.attribute == attribute;
        if !classes.is_empty() && !self.found.iter().any(known) {
            self.found.push(AttributeRead {
                path,
                attribute: attribute.to_owned(),
                classes,
            });
        }
    }
}
