//! Diagnostics of models: what is wrong in them, and what a reader made of them.

use std::fmt::Display;

catalogue! {
    "ambiguous-reference" Remark {
        cause: "A file refers by name to one of several parts of that name. The last of them is taken, as pytm takes it.",
        cure: "Give them different names.",
        fn ambiguous_reference(attribute: &dyn Display, owner: &dyn Display, name: &dyn Display, count: &dyn Display, kind: &dyn Display) =>
            format!("`{attribute}` of {owner} names {name}, and {count} parts of the kind {kind} are called that. The last of them is meant, as pytm reads it."),
            "Give them different names.";
    }

    "answer-not-heard" Remark {
        cause: "The model is judged pytm's way, and there the sink of a flow overrules what the flow answers.",
        cure: "Judge the model Parapet's way, where an answer always wins.",
        fn answer_overruled(label: &dyn Display, name: &dyn Display, from: &dyn Display) =>
            format!("{label} of {name} is answered, but pytm takes it from {from}. The answer does not count.");
    }

    "assumption-without-name" Warning {
        cause: "An assumption has no `name`. It counts all the same.",
        cure: "Say in a sentence what is assumed.",
        fn assumption_without_name(owner: &dyn Display) =>
            format!("An assumption of {owner} has no name. It is kept and counts."),
            "Say in a sentence what is assumed.";
    }

    "boundary-cycle" Error {
        cause: "A boundary lies in one that lies in it. The reference that closes the circle does not count, and is kept.",
        cure: "Choose the boundary that it lies in.",
        fn file_boundary_cycle(message: &dyn Display) =>
            format!("{message} It lies in no boundary now."),
            "Choose the boundary that it lies in.";
        fn boundary_cycle(inner: &dyn Display, outer: &dyn Display) =>
            format!("{inner} cannot lie in {outer}, because {outer} is inside {inner}."),
            "Choose the boundary that it lies in.";
    }

    "computed-attribute" Remark {
        cause: "A file answers an attribute that Parapet works out itself (`inputs`, `findings`, …).",
        cure: "Nothing to do.",
        fn file_sets_computed_attribute(name: &dyn Display, owner: &dyn Display) =>
            format!("`{name}` of {owner} is worked out from the rest of the model. What the file says does not count.");
        fn script_sets_computed_attribute(name: &dyn Display, owner: &dyn Display) =>
            format!("`{name}` of {owner} is worked out from the rest of the model. What the script says does not count.");
    }

    "dangling-reference" Warning {
        cause: "A file refers to a part that it does not have. The reference is kept and does not count.",
        cure: "Add the part, or choose another.",
        fn file_dangling_reference(attribute: &dyn Display, owner: &dyn Display, wanted: &dyn Display, word: &dyn Display, outcome: &dyn Display) =>
            format!("`{attribute}` of {owner} names {wanted}, and no {word} of the file is called that. {outcome}"),
            format!("Add a {word} of that name, or choose another.");
        fn dangling_reference(attribute: &dyn Display, name: &dyn Display, id: &dyn Display) as Error =>
            format!("{attribute} of {name} leads to {id}, which is not in the model."),
            "Choose another, or none.";
    }

    "decision-without-part" Remark {
        cause: "Decisions are kept about parts that are not in the model. They count again when the parts are back.",
        cure: "Nothing to do.",
        fn decision_without_part(count: &dyn Display) =>
            format!("{count} about parts that are not in the model. They count again when the parts are back.");
    }

    "duplicate-flow" Error {
        cause: "Two dataflows have the same ends, and the model forbids that (`onDuplicates` is `RESTRICT`). Both are judged.",
        cure: "Remove one of them, or allow duplicates in the model's settings.",
        fn duplicate_flow(name: &dyn Display, other: &dyn Display) =>
            format!("{name} duplicates {other}, and this model allows no duplicates. Both are judged.");
    }

    "duplicate-id" Warning {
        cause: "An id occurs twice under `parapet`. The second part gets a new one.",
        cure: "Nothing to do; check the decisions on the second part.",
        fn file_duplicate_id(id: &dyn Display, name: &dyn Display) =>
            format!("The id {id} stands twice. {name} gets a new one, and decisions count for the first.");
        fn duplicate_id(name: &dyn Display, id: &dyn Display) as Error =>
            format!("{name} has the id {id}, which another part has too. Decisions count for both.");
    }

    "duplicate-name" Warning {
        cause: "Two parts of one kind have the same name. Both are kept; references by name reach the last.",
        cure: "Rename one of them.",
        fn file_duplicate_name(kind: &dyn Display, name: &dyn Display) =>
            format!("Another {kind} is called {name}. Both are kept; where the file refers to one by name, the last of them counts."),
            "Rename one of them.";
        fn duplicate_name(kind: &dyn Display, name: &dyn Display) =>
            format!("Another {kind} is called {name}. Both are kept; pytm would tell them apart only by name."),
            "Rename one of them.";
    }

    "duplicate-override" Warning {
        cause: "A part overrides one threat twice. Both are kept; pytm refuses such a file.",
        cure: "Delete one of them.",
        fn file_duplicate_override(owner: &dyn Display, name: &dyn Display) =>
            format!("{owner} overrides the threat {name} twice. Both are kept, and pytm would refuse the file."),
            "Delete one of them.";
        fn script_duplicate_override(owner: &dyn Display, threat: &dyn Display) =>
            format!("{owner} overrides the threat \"{threat}\" twice. Both are kept, and pytm would refuse it.");
        fn duplicate_override(owner: &dyn Display, threat: &dyn Display) =>
            format!("{owner} overrides the threat {threat} twice. pytm would refuse the model."),
            "Delete one of them.";
    }

    "element-without-data" Warning {
        cause: "It is not known which data a datastore or an external entity keeps, and none flows to it.",
        cure: "Name the data.",
        fn element_without_data(name: &dyn Display) =>
            format!("No one has said which data {name} keeps.");
    }

    "element-without-flows" Remark {
        cause: "Nothing flows to or from an element.",
        cure: "Draw its flows, or delete it.",
        fn element_without_flows(name: &dyn Display) =>
            format!("Nothing flows to or from {name}."),
            "Draw its flows.";
    }

    "flow-without-data" Warning {
        cause: "No data is named on a flow that is no response.",
        cure: "Name the data; an empty list says that there are none.",
        fn flow_without_data(name: &dyn Display, source: &dyn Display, sink: &dyn Display) =>
            format!("{name} goes from {source} to {sink}, but no data is named on it.");
    }

    "flow-without-end" Error {
        cause: "A flow does not say where it starts or ends, or names no element. It is left out of the model, and kept in the file under `parapet.pieces`.",
        cure: "Say where it starts and ends.",
        fn file_flow_without_end(name: &dyn Display, problem: &dyn Display) =>
            format!("The flow {name} {problem}. It is left out of the model, and kept in the file.");
        fn script_flow_without_end(owner: &dyn Display, word: &dyn Display, end: &dyn Display) =>
            format!("Where the flow {owner} {word} is not known. It is left out of the model."),
            format!("Hand over an element as `{end}`.");
        fn flow_without_end(name: &dyn Display, end: &dyn Display) =>
            format!("Nothing says where {name} {end}."),
            "Choose an element.";
    }

    "kept-pieces" Remark {
        cause: "Pieces of the file that the model came from could not be used. They are kept and saved with it.",
        cure: "Fix them in the saved file, under `parapet.pieces`.",
        fn kept_pieces(count: &dyn Display, they_are: &dyn Display) =>
            format!("{count} of the file that this model came from could not be used. {they_are} kept, and saved with it."),
            "Open the saved file in an editor: they stand under parapet, pieces.";
    }

    "left-out" Error {
        cause: "Something else is where a list or an object should. It is left out of the model, and kept in the file.",
        cure: "Write what should stand there.",
        fn left_out(wanted: &dyn Display, found: &dyn Display) =>
            format!("{wanted}, and there is {found}. It is left out of the model, and kept in the file.");
        fn item_left_out(owner: &dyn Display, found: &dyn Display) =>
            format!("An object of {owner} should stand here, and there is {found}. It is left out of the model, and kept in the file.");
    }

    "missing-name" Warning {
        cause: "The model or a part has no name. One is made up.",
        cure: "Rename it.",
        fn part_without_name(name: &dyn Display) =>
            format!("It has no name. It is called {name} from now on.");
        fn script_without_model() =>
            "The script makes no TM, so the model has no name. It is called \"Model\" from now on.";
        fn missing_name(name: &dyn Display) =>
            format!("There is {name}."),
            "Name it.";
        fn model_without_name(name: &dyn Display) =>
            format!("The model has no name. It is called \"{name}\" from now on.");
        fn script_part_without_name(name: &dyn Display) =>
            format!("It has no name. It is called \"{name}\" from now on.");
    }

    "name-not-text" Warning {
        cause: "A name is a number or something else that is no text. Its text is taken.",
        cure: "Rename it.",
        fn name_not_text(found: &dyn Display, name: &dyn Display) =>
            format!("A name is a text, and there is {found}. It is called {name} from now on.");
        fn model_name_not_text(found: &dyn Display, name: &dyn Display) =>
            format!("A name is a text, and there is {found}. The model is called \"{name}\" from now on.");
        fn script_name_not_text(name: &dyn Display) =>
            format!("A name is a text, and there is something else. It is called \"{name}\" from now on.");
    }

    "newer-version" Warning {
        cause: "A newer Parapet wrote the file. What is known is read, the rest is kept.",
        cure: "Reload the page.",
        fn newer_file(version: &dyn Display, known_version: &dyn Display) =>
            format!("The file has version {version}, and this Parapet writes version {known_version}. What it knows is read, the rest is kept."),
            "Reload the page to get the newest Parapet.";
        fn newer_library(version: &dyn Display, known_version: &dyn Display) =>
            format!("The library has version {version} of its form, and this Parapet knows version {known_version}. What it knows is read, the rest is kept.");
    }

    "override-without-threat" Warning {
        cause: "An override has no `threat_id`. It is kept and overrides nothing.",
        cure: "Write the SID of the threat.",
        fn override_without_threat(owner: &dyn Display) =>
            format!("An override of {owner} does not say which threat it is about. It is kept, and overrides nothing."),
            "Write the SID of the threat as `threat_id`.";
    }

    "parapet-unreadable" Error {
        cause: "Under `parapet` is something else than an object. The file is read as one of pytm's.",
        cure: "Restore the file, or delete the key.",
        fn parapet_unreadable(found: &dyn Display) =>
            format!("Under `parapet` an object should stand, and there is {found}. The rest is read as a file of pytm's.");
    }

    "parapet-value" Warning {
        cause: "Something under `parapet` is not as Parapet writes it. It is kept.",
        cure: "Undo what was changed by hand.",
        fn parapet_value(value: &dyn Display) =>
            format!("Parapet does not write {value} here, and does not know what it means. It is kept.");
    }

    "read-as" Remark {
        cause: "A value is written in another way than usual and was understood, as `\"443\"` for 443.",
        cure: "Nothing to do.",
        fn value_read_as(name: &dyn Display, owner: &dyn Display, value: &dyn Display, read_as: &dyn Display) =>
            format!("`{name}` of {owner} is {value}. It was read as {read_as}.");
        fn text_read_as_assumption(owner: &dyn Display, name: &dyn Display) =>
            format!("An assumption of {owner} is the text {name}. It was read as an assumption of that name.");
        fn object_read_as_list(name: &dyn Display, owner: &dyn Display) =>
            format!("`{name}` of {owner} is an object. It was read as a list with that one object.");
        fn text_read_as_list(name: &dyn Display, owner: &dyn Display, text: &dyn Display) =>
            format!("`{name}` of {owner} is a text. It was read as a list with the one name {text}.");
        fn attribute_read_as_end(name: &dyn Display, owner: &dyn Display, end: &dyn Display) =>
            format!("`{name}` of {owner} is read as its `{end}`.");
        fn script_value_read_as(name: &dyn Display, owner: &dyn Display, value: &dyn Display, read_as: &dyn Display) =>
            format!("`{name}` of {owner} is `{value}`. It was read as {read_as}.");
        fn threat_key_read_as(key: &dyn Display, sid: &dyn Display, usual: &dyn Display) =>
            format!("{key} of {sid} is read as {usual}. pytm itself does not know this spelling.");
    }

    "refused-value" Warning {
        cause: "A value is not one that the attribute can have. It is kept and counts as not answered.",
        cure: "Answer the attribute.",
        fn item_value_refused(key: &dyn Display, owner: &dyn Display, value: &dyn Display) =>
            format!("`{key}` of an item of {owner} is {value}, and text should stand there. It is kept and does not count.");
        fn file_value_refused(name: &dyn Display, owner: &dyn Display, value: &dyn Display, wanted: &dyn Display) =>
            format!("`{name}` of {owner} is {value}, and {wanted} should stand there. It is kept and counts as not answered.");
        fn script_value_refused(name: &dyn Display, owner: &dyn Display, value: &dyn Display) =>
            format!("`{name}` of {owner} cannot be {value}. It is kept and counts as not answered.");
        fn script_item_not_an_object(name: &dyn Display, owner: &dyn Display) =>
            format!("Something else than an object stands among `{name}` of {owner}. It is left out.");
        fn script_renames_element() =>
            "pytm lets nobody rename an element. It keeps its first name.";
        fn answer_does_not_count(label: &dyn Display, owner: &dyn Display, value: &dyn Display) =>
            format!("{label} of {owner} is kept as the file has it, {value}, and counts as not answered."),
            "Answer it.";
        fn script_item_not_data(name: &dyn Display, owner: &dyn Display) =>
            format!("Something else than data stands among `{name}` of {owner}. It is left out of the list.");
    }

    "response-not-paired" Remark {
        cause: "Nothing says which flow a response answers; it is paired by its ends, where one flow alone goes the other way.",
        cure: "Pair it with its request.",
        fn response_paired_by_order(name: &dyn Display, request: &dyn Display) =>
            format!("Response paired by order: nothing says that {name} answers {request}."),
            "Pair it with its request.";
        fn response_without_request(name: &dyn Display) =>
            format!("Nothing says what {name} answers, and no flow goes the other way."),
            "Pair it with its request.";
        fn response_of_several(name: &dyn Display, count: &dyn Display) =>
            format!("Nothing says what {name} answers, and {count} flows go the other way."),
            "Pair it with its request.";
    }

    "said-twice" Warning {
        cause: "One thing is given under two keys with different values: data with a `lifetime` and a `credentialsLife`, a threat with an `id` and a `SID`. The message says which counts.",
        cure: "Delete one of them.",
        fn lifetime_given_twice(owner: &dyn Display) =>
            format!("{owner} has a `lifetime` beside its `credentialsLife`, which says something else and counts."),
            "Delete one of them.";
        fn threat_key_given_twice(sid: &dyn Display, better: &dyn Display, key: &dyn Display) =>
            format!("{sid} has both {better} and {key}. The former counts, as in pytm.");
    }

    "strange-character" Warning {
        cause: "A name holds a control character or one that turns the direction of writing. It is kept.",
        cure: "Rename it.",
        fn strange_character(name: &dyn Display, code: u32) =>
            format!("The name {name} holds the character U+{code:04X}, which cannot be seen. It is kept."),
            "Rename it.";
    }

    "type-name-taken" Error {
        cause: "A custom type has the name of another class. It is left out.",
        cure: "Rename the type.",
        fn script_class_shadows_pytm(name: &dyn Display) as Warning =>
            format!("The script has a class {name}, and so has pytm. What is made of it is read as pytm's.");
        fn type_name_taken(name: &dyn Display) =>
            format!("There is already a class {name}. The type of that name is left out.");
    }

    "type-without-base" Error {
        cause: "A custom type extends a class that is not there, or that extends it in turn. It is left out.",
        cure: "Choose another base.",
        fn type_without_base(name: &dyn Display, base: &dyn Display) =>
            format!("The type {name} extends {base}, which is not there or extends it in turn. It is left out."),
            "Name a class that exists, as Server.";
    }

    "unknown-attribute" Warning {
        cause: "A class has no attribute of that name, or a mitigation names one that no class has. It is kept, and nothing depends on it.",
        cure: "Correct the name, or choose the class that has it.",
        fn item_key_unknown(key: &dyn Display, owner: &dyn Display) =>
            format!("`{key}` of an item of {owner} is not known. It is kept, and nothing depends on it.");
        fn file_attribute_unknown(message: &dyn Display) =>
            message.to_string();
        fn script_attribute_unknown(class: &dyn Display, name: &dyn Display) =>
            format!("{class} has no attribute `{name}`. It is kept, and nothing depends on it.");
        fn no_such_attribute(class: &dyn Display, attribute: &dyn Display) as Error =>
            format!("A {class} has no attribute {attribute}.");
        fn attribute_not_of_class(class: &dyn Display, name: &dyn Display, owner: &dyn Display) =>
            format!("No {class} has {name}. What {owner} says of it is kept, and nothing depends on it.");
        fn mitigation_attribute_unknown(sid: &dyn Display, name: &dyn Display) as Error =>
            format!("A mitigation of {sid} names {name}, which no class has.");
    }

    "unknown-class" Warning {
        cause: "No class has that name. The part is read as an Asset (or the usual class of its list), and the name is kept.",
        cure: "Choose its class.",
        fn class_read_as(class: &dyn Display, name: &dyn Display, read_as: &dyn Display) =>
            format!("No class is called {class}. {name} is read as {read_as}, and the name of its class is kept.");
        fn script_class_unknown(name: &dyn Display, meant: &dyn Display) =>
            format!("pytm has no class {name}. What is made of it is read as {meant}.");
        fn no_such_class(class: &dyn Display) as Error =>
            format!("There is no class {class}.");
        fn class_not_judged(class: &dyn Display, name: &dyn Display) as Error =>
            format!("No class is called {class}. {name} is not judged."),
            "Choose its class.";
        fn class_name_kept(name: &dyn Display, class: &dyn Display, counts_as: &dyn Display) =>
            format!("The file called the class of {name} {class}, which nobody knows. It counts as {counts_as}."),
            "Choose its class.";
    }

    "version-missing" Warning {
        cause: "A model or a threat library of Parapet's does not say its version. It is read as the first one; a model is judged as pytm judges.",
        cure: "Save it again.",
        fn file_without_version(version: &dyn Display) =>
            format!("`parapet` has no version. It is read as version {version}, and judged as pytm judges.");
        fn library_without_version(version: &dyn Display) =>
            format!("The library does not say which version its form has. It is read as version {version}.");
    }
}
