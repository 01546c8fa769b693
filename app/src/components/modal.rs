//! The browser's own dialog, which traps the focus and gives it back; its content is the caller's.

use leptos::ev::{Event, MouseEvent};
use leptos::html;
use leptos::prelude::*;

use super::button::IconButton;
use crate::words::controls as words;

/// A modal dialog, open as long as `open` says so. Escape and a press outside of it close it.
#[component]
pub(crate) fn Modal(
    /// The dialog itself, for a caller that has to close it before the page's state changes.
    #[prop(optional)]
    node: NodeRef<html::Dialog>,
    #[prop(into)] class: &'static str,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
    children: ChildrenFn,
) -> impl IntoView {
    Effect::new(move |_| {
        let (open, Some(dialog)) = (open.get(), node.get()) else {
            return;
        };
        if open && !dialog.open() {
            // It throws only for a dialog that is not in the page, and this one is.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    // The browser reports it later: by then the dialog may be open again.
    let on_closed = move |_| {
        let is_closed = node.get_untracked().is_some_and(|dialog| !dialog.open());
        if is_closed && open.get_untracked() {
            on_close.run(());
        }
    };
    // A press outside of the dialog hits the dialog itself; one inside it hits its content.
    let on_backdrop = move |event: MouseEvent| {
        if event.target() == event.current_target() {
            on_close.run(());
        }
    };
    view! {
        <dialog
            node_ref=node
            class=class
            aria-label=move || label.get()
            on:cancel=move |_: Event| on_close.run(())
            on:close=on_closed
            on:mousedown=on_backdrop
        >
            <Show when=move || open.get()>{children()}</Show>
        </dialog>
    }
    .into_any()
}

/// The line on top of a dialog: its title, and the cross.
#[component]
pub(crate) fn ModalHead(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] on_close: Callback<()>,
    /// Whether the title takes the focus: in a dialog that is read and has nothing to fill in.
    #[prop(optional)]
    autofocus: bool,
) -> impl IntoView {
    view! {
        <header class="dialog-head">
            <h2
                class="dialog-title grow cut"
                tabindex=autofocus.then_some("-1")
                autofocus=autofocus
            >
                {move || title.get()}
            </h2>
            <IconButton name=words::CLOSE icon="x" key="Esc" on_press=move |_| on_close.run(()) />
        </header>
    }
}
