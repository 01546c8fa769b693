//! Every diagnostic in one table: its code and level, its message as a function of typed arguments, its
//! hint, and for the list of all of them (`docs/diagnostics.md`) its cause and its cure.
//!
//! A new diagnostic is one entry in the file of its topic.

use super::{Diagnostic, Level};

/// Makes the entries of a topic: `CODES`, and a function for each message.
///
/// Each entry is `"code" Level { cause, cure, functions }`; a function may give its message a level of
/// its own (`as Error`), and a hint behind the message.
macro_rules! catalogue {
    (@level $level:ident) => { $crate::diagnostic::Level::$level };
    (@level $level:ident $own:ident) => { $crate::diagnostic::Level::$own };
    ($(
        $code:literal $level:ident {
            cause: $cause:literal,
            cure: $cure:literal,
            $(
                fn $name:ident($($arg:ident: $type:ty),*) $(as $own:ident)? =>
                    $message:expr $(, $hint:expr)?;
            )*
        }
    )*) => {
        pub(super) const CODES: &[$crate::diagnostic::messages::Code] = &[$(
            $crate::diagnostic::messages::Code {
                name: $code,
                level: $crate::diagnostic::Level::$level,
                cause: $cause,
                cure: $cure,
            },
        )*];

        $($(
            #[doc = concat!("`", $code, "`: ", $cause)]
            pub fn $name($($arg: $type),*) -> $crate::diagnostic::Diagnostic {
                let level = catalogue!(@level $level $($own)?);
                $crate::diagnostic::Diagnostic::new(level, $code, $message)$(.hint($hint))?
            }
        )*)*
    };
}

mod condition;
mod diagram;
mod dot;
mod edit;
mod file;
mod json;
mod library;
mod model;
mod python;
mod report;
mod script;

pub use condition::*;
pub use diagram::*;
pub use dot::*;
pub use edit::*;
pub use file::*;
pub use json::*;
pub use library::*;
pub use model::*;
pub use python::*;
pub use report::*;
pub use script::*;

/// A code, with what the list of all of them explains.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// The code: `unknown-class`.
    pub name: &'static str,
    /// Its usual level.
    pub level: Level,
    /// What causes it.
    pub cause: &'static str,
    /// What to do about it.
    pub cure: &'static str,
}

const TOPICS: [&[Code]; 11] = [
    condition::CODES,
    diagram::CODES,
    dot::CODES,
    edit::CODES,
    file::CODES,
    json::CODES,
    library::CODES,
    model::CODES,
    python::CODES,
    report::CODES,
    script::CODES,
];

/// All codes, sorted by name.
pub fn codes() -> Vec<Code> {
    let mut codes: Vec<Code> = TOPICS.iter().flat_map(|codes| *codes).copied().collect();
    codes.sort_by_key(|code| code.name);
    codes
}

/// A diagnostic of that code, whose message is put together elsewhere. Its level is the code's.
pub fn with_code(code: &str, message: impl Into<String>) -> Diagnostic {
    let mut codes = TOPICS.iter().flat_map(|codes| *codes);
    let known = codes.find(|known| known.name == code);
    Diagnostic::new(
        known.map_or(Level::Error, |known| known.level),
        code,
        message,
    )
}

/// The list of all codes as Markdown.
pub fn reference() -> String {
    let mut text = String::from(
        "# Diagnostics\n\nEvery code that Parapet uses for an error, a warning or a remark, with its cause and its cure, sorted by code.\n\n| code | level | cause | cure |\n|---|---|---|---|\n",
    );
    for code in codes() {
        text.push_str(&format!(
            "| `{}` | {} | {} | {} |\n",
            code.name,
            code.level.word(),
            code.cause,
            code.cure
        ));
    }
    text
}
