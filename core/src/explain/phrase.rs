//! One clause of a condition in words: "Its source is in scope".

use std::borrow::Cow;

use super::path::{classes_at_path, parse_attribute, parse_path};
use crate::model::Kind;
use crate::python::{Comparison, Expr, ExprKind, Logical, Unary};
use crate::schema::{Attribute, ClassId, Schema, built_in_wording};

/// What phrases are made from.
pub(super) struct PhraseContext<'a> {
    pub(super) schema: &'a Schema,
    /// The classes that the target can be of.
    pub(super) targets: &'a [ClassId],
    /// The condition.
    pub(super) text: &'a str,
}

/// A subject and its predicate.
pub(super) struct Phrase<'e> {
    /// The path from the target to the subject: `[]` is the target, `["source"]` its source.
    pub(super) path: Vec<&'e str>,
    /// "is in scope".
    pub(super) predicate: String,
}

/// The phrase for the expression being `wanted`.
pub(super) fn phrase<'e>(context: &PhraseContext<'_>, expr: &'e Expr, wanted: bool) -> Phrase<'e> {
    let scope = Scope {
        context,
        name: "target",
        classes: context.targets,
    };
    let (path, predicate) = scope
        .phrase(expr, wanted)
        .unwrap_or_else(|| (Vec::new(), scope.as_code(expr, wanted)));
    Phrase { path, predicate }
}

type Path<'e> = Vec<&'e str>;

/// The subject: the target, or inside a comprehension what its variable is bound to.
struct Scope<'a> {
    context: &'a PhraseContext<'a>,
    name: &'a str,
    /// The classes that it can be of.
    classes: &'a [ClassId],
}

/// An attribute that an expression reads, and whose it is.
struct Read<'e> {
    path: Path<'e>,
    attribute: Cow<'e, str>,
}

