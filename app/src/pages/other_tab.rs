//! A model that is open in another tab: take it over, or open a copy.

use leptos::prelude::*;

use crate::components::button::{Button, Emphasis};
use crate::components::dialog::Dialog;
use crate::state::workspace;
use crate::words::page as words;

/// The dialog, while such a model is to be opened.
#[component]
pub(crate) fn OtherTabDialog() -> impl IntoView {
    let opening = workspace().opening;
    let elsewhere = opening.elsewhere;
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
            opening.take_over(id);
        }
    };
    let open_copy = move |_| {
        if let Some(id) = id() {
            opening.open_copy(id);
        }
    };
    view! {
        <Dialog
            title=Signal::derive(move || words::is_open_in_another_tab(&name()))
            open=Signal::derive(move || elsewhere.with(Option::is_some))
            on_close=move |()| elsewhere.set(None)
            on_submit=take_over
            footer=move || view! {
                <Button label=words::OPEN_A_COPY on_press=open_copy />
                <Button
                    label=words::TAKE_OVER
                    emphasis=Emphasis::Primary
                    submits=true
                    on_press=|_| ()
                />
            }.into_any()
        >
            <p>
                {words::OTHER_TAB_EXPLAINED}
            </p>
        </Dialog>
    }
    .into_any()
}
