//! Diagnostics of conditions of threats.

use std::fmt::Display;

catalogue! {
    "condition-always-holds" Warning {
        cause: "A condition holds whatever is answered, so its threat is found on every target.",
        cure: "Ask for what makes the threat possible; look for `or` where `and` is meant.",
        fn condition_always_holds(sid: &dyn Display) =>
            format!("The condition of {sid} always holds: {sid} is found on every target."),
            "Ask for what makes the threat possible; look for `or` where `and` is meant.";
    }

    "condition-arguments" Error {
        cause: "A condition hands a function or a method too many or too few values.",
        cure: "Hand over what the message says.",
        fn condition_arguments(name: &dyn Display, wanted: &dyn Display, given: &dyn Display) =>
            format!("{name} takes {wanted}, and is given {given}.");
    }

    "condition-attribute" Error {
        cause: "A condition asks for an attribute that no class it can be about has. The threat is not judged.",
        cure: "Correct the name; a control is written `controls.name`.",
        fn condition_controls_alone() =>
            "controls is used without one of them.",
            "Write controls.validatesInput or another control.";
        fn condition_attribute(message: &dyn Display) =>
            message.to_string();
        fn condition_value_without_attributes(name: &dyn Display, what: &dyn Display) =>
            format!("{name} is asked of {what}, which has no such attribute.");
        fn condition_looks_into_opaque() =>
            "Conditions do not look into findings, overrides and assumptions.";
    }

    "condition-call" Error {
        cause: "A condition calls something other than the six functions and the seven methods, or calls a method on what has none.",
        cure: "Use `any all len min max sum`, or a method on `target` or a part reached from it.",
        fn condition_calls_a_value() =>
            "Only functions and methods can be called, by their names.";
        fn condition_method_of_a_value(text: &dyn Display) =>
            format!("{text} is asked of something other than a chain of attributes.");
        fn condition_no_such_method(text: &dyn Display) =>
            format!("Nothing that this can be has the method {text}.");
        fn condition_call(name: &dyn Display) =>
            format!("{name} cannot be called in conditions.");
    }

    "condition-class" Error {
        cause: "A condition names a class that is not there.",
        cure: "Correct the name; define the custom type.",
        fn condition_class(name: &dyn Display) =>
            format!("There is no class {name}.");
    }

    "condition-dunder" Error {
        cause: "A condition reads a name that belongs to Python itself, as `__class__`.",
        cure: "Use `target.oneOf(…)` or an attribute.",
        fn condition_dunder(text: &dyn Display) =>
            format!("{text} belongs to Python itself and is not read in conditions.");
    }

    "condition-failed" Warning {
        cause: "The condition of a threat could not be evaluated on a part. The threat counts as not found there.",
        cure: "Fix the condition in its threat library.",
        fn condition_failed(sid: &dyn Display, name: &dyn Display, error: &dyn Display, outcome: &dyn Display) =>
            format!("The condition of {sid} failed on {name}: {error}. {outcome}");
    }

    "condition-form" Error {
        cause: "A condition uses a part of Python that conditions have not, as a set comprehension or `~`.",
        cure: "Say it in another way.",
        fn condition_for_target() =>
            "What follows `for` is not a name, nor names with commas.";
        fn condition_form(what: &dyn Display) =>
            format!("{what} is not allowed in conditions.");
    }

    "condition-generator" Error {
        cause: "A generator expression is used where nothing iterates it.",
        cure: "Hand it to `any`, `all`, `min`, `max` or `sum`, or write a list.",
        fn condition_generator() =>
            "A generator expression is used where nothing iterates it.";
    }

    "condition-is-literal" Warning {
        cause: "A condition compares with a number or a text by `is`. It is read as `==`.",
        cure: "Write `==` or `!=`.",
        fn condition_is_literal(text: &dyn Display) =>
            format!("`{text}` asks whether two values are the same object. It is read as a comparison here; Python may answer either way.");
    }

    "condition-keyword" Error {
        cause: "A condition hands an argument over by name or spreads a value.",
        cure: "Hand arguments over by their position.",
        fn condition_keyword(what: &dyn Display) =>
            format!("{what}, which conditions do not allow.");
    }

    "condition-member" Error {
        cause: "A condition names a member that its enumeration does not have.",
        cure: "Use one of those in the message.",
        fn condition_member(name: &dyn Display, text: &dyn Display) =>
            format!("{name} has no member {text}.");
    }

    "condition-name" Error {
        cause: "A condition uses a name that means nothing there.",
        cure: "Start with `target`; the message names what is nearest.",
        fn condition_enumeration_alone(name: &dyn Display) =>
            format!("The enumeration {name} is used without one of its members."),
            format!("Write {name}.MEMBER.");
        fn condition_class_alone(name: &dyn Display) =>
            format!("The class {name} is used outside of oneOf, crosses, enters, exits and inside."),
            format!("Write target.oneOf({name}).");
        fn condition_function_not_called(name: &dyn Display) =>
            format!("{name} is a function and is not called."),
            format!("Write {name}(…).");
        fn condition_name(name: &dyn Display) =>
            format!("There is no {name} in conditions.");
    }

    "condition-never-holds" Warning {
        cause: "A condition cannot hold, whatever is answered: its clauses rule each other out.",
        cure: "Look for `and` where `or` is meant, and for two values of one attribute.",
        fn condition_never_holds(sid: &dyn Display) =>
            format!("The condition of {sid} never holds, whatever is answered."),
            "Look for clauses that rule each other out, and for `and` where `or` is meant.";
    }

    "condition-too-long" Error {
        cause: "A condition is longer than 64 KiB.",
        cure: "Divide the threat.",
        fn condition_too_long(length: &dyn Display, max_length: &dyn Display) =>
            format!("The condition has {length} bytes; more than {max_length} are not read.");
    }

    "conditions-too-long" Error {
        cause: "The conditions of all libraries together have more than 4 MB. The threat is not judged.",
        cure: "Use fewer or smaller libraries.",
        fn conditions_too_long(megabytes: &dyn Display, sid: &dyn Display) =>
            format!("The conditions of all libraries together have more than {megabytes} MB. That of {sid} is not read, and it is not judged.");
    }
}
