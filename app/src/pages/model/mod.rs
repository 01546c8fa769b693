//! The page of an open model: top bar, outline, tabs, inspector, problems.

mod add_menu;
mod download_menu;
mod more_menu;
pub(crate) mod outline;
pub(crate) mod outline_toggle;
mod panel_widths;
mod part_form;
pub(crate) mod problems;
mod save_status;
mod topbar;

use leptos::prelude::*;

use self::outline::Outline;
use self::outline_toggle::OutlineToggle;
use self::panel_widths::{
    DETAIL_RANGE, FILTERS_RANGE, INSPECTOR_RANGE, OUTLINE_RANGE, THREATS_RANGE,
};
use self::part_form::PartFormDialog;
use self::problems::Problems;
use self::save_status::SaveErrorBanner;
use self::topbar::TopBar;
use crate::components::button::{Button, Emphasis};
use crate::components::empty_state::EmptyState;
use crate::components::splitter::{Side, Splitter};
use crate::components::tabs::{Tab, Tabs};
use crate::engine::messages::Diagram as Which;
use crate::pages::canvas::{Canvas, DiagramTable};
use crate::pages::findings::{Filters, FindingDetail, Findings, FindingsList};
use crate::pages::inspector::Inspector;
use crate::pages::library::{Library, LibraryView, ThreatAside, ThreatPanel};
use crate::pages::report::Report;
use crate::state::ui::View;
use crate::state::{Workspace, workspace};
use crate::words::model as words;

/// The page.
#[component]
pub(crate) fn ModelPage() -> impl IntoView {
    let workspace = workspace();
    let ui = workspace.ui;
    FindingsList::provide();
    LibraryView::provide();
    let left = Memo::new(move |_| LeftPane::for_view(ui.view.get(), ui.has_overlay_panels.get()));
    let right = Memo::new(move |_| RightPane::for_view(ui.view.get(), ui.is_answering.get()));
    let left_width = move || match left.get() {
        LeftPane::Outline => ui.outline_width,
        LeftPane::Filters => ui.filters_width,
        LeftPane::Threats => ui.threats_width,
    };
    // A panel that replaces a finding is as wide as it.
    let on_findings = Memo::new(move |_| ui.view.get() == View::Findings);
    let right_width = move || match on_findings.get() {
        true => ui.detail_width,
        false => ui.inspector_width,
    };
    view! {
        <div class="app">
            <TopBar />
            <SaveErrorBanner />
            <div
                class="workspace"
                class:workspace-without-right=move || right.get() == RightPane::Nothing
                style=("--left", move || format!("{}px", left_width().get()))
                style=("--right", move || format!("{}px", right_width().get()))
            >
                {move || match left.get() {
                    LeftPane::Outline => view! { <Outline /> }.into_any(),
                    LeftPane::Filters => view! { <Filters /> }.into_any(),
                    LeftPane::Threats => view! { <ThreatPanel /> }.into_any(),
                }}
                // A press beside the open drawer closes it.
                <Show when=move || ui.drawer.get() && ui.has_overlay_panels.get()>
                    <div class="scrim" on:click=move |_| ui.drawer.set(false)></div>
                </Show>
                {move || {
                    let (name, width, range, controls) = match left.get() {
                        LeftPane::Outline => (words::WIDTH_OF_THE_OUTLINE, ui.outline_width, OUTLINE_RANGE, "outline"),
                        LeftPane::Filters => (words::WIDTH_OF_THE_FILTERS, ui.filters_width, FILTERS_RANGE, "filters"),
                        LeftPane::Threats => (words::WIDTH_OF_THE_THREATS, ui.threats_width, THREATS_RANGE, "threats"),
                    };
                    view! {
                        <Splitter
                            name=name
                            width=width
                            range=range
                            side=Side::Before
                            controls=controls
                        />
                    }
                }}
                <Middle />
                {move || {
                    let (name, controls) = match right.get() {
                        RightPane::Nothing => return None,
                        RightPane::Finding => (words::WIDTH_OF_THE_FINDING, "finding"),
                        RightPane::Inspector => (words::WIDTH_OF_THE_INSPECTOR, "inspector"),
                        RightPane::Threat => (words::WIDTH_OF_THE_THREAT, "threat"),
                    };
                    let (width, range) = match on_findings.get() {
                        true => (ui.detail_width, DETAIL_RANGE),
                        false => (ui.inspector_width, INSPECTOR_RANGE),
                    };
                    Some(view! {
                        <Splitter
                            name=name
                            width=width
                            range=range
                            side=Side::After
                            controls=controls
                        />
                    })
                }}
                {move || match right.get() {
                    RightPane::Nothing => ().into_any(),
                    RightPane::Finding => view! { <FindingDetail /> }.into_any(),
                    RightPane::Inspector => view! { <Inspector /> }.into_any(),
                    RightPane::Threat => view! { <ThreatAside /> }.into_any(),
                }}
            </div>
            <PartFormDialog />
        </div>
    }
    .into_any()
}

