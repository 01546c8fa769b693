//! What fits what was typed: in groups, the best first, of each only so many as can be seen. The
//! group with the best comes first, too.

use std::cmp::Reverse;

use super::fuzzy::Query;
use super::index::{Entry, Index};
use crate::commands::Command;

/// A group of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The commands that were run last, while nothing is typed.
    Recent,
    Commands,
    Parts,
    Threats,
    Topics,
}

impl Which {
    /// Its title.
    pub(super) fn label(self) -> &'static str {
        match self {
            Which::Recent => "Last used",
            Which::Commands => "Commands",
            Which::Parts => "In this model",
            Which::Threats => "Threats",
            Which::Topics => "Help",
        }
    }
}

/// How many of a group are shown beside others.
const BESIDE: usize = 5;

/// How many are shown of a group by itself: more than anyone reads before typing on.
const ALONE: usize = 60;

/// A result: where it stands in its list of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) at: usize,
    /// How well it fits.
    score: i32,
    /// The letters of its title that fit.
    pub(super) places: Vec<usize>,
    /// Why it cannot be chosen now; empty when it can.
    pub(super) off: String,
}

/// The results of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) which: Which,
    pub(super) hits: Vec<Hit>,
    /// How many fit besides.
    pub(super) more: usize,
}

/// What is asked for.
pub(super) struct Wish<'a> {
    pub(super) typed: &'a str,
    /// The only group that is asked for.
    pub(super) only: Option<Which>,
    /// The commands that were run last, by their ids.
    pub(super) recent: &'a [String],
    /// Why a command cannot be run now.
    pub(super) off: &'a dyn Fn(&Command) -> String,
}

/// Finds what fits. Groups in which nothing does are left out.
pub(super) fn results(index: &Index, wish: &Wish<'_>) -> Vec<Found> {
    let query = Query::of(wish.typed);
    let mut found = if query.is_empty() {
        nothing_typed(index, wish)
    } else {
        something_typed(index, wish, &query)
    };
    found.retain(|group| !group.hits.is_empty());
    found
}

fn something_typed(index: &Index, wish: &Wish<'_>, query: &Query) -> Vec<Found> {
    let mut commands = fitting(&index.commands, query);
    let mut parts = fitting(&index.parts, query);
    let mut threats = fitting(&index.threats, query);
    let mut topics = fitting(&index.topics, query);
    let mut all = [&mut commands, &mut parts, &mut threats, &mut topics];
    // What fits less than half as well as the best was hardly meant, whatever group it is of.
    let scores = all.iter().flat_map(|one| one.iter().map(|fit| fit.0.0));
    let least = scores.max().unwrap_or(0) / 2;
    for one in &mut all {
        one.retain(|fit| fit.0.0 >= least);
    }
    let limit = |which| match wish.only {
        Some(only) if only == which => ALONE,
        Some(_) => 0,
        None => BESIDE,
    };
    let off = |at: usize| {
        let entry = index.commands.get(at);
        entry.map_or_else(String::new, |entry| (wish.off)(entry.thing))
    };
    let mut first = best(
        Which::Commands,
        &index.commands,
        query,
        commands,
        usize::MAX,
    );
    for hit in &mut first.hits {
        hit.off = off(hit.at);
    }
    // Those that cannot be run now come last.
    first.hits.sort_by_key(|hit| !hit.off.is_empty());
    let limit_of_commands = limit(Which::Commands);
    first.more = first.hits.len().saturating_sub(limit_of_commands);
    first.hits.truncate(limit_of_commands);
    let (of_parts, of_threats) = (limit(Which::Parts), limit(Which::Threats));
    let of_topics = limit(Which::Topics);
    let mut found = vec![
        first,
        best(Which::Parts, &index.parts, query, parts, of_parts),
        best(Which::Threats, &index.threats, query, threats, of_threats),
        best(Which::Topics, &index.topics, query, topics, of_topics),
    ];
    // Help is read when nothing else will do.
    let is_help = |group: &Found| group.which == Which::Topics;
    let score = |group: &Found| group.hits.first().map(|hit| hit.score);
    found.sort_by_key(|group| (is_help(group), Reverse(score(group))));
    found
}

/// The commands that were run last, and all others: first those that can be run.
fn nothing_typed(index: &Index, wish: &Wish<'_>) -> Vec<Found> {
    let hit = |at: usize, command: &Command| Hit {
        at,
        score: 0,
        places: Vec::new(),
        off: (wish.off)(command),
    };
    let is_recent = |command: &Command| wish.recent.iter().any(|id| id == command.id);
    let entries = || index.commands.iter().enumerate();
    let recent = wish.recent.iter().filter_map(|id| {
        let (at, entry) = entries().find(|(_, entry)| entry.thing.id == id)?;
        Some(hit(at, entry.thing))
    });
    let others = entries().filter(|(_, entry)| !is_recent(entry.thing));
    let mut others: Vec<Hit> = others.map(|(at, entry)| hit(at, entry.thing)).collect();
    others.sort_by_key(|hit| !hit.off.is_empty());
    let group = |which, hits| Found {
        which,
        hits,
        more: 0,
    };
    vec![
        group(Which::Recent, recent.collect()),
        group(Which::Commands, others),
    ]
}

/// What makes one better than another: its score, then how short it is, then where it stands.
type Fit = (Reverse<i32>, usize, usize);

