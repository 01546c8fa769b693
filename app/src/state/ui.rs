//! What is selected, shown and folded: never part of the model nor of its history.

use std::collections::BTreeSet;

use leptos::html::Input;
use leptos::prelude::*;
use parapet_core::model::{FindingKey, Id, Kind};
use parapet_core::schema::Group;

use super::draft::{Draft, ThreatEditor};
use super::findings_view::FindingsView;
use super::selection::Selection;
use super::settings::Settings;
use super::viewport::Viewport;
use crate::platform::media;

/// What the middle of the page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum View {
    #[default]
    Diagram,
    Sequence,
    Findings,
    Report,
    Library,
}

impl View {
    /// All of them, in the order of the tabs.
    pub(crate) const ALL: [View; 5] = [
        View::Diagram,
        View::Sequence,
        View::Findings,
        View::Report,
        View::Library,
    ];

    /// Its id in the page: `tab-ID`, `panel-ID`.
    pub(crate) fn id(self) -> &'static str {
        match self {
            View::Diagram => "diagram",
            View::Sequence => "sequence",
            View::Findings => "findings",
            View::Report => "report",
            View::Library => "library",
        }
    }

    /// Its name on the tab.
    pub(crate) fn label(self) -> &'static str {
        match self {
            View::Diagram => "Diagram",
            View::Sequence => "Sequence",
            View::Findings => "Findings",
            View::Report => "Report",
            View::Library => "Library",
        }
    }

    /// The icon on its tab, for narrow screens.
    pub(crate) fn icon(self) -> &'static str {
        match self {
            View::Diagram => "workflow",
            View::Sequence => "arrow-left-right",
            View::Findings => "triangle-alert",
            View::Report => "file-text",
            View::Library => "book-open",
        }
    }

    /// Whether it is a diagram.
    pub(crate) fn is_drawing(self) -> bool {
        matches!(self, View::Diagram | View::Sequence)
    }

    /// The view of that id.
    pub(crate) fn from_id(id: &str) -> View {
        let found = View::ALL.into_iter().find(|view| view.id() == id);
        found.unwrap_or_default()
    }
}

/// How high the sheet stands that holds the inspector on narrow screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sheet {
    Low,
    #[default]
    Half,
    Full,
}

impl Sheet {
    /// The next height: half, full, low, half.
    pub(crate) fn next(self) -> Sheet {
        match self {
            Sheet::Low => Sheet::Half,
            Sheet::Half => Sheet::Full,
            Sheet::Full => Sheet::Low,
        }
    }
}

/// Initial width of the outline.
pub(crate) const OUTLINE_WIDTH: f64 = 248.0;

/// Initial width of the filters beside the findings.
pub(crate) const FILTERS_WIDTH: f64 = 208.0;

/// Initial width of the list of threats.
pub(crate) const THREATS_WIDTH: f64 = 352.0;

/// Initial width of the inspector.
pub(crate) const INSPECTOR_WIDTH: f64 = 336.0;

/// Initial width of a finding in detail.
pub(crate) const DETAIL_WIDTH: f64 = 440.0;

/// What a diagram shows of its drawing.
#[derive(Clone, Copy)]
pub(crate) struct CanvasState {
    /// How the drawing lies in the page.
    pub(crate) viewport: RwSignal<Viewport>,
    /// Width and height of the place that it is drawn in, in px.
    pub(crate) visible_size: RwSignal<(f64, f64)>,
    /// Width and height of the drawing, in px of its own.
    pub(crate) drawing_size: RwSignal<(f64, f64)>,
    /// How it follows the size of its place.
    pub(crate) fit_mode: RwSignal<FitMode>,
}

/// How a diagram follows the size of its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum FitMode {
    /// As it is shown at first: all of it, or as much as can be read where there is little room.
    #[default]
    Initial,
    /// All of it, as the user asked for.
    Fit,
    /// It stays where the user has moved it.
    Free,
}

impl CanvasState {
    fn new() -> CanvasState {
        CanvasState {
            viewport: RwSignal::default(),
            visible_size: RwSignal::default(),
            drawing_size: RwSignal::default(),
            fit_mode: RwSignal::default(),
        }
    }

    /// The middle of the place that it is drawn in.
    pub(crate) fn centre(self) -> (f64, f64) {
        let (width, height) = self.visible_size.get_untracked();
        (width / 2.0, height / 2.0)
    }

    /// Shows all of the drawing, and keeps it so.
    pub(crate) fn fit(self) {
        self.fit_mode.set(FitMode::Fit);
        self.apply_fit(false);
    }

    /// Shows what its look asks for, once its size and that of its place are known. Where there is
    /// little room, the first look is at a scale that can be read.
    pub(crate) fn apply_fit(self, is_small: bool) {
        let (drawing, page) = (
            self.drawing_size.get_untracked(),
            self.visible_size.get_untracked(),
        );
        if page.0 <= 0.0 || drawing.0 <= 0.0 {
            return;
        }
        match self.fit_mode.get_untracked() {
            FitMode::Initial if is_small => self.viewport.set(Viewport::readable(drawing, page)),
            FitMode::Initial | FitMode::Fit => self.viewport.set(Viewport::fitted(drawing, page)),
            FitMode::Free => (),
        }
    }

