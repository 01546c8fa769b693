//! The page of an open model: top bar, outline, tabs, inspector, problems.

mod add_menu;
mod download_menu;
mod more_menu;
pub(crate) mod outline;
pub(crate) mod outline_toggle;
mod part_form;
pub(crate) mod problems;
mod saved;
mod topbar;

use leptos::prelude::*;

use self::outline::Outline;
use self::outline_toggle::OutlineToggle;
use self::part_form::PartFormDialog;
use self::problems::Problems;
use self::saved::SavedTrouble;
use self::topbar::TopBar;
use crate::components::button::{Button, Emphasis};
use crate::components::empty::Empty;
use crate::components::splitter::{Side, Splitter};
use crate::components::tabs::{Tab, Tabs};
use crate::engine::messages::Diagram as Which;
use crate::pages::canvas::{Canvas, DiagramTable};
use crate::pages::findings::{Filters, FindingDetail, Findings, Listed};
use crate::pages::inspector::Inspector;
use crate::pages::library::{Library, Shelf, ThreatAside, ThreatPanel};
use crate::pages::report::Report;
use crate::state::ui::{DETAIL_WIDTH, FILTERS_WIDTH, OUTLINE_WIDTH, INSPECTOR_WIDTH, THREATS_WIDTH, View};
use crate::state::{Workspace, workspace};

/// The page.
#[component]
pub(crate) fn ModelPage() -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    Listed::provide();
    Shelf::provide();
    let left = Memo::new(move |_| Left::of(ui.view.get(), ui.has_overlay_panels.get()));
    let right = Memo::new(move |_| Right::of(ui.view.get(), ui.is_answering.get()));
    let left_width = move || match left.get() {
        Left::Outline => ui.outline_width,
        Left::Filters => ui.filters_width,
        Left::Threats => ui.threats_width,
    };
    // What takes the place of a finding is as wide as it.
    let on_findings = Memo::new(move |_| ui.view.get() == View::Findings);
    let right_width = move || match on_findings.get() {
        true => ui.detail_width,
        false => ui.inspector_width,
    };
    view! {
        <div class="app">
            <TopBar />
            <SavedTrouble />
            <div
                class="workspace"
                class:workspace-without-right=move || right.get() == Right::Nothing
                style=("--left", move || format!("{}px", left_width().get()))
                style=("--right", move || format!("{}px", right_width().get()))
            >
                {move || match left.get() {
                    Left::Outline => view! { <Outline /> }.into_any(),
                    Left::Filters => view! { <Filters /> }.into_any(),
                    Left::Threats => view! { <ThreatPanel /> }.into_any(),
                }}
                // What is beside the open drawer closes it.
                <Show when=move || ui.drawer.get() && ui.has_overlay_panels.get()>
                    <div class="scrim" on:click=move |_| ui.drawer.set(false)></div>
                </Show>
                {move || {
                    let (name, width, extent, controls) = match left.get() {
                        Left::Outline => ("Width of the outline", ui.outline_width, OUTLINE_WIDTH, "outline"),
                        Left::Filters => ("Width of the filters", ui.filters_width, FILTERS_WIDTH, "filters"),
                        Left::Threats => ("Width of the threats", ui.threats_width, THREATS_WIDTH, "threats"),
                    };
                    view! {
                        <Splitter
                            name=name
                            width=width
                            extent=extent
                            side=Side::Before
                            controls=controls
                        />
                    }
                }}
                <Middle />
                {move || {
                    let (name, controls) = match right.get() {
                        Right::Nothing => return None,
                        Right::Finding => ("Width of the finding", "finding"),
                        Right::Inspector => ("Width of the inspector", "inspector"),
                        Right::Threat => ("Width of the threat", "threat"),
                    };
                    let (width, extent) = match on_findings.get() {
                        true => (ui.detail_width, DETAIL_WIDTH),
                        false => (ui.inspector_width, INSPECTOR_WIDTH),
                    };
                    Some(view! {
                        <Splitter
                            name=name
                            width=width
                            extent=extent
                            side=Side::After
                            controls=controls
                        />
                    })
                }}
                {move || match right.get() {
                    Right::Nothing => ().into_any(),
                    Right::Finding => view! { <FindingDetail /> }.into_any(),
                    Right::Inspector => view! { <Inspector /> }.into_any(),
                    Right::Threat => view! { <ThreatAside /> }.into_any(),
                }}
            </div>
            <PartFormDialog />
        </div>
    }
    .into_any()
}

/// What stands on the left.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Left {
    Outline,
    Filters,
    Threats,
}

impl Left {
    /// Where panels lie over the middle, the threats are the middle.
    fn of(view: View, overlaid: bool) -> Left {
        match (view, overlaid) {
            (View::Findings, _) => Left::Filters,
            (View::Library, false) => Left::Threats,
            _ => Left::Outline,
        }
    }
}

/// What stands on the right.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Right {
    Nothing,
    Inspector,
    Finding,
    Threat,
}

impl Right {
    fn of(view: View, answering: bool) -> Right {
        match view {
            View::Report => Right::Nothing,
            View::Findings if !answering => Right::Finding,
            View::Library => Right::Threat,
            _ => Right::Inspector,
        }
    }
}

