//! Interprets a script without running it: what it would make of pytm's classes, evaluated within
//! limits, and nothing else. No file, no process, no network, no clock is ever touched; what only
//! these would reveal is [`Value::Unknown`], and so is all that is made of it.

mod assign;
mod builtin;
mod call;
mod class;
mod display;
mod expression;
mod format;
mod import;
mod method;
mod object;
mod operators;
mod pytm;
mod statement;

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::value::{ClassInfo, HeapCell, HeapIndex, Object, Value};
use crate::diagnostic::{Diagnostic, DiagnosticCollector, LineIndex, Position, Range, messages};
use crate::model::Schema;
use crate::python::{Script, Span};

/// The step budget: one for each expression and each item touched, a few more for what takes
/// longer. Short scripts may have loops; a long one needs steps for its own lines, about one for four
/// bytes where it makes parts.
fn step_limit(text: &str) -> u32 {
    let own = u32::try_from(text.len() / 2).unwrap_or(u32::MAX);
    own.saturating_add(200_000)
}

/// How deep expressions, blocks and calls may be nested.
const MAX_DEPTH: u32 = 220;

/// How many parts a script may make.
const MAX_PARTS: usize = 30_000;

/// How many classes a script may define, or use without defining: each makes a
/// schema of its own when the model is built.
const MAX_CLASSES: usize = 300;

/// The longest text, in bytes, and the longest list that is evaluated.
const MAX_LENGTH: usize = 1 << 20;

/// The result of interpreting a script.
pub(super) struct Interpretation<'t> {
    pub(super) heap: Vec<HeapCell<'t>>,
    pub(super) classes: Vec<ClassInfo<'t>>,
    /// Elements, boundaries and flows, in the order made.
    pub(super) parts: Vec<HeapIndex>,
    pub(super) data: Vec<HeapIndex>,
    /// The model that counts.
    pub(super) model: Option<HeapIndex>,
    pub(super) text: &'t str,
    pub(super) places: LineIndex,
    pub(super) diagnostics: DiagnosticCollector,
}

impl Interpretation<'_> {
    /// Where a span of the script starts.
    pub(super) fn place(&self, span: Span) -> Position {
        self.places.at(self.text, span.start as usize)
    }

    /// A span of the script in lines and columns.
    pub(super) fn range(&self, span: Span) -> Range {
        self.places.range(self.text, span)
    }
}

/// Interprets a parsed script.
pub(super) fn interpret<'t>(
    text: &'t str,
    script: &'t Script,
    diagnostics: DiagnosticCollector,
) -> Interpretation<'t> {
    let mut interpreter = Interpreter {
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
        steps: step_limit(text),
        depth: 0,
        halted: false,
        raised: false,
        try_depth: 0,
        reported: FxHashSet::default(),
        diagnostics,
    };
    interpreter.block(&script.body);
    let model = interpreter.processed.or(interpreter.models.last().copied());
    Interpretation {
        heap: interpreter.heap,
        classes: interpreter.classes,
        parts: interpreter.parts,
        data: interpreter.data,
        model,
        text,
        places: interpreter.places,
        diagnostics: interpreter.diagnostics,
    }
}

struct Interpreter<'t> {
    text: &'t str,
    script: &'t Script,
    places: LineIndex,
    heap: Vec<HeapCell<'t>>,
    classes: Vec<ClassInfo<'t>>,
    scopes: Vec<Scope<'t>>,
    /// The call stack, the script itself first.
    frames: Vec<Frame<'t>>,
    parts: Vec<HeapIndex>,
    data: Vec<HeapIndex>,
    models: Vec<HeapIndex>,
    /// The model whose `process` was called.
    processed: Option<HeapIndex>,
    steps: u32,
    depth: u32,
    /// Interpretation has ended: a limit was reached, or the script ends itself.
    halted: bool,
    /// An exception was raised and is not caught yet.
    raised: bool,
    /// How many `try` blocks are open around the current statement.
    try_depth: u32,
    /// Keys of diagnostics that are reported only once.
    reported: FxHashSet<String>,
    diagnostics: DiagnosticCollector,
}

