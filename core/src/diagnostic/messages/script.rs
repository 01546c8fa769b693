//! Diagnostics of tm.py scripts.

use std::fmt::Display;

catalogue! {
    "old-spelling" Remark {
        cause: "A script spells an attribute as an older release of pytm did, or gives it a text where pytm wants something else. It is kept, and does not count, as in pytm.",
        cure: "Accept it, or write it so in the script.",
        fn old_spelling(message: &dyn Display) =>
            message.to_string(),
            "Accept it, or write it so in the script.";
    }

    "script-arguments" Warning {
        cause: "A script hands one of pytm's classes more values without a name than it takes. The others are left out.",
        cure: "Hand them over by name: `port=443`.",
        fn script_arguments(native: &dyn Display, count: &dyn Display) =>
            format!("{native} takes {count} values without a name, and more are handed over. The others are left out.");
    }

    "script-ends" Warning {
        cause: "A script ends itself or raises an exception. What follows is not read.",
        cure: "Delete it, or move it to the end.",
        fn script_ends() as Remark =>
            "The script ends itself here. What stands behind it is not read.";
        fn script_raises() =>
            "The script raises an exception here and ends. What stands behind it is not read.";
    }

    "script-limit" Error {
        cause: "A script takes more steps, nests deeper or makes more parts than is followed. What was read up to there is in the model.",
        cure: "Look for a loop without end; divide the model.",
        fn script_limit(why: &dyn Display) =>
            format!("The script {why}. What was read up to here is there, the rest is not.");
        fn script_too_deep(max_depth: &dyn Display) =>
            format!("Calls and expressions stand in one another deeper than {max_depth} levels. What is deeper is not followed.");
    }

    "script-not-run" Warning {
        cause: "A script opens a file, runs a program or asks a network. Scripts are read, never run, so what it would give is not known.",
        cure: "Write what the model needs into the script.",
        fn script_not_run(what: &dyn Display) =>
            format!("`{what}` is not run: scripts are read only. What it would give is not known.");
        fn script_module_not_read(text: &dyn Display) =>
            format!("What the module {text} holds is not known: only the script itself is read.");
    }

    "script-unknown-name" Warning {
        cause: "A script uses a name that nothing before gives a value.",
        cure: "Correct the name, or import it.",
        fn script_name_never_imported(name: &dyn Display) as Remark =>
            format!("`{name}` is used and never imported. pytm's is meant.");
        fn script_unknown_name(name: &dyn Display) =>
            format!("Nothing before this is called `{name}`. What depends on it is not known.");
    }

    "script-unknown-value" Warning {
        cause: "Only running a script would tell a value that the model needs. It counts as not answered.",
        cure: "Write the value itself there.",
        fn script_unknown_value(name: &dyn Display, owner: &dyn Display) =>
            format!("Only running the script would tell `{name}` of {owner}. It counts as not answered."),
            "Write the value itself here.";
        fn script_unknown_argument() =>
            "Only running the script would tell what is handed over here. It is left out.";
        fn script_unknown_item() =>
            "Only running the script would tell what is added here. It is left out.";
        fn script_unknown_part_name(name: &dyn Display) =>
            format!("Only running the script would tell its name. It is called \"{name}\" from now on.");
        fn script_unknown_list_item(name: &dyn Display, owner: &dyn Display) =>
            format!("Only running the script would tell one of `{name}` of {owner}. It is left out of the list.");
    }

    "script-unsure" Remark {
        cause: "Only running a script would tell which way it goes. What depends on that is not read.",
        cure: "Write the condition so that it can be told from the script alone.",
        fn script_unsure(shown: &dyn Display, what: &dyn Display) =>
            format!("Only running the script would tell what `{shown}` is. {what}");
    }
}
