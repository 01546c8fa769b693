//! Files dropped anywhere on the page, and files picked.

use leptos::ev::{DragEvent, Event};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::commands::files;
use crate::components::icon::{Icon, IconSize};
use crate::platform::files::{dropped, has_files, picked};
use crate::state::saving::SaveStatus;
use crate::state::workspace;
use crate::words::page as words;

/// Shown while a file is over the page. Its name and content are not available then.
#[component]
pub(crate) fn DropOverlay() -> impl IntoView {
    let workspace = workspace();
    // Leaving one element enters the next: what counts is whether the file is still over any.
    let depth = RwSignal::new(0_i32);
    let listen = move |change: i32| {
        move |event: DragEvent| {
            if has_files(&event) {
                event.prevent_default();
                depth.update(|depth| *depth = (*depth + change).max(0));
            }
        }
    };
    let enter = window_event_listener(leptos::ev::dragenter, listen(1));
    let leave = window_event_listener(leptos::ev::dragleave, listen(-1));
    let over = window_event_listener(leptos::ev::dragover, listen(0));
    let drop = window_event_listener(leptos::ev::drop, move |event: DragEvent| {
        depth.set(0);
        if has_files(&event) {
            event.prevent_default();
            files::open(workspace, dropped(&event));
        }
    });
    let end = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" {
            depth.set(0);
        }
    });
    on_cleanup(move || {
        enter.remove();
        leave.remove();
        over.remove();
        drop.remove();
        end.remove();
    });
    let open = move || workspace.project.is_open();
    view! {
        <Show when=move || { depth.get() > 0 }>
            <div class="drop-overlay" data-testid="drop-overlay">
                <div class="drop-overlay-inner">
                    <p class="drop-overlay-title">{words::DROP_IT_HERE}</p>
                    <p class="secondary">
                        {words::DROPPED_FILES_ARE_NEVER_RUN}
                    </p>
                    <div class="drop-target">
                        <Icon name="file-input" size=IconSize::Large />
                        <p>{words::FILES_THAT_OPEN}</p>
                    </div>
                    <Show when=open>
                        <p class="caption">
                            {move || {
                                let name = workspace.project.model().name.clone();
                                match workspace.saving.status.get() {
                                    SaveStatus::Saved(_) | SaveStatus::Saving => {
                                        words::opens_in_place_of_saved(&name)
                                    }
                                    SaveStatus::Unmodified => words::opens_in_place_of(&name),
                                    SaveStatus::Failed(..) | SaveStatus::TakenOver => {
                                        words::opens_in_place_of_unsaved(&name)
                                    }
                                }
                            }}
                        </p>
                    </Show>
                </div>
            </div>
        </Show>
    }
}

/// The file input; commands click it.
#[component]
pub(crate) fn FileField() -> impl IntoView {
    let workspace = workspace();
    let on_pick = move |event: Event| {
        let field = event_target::<HtmlInputElement>(&event);
        files::open(workspace, picked(&field));
    };
    view! {
        <input
            node_ref=workspace.ui.file_input
            class="unseen"
            type="file"
            multiple
            tabindex="-1"
            aria-hidden="true"
            on:change=on_pick
        />
    }
}
