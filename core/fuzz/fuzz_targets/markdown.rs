//! Any text can be a report: it is read to a tree that is no deeper than it may be, in which links
//! lead only away.

#![no_main]

use libfuzzer_sys::fuzz_target;
use parapet_core::report::document::{MAX_DEPTH, Node, Tag};
use parapet_core::report::markdown;

fuzz_target!(|text: &str| {
    let (document, _) = markdown::read(text);
    check(&document.nodes, 0);
});

fn check(nodes: &[Node], depth: usize) {
    assert!(depth <= MAX_DEPTH);
    for node in nodes {
        let Node::Element(element) = node else {
            continue;
        };
        if let Tag::Link { to } = &element.tag {
            let to = to.to_ascii_lowercase();
            let known = ["http://", "https://", "mailto:", "#"];
            assert!(known.iter().any(|start| to.starts_with(start)), "{to}");
        }
        check(&element.children, depth + 1);
    }
}
