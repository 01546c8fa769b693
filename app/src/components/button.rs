//! A button with a name, an icon or both; its tooltip shows the name, the key, or why it is disabled.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::icon::Icon;

/// How prominent a button is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Emphasis {
    /// A border.
    #[default]
    Plain,
    /// The main action of a view.
    Primary,
    /// It removes something.
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

/// A button with a label, and an icon before it where one helps.
#[component]
pub(crate) fn Button(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] on_press: Callback<MouseEvent>,
    #[prop(into, optional)] icon: Option<&'static str>,
    #[prop(optional)] emphasis: Emphasis,
    #[prop(optional)] height: Height,
    /// Why it is disabled; empty when it is not.
    #[prop(into, optional)]
    disabled_reason: Signal<String>,
    /// Name of the command that it runs, for tests and help.
    #[prop(into, optional)]
    command: Option<&'static str>,
    /// Whether the menu that it opens is open; not given for a button that opens none.
    #[prop(into, optional)]
    expanded: Option<Signal<bool>>,
    /// Whether it submits the form that it is in.
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
            data-tip=move || disabled_reason.get()
            aria-haspopup=expanded.is_some().then_some("menu")
            aria-expanded=move || expanded.map(|expanded| expanded.get().to_string())
            aria-disabled=move || aria_disabled(disabled_reason)
            on:click=move |event| press(disabled_reason, on_press, event)
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
    /// The key that does the same, as it is displayed.
    #[prop(into, optional)]
    key: Signal<String>,
    #[prop(into, optional)] disabled_reason: Signal<String>,
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
                let disabled_reason = disabled_reason.get();
                if disabled_reason.is_empty() { name.get() } else { disabled_reason }
            }
            data-tip-key=move || key.get()
            aria-label=move || name.get()
            aria-disabled=move || aria_disabled(disabled_reason)
            aria-haspopup=expanded.is_some().then_some("menu")
            aria-expanded=move || expanded.map(|expanded| expanded.get().to_string())
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
            on:click=move |event| press(disabled_reason, on_press, event)
        >
            <Icon name=icon mirrored=mirrored turns=turns />
        </button>
    }
}

/// A disabled button stays in the tab order, so that its reason can be read.
fn aria_disabled(disabled_reason: Signal<String>) -> Option<&'static str> {
    disabled_reason.with(|reason| (!reason.is_empty()).then_some("true"))
}

fn press(disabled_reason: Signal<String>, on_press: Callback<MouseEvent>, event: MouseEvent) {
    if disabled_reason.with_untracked(String::is_empty) {
        on_press.run(event);
    }
}
