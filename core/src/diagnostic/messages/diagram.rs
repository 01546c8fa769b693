//! Diagnostics of the layout of diagrams.

use std::fmt::Display;

catalogue! {
    "diagram-not-arranged" Remark {
        cause: "The layout found no arrangement for the diagram. Elements are in a grid, with straight flows.",
        cure: "Show one level, or report what happened.",
        fn diagram_not_arranged() =>
            "No arrangement was found for this diagram. Its elements stand in a grid, with straight flows.",
            "Show one level, or report what happened.";
    }

    "diagram-too-large" Remark {
        cause: "The diagram has too many elements, boundaries or flows to arrange. Elements are in a grid, with straight flows.",
        cure: "Show one level, or divide the model.",
        fn diagram_too_large(nodes: &dyn Display, flows: &dyn Display) =>
            format!("{nodes} elements and {flows} flows are too many to arrange. They stand in a grid, with \
             straight flows."),
            "Show one level, or divide the model.";
        fn diagram_too_many_flows(nodes: &dyn Display, flows: &dyn Display) =>
            format!("{nodes} elements and {flows} flows are too many to lead flows around elements. \
             Flows are straight, without texts."),
            "Show one level, or divide the model.";
    }
}