    /// Moves or zooms it as the user wants it.
    pub(crate) fn update(self, change: impl FnOnce(Viewport) -> Viewport) {
        self.viewport
            .update(|viewport| *viewport = change(*viewport));
        self.fit_mode.set(FitMode::Free);
    }
}

/// What lies over the page and belongs to none of its views.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Overlay {
    /// The search for commands, parts and threats.
    Palette,
    /// The list of all keys.
    Keys,
    /// The help, at that place of it: the anchor of a heading, or the code of a message; empty: at
    /// its beginning.
    Help(String),
    /// What was read of a file, by its name: the model that is open now came from it.
    Imported(String),
}

/// The form for a part: to add one, or to change one that is there.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum PartForm {
    /// A new part of that kind.
    Add(Kind),
    /// The part of that id.
    Change(Id),
}

/// What is on the screen.
#[derive(Clone, Copy)]
pub(crate) struct Ui {
    /// What the middle shows.
    pub(crate) view: RwSignal<View>,
    /// The parts that are selected, in all views alike.
    pub(crate) selection: RwSignal<Selection>,
    /// The primary one of them.
    pub(crate) selected: Memo<Option<Id>>,
    /// The finding that is shown in detail.
    pub(crate) finding: RwSignal<Option<FindingKey>>,
    /// Width of the outline in px.
    pub(crate) outline_width: RwSignal<f64>,
    /// Width of the filters beside the findings in px.
    pub(crate) filters_width: RwSignal<f64>,
    /// Width of the list of threats in px.
    pub(crate) threats_width: RwSignal<f64>,
    /// Width of the inspector in px.
    pub(crate) inspector_width: RwSignal<f64>,
    /// Width of a finding in detail in px.
    pub(crate) detail_width: RwSignal<f64>,
    /// Rows of the outline that are folded, by the id of their part or section.
    pub(crate) folded: RwSignal<BTreeSet<String>>,
    /// Whether the outline is open where it is a drawer.
    pub(crate) drawer: RwSignal<bool>,
    /// How high the inspector stands where it is a sheet.
    pub(crate) sheet: RwSignal<Sheet>,
    /// Whether the problems are unfolded, once the user or an error unfolded them.
    pub(crate) is_problems_open: RwSignal<bool>,
    /// The data-flow diagram.
    pub(crate) diagram: CanvasState,
    /// Whether the data-flow diagram is shown as a table.
    pub(crate) is_table: RwSignal<bool>,
    /// The sequence diagram.
    pub(crate) sequence: CanvasState,
    /// What the list of findings shows.
    pub(crate) findings: FindingsView,
    /// The threat that is read in the library, by its SID.
    pub(crate) threat: RwSignal<Option<String>>,
    /// The threat that the user is writing.
    pub(crate) threat_editor: ThreatEditor,
    /// The question that the user was sent to: a part, and the name of an attribute.
    pub(crate) focused_question: RwSignal<Option<(Id, String)>>,
    /// Whether the inspector stands beside the findings, in place of the finding.
    pub(crate) is_answering: RwSignal<bool>,
    /// Groups of the inspector that are folded.
    pub(crate) folded_groups: RwSignal<BTreeSet<Group>>,
    /// The form that is open, if one is.
    pub(crate) form: RwSignal<Option<PartForm>>,
    /// What lies over the page, if something does.
    pub(crate) overlay: RwSignal<Option<Overlay>>,
    /// The field that files are picked with.
    pub(crate) file_input: NodeRef<Input>,
    /// Whether there is only one column.
    pub(crate) is_narrow: Signal<bool>,
    /// Whether panels lie over the middle.
    pub(crate) has_overlay_panels: Signal<bool>,
}

impl Ui {
    /// Nothing selected, the diagram in view.
    pub(crate) fn new(settings: &Settings) -> Ui {
        let selection = RwSignal::new(Selection::default());
        Ui {
            view: RwSignal::default(),
            selection,
            selected: Memo::new(move |_| selection.with(|selection| selection.primary().cloned())),
            finding: RwSignal::default(),
            outline_width: RwSignal::new(OUTLINE_WIDTH),
            filters_width: RwSignal::new(FILTERS_WIDTH),
            threats_width: RwSignal::new(THREATS_WIDTH),
            inspector_width: RwSignal::new(INSPECTOR_WIDTH),
            detail_width: RwSignal::new(DETAIL_WIDTH),
            folded: RwSignal::default(),
            drawer: RwSignal::new(false),
            sheet: RwSignal::default(),
            is_problems_open: RwSignal::new(false),
            diagram: CanvasState::new(),
            is_table: RwSignal::new(false),
            sequence: CanvasState::new(),
            findings: FindingsView::new(settings),
            threat: RwSignal::default(),
            threat_editor: ThreatEditor(RwSignal::default()),
            focused_question: RwSignal::default(),
            is_answering: RwSignal::new(false),
            folded_groups: RwSignal::default(),
            form: RwSignal::default(),
            overlay: RwSignal::default(),
            file_input: NodeRef::new(),
            is_narrow: media::query("(max-width: 767px)"),
            has_overlay_panels: media::query("(max-width: 1199px)"),
        }
    }

