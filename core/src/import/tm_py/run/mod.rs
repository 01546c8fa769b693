//! Follows a script without running it: what it would make of pytm's classes, worked out within
//! bounds, and nothing else. No file, no process, no network, no clock is ever touched; what only
//! these would tell is [`Value::Unknown`], and so is all that is made of it.

mod assign;
mod builtin;
mod call;
mod class;
mod expression;
mod format;
mod import;
mod method;
mod object;
mod operate;
mod pytm;
mod show;
mod statement;

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::value::{Cell, ClassInfo, Object, Ref, Value};
use crate::diagnostic::{Diagnostic, Position, LineIndex, DiagnosticCollector};
use crate::model::Schema;
use crate::python::{Script, Span};

/// How much is worked out: one for each expression and each item touched, a few more for what takes
/// longer. Short scripts may have loops; a long one needs steps for its own lines, about one for four
/// bytes where it makes parts.
fn steps(text: &str) -> u32 {
    let own = u32::try_from(text.len() / 2).unwrap_or(u32::MAX);
    own.saturating_add(200_000)
}

/// How deep expressions, blocks and calls may stand in one another.
const DEEPEST: u32 = 220;

/// How many parts a script may make.
const MOST_PARTS: usize = 30_000;

/// How many classes a script may define, or name that nobody defined: each is a schema of its own to
/// whoever reads it.
const MOST_CLASSES: usize = 300;

/// The longest text, in bytes, and the longest list that is worked out.
const LONGEST: usize = 1 << 20;

/// What following a script gave.
pub(super) struct Followed<'t> {
    pub(super) heap: Vec<Cell<'t>>,
    pub(super) classes: Vec<ClassInfo<'t>>,
    /// Elements, boundaries and flows, in the order made.
    pub(super) parts: Vec<Ref>,
    pub(super) data: Vec<Ref>,
    /// The model that counts.
    pub(super) model: Option<Ref>,
    pub(super) text: &'t str,
    pub(super) places: LineIndex,
    pub(super) remarks: DiagnosticCollector,
}

impl Followed<'_> {
    /// Where a span of the script starts.
    pub(super) fn place(&self, span: Span) -> Position {
        self.places.at(self.text, span.start as usize)
    }
}

/// Follows a script that was read.
pub(super) fn follow<'t>(text: &'t str, script: &'t Script, remarks: DiagnosticCollector) -> Followed<'t> {
    let mut runner = Runner {
        text,
        script,
        places: LineIndex::new(text),
        heap: Vec::new(),
        classes: pytm::classes(),
        scopes: vec![Scope::default()],
        frames: vec![Frame::default()],
        parts: Vec::new(),
        data: Vec::new(),
        models: Vec::new(),
        processed: None,
        steps: steps(text),
        depth: 0,
        halted: false,
        raised: false,
        tries: 0,
        said: FxHashSet::default(),
        remarks,
    };
    runner.block(&script.body);
    let model = runner.processed.or(runner.models.last().copied());
    Followed {
        heap: runner.heap,
        classes: runner.classes,
        parts: runner.parts,
        data: runner.data,
        model,
        text,
        places: runner.places,
        remarks: runner.remarks,
    }
}

struct Runner<'t> {
    text: &'t str,
    script: &'t Script,
    places: LineIndex,
    heap: Vec<Cell<'t>>,
    classes: Vec<ClassInfo<'t>>,
    scopes: Vec<Scope<'t>>,
    /// The calls under way, the script itself first.
    frames: Vec<Frame<'t>>,
    parts: Vec<Ref>,
    data: Vec<Ref>,
    models: Vec<Ref>,
    /// The model that was told to find its threats.
    processed: Option<Ref>,
    steps: u32,
    depth: u32,
    /// Nothing more is followed: a bound was reached, or the script ends itself.
    halted: bool,
    /// An exception is on its way.
    raised: bool,
    /// How many `try` blocks are being followed inside one another.
    tries: u32,
    /// What was said once and is not said again.
    said: FxHashSet<String>,
    remarks: DiagnosticCollector,
}

/// The names of a block.
#[derive(Default)]
struct Scope<'t> {
    names: FxHashMap<&'t str, Value<'t>>,
    /// Names that belong to a scope further out.
    outer: Vec<&'t str>,
    parent: Option<usize>,
    /// Whether it is that of a class, whose names its methods do not see.
    of_class: bool,
}

/// A call under way.
#[derive(Default)]
struct Frame<'t> {
    scope: usize,
    /// What the method is called on, and the class that it stands in.
    this: Option<(Value<'t>, usize)>,
    /// What was yielded so far.
    yielded: Option<Vec<Value<'t>>>,
}

/// How a statement ended.
enum Flow<'t> {
    Next,
    Break,
    Continue,
    Return(Value<'t>),
    /// By an exception, or because nothing more is followed.
    Stop,
}

