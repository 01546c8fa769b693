//! Coordinates for a view.
