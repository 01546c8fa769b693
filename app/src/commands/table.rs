//! The table of commands.

use leptos::prelude::*;
use parapet_core::model::Kind;

use super::keys::{Chord, key, with_modifier};
use super::{Command, Place, edits, files, zoom};
use crate::engine::messages::OutputFile;
use crate::platform::focus;
use crate::state::Workspace;
use crate::state::preferences::Theme;
use crate::state::ui::{PartForm, View};

/// All commands.
pub(crate) const COMMANDS: &[Command] = &[
    page("open", "Open a file", &[with_modifier("o")], always, |w| {
        w.ui.pick_files();
    }),
    page("new", "Start empty", &[], always, files::start_empty),
    page("close", "Back to the start page", &[], model, files::close),
    page(
        "undo",
        "Undo",
        &[with_modifier("z")],
        |w| reason(w.project.undo_name().is_none(), "There is nothing to undo"),
        |w| w.project.undo(),
    ),
    page(
        "redo",
        "Redo",
        &[with_modifier("z").shifted(), with_modifier("y")],
        |w| reason(w.project.redo_name().is_none(), "There is nothing to redo"),
        |w| w.project.redo(),
    ),
    page(
        "download-model",
        "model.json",
        &[with_modifier("s")],
        model,
        |w| files::download(w, OutputFile::Model),
    ),
    page("download-report", "report.md", &[], model, |w| {
        files::download(w, OutputFile::ReportMarkdown);
    }),
    page("download-dfd-svg", "dfd.svg", &[], model, |w| {
        files::download(w, OutputFile::DataflowSvg);
    }),
    page("download-seq-svg", "seq.svg", &[], model, |w| {
        files::download(w, OutputFile::SequenceSvg);
    }),
    page("download-dfd-dot", "dfd.dot", &[], model, |w| {
        files::download(w, OutputFile::DataflowDot);
    }),
    page("download-seq-puml", "seq.puml", &[], model, |w| {
        files::download(w, OutputFile::SequencePlantUml);
    }),
    page("add-element", "Add an element", &[], model, |w| {
        w.ui.open_form(PartForm::Add(Kind::Element));
    }),
    page("add-boundary", "Add a boundary", &[], model, |w| {
        w.ui.open_form(PartForm::Add(Kind::Boundary));
    }),
    page(
        "add-flow",
        "Add a flow",
        &[],
        |w| match model(w) {
            off if !off.is_empty() => off,
            _ => reason(
                w.project.model().elements.is_empty(),
                "A flow needs an element to start at",
            ),
        },
        |w| w.ui.open_form(PartForm::Add(Kind::Dataflow)),
    ),
    page("add-data", "Add data", &[], model, |w| {
        w.ui.open_form(PartForm::Add(Kind::Data));
    }),
    local("inspect", "Go to the inspector", &[key("Enter")], |_| {
        focus::first_in("inspector");
    }),
    local("rename", "Rename", &[key("F2")], |w| {
        if let Some(id) = w.ui.selected_untracked() {
            w.ui.open_form(PartForm::Change(id));
        }
    }),
    local("delete", "Delete", &[key("Delete")], edits::delete_selected),
    page("view-diagram", "Show the diagram", &[], model, |w| {
        w.ui.view_as(View::Diagram);
    }),
    page("view-sequence", "Show the sequence", &[], model, |w| {
        w.ui.view_as(View::Sequence);
    }),
    page("view-findings", "Show the findings", &[], model, |w| {
        w.ui.view_as(View::Findings);
    }),
    page("view-report", "Show the report", &[], model, |w| {
        w.ui.view_as(View::Report);
    }),
    canvas("zoom-in", "Zoom in", &[key("+"), key("=")], |w| {
        zoom::by(w, zoom::STEP);
    }),
    canvas("zoom-out", "Zoom out", &[key("-")], |w| {
        zoom::by(w, 1.0 / zoom::STEP);
    }),
    canvas(
        "zoom-whole",
        "Show at its own size",
        &[key("0")],
        zoom::whole,
    ),
    canvas("zoom-fit", "Show all of it", &[key("f")], zoom::fit),
    page(
        "next-region",
        "Go to the next region",
        &[key("F6")],
        always,
        |_| {
            focus::next_region(focus::Direction::Forward);
        },
    ),
    page(
        "previous-region",
        "Go to the region before",
        &[key("F6").shifted()],
        always,
        |_| focus::next_region(focus::Direction::Back),
    ),
    page(
        "deselect",
        "Select nothing",
        &[key("Escape")],
        always,
        |w| {
            w.ui.retreat();
        },
    ),
    page("theme-system", "As the system has it", &[], always, |w| {
        w.preferences.choose_theme(Theme::System);
    }),
    page("theme-light", "Light", &[], always, |w| {
        w.preferences.choose_theme(Theme::Light);
    }),
    page("theme-dark", "Dark", &[], always, |w| {
        w.preferences.choose_theme(Theme::Dark);
    }),
    page("theme-contrast", "High contrast", &[], always, |w| {
        w.preferences.choose_theme(Theme::HighContrast);
    }),
];

const fn page(
    id: &'static str,
    name: &'static str,
    keys: &'static [Chord],
    off: fn(Workspace) -> String,
    run: fn(Workspace),
) -> Command {
    Command {
        id,
        name,
        keys,
        place: Place::Page,
        off,
        run,
    }
}

const fn canvas(
    id: &'static str,
    name: &'static str,
    keys: &'static [Chord],
    run: fn(Workspace),
) -> Command {
    Command {
        place: Place::Canvas,
        ..page(id, name, keys, model, run)
    }
}

/// A command on what is selected, whose keys a list or a diagram hears.
const fn local(
    id: &'static str,
    name: &'static str,
    keys: &'static [Chord],
    run: fn(Workspace),
) -> Command {
    Command {
        place: Place::Local,
        ..page(id, name, keys, selection, run)
    }
}

fn always(_: Workspace) -> String {
    String::new()
}

fn model(workspace: Workspace) -> String {
    reason(!workspace.project.is_open(), "No model is open")
}

fn selection(workspace: Workspace) -> String {
    let nothing = workspace.ui.selected.with(Option::is_none);
    reason(nothing, "Nothing is selected")
}

fn reason(off: bool, why: &str) -> String {
    if off { why.to_owned() } else { String::new() }
}
