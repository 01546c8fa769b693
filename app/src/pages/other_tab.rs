//! A model that is open in another tab: take it over, or open a copy.

use leptos::prelude::*;

use crate::components::button::{Button, Emphasis};
use crate::components::dialog::Dialog;
use crate::state::workspace;

/// The dialog, while such a model is to be opened.
#[component]
pub(crate) fn OtherTabDialog() -> impl IntoView {
    let saving = workspace().saving;
    let elsewhere = saving.open_elsewhere;
    let name = move || {
        elsewhere.with(|model| {
            model
                .as_ref()
                .map_or_else(String::new, |model| model.name.clone())
        })
    };
    let id = move || elsewhere.with_untracked(|model| model.as_ref().map(|model| model.id.clone()));
    let take_over = move |()| {
        if let Some(id) = id() {
            saving.take_over(id);
        }
    };
    let open_copy = move |_| {
        if let Some(id) = id() {
            saving.open_copy(id);
        }
    };
    view! {
        <Dialog
            title=Signal::derive(move || format!("{} is open in another tab", name()))
            open=Signal::derive(move || elsewhere.with(Option::is_some))
            on_close=move |()| elsewhere.set(None)
            on_submit=take_over
            footer=move || view! {
                <Button label="Open a copy" on_press=open_copy />
                <Button
                    label="Take over"
                    emphasis=Emphasis::Primary
                    submits=true
                    on_press=|_| ()
                />
            }.into_any()
        >
            <p>
                "Two tabs would overwrite each other. Take it over to continue here: the other tab is notified and stops saving. Or open a copy of it as it is now."
            </p>
        </Dialog>
    }
    .into_any()
}
