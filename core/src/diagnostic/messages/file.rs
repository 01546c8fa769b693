//! Diagnostics of files, before it is known what is in them.

use std::fmt::Display;

catalogue! {
    "another-model" Warning {
        cause: "Several files that were opened together hold a model. The first of them is open.",
        cure: "Open the others by themselves, one after the other.",
        fn another_model(open_file: &dyn Display) =>
            format!("It was not opened: one model is open at a time, and that of {open_file} is."),
            "Open it by itself.";
    }

    "engine-message" Error {
        cause: "The page and its engine are not of one version.",
        cure: "Load the page again.",
        fn engine_message(error: &dyn Display) =>
            format!("The engine did not understand what the page asked: {error}."),
            "Load the page again: its parts are not of one version.";
    }

    "file-empty" Error {
        cause: "The file has no content.",
        cure: "Choose another file.",
        fn file_empty() =>
            "The file is empty.";
    }

    "file-not-text" Error {
        cause: "The file is a picture, an archive, a program or the like.",
        cure: "Choose a model, a script, a library or a template.",
        fn file_not_text(message: &dyn Display) =>
            message.to_string();
    }

    "file-too-large" Error {
        cause: "The file has more than 64 MB.",
        cure: "Divide it.",
        fn file_too_large(megabytes: &dyn Display, limit: &dyn Display) =>
            format!("The file has {megabytes} MB, and Parapet reads at most {limit} MB. Nothing was read."),
            "Divide the model, or leave out what is not part of it.";
    }

    "file-unreadable" Error {
        cause: "The developer's tool cannot read a file.",
        cure: "Check its name and whether it may be read.",
        fn file_unreadable(error: &dyn Display) =>
            format!("The file cannot be read: {error}.");
    }

    "no-model-in-file" Error {
        cause: "The file is something that Parapet knows, but no model. Nothing was opened.",
        cure: "Open a model; the message says what this file is for.",
        fn no_model_in_file(what: &dyn Display) =>
            format!("The file is {what}. Nothing was opened.");
    }

    "not-a-model" Error {
        cause: "The text is JSON, but no model.",
        cure: "Choose another file.",
        fn not_a_model(message: &dyn Display) =>
            message.to_string();
        fn script_not_a_model(message: &dyn Display, mistake: &dyn Display) =>
            format!("{message} Its first mistake: {mistake}");
    }

    "not-utf-8" Warning {
        cause: "Some bytes are no UTF-8. They are read as U+FFFD.",
        cure: "Save the file as UTF-8.",
        fn not_utf_8() =>
            "Some bytes are no UTF-8, the first of them here. They were read as \u{fffd}.",
            "Save the file as UTF-8.";
    }

    "read-as-utf-16" Remark {
        cause: "The file is UTF-16.",
        cure: "Nothing to do.",
        fn read_as_utf_16() =>
            "The file is UTF-16 and was read as such. Parapet writes UTF-8.";
    }
}
