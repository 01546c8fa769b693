//! Golden cases, conformance and tidy checks of the whole workspace.
