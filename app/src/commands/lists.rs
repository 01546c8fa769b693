//! Keys that lists, questions and diagrams hear by themselves: they run no command of the table,
//! but the list of all keys names them beside those that do.

/// A piece of the page with keys of its own.
pub(crate) struct Listener {
    /// Where they count, as a title.
    pub(crate) place: &'static str,
    /// Keys, apart by spaces, and what they do.
    pub(crate) keys: &'static [(&'static str, &'static str)],
}

/// All of them.
pub(crate) const LISTENERS: &[Listener] = &[
    Listener {
        place: "In the outline, the findings and the library",
        keys: &[
            ("↑ ↓", "Go up or down"),
            ("PgUp PgDn", "Go a page up or down"),
            ("Home End", "Go to the first or the last row"),
            ("← →", "Fold or unfold, go out or in"),
            ("J K", "Next finding or threat, the one before"),
            ("Enter", "Go to what is selected"),
            ("F2", "Change name and place"),
            ("Del", "Delete what is selected"),
        ],
    },
    Listener {
        place: "On a question",
        keys: &[
            ("Y", "Yes"),
            ("N", "No"),
            ("Del", "Not answered"),
            ("← →", "Go from answer to answer"),
        ],
    },
    Listener {
        place: "In menus, tabs and the search",
        keys: &[
            ("↑ ↓ ← →", "Go from one to the next"),
            ("Home End", "Go to the first or the last"),
            ("Enter", "Choose"),
            ("Esc", "Close"),
        ],
    },
];

/// Keys of a diagram that run no command of the table.
pub(crate) const ON_A_DIAGRAM: &[(&str, &str)] = &[
    ("↑ ↓ ← →", "Go to the next part"),
    ("Shift+↑ ↓ ← →", "Move the drawing"),
];
