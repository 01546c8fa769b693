//! The table of commands.

use leptos::prelude::*;
use parapet_core::model::Kind;

use super::keys::{Chord, key, with_modifier};
use super::{Command, Group, Scope, edits, files, zoom};
use crate::engine::messages::OutputFile;
use crate::platform::{focus, service_worker};
use crate::state::Workspace;
use crate::state::draft::Draft;
use crate::state::preferences::Theme;
use crate::state::selection::Selection;
use crate::state::ui::{Overlay, PartForm, View};

/// All commands.
pub(crate) const COMMANDS: &[Command] = &[
    page(
        "open",
        "Open a file",
        &[with_modifier("o")],
        always_enabled,
        |w| {
            w.ui.pick_files();
        },
    )
    .listed(Group::File, "file-input")
    .description("A model, a script of pytm, a diagram, a threat library")
    .keywords("import load drop dot json py python pytm threats library"),
    page(
        "new",
        "Start empty",
        &[],
        always_enabled,
        files::start_empty,
    )
    .listed(Group::File, "plus")
    .description("A model with nothing in it")
    .keywords("new create draw blank"),
    page(
        "sample-web-shop",
        "Open the sample Web shop",
        &[],
        always_enabled,
        |w| {
            w.opening.open_sample("web-shop.json");
        },
    )
    .listed(Group::File, "book-open")
    .keywords("example demo"),
    page(
        "sample-cloud-workstation",
        "Open the sample Cloud workstation",
        &[],
        always_enabled,
        |w| w.opening.open_sample("cloud-workstation.json"),
    )
    .listed(Group::File, "book-open")
    .keywords("example demo"),
    page(
        "sample-assistant",
        "Open the sample Assistant with tools",
        &[],
        always_enabled,
        |w| w.opening.open_sample("assistant.json"),
    )
    .listed(Group::File, "book-open")
    .keywords("example demo llm agent"),
    page(
        "close",
        "Back to the start page",
        &[],
        needs_model,
        files::close,
    )
    .listed(Group::File, "x")
    .description("Closes the model")
    .keywords("close home quit"),
    page(
        "undo",
        "Undo",
        &[with_modifier("z")],
        |w| reason(w.project.undo_name().is_none(), "There is nothing to undo"),
        |w| w.project.undo(),
    )
    .listed(Group::Edit, "undo-2")
    .keywords("back revert"),
    page(
        "redo",
        "Redo",
        &[with_modifier("z").shifted(), with_modifier("y")],
        |w| reason(w.project.redo_name().is_none(), "There is nothing to redo"),
        |w| w.project.redo(),
    )
    .listed(Group::Edit, "undo-2")
    .keywords("again"),
    page(
        "download-model",
        "Download model.json",
        &[with_modifier("s")],
        needs_model,
        |w| files::download(w, OutputFile::Model),
    )
    .file("model.json", "file-text", "The model, to go on with")
    .keywords("save export pytm"),
    page(
        "download-report",
        "Download report.md",
        &[],
        needs_model,
        |w| {
            files::download(w, OutputFile::ReportMarkdown);
        },
    )
    .file("report.md", "file-text", "The report")
    .keywords("save export markdown"),
    page(
        "download-dfd-svg",
        "Download dfd.svg",
        &[],
        needs_model,
        |w| {
            files::download(w, OutputFile::DataflowSvg);
        },
    )
    .file("dfd.svg", "workflow", "The diagram, as a picture")
    .keywords("save export image data-flow"),
    page(
        "download-seq-svg",
        "Download seq.svg",
        &[],
        needs_model,
        |w| {
            files::download(w, OutputFile::SequenceSvg);
        },
    )
    .file("seq.svg", "arrow-left-right", "The sequence, as a picture")
    .keywords("save export image"),
    page(
        "download-dfd-dot",
        "Download dfd.dot",
        &[],
        needs_model,
        |w| {
            files::download(w, OutputFile::DataflowDot);
        },
    )
    .file("dfd.dot", "workflow", "The diagram, for Graphviz")
    .keywords("save export"),
    page(
        "download-seq-puml",
        "Download seq.puml",
        &[],
        needs_model,
        |w| {
            files::download(w, OutputFile::SequencePlantUml);
        },
    )
    .file("seq.puml", "arrow-left-right", "The sequence, for PlantUML")
    .keywords("save export"),
    page("download-tm-py", "Download tm.py", &[], needs_model, |w| {
        files::download(w, OutputFile::Script);
    })
    .file("tm.py", "file-text", "The model, as a script of pytm")
    .keywords("save export python pytm"),
    page("add-element", "Add an element", &[], needs_model, |w| {
        w.ui.open_form(PartForm::Add(Kind::Element));
    })
    .listed(Group::Add, "server")
    .description("A server, a store, a process, an actor")
    .keywords("new node asset datastore lambda llm"),
    page("add-boundary", "Add a boundary", &[], needs_model, |w| {
        w.ui.open_form(PartForm::Add(Kind::Boundary));
    })
    .listed(Group::Add, "square-dashed")
    .description("Where trust changes")
    .keywords("new zone trust network"),
    page(
        "add-flow",
        "Add a flow",
        &[],
        |w| match needs_model(w) {
            off if !off.is_empty() => off,
            _ => reason(
                w.project.model().elements.is_empty(),
                "A flow needs an element to start at",
            ),
        },
        |w| w.ui.open_form(PartForm::Add(Kind::Dataflow)),
    )
    .listed(Group::Add, "move-right")
    .description("From one element to another")
    .keywords("new dataflow request response edge connect"),
    page("add-data", "Add data", &[], needs_model, |w| {
        w.ui.open_form(PartForm::Add(Kind::Data));
    })
    .listed(Group::Add, "file-text")
    .description("What flows carry and stores keep")
    .keywords("new asset secret credentials"),
    page("write-threat", "Write a threat", &[], needs_model, |w| {
        let model = w.project.model_untracked();
        let own = model.embedded_libraries().next();
        let library = own.map(|one| one.name.clone()).unwrap_or_default();
        w.ui.edit_threat(Draft::empty(library));
    })
    .listed(Group::Add, "triangle-alert")
    .description("For a library of your own")
    .keywords("new rule condition library workbench"),
    local("inspect", "Go to the inspector", &[key("Enter")], |_| {
        focus::first_in("inspector");
    })
    .listed(Group::View, "sliders-horizontal")
    .description("The questions about what is selected")
    .keywords("attributes properties questions"),
    local("rename", "Change name and place", &[key("F2")], |w| {
        if let Some(id) = w.ui.selected_untracked() {
            w.ui.open_form(PartForm::Change(id));
        }
    })
    .listed(Group::Edit, "file-text")
    .menu_label("Name and place")
    .keywords("rename move class edit"),
    local(
        "delete",
        "Delete what is selected",
        &[key("Delete")],
        edits::delete_selected,
    )
    .listed(Group::Edit, "x")
    .menu_label("Delete")
    .keywords("remove"),
    page("view-diagram", "Show the diagram", &[], needs_model, |w| {
        w.ui.show_view(View::Diagram);
    })
    .listed(Group::View, "workflow")
    .keywords("data-flow dfd tab"),
    page(
        "diagram-table",
        "Show the diagram as a table, or as a drawing",
        &[],
        needs_model,
        |w| {
            w.ui.is_table.update(|as_table| *as_table = !*as_table);
            w.ui.show_view(View::Diagram);
        },
    )
    .listed(Group::View, "menu")
    .menu_label("As a table")
    .keywords("list rows screen reader accessible"),
    page(
        "view-sequence",
        "Show the sequence",
        &[],
        needs_model,
        |w| {
            w.ui.show_view(View::Sequence);
        },
    )
    .listed(Group::View, "arrow-left-right")
    .keywords("messages order tab"),
    page(
        "view-findings",
        "Show the findings",
        &[],
        needs_model,
        |w| {
            w.ui.show_view(View::Findings);
        },
    )
    .listed(Group::View, "triangle-alert")
    .keywords("threats risks list tab"),
    page("view-report", "Show the report", &[], needs_model, |w| {
        w.ui.show_view(View::Report);
    })
    .listed(Group::View, "file-text")
    .keywords("document tab"),
    page("view-library", "Show the library", &[], needs_model, |w| {
        w.ui.show_view(View::Library);
    })
    .listed(Group::View, "book-open")
    .keywords("threats conditions tab"),
    canvas("zoom-in", "Zoom in", &[key("+"), key("=")], |w| {
        zoom::by(w, zoom::STEP);
    })
    .listed(Group::View, "plus")
    .keywords("larger bigger"),
    canvas("zoom-out", "Zoom out", &[key("-")], |w| {
        zoom::by(w, 1.0 / zoom::STEP);
    })
    .listed(Group::View, "minus")
    .keywords("smaller"),
    canvas(
        "zoom-whole",
        "Show the diagram at its own size",
        &[key("0")],
        zoom::actual_size,
    )
    .listed(Group::View, "search")
    .menu_label("Show at its own size")
    .keywords("zoom 100 %"),
    canvas(
        "zoom-fit",
        "Show all of the diagram",
        &[key("f")],
        zoom::fit,
    )
    .listed(Group::View, "maximize")
    .menu_label("Show all of it")
    .keywords("zoom fit whole"),
    page(
        "next-region",
        "Go to the next region",
        &[key("F6")],
        always_enabled,
        |_| {
            focus::next_region(focus::Direction::Forward);
        },
    )
    .listed(Group::Navigation, "move-right"),
    page(
        "previous-region",
        "Go to the region before",
        &[key("F6").shifted()],
        always_enabled,
        |_| focus::next_region(focus::Direction::Back),
    )
    .listed(Group::Navigation, "move-right"),
    page(
        "deselect",
        "Select nothing",
        &[key("Escape")],
        always_enabled,
        |w| {
            w.ui.step_back();
        },
    )
    .listed(Group::Navigation, "x"),
    page(
        "load-new-version",
        "Load the new version",
        &[],
        |w| {
            reason(
                !w.offline.has_new_version.get(),
                "There is no newer version",
            )
        },
        |w| w.offline.is_update_requested.set(true),
    )
    .listed(Group::Help, "download")
    .keywords("update upgrade reload"),
    page(
        "install",
        "Install Parapet",
        &[],
        |w| {
            reason(
                !w.offline.is_installable.get(),
                "This browser does not offer to install it",
            )
        },
        |_| service_worker::install(),
    )
    .listed(Group::Help, "monitor")
    .description("As an app of its own, which works offline")
    .keywords("app offline desktop"),
    page(
        "theme-system",
        "Theme of the system",
        &[],
        always_enabled,
        |w| {
            w.preferences.choose_theme(Theme::System);
        },
    )
    .theme("As the system has it"),
    page("theme-light", "Light theme", &[], always_enabled, |w| {
        w.preferences.choose_theme(Theme::Light);
    })
    .theme("Light"),
    page("theme-dark", "Dark theme", &[], always_enabled, |w| {
        w.preferences.choose_theme(Theme::Dark);
    })
    .theme("Dark"),
    page(
        "theme-contrast",
        "High contrast theme",
        &[],
        always_enabled,
        |w| {
            w.preferences.choose_theme(Theme::HighContrast);
        },
    )
    .theme("High contrast"),
    page(
        "palette",
        "Search or run a command",
        &[with_modifier("k")],
        always_enabled,
        |w| w.ui.overlay.set(Some(Overlay::Palette)),
    )
    .listed(Group::Navigation, "search"),
    page("help", "Help", &[key("F1")], always_enabled, |w| {
        w.ui.open_help("");
    })
    .listed(Group::Help, "circle-question-mark")
    .description("What is what, and how to begin")
    .keywords("manual guide documentation tutorial about"),
    page(
        "keys",
        "Keyboard shortcuts",
        &[key("?")],
        always_enabled,
        |w| {
            w.ui.overlay.set(Some(Overlay::Keys));
        },
    )
    .listed(Group::Help, "info")
    .description("All keys, and single letters on or off")
    .keywords("keys hotkeys"),
];

