//! A dialog: the browser's own, which holds the focus and gives it back.

use leptos::ev::{MouseEvent, SubmitEvent};
use leptos::html;
use leptos::prelude::*;

use super::button::IconButton;

/// A modal dialog, open as long as `open` says so. Escape and the cross close it; Enter submits.
#[component]
pub(crate) fn Dialog(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(into)] on_submit: Callback<()>,
    /// The buttons at its foot, the first step at the end.
    #[prop(into)]
    foot: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let (open, Some(dialog)) = (open.get(), dialog.get()) else {
            return;
        };
        if open && !dialog.open() {
            // It throws only for a dialog that is not in the page, and this one is.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    // A click beside the dialog lands on the dialog itself; one inside it on what it holds.
    let on_backdrop = move |event: MouseEvent| {
        if event.target() == event.current_target() {
            on_close.run(());
        }
    };
    view! {
        <dialog
            node_ref=dialog
            class="dialog"
            aria-labelledby="dialog-title"
            on:close=move |_| on_close.run(())
            on:mousedown=on_backdrop
        >
            <Show when=move || open.get()>
                <form class="dialog-form" method="dialog" on:submit=on_submit>
                    <header class="dialog-head">
                        <h2 class="dialog-title grow cut" id="dialog-title">
                            {move || title.get()}
                        </h2>
                        <IconButton name="Close" icon="x" key="Esc" on_press=move |_| on_close.run(()) />
                    </header>
                    <div class="dialog-body">{children()}</div>
                    <footer class="dialog-foot">{foot.run()}</footer>
                </form>
            </Show>
        </dialog>
    }
}