/// The panel on the left.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LeftPane {
    Outline,
    Filters,
    Threats,
}

impl LeftPane {
    /// Where panels overlay the middle, the list of threats is the middle.
    fn for_view(view: View, overlaid: bool) -> LeftPane {
        match (view, overlaid) {
            (View::Findings, _) => LeftPane::Filters,
            (View::Library, false) => LeftPane::Threats,
            _ => LeftPane::Outline,
        }
    }
}

/// The panel on the right.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RightPane {
    Nothing,
    Inspector,
    Finding,
    Threat,
}

impl RightPane {
    fn for_view(view: View, answering: bool) -> RightPane {
        match view {
            View::Report => RightPane::Nothing,
            View::Findings if !answering => RightPane::Finding,
            View::Library => RightPane::Threat,
            _ => RightPane::Inspector,
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
                    name=words::VIEWS_OF_THE_MODEL
                    tabs=tabs
                    current=current
                    on_choose=move |id| ui.show_view(View::from_id(id))
                />
                <BusyIndicator />
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
            <EngineError />
            <Problems />
        </main>
    }
    .into_any()
}

#[component]
fn Diagram() -> impl IntoView {
    let workspace = workspace();
    let nothing = is_empty_model(workspace);
    move || match nothing.get() {
        false if workspace.ui.is_table.get() => view! { <DiagramTable /> }.into_any(),
        true => view! {
            <EmptyView
                icon="workflow"
                text=words::NOTHING_DRAWN_YET
            />
        }
        .into_any(),
        false => view! {
            <Canvas
                canvas=workspace.ui.diagram
                which=Which::Dataflow
                drawn=workspace.answers.dataflow
                name=words::DATA_FLOW_DIAGRAM
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
            <EmptyView
                icon="arrow-left-right"
                text=words::NO_FLOWS_AND_NO_ELEMENTS_YET
            />
        }
        .into_any(),
        (true, false) => view! {
            <EmptyState
                icon="arrow-left-right"
                text=words::NO_FLOWS_YET
            >
                <AddButton id="add-flow" label=words::ADD_A_FLOW />
            </EmptyState>
        }
        .into_any(),
        (false, _) => view! {
            <Canvas
                canvas=workspace.ui.sequence
                which=Which::Sequence
                drawn=workspace.answers.sequence
                name=words::SEQUENCE_DIAGRAM
            />
        }
        .into_any(),
    }
}

/// The report, or an empty state for an empty model.
#[component]
fn ReportView() -> impl IntoView {
    let nothing = is_empty_model(workspace());
    move || match nothing.get() {
        true => view! {
            <EmptyView
                icon="file-text"
                text=words::NOTHING_TO_REPORT_YET
            />
        }
        .into_any(),
        false => view! { <Report /> }.into_any(),
    }
}

/// A view that has nothing to show yet, with the first action.
#[component]
fn EmptyView(icon: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <EmptyState icon=icon text=text>
            <AddButton id="add-element" label=words::ADD_AN_ELEMENT />
        </EmptyState>
    }
}

fn is_empty_model(workspace: Workspace) -> Memo<bool> {
    Memo::new(move |_| workspace.project.model().part_count() == 0)
}

/// The action that an empty view offers.
#[component]
fn AddButton(id: &'static str, label: &'static str) -> impl IntoView {
    let workspace = workspace();
    view! {
        <Button
            label=label
            icon="plus"
            emphasis=Emphasis::Primary
            command=id
            disabled_reason=Signal::derive(move || crate::commands::disabled_reason(workspace, id))
            on_press=move |_| crate::commands::run(workspace, id)
        />
    }
}

/// A line under the tabs while the engine works and the page shows an older revision.
#[component]
fn BusyIndicator() -> impl IntoView {
    let workspace = workspace();
    let behind = Memo::new(move |_| workspace.is_outdated());
    view! {
        <Show when=move || behind.get()>
            <div class="working"></div>
        </Show>
        <span class="unseen" role="status">
            {move || if behind.get() { words::WORKING } else { "" }}
        </span>
    }
}

/// Why nothing is judged or drawn, where the engine did not start.
#[component]
fn EngineError() -> impl IntoView {
    let trouble = workspace().answers.engine_error;
    view! {
        <Show when=move || trouble.with(|why| !why.is_empty())>
            <div class="canvas-words" role="alert">
                <p>{words::ENGINE_DID_NOT_START}</p>
                <p class="caption">{move || trouble.get()}</p>
            </div>
        </Show>
    }
}

fn open_findings(workspace: Workspace) -> Signal<usize> {
    Signal::derive(move || workspace.answers.judged.with(|judged| judged.open))
}