fn fitting<T>(entries: &[Entry<T>], query: &Query) -> Vec<Fit> {
    let entries = entries.iter().enumerate();
    let fit = |(at, entry): (usize, &Entry<T>)| {
        let score = query.score(&entry.title, &entry.more)?;
        Some((Reverse(score), entry.title.len(), at))
    };
    entries.filter_map(fit).collect()
}

/// The best of those that fit, at most `limit` of them.
fn best<T>(
    which: Which,
    entries: &[Entry<T>],
    query: &Query,
    mut fitting: Vec<Fit>,
    limit: usize,
) -> Found {
    let more = fitting.len().saturating_sub(limit);
    if more > 0 {
        // Sorting all of a large model is what would take longest.
        fitting.select_nth_unstable(limit);
        fitting.truncate(limit);
    }
    fitting.sort_unstable();
    let places = |at: usize| {
        let entry = entries.get(at);
        entry.map_or_else(Vec::new, |entry| query.places(&entry.title))
    };
    let hit = |(Reverse(score), _, at): Fit| Hit {
        at,
        score,
        places: places(at),
        off: String::new(),
    };
    Found {
        which,
        hits: fitting.into_iter().map(hit).collect(),
        more,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use parapet_core::model::{Id, Model, Part};

    use super::*;
    use crate::state::judged::Judged;

    fn model(names: &[&str]) -> Model {
        let server = |name: &&str| Arc::new(Part::new(Id::new(name), name, "Server"));
        Model {
            elements: names.iter().map(server).collect(),
            ..Model::default()
        }
    }

    fn found(model: &Model, typed: &str, only: Option<Which>, recent: &[&str]) -> Vec<Found> {
        let index = Index::of(model, &Judged::default(), &[]);
        let recent: Vec<String> = recent.iter().map(|&id| id.to_owned()).collect();
        let off = |command: &Command| match command.id {
            "redo" | "delete" => "Not now".to_owned(),
            _ => String::new(),
        };
        let wish = Wish {
            typed,
            only,
            recent: &recent,
            off: &off,
        };
        results(&index, &wish)
    }

    fn group(found: &[Found], which: Which) -> (Vec<usize>, usize) {
        let group = found.iter().find(|group| group.which == which);
        group.map_or((Vec::new(), 0), |group| {
            (group.hits.iter().map(|hit| hit.at).collect(), group.more)
        })
    }

    #[test]
    fn shorter_names_come_first_and_the_rest_is_counted() {
        let names = [
            "Web shop", "Web", "Shop", "Web 3", "Web 4", "Web 5", "Web 6",
        ];
        let found = found(&model(&names), "web", None, &[]);
        assert_eq!(group(&found, Which::Parts), (vec![1, 3, 4, 5, 6], 1));
    }

    #[test]
    fn parts_are_found_by_their_class_after_their_name() {
        let found = found(&model(&["Mail", "Server room"]), "server", None, &[]);
        assert_eq!(group(&found, Which::Parts), (vec![1, 0], 0));
    }

    #[test]
    fn what_fits_much_less_than_the_best_is_left_out_of_every_group() {
        let found = found(
            &model(&["Orders DB", "Cold storage robe"]),
            "ordb",
            None,
            &[],
        );
        let groups: Vec<Which> = found.iter().map(|group| group.which).collect();
        assert_eq!(groups, [Which::Parts]);
        assert_eq!(group(&found, Which::Parts), (vec![0], 0));
    }

    #[test]
    fn the_group_with_the_best_comes_first_and_commands_where_none_is_better() {
        let first = |typed: &str| {
            let found = found(&model(&["Orders DB", "Report server"]), typed, None, &[]);
            found.first().map(|group| group.which)
        };
        assert_eq!(first("db"), Some(Which::Parts));
        assert_eq!(first("undo"), Some(Which::Commands));
    }

    #[test]
    fn one_group_alone_shows_more_and_no_other() {
        let many: Vec<String> = (0..100).map(|at| format!("Open {at}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let found = found(&model(&many), "open", Some(Which::Parts), &[]);
        assert_eq!(found.len(), 1);
        let (hits, more) = group(&found, Which::Parts);
        assert_eq!((hits.len(), more), (ALONE, 100 - ALONE));
    }

    #[test]
    fn without_words_the_commands_run_last_come_first_and_those_off_last() {
        let found = found(
            &model(&["Web"]),
            " ",
            None,
            &["view-report", "gone", "undo"],
        );
        let names: Vec<Which> = found.iter().map(|group| group.which).collect();
        assert_eq!(names, [Which::Recent, Which::Commands]);
        assert_eq!(group(&found, Which::Recent).0.len(), 2);
        let last: Vec<bool> = found
            .last()
            .map(|group| group.hits.iter().map(|hit| hit.off.is_empty()).collect())
            .unwrap_or_default();
        assert!(last.is_sorted_by(|a, b| a >= b) && last.contains(&false));
    }

    #[test]
    fn a_command_that_is_off_comes_after_those_that_fit_less() {
        let found = found(&Model::default(), "do", None, &[]);
        let offs: Vec<bool> = found[0].hits.iter().map(|hit| hit.off.is_empty()).collect();
        assert!(
            offs.len() > 1 && offs.is_sorted_by(|a, b| a >= b),
            "{offs:?}"
        );
    }
}
