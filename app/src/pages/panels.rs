//! The panels left and right of the middle: drawers where there is no space beside it, sheets at the
//! lower edge on narrow screens.

use leptos::ev::KeyboardEvent;
use leptos::html::Div;
use leptos::prelude::*;

use crate::components::button::{Height, IconButton};
use crate::pages::model::outline_toggle::TOGGLE;
use crate::platform::focus;
use crate::state::ui::Sheet;
use crate::state::workspace;
use crate::words::page as words;

/// A panel on the left; where it is a drawer, it opens with the button at the start of the tabs.
#[component]
pub(crate) fn LeftPanel(
    id: &'static str,
    title: &'static str,
    /// The region that it is; not given where a list in it is one.
    #[prop(optional)]
    region: Option<&'static str>,
    /// Label of its close button.
    close: &'static str,
    /// What follows the title.
    head: AnyView,
    children: Children,
) -> impl IntoView {
    let drawer = workspace().ui.drawer;
    keep_focus(id, drawer.into(), move || TOGGLE.to_owned());
    view! {
        <nav
            class="panel panel-left"
            id=id
            data-region=region
            aria-label=title
            class:panel-open=move || drawer.get()
        >
            <div class="panel-head">
                <h2 class="panel-title">{title}</h2>
                {head}
                <span class="panel-close">
                    <IconButton
                        name=close
                        icon="x"
                        height=Height::Bar
                        on_press=move |_| drawer.set(false)
                    />
                </span>
            </div>
            {children()}
        </nav>
    }
    .into_any()
}

/// A panel on the right: what is looked at, in detail.
#[component]
pub(crate) fn RightPanel(
    id: &'static str,
    /// Its name for screen readers.
    label: &'static str,
    /// Whether there is something to show; without it, only a wide page has the panel.
    #[prop(into)]
    open: Signal<bool>,
    /// The id of the element that takes the focus when the panel closes.
    back: Signal<String>,
    /// Called by its close button.
    #[prop(into)]
    on_close: Callback<()>,
    /// The content of its header: the title, and more.
    head: AnyView,
    /// What scrolls.
    #[prop(optional)]
    body: NodeRef<Div>,
    #[prop(into, optional)] on_key: Option<Callback<KeyboardEvent>>,
    children: Children,
) -> impl IntoView {
    let sheet = workspace().ui.sheet;
    keep_focus(id, open, move || back.get_untracked());
    view! {
        <aside
            // All in one: what sets the whole attribute would undo a class set by itself.
            class=move || {
                let open = if open.get() { "panel-open" } else { "" };
                format!("panel panel-right {} {open}", sheet_class(sheet.get()))
            }
            id=id
            data-region=id
            aria-label=label
            on:keydown=move |event| {
                if let Some(on_key) = on_key {
                    on_key.run(event);
                }
            }
        >
            <div class="panel-head">
                {head}
                <Show when=move || open.get()>
                    <SheetHeight />
                    <span class="panel-close">
                        <IconButton
                            name=words::CLOSE
                            icon="x"
                            height=Height::Bar
                            on_press=move |_| on_close.run(())
                        />
                    </span>
                </Show>
            </div>
            <div node_ref=body class="panel-body">{children()}</div>
        </aside>
    }
    .into_any()
}

/// Moves the focus out of a panel that has closed.
fn keep_focus(panel: &'static str, open: Signal<bool>, back: impl Fn() -> String + 'static) {
    Effect::new(move |before: Option<bool>| {
        let is_open = open.get();
        if before == Some(true) && !is_open && focus::is_in_or_nowhere(panel) {
            focus::first_in(&back());
        }
        is_open
    });
}

/// The class of a sheet of the height chosen.
fn sheet_class(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::Low => "sheet-low",
        Sheet::Half => "sheet-half",
        Sheet::Full => "sheet-full",
    }
}

/// The button that changes the height: three heights, one after the other.
#[component]
fn SheetHeight() -> impl IntoView {
    let sheet = workspace().ui.sheet;
    view! {
        <span class="sheet-height">
            <IconButton
                name=words::CHANGE_THE_HEIGHT
                icon="chevron-down"
                turns=Signal::derive(move || if sheet.get() == Sheet::Full { 0 } else { 2 })
                height=Height::Bar
                on_press=move |_| sheet.update(|sheet| *sheet = sheet.next())
            />
        </span>
    }
}
