//! Reads a template to its tree.
//!
//! Each body is a template of its own once its braces are halved. So that every field still knows
//! its place, bodies are read not as text but as atoms: characters with their offsets, and placeholders
//! where a field of the brace level outside stands.

use super::field_name;
use super::syntax::{Call, Conversion, Field, Piece, Placeholder, Spec, Template};
use crate::diagnostic::{Diagnostic, Position, messages};

/// Longer templates are cut there, in bytes.
const MAX_BYTES: usize = 1 << 20;
/// How many errors are named; after the last, text is left as it is.
const MAX_ERRORS: usize = 50;
/// How deep bodies may be nested; each level doubles the braces.
const MAX_DEPTH: usize = 12;
/// How deep fields of one brace level may be nested in each other's specs: Python's limit.
const MAX_FIELD_NESTING: usize = 2;

impl Template {
    /// Reads a template. What cannot be read as a field is left as text, with a diagnostic.
    pub fn parse(source: &str) -> (Template, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let end = source.floor_char_boundary(MAX_BYTES);
        if end < source.len() {
            diagnostics.push(messages::template_too_long().at(Position::at(source, end)));
        }
        let source = source.get(..end).unwrap_or_default();
        let atoms: Vec<Atom> = source
            .char_indices()
            .map(|(at, c)| Atom::Char(c, at))
            .collect();
        let mut parser = Parser::default();
        let pieces = parser.body(&atoms, 0);
        diagnostics.extend(parser.errors.into_iter().map(|(code, message, offset)| {
            messages::with_code(
                code,
                format!("{message}. It stands as text, the rest is rendered."),
            )
            .hint(hint_for(code))
            .at(Position::at(source, offset))
        }));
        let template = Template {
            source: source.to_owned(),
            pieces,
        };
        (template, diagnostics)
    }
}

fn hint_for(code: &str) -> &'static str {
    match code {
        "template-nesting" => "Double the braces of what is inside a repeat.",
        _ => "A brace that is meant as text is written twice: {{ or }}.",
    }
}

/// A character with its offset, or a placeholder with the offset of the field that fills it.
#[derive(Clone, Copy)]
enum Atom {
    Char(char, usize),
    Placeholder(Placeholder),
}

impl Atom {
    fn is(self, wanted: char) -> bool {
        matches!(self, Atom::Char(c, _) if c == wanted)
    }
}

/// What reading one brace level gives: plain atoms, and fields.
enum Segment {
    Atom(Atom),
    Field(Field),
}

/// A field as it was found, its spec not read yet.
struct RawField<'a> {
    name: &'a [Atom],
    conversion: Option<Conversion>,
    spec: &'a [Atom],
    rest: &'a [Atom],
}