impl<'t> Runner<'t> {
    /// Takes steps; `false` says that nothing more is followed.
    fn step(&mut self, cost: usize, span: Span) -> bool {
        if self.halted || self.raised {
            return false;
        }
        let cost = u32::try_from(cost).unwrap_or(u32::MAX);
        match self.steps.checked_sub(cost) {
            Some(left) => self.steps = left,
            None => {
                self.steps = 0;
                self.halt("takes more steps than are followed", span);
            }
        }
        !self.halted
    }

    /// Stops following at a bound.
    fn halt(&mut self, why: &str, span: Span) {
        if !self.halted {
            self.halted = true;
            let diagnostic = Diagnostic::error(
                "script-limit",
                format!("The script {why}. What was read up to here is there, the rest is not."),
            );
            self.say(
                span,
                diagnostic.hint("Look for a loop without end, or divide the model."),
            );
        }
    }

    /// Goes one level deeper; `false` says that it is too deep. Whoever went in comes out by
    /// [`Runner::leave`].
    fn enter(&mut self, span: Span) -> bool {
        if !self.step(1, span) {
            return false;
        }
        if self.depth >= DEEPEST {
            let diagnostic = Diagnostic::error(
                "script-limit",
                format!(
                    "Calls and expressions stand in one another deeper than {DEEPEST} levels. What is deeper is not followed."
                ),
            );
            self.say_once("deep", span, diagnostic);
            return false;
        }
        self.depth = self.depth.saturating_add(1);
        true
    }

    fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    fn say(&mut self, span: Span, diagnostic: Diagnostic) {
        if self.remarks.accepts(&diagnostic.code) {
            let place = self.place(span);
            self.remarks.push(diagnostic.at(place));
        } else {
            self.remarks.push(diagnostic);
        }
    }

    /// Says it unless something with that key was said.
    fn say_once(&mut self, key: &str, span: Span, diagnostic: Diagnostic) {
        if self.said.insert(format!("{}/{key}", diagnostic.code)) {
            self.say(span, diagnostic);
        }
    }

    fn make(&mut self, cell: Cell<'t>) -> Ref {
        self.heap.push(cell);
        self.heap.len().saturating_sub(1)
    }

    fn list(&mut self, items: Vec<Value<'t>>) -> Value<'t> {
        Value::List(self.make(Cell::Items(items)))
    }

    /// The items of a list or a set.
    fn items_at(&self, at: Ref) -> &[Value<'t>] {
        match self.heap.get(at) {
            Some(Cell::Items(items)) => items,
            _ => &[],
        }
    }

    fn items_mut(&mut self, at: Ref) -> Option<&mut Vec<Value<'t>>> {
        match self.heap.get_mut(at) {
            Some(Cell::Items(items)) => Some(items),
            _ => None,
        }
    }

    fn pairs_at(&self, at: Ref) -> &[(Value<'t>, Value<'t>)] {
        match self.heap.get(at) {
            Some(Cell::Pairs(pairs)) => pairs,
            _ => &[],
        }
    }

    fn object_at(&self, at: Ref) -> Option<&Object<'t>> {
        match self.heap.get(at) {
            Some(Cell::Object(object)) => Some(object),
            _ => None,
        }
    }

    fn object_mut(&mut self, at: Ref) -> Option<&mut Object<'t>> {
        match self.heap.get_mut(at) {
            Some(Cell::Object(object)) => Some(object),
            _ => None,
        }
    }

    /// The name of pytm's class that a class is or extends.
    fn native_of(&self, class: usize) -> Option<Rc<str>> {
        native_of(&self.classes, class).map(|class| class.name.clone())
    }

    fn schema(&self) -> &'static Schema {
        Schema::built_in()
    }

    /// A class from now on, at its position; `None` where there are too many.
    fn add_class(&mut self, class: ClassInfo<'t>) -> Option<usize> {
        if self.classes.len() >= MOST_CLASSES {
            self.halt(&format!("has more than {MOST_CLASSES} classes"), class.span);
            return None;
        }
        self.classes.push(class);
        self.classes.len().checked_sub(1)
    }

    fn place(&self, span: Span) -> Position {
        self.places.at(self.text, span.start as usize)
    }

    fn code(&self, span: Span) -> &'t str {
        span.text(self.text)
    }
}

/// pytm's class that a class is or extends.
pub(super) fn native_of<'c, 't>(
    classes: &'c [ClassInfo<'t>],
    class: usize,
) -> Option<&'c ClassInfo<'t>> {
    let mut at = classes.get(class)?;
    // A class stands behind what it extends, so this ends.
    while !at.native {
        at = classes.get(at.base?)?;
    }
    Some(at)
}