#[component]
fn Middle() -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    let tabs = View::ALL
        .into_iter()
        .map(|view| Tab {
            id: view.id(),
            label: view.label(),
            icon: view.icon(),
            count: match view {
                View::Findings => open_findings(workspace),
                _ => Signal::stored(0),
            },
        })
        .collect();
    let current = Signal::derive(move || ui.view.get().id());
    view! {
        <main class="middle" id="middle">
            <div class="tab-row" data-region="tabs">
                <Show when=move || ui.has_overlay_panels.get() && !ui.is_narrow.get()>
                    <OutlineToggle />
                </Show>
                <Tabs
                    name="Views of the model"
                    tabs=tabs
                    current=current
                    on_choose=move |id| ui.show_view(View::from_id(id))
                />
                <Working />
            </div>
            <div
                class="view"
                role="tabpanel"
                data-toasts
                id=move || format!("panel-{}", current.get())
                aria-labelledby=move || format!("tab-{}", current.get())
            >
                {move || match ui.view.get() {
                    View::Diagram => view! { <Diagram /> }.into_any(),
                    View::Sequence => view! { <Sequence /> }.into_any(),
                    View::Findings => view! { <Findings /> }.into_any(),
                    View::Report => view! { <ReportView /> }.into_any(),
                    View::Library => view! { <Library /> }.into_any(),
                }}
            </div>
            <Trouble />
            <Problems />
        </main>
    }
    .into_any()
}

#[component]
fn Diagram() -> impl IntoView {
    let workspace = workspace();
    let nothing = nothing_there(workspace);
    move || match nothing.get() {
        false if workspace.ui.is_table.get() => view! { <DiagramTable /> }.into_any(),
        true => view! {
            <NothingYet
                icon="workflow"
                text="Nothing is drawn yet. Add an element, or drop in a model."
            />
        }
        .into_any(),
        false => view! {
            <Canvas
                canvas=workspace.ui.diagram
                which=Which::Dataflow
                drawn=workspace.derived.dataflow
                name="Data-flow diagram"
            />
        }
        .into_any(),
    }
}

#[component]
fn Sequence() -> impl IntoView {
    let workspace = workspace();
    let no_elements = Memo::new(move |_| workspace.project.model().elements.is_empty());
    let no_flows = Memo::new(move |_| workspace.project.model().flows.is_empty());
    move || match (no_flows.get(), no_elements.get()) {
        (true, true) => view! {
            <NothingYet
                icon="arrow-left-right"
                text="No flows yet. A flow goes from one element to another: add an element first."
            />
        }
        .into_any(),
        (true, false) => view! {
            <Empty
                icon="arrow-left-right"
                text="No flows yet. They stand here in their order, from one element to the next."
            >
                <AddButton id="add-flow" label="Add a flow" />
            </Empty>
        }
        .into_any(),
        (false, _) => view! {
            <Canvas
                canvas=workspace.ui.sequence
                which=Which::Sequence
                drawn=workspace.derived.sequence
                name="Sequence diagram"
            />
        }
        .into_any(),
    }
}

/// The report, which an empty model has not got.
#[component]
fn ReportView() -> impl IntoView {
    let nothing = nothing_there(workspace());
    move || match nothing.get() {
        true => view! {
            <NothingYet
                icon="file-text"
                text="Nothing to report yet. Add an element, or drop in a model."
            />
        }
        .into_any(),
        false => view! { <Report /> }.into_any(),
    }
}

/// What stands in a view of a model that has nothing to show in it yet, with the first step.
#[component]
fn NothingYet(icon: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <Empty icon=icon text=text>
            <AddButton id="add-element" label="Add an element" />
        </Empty>
    }
}

fn nothing_there(workspace: Workspace) -> Memo<bool> {
    Memo::new(move |_| workspace.project.model().part_count() == 0)
}

/// The step that an empty view offers.
#[component]
fn AddButton(id: &'static str, label: &'static str) -> impl IntoView {
    let workspace = workspace();
    view! {
        <Button
            label=label
            icon="plus"
            emphasis=Emphasis::Primary
            command=id
            off=Signal::derive(move || crate::commands::disabled_reason(workspace, id))
            on_press=move |_| crate::commands::run(workspace, id)
        />
    }
}

/// A line under the tabs while the engine works and what is seen is of an older state.
#[component]
fn Working() -> impl IntoView {
    let workspace = workspace();
    let behind = Memo::new(move |_| workspace.is_outdated());
    view! {
        <Show when=move || behind.get()>
            <div class="working"></div>
        </Show>
        <span class="unseen" role="status">
            {move || if behind.get() { "Working" } else { "" }}
        </span>
    }
}

/// Why nothing is judged or drawn, where there is no engine.
#[component]
fn Trouble() -> impl IntoView {
    let trouble = workspace().derived.engine_error;
    view! {
        <Show when=move || trouble.with(|why| !why.is_empty())>
            <div class="canvas-words" role="alert">
                <p>"The engine did not start, so nothing is judged or drawn. Your model is untouched."</p>
                <p class="caption">{move || trouble.get()}</p>
            </div>
        </Show>
    }
}

fn open_findings(workspace: Workspace) -> Signal<usize> {
    Signal::derive(move || workspace.derived.judged.with(|judged| judged.open))
}
