//! The list of all shortcuts, by where they work, and the switch for single letters.

use leptos::prelude::*;

use crate::commands::lists::{DIAGRAM_KEYS, KEY_GROUPS};
use crate::commands::{COMMANDS, Command, Scope, keys::on_apple};
use crate::components::keys::Keys;
use crate::components::modal::{Modal, ModalHead};
use crate::state::ui::Overlay;
use crate::state::workspace;
use crate::words::page as words;

/// The dialog, open while [`Overlay::Keys`] is.
#[component]
pub(crate) fn KeysDialog() -> impl IntoView {
    let ui = workspace().ui;
    let close = move |()| ui.overlay.set(None);
    let open = Memo::new(move |_| ui.overlay.with(|it| *it == Some(Overlay::Keys)));
    view! {
        <Modal class="dialog dialog-wide" label=words::KEYBOARD_SHORTCUTS open=open on_close=close>
            <ModalHead title=words::KEYBOARD_SHORTCUTS on_close=close autofocus=true />
            <div class="dialog-body keys-lists" tabindex="0">
                <ShortcutLists />
            </div>
            <footer class="dialog-foot">
                <SingleLetterSwitch />
            </footer>
        </Modal>
    }
    .into_any()
}

/// All keys. Those of commands come from the table.
#[component]
fn ShortcutLists() -> impl IntoView {
    let of_commands = |scope: Scope| {
        let here = COMMANDS.iter().filter(move |one| one.scope == scope);
        here.filter(|one| !one.keys.is_empty()).map(shortcut_of)
    };
    let plain = |keys: &'static [(&'static str, &'static str)]| {
        keys.iter().map(|(keys, what)| ((*keys).to_owned(), *what))
    };
    let everywhere = list(words::EVERYWHERE, of_commands(Scope::Page).collect());
    let diagram = of_commands(Scope::Canvas).chain(plain(DIAGRAM_KEYS));
    let diagram = diagram.chain(of_commands(Scope::Local)).collect();
    let diagram = list(words::ON_A_DIAGRAM, diagram);
    let others = KEY_GROUPS
        .iter()
        .map(|one| list(one.title, plain(one.keys).collect()))
        .collect_view();
    view! {
        {everywhere}
        {diagram}
        {others}
    }
}

/// The keys of a command, and its name.
fn shortcut_of(command: &'static Command) -> (String, &'static str) {
    let on_apple = on_apple();
    let keys: Vec<String> = command
        .keys
        .iter()
        .map(|chord| chord.label(on_apple))
        .collect();
    (keys.join(" or "), command.name)
}

fn list(place: &'static str, keys: Vec<(String, &'static str)>) -> AnyView {
    let row = |(keys, what): (String, &'static str)| {
        view! {
            <div class="keys-row">
                <dt>{what}</dt>
                <dd><Keys text=keys /></dd>
            </div>
        }
    };
    view! {
        <section class="keys-list">
            <h3 class="keys-place">{place}</h3>
            <dl>{keys.into_iter().map(row).collect_view()}</dl>
        </section>
    }
    .into_any()
}

/// Whether single letters act at all.
#[component]
fn SingleLetterSwitch() -> impl IntoView {
    let preferences = workspace().preferences;
    view! {
        <label class="switch grow">
            <input
                type="checkbox"
                data-preference="letters"
                prop:checked=move || preferences.single_letter_keys.get()
                on:change=move |event| preferences.set_single_letter_keys(event_target_checked(&event))
            />
            <span>
                {words::SINGLE_LETTER_SHORTCUTS}
                <span class="caption">
                    {words::SINGLE_LETTER_SHORTCUTS_HINT}
                </span>
            </span>
        </label>
    }
}
