//! Tabs: arrows move between them; their panels are rendered by the caller.

use leptos::ev::KeyboardEvent;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::icon::Icon;

/// A tab: its id (`tab-ID` and `panel-ID` in the page), words, and icon for narrow screens.
#[derive(Clone)]
pub(crate) struct Tab {
    pub(crate) id: &'static str,
    pub(crate) label: &'static str,
    pub(crate) icon: &'static str,
    /// A count beside the label; 0 shows none.
    pub(crate) count: Signal<usize>,
}

/// A list of tabs.
#[component]
pub(crate) fn Tabs(
    #[prop(into)] name: Signal<String>,
    tabs: Vec<Tab>,
    /// Id of the current one.
    #[prop(into)]
    current: Signal<&'static str>,
    #[prop(into)] on_choose: Callback<&'static str>,
) -> impl IntoView {
    let list = NodeRef::<Div>::new();
    let ids: Vec<&'static str> = tabs.iter().map(|tab| tab.id).collect();
    let on_key = move |event: KeyboardEvent| {
        let count = ids.len();
        let index = ids
            .iter()
            .position(|id| *id == current.get_untracked())
            .unwrap_or(0);
        let target = match event.key().as_str() {
            "ArrowRight" => (index + 1) % count,
            "ArrowLeft" => (index + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        if let Some(id) = ids.get(target) {
            on_choose.run(id);
            focus_child(list, target);
        }
    };
    let tabs = tabs
        .into_iter()
        .map(|tab| {
            let on = move || current.get() == tab.id;
            view! {
                <button
                    type="button"
                    class="tab"
                    role="tab"
                    id=format!("tab-{}", tab.id)
                    aria-controls=format!("panel-{}", tab.id)
                    aria-selected=move || on().to_string()
                    tabindex=move || if on() { "0" } else { "-1" }
                    on:click=move |_| on_choose.run(tab.id)
                >
                    <Icon name=tab.icon />
                    <span class="tab-label">{tab.label}</span>
                    <Show when=move || tab.count.get() != 0>
                        <span class="badge">{move || tab.count.get()}</span>
                    </Show>
                </button>
            }
        })
        .collect_view();
    view! {
        <div
            node_ref=list
            class="tabs"
            role="tablist"
            aria-label=move || name.get()
            on:keydown=on_key
        >
            {tabs}
        </div>
    }
}

fn focus_child(list: NodeRef<Div>, at: usize) {
    let child = list
        .get_untracked()
        .and_then(|list| list.children().item(u32::try_from(at).ok()?))
        .and_then(|child| child.dyn_into::<HtmlElement>().ok());
    if let Some(child) = child {
        let _ = child.focus();
    }
}
