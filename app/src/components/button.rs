//! A button with a name, an icon or both; its tooltip says the name, the key, or why it is off.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::icon::Icon;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Emphasis {
    /// A border.
    #[default]
    Plain,
    /// The one step that a view is about.
    Primary,
    /// It takes something away.
    Danger,
    /// No border.
    Quiet,
}

/// How high a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Height {
    /// 32 px.
    #[default]
    Full,
    /// 28 px, in bars and panel heads.
    Bar,
    /// 24 px, in rows.
    Row,
}

impl Height {
    fn class(self) -> &'static str {
        match self {
            Height::Full => "",
            Height::Bar => "button-bar",
            Height::Row => "button-row",
        }
    }
}

/// A button with words, and an icon before them where one helps.
#[component]
pub(crate) fn Button(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] on_press: Callback<MouseEvent>,
    #[prop(into, optional)] icon: Option<&'static str>,
    #[prop(optional)] emphasis: Emphasis,
    #[prop(optional)] height: Height,
    /// Why it cannot be pressed now; empty when it can.
    #[prop(into, optional)]
    off: Signal<String>,
    /// Name of the command that it runs, for tests and help.
    #[prop(into, optional)]
    command: Option<&'static str>,
    /// Whether the menu that it opens is open; not given for a button that opens none.
    #[prop(into, optional)]
    expanded: Option<Signal<bool>>,
    /// Whether it sends the form that it stands in.
    #[prop(optional)]
    submits: bool,
) -> impl IntoView {
    let emphasis = match emphasis {
        Emphasis::Plain => "",
        Emphasis::Primary => "button-primary",
        Emphasis::Danger => "button-danger",
        Emphasis::Quiet => "button-quiet",
    };
    view! {
        <button
            type=if submits { "submit" } else { "button" }
            class=format!("button {emphasis} {}", height.class())
            data-command=command
            data-tip=move || off.get()
            aria-haspopup=expanded.is_some().then_some("menu")
            aria-expanded=move || expanded.map(|expanded| expanded.get().to_string())
            aria-disabled=move || disabled(off)
            on:click=move |event| press(off, on_press, event)
        >
            {icon.map(|name| view! { <Icon name=name /> })}
            <span class="button-label">{move || label.get()}</span>
        </button>
    }
}

/// A button that is only an icon: its name is its tooltip.
#[component]
pub(crate) fn IconButton(
    #[prop(into)] name: Signal<String>,
    #[prop(into)] icon: Signal<String>,
    #[prop(into)] on_press: Callback<MouseEvent>,
    #[prop(optional)] height: Height,
    /// The key that does the same, as shown to people.
    #[prop(into, optional)]
    key: Signal<String>,
    #[prop(into, optional)] off: Signal<String>,
    #[prop(into, optional)] command: Option<&'static str>,
    #[prop(optional)] mirrored: bool,
    #[prop(into, optional)] turns: Signal<u8>,
    /// Whether the menu that it opens is open; not given for a button that opens none.
    #[prop(into, optional)]
    expanded: Option<Signal<bool>>,
    /// Whether what it switches is on; not given for a button that switches nothing.
    #[prop(into, optional)]
    pressed: Option<Signal<bool>>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=format!("button button-icon {}", height.class())
            data-command=command
            data-tip=move || {
                let off = off.get();
                if off.is_empty() { name.get() } else { off }
            }
            data-tip-key=move || key.get()
            aria-label=move || name.get()
            aria-disabled=move || disabled(off)
            aria-haspopup=expanded.is_some().then_some("menu")
            aria-expanded=move || expanded.map(|expanded| expanded.get().to_string())
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
            on:click=move |event| press(off, on_press, event)
        >
            <Icon name=icon mirrored=mirrored turns=turns />
        </button>
    }
}

/// A button that is off stays in the order of focus, so that its reason can be read.
fn disabled(off: Signal<String>) -> Option<&'static str> {
    off.with(|reason| (!reason.is_empty()).then_some("true"))
}

fn press(off: Signal<String>, on_press: Callback<MouseEvent>, event: MouseEvent) {
    if off.with_untracked(String::is_empty) {
        on_press.run(event);
    }
}
