//! The cards of the samples.

use leptos::prelude::*;

use super::models::data_url;
use crate::state::workspace;
use crate::words::start as words;
use crate::words::terms;

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
        name: words::WEB_SHOP,
        file: "web-shop.json",
        words: words::WEB_SHOP_PARTS,
        elements: 6,
        flows: 11,
    },
    Sample {
        name: words::CLOUD_WORKSTATION,
        file: "cloud-workstation.json",
        words: words::CLOUD_WORKSTATION_PARTS,
        elements: 9,
        flows: 14,
    },
    Sample {
        name: words::ASSISTANT_WITH_TOOLS,
        file: "assistant.json",
        words: words::ASSISTANT_PARTS,
        elements: 8,
        flows: 12,
    },
];

/// A card for each.
#[component]
pub(super) fn Samples() -> impl IntoView {
    let workspace = workspace();
    let card = move |sample: &'static Sample| {
        let open = move |_| workspace.opening.open_sample(sample.file);
        let counts = format!(
            "{} · {}",
            terms::ELEMENT.counted(sample.elements),
            terms::FLOW.counted(sample.flows)
        );
        workspace.requests.sample_thumbnail(sample.file);
        let picture = move || {
            let svg = workspace
                .answers
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
