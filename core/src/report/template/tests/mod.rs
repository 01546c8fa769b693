//! The template language over a small world of its own.

mod errors;
mod language;
mod limits;
mod safety;
mod shop;

use super::{Limits, Rendered, Template, render};
use shop::Shop;

/// Fills a template with the small world; diagnostics of reading and filling come together.
fn fill(template: &str) -> Rendered {
    let (template, mut diagnostics) = Template::parse(template);
    let rendered = render(&template, &Shop, &Limits::default());
    diagnostics.extend(rendered.diagnostics);
    Rendered {
        text: rendered.text,
        diagnostics,
    }
}

/// Checks the text that templates give, without any diagnostic.
#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (template, expected) in cases {
        let rendered = fill(template);
        assert_eq!(rendered.text, *expected, "{template}");
        assert_eq!(rendered.diagnostics, [], "{template}");
    }
}
