//! A menu that opens under its button, in the browser's top layer.

use leptos::ev::{Event, KeyboardEvent, MouseEvent};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlButtonElement, HtmlElement};

use super::icon::Icon;

/// Space between a menu and the edge of the page, in px.
const EDGE: f64 = 8.0;

/// State of a menu: its panel opens under the button that was pressed.
#[derive(Clone, Copy)]
pub(crate) struct MenuState {
    open: RwSignal<bool>,
    panel: NodeRef<Div>,
    opener: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl MenuState {
    pub(crate) fn new() -> MenuState {
        MenuState {
            open: RwSignal::new(false),
            panel: NodeRef::new(),
            opener: StoredValue::new_local(None),
        }
    }

    /// Whether it is open.
    pub(crate) fn is_open(self) -> bool {
        self.open.get()
    }

    /// Opens it under the button of that event, or closes it.
    pub(crate) fn toggle(self, event: &MouseEvent) {
        let button = event
            .current_target()
            .and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let (Some(button), Some(panel)) = (button, self.panel.get_untracked()) else {
            return;
        };
        if self.open.get_untracked() {
            let _ = panel.hide_popover();
            return;
        }
        if panel.show_popover().is_ok() {
            place(&panel, &button);
            self.opener.set_value(Some(button.clone()));
            self.open.set(true);
            // The items are made when the menu opens, one turn of the event loop later.
            request_animation_frame(move || {
                place(&panel, &button);
                focus_item(&panel, 0);
            });
        }
    }

    /// Closes it and gives the focus back.
    pub(crate) fn close(self) {
        if let Some(panel) = self.panel.get_untracked() {
            let _ = panel.hide_popover();
        }
        self.opener.with_value(|opener| {
            if let Some(opener) = opener {
                let _ = opener.focus();
            }
        });
    }
}

/// The panel of a menu. A click outside and Escape close it; arrows move.
#[component]
pub(crate) fn Menu(
    state: MenuState,
    #[prop(into)] name: Signal<String>,
    /// Whether it holds text and no entries.
    #[prop(optional)]
    plain: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let on_key = move |event: KeyboardEvent| {
        let Some(panel) = state.panel.get_untracked() else {
            return;
        };
        let items = items_of(&panel);
        let count = items.len();
        if count == 0 {
            return;
        }
        let focused = document().active_element().and_then(|active| {
            items
                .iter()
                .position(|item| item.is_same_node(Some(&active)))
        });
        let target = match event.key().as_str() {
            "ArrowDown" => focused.map_or(0, |at| (at + 1) % count),
            "ArrowUp" => focused.map_or(count - 1, |at| (at + count - 1) % count),
            "Home" => 0,
            "End" => count - 1,
            "Tab" => return state.close(),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        focus_item(&panel, target);
    };
    // The browser closes it by itself on Escape and on a click outside.
    let on_toggle = move |_: Event| {
        if let Some(panel) = state.panel.get_untracked() {
            let open = panel.matches(":popover-open").unwrap_or(false);
            state.open.set(open);
        }
    };
    view! {
        <div
            node_ref=state.panel
            class="menu"
            popover="auto"
            role=if plain { "group" } else { "menu" }
            aria-label=move || name.get()
            on:keydown=on_key
            on:toggle=on_toggle
        >
            <Show when=move || state.is_open()>{children()}</Show>
        </div>
    }
}

/// An entry of a menu.
#[component]
pub(crate) fn MenuItem(
    state: MenuState,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] on_press: Callback<()>,
    #[prop(optional_no_strip)] icon: Option<&'static str>,
    #[prop(into, optional)] key: Signal<String>,
    /// What it is about, in a few words.
    #[prop(optional_no_strip)]
    note: Option<&'static str>,
    /// Whether it is the one that is on, in a menu that chooses one of a few.
    #[prop(optional_no_strip)]
    checked: Option<Signal<bool>>,
    /// Why it is disabled; empty when it is not.
    #[prop(into, optional)]
    disabled_reason: Signal<String>,
    #[prop(into, optional)] command: Option<&'static str>,
) -> impl IntoView {
    let icon_name = move || match (checked, icon) {
        (Some(checked), _) if checked.get() => Some("check"),
        (_, icon) => icon,
    };
    view! {
        <button
            type="button"
            class="menu-item"
            role=if checked.is_some() { "menuitemradio" } else { "menuitem" }
            tabindex="-1"
            data-command=command
            aria-checked=move || checked.map(|checked| checked.get().to_string())
            aria-disabled=move || disabled_reason.with(|disabled_reason| (!disabled_reason.is_empty()).then_some("true"))
            data-tip=move || disabled_reason.get()
            on:click=move |_| {
                if disabled_reason.with_untracked(String::is_empty) {
                    state.close();
                    on_press.run(());
                }
            }
        >
            {move || match icon_name() {
                Some(name) => view! { <Icon name=name /> }.into_any(),
                None => view! { <span class="icon"></span> }.into_any(),
            }}
            <span class="grow">
                {move || label.get()}
                {note.map(|note| view! { <span class="menu-item-note">{note}</span> })}
            </span>
            <span class="menu-item-key">{move || key.get()}</span>
        </button>
    }
}

fn items_of(panel: &HtmlElement) -> Vec<HtmlButtonElement> {
    let Ok(list) = panel.query_selector_all("button") else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|at| list.item(at)?.dyn_into().ok())
        .collect()
}

/// Synchronously, so that every key of a quick series moves once.
fn focus_item(panel: &HtmlElement, at: usize) {
    if let Some(item) = items_of(panel).get(at) {
        let _ = item.focus();
    }
}

/// Under the button, or as far up as it takes to be inside the page.
fn place(panel: &HtmlElement, button: &HtmlElement) {
    let at = button.get_bounding_client_rect();
    let style = panel.style();
    let (page, height) = document().document_element().map_or((0.0, 0.0), |root| {
        (
            f64::from(root.client_width()),
            f64::from(root.client_height()),
        )
    });
    let max_top = height - panel.get_bounding_client_rect().height() - EDGE;
    let top = (at.bottom() + 4.0).min(max_top).max(EDGE);
    let from_right = at.left() > page / 2.0;
    let (side, other, distance) = if from_right {
        ("right", "left", page - at.right())
    } else {
        ("left", "right", at.left())
    };
    let _ = style.set_property("top", &format!("{top}px"));
    let _ = style.set_property(side, &format!("{}px", distance.max(EDGE)));
    let _ = style.set_property(other, "auto");
}
