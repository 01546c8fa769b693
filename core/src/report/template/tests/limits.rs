//! No template hangs, fills the memory or panics.

use proptest::prelude::*;

use super::super::{Limits, Template, render};
use super::{fill, shop::Shop};

/// A repeat for each level, each inside the one before.
fn nested(depth: u32, innermost: &str) -> String {
    let mut template = String::new();
    for level in 0..depth {
        let braces = "{".repeat(1 << level);
        template.push_str(&format!("{braces}many:repeat:"));
    }
    template.push_str(innermost);
    for level in (0..depth).rev() {
        template.push_str(&"}".repeat(1 << level));
    }
    template
}

#[test]
fn a_repeat_in_a_repeat_in_a_repeat_ends_with_a_diagnostic() {
    for innermost in ["x", "{{{{{{{{item.name}}}}}}}}"] {
        let (template, _) = Template::parse(&nested(3, innermost));
        let limits = Limits {
            fields: 10_000,
            bytes: 100_000,
        };
        let rendered = render(&template, &Shop, &limits);
        let codes: Vec<_> = rendered
            .diagnostics
            .iter()
            .map(|d| d.code.as_str())
            .collect();
        assert_eq!(codes, ["template-too-much"], "{innermost}");
        assert!(!rendered.text.is_empty());
    }
}

#[test]
fn the_text_before_the_limit_is_kept() {
    let (template, _) = Template::parse("abc{many:repeat:{{item.order}}}def");
    let limits = Limits {
        fields: 11,
        bytes: 1000,
    };
    let rendered = render(&template, &Shop, &limits);
    assert_eq!(rendered.text, "abc1111111111");
    assert_eq!(rendered.diagnostics.len(), 1);
    let limits = Limits {
        fields: 1000,
        bytes: 5,
    };
    let rendered = render(&template, &Shop, &limits);
    assert_eq!(rendered.text, "abc11");
}

#[test]
fn bodies_nest_only_so_deep() {
    let rendered = fill(&nested(14, "x"));
    assert!(
        rendered
            .diagnostics
            .iter()
            .any(|d| d.code == "template-nesting")
    );
}

#[test]
fn hostile_templates_end() {
    for template in [
        "{".repeat(100_001),
        "}".repeat(100_001),
        "{:".repeat(100_000),
        "{[".repeat(100_000),
        "{a:".repeat(50_000) + &"}".repeat(50_000),
        "{tm.".repeat(10_000),
        "{tm!".repeat(10_000),
        format!("{{tm{}}}", ".name".repeat(100_000)),
        format!("{{tm{}}}", "[0]".repeat(100_000)),
        "x".repeat(3 << 20),
    ] {
        fill(&template);
    }
}

proptest! {
    #[test]
    fn any_text_can_be_a_template(template in "[{}:!.\\[\\]a-z0-9 ]{0,60}") {
        fill(&template);
    }

    #[test]
    fn any_pieces_of_the_language_can_be_a_template(pieces in prop::collection::vec(
        prop::sample::select(vec![
            "{", "}", "{{", "}}", "{{{{", "}}}}", "tm", "elements", "item", ".name", ".peers",
            ".parents", "[0]", ":", ":repeat:", ":call:", ":if:", ":not:", "getCount", "!r", ">5",
            "é", "\n", " ",
        ]),
        0..40,
    )) {
        fill(&pieces.concat());
    }
}
