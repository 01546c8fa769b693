//! Diagnostics of the reader of Graphviz files.

use std::fmt::Display;

catalogue! {
    "dot-empty" Error {
        cause: "A Graphviz text draws no node.",
        cure: "Choose a file that draws something.",
        fn dot_empty() =>
            "This diagram has no nodes. Nothing was opened.",
            "Choose a file that draws something.";
    }

    "dot-syntax" Error {
        cause: "A Graphviz text breaks DOT's grammar there. The statement is left out, the rest is read.",
        cure: "Fix the text; `dot -Tsvg` shows whether it is right.",
        fn dot_syntax(what: &dyn Display) =>
            format!("This is not DOT: {what}. The statement was left out.");
    }

    "dot-too-deep" Error {
        cause: "Groups in a Graphviz text are nested more than 200 deep. The inner ones are left out.",
        cure: "Check where the file comes from: no diagram is.",
        fn dot_too_deep(max_depth: &dyn Display) =>
            format!("Groups are nested more than {max_depth} deep. This one was left out.");
    }

    "dot-too-large" Error {
        cause: "A Graphviz text is longer than 16 MB, or has more than 50,000 edges.",
        cure: "Divide the diagram.",
        fn dot_too_long() =>
            "The text is longer than 16 MB. Nothing was read.";
        fn dot_too_many_edges(max_edges: &dyn Display) =>
            format!("There are more than {max_edges} edges. Those from here on were left out.");
    }

    "dot-two-boundaries" Remark {
        cause: "A node is in two clusters that do not lie in one another. It is in the first.",
        cure: "Name the node in one cluster only.",
        fn dot_two_boundaries(name: &dyn Display, other: &dyn Display) =>
            format!("{name} lies in two boundaries that do not lie in one another. It was put into the first, not into {other}.");
    }

    "dot-undirected" Remark {
        cause: "The edges of a `graph` have no direction. Each is a flow from its first to its second end.",
        cure: "Write `digraph` and `->`, or turn flows round in the inspector.",
        fn dot_undirected() =>
            "The edges of this graph have no direction. Each was read as a flow from its first to its second end.";
    }

    "dot-unknown-shape" Remark {
        cause: "The shape of a node stands for no class. It is read as a process.",
        cure: "Choose its class in the inspector.",
        fn dot_unknown_shape(shape: &dyn Display, name: &dyn Display) =>
            format!("The shape `{shape}` stands for no class. {name} was read as a process; choose its class.");
    }
}
