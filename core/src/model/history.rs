//! What was done, to be undone: snapshots of a value, each with the name of what came after it.

use std::collections::VecDeque;
use std::sync::Arc;

/// How many steps are kept.
const MAX_STEPS: usize = 200;

/// A history of snapshots. What it is a history of it does not know.
#[derive(Clone, Debug)]
pub struct History<T> {
    past: VecDeque<Step<T>>,
    future: Vec<Step<T>>,
    /// What the newest step has in common with the next one, if they are to be one.
    merging: Option<String>,
}

/// A step: the value on its other side.
#[derive(Clone, Debug)]
struct Step<T> {
    name: String,
    value: Arc<T>,
}

impl<T> Default for History<T> {
    fn default() -> History<T> {
        History {
            past: VecDeque::new(),
            future: Vec::new(),
            merging: None,
        }
    }
}

impl<T> History<T> {
    /// Remembers the value `before` a step of that name. Where `merge` is the same as that of the
    /// step before, both are one step; the first one's value stays.
    pub fn push(&mut self, before: Arc<T>, name: String, merge: Option<String>) {
        self.future.clear();
        let continues = merge.is_some() && merge == self.merging && !self.past.is_empty();
        self.merging = merge;
        if continues {
            return;
        }
        self.past.push_back(Step {
            name,
            value: before,
        });
        while self.past.len() > MAX_STEPS {
            self.past.pop_front();
        }
    }

    /// Ends the merging: the next step is one of its own, whatever it is.
    pub fn end_merge(&mut self) {
        self.merging = None;
    }

    /// Goes one step back from `now`: the value before the newest step.
    pub fn undo(&mut self, now: Arc<T>) -> Option<Arc<T>> {
        let Step { name, value } = self.past.pop_back()?;
        self.future.push(Step { name, value: now });
        self.merging = None;
        Some(value)
    }

    /// Goes one step forward from `now`: the value after the step undone last.
    pub fn redo(&mut self, now: Arc<T>) -> Option<Arc<T>> {
        let Step { name, value } = self.future.pop()?;
        self.past.push_back(Step { name, value: now });
        self.merging = None;
        Some(value)
    }

    /// The name of the step that [`History::undo`] would take back.
    pub fn undo_name(&self) -> Option<&str> {
        self.past.back().map(|step| step.name.as_str())
    }

    /// The name of the step that [`History::redo`] would do again.
    pub fn redo_name(&self) -> Option<&str> {
        self.future.last().map(|step| step.name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pushed(history: &mut History<u32>, value: u32, merge: Option<&str>) {
        history.push(
            Arc::new(value),
            format!("step {value}"),
            merge.map(str::to_owned),
        );
    }

    #[test]
    fn undo_goes_back_to_the_start_and_redo_to_the_end() {
        let mut history = History::default();
        for value in 0..10 {
            pushed(&mut history, value, None);
        }
        let mut now = Arc::new(10);
        while let Some(before) = history.undo(Arc::clone(&now)) {
            now = before;
        }
        assert_eq!(
            (*now, history.undo_name(), history.redo_name()),
            (0, None, Some("step 0"))
        );
        while let Some(after) = history.redo(Arc::clone(&now)) {
            now = after;
        }
        assert_eq!(
            (*now, history.undo_name(), history.redo_name()),
            (10, Some("step 9"), None)
        );
    }

    #[test]
    fn typing_is_one_step_until_it_settles() {
        let mut history = History::default();
        pushed(&mut history, 0, Some("a"));
        pushed(&mut history, 1, Some("a"));
        pushed(&mut history, 2, Some("b"));
        history.end_merge();
        pushed(&mut history, 3, Some("b"));
        let mut seen = Vec::new();
        let mut now = Arc::new(4);
        while let Some(before) = history.undo(Arc::clone(&now)) {
            seen.push(*before);
            now = before;
        }
        assert_eq!(seen, [3, 2, 0]);
    }

    #[test]
    fn a_new_step_forgets_what_was_undone() {
        let mut history = History::default();
        pushed(&mut history, 0, None);
        history.undo(Arc::new(1));
        pushed(&mut history, 0, None);
        assert_eq!(history.redo_name(), None);
    }

    #[test]
    fn the_oldest_steps_are_forgotten() {
        let mut history = History::default();
        for value in 0..300 {
            pushed(&mut history, value, None);
        }
        let mut now = Arc::new(300);
        while let Some(before) = history.undo(Arc::clone(&now)) {
            now = before;
        }
        assert_eq!(*now, 100);
    }
}
