//! Zooming the diagram that is in view.

use crate::state::Workspace;

/// How much larger one step makes a drawing.
pub(crate) const STEP: f64 = 1.25;

/// Makes the drawing larger or smaller, round its middle.
pub(crate) fn by(workspace: Workspace, factor: f64) {
    if let Some(canvas) = workspace.ui.canvas() {
        let middle = canvas.centre();
        canvas.update(|viewport| viewport.zoomed(factor, middle));
    }
}

/// Shows the drawing at its own size.
pub(crate) fn actual_size(workspace: Workspace) {
    if let Some(canvas) = workspace.ui.canvas() {
        let middle = canvas.centre();
        canvas.update(|viewport| viewport.scaled_to(1.0, middle));
    }
}

/// Shows all of the drawing.
pub(crate) fn fit(workspace: Workspace) {
    if let Some(canvas) = workspace.ui.canvas() {
        canvas.fit();
    }
}
