//! A picture as SVG nodes. Colours are the tokens of the styles, so that a drawing follows the
//! theme; texts become text nodes, never markup.

use parapet_core::picture::{
    Align, Group, ICON_GRID, IconUse, Item, Picture, Role, Shape, Text, icon, path_data,
};
use web_sys::Element;

use crate::platform::BrowserError;
use crate::platform::svg::{append, element};

/// Prefix of a part's id in the id of its node.
pub(crate) const NODE_ID: &str = "picture-";

/// What a drawing is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Its parts are walked through and selected: each has a name and an id.
    Canvas,
    /// It is only looked at; its text is beside it.
    Illustration,
}

/// Fills an element of the page with what is in the picture.
///
/// # Errors
/// The browser would not make a node.
pub(crate) fn draw_into(
    parent: &Element,
    picture: &Picture,
    purpose: Purpose,
) -> Result<(), BrowserError> {
    parent.set_text_content(None);
    draw_items(parent, &picture.items, purpose)
}

/// One thing in a picture as one node.
///
/// # Errors
/// The browser would not make it.
pub(crate) fn draw_item(item: &Item, purpose: Purpose) -> Result<Element, BrowserError> {
    match item {
        Item::Group(group) => group_node(group, purpose),
        Item::Shape(shape) => {
            let node = element("g", &[])?;
            shape_nodes(&node, shape)?;
            Ok(node)
        }
        Item::Text(text) => text_node(text),
        Item::Icon(icon) => icon_node(icon),
    }
}

fn draw_items(parent: &Element, items: &[Item], purpose: Purpose) -> Result<(), BrowserError> {
    for item in items {
        match item {
            Item::Shape(shape) => shape_nodes(parent, shape)?,
            _ => append(parent, &draw_item(item, purpose)?)?,
        }
    }
    Ok(())
}

fn group_node(group: &Group, purpose: Purpose) -> Result<Element, BrowserError> {
    let class = format!("pic-{}", group.role.name());
    let node = element("g", &[("class", &class)])?;
    let set = |name: &str, value: &str| {
        node.set_attribute(name, value)
            .map_err(|thrown| BrowserError::thrown("describe a piece of the drawing", &thrown))
    };
    if let (Some(part), Purpose::Canvas) = (&group.part, purpose) {
        set("data-part", part.as_str())?;
    }
    if !group.label.is_empty() && purpose == Purpose::Canvas {
        let holds_others = group.role == Role::Boundary;
        set(
            "role",
            if holds_others {
                "graphics-object"
            } else {
                "graphics-symbol"
            },
        )?;
        set("aria-roledescription", role_description(group.role))?;
        set("aria-label", &group.label)?;
        if let Some(part) = &group.part {
            set("id", &format!("{NODE_ID}{part}"))?;
        }
    }
    draw_items(&node, &group.items, purpose)?;
    Ok(node)
}

/// What a group is, as screen readers read it after its label.
fn role_description(role: Role) -> &'static str {
    match role {
        Role::Element => "element",
        Role::Boundary => "boundary",
        Role::Flow | Role::Message => "flow",
        Role::Participant => "participant",
        _ => "drawing",
    }
}

fn shape_nodes(parent: &Element, shape: &Shape) -> Result<(), BrowserError> {
    let data = path_data(&shape.outline);
    if shape.role == Role::Line {
        append(
            parent,
            &element("path", &[("class", "pic-hit"), ("d", &data)])?,
        )?;
    }
    let class = format!("pic-{}", shape.role.name());
    let fill = shape
        .fill
        .map_or_else(|| "none".to_owned(), |colour| token(colour.token()));
    let node = element("path", &[("class", &class), ("d", &data), ("fill", &fill)])?;
    if let Some(stroke) = shape.stroke {
        let set = |name: &str, value: &str| {
            node.set_attribute(name, value)
                .map_err(|thrown| BrowserError::thrown("colour a piece of the drawing", &thrown))
        };
        set("stroke", &token(stroke.colour.token()))?;
        set("stroke-width", &stroke.width.to_string())?;
        set("stroke-linejoin", "round")?;
        if let Some([dash, gap]) = stroke.dash.lengths() {
            set("stroke-dasharray", &format!("{dash} {gap}"))?;
        }
    }
    append(parent, &node)
}

fn text_node(text: &Text) -> Result<Element, BrowserError> {
    let anchor = match text.align {
        Align::Left => "start",
        Align::Middle => "middle",
        Align::Right => "end",
    };
    let node = element(
        "text",
        &[
            ("font-size", &text.size.to_string()),
            ("font-weight", if text.bold { "700" } else { "400" }),
            ("text-anchor", anchor),
            ("fill", &token(text.colour.token())),
        ],
    )?;
    for (line, at) in text.lines.iter().zip(0u16..) {
        let y = text.at.y + f64::from(at) * text.leading;
        let span = element(
            "tspan",
            &[("x", &text.at.x.to_string()), ("y", &y.to_string())],
        )?;
        span.set_text_content(Some(line));
        append(&node, &span)?;
    }
    Ok(node)
}

fn icon_node(used: &IconUse) -> Result<Element, BrowserError> {
    let scale = used.size / ICON_GRID;
    let place = format!("translate({} {}) scale({scale})", used.at.x, used.at.y);
    let width = 1.5 / scale;
    element(
        "path",
        &[
            ("d", icon(&used.name).path),
            ("transform", &place),
            ("fill", "none"),
            ("stroke", &token(used.colour.token())),
            ("stroke-width", &width.to_string()),
            ("stroke-linecap", "round"),
            ("stroke-linejoin", "round"),
        ],
    )
}

/// A colour as the styles name it.
fn token(name: &str) -> String {
    format!("var(--{name})")
}
