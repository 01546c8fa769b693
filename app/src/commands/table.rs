//! The table of commands.

use leptos::prelude::*;
use parapet_core::model::Kind;

use super::keys::{Chord, key, with_modifier};
use super::{Command, Group, Place, edits, files, zoom};
use crate::engine::messages::OutputFile;
use crate::platform::{focus, service_worker};
use crate::state::Workspace;
use crate::state::draft::Draft;
use crate::state::preferences::Theme;
use crate::state::ui::{Overlay, PartForm, View};

/// All commands.
pub(crate) const COMMANDS: &[Command] = &[
    page("open", "Open a file", &[with_modifier("o")], always, |w| {
        w.ui.pick_files();
    })
    .listed(Group::File, "file-input")
    .note("A model, a script of pytm, a diagram, a threat library")
    .words("import load drop dot json py python pytm threats library"),
    page("new", "Start empty", &[], always, files::start_empty)
        .listed(Group::File, "plus")
        .note("A model with nothing in it")
        .words("new create draw blank"),
    page(
        "sample-web-shop",
        "Open the sample Web shop",
        &[],
        always,
        |w| {
            w.derived.open_sample("web-shop.json");
        },
    )
    .listed(Group::File, "book-open")
    .words("example demo"),
    page(
        "sample-cloud-workstation",
        "Open the sample Cloud workstation",
        &[],
        always,
        |w| w.derived.open_sample("cloud-workstation.json"),
    )
    .listed(Group::File, "book-open")
    .words("example demo"),
    page(
        "sample-assistant",
        "Open the sample Assistant with tools",
        &[],
        always,
        |w| w.derived.open_sample("assistant.json"),
    )
    .listed(Group::File, "book-open")
    .words("example demo llm agent"),
    page("close", "Back to the start page", &[], model, files::close)
        .listed(Group::File, "x")
        .note("Closes the model")
        .words("close home quit"),
    page(
        "undo",
        "Undo",
        &[with_modifier("z")],
        |w| reason(w.project.undo_name().is_none(), "There is nothing to undo"),
        |w| w.project.undo(),
    )
    .listed(Group::Edit, "undo-2")
    .words("back revert"),
    page(
        "redo",
        "Redo",
        &[with_modifier("z").shifted(), with_modifier("y")],
        |w| reason(w.project.redo_name().is_none(), "There is nothing to redo"),
        |w| w.project.redo(),
    )
    .listed(Group::Edit, "undo-2")
    .words("again"),
    page(
        "download-model",
        "Download model.json",
        &[with_modifier("s")],
        model,
        |w| files::download(w, OutputFile::Model),
    )
    .file("model.json", "file-text", "The model, to go on with")
    .words("save export pytm"),
    page("download-report", "Download report.md", &[], model, |w| {
        files::download(w, OutputFile::ReportMarkdown);
    })
    .file("report.md", "file-text", "The report")
    .words("save export markdown"),
    page("download-dfd-svg", "Download dfd.svg", &[], model, |w| {
        files::download(w, OutputFile::DataflowSvg);
    })
    .file("dfd.svg", "workflow", "The diagram, as a picture")
    .words("save export image data-flow"),
    page("download-seq-svg", "Download seq.svg", &[], model, |w| {
        files::download(w, OutputFile::SequenceSvg);
    })
    .file("seq.svg", "arrow-left-right", "The sequence, as a picture")
    .words("save export image"),
    page("download-dfd-dot", "Download dfd.dot", &[], model, |w| {
        files::download(w, OutputFile::DataflowDot);
    })
    .file("dfd.dot", "workflow", "The diagram, for Graphviz")
    .words("save export"),
    page("download-seq-puml", "Download seq.puml", &[], model, |w| {
        files::download(w, OutputFile::SequencePlantUml);
    })
    .file("seq.puml", "arrow-left-right", "The sequence, for PlantUML")
    .words("save export"),
    page("download-tm-py", "Download tm.py", &[], model, |w| {
        files::download(w, OutputFile::Script);
    })
    .file("tm.py", "file-text", "The model, as a script of pytm")
    .words("save export python pytm"),
    page("add-element", "Add an element", &[], model, |w| {
        w.ui.open_form(PartForm::Add(Kind::Element));
    })
    .listed(Group::Add, "server")
    .note("A server, a store, a process, an actor")
    .words("new node asset datastore lambda llm"),
    page("add-boundary", "Add a boundary", &[], model, |w| {
        w.ui.open_form(PartForm::Add(Kind::Boundary));
    })
    .listed(Group::Add, "square-dashed")
    .note("Where trust changes")
    .words("new zone trust network"),
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
    )
    .listed(Group::Add, "move-right")
    .note("From one element to another")
    .words("new dataflow request response edge connect"),
    page("add-data", "Add data", &[], model, |w| {
        w.ui.open_form(PartForm::Add(Kind::Data));
    })
    .listed(Group::Add, "file-text")
    .note("What flows carry and stores keep")
    .words("new asset secret credentials"),
    page("write-threat", "Write a threat", &[], model, |w| {
        let model = w.project.model_untracked();
        let own = model.embedded_libraries().next();
        let library = own.map(|one| one.name.clone()).unwrap_or_default();
        w.ui.write_threat(Draft::empty(library));
    })
    .listed(Group::Add, "triangle-alert")
    .note("For a library of your own")
    .words("new rule condition library workbench"),
    local("inspect", "Go to the inspector", &[key("Enter")], |_| {
        focus::first_in("inspector");
    })
    .listed(Group::View, "sliders-horizontal")
    .note("The questions about what is selected")
    .words("attributes properties questions"),
    local("rename", "Change name and place", &[key("F2")], |w| {
        if let Some(id) = w.ui.selected_untracked() {
            w.ui.open_form(PartForm::Change(id));
        }
    })
    .listed(Group::Edit, "file-text")
    .called("Name and place")
    .words("rename move class edit"),
    local(
        "delete",
        "Delete what is selected",
        &[key("Delete")],
        edits::delete_selected,
    )
    .listed(Group::Edit, "x")
    .called("Delete")
    .words("remove"),
    page("view-diagram", "Show the diagram", &[], model, |w| {
        w.ui.view_as(View::Diagram);
    })
    .listed(Group::View, "workflow")
    .words("data-flow dfd tab"),
    page(
        "diagram-table",
        "Show the diagram as a table, or as a drawing",
        &[],
        model,
        |w| {
            w.ui.as_table.update(|as_table| *as_table = !*as_table);
            w.ui.view_as(View::Diagram);
        },
    )
    .listed(Group::View, "menu")
    .called("As a table")
    .words("list rows screen reader accessible"),
    page("view-sequence", "Show the sequence", &[], model, |w| {
        w.ui.view_as(View::Sequence);
    })
    .listed(Group::View, "arrow-left-right")
    .words("messages order tab"),
    page("view-findings", "Show the findings", &[], model, |w| {
        w.ui.view_as(View::Findings);
    })
    .listed(Group::View, "triangle-alert")
    .words("threats risks list tab"),
    page("view-report", "Show the report", &[], model, |w| {
        w.ui.view_as(View::Report);
    })
    .listed(Group::View, "file-text")
    .words("document tab"),
    page("view-library", "Show the library", &[], model, |w| {
        w.ui.view_as(View::Library);
    })
    .listed(Group::View, "book-open")
    .words("threats conditions tab"),
    canvas("zoom-in", "Zoom in", &[key("+"), key("=")], |w| {
        zoom::by(w, zoom::STEP);
    })
    .listed(Group::View, "plus")
    .words("larger bigger"),
    canvas("zoom-out", "Zoom out", &[key("-")], |w| {
        zoom::by(w, 1.0 / zoom::STEP);
    })
    .listed(Group::View, "minus")
    .words("smaller"),
    canvas(
        "zoom-whole",
        "Show the diagram at its own size",
        &[key("0")],
        zoom::whole,
    )
    .listed(Group::View, "search")
    .called("Show at its own size")
    .words("zoom 100 %"),
    canvas(
        "zoom-fit",
        "Show all of the diagram",
        &[key("f")],
        zoom::fit,
    )
    .listed(Group::View, "maximize")
    .called("Show all of it")
    .words("zoom fit whole"),
    page(
        "next-region",
        "Go to the next region",
        &[key("F6")],
        always,
        |_| {
            focus::next_region(focus::Direction::Forward);
        },
    )
    .listed(Group::Moving, "move-right"),
    page(
        "previous-region",
        "Go to the region before",
        &[key("F6").shifted()],
        always,
        |_| focus::next_region(focus::Direction::Back),
    )
    .listed(Group::Moving, "move-right"),
    page(
        "deselect",
        "Select nothing",
        &[key("Escape")],
        always,
        |w| {
            w.ui.retreat();
        },
    )
    .listed(Group::Moving, "x"),
    page(
        "load-new-version",
        "Load the new version",
        &[],
        |w| reason(!w.offline.newer.get(), "There is no newer version"),
        |w| w.offline.leaving.set(true),
    )
    .listed(Group::Help, "download")
    .words("update upgrade reload"),
    page(
        "install",
        "Install Parapet",
        &[],
        |w| {
            reason(
                !w.offline.installable.get(),
                "This browser does not offer to install it",
            )
        },
        |_| service_worker::install(),
    )
    .listed(Group::Help, "monitor")
    .note("As an app of its own, which works offline")
    .words("app offline desktop"),
    page("theme-system", "Theme of the system", &[], always, |w| {
        w.preferences.choose_theme(Theme::System);
    })
    .theme("As the system has it"),
    page("theme-light", "Light theme", &[], always, |w| {
        w.preferences.choose_theme(Theme::Light);
    })
    .theme("Light"),
    page("theme-dark", "Dark theme", &[], always, |w| {
        w.preferences.choose_theme(Theme::Dark);
    })
    .theme("Dark"),
    page("theme-contrast", "High contrast theme", &[], always, |w| {
        w.preferences.choose_theme(Theme::HighContrast);
    })
    .theme("High contrast"),
    page(
        "palette",
        "Search or run a command",
        &[with_modifier("k")],
        always,
        |w| w.ui.overlay.set(Some(Overlay::Palette)),
    )
    .listed(Group::Moving, "search"),
    page("help", "Help", &[key("F1")], always, |w| {
        w.ui.open_help("");
    })
    .listed(Group::Help, "circle-question-mark")
    .note("What is what, and how to begin")
    .words("manual guide documentation tutorial about"),
    page("keys", "Keyboard shortcuts", &[key("?")], always, |w| {
        w.ui.overlay.set(Some(Overlay::Keys));
    })
    .listed(Group::Help, "info")
    .note("All keys, and single letters on or off")
    .words("keys hotkeys"),
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
        short: "",
        note: "",
        words: "",
        icon: "move-right",
        group: Group::View,
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
        ..page(id, name, keys, drawing, run)
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

