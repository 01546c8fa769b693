//! What a person prefers, kept by this browser: the theme.

use leptos::prelude::*;

use crate::platform::{media, storage};

/// The key in the browser's storage.
const THEME_KEY: &str = "parapet.theme";

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

    /// Its name in the menu.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Theme::System => "As the system has it",
            Theme::Light => "Light",
            Theme::Dark => "Dark",
            Theme::HighContrast => "High contrast",
        }
    }

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
}

impl Preferences {
    /// Those that the browser kept; without a storage, the defaults.
    pub(crate) fn load() -> Preferences {
        let theme = storage::kept(THEME_KEY).and_then(|word| Theme::from_word(&word));
        let preferences = Preferences {
            theme: RwSignal::new(theme.unwrap_or_default()),
        };
        preferences.dress_page();
        preferences
    }

    /// Chooses a theme and keeps it.
    pub(crate) fn choose_theme(self, theme: Theme) {
        self.theme.set(theme);
        storage::keep(THEME_KEY, theme.word());
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