/// The names of a block.
#[derive(Default)]
struct Scope<'t> {
    names: FxHashMap<&'t str, Value<'t>>,
    /// Names that belong to a scope further out.
    outer: Vec<&'t str>,
    parent: Option<usize>,
    /// Whether it is that of a class, whose names its methods do not see.
    is_class: bool,
}

/// A call under way.
#[derive(Default)]
struct Frame<'t> {
    scope: usize,
    /// What the method is called on, and the class that it is in.
    this: Option<(Value<'t>, usize)>,
    /// The values yielded so far.
    yielded: Option<Vec<Value<'t>>>,
}

/// How a statement ended.
enum ControlFlow<'t> {
    Next,
    Break,
    Continue,
    Return(Value<'t>),
    /// By an exception, or because the interpretation has ended.
    Stop,
}

impl<'t> Interpreter<'t> {
    /// Uses up steps; `false` means that interpretation has ended.
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

    /// Ends the interpretation at a limit.
    fn halt(&mut self, why: &str, span: Span) {
        if !self.halted {
            self.halted = true;
            let diagnostic = messages::script_limit(&why);
            self.report(
                span,
                diagnostic.hint("Look for a loop without end, or divide the model."),
            );
        }
    }

    /// Goes one level deeper; `false` means that it is too deep. Each successful call is paired with
    /// [`Interpreter::leave`].
    fn enter(&mut self, span: Span) -> bool {
        if !self.step(1, span) {
            return false;
        }
        if self.depth >= MAX_DEPTH {
            let diagnostic = messages::script_too_deep(&MAX_DEPTH);
            self.report_once("deep", span, diagnostic);
            return false;
        }
        self.depth = self.depth.saturating_add(1);
        true
    }

    fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    fn report(&mut self, span: Span, diagnostic: Diagnostic) {
        if self.diagnostics.accepts(&diagnostic.code) {
            let range = self.places.range(self.text, span);
            self.diagnostics.push(diagnostic.at(range));
        } else {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Reports it unless one with that key and code was reported.
    fn report_once(&mut self, key: &str, span: Span, diagnostic: Diagnostic) {
        if self.reported.insert(format!("{}/{key}", diagnostic.code)) {
            self.report(span, diagnostic);
        }
    }

    fn allocate(&mut self, cell: HeapCell<'t>) -> HeapIndex {
        self.heap.push(cell);
        self.heap.len().saturating_sub(1)
    }

    fn list(&mut self, items: Vec<Value<'t>>) -> Value<'t> {
        Value::List(self.allocate(HeapCell::Items(items)))
    }

    /// The items of a list or a set.
    fn items_at(&self, at: HeapIndex) -> &[Value<'t>] {
        match self.heap.get(at) {
            Some(HeapCell::Items(items)) => items,
            _ => &[],
        }
    }

    fn items_mut(&mut self, at: HeapIndex) -> Option<&mut Vec<Value<'t>>> {
        match self.heap.get_mut(at) {
            Some(HeapCell::Items(items)) => Some(items),
            _ => None,
        }
    }

    fn pairs_at(&self, at: HeapIndex) -> &[(Value<'t>, Value<'t>)] {
        match self.heap.get(at) {
            Some(HeapCell::Pairs(pairs)) => pairs,
            _ => &[],
        }
    }

    fn object_at(&self, at: HeapIndex) -> Option<&Object<'t>> {
        match self.heap.get(at) {
            Some(HeapCell::Object(object)) => Some(object),
            _ => None,
        }
    }

    fn object_mut(&mut self, at: HeapIndex) -> Option<&mut Object<'t>> {
        match self.heap.get_mut(at) {
            Some(HeapCell::Object(object)) => Some(object),
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

    /// Adds a class, and returns its position; `None` where there are too many.
    fn add_class(&mut self, class: ClassInfo<'t>) -> Option<usize> {
        if self.classes.len() >= MAX_CLASSES {
            self.halt(&format!("has more than {MAX_CLASSES} classes"), class.span);
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
    // A class comes after what it extends, so this ends.
    while !at.native {
        at = classes.get(at.base?)?;
    }
    Some(at)
}
