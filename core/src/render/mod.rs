//! Text for files: SVG, DOT, PlantUML.
