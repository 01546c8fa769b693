//! The preferences, saved in this browser: the theme, whether single letters act, and the
//! commands that were run last.

use leptos::prelude::*;

use super::settings::Settings;
use crate::platform::media;

/// How many commands are remembered.
const RECENT_LIMIT: usize = 5;

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
    fn id(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::HighContrast => "contrast",
        }
    }

    fn from_id(id: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.id() == id)
    }
}

/// The preferences.
#[derive(Clone, Copy)]
pub(crate) struct Preferences {
    /// The theme chosen.
    pub(crate) theme: RwSignal<Theme>,
    /// Whether keys that are a single letter or sign do something.
    pub(crate) single_letter_keys: RwSignal<bool>,
    /// The commands that were run last, by their ids, the newest first.
    pub(crate) recent: RwSignal<Vec<String>>,
}

impl Preferences {
    /// The saved ones; without storage, the defaults.
    pub(crate) fn new(settings: &Settings) -> Preferences {
        let preferences = Preferences {
            theme: RwSignal::new(Theme::from_id(&settings.theme).unwrap_or_default()),
            single_letter_keys: RwSignal::new(settings.single_letter_keys),
            recent: RwSignal::new(settings.recent_commands.clone()),
        };
        preferences.apply_theme();
        preferences
    }

    /// Chooses a theme and saves it.
    pub(crate) fn choose_theme(self, theme: Theme) {
        self.theme.set(theme);
        Settings::update(|settings| theme.id().clone_into(&mut settings.theme));
    }

    /// Enables single-letter keys or not, and saves that.
    pub(crate) fn set_single_letter_keys(self, on: bool) {
        self.single_letter_keys.set(on);
        Settings::update(|settings| settings.single_letter_keys = on);
    }

    /// Remembers that a command was run.
    pub(crate) fn add_recent(self, command: &str) {
        self.recent.update(|recent| {
            recent.retain(|one| one != command);
            recent.insert(0, command.to_owned());
            recent.truncate(RECENT_LIMIT);
            Settings::update(|settings| settings.recent_commands.clone_from(recent));
        });
    }

    /// Keeps `data-theme` of the page in step. The styles know light and dark of the system by
    /// themselves; a preference for more contrast has to be set explicitly.
    fn apply_theme(self) {
        let more_contrast = media::query("(prefers-contrast: more)");
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
                theme => root.set_attribute("data-theme", theme.id()),
            };
        });
    }
}