const fn page(
    id: &'static str,
    name: &'static str,
    keys: &'static [Chord],
    disabled_reason: fn(Workspace) -> String,
    run: fn(Workspace),
) -> Command {
    Command {
        id,
        name,
        menu_label: "",
        description: "",
        keywords: "",
        icon: "move-right",
        group: Group::View,
        keys,
        scope: Scope::Page,
        disabled_reason,
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
        scope: Scope::Canvas,
        ..page(id, name, keys, needs_diagram, run)
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
        scope: Scope::Local,
        ..page(id, name, keys, needs_selection, run)
    }
}

impl Command {
    /// Sets its group and its icon.
    const fn listed(self, group: Group, icon: &'static str) -> Command {
        Command {
            group,
            icon,
            ..self
        }
    }

    /// Sets its description.
    const fn description(self, description: &'static str) -> Command {
        Command {
            description,
            ..self
        }
    }

    /// Sets other words to find it by.
    const fn keywords(self, keywords: &'static str) -> Command {
        Command { keywords, ..self }
    }

    /// Sets its name in a menu.
    const fn menu_label(self, menu_label: &'static str) -> Command {
        Command { menu_label, ..self }
    }

    /// A file to be downloaded.
    const fn file(
        self,
        menu_label: &'static str,
        icon: &'static str,
        description: &'static str,
    ) -> Command {
        self.listed(Group::File, icon)
            .menu_label(menu_label)
            .description(description)
    }

    /// A theme.
    const fn theme(self, menu_label: &'static str) -> Command {
        self.listed(Group::Theme, "contrast")
            .menu_label(menu_label)
            .keywords("colours appearance mode")
    }
}

fn always_enabled(_: Workspace) -> String {
    String::new()
}

fn needs_model(workspace: Workspace) -> String {
    reason(!workspace.project.is_open(), "No model is open")
}

fn needs_diagram(workspace: Workspace) -> String {
    match needs_model(workspace) {
        off if !off.is_empty() => off,
        _ => reason(
            !workspace.ui.view.get().is_drawing(),
            "No diagram is in view",
        ),
    }
}

fn needs_selection(workspace: Workspace) -> String {
    let nothing = workspace.ui.selection.with(Selection::is_empty);
    reason(nothing, "Nothing is selected")
}

fn reason(off: bool, why: &str) -> String {
    if off { why.to_owned() } else { String::new() }
}
