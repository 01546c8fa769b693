//! Completion of conditions: attributes of what is before the dot, members
//! of the enumeration that is compared with, and otherwise the names that conditions know.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::compile::{StaticType, function_names, methods};
use crate::python::{Keyword, Sign, Token, TokenKind, tokenize};
use crate::schema::{Attribute, ClassId, Schema, Type};

#[cfg(test)]
mod tests;

/// The most items that are returned; more are no help.
const MAX_ITEMS: usize = 40;

/// Loops nested deeper than this get no items.
const MAX_LOOP_DEPTH: usize = 8;

/// What can be written at a position.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    /// The word that an item replaces: from this byte of the condition …
    pub start: usize,
    /// … to this one.
    pub end: usize,
    /// What can be written there, the likeliest first.
    pub items: Vec<CompletionItem>,
}

/// Something that can be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompletionItem {
    /// The text, as `controls.isHardened`.
    pub text: String,
    /// What it is, for the user: "Is hardened · yes or no".
    pub detail: String,
}

/// What can be written at that byte of the condition of a threat that targets these classes.
///
/// Where no word is begun, only what the position itself suggests is returned: attributes behind a
/// dot, values behind a comparison. With `all`, the names that are valid anywhere are returned too.
pub fn complete(
    text: &str,
    at: usize,
    targets: &[ClassId],
    schema: &Schema,
    all: bool,
) -> Completion {
    let (tokens, _) = tokenize(text);
    let is_word = |token: &&Token| matches!(token.kind, TokenKind::Name | TokenKind::Keyword(_));
    let spans = |token: &&Token| (token.span.start as usize) < at && at <= token.span.end as usize;
    let here = tokens.iter().find(spans);
    let is_closed = |kind| {
        matches!(
            kind,
            TokenKind::Text | TokenKind::Comment | TokenKind::Number
        )
    };
    if here.is_some_and(|token| is_closed(token.kind)) {
        return Completion::default();
    }
    let word = here.filter(is_word);
    let (start, end) = word.map_or((at, at), |word| {
        (word.span.start as usize, word.span.end as usize)
    });
    let is_before = |token: &&Token| {
        let is_layout = matches!(token.kind, TokenKind::Break | TokenKind::Newline);
        token.span.end as usize <= start && !is_layout && token.span.start < token.span.end
    };
    let before: Vec<Token> = tokens.iter().filter(is_before).copied().collect();
    let context = CompletionContext {
        text,
        tokens: &tokens,
        targets,
        schema,
        names: all || word.is_some(),
    };
    let items = context.items(&before);
    let typed = text.get(start..at).unwrap_or_default().to_lowercase();
    Completion {
        start,
        end,
        items: matching(items, &typed),
    }
}

