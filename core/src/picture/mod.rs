//! A laid-out view as shapes, paths and texts: what the page draws and what the SVG writer writes.