/// Code, what is wrong, and the offset.
type TemplateError = (&'static str, String, usize);

#[derive(Default)]
struct Parser {
    errors: Vec<TemplateError>,
}

impl Parser {
    /// Reads a body that is inside `frame` fields.
    fn body(&mut self, atoms: &[Atom], frame: usize) -> Vec<Piece> {
        let segments = self.level(atoms, frame, MAX_FIELD_NESTING);
        let mut pieces = Vec::new();
        for segment in segments {
            match segment {
                Segment::Atom(atom) => push_atom(&mut pieces, atom),
                Segment::Field(field) => pieces.push(Piece::Field(field)),
            }
        }
        pieces
    }

    /// Reads one brace level, as Python's formatter does: `{{` and `}}` are braces, `{…}` fields.
    fn level(&mut self, atoms: &[Atom], frame: usize, nested: usize) -> Vec<Segment> {
        let mut segments = Vec::new();
        let mut rest = atoms;
        while let Some((&atom, behind)) = rest.split_first() {
            rest = behind;
            let Atom::Char(brace @ ('{' | '}'), offset) = atom else {
                segments.push(Segment::Atom(atom));
                continue;
            };
            if behind.first().is_some_and(|next| next.is(brace)) {
                segments.push(Segment::Atom(atom));
                rest = behind.get(1..).unwrap_or_default();
            } else if self.errors.len() >= MAX_ERRORS {
                segments.push(Segment::Atom(atom));
            } else if brace == '}' {
                self.report_error("template-brace", "A `}` closes nothing here", offset);
                segments.push(Segment::Atom(atom));
            } else {
                match self.field(behind, offset, frame, nested) {
                    Ok((field, after)) => {
                        segments.push(Segment::Field(field));
                        rest = after;
                    }
                    Err((code, message, offset)) => {
                        self.report_error(code, message, offset);
                        segments.push(Segment::Atom(atom));
                    }
                }
            }
        }
        segments
    }

    /// Reads the field after a `{` at `opening`.
    fn field<'a>(
        &mut self,
        behind: &'a [Atom],
        opening: usize,
        frame: usize,
        nested: usize,
    ) -> Result<(Field, &'a [Atom]), TemplateError> {
        let markup = markup(behind, opening)?;
        let Some(deeper) = nested.checked_sub(1) else {
            let message = "Fields stand in each other more than twice".to_owned();
            return Err(("template-nesting", message, opening));
        };
        let mut name = Vec::new();
        for atom in markup.name {
            match *atom {
                Atom::Char(c, offset) => name.push((c, offset)),
                Atom::Placeholder(_) => {
                    let message = "A value cannot be a part of a field's name".to_owned();
                    return Err(("template-brace", message, opening));
                }
            }
        }
        let offset = name.first().map_or(opening, |(_, offset)| *offset);
        let (first, steps) = field_name::split(&name)
            .map_err(|(message, offset)| ("template-brace", message, offset))?;
        let mut placeholders = Vec::new();
        let mut spec = Vec::new();
        for segment in self.level(markup.spec, frame, deeper) {
            spec.push(match segment {
                Segment::Atom(atom) => atom,
                Segment::Field(field) => {
                    let index = placeholders.len();
                    placeholders.push(field);
                    Atom::Placeholder(Placeholder { frame, index })
                }
            });
        }
        let field = Field {
            offset,
            first,
            steps,
            conversion: markup.conversion,
            placeholders,
            spec: self.spec(&spec, opening, frame.saturating_add(1))?,
        };
        Ok((field, markup.rest))
    }

    /// Reads what follows the colon, its braces halved already.
    fn spec(&mut self, spec: &[Atom], opening: usize, frame: usize) -> Result<Spec, TemplateError> {
        if frame > MAX_DEPTH {
            let message = format!("Bodies stand in each other more than {MAX_DEPTH} deep");
            return Err(("template-nesting", message, opening));
        }
        let body = match spec.iter().position(|atom| atom.is(':')) {
            Some(colon) => spec.get(colon.saturating_add(1)..).unwrap_or_default(),
            None => &[],
        };
        Ok(if spec.is_empty() {
            Spec::Plain
        } else if starts_with(spec, "repeat") {
            Spec::Repeat(self.body(body, frame))
        } else if starts_with(spec, "call:") {
            Spec::Call(self.call(body, opening, frame))
        } else if starts_with(spec, "if") || starts_with(spec, "not") {
            Spec::Conditional {
                shown_when: starts_with(spec, "if"),
                body: literal(body),
            }
        } else {
            Spec::Format(literal(spec))
        })
    }

    /// Reads what follows `call:`.
    fn call(&mut self, rest: &[Atom], opening: usize, frame: usize) -> Call {
        let colon = rest.iter().position(|atom| atom.is(':'));
        let (head, behind) = rest.split_at(colon.unwrap_or(rest.len()));
        let function: String = characters(head).map(|(c, _)| c).collect();
        let offset = characters(head).next().map_or(opening, |(_, at)| at);
        let is_name = head.len() == function.chars().count()
            && function.chars().all(|c| c.is_alphanumeric() || c == '_');
        // No function has another name, so the colon is one of a method's template.
        let (prefix, body) = match (is_name, colon) {
            (true, None) => (function.clone(), &[][..]),
            (true, Some(_)) => (format!("{function}:"), behind.get(1..).unwrap_or_default()),
            (false, _) => (String::new(), rest),
        };
        Call {
            offset,
            function,
            prefix,
            body: self.body(body, frame),
        }
    }

    fn report_error(&mut self, code: &'static str, message: impl Into<String>, offset: usize) {
        let error = (code, message.into(), offset);
        if !self.errors.contains(&error) {
            self.errors.push(error);
        }
    }
}

