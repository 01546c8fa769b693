//! Whether the page works without its server, whether a newer version waits, and whether the page
//! can be installed.

use leptos::prelude::*;

use crate::platform::service_worker::Told;

/// How far the page is from working without its server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Availability {
    /// The browser has not said yet.
    #[default]
    Unknown,
    /// Its files are being taken in, for the first time.
    Preparing,
    /// It works without its server.
    Offline,
    /// It needs its server to be opened.
    Online,
}

/// What the service worker let the page know.
#[derive(Clone, Copy)]
pub(crate) struct Offline {
    /// Whether the page works without its server.
    pub(crate) availability: RwSignal<Availability>,
    /// Whether that came to be during this visit.
    pub(crate) just_kept: RwSignal<bool>,
    /// Whether there is a newer version of the page.
    pub(crate) newer: RwSignal<bool>,
    /// Whether a person wants the newer version now.
    pub(crate) leaving: RwSignal<bool>,
    /// Whether the browser offers to install the page.
    pub(crate) installable: RwSignal<bool>,
}

impl Offline {
    /// Nothing is known yet.
    pub(crate) fn new() -> Offline {
        Offline {
            availability: RwSignal::default(),
            just_kept: RwSignal::new(false),
            newer: RwSignal::new(false),
            leaving: RwSignal::new(false),
            installable: RwSignal::new(false),
        }
    }

    /// Takes in what became known.
    pub(crate) fn hear(self, told: Told) {
        match told {
            Told::Preparing => self.availability.set(Availability::Preparing),
            Told::Kept => {
                if self.availability.get_untracked() == Availability::Preparing {
                    self.just_kept.set(true);
                }
                self.availability.set(Availability::Offline);
            }
            Told::NotKept => self.availability.set(Availability::Online),
            Told::Newer => self.newer.set(true),
            Told::Installable(installable) => self.installable.set(installable),
        }
    }
}
