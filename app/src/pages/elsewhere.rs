//! A model that another tab holds: what to do about it.

use leptos::prelude::*;

use crate::components::button::{Button, Emphasis};
use crate::components::dialog::Dialog;
use crate::state::workspace;

/// The question, as long as it is open.
#[component]
pub(crate) fn ElsewhereDialog() -> impl IntoView {
    let saving = workspace().saving;
    let elsewhere = saving.open_elsewhere;
    let name =
        move || elsewhere.with(|it| it.as_ref().map_or_else(String::new, |it| it.name.clone()));
    let id = move || elsewhere.with_untracked(|it| it.as_ref().map(|it| it.id.clone()));
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
            foot=move || view! {
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
                "Two tabs would write over each other. Take it over to go on here: the other tab is told, and keeps nothing more. Or open a copy of it, as it is now."
            </p>
        </Dialog>
    }
    .into_any()
}
