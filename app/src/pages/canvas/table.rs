//! The data-flow diagram as tables: what is drawn, for users who prefer to read it.

use leptos::prelude::*;
use parapet_core::model::{Id, Kind, Model, Part, Schema};

use crate::commands;
use crate::components::button::{Button, Height};
use crate::pages::part_link::{PartLink, Tint};
use crate::pages::severity_glyph::FindingsBadge;
use crate::state::judged::Judged;
use crate::state::workspace;
use crate::words::canvas as words;
use crate::words::terms::class_label;

/// Rows of a table beyond these are not written: the outline lists them all.
const MAX_ROWS: usize = 500;

/// Shown where a part has no such value.
const EMPTY_CELL: &str = "–";

/// Boundaries, elements and flows, a table each.
#[component]
pub(crate) fn DiagramTable() -> impl IntoView {
    let workspace = workspace();
    let tables = move || {
        let model = workspace.project.model();
        let judged = workspace.answers.judged.get();
        let schema = workspace.schema.get();
        [Kind::Element, Kind::Boundary, Kind::Dataflow]
            .map(|kind| table(kind, &model, &schema, &judged))
    };
    view! {
        <div class="diagram-table" data-region="canvas" tabindex="0" role="group" aria-label=words::THE_DIAGRAM_AS_A_TABLE>
            <div class="diagram-table-head">
                <Button
                    label=words::SHOW_THE_DRAWING
                    icon="workflow"
                    height=Height::Bar
                    command="diagram-table"
                    on_press=move |_| commands::run(workspace, "diagram-table")
                />
            </div>
            {tables}
        </div>
    }
    .into_any()
}

/// The table of a kind of part; nothing where the model has none.
fn table(kind: Kind, model: &Model, schema: &Schema, judged: &Judged) -> Option<AnyView> {
    let parts = model.list(kind);
    if parts.is_empty() {
        return None;
    }
    let (title, heads): (_, &[&str]) = match kind {
        Kind::Dataflow => (
            words::FLOWS,
            &[
                words::NAME,
                words::NUMBER,
                words::FROM,
                words::TO,
                words::OPEN_FINDINGS,
            ],
        ),
        Kind::Boundary => (
            words::BOUNDARIES,
            &[
                words::NAME,
                words::TYPE,
                words::INSIDE,
                words::OPEN_FINDINGS,
            ],
        ),
        Kind::Element | Kind::Data => (
            words::ELEMENTS,
            &[
                words::NAME,
                words::TYPE,
                words::INSIDE,
                words::OPEN_FINDINGS,
            ],
        ),
    };
    let heads = heads
        .iter()
        .map(|head| view! { <th scope="col">{*head}</th> })
        .collect_view();
    let rows = parts
        .iter()
        .take(MAX_ROWS)
        .map(|part| row(kind, part, schema, judged))
        .collect_view();
    let more = parts.len().saturating_sub(MAX_ROWS);
    let rest = (more > 0).then(|| {
        let words = words::not_in_this_table(&more);
        view! { <p class="caption">{words}</p> }
    });
    let table = view! {
        <table>
            <caption>{title}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {rest}
    };
    Some(table.into_any())
}

fn row(kind: Kind, part: &Part, schema: &Schema, judged: &Judged) -> AnyView {
    let middle = match kind {
        Kind::Dataflow => {
            let number = judged
                .flows
                .get(&part.id)
                .map(|flow| flow.number)
                .filter(|number| *number >= 0);
            let number = number.map_or_else(|| EMPTY_CELL.to_owned(), |number| number.to_string());
            view! {
                <td>{number}</td>
                <td>{link(part.source())}</td>
                <td>{link(part.sink())}</td>
            }
            .into_any()
        }
        _ => view! {
            <td>{class_label(schema, &part.class)}</td>
            <td>{link(part.boundary())}</td>
        }
        .into_any(),
    };
    let mark = judged
        .marks
        .get(&part.id)
        .map(|mark| view! { <FindingsBadge mark=*mark /> });
    view! {
        <tr>
            <th scope="row"><PartLink id=part.id.clone() tint=Tint::Plain /></th>
            {middle}
            <td>{mark.map_or_else(|| EMPTY_CELL.into_any(), IntoAny::into_any)}</td>
        </tr>
    }
    .into_any()
}

fn link(part: Option<&Id>) -> AnyView {
    match part {
        Some(id) => view! { <PartLink id=id.clone() tint=Tint::Plain /> }.into_any(),
        None => EMPTY_CELL.into_any(),
    }
}