/// Finds name, conversion, spec and end of the field after a `{`, with Python's own rules.
fn markup(atoms: &[Atom], opening: usize) -> Result<RawField<'_>, TemplateError> {
    let unclosed = || {
        let message = "This `{` is never closed".to_owned();
        ("template-brace", message, opening)
    };
    let mut in_index = false;
    let mut name_end = None;
    for (position, atom) in atoms.iter().enumerate() {
        let Atom::Char(c, offset) = *atom else {
            continue;
        };
        match c {
            ']' => in_index = false,
            _ if in_index => {}
            '[' => in_index = true,
            '{' => {
                let message = "A `{` stands inside of a field's name".to_owned();
                return Err(("template-brace", message, offset));
            }
            '}' | ':' | '!' => {
                name_end = Some((position, c));
                break;
            }
            _ => {}
        }
    }
    let (position, ending) = name_end.ok_or_else(unclosed)?;
    let (name, behind) = atoms.split_at(position);
    let mut rest = behind.get(1..).unwrap_or_default();
    let mut conversion = None;
    let mut ending = ending;
    if ending == '!' {
        let letter = characters(rest).next().ok_or_else(unclosed)?;
        conversion = Some(match letter.0 {
            's' => Conversion::Text,
            'r' => Conversion::Repr,
            'a' => Conversion::Ascii,
            other => {
                let message = format!("There is no conversion `!{other}`, only !s, !r and !a");
                return Err(("template-conversion", message, letter.1));
            }
        });
        let after = rest.get(1).copied();
        rest = rest.get(2..).unwrap_or_default();
        ending = match after {
            Some(Atom::Char(c @ ('}' | ':'), _)) => c,
            Some(_) => {
                let message = "Only `:` or `}` may follow a conversion".to_owned();
                return Err(("template-conversion", message, letter.1));
            }
            None => return Err(unclosed()),
        };
    }
    if ending == '}' {
        return Ok(RawField {
            name,
            conversion,
            spec: &[],
            rest,
        });
    }
    let mut open = 1usize;
    for (position, atom) in rest.iter().enumerate() {
        if atom.is('{') {
            open = open.saturating_add(1);
        } else if atom.is('}') {
            open = open.saturating_sub(1);
        }
        if open == 0 {
            let (spec, behind) = rest.split_at(position);
            return Ok(RawField {
                name,
                conversion,
                spec,
                rest: behind.get(1..).unwrap_or_default(),
            });
        }
    }
    Err(unclosed())
}

fn characters(atoms: &[Atom]) -> impl Iterator<Item = (char, usize)> {
    atoms.iter().filter_map(|atom| match *atom {
        Atom::Char(c, offset) => Some((c, offset)),
        Atom::Placeholder(_) => None,
    })
}

fn starts_with(atoms: &[Atom], word: &str) -> bool {
    let mut atoms = atoms.iter();
    word.chars()
        .all(|c| atoms.next().is_some_and(|atom| atom.is(c)))
}

/// Atoms that are not read again.
fn literal(atoms: &[Atom]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for atom in atoms {
        push_atom(&mut pieces, *atom);
    }
    pieces
}

fn push_atom(pieces: &mut Vec<Piece>, atom: Atom) {
    match (atom, pieces.last_mut()) {
        (Atom::Char(c, _), Some(Piece::Text(text))) => text.push(c),
        (Atom::Char(c, _), _) => pieces.push(Piece::Text(c.to_string())),
        (Atom::Placeholder(placeholder), _) => pieces.push(Piece::Placeholder(placeholder)),
    }
}