impl<'a> Scope<'a> {
    fn phrase<'e>(&self, expr: &'e Expr, wanted: bool) -> Option<(Path<'e>, String)> {
        match &expr.kind {
            ExprKind::Unary(Unary::Not, inner) => self.phrase(inner, !wanted),
            ExprKind::Attribute(..) => {
                let read = self.read(expr)?;
                let predicate = self.boolean(&read, wanted)?;
                Some((read.path, predicate))
            }
            ExprKind::Compare(left, rest) => {
                let [(comparison, right)] = rest.as_slice() else {
                    return None;
                };
                self.compare(left, *comparison, right, wanted)
            }
            ExprKind::Call(function, arguments) => match &function.kind {
                ExprKind::Name(name) if name == "any" => {
                    let [argument] = arguments.as_slice() else {
                        return None;
                    };
                    self.any(&argument.value, wanted)
                }
                ExprKind::Attribute(of, method) => {
                    let path = self.path(of)?;
                    let arguments = arguments
                        .iter()
                        .map(|argument| self.class_or_code(self.code(&argument.value)));
                    let arguments: Vec<String> = arguments.collect();
                    Some((path, method_words(&method.text, &arguments, wanted)?))
                }
                _ => None,
            },
            ExprKind::Logical(logical, parts) => {
                let phrases: Option<Vec<_>> =
                    parts.iter().map(|part| self.phrase(part, wanted)).collect();
                let phrases = phrases?;
                let path = phrases.first()?.0.clone();
                if phrases.iter().any(|(other, _)| *other != path) {
                    return None;
                }
                let both = (*logical == Logical::And) == wanted;
                let predicates: Vec<String> = phrases
                    .into_iter()
                    .map(|(_, predicate)| predicate)
                    .collect();
                Some((path, join(&predicates, if both { "and" } else { "or" })))
            }
            _ => None,
        }
    }

    fn compare<'e>(
        &self,
        left: &'e Expr,
        comparison: Comparison,
        right: &'e Expr,
        wanted: bool,
    ) -> Option<(Path<'e>, String)> {
        let read = self.read(left)?;
        let label = lowercase_first(&self.attribute(&read)?.label);
        let same = matches!(
            comparison,
            Comparison::Equal | Comparison::Is | Comparison::In
        ) == wanted;
        let predicate = match (comparison, &right.kind) {
            (
                Comparison::Equal | Comparison::NotEqual | Comparison::Is | Comparison::IsNot,
                ExprKind::Bool(value),
            ) => self.boolean(&read, *value == same)?,
            (Comparison::Equal | Comparison::NotEqual | Comparison::Is | Comparison::IsNot, _) => {
                let value = self.value(right)?;
                self.with_value(&read, &value, same)?
            }
            (
                Comparison::In | Comparison::NotIn,
                ExprKind::Tuple(values) | ExprKind::List(values) | ExprKind::Set(values),
            ) => {
                let values: Option<Vec<String>> =
                    values.iter().map(|value| self.value(value)).collect();
                self.with_value(&read, &join(&values?, "or"), same)?
            }
            (
                Comparison::Less
                | Comparison::LessEqual
                | Comparison::Greater
                | Comparison::GreaterEqual,
                _,
            ) => {
                let other = match self.read(right) {
                    Some(other) if is_older_tls(&read, comparison, &other) => {
                        let an = if wanted { "an" } else { "no" };
                        let whose = lowercase_first(&subject(&other.path));
                        return Some((
                            read.path,
                            format!("uses {an} older TLS than {whose} accepts"),
                        ));
                    }
                    Some(other) => {
                        let label = lowercase_first(&self.attribute(&other)?.label);
                        format!("the {label} of {}", lowercase_first(&subject(&other.path)))
                    }
                    None => self.value(right)?,
                };
                format!(
                    "has a {label} {}",
                    comparison_words(comparison, &other, wanted)
                )
            }
            _ => return None,
        };
        Some((read.path, predicate))
    }

    /// `any(d.format == 'XML' for d in target.data)`: "carries data that …".
    fn any<'e>(&self, argument: &'e Expr, wanted: bool) -> Option<(Path<'e>, String)> {
        let ExprKind::Comprehension(comprehension) = &argument.kind else {
            return None;
        };
        let [clause] = comprehension.clauses.as_slice() else {
            return None;
        };
        let ExprKind::Name(variable) = &clause.target.kind else {
            return None;
        };
        let read = self.read(&clause.iterable)?;
        let schema = self.context.schema;
        let (some, none, class) = match read.attribute.as_ref() {
            "data" if self.kind(&read.path) == Some(Kind::Dataflow) => {
                ("carries data that", "carries no data that", "Data")
            }
            "data" => ("handles data that", "handles no data that", "Data"),
            "inputs" => ("receives a flow that", "receives no flow that", "Dataflow"),
            "outputs" => ("sends a flow that", "sends no flow that", "Dataflow"),
            _ => return None,
        };
        let inner = Scope {
            context: self.context,
            name: variable,
            classes: &[schema.class_id(class)?],
        };
        let (path, predicate) = inner.phrase(&comprehension.element, true)?;
        let start = if wanted { some } else { none };
        let Some(whose) = whose(&path) else {
            return Some((read.path, format!("{start} {predicate}")));
        };
        let start = start.strip_suffix("that").unwrap_or(start);
        Some((read.path, format!("{start}whose {whose} {predicate}")))
    }

    /// The kind of the part at the end of the path.
    fn kind(&self, path: &[&str]) -> Option<Kind> {
        let schema = self.context.schema;
        let classes = classes_at_path(schema, self.classes, path);
        classes.first().and_then(|class| schema.kind_of(*class))
    }

    /// A class as "an actor"; other code as it is written.
    fn class_or_code(&self, code: &str) -> String {
        let Some(class) = self.context.schema.class_named(code) else {
            return format!("`{code}`");
        };
        let label = lowercase_first(&class.label);
        let an = if label.starts_with(['a', 'e', 'i', 'o', 'u']) {
            "an"
        } else {
            "a"
        };
        format!("{an} {label}")
    }

    /// The clause of a yes-or-no attribute; where classes word it differently, each of theirs.
    fn boolean(&self, read: &Read<'_>, wanted: bool) -> Option<String> {
        let mut clauses = Vec::new();
        for attribute in self.attributes(read) {
            let wording = attribute.wording(built_in_wording())?;
            let clause = match wanted {
                true => wording.holds.clone().into_owned(),
                false => wording.holds_not.clone().into_owned(),
            };
            if clause.contains("{value}") {
                return None;
            }
            if !clauses.contains(&clause) {
                clauses.push(clause);
            }
        }
        (!clauses.is_empty()).then(|| join(&clauses, "or"))
    }

    /// The clause for an attribute having the value, or not.
    fn with_value(&self, read: &Read<'_>, value: &str, wanted: bool) -> Option<String> {
        let mut clauses = Vec::new();
        for attribute in self.attributes(read) {
            let holds = &attribute.wording(built_in_wording())?.holds;
            let has = match holds.contains("{value}") {
                true => holds.replace("{value}", value),
                false => format!("has {value} as its {}", lowercase_first(&attribute.label)),
            };
            let clause = if wanted { has } else { negated(&has) };
            if !clauses.contains(&clause) {
                clauses.push(clause);
            }
        }
        (!clauses.is_empty()).then(|| join(&clauses, "or"))
    }

    fn attribute(&self, read: &Read<'_>) -> Option<&'a Attribute> {
        self.attributes(read).first().copied()
    }

    /// The attribute as each of the classes has it, of which the subject can be; what extends one
    /// of them is not asked.
    fn attributes(&self, read: &Read<'_>) -> Vec<&'a Attribute> {
        let schema = self.context.schema;
        let classes = classes_at_path(schema, self.classes, &read.path);
        let mut found: Vec<(ClassId, &'a Attribute)> = Vec::new();
        for class in classes {
            let is_subclass = found.iter().any(|(base, _)| schema.is_a(class, *base));
            if let Some(attribute) = schema
                .attribute(class, &read.attribute)
                .filter(|_| !is_subclass)
            {
                found.push((class, attribute));
            }
        }
        found.into_iter().map(|(_, attribute)| attribute).collect()
    }

    fn read<'e>(&self, expr: &'e Expr) -> Option<Read<'e>> {
        let (parsed, attribute) = parse_attribute(expr)?;
        (parsed.root == self.name).then_some(Read {
            path: parsed.path,
            attribute,
        })
    }

    fn path<'e>(&self, expr: &'e Expr) -> Option<Path<'e>> {
        let parsed = parse_path(expr)?;
        (parsed.root == self.name).then_some(parsed.path)
    }

    /// A constant in words: a text, a number, a member of an enumeration.
    fn value(&self, expr: &Expr) -> Option<String> {
        match &expr.kind {
            ExprKind::Text(text) => Some(text.clone()),
            ExprKind::Int(n) => Some(n.to_string()),
            ExprKind::None => Some("nothing".to_owned()),
            ExprKind::Attribute(of, member) => {
                let ExprKind::Name(enumeration) = &of.kind else {
                    return None;
                };
                let enumeration = self.context.schema.enumeration(enumeration)?;
                Some(lowercase_first(&enumeration.member(&member.text)?.label))
            }
            _ => None,
        }
    }

    fn code(&self, expr: &Expr) -> &'a str {
        self.context
            .text
            .get(expr.span.start as usize..expr.span.end as usize)
            .unwrap_or("")
    }

    fn as_code(&self, expr: &Expr, wanted: bool) -> String {
        format!(
            "{} `{}`",
            if wanted { "fulfils" } else { "does not fulfil" },
            self.code(expr)
        )
    }
}

