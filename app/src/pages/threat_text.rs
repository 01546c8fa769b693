//! The library's texts on a threat.

use std::sync::Arc;

use leptos::prelude::*;
use parapet_core::threats::Threat;

use crate::words::page as words;
use crate::words::terms;

/// The texts of a threat; empty ones are left out.
#[component]
pub(crate) fn ThreatText(threat: Arc<Threat>) -> impl IntoView {
    let steps: Vec<_> = threat
        .mitigations
        .iter()
        .map(|step| view! { <li>{step.text.clone()}</li> })
        .collect();
    let helps = (!steps.is_empty()).then(|| {
        view! {
            <section class="detail-section">
                <h3>{words::WHAT_HELPS}</h3>
                <ul class="detail-steps">{steps}</ul>
            </section>
        }
    });
    view! {
        {section(words::WHAT_CAN_HAPPEN, &threat.details)}
        {helps}
        {section(words::WHAT_IT_TAKES, &threat.prerequisites)}
        {section(words::HOW_TO_NOTICE_IT, &threat.detection)}
        {section(words::AN_EXAMPLE, &threat.example)}
        {section(words::HOW_LIKELY_IT_IS, &threat.likelihood)}
        <References threat=threat />
    }
    .into_any()
}

fn section(title: &'static str, text: &str) -> Option<AnyView> {
    (!text.trim().is_empty()).then(|| {
        view! {
            <section class="detail-section">
                <h3>{title}</h3>
                <p class="detail-text">{text.to_owned()}</p>
            </section>
        }
        .into_any()
    })
}

/// References. These are the only links that lead out of the page, and their tooltips say so.
#[component]
fn References(threat: Arc<Threat>) -> impl IntoView {
    let capec = threat.capec.iter().map(|id| {
        let to = format!("https://capec.mitre.org/data/definitions/{id}.html");
        (format!("CAPEC-{id}"), Some(to))
    });
    let cwe = threat.cwe.iter().map(|id| {
        let to = format!("https://cwe.mitre.org/data/definitions/{id}.html");
        (format!("CWE-{id}"), Some(to))
    });
    let owasp = threat
        .owasp
        .iter()
        .map(|entry| (format!("OWASP {entry}"), None));
    let others = threat.references.iter().map(|text| {
        let to = text.starts_with("https://").then(|| text.clone());
        (text.clone(), to)
    });
    let all: Vec<(String, Option<String>)> = capec.chain(cwe).chain(owasp).chain(others).collect();
    if all.is_empty() {
        return None;
    }
    let count = terms::REFERENCE.counted(all.len());
    let items: Vec<_> = all
        .into_iter()
        .map(|(words, to)| match to {
            Some(to) => view! {
                <li>
                    <a href=to target="_blank" rel="noreferrer noopener" data-tip=words::OPENS_ANOTHER_SITE>
                        {words}
                    </a>
                </li>
            }
            .into_any(),
            None => view! { <li>{words}</li> }.into_any(),
        })
        .collect();
    Some(view! {
        <section class="detail-section">
            <h3>{words::REFERENCES}</h3>
            <ul class="detail-references" aria-label=count>{items}</ul>
        </section>
    })
}
