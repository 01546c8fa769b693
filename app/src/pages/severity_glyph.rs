//! Glyphs of severity: a shape for each, so that colour is never the only sign.

use leptos::prelude::*;
use parapet_core::picture::{Point, Shape, glyph, path_data};
use parapet_core::threats::Severity;

use crate::state::judged::Mark;

/// Side of a glyph in rows, in px.
const ROW_SIDE: f64 = 12.0;

/// Side of a glyph in details and filters, in px.
const DETAIL_SIDE: f64 = 14.0;

/// Where a glyph is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GlyphSize {
    Row,
    Detail,
}

/// The glyph of a severity. Its word is beside it, or is its accessible name (`named`).
#[component]
pub(crate) fn Glyph(
    severity: Severity,
    size: GlyphSize,
    #[prop(optional)] named: bool,
) -> impl IntoView {
    let side = match size {
        GlyphSize::Row => ROW_SIDE,
        GlyphSize::Detail => DETAIL_SIDE,
    };
    let shapes = glyph(severity.0, Point::new(side / 2.0, side / 2.0), side);
    let name = named.then(|| severity.word());
    view! {
        <svg
            class="glyph"
            width=side.to_string()
            height=side.to_string()
            viewBox=format!("0 0 {side} {side}")
            role=if named { "img" } else { "presentation" }
            aria-label=name
            aria-hidden=(!named).then_some("true")
        >
            {shapes.into_iter().map(|shape| glyph_shape(&shape)).collect_view()}
        </svg>
    }
}

/// Open findings of a part: the glyph of the highest severity, and how many.
#[component]
pub(crate) fn FindingsBadge(mark: Mark) -> impl IntoView {
    view! {
        <span class="mark" role="img" aria-label=mark.words()>
            <Glyph severity=mark.highest size=GlyphSize::Row />
            {mark.count}
        </span>
    }
}

fn glyph_shape(shape: &Shape) -> impl IntoView + use<> {
    let token = |name: &str| format!("var(--{name})");
    let fill = shape
        .fill
        .map_or_else(|| "none".to_owned(), |colour| token(colour.token()));
    let stroke = shape.stroke.map(|stroke| token(stroke.colour.token()));
    let width = shape.stroke.map(|stroke| stroke.width.to_string());
    view! {
        <path d=path_data(&shape.outline) fill=fill stroke=stroke stroke-width=width></path>
    }
}
