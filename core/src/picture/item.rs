//! What a picture is made of: groups, shapes, texts and icons.

use serde::{Deserialize, Serialize};

use super::colour::Colour;
use crate::layout::Point;
use crate::model::Id;

/// A whole picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// Its upper left corner; 0, 0 unless it keeps the coordinates of the model.
    pub origin: Point,
    /// Width in px; everything is between the origin and that far right of it.
    pub width: f64,
    /// Height in px; everything is between the origin and that far below it.
    pub height: f64,
    /// What it shows, in a few words: "Data-flow diagram of Web shop".
    pub title: String,
    /// Its accessible description: a sentence or two.
    pub description: String,
    /// From the bottom to the top.
    pub items: Vec<Item>,
}

/// One thing in a picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Item {
    /// Items that belong together.
    Group(Group),
    /// A filled or stroked outline.
    Shape(Shape),
    /// Lines of text.
    Text(Text),
    /// An icon.
    Icon(IconUse),
}

/// Items that belong together, mostly because they show one part of the model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// What it is in the picture; the page makes its class of it.
    pub role: Role,
    /// The part of the model that it shows.
    pub part: Option<Id>,
    /// Its accessible name; empty where its items have names.
    pub label: String,
    /// From the bottom to the top.
    pub items: Vec<Item>,
}

/// What a group or shape is in the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// An element of the data-flow diagram.
    Element,
    /// A trust boundary.
    Boundary,
    /// A dataflow of the data-flow diagram.
    Flow,
    /// The outline of what the group around it shows; the one that changes when it is selected.
    Outline,
    /// The line of a flow or message.
    Line,
    /// An arrowhead.
    Arrowhead,
    /// The text of a flow or message, with its severity.
    Label,
    /// A number in a ring.
    Badge,
    /// The severity and number of open findings.
    Mark,
    /// The head of a participant of the sequence diagram.
    Participant,
    /// The line under a participant.
    Lifeline,
    /// The time in which a participant is at work.
    Activation,
    /// A message of the sequence diagram.
    Message,
    /// A note.
    Note,
    /// A line with words across the sequence diagram.
    Divider,
    /// Anything else; it only looks good.
    Plain,
}

/// A filled or stroked outline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    /// What it is in the picture.
    pub role: Role,
    /// Its form.
    pub outline: Outline,
    /// What it is filled with.
    pub fill: Option<Colour>,
    /// How its outline is drawn.
    pub stroke: Option<Stroke>,
}

/// The form of a shape.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Outline {
    /// A rectangle by its top left corner, with the radius of its corners.
    Rect {
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// Radius of the corners.
        radius: f64,
    },
    /// An ellipse; a circle where both radii are equal.
    Ellipse {
        /// Its centre.
        centre: Point,
        /// Horizontal radius.
        rx: f64,
        /// Vertical radius.
        ry: f64,
    },
    /// A closed line through points.
    Polygon(Vec<Point>),
    /// An open line through points.
    Polyline(Vec<Point>),
    /// A path; its first segment is a [`Segment::Move`].
    Path(Vec<Segment>),
}

/// A piece of a path, in absolute coordinates.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Segment {
    /// Starts anew there.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A quadratic curve with its control point.
    Quadratic(Point, Point),
    /// A cubic curve with its two control points.
    Cubic(Point, Point, Point),
    /// The shorter arc of an unrotated ellipse.
    Arc {
        /// Horizontal radius.
        rx: f64,
        /// Vertical radius.
        ry: f64,
        /// Whether it turns clockwise on the screen.
        clockwise: bool,
        /// Where it ends.
        to: Point,
    },
    /// Back to where it started.
    Close,
}

/// How an outline is drawn; ends are butt and joins round.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stroke {
    /// Its colour.
    pub colour: Colour,
    /// Its width in px.
    pub width: f64,
    /// Its dashes.
    pub dash: Dash,
}

/// The dashes of a line; each has one meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Dash {
    /// None.
    #[default]
    Solid,
    /// A trust boundary: 6 4.
    Boundary,
    /// A response: 4 3.
    Response,
    /// A lifeline: 2 3.
    Lifeline,
    /// Gone in a comparison: 3 4.
    Gone,
}

/// Lines of text, one below the other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Text {
    /// The lines.
    pub lines: Vec<String>,
    /// Where the baseline of the first line is anchored.
    pub at: Point,
    /// Which end of each line lies there.
    pub align: Align,
    /// Font size in px.
    pub size: f64,
    /// From one baseline to the next, in px.
    pub leading: f64,
    /// Whether it is bold (700) or plain (400).
    pub bold: bool,
    /// Its colour.
    pub colour: Colour,
}

/// Which end of a line of text lies at its anchor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Align {
    /// Its left end, whatever direction it is read in.
    #[default]
    Left,
    /// Its middle.
    Middle,
    /// Its right end.
    Right,
}

/// An icon in the picture: stroked 1.5 px wide with round ends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IconUse {
    /// Its name in [`super::ICONS`].
    pub name: String,
    /// Its top left corner.
    pub at: Point,
    /// Its side in px.
    pub size: f64,
    /// Its colour.
    pub colour: Colour,
}

impl Stroke {
    /// A solid stroke.
    pub fn solid(colour: Colour, width: f64) -> Stroke {
        Stroke {
            colour,
            width,
            dash: Dash::Solid,
        }
    }

    /// The same with dashes.
    #[must_use]
    pub fn dashed(self, dash: Dash) -> Stroke {
        Stroke { dash, ..self }
    }
}

impl Dash {
    /// Lengths of dash and gap in px; none for a solid line.
    pub fn lengths(self) -> Option<[u8; 2]> {
        match self {
            Dash::Solid => None,
            Dash::Boundary => Some([6, 4]),
            Dash::Response => Some([4, 3]),
            Dash::Lifeline => Some([2, 3]),
            Dash::Gone => Some([3, 4]),
        }
    }
}

impl Role {
    /// Its name in kebab-case, as a class of the page or the file has it.
    pub fn name(self) -> &'static str {
        match self {
            Role::Element => "element",
            Role::Boundary => "boundary",
            Role::Flow => "flow",
            Role::Outline => "outline",
            Role::Line => "line",
            Role::Arrowhead => "head",
            Role::Label => "label",
            Role::Badge => "badge",
            Role::Mark => "mark",
            Role::Participant => "participant",
            Role::Lifeline => "lifeline",
            Role::Activation => "activation",
            Role::Message => "message",
            Role::Note => "note",
            Role::Divider => "divider",
            Role::Plain => "plain",
        }
    }
}

impl Group {
    /// A group that shows no part of its own.
    pub fn new(role: Role, items: Vec<Item>) -> Group {
        Group {
            role,
            part: None,
            label: String::new(),
            items,
        }
    }

    /// The same for a part of the model, with its accessible name.
    #[must_use]
    pub fn of(self, part: &Id, label: impl Into<String>) -> Group {
        Group {
            part: Some(part.clone()),
            label: label.into(),
            ..self
        }
    }
}

impl From<Group> for Item {
    fn from(group: Group) -> Item {
        Item::Group(group)
    }
}

impl From<Shape> for Item {
    fn from(shape: Shape) -> Item {
        Item::Shape(shape)
    }
}

impl From<Text> for Item {
    fn from(text: Text) -> Item {
        Item::Text(text)
    }
}

impl From<IconUse> for Item {
    fn from(icon: IconUse) -> Item {
        Item::Icon(icon)
    }
}
