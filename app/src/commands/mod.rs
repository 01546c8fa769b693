//! Everything that the user can invoke, in one table: menus, buttons and keys are made from it.

pub(crate) mod edits;
pub(crate) mod files;
pub(crate) mod keys;
pub(crate) mod lists;
mod shortcuts;
mod table;
pub(crate) mod zoom;

use keys::{Chord, on_apple};

use crate::state::Workspace;

pub(crate) use shortcuts::listen;
pub(crate) use table::COMMANDS;

/// Something that the user can invoke.
pub(crate) struct Command {
    /// Its name for good: buttons that run it carry it as `data-command`.
    pub(crate) id: &'static str,
    /// What it is called where it stands alone: in the palette and in help.
    pub(crate) name: &'static str,
    /// What it is called in a menu whose title says the rest; empty: as everywhere.
    pub(crate) menu_label: &'static str,
    /// What it is about, in a few more words.
    pub(crate) description: &'static str,
    /// Other words that the user may search for.
    pub(crate) keywords: &'static str,
    pub(crate) icon: &'static str,
    pub(crate) group: Group,
    /// Keys that run it; the first ones are shown.
    pub(crate) keys: &'static [Chord],
    /// Where its keys count.
    pub(crate) scope: Scope,
    /// Why it cannot be run now; empty when it can.
    pub(crate) disabled_reason: fn(Workspace) -> String,
    /// What it does.
    pub(crate) run: fn(Workspace),
}

/// What a command is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    File,
    Edit,
    Add,
    View,
    Theme,
    Help,
    /// Going about with keys: of no use by its name, so the palette leaves it out.
    Navigation,
}

/// Where the keys of a command count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Everywhere.
    Page,
    /// While a diagram has the focus.
    Canvas,
    /// Where a list or a diagram says so; the table only shows its keys.
    Local,
}

impl Command {
    /// What it is called in a menu.
    pub(crate) fn label(&self) -> &'static str {
        if self.menu_label.is_empty() {
            self.name
        } else {
            self.menu_label
        }
    }

    /// Its keys as people read them; empty without any.
    pub(crate) fn key(&self) -> String {
        self.keys
            .first()
            .map_or_else(String::new, |chord| chord.label(on_apple()))
    }
}

/// The command of that id.
pub(crate) fn command(id: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.id == id)
}

/// Why that command cannot be run now; empty when it can, and for one that is not there.
pub(crate) fn disabled_reason(workspace: Workspace, id: &str) -> String {
    command(id).map_or_else(String::new, |command| (command.disabled_reason)(workspace))
}

/// Runs a command, if it can be run now.
pub(crate) fn run(workspace: Workspace, id: &str) {
    if let Some(command) = command(id)
        && (command.disabled_reason)(workspace).is_empty()
    {
        (command.run)(workspace);
    }
}

#[cfg(test)]
mod tests {
    use parapet_core::picture::icon;

    use super::*;

    #[test]
    fn every_command_has_an_id_and_keys_of_its_own() {
        for (at, one) in COMMANDS.iter().enumerate() {
            let before = &COMMANDS[..at];
            assert!(before.iter().all(|other| other.id != one.id), "{}", one.id);
            assert!(!one.name.is_empty());
            let same = before.iter().find(|other| other.name == one.name);
            assert!(same.is_none(), "two are called {}", one.name);
            assert_eq!(icon(one.icon).name, one.icon, "the icon of {}", one.id);
            for chord in one.keys {
                let clash = before
                    .iter()
                    .find(|other| other.scope == one.scope && other.keys.contains(chord));
                assert!(clash.is_none(), "{} and another: {chord:?}", one.id);
            }
        }
    }
}
