//! Diagnostics of edits that cannot be applied.

use std::fmt::Display;

catalogue! {
    "boundary-inside-itself" Error {
        cause: "An edit would put a boundary into itself or into one that lies in it. Nothing was changed.",
        cure: "Choose another boundary.",
        fn boundary_inside_itself(name: &dyn Display) =>
            format!("{name} cannot be put into itself.");
        fn boundary_inside_its_content(outer: &dyn Display, inner: &dyn Display) =>
            format!("{outer} cannot be put into {inner}, because {inner} is inside {outer}.");
    }

    "class-of-another-kind" Error {
        cause: "An edit would give a part the class of another kind of thing, as a class of data to an element. Nothing was changed.",
        cure: "Choose a class of the same kind.",
        fn class_of_another_kind(class: &dyn Display) =>
            format!("{class} is another kind of thing.");
    }

    "flow-without-ends" Error {
        cause: "An edit would leave a dataflow without a source or a sink. Nothing was changed.",
        cure: "Choose both ends.",
        fn flow_without_ends(name: &dyn Display) =>
            format!("The flow {name} needs an element where it starts and one where it ends.");
    }

    "id-taken" Error {
        cause: "An edit would add a part with an id that another part has. Nothing was changed.",
        cure: "Choose another id.",
        fn id_taken(id: &dyn Display) =>
            format!("There is already a part with the id {id}.");
    }

    "name-missing" Error {
        cause: "An edit would leave a part without a name. Nothing was changed.",
        cure: "Give it a name.",
        fn name_missing() =>
            "A name is needed.";
    }

    "no-such-part" Error {
        cause: "An edit is about a part that is not there any more. Nothing was changed.",
        cure: "Do the edit on a part that is there.",
        fn no_such_part(id: &dyn Display) =>
            format!("There is no part with the id {id} any more.");
    }

    "reference-of-another-kind" Error {
        cause: "An edit would refer to a part of the wrong kind, as to data where an element is meant. Nothing was changed.",
        cure: "Choose a part of the right kind.",
        fn reference_of_another_kind(label: &dyn Display, name: &dyn Display, id: &dyn Display) =>
            format!("{label} of {name} cannot be {id}: it is another kind of thing.");
    }

    "value-of-another-type" Error {
        cause: "An edit would give an attribute a value that it cannot take. Nothing was changed.",
        cure: "Give a value of the attribute's type.",
        fn value_of_another_type(label: &dyn Display, name: &dyn Display) =>
            format!("{label} of {name} cannot take that value.");
    }
}
