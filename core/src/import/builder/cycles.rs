//! Boundaries nested in a cycle: the reference that closes the cycle is removed.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::quote::quoted_name;
use crate::diagnostic::{DiagnosticCollector, messages};
use crate::json;
use crate::model::{Id, Model, Value};

/// Cuts every cycle at the boundary where a walk from the first of them closes it. The name
/// that it gave is kept.
pub(super) fn cut_cycles(model: &mut Model, diagnostics: &mut DiagnosticCollector) {
    let positions: FxHashMap<Id, usize> = model
        .boundaries
        .iter()
        .enumerate()
        .map(|(position, boundary)| (boundary.id.clone(), position))
        .collect();
    // In which walk each boundary was reached; every one is walked through once.
    let mut reached = vec![0usize; model.boundaries.len()];
    for walk in 1..=model.boundaries.len() {
        let mut at = walk - 1;
        loop {
            match reached.get_mut(at) {
                Some(mark) if *mark == 0 => *mark = walk,
                _ => break,
            }
            let outer = model.boundaries.get(at).and_then(|inner| inner.boundary());
            let Some(next) = outer.and_then(|id| positions.get(id)).copied() else {
                break;
            };
            if reached.get(next) == Some(&walk) {
                cut(model, at, next, diagnostics);
                break;
            }
            at = next;
        }
    }
}

fn cut(model: &mut Model, inner: usize, outer: usize, diagnostics: &mut DiagnosticCollector) {
    let Some(outer_name) = model.boundaries.get(outer).map(|b| b.name.clone()) else {
        return;
    };
    let Some(boundary) = model.boundaries.get_mut(inner) else {
        return;
    };
    let (inner_words, outer_words) = (quoted_name(&boundary.name), quoted_name(&outer_name));
    let message = if inner == outer {
        format!("The boundary {inner_words} cannot lie in itself.")
    } else {
        format!(
            "The boundary {inner_words} cannot lie in {outer_words}, because {outer_words} lies in {inner_words}."
        )
    };
    diagnostics.push(
        messages::file_boundary_cycle(&message)
            .path(format!("$.boundaries[{inner}].inBoundary"))
            .part(boundary.id.as_str())
            .attribute("inBoundary"),
    );
    let kept = Value::Raw(json::quote(&outer_name));
    Arc::make_mut(boundary)
        .attributes
        .set("inBoundary", Some(kept));
}
