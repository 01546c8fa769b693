//! The cards of the samples.

use leptos::prelude::*;

use crate::components::icon::Icon;
use crate::pages::words::counted;
use crate::state::workspace;

/// A model to try things with.
struct Sample {
    name: &'static str,
    file: &'static str,
    icon: &'static str,
    words: &'static str,
    elements: usize,
    flows: usize,
}

/// All of them, the simplest first.
const SAMPLES: [Sample; 3] = [
    Sample {
        name: "Web shop",
        file: "web-shop.json",
        icon: "globe",
        words: "Browser, API, payment provider",
        elements: 6,
        flows: 11,
    },
    Sample {
        name: "Cloud workstation",
        file: "cloud-workstation.json",
        icon: "monitor",
        words: "A developer’s machine in the cloud",
        elements: 9,
        flows: 14,
    },
    Sample {
        name: "Assistant with tools",
        file: "assistant.json",
        icon: "brain",
        words: "Language model, tools, documents",
        elements: 8,
        flows: 12,
    },
];

/// A card for each.
#[component]
pub(super) fn Samples() -> impl IntoView {
    let workspace = workspace();
    let card = move |sample: &'static Sample| {
        let open = move |_| workspace.derived.open_sample(sample.file);
        let counts = format!(
            "{} · {}",
            counted(sample.elements, "element", "elements"),
            counted(sample.flows, "flow", "flows")
        );
        view! {
            <li>
                <button type="button" class="sample" data-sample=sample.file on:click=open>
                    <span class="sample-name">
                        <Icon name=sample.icon />
                        {sample.name}
                    </span>
                    <span class="sample-words">{sample.words}</span>
                    <span class="sample-counts">{counts}</span>
                </button>
            </li>
        }
    };
    view! { <ul class="samples">{SAMPLES.iter().map(card).collect_view()}</ul> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::server::samples;

    #[test]
    fn the_cards_say_what_is_in_the_samples() {
        for sample in &SAMPLES {
            let file = samples::sample(sample.file).unwrap();
            let read = parapet_core::import::read(&file.name, &file.bytes).unwrap();
            let said = (sample.name, sample.elements, sample.flows);
            let model = &read.model;
            let there = (model.name.as_str(), model.elements.len(), model.flows.len());
            assert_eq!(said, there);
            assert_eq!(read.diagnostics, Vec::new(), "{}", sample.name);
        }
    }
}