impl Command {
    /// Says what it is for, and its icon.
    const fn listed(self, group: Group, icon: &'static str) -> Command {
        Command {
            group,
            icon,
            ..self
        }
    }

    /// Says what it is about.
    const fn note(self, note: &'static str) -> Command {
        Command { note, ..self }
    }

    /// Gives other words to find it by.
    const fn words(self, words: &'static str) -> Command {
        Command { words, ..self }
    }

    /// Gives its name in a menu.
    const fn called(self, short: &'static str) -> Command {
        Command { short, ..self }
    }

    /// A file to be downloaded.
    const fn file(self, short: &'static str, icon: &'static str, note: &'static str) -> Command {
        self.listed(Group::File, icon).called(short).note(note)
    }

    /// A theme.
    const fn theme(self, short: &'static str) -> Command {
        self.listed(Group::Theme, "contrast")
            .called(short)
            .words("colours appearance mode")
    }
}

fn always(_: Workspace) -> String {
    String::new()
}

fn model(workspace: Workspace) -> String {
    reason(!workspace.project.is_open(), "No model is open")
}

fn drawing(workspace: Workspace) -> String {
    match model(workspace) {
        off if !off.is_empty() => off,
        _ => reason(
            !workspace.ui.view.get().is_drawing(),
            "No diagram is in view",
        ),
    }
}

fn selection(workspace: Workspace) -> String {
    let nothing = workspace.ui.selected.with(Option::is_none);
    reason(nothing, "Nothing is selected")
}

fn reason(off: bool, why: &str) -> String {
    if off { why.to_owned() } else { String::new() }
}
