//! Any text can be a report template: reading and filling it ends, and returns no more than it may.

#![no_main]

use libfuzzer_sys::fuzz_target;
use parapet_core::analysis::{Options, analyse};
use parapet_core::model::{Model, Schema};
use parapet_core::report::context::{Context, Subject};
use parapet_core::report::template::{Limits, Template, render};
use parapet_core::threats::RuleSet;

fuzz_target!(|text: &str| {
    let (model, rules) = (Model::default(), RuleSet::default());
    let analysis = analyse(&model, Schema::built_in(), &rules, &Options::default());
    let subject = Subject {
        model: &model,
        analysis: &analysis,
        rules: &rules,
    };
    let limits = Limits {
        fields: 10_000,
        bytes: 100_000,
    };
    let (template, _) = Template::parse(text);
    let rendered = render(&template, &Context::new(subject), &limits);
    assert!(rendered.text.len() <= limits.bytes);
});
