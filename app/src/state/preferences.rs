//! What a person prefers, kept by this browser: the theme, whether single letters act, and the
//! commands that were run last.

use leptos::prelude::*;

use crate::platform::{media, storage};

/// The keys in the browser's storage.
const THEME_KEY: &str = "parapet.theme";
const LETTERS_KEY: &str = "parapet.letters";
const RECENT_KEY: &str = "parapet.recent";

/// How many commands are remembered.
const REMEMBERED: usize = 5;

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the system has it.
    #[default]
    System,
    Light,
    Dark,
    HighContrast,
}

impl Theme {
    /// All of them, in the order of the menu.
    pub(crate) const ALL: [Theme; 4] = [
        Theme::System,
        Theme::Light,
        Theme::Dark,
        Theme::HighContrast,
    ];

    /// The command that chooses it.
    pub(crate) fn command(self) -> &'static str {
        match self {
            Theme::System => "theme-system",
            Theme::Light => "theme-light",
            Theme::Dark => "theme-dark",
            Theme::HighContrast => "theme-contrast",
        }
    }

    /// Its word in the storage, and in `data-theme` of the styles.
    fn word(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::HighContrast => "contrast",
        }
    }

    fn from_word(word: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.word() == word)
    }
}

/// The preferences.
#[derive(Clone, Copy)]
pub(crate) struct Preferences {
    /// The theme chosen.
    pub(crate) theme: RwSignal<Theme>,
    /// Whether keys that are a single letter or sign do something.
    pub(crate) letters: RwSignal<bool>,
    /// The commands that were run last, by their ids, the newest first.
    pub(crate) recent: RwSignal<Vec<String>>,
}

impl Preferences {
    /// Those that the browser kept; without a storage, the defaults.
    pub(crate) fn load() -> Preferences {
        let theme = storage::kept(THEME_KEY).and_then(|word| Theme::from_word(&word));
        let recent = storage::kept(RECENT_KEY).unwrap_or_default();
        let preferences = Preferences {
            theme: RwSignal::new(theme.unwrap_or_default()),
            letters: RwSignal::new(storage::kept(LETTERS_KEY).as_deref() != Some("off")),
            recent: RwSignal::new(recent.split_whitespace().map(str::to_owned).collect()),
        };
        preferences.dress_page();
        preferences
    }

    /// Chooses a theme and keeps it.
    pub(crate) fn choose_theme(self, theme: Theme) {
        self.theme.set(theme);
        storage::keep(THEME_KEY, theme.word());
    }

    /// Lets single letters act, or not, and keeps that.
    pub(crate) fn let_letters_act(self, on: bool) {
        self.letters.set(on);
        storage::keep(LETTERS_KEY, if on { "on" } else { "off" });
    }

    /// Remembers that a command was run.
    pub(crate) fn remember(self, command: &str) {
        self.recent.update(|recent| {
            recent.retain(|one| one != command);
            recent.insert(0, command.to_owned());
            recent.truncate(REMEMBERED);
            storage::keep(RECENT_KEY, &recent.join(" "));
        });
    }

    /// Keeps `data-theme` of the page in step. The styles know light and dark of the system by
    /// themselves; a wish for more contrast has to be named.
    fn dress_page(self) {
        let more_contrast = media::follow("(prefers-contrast: more)");
        Effect::new(move |_| {
            let Some(root) = document().document_element() else {
                return;
            };
            let theme = match self.theme.get() {
                Theme::System if more_contrast.get() => Theme::HighContrast,
                theme => theme,
            };
            // Neither fails for a plain name and value.
            let _ = match theme {
                Theme::System => root.remove_attribute("data-theme"),
                theme => root.set_attribute("data-theme", theme.word()),
            };
        });
    }
}
