//! What can be written at a place of a condition: attributes of what stands before the dot, members
//! of the enumeration that is compared with, and otherwise the names that conditions know.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::compile::{Shape, function_names, methods};
use crate::model::schema::{Attribute, ClassId, Schema, Type};
use crate::python::{Keyword, Sign, Token, TokenKind, tokenize};

#[cfg(test)]
mod tests;

/// So many offers are made at most; more are no help.
const MOST: usize = 40;

/// A condition nests loops no deeper than anybody reads; deeper ones get no offers.
const DEEPEST: usize = 8;

/// What can be written at a place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    /// The word that an offer replaces: from this byte of the condition …
    pub start: usize,
    /// … to this one.
    pub end: usize,
    /// What can be written there, the likeliest first.
    pub offers: Vec<Offer>,
}

/// Something that can be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The text, as `controls.isHardened`.
    pub text: String,
    /// What it is, for a person: "Is hardened · yes or no".
    pub about: String,
}

/// What can be written at that byte of the condition of a threat that is aimed at these classes.
///
/// Where no word is begun, only what the place itself suggests is offered: attributes behind a dot,
/// values behind a comparison. With `all`, the names that can stand anywhere are offered too.
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
    let place = Place {
        text,
        tokens: &tokens,
        targets,
        schema,
        names: all || word.is_some(),
    };
    let offers = place.offers(&before);
    let typed = text.get(start..at).unwrap_or_default().to_lowercase();
    Completion {
        start,
        end,
        offers: chosen(offers, &typed),
    }
}

/// The offers that go with what was typed, those that begin with it first.
fn chosen(offers: Vec<Offer>, typed: &str) -> Vec<Offer> {
    let rank = |offer: &Offer| {
        let text = offer.text.to_lowercase();
        let last = text.rsplit('.').next().unwrap_or_default();
        match () {
            () if text.starts_with(typed) => Some(0u8),
            () if last.starts_with(typed) => Some(1),
            () if text.contains(typed) || offer.about.to_lowercase().contains(typed) => Some(2),
            () => None,
        }
    };
    let mut seen = BTreeSet::new();
    let mut ranked: Vec<(u8, Offer)> = offers
        .into_iter()
        .filter(|offer| seen.insert(offer.text.clone()))
        .filter_map(|offer| Some((rank(&offer)?, offer)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.truncate(MOST);
    // What is written whole already needs no offer.
    match ranked.as_slice() {
        [(_, only)] if only.text.eq_ignore_ascii_case(typed) => Vec::new(),
        _ => ranked.into_iter().map(|(_, offer)| offer).collect(),
    }
}

struct Place<'a> {
    text: &'a str,
    tokens: &'a [Token],
    targets: &'a [ClassId],
    schema: &'a Schema,
    /// Whether names that can stand anywhere are offered.
    names: bool,
}

impl Place<'_> {
    fn offers(&self, before: &[Token]) -> Vec<Offer> {
        match before.split_last() {
            Some((last, rest)) if last.kind == TokenKind::Sign(Sign::Dot) => self.after_dot(rest),
            Some((last, rest)) => {
                let mut offers = self.compared(last, rest);
                offers.extend(self.names());
                offers
            }
            None => self.names(),
        }
    }

    /// What stands behind the dot of a chain.
    fn after_dot(&self, before: &[Token]) -> Vec<Offer> {
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
        match self.shape(path, 0) {
            Some(Shape::Part(classes)) => self.attributes(&classes, is_control),
            Some(Shape::Choice(_)) => vec![offer("name", "Its name"), offer("value", "Its value")],
            _ => Vec::new(),
        }
    }

    /// The names of a chain of attributes that ends there: `target.sink` gives both.
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
    fn shape(&self, chain: &[&str], depth: usize) -> Option<Shape> {
        let (root, path) = chain.split_first()?;
        let mut shape = match *root {
            "target" => Shape::Part(self.aimed()),
            variable => self.variable(variable, depth)?,
        };
        for name in path {
            let Shape::Part(classes) = &shape else {
                return None;
            };
            let found = classes
                .iter()
                .filter_map(|class| self.schema.attribute(*class, name))
                .map(|attribute| Shape::of(&attribute.kind, self.schema));
            shape = found.reduce(Shape::or)?;
        }
        Some(shape)
    }

    /// What the variable of a loop can be: `d` in `for d in target.data`.
    fn variable(&self, name: &str, depth: usize) -> Option<Shape> {
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
        if depth >= DEEPEST {
            return None;
        }
        match self.shape(&chain, depth + 1)? {
            Shape::Many(item) => Some(*item),
            _ => None,
        }
    }

    /// The classes that the target can be of.
    fn aimed(&self) -> Vec<ClassId> {
        let all = self.schema.classes().map(|(class, _)| class);
        let is_aimed = |class: &ClassId| {
            let mut bases = self.targets.iter();
            self.targets.is_empty() || bases.any(|base| self.schema.is_a(*class, *base))
        };
        all.filter(is_aimed).collect()
    }

    fn attributes(&self, classes: &[ClassId], controls: bool) -> Vec<Offer> {
        let classes = classes.iter().filter_map(|class| self.schema.class(*class));
        let mut offers = Vec::new();
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
                (true, Some(control)) => offers.push(offer(control, &about(attribute))),
                (false, _) => offers.push(offer(&attribute.name, &about(attribute))),
            }
        }
        if !controls {
            offers.push(offer("name", "Name"));
            offers.extend(methods().map(|(name, about)| offer(&format!("{name}("), about)));
        }
        offers
    }

    /// The values that go with what is compared.
    fn compared(&self, last: &Token, before: &[Token]) -> Vec<Offer> {
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
            Some(Type::Bool) => vec![offer("True", "Yes"), offer("False", "No")],
            Some(Type::Choice(name)) => self.members(&name, true),
            Some(Type::Reference(_)) => vec![offer("None", "Nothing")],
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
        let Shape::Part(classes) = self.shape(path, 0)? else {
            return None;
        };
        let mut found = classes
            .iter()
            .filter_map(|class| self.schema.attribute(*class, &name));
        found.next().map(|attribute| attribute.kind.clone())
    }

    fn members(&self, enumeration: &str, named: bool) -> Vec<Offer> {
        let found = self.schema.enumeration(enumeration);
        let members = found.into_iter().flat_map(|found| found.members.iter());
        let offers = members.map(|member| match named {
            true => offer(&format!("{enumeration}.{}", member.name), &member.label),
            false => offer(&member.name, &member.label),
        });
        offers.collect()
    }

    /// The names that stand for themselves.
    fn names(&self) -> Vec<Offer> {
        if !self.names {
            return Vec::new();
        }
        let mut offers = vec![offer("target", "What the threat is judged on")];
        let is_for = |token: &Token| token.kind == TokenKind::Keyword(Keyword::For);
        for pair in self.tokens.windows(2) {
            if let [first, variable] = pair
                && is_for(first)
                && variable.kind == TokenKind::Name
            {
                offers.push(offer(self.word(variable), "One of a list"));
            }
        }
        for (word, about) in [
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
            offers.push(offer(word, about));
        }
        offers.extend(function_names().map(|name| offer(&format!("{name}("), function(name))));
        for (_, class) in self.schema.classes() {
            offers.push(offer(&class.name, "A class"));
        }
        for found in self.schema.enumerations() {
            offers.push(offer(&found.name, "One of its values"));
        }
        offers
    }
}

fn offer(text: &str, about: &str) -> Offer {
    Offer {
        text: text.to_owned(),
        about: about.to_owned(),
    }
}

fn about(attribute: &Attribute) -> String {
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

/// What a function says.
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
