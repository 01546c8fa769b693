//! Keys that lists, questions and diagrams handle themselves: they run no command of the table,
//! but the list of all keys names them beside those that do.

/// A piece of the page with keys of its own.
pub(crate) struct KeyGroup {
    /// Where they count, as a title.
    pub(crate) title: &'static str,
    /// Keys, apart by spaces, and what they do.
    pub(crate) keys: &'static [(&'static str, &'static str)],
}

/// All of them.
pub(crate) const KEY_GROUPS: &[KeyGroup] = &[
    KeyGroup {
        title: "In the outline, the findings and the library",
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
    KeyGroup {
        title: "On a question",
        keys: &[
            ("Y", "Yes"),
            ("N", "No"),
            ("Del", "Not answered"),
            ("← →", "Go from answer to answer"),
        ],
    },
    KeyGroup {
        title: "In menus, tabs and the search",
        keys: &[
            ("↑ ↓ ← →", "Go from one to the next"),
            ("Home End", "Go to the first or the last"),
            ("Enter", "Choose"),
            ("Esc", "Close"),
        ],
    },
];

/// Keys of a diagram that run no command of the table.
pub(crate) const DIAGRAM_KEYS: &[(&str, &str)] = &[
    ("↑ ↓ ← →", "Go to the next part"),
    ("Shift+↑ ↓ ← →", "Move the drawing"),
];
