//! The changes of a model that are not in a snapshot yet: numbered, written in rows, and read back.
//!
//! A row is bytes, not text: it only has to last until the next snapshot, seconds later, and it is
//! written at every keystroke. A snapshot is `model.json`, which every version reads.

use std::sync::Arc;

use parapet_core::model::{Edit, Model};
use serde::{Deserialize, Serialize};

use crate::platform::store::Row;

/// The format of a row. It counts up whenever an older build could not read what is written, which
/// a test below notices.
pub(super) const FORMAT: u32 = 2;

/// Something that made a state of the model out of the one before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Entry {
    /// An edit.
    Edit(Edit),
    /// A whole other state: it was opened, or a step was taken back.
    Replace(Arc<Model>),
}

/// The changes that are not written yet.
#[derive(Debug)]
pub(crate) struct Journal {
    /// The number of the last change.
    last: u64,
    pending: Vec<Entry>,
    /// How many of the pending ones are being written.
    in_flight: usize,
}

/// What is in a row.
#[derive(Serialize, Deserialize)]
struct Content<T> {
    /// The number of the first entry.
    first: u64,
    entries: T,
}

impl Journal {
    /// A journal in which changes up to that number are saved already.
    pub(crate) fn starting_after(change: u64) -> Journal {
        Journal {
            last: change,
            pending: Vec::new(),
            in_flight: 0,
        }
    }

    /// Adds a change. Returns its number.
    pub(crate) fn add_change(&mut self, entry: Entry) -> u64 {
        self.last = self.last.wrapping_add(1);
        self.pending.push(entry);
        self.last
    }

    /// The number of the last change.
    pub(crate) fn last(&self) -> u64 {
        self.last
    }

    /// How many changes are not written.
    pub(crate) fn unwritten(&self) -> usize {
        self.pending.len()
    }

    /// The pending changes as a row; `None` if there are none, or the row before is still being written.
    /// After it comes [`Journal::row_finished`].
    pub(crate) fn next_row(&mut self) -> Option<Row> {
        if self.in_flight > 0 || self.pending.is_empty() {
            return None;
        }
        let before = u64::try_from(self.pending.len()).unwrap_or(u64::MAX);
        let content = Content {
            first: self.last.wrapping_sub(before).wrapping_add(1),
            entries: &self.pending,
        };
        self.in_flight = self.pending.len();
        Some(Row {
            change: self.last,
            format: FORMAT,
            // None of these types makes it fail; an empty row is reported when it is read.
            bytes: postcard::to_allocvec(&content).unwrap_or_default(),
        })
    }

    /// The row was written, or was not: then its changes are pending again.
    pub(crate) fn row_finished(&mut self, written: bool) {
        if written {
            self.pending.drain(..self.in_flight);
        }
        self.in_flight = 0;
    }
}

/// A model as the journal leads to it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Replayed {
    /// The model; `None` if there was no snapshot, and nothing whole in the journal.
    pub(crate) model: Option<Arc<Model>>,
    /// The number of the last change in it.
    pub(crate) change: u64,
    /// Whether something of the journal could not be read, and the model is as it was before that.
    pub(crate) is_truncated: bool,
}

/// Does the changes of the journal again, from the snapshot on.
pub(crate) fn replay(snapshot: Option<(u64, Arc<Model>)>, rows: &[Row]) -> Replayed {
    let (mut change, mut model) = match snapshot {
        Some((change, model)) => (change, Some(model)),
        None => (0, None),
    };
    for row in rows {
        let Some(content) = decode_row(row) else {
            return Replayed {
                model,
                change,
                is_truncated: true,
            };
        };
        for (entry, number) in content.entries.into_iter().zip(content.first..) {
            if number <= change && model.is_some() {
                continue;
            }
            let after = match (entry, &model) {
                (Entry::Replace(whole), _) => Some(whole),
                (Entry::Edit(edit), Some(model)) => edit.apply(model).ok().map(Arc::new),
                (Entry::Edit(_), None) => None,
            };
            let Some(after) = after else {
                return Replayed {
                    model,
                    change,
                    is_truncated: true,
                };
            };
            (model, change) = (Some(after), number);
        }
    }
    Replayed {
        model,
        change,
        is_truncated: false,
    }
}

