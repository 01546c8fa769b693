//! The threat that the user is writing: it stays while they look at other views.

use leptos::prelude::*;
use parapet_core::model::Id;
use parapet_core::threats::{Sample, SourceLocations, Threat};

use crate::engine::messages::DraftThreat;

/// A threat that is being written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Draft {
    /// The threat, and what it is written for.
    pub(crate) content: DraftThreat,
    /// The threat as it was when the form opened.
    pub(crate) original: Threat,
    /// The part of the open model whose clauses the user wants to see.
    pub(crate) selected_part: Option<Id>,
}

impl Draft {
    /// A threat with nothing in it, for that library.
    pub(crate) fn empty(library: String) -> Draft {
        let threat = Threat {
            severity: "Medium".to_owned(),
            ..Threat::default()
        };
        Draft::new(threat, "", library)
    }

    /// The threat itself, to be changed in its library.
    pub(crate) fn change(threat: &Threat, library: String) -> Draft {
        let sid = threat.sid.clone();
        Draft::new(threat.clone(), &sid, library)
    }

    /// A threat like that one, for another library. Its SID has to be its own.
    pub(crate) fn copy(threat: &Threat, library: String) -> Draft {
        let threat = Threat {
            sid: String::new(),
            beyond_pytm: false,
            extra: Default::default(),
            ..threat.clone()
        };
        Draft::new(threat, "", library)
    }

    fn new(threat: Threat, was: &str, library: String) -> Draft {
        let threat = Threat {
            locations: SourceLocations::default(),
            ..threat
        };
        Draft {
            original: threat.clone(),
            content: DraftThreat {
                threat,
                previous_sid: was.to_owned(),
                library,
            },
            selected_part: None,
        }
    }

    /// Whether something would be lost without saving it.
    pub(crate) fn is_changed(&self) -> bool {
        self.content.threat != self.original
    }
}

/// The place where a threat is written. Copies are the same place.
#[derive(Clone, Copy)]
pub(crate) struct ThreatEditor(pub(crate) RwSignal<Option<Draft>>);

impl ThreatEditor {
    /// Whether a threat is being written.
    pub(crate) fn is_open(self) -> bool {
        self.0.with(Option::is_some)
    }

    /// Whether something that was written is not saved.
    pub(crate) fn has_changes(self) -> bool {
        let is_changed = |draft: &Option<Draft>| draft.as_ref().is_some_and(Draft::is_changed);
        self.0.with_untracked(is_changed)
    }

    /// Something of the threat, as a signal; its default while there is none.
    pub(crate) fn read<T>(self, read: impl Fn(&Threat) -> T + Send + Sync + 'static) -> Signal<T>
    where
        T: Clone + Default + PartialEq + Send + Sync + 'static,
    {
        let memo = Memo::new(move |_| {
            self.0.with(|draft| {
                let draft = draft.as_ref();
                draft
                    .map(|draft| read(&draft.content.threat))
                    .unwrap_or_default()
            })
        });
        memo.into()
    }

    /// Changes the threat.
    pub(crate) fn write(self, change: impl FnOnce(&mut Threat)) {
        self.update(|draft| change(&mut draft.content.threat));
    }

    /// Changes what there is of it.
    pub(crate) fn update(self, change: impl FnOnce(&mut Draft)) {
        self.0.update(|draft| {
            if let Some(draft) = draft {
                change(draft);
            }
        });
    }

    /// Keeps an example with the threat.
    pub(crate) fn add_example(self, sample: Sample, fires: bool) {
        self.write(|threat| {
            let list = match fires {
                true => &mut threat.fires_on,
                false => &mut threat.silent_on,
            };
            list.push(sample);
        });
    }
}
