//! Keys: what is pressed, and how it is written.

use leptos::ev::KeyboardEvent;
use leptos::prelude::window;

/// Keys pressed together. The modifier is Command on Apple's machines, Control elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Chord {
    pub(crate) modifier: bool,
    pub(crate) shift: bool,
    /// As the browser names it; letters in lower case.
    pub(crate) key: &'static str,
}

/// A key alone.
pub(crate) const fn key(key: &'static str) -> Chord {
    Chord {
        modifier: false,
        shift: false,
        key,
    }
}

/// A key with the modifier.
pub(crate) const fn with_modifier(key: &'static str) -> Chord {
    Chord {
        modifier: true,
        shift: false,
        key,
    }
}

impl Chord {
    /// The same with Shift.
    pub(crate) const fn shifted(self) -> Chord {
        Chord {
            shift: true,
            ..self
        }
    }

    /// Whether these keys were pressed. A sign such as + is that sign however it is typed.
    pub(crate) fn is_pressed(self, event: &KeyboardEvent) -> bool {
        let typed = event.key();
        let is_sign = self.key.len() == 1 && !self.key.chars().all(|c| c.is_ascii_alphanumeric());
        typed.eq_ignore_ascii_case(self.key)
            && self.modifier == (event.ctrl_key() || event.meta_key())
            && (is_sign || self.shift == event.shift_key())
            && !event.alt_key()
    }

    /// As people read it: `Ctrl+Shift+Z`, `⇧⌘Z`.
    pub(crate) fn label(self, on_apple: bool) -> String {
        let key = match self.key {
            "Escape" => "Esc".to_owned(),
            "Delete" => "Del".to_owned(),
            key if key.len() == 1 => key.to_ascii_uppercase(),
            key => key.to_owned(),
        };
        let (shift, modifier) = if on_apple {
            ("⇧", "⌘")
        } else {
            ("Shift+", "Ctrl+")
        };
        // Apple writes Shift before Command, others after Control.
        let before = match (self.modifier, self.shift, on_apple) {
            (true, true, true) => format!("{shift}{modifier}"),
            (true, true, false) => format!("{modifier}{shift}"),
            (true, false, _) => modifier.to_owned(),
            (false, true, _) => shift.to_owned(),
            (false, false, _) => String::new(),
        };
        format!("{before}{key}")
    }
}

/// Whether this is one of Apple's machines, as far as the browser tells.
pub(crate) fn on_apple() -> bool {
    let agent = window().navigator().user_agent().unwrap_or_default();
    agent.contains("Mac OS") || agent.contains("iPhone") || agent.contains("iPad")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_written_as_each_system_does() {
        let check = |chord: Chord, apple, elsewhere| {
            assert_eq!(chord.label(true), apple);
            assert_eq!(chord.label(false), elsewhere);
        };
        check(with_modifier("z"), "⌘Z", "Ctrl+Z");
        check(with_modifier("z").shifted(), "⇧⌘Z", "Ctrl+Shift+Z");
        check(key("F6"), "F6", "F6");
        check(key("Escape"), "Esc", "Esc");
        check(key("+"), "+", "+");
    }
}