fn decode_row(row: &Row) -> Option<Content<Vec<Entry>>> {
    if row.format != FORMAT {
        return None;
    }
    postcard::from_bytes(&row.bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use parapet_core::model::Value;

    fn named(name: &str) -> Arc<Model> {
        Arc::new(Model {
            name: name.to_owned(),
            ..Model::default()
        })
    }

    fn rename(name: &str) -> Entry {
        Entry::Edit(Edit::RenameModel {
            name: name.to_owned(),
        })
    }

    #[test]
    fn what_was_written_is_done_again_from_the_snapshot_on() {
        let mut journal = Journal::starting_after(4);
        assert_eq!(journal.add_change(rename("a")), 5);
        let first = journal.next_row().unwrap();
        assert_eq!(
            (first.change, journal.next_row()),
            (5, None),
            "one row at a time"
        );
        journal.add_change(rename("b"));
        journal.row_finished(true);
        journal.add_change(Entry::Replace(named("c")));
        let second = journal.next_row().unwrap();
        journal.row_finished(true);
        assert_eq!((journal.unwritten(), journal.last()), (0, 7));
        let rows = [first, second];
        let check = |snapshot: Option<(u64, &str)>, rows: &[Row], name: &str, change| {
            let snapshot = snapshot.map(|(at, name)| (at, named(name)));
            let expected = Replayed {
                model: Some(named(name)),
                change,
                is_truncated: false,
            };
            assert_eq!(replay(snapshot, rows), expected);
        };
        check(Some((4, "start")), &rows[..1], "a", 5);
        check(Some((4, "start")), &rows, "c", 7);
        // A snapshot from the middle of a row: what it holds already is not done twice.
        check(Some((6, "b")), &rows[1..], "c", 7);
        check(Some((7, "c")), &rows[1..], "c", 7);
        check(Some((9, "later")), &rows, "later", 9);
    }

    #[test]
    fn a_row_that_was_not_written_is_written_again_with_what_came_since() {
        let mut journal = Journal::starting_after(0);
        journal.add_change(rename("a"));
        journal.next_row().unwrap();
        journal.row_finished(false);
        journal.add_change(rename("b"));
        let row = journal.next_row().unwrap();
        assert_eq!((row.change, journal.unwritten()), (2, 2));
        let read = replay(Some((0, named("start"))), &[row]);
        assert_eq!((read.model, read.change), (Some(named("b")), 2));
    }

    #[test]
    fn a_journal_without_a_start_or_of_another_format_is_cut_there() {
        let mut journal = Journal::starting_after(0);
        journal.add_change(rename("a"));
        let row = journal.next_row().unwrap();
        let cut = |model: Option<&str>, change| Replayed {
            model: model.map(named),
            change,
            is_truncated: true,
        };
        assert_eq!(replay(None, std::slice::from_ref(&row)), cut(None, 0));
        let other = Row {
            format: FORMAT + 1,
            ..row.clone()
        };
        assert_eq!(replay(Some((0, named("s"))), &[other]), cut(Some("s"), 0));
        let broken = Row {
            bytes: vec![9, 9, 9],
            ..row
        };
        assert_eq!(replay(Some((0, named("s"))), &[broken]), cut(Some("s"), 0));
        let unfit = Entry::Edit(Edit::Set {
            id: "gone".into(),
            attribute: "port".to_owned(),
            value: Some(Value::Int(1)),
        });
        let mut journal = Journal::starting_after(0);
        journal.add_change(rename("a"));
        journal.add_change(unfit);
        journal.add_change(rename("b"));
        let rows = [journal.next_row().unwrap()];
        assert_eq!(replay(Some((0, named("s"))), &rows), cut(Some("a"), 1));
    }

    /// A change of these bytes means that rows of the build before cannot be read: count
    /// [`FORMAT`] up then.
    #[test]
    fn the_format_is_what_its_number_says() {
        let mut journal = Journal::starting_after(1);
        journal.add_change(rename("a"));
        journal.add_change(Entry::Edit(Edit::Set {
            id: "web".into(),
            attribute: "port".to_owned(),
            value: Some(Value::Int(443)),
        }));
        journal.add_change(Entry::Edit(Edit::Batch {
            name: "n".to_owned(),
            edits: Vec::new(),
        }));
        journal.add_change(Entry::Replace(named("b")));
        let row = journal.next_row().unwrap();
        let hex: String = row.bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let expected = concat!(
            "0204",
            "00060161",
            "00040377656204706f72740101f606",
            "000f016e00",
            "01016200000000000000000000000000",
        );
        assert_eq!((row.format, hex.as_str()), (2, expected));
    }
}
