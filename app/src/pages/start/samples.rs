//! The cards of the samples.

use leptos::prelude::*;

use super::models::data_url;
use crate::pages::words::plural;
use crate::state::workspace;

/// A model to try things with.
struct Sample {
    name: &'static str,
    file: &'static str,
    words: &'static str,
    elements: usize,
    flows: usize,
}

/// All of them, the simplest first.
const SAMPLES: [Sample; 3] = [
    Sample {
        name: "Web shop",
        file: "web-shop.json",
        words: "Browser, API, payment provider",
        elements: 6,
        flows: 11,
    },
    Sample {
        name: "Cloud workstation",
        file: "cloud-workstation.json",
        words: "A developer’s machine in the cloud",
        elements: 9,
        flows: 14,
    },
    Sample {
        name: "Assistant with tools",
        file: "assistant.json",
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
            plural(sample.elements, "element", "elements"),
            plural(sample.flows, "flow", "flows")
        );
        workspace.derived.request_sample_thumbnail(sample.file);
        let picture = move || {
            let svg = workspace
                .derived
                .sample_thumbnails
                .with(|drawn| drawn.get(sample.file).cloned());
            svg.map(|svg| view! { <img alt="" src=data_url(&svg) /> })
        };
        view! {
            <li>
                <button type="button" class="sample" data-sample=sample.file on:click=open>
                    <span class="sample-picture">{picture}</span>
                    <span class="sample-name">{sample.name}</span>
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
    fn the_cards_match_the_samples() {
        for sample in &SAMPLES {
            let file = samples::sample(sample.file).unwrap();
            let read = parapet_core::import::read(&file.name, &file.bytes).unwrap();
            let card = (sample.name, sample.elements, sample.flows);
            let model = &read.model;
            let actual = (model.name.as_str(), model.elements.len(), model.flows.len());
            assert_eq!(card, actual);
            assert_eq!(read.diagnostics, Vec::new(), "{}", sample.name);
        }
    }
}
