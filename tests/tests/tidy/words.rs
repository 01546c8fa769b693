//! What no file of the repository may say.

use crate::source::{files, text};

/// Pieces of text, each with why it must not be there. They are cut in two, so that this file does
/// not hold them.
const NEVER: [(&str, &str, &str); 12] = [
    ("TO", "DO", "open ends belong into an issue"),
    ("FIX", "ME", "open ends belong into an issue"),
    ("/ro", "ot/", "a path of one machine"),
    ("/tm", "p/", "a path of one machine"),
    ("/wo", "rk/", "a path of one machine"),
    ("/ho", "me/", "a path of one machine"),
    ("/Us", "ers/", "a path of one machine"),
    ("crates", ".io/", "the host of a registry"),
    ("registry.", "npmjs", "the host of a registry"),
    ("pypi", ".org", "the host of a registry"),
    ("pythonhosted", ".org", "the host of a registry"),
    ("\"resol", "ved\"", "the address that a package came from"),
];

/// Files that hold such text for a reason.
const EXCEPTIONS: [&str; 0] = [];

#[test]
fn no_file_contains_forbidden_text() {
    let mut wrong = Vec::new();
    for name in files("") {
        if EXCEPTIONS.contains(&name.as_str()) {
            continue;
        }
        let text = text(&name);
        for (line, number) in text.lines().zip(1..) {
            for (start, end, why) in NEVER {
                if line.contains(&format!("{start}{end}")) {
                    wrong.push(format!("{name}:{number}: {start}{end} ({why})"));
                }
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}
