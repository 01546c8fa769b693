//! Colours by their role, and what they are in pictures that are saved.

use serde::{Deserialize, Serialize};

/// A colour by its role. Its name in the page's styles is [`Colour::token`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Colour {
    /// Panels, dialogs, fields.
    Bg,
    /// Top bar, group heads, dialog feet, start page.
    Frame,
    /// Behind diagrams.
    Canvas,
    /// Row, button, tab under the pointer.
    Hover,
    /// Pressed; count and code chips; Not answered.
    Active,
    /// Selected row or segment, filter that is on.
    Selected,
    /// Dividers (decoration only).
    Divider,
    /// Borders of fields and buttons, lifelines.
    Control,
    /// Text; also toast and tooltip ground, with bg on it.
    Text,
    /// Secondary text, icons.
    Text2,
    /// Captions, placeholders, provenance; not on active.
    Text3,
    /// Primary action, links, selection, focus.
    Accent,
    /// Hover of accent; text on selected.
    AccentStrong,
    /// Text on accent.
    OnAccent,
    /// Cleared, mitigated, new in a comparison.
    Good,
    /// Warnings, review due, waiting for an answer.
    Warn,
    /// Errors, delete, gone in a comparison.
    Bad,
    /// Trust boundary: dashes, title, name in text.
    Boundary,
    /// Inside a boundary, same for all depths.
    BoundaryBg,
    /// Fill of elements and number badges.
    Node,
    /// Outline of elements; flows of the selected element.
    NodeLine,
    /// Flows, arrowheads, badge rings.
    Flow,
    /// Very high (glyphs only, never text).
    Sev5,
    /// High (glyphs only, never text).
    Sev4,
    /// Medium (glyphs only, never text).
    Sev3,
    /// Low (glyphs only, never text).
    Sev2,
    /// Very low (glyphs only, never text).
    Sev1,
    /// Ground of what is good.
    GoodBg,
    /// Ground of warnings and notes.
    WarnBg,
    /// Ground of errors.
    BadBg,
}

/// The concrete colours of a theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Palette {
    /// Dark on light; what downloads have unless someone chooses otherwise.
    #[default]
    Light,
    /// Light on dark. Nothing draws with it yet: it is for pictures that are saved dark.
    Dark,
}

struct Row {
    colour: Colour,
    token: &'static str,
    light: &'static str,
    dark: &'static str,
}

impl Colour {
    /// Its name in the page's styles, without the two dashes: `node-line`.
    pub fn token(self) -> &'static str {
        row(self).map_or("text", |row| row.token)
    }

    /// All colours, in the order of the table.
    pub fn all() -> impl Iterator<Item = Colour> {
        TABLE.iter().map(|row| row.colour)
    }

    /// The colour of a severity from 1 (very low) to 5 (very high); others count as the nearest.
    pub fn severity(severity: u8) -> Colour {
        match severity {
            0 | 1 => Colour::Sev1,
            2 => Colour::Sev2,
            3 => Colour::Sev3,
            4 => Colour::Sev4,
            _ => Colour::Sev5,
        }
    }
}

impl Palette {
    /// The concrete colour, as `#1A212C`.
    pub fn colour(self, colour: Colour) -> &'static str {
        row(colour).map_or("#000000", |row| match self {
            Palette::Light => row.light,
            Palette::Dark => row.dark,
        })
    }
}

/// The rows are in the order of the variants; a test checks it.
fn row(colour: Colour) -> Option<&'static Row> {
    TABLE.get(colour as usize)
}

const fn r(colour: Colour, token: &'static str, values: [&'static str; 2]) -> Row {
    let [light, dark] = values;
    Row {
        colour,
        token,
        light,
        dark,
    }
}

static TABLE: &[Row] = &[
    r(Colour::Bg, "bg", ["#FFFFFF", "#16191F"]),
    r(Colour::Frame, "frame", ["#F6F7F9", "#111419"]),
    r(Colour::Canvas, "canvas", ["#FBFCFD", "#0E1014"]),
    r(Colour::Hover, "hover", ["#F0F2F5", "#20242C"]),
    r(Colour::Active, "active", ["#E4E8EE", "#2A303A"]),
    r(Colour::Selected, "selected", ["#E9EFFD", "#1D2A4D"]),
    r(Colour::Divider, "line", ["#E0E4EA", "#2A2F38"]),
    r(Colour::Control, "control", ["#848E9C", "#6C7786"]),
    r(Colour::Text, "text", ["#1A212C", "#E7EAEF"]),
    r(Colour::Text2, "text-2", ["#48525F", "#B4BCC8"]),
    r(Colour::Text3, "text-3", ["#626C7A", "#949EAD"]),
    r(Colour::Accent, "accent", ["#2B59D9", "#7EA2FF"]),
    r(
        Colour::AccentStrong,
        "accent-strong",
        ["#2148B4", "#A3BDFF"],
    ),
    r(Colour::OnAccent, "on-accent", ["#FFFFFF", "#0B1022"]),
    r(Colour::Good, "good", ["#0B7454", "#4CC79A"]),
    r(Colour::Warn, "warn", ["#8A5A00", "#E5B95C"]),
    r(Colour::Bad, "bad", ["#B4232C", "#FF8A8A"]),
    r(Colour::Boundary, "boundary", ["#8A3A78", "#D58BC4"]),
    r(Colour::BoundaryBg, "boundary-bg", ["#F9F3F8", "#1A141B"]),
    r(Colour::Node, "node", ["#FFFFFF", "#1C2027"]),
    r(Colour::NodeLine, "node-line", ["#3B4654", "#A3AEBC"]),
    r(Colour::Flow, "flow", ["#505B69", "#98A3B1"]),
    r(Colour::Sev5, "sev-5", ["#7A0B2E", "#FF4D5E"]),
    r(Colour::Sev4, "sev-4", ["#B02E00", "#FFA24A"]),
    r(Colour::Sev3, "sev-3", ["#A98200", "#FFF09A"]),
    r(Colour::Sev2, "sev-2", ["#4A7099", "#8FB0D8"]),
    r(Colour::Sev1, "sev-1", ["#808487", "#6F7782"]),
    r(Colour::GoodBg, "good-bg", ["#E4F4EE", "#12312A"]),
    r(Colour::WarnBg, "warn-bg", ["#FCF3DE", "#332811"]),
    r(Colour::BadBg, "bad-bg", ["#FCEBEB", "#3A1A1D"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_finds_its_own_row() {
        for each in TABLE {
            assert_eq!(row(each.colour).map(|row| row.token), Some(each.token));
        }
        assert_eq!(Colour::all().last(), Some(Colour::BadBg));
        assert_eq!(Palette::Dark.colour(Colour::NodeLine), "#A3AEBC");
    }
}
