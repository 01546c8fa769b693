//! Names and what is assigned to them.

use super::Interpreter;
use crate::diagnostic::{messages, nearest};
use crate::import::tm_py::aliases;
use crate::import::tm_py::value::{HeapCell, Value};
use crate::python::{Binary, Expr, ExprKind, Span};

impl<'t> Interpreter<'t> {
    /// Binds a name in the current scope.
    pub(super) fn bind(&mut self, name: &'t str, value: Value<'t>) {
        let mut at = self.frames.last().map_or(0, |frame| frame.scope);
        while let Some(scope) = self.scopes.get(at)
            && scope.outer.contains(&name)
            && let Some(parent) = scope.parent
        {
            at = parent;
            if self
                .scopes
                .get(at)
                .is_some_and(|scope| scope.names.contains_key(name))
            {
                break;
            }
        }
        if let Some(scope) = self.scopes.get_mut(at) {
            scope.names.insert(name, value);
        }
    }

    /// The value of a name.
    pub(super) fn look_up(&mut self, name: &'t str, span: Span) -> Value<'t> {
        let mut at = self.frames.last().map(|frame| frame.scope);
        let mut first = true;
        while let Some(scope) = at.and_then(|at| self.scopes.get(at)) {
            if (first || !scope.is_class)
                && let Some(value) = scope.names.get(name)
            {
                return value.clone();
            }
            first = false;
            at = scope.parent;
        }
        if name == "__name__" {
            return Value::text("__main__");
        }
        if let Some(builtin) = super::builtin::builtin_named(name) {
            return Value::Builtin(builtin);
        }
        self.unknown_name(name, span)
    }

    /// A name that the script never gave a value: pytm's, if pytm has it.
    fn unknown_name(&mut self, name: &'t str, span: Span) -> Value<'t> {
        if let Some(value) = self.exported_by_pytm(name) {
            let diagnostic = messages::script_name_never_imported(&name);
            self.report_once(name, span, diagnostic);
            return self.remember(name, value);
        }
        if aliases::looks_like_class(name) {
            return self.unknown_class(name, span);
        }
        let scope = self.frames.last().map_or(0, |frame| frame.scope);
        let names = self.scopes.get(scope).map(|scope| {
            let mut names: Vec<&str> = scope.names.keys().copied().collect();
            names.sort_unstable();
            names
        });
        let near = match self.diagnostics.accepts("script-unknown-name") {
            true => nearest(name, names.unwrap_or_default().into_iter().take(1000)),
            false => None,
        };
        let hint = near.map_or_else(String::new, |near| format!("Nearest: `{near}`."));
        let diagnostic = messages::script_unknown_name(&name);
        self.report_once(name, span, diagnostic.hint(hint));
        self.remember(name, Value::Unknown)
    }

    /// Binds an undefined name for the rest of the script, so that it is reported only once.
    fn remember(&mut self, name: &'t str, value: Value<'t>) -> Value<'t> {
        if let Some(outermost) = self.scopes.first_mut() {
            outermost.names.insert(name, value.clone());
        }
        value
    }

    /// Assigns a value to a target: a name, an attribute, an item, or several of them.
    pub(super) fn assign(&mut self, target: &'t Expr, value: Value<'t>) {
        if !self.enter(target.span) {
            return;
        }
        match &target.kind {
            ExprKind::Name(name) => self.bind(name, value),
            ExprKind::Attribute(object, name) => {
                let object = self.eval(object);
                self.set_attribute(&object, &name.text, value, target.span);
            }
            ExprKind::Subscript(two) => {
                let [object, index] = &**two;
                let (object, index) = (self.eval(object), self.eval(index));
                self.set_item(&object, index, value, target.span);
            }
            ExprKind::Tuple(targets) | ExprKind::List(targets) => {
                self.unpack(targets, &value, target.span);
            }
            ExprKind::Starred(inner) => self.assign(inner, value),
            _ => {}
        }
        self.leave();
    }

    fn unpack(&mut self, targets: &'t [Expr], value: &Value<'t>, span: Span) {
        let items = self.items(value, span);
        let starred = targets
            .iter()
            .position(|target| matches!(target.kind, ExprKind::Starred(_)));
        let mut items = items.unwrap_or_default().into_iter();
        for (position, target) in targets.iter().enumerate() {
            let item = if starred == Some(position) {
                let after = targets.len().saturating_sub(position).saturating_sub(1);
                let count = items.len().saturating_sub(after);
                let rest = items.by_ref().take(count).collect();
                self.list(rest)
            } else {
                items.next().unwrap_or(Value::Unknown)
            };
            self.assign(target, item);
        }
    }

    /// `target binary= value`: lists, sets and dictionaries change where they are.
    pub(super) fn augment(
        &mut self,
        target: &'t Expr,
        binary: Binary,
        old: &Value<'t>,
        value: &Value<'t>,
        span: Span,
    ) {
        match (old, binary) {
            (Value::List(at), Binary::Add) | (Value::Set(at), Binary::Or) => {
                let items = self.items(value, span).unwrap_or_default();
                let set = matches!(old, Value::Set(_));
                self.push_items(*at, items, set, span);
                self.mark_changed(target);
            }
            (Value::Dict(_), Binary::Or) => {
                for (key, item) in self.pairs(value) {
                    self.set_item(old, key, item, span);
                }
            }
            _ => {
                let result = self.binary_operation(binary, old, value, span);
                self.assign(target, result);
            }
        }
    }

    /// Records where a container of an attribute was changed.
    fn mark_changed(&mut self, target: &'t Expr) {
        if let ExprKind::Attribute(object, name) = &target.kind
            && let Value::Object(at) = self.eval(object)
            && let Some(object) = self.object_mut(at)
            && let Some(field) = object.fields.get_mut(name.text.as_str())
        {
            field.span = target.span;
        }
    }

    /// Adds items to a list, or to a set those that it does not have.
    pub(super) fn push_items(&mut self, at: usize, items: Vec<Value<'t>>, set: bool, span: Span) {
        for item in items {
            if !self.step(1, span) {
                return;
            }
            if set && self.contains_item(at, &item, span) {
                continue;
            }
            if let Some(list) = self.items_mut(at) {
                list.push(item);
            }
        }
    }

    /// Whether a list or a set has an equal item.
    pub(super) fn contains_item(&mut self, at: usize, item: &Value<'t>, span: Span) -> bool {
        let count = self.items_at(at).len();
        self.step(count.div_ceil(8), span);
        (0..count).any(|position| {
            let other = self.items_at(at).get(position).cloned();
            other.is_some_and(|other| self.equal(&other, item) == Some(true))
        })
    }

    /// `object[index] = value`
    pub(super) fn set_item(
        &mut self,
        object: &Value<'t>,
        index: Value<'t>,
        value: Value<'t>,
        span: Span,
    ) {
        match object {
            Value::Dict(at) => {
                let position = self.key_position(*at, &index, span);
                if let Some(HeapCell::Pairs(pairs)) = self.heap.get_mut(*at) {
                    match position.and_then(|position| pairs.get_mut(position)) {
                        Some(pair) => pair.1 = value,
                        None => pairs.push((index, value)),
                    }
                }
            }
            Value::List(at) => {
                let count = self.items_at(*at).len();
                let position = super::operators::sequence_index(&index, count);
                if let Some(position) = position
                    && let Some(item) = self.items_mut(*at).and_then(|it| it.get_mut(position))
                {
                    *item = value;
                }
            }
            _ => {}
        }
    }

    /// Where a key is in a dictionary.
    pub(super) fn key_position(&mut self, at: usize, key: &Value<'t>, span: Span) -> Option<usize> {
        let count = self.pairs_at(at).len();
        self.step(count.div_ceil(8), span);
        (0..count).find(|position| {
            let existing = self
                .pairs_at(at)
                .get(*position)
                .map(|(existing, _)| existing.clone());
            existing.is_some_and(|existing| self.equal(&existing, key) == Some(true))
        })
    }

    /// The pairs of a dictionary.
    pub(super) fn pairs(&self, value: &Value<'t>) -> Vec<(Value<'t>, Value<'t>)> {
        match value {
            Value::Dict(at) => self.pairs_at(*at).to_vec(),
            _ => Vec::new(),
        }
    }
}