/// The items that match what was typed, those that begin with it first.
fn matching(items: Vec<CompletionItem>, typed: &str) -> Vec<CompletionItem> {
    let rank = |item: &CompletionItem| {
        let text = item.text.to_lowercase();
        let last = text.rsplit('.').next().unwrap_or_default();
        match () {
            () if text.starts_with(typed) => Some(0u8),
            () if last.starts_with(typed) => Some(1),
            () if text.contains(typed) || item.detail.to_lowercase().contains(typed) => Some(2),
            () => None,
        }
    };
    let mut seen = BTreeSet::new();
    let mut ranked: Vec<(u8, CompletionItem)> = items
        .into_iter()
        .filter(|item| seen.insert(item.text.clone()))
        .filter_map(|item| Some((rank(&item)?, item)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.truncate(MAX_ITEMS);
    // A word that is complete already needs no item.
    match ranked.as_slice() {
        [(_, only)] if only.text.eq_ignore_ascii_case(typed) => Vec::new(),
        _ => ranked.into_iter().map(|(_, item)| item).collect(),
    }
}

struct CompletionContext<'a> {
    text: &'a str,
    tokens: &'a [Token],
    targets: &'a [ClassId],
    schema: &'a Schema,
    /// Whether names that are valid anywhere are returned.
    names: bool,
}

impl CompletionContext<'_> {
    fn items(&self, before: &[Token]) -> Vec<CompletionItem> {
        match before.split_last() {
            Some((last, rest)) if last.kind == TokenKind::Sign(Sign::Dot) => self.after_dot(rest),
            Some((last, rest)) => {
                let mut items = self.comparable_values(last, rest);
                items.extend(self.names());
                items
            }
            None => self.names(),
        }
    }

    /// The items behind the dot of a chain.
    fn after_dot(&self, before: &[Token]) -> Vec<CompletionItem> {
        let Some(chain) = self.chain(before) else {
            return Vec::new();
        };
        if let [name] = chain.as_slice()
            && self.schema.enumeration(name).is_some()
        {
            return self.members(name, false);
        }
        let (path, is_control) = match chain.split_last() {
            Some((&"controls", path)) => (path, true),
            _ => (chain.as_slice(), false),
        };
        match self.static_type(path, 0) {
            Some(StaticType::Part(classes)) => self.attributes(&classes, is_control),
            Some(StaticType::Choice(_)) => {
                vec![item("name", "Its name"), item("value", "Its value")]
            }
            _ => Vec::new(),
        }
    }

    /// The names of a chain of attributes that ends there: `target.sink` returns both.
    fn chain(&self, before: &[Token]) -> Option<Vec<&str>> {
        let mut names = Vec::new();
        let mut tokens = before.iter().rev();
        loop {
            let token = tokens.next()?;
            if token.kind != TokenKind::Name {
                return None;
            }
            names.push(self.word(token));
            let mut ahead = tokens.clone();
            match ahead.next() {
                Some(dot) if dot.kind == TokenKind::Sign(Sign::Dot) => tokens = ahead,
                _ => break,
            }
        }
        names.reverse();
        Some(names)
    }

    fn word(&self, token: &Token) -> &str {
        let span = token.span.start as usize..token.span.end as usize;
        self.text.get(span).unwrap_or_default()
    }

    /// What a chain can be.
    fn static_type(&self, chain: &[&str], depth: usize) -> Option<StaticType> {
        let (root, path) = chain.split_first()?;
        let mut static_type = match *root {
            "target" => StaticType::Part(self.target_classes()),
            variable => self.variable(variable, depth)?,
        };
        for name in path {
            let StaticType::Part(classes) = &static_type else {
                return None;
            };
            let found = classes
                .iter()
                .filter_map(|class| self.schema.attribute(*class, name))
                .map(|attribute| StaticType::of(&attribute.kind, self.schema));
            static_type = found.reduce(StaticType::union)?;
        }
        Some(static_type)
    }

    /// What the variable of a loop can be: `d` in `for d in target.data`.
    fn variable(&self, name: &str, depth: usize) -> Option<StaticType> {
        let (is_for, is_in) = (Keyword::For, Keyword::In);
        let loops = self.tokens.windows(3).zip(3usize..);
        let mut iterated = loops.filter_map(|(three, behind)| match three {
            [first, variable, last]
                if first.kind == TokenKind::Keyword(is_for)
                    && last.kind == TokenKind::Keyword(is_in)
                    && self.word(variable) == name =>
            {
                Some(behind)
            }
            _ => None,
        });
        let behind = self.tokens.get(iterated.next()?..)?;
        let is_part = |kind| matches!(kind, TokenKind::Name | TokenKind::Sign(Sign::Dot));
        let end = behind.iter().position(|token| !is_part(token.kind));
        let chain = self.chain(behind.get(..end.unwrap_or(behind.len()))?)?;
        if depth >= MAX_LOOP_DEPTH {
            return None;
        }
        match self.static_type(&chain, depth + 1)? {
            StaticType::Collection(item) => Some(*item),
            _ => None,
        }
    }

    /// The classes that the target can be of.
    fn target_classes(&self) -> Vec<ClassId> {
        let all = self.schema.classes().map(|(class, _)| class);
        let is_aimed = |class: &ClassId| {
            let mut bases = self.targets.iter();
            self.targets.is_empty() || bases.any(|base| self.schema.is_a(*class, *base))
        };
        all.filter(is_aimed).collect()
    }

    fn attributes(&self, classes: &[ClassId], controls: bool) -> Vec<CompletionItem> {
        let classes = classes.iter().filter_map(|class| self.schema.class(*class));
        let mut items = Vec::new();
        for attribute in classes.flat_map(|class| &class.attributes) {
            if matches!(
                attribute.kind,
                Type::Overrides | Type::Assumptions | Type::Findings
            ) {
                continue;
            }
            let control = attribute.name.strip_prefix("controls.");
            match (controls, control) {
                (true, None) => {}
                (true, Some(control)) => items.push(item(control, &detail(attribute))),
                (false, _) => items.push(item(&attribute.name, &detail(attribute))),
            }
        }
        if !controls {
            items.push(item("name", "Name"));
            items.extend(methods().map(|(name, detail)| item(&format!("{name}("), detail)));
        }
        items
    }

    /// The values that go with what is compared.
    fn comparable_values(&self, last: &Token, before: &[Token]) -> Vec<CompletionItem> {
        let before = match (last.kind, before.split_last()) {
            (TokenKind::Keyword(Keyword::Is), _)
            | (
                TokenKind::Sign(
                    Sign::Equal
                    | Sign::NotEqual
                    | Sign::Less
                    | Sign::LessEqual
                    | Sign::Greater
                    | Sign::GreaterEqual,
                ),
                _,
            ) => before,
            (TokenKind::Keyword(Keyword::Not), Some((is, rest)))
                if is.kind == TokenKind::Keyword(Keyword::Is) =>
            {
                rest
            }
            _ => return Vec::new(),
        };
        let Some(chain) = self.chain(before) else {
            return Vec::new();
        };
        match self.kind_of(&chain) {
            Some(Type::Bool) => vec![item("True", "Yes"), item("False", "No")],
            Some(Type::Choice(name)) => self.members(&name, true),
            Some(Type::Reference(_)) => vec![item("None", "Nothing")],
            _ => Vec::new(),
        }
    }

    /// The type of the attribute that a chain ends with.
    fn kind_of(&self, chain: &[&str]) -> Option<Type> {
        let (last, path) = chain.split_last()?;
        let (name, path) = match path.split_last() {
            Some((&"controls", path)) => (format!("controls.{last}"), path),
            _ => ((*last).to_owned(), path),
        };
        let StaticType::Part(classes) = self.static_type(path, 0)? else {
            return None;
        };
        let mut found = classes
            .iter()
            .filter_map(|class| self.schema.attribute(*class, &name));
        found.next().map(|attribute| attribute.kind.clone())
    }

    fn members(&self, enumeration: &str, named: bool) -> Vec<CompletionItem> {
        let found = self.schema.enumeration(enumeration);
        let members = found.into_iter().flat_map(|found| found.members.iter());
        let items = members.map(|member| match named {
            true => item(&format!("{enumeration}.{}", member.name), &member.label),
            false => item(&member.name, &member.label),
        });
        items.collect()
    }

    /// The names that are valid anywhere.
    fn names(&self) -> Vec<CompletionItem> {
        if !self.names {
            return Vec::new();
        }
        let mut items = vec![item("target", "What the threat is judged on")];
        let is_for = |token: &Token| token.kind == TokenKind::Keyword(Keyword::For);
        for pair in self.tokens.windows(2) {
            if let [first, variable] = pair
                && is_for(first)
                && variable.kind == TokenKind::Name
            {
                items.push(item(self.word(variable), "One of a list"));
            }
        }
        for (word, detail) in [
            ("and", "Both have to hold"),
            ("or", "One of both has to hold"),
            ("not", "The opposite"),
            ("is", "Is the same"),
            ("in", "Is one of"),
            ("for", "Each of a list"),
            ("True", "Yes"),
            ("False", "No"),
            ("None", "Nothing"),
        ] {
            items.push(item(word, detail));
        }
        items.extend(function_names().map(|name| item(&format!("{name}("), function(name))));
        for (_, class) in self.schema.classes() {
            items.push(item(&class.name, "A class"));
        }
        for found in self.schema.enumerations() {
            items.push(item(&found.name, "One of its values"));
        }
        items
    }
}

fn item(text: &str, detail: &str) -> CompletionItem {
    CompletionItem {
        text: text.to_owned(),
        detail: detail.to_owned(),
    }
}

fn detail(attribute: &Attribute) -> String {
    let kind = match &attribute.kind {
        Type::Bool => "yes or no",
        Type::Int => "a number",
        Type::Text => "text",
        Type::Choice(name) => name,
        Type::Reference(_) => "a part",
        Type::References(_) => "parts",
        Type::Numbers => "numbers",
        _ => "texts",
    };
    format!("{} · {kind}", attribute.label)
}

/// What a function computes.
fn function(name: &str) -> &'static str {
    match name {
        "any" => "Whether one of them holds",
        "all" => "Whether all of them hold",
        "len" => "How many there are",
        "min" => "The least of them",
        "max" => "The greatest of them",
        _ => "All of them added",
    }
}
