//! The libraries that the model is judged by: switched on or off, and those of a person's own taken
//! away.

use leptos::prelude::*;
use parapet_core::model::Edit;

use super::shown::libraries;
use crate::components::button::{Height, IconButton};
use crate::pages::words::counted;
use crate::state::workspace;

/// A library in the list.
#[derive(Clone, Debug, PartialEq)]
struct Source {
    name: String,
    /// Whether the model carries it.
    is_own: bool,
    is_on: bool,
    /// How many of its threats are judged.
    threats: usize,
}

/// The list.
#[component]
pub(super) fn Sources() -> impl IntoView {
    let workspace = workspace();
    let sources = Memo::new(move |_| {
        let model = workspace.project.model();
        let judged = workspace.derived.judged.get();
        let mut sources: Vec<Source> = model
            .libraries
            .iter()
            .map(|one| Source {
                name: one.name.clone(),
                is_own: one.text.is_some(),
                is_on: one.on,
                threats: 0,
            })
            .collect();
        for name in libraries(&judged) {
            if sources.iter().all(|one| one.name != name) {
                sources.insert(
                    0,
                    Source {
                        name,
                        is_own: false,
                        is_on: true,
                        threats: 0,
                    },
                );
            }
        }
        for one in &mut sources {
            let threats = judged.threats.iter();
            one.threats = threats
                .filter(|threat| threat.judged && threat.library == one.name)
                .count();
        }
        sources
    });
    view! {
        <ul class="sources" aria-label="Libraries">
            {move || sources.get().into_iter().map(row).collect_view()}
        </ul>
    }
    .into_any()
}

fn row(source: Source) -> AnyView {
    let workspace = workspace();
    let Source {
        name,
        is_own,
        is_on,
        threats,
    } = source;
    let (switched, removed) = (name.clone(), name.clone());
    let remove = is_own.then(|| {
        view! {
            <IconButton
                name=format!("Take away {name}")
                icon="x"
                height=Height::Row
                on_press=move |_| {
                    workspace.commit(Edit::ForgetLibrary { name: removed.clone() });
                }
            />
        }
    });
    let words = match is_on {
        true => counted(threats, "threat", "threats"),
        false => "off".to_owned(),
    };
    view! {
        <li class="source">
            <label class="source-switch">
                <input
                    type="checkbox"
                    data-library=name.clone()
                    prop:checked=is_on
                    on:change=move |event| {
                        workspace.commit(Edit::UseLibrary {
                            name: switched.clone(),
                            on: event_target_checked(&event),
                        });
                    }
                />
                <span class="cut grow" data-tip=name.clone()>{name.clone()}</span>
            </label>
            <span class="caption">{words}</span>
            {remove}
        </li>
    }
    .into_any()
}
