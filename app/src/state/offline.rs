//! Whether the page works without its server, whether a newer version waits, and whether the page
//! can be installed.

use leptos::prelude::*;

use crate::platform::service_worker::OfflineStatus;

/// How far the page is from working without its server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Availability {
    /// Not known yet.
    #[default]
    Unknown,
    /// Its files are being taken in, for the first time.
    Preparing,
    /// It works without its server.
    Offline,
    /// It needs its server to be opened.
    Online,
}

/// The status of working offline, as reported by the service worker.
#[derive(Clone, Copy)]
pub(crate) struct Offline {
    /// Whether the page works without its server.
    pub(crate) availability: RwSignal<Availability>,
    /// Whether that became so during this visit.
    pub(crate) just_became_ready: RwSignal<bool>,
    /// Whether there is a newer version of the page.
    pub(crate) has_new_version: RwSignal<bool>,
    /// Whether the user wants the newer version now.
    pub(crate) is_update_requested: RwSignal<bool>,
    /// Whether the browser offers to install the page.
    pub(crate) is_installable: RwSignal<bool>,
}

impl Offline {
    /// Nothing is known yet.
    pub(crate) fn new() -> Offline {
        Offline {
            availability: RwSignal::default(),
            just_became_ready: RwSignal::new(false),
            has_new_version: RwSignal::new(false),
            is_update_requested: RwSignal::new(false),
            is_installable: RwSignal::new(false),
        }
    }

    /// Updates it.
    pub(crate) fn update(self, status: OfflineStatus) {
        match status {
            OfflineStatus::Preparing => self.availability.set(Availability::Preparing),
            OfflineStatus::Ready => {
                if self.availability.get_untracked() == Availability::Preparing {
                    self.just_became_ready.set(true);
                }
                self.availability.set(Availability::Offline);
            }
            OfflineStatus::OnlineOnly => self.availability.set(Availability::Online),
            OfflineStatus::NewVersion => self.has_new_version.set(true),
            OfflineStatus::Installable => self.is_installable.set(true),
            OfflineStatus::NotInstallable => self.is_installable.set(false),
        }
    }
}