    /// Selects one part, or nothing.
    pub(crate) fn select(self, part: Option<Id>) {
        self.change_selection(|_| part.map_or_else(Selection::default, Selection::only));
    }

    /// Adds a part to the selection, or removes it.
    pub(crate) fn toggle_selected(self, part: Id) {
        self.change_selection(|mut selection| {
            selection.toggle(part);
            selection
        });
    }

    /// Adds parts to the selection; the last of them becomes the primary one.
    pub(crate) fn extend_selection(self, parts: impl IntoIterator<Item = Id>) {
        self.change_selection(|mut selection| {
            selection.extend(parts);
            selection
        });
    }

    fn change_selection(self, change: impl FnOnce(Selection) -> Selection) {
        let before = self.selection.get_untracked();
        let after = change(before.clone());
        if after != before {
            self.selection.set(after);
        }
    }

    /// Shows a part: selects it, and closes the drawer that it may have been chosen in.
    pub(crate) fn show_part(self, part: Id) {
        self.select(Some(part));
        self.drawer.set(false);
    }

    /// Whether that part is selected.
    pub(crate) fn is_selected(self, id: &Id) -> bool {
        self.selection.with(|selection| selection.contains(id))
    }

    /// The primary one of the selected parts.
    pub(crate) fn selected_untracked(self) -> Option<Id> {
        self.selected.get_untracked()
    }

    /// Shows another view.
    pub(crate) fn show_view(self, view: View) {
        if self.view.get_untracked() != view {
            self.view.set(view);
        }
        self.is_answering.set(false);
        self.drawer.set(false);
    }

    /// Shows a finding in detail, among the others.
    pub(crate) fn show_finding(self, key: FindingKey) {
        self.select(Some(key.element.clone()));
        self.finding.set(Some(key));
        self.show_view(View::Findings);
    }

    /// Shows a threat in the library.
    pub(crate) fn show_threat(self, sid: String) {
        self.threat.set(Some(sid));
        self.show_view(View::Library);
    }

    /// Opens the form for a threat. One that is being written already stays, unless it is as it was.
    pub(crate) fn edit_threat(self, draft: Draft) {
        if !self.threat_editor.has_changes() {
            self.threat_editor.0.set(Some(draft));
        }
        self.sheet.set(Sheet::Full);
        self.show_view(View::Library);
    }

    /// Goes to a question: the part is selected, and the inspector goes there.
    pub(crate) fn go_to_question(self, part: Id, attribute: String) {
        self.select(Some(part.clone()));
        match self.view.get_untracked() {
            View::Findings => self.is_answering.set(true),
            View::Library | View::Report => self.show_view(View::Diagram),
            View::Diagram | View::Sequence => (),
        }
        self.focused_question.set(Some((part, attribute)));
    }

    /// The diagram that is in view, if one is.
    pub(crate) fn canvas(self) -> Option<CanvasState> {
        match self.view.get_untracked() {
            View::Diagram => Some(self.diagram),
            View::Sequence => Some(self.sequence),
            View::Findings | View::Report | View::Library => None,
        }
    }

    /// Opens the form for a part.
    pub(crate) fn open_form(self, form: PartForm) {
        self.form.set(Some(form));
    }

    /// Opens the help at a heading or at the code of a message; `""`: at its beginning.
    pub(crate) fn open_help(self, place: &str) {
        self.overlay.set(Some(Overlay::Help(place.to_owned())));
    }

    /// Asks for files to open.
    pub(crate) fn pick_files(self) {
        if let Some(field) = self.file_input.get_untracked() {
            field.click();
        }
    }

    /// Takes back the last step of looking around: closes the drawer, else selects nothing.
    pub(crate) fn step_back(self) {
        if self.drawer.get_untracked() {
            self.drawer.set(false);
        } else if self.is_answering.get_untracked() {
            self.is_answering.set(false);
        } else if self.view.get_untracked() == View::Findings {
            self.finding.set(None);
        } else if self.view.get_untracked() == View::Library {
            self.threat.set(None);
        } else {
            self.select(None);
        }
    }

    /// Resets it for a newly opened model.
    pub(crate) fn reset(self) {
        self.view.set(View::Diagram);
        self.selection.set(Selection::default());
        self.finding.set(None);
        self.folded.set(BTreeSet::new());
        self.drawer.set(false);
        self.is_problems_open.set(false);
        self.form.set(None);
        self.overlay.set(None);
        self.findings.reset();
        self.threat.set(None);
        self.focused_question.set(None);
        self.is_answering.set(false);
        self.diagram.fit_mode.set(FitMode::Initial);
        self.sequence.fit_mode.set(FitMode::Initial);
    }
}