/// The opposite of a clause: "speaks HTTPS" as "does not speak HTTPS".
fn negated(clause: &str) -> String {
    let (verb, rest) = clause.split_once(' ').unwrap_or((clause, ""));
    let infinitive = match verb {
        "is" => return format!("is not {rest}"),
        "has" => "have".to_owned(),
        _ => match verb.strip_suffix("ies") {
            Some(stem) if stem.len() > 1 => format!("{stem}y"),
            _ => verb.strip_suffix('s').unwrap_or(verb).to_owned(),
        },
    };
    format!("does not {infinitive} {rest}")
}

/// Whether a flow's TLS version is compared with the oldest that the other side accepts.
fn is_older_tls(read: &Read<'_>, comparison: Comparison, other: &Read<'_>) -> bool {
    comparison == Comparison::Less
        && read.attribute == "tlsVersion"
        && other.attribute == "minTLSVersion"
}

/// The predicate of a method call.
fn method_words(method: &str, arguments: &[String], wanted: bool) -> Option<String> {
    let what = match arguments {
        [] => "a trust boundary".to_owned(),
        some => join(some, "or"),
    };
    Some(match (method, wanted) {
        ("hasDataLeaks", true) => {
            "carries data classified higher than it or one of its ends may handle".to_owned()
        }
        ("hasDataLeaks", false) => {
            "carries no data classified higher than it or its ends may handle".to_owned()
        }
        ("checkTLSVersion", true) => {
            "takes part in a flow with an older TLS version than it asks for".to_owned()
        }
        ("checkTLSVersion", false) => {
            "takes part in no flow with an older TLS version than it asks for".to_owned()
        }
        ("crosses", true) => format!("crosses {what}"),
        ("crosses", false) => format!("does not cross {what}"),
        ("enters", true) => format!("enters {what}"),
        ("enters", false) => format!("does not enter {what}"),
        ("exits", true) => format!("leaves {what}"),
        ("exits", false) => format!("does not leave {what}"),
        ("inside", true) => format!("lies inside {what}"),
        ("inside", false) => format!("does not lie inside {what}"),
        ("oneOf", true) => format!("is {what}"),
        ("oneOf", false) => format!("is not {what}"),
        _ => return None,
    })
}

