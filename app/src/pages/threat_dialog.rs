//! A threat that does not apply to the model, and so has no finding to be read at.

use leptos::prelude::*;

use crate::components::modal::{Modal, ModalHead};
use crate::pages::findings::ThreatText;
use crate::state::ui::Overlay;
use crate::state::workspace;

/// The dialog, open while [`Overlay::Threat`] is.
#[component]
pub(crate) fn ThreatDialog() -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let close = move |()| ui.overlay.set(None);
    let sid = Memo::new(move |_| match ui.overlay.get() {
        Some(Overlay::Threat(sid)) => Some(sid),
        _ => None,
    });
    Effect::new(move |_| {
        if let Some(sid) = sid.get() {
            workspace.derived.read_threat(sid);
        }
    });
    let threat = Memo::new(move |_| {
        let threat = workspace.derived.threat.get();
        threat.filter(|threat| Some(&threat.sid) == sid.get().as_ref())
    });
    let title = move || {
        let name = threat.with(|threat| threat.as_ref().map(|threat| threat.title.clone()));
        name.unwrap_or_default()
    };
    view! {
        <Modal
            class="dialog dialog-wide"
            label=Signal::derive(title)
            open=Signal::derive(move || sid.with(Option::is_some))
            on_close=close
        >
            <ModalHead title=Signal::derive(title) on_close=close is_first=true />
            <div class="dialog-body threat-dialog" tabindex="0">
                <p class="secondary">
                    <span class="chip chip-code">{move || sid.get()}</span>
                    " Nothing in this model has it, as the questions are answered now."
                </p>
                {move || threat.get().map(|threat| view! { <ThreatText threat=threat /> })}
            </div>
        </Modal>
    }
    .into_any()
}
