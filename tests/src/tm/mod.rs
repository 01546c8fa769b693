//! The developer's tool: runs every stage of core from a shell. It holds no logic of its own.

pub mod arguments;
mod catalogue;
mod lines;
mod print;
mod repeat;
mod stages;

use std::process::ExitCode;

use arguments::USAGE;

/// The input has nothing usable.
const UNUSABLE: u8 = 1;
/// The tool was called wrongly, or with an option that is not supported yet.
const USAGE_ERROR: u8 = 2;
/// A finding is as severe as `--fail-on` says.
const TOO_SEVERE: u8 = 3;

/// Runs the tool with the arguments behind the program's name.
pub fn main(arguments: impl IntoIterator<Item = String>) -> ExitCode {
    let arguments = match arguments::read(arguments) {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("{message}\n{USAGE}");
            return ExitCode::from(USAGE_ERROR);
        }
    };
    match print::print(&arguments) {
        Ok(code) => code,
        Err(diagnostic) => {
            eprintln!("{diagnostic}");
            ExitCode::from(UNUSABLE)
        }
    }
}
