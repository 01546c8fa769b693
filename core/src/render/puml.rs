//! A sequence diagram as PlantUML text: the participants and messages of pytm's `--seq`, in our
//! order, with responses dashed. Whatever a name holds, it comes out as text.

use std::fmt::Write;

use crate::views::sequence::{Message, Participant, ParticipantKind, Sequence, Step};

/// The text of the file. Participants without messages are listed last.
pub fn puml(sequence: &Sequence) -> String {
    let mut text = String::from("@startuml\n");
    let all = sequence.participants.iter().chain(&sequence.idle);
    for (at, participant) in all.enumerate() {
        push(&mut text, &declaration(at, participant));
    }
    text.push('\n');
    for step in &sequence.steps {
        match step {
            Step::Divider(words) => push(&mut text, &format!("== {} ==", inert(words))),
            Step::Message(message) => {
                push(&mut text, &arrow(message));
                if !message.note.is_empty() {
                    push(&mut text, &format!("note left: {}", inert(&message.note)));
                }
            }
        }
    }
    text.push_str("@enduml\n");
    text
}

fn push(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}

fn declaration(at: usize, participant: &Participant) -> String {
    let keyword = match participant.kind {
        ParticipantKind::Actor => "actor",
        ParticipantKind::Datastore => "database",
        ParticipantKind::Entity => "entity",
    };
    format!("{keyword} {} as \"{}\"", id(at), inert(&participant.name))
}

fn arrow(message: &Message) -> String {
    let arrow = if message.is_response { "-->" } else { "->" };
    let (from, to) = (id(message.from), id(message.to));
    let number = message
        .number
        .map_or(String::new(), |number| format!("({number}) "));
    let words = format!("{number}{}", inert(&message.name));
    let colon = if words.is_empty() { "" } else { ": " };
    format!("{from} {arrow} {to}{colon}{words}")
}

fn id(at: usize) -> String {
    format!("p{}", at.saturating_add(1))
}

/// Text in which PlantUML finds nothing but text. A line end is written `\n`, as PlantUML has it;
/// what begins a tag, a command, a comment, a style or a variable is written by its code point,
/// which PlantUML reads only when all of these are done.
fn inert(text: &str) -> String {
    let text = text.trim();
    let mut inert = String::with_capacity(text.len());
    let mut before = None;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let next = characters.peek().copied();
        // These mean something only when doubled or next to each other.
        let is_doubled = |c: char| next == Some(c) || before == Some(c);
        let is_special = match c {
            '\r' if next == Some('\n') => continue,
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => {
                inert.push_str("\\n");
                before = Some(c);
                continue;
            }
            '"' | '\\' | '<' | '>' | '~' | '%' | '$' | '@' | '!' | '&' | '#' | '{' | '}' => true,
            '*' | '_' | '-' | '=' | '[' | ']' | '.' | '|' | '+' => is_doubled(c),
            '/' => is_doubled('/') || is_doubled('\''),
            '\'' => before.is_none() || is_doubled('/') || is_doubled('\''),
            ':' => before.is_none(),
            c if c.is_control() => {
                inert.push(' ');
                continue;
            }
            _ => false,
        };
        if is_special {
            let _ = write!(inert, "<U+{:04X}>", u32::from(c));
        } else {
            inert.push(c);
        }
        before = Some(c);
    }
    inert
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn names_are_only_text() {
        for (name, expected) in [
            ("Order's page (2)", "Order's page (2)"),
            ("Ärztin 医者 🩺", "Ärztin 医者 🩺"),
            ("SQL Database (*)", "SQL Database (*)"),
            ("d/e\\f", "d/e<U+005C>f"),
            ("line\nbreak\r\nagain", "line\\nbreak\\nagain"),
            ("say \"hi\"", "say <U+0022>hi<U+0022>"),
            ("<b>bold</b>", "<U+003C>b<U+003E>bold<U+003C>/b<U+003E>"),
            ("@enduml", "<U+0040>enduml"),
            (
                "a\n@enduml\n!include x",
                "a\\n<U+0040>enduml\\n<U+0021>include x",
            ),
            (
                "**b** //i// a/b",
                "<U+002A><U+002A>b<U+002A><U+002A> <U+002F><U+002F>i<U+002F><U+002F> a/b",
            ),
            ("%date() $x ~a", "<U+0025>date() <U+0024>x <U+007E>a"),
            ("/' comment '/", "<U+002F><U+0027> comment <U+0027><U+002F>"),
            ("' comment", "<U+0027> comment"),
            ("a\u{0}b\tc", "a b c"),
            ("  ", ""),
        ] {
            assert_eq!(inert(name), expected, "{name:?}");
        }
    }
}
