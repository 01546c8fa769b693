//! A dialog with a form: a title, fields, and the buttons that send it.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::modal::{Modal, ModalHead};

/// A modal dialog, open as long as `open` says so. Escape and the close button close it; Enter submits.
#[component]
pub(crate) fn Dialog(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(into)] on_submit: Callback<()>,
    /// The buttons at its foot, the first step at the end.
    #[prop(into)]
    footer: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    let (footer, children) = (StoredValue::new(footer), StoredValue::new(children));
    view! {
        <Modal class="dialog" label=title open=open on_close=on_close>
            <form class="dialog-form" method="dialog" on:submit=on_submit>
                <ModalHead title=title on_close=on_close />
                <div class="dialog-body">{children.with_value(|children| children())}</div>
                <footer class="dialog-foot">{footer.with_value(ViewFn::run)}</footer>
            </form>
        </Modal>
    }
}