/// Where a value lies: "below TLS 1.2", "of sensitive or above".
fn comparison_words(comparison: Comparison, other: &str, wanted: bool) -> String {
    match (comparison, wanted) {
        (Comparison::Less, true) | (Comparison::GreaterEqual, false) => format!("below {other}"),
        (Comparison::LessEqual, true) | (Comparison::Greater, false) => {
            format!("of {other} or below")
        }
        (Comparison::Greater, true) | (Comparison::LessEqual, false) => format!("above {other}"),
        _ => format!("of {other} or above"),
    }
}

/// "source", "source's boundary"; nothing for the subject itself.
fn whose(path: &[&str]) -> Option<String> {
    let ends = path.iter().map(|name| segment_label(name));
    (!path.is_empty()).then(|| ends.collect::<Vec<_>>().join("'s "))
}

/// "It", "Its source", "The boundary of its source".
pub(super) fn subject(path: &[&str]) -> String {
    match path {
        [] => "It".to_owned(),
        [one] => format!("Its {}", segment_label(one)),
        [first, rest @ ..] => rest
            .iter()
            .fold(format!("its {}", segment_label(first)), |of, name| {
                format!("the {} of {of}", segment_label(name))
            }),
    }
}

fn segment_label(name: &str) -> &str {
    match name {
        "inBoundary" => "boundary",
        "responseTo" => "request",
        "inputs" => "incoming flows",
        "outputs" => "outgoing flows",
        other => other,
    }
}

/// "a, b and c".
pub(super) fn join(items: &[String], word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} {word} {last}", rest.join(", ")),
    }
}

/// A label inside a sentence: "Protocol" as "protocol", but "TLS version" as it is.
fn lowercase_first(label: &str) -> String {
    let mut characters = label.chars();
    let (first, second) = (characters.next(), characters.next());
    match (first, second) {
        (Some(first), Some(second)) if first.is_uppercase() && !second.is_uppercase() => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_owned(),
    }
}
