//! Results for what was typed: in groups, the best first, each limited to what can be shown. The
//! group with the best comes first, too.

use std::cmp::Reverse;

use super::fuzzy::Query;
use super::index::{Entry, Index};
use crate::commands::Command;
use crate::words::palette as words;

/// A group of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ResultGroup {
    /// The commands that were run last, while nothing is typed.
    Recent,
    Commands,
    Parts,
    Threats,
    Topics,
}

impl ResultGroup {
    /// Its title.
    pub(super) fn label(self) -> &'static str {
        match self {
            ResultGroup::Recent => words::LAST_USED,
            ResultGroup::Commands => words::COMMANDS,
            ResultGroup::Parts => words::IN_THIS_MODEL,
            ResultGroup::Threats => words::THREATS,
            ResultGroup::Topics => words::HELP,
        }
    }
}

/// How many results of a group are shown beside other groups.
const MAX_PER_GROUP: usize = 5;

/// How many results of a single group are shown: more than the user reads before typing on.
const MAX_SINGLE_GROUP: usize = 60;

/// A result: its position in its list of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) at: usize,
    /// Its score.
    score: i32,
    /// The matching letters of its title.
    pub(super) match_positions: Vec<usize>,
    /// Why it is disabled; empty when it is not.
    pub(super) disabled_reason: String,
}

/// The results of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GroupResults {
    pub(super) which: ResultGroup,
    pub(super) hits: Vec<Hit>,
    /// How many more match.
    pub(super) more: usize,
}

/// What is searched for.
pub(super) struct Search<'a> {
    pub(super) typed: &'a str,
    /// The only group that is searched.
    pub(super) only: Option<ResultGroup>,
    /// The commands that were run last, by their ids.
    pub(super) recent: &'a [String],
    /// Why a command cannot be run now.
    pub(super) disabled_reason: &'a dyn Fn(&Command) -> String,
}

/// The results. Groups without any are left out.
pub(super) fn results(index: &Index, search: &Search<'_>) -> Vec<GroupResults> {
    let query = Query::of(search.typed);
    let mut found = if query.is_empty() {
        default_results(index, search)
    } else {
        search_results(index, search, &query)
    };
    found.retain(|group| !group.hits.is_empty());
    found
}

fn search_results(index: &Index, search: &Search<'_>, query: &Query) -> Vec<GroupResults> {
    let mut commands = matching(&index.commands, query);
    let mut parts = matching(&index.parts, query);
    let mut threats = matching(&index.threats, query);
    let mut topics = matching(&index.topics, query);
    let mut all = [&mut commands, &mut parts, &mut threats, &mut topics];
    // Results with less than half of the best score are noise, whatever their group.
    let scores = all.iter().flat_map(|one| one.iter().map(|fit| fit.0.0));
    let least = scores.max().unwrap_or(0) / 2;
    for one in &mut all {
        one.retain(|fit| fit.0.0 >= least);
    }
    let limit = |which| match search.only {
        Some(only) if only == which => MAX_SINGLE_GROUP,
        Some(_) => 0,
        None => MAX_PER_GROUP,
    };
    let disabled_reason = |at: usize| {
        let entry = index.commands.get(at);
        entry.map_or_else(String::new, |entry| (search.disabled_reason)(entry.item))
    };
    let mut first = top_matches(
        ResultGroup::Commands,
        &index.commands,
        query,
        commands,
        usize::MAX,
    );
    for hit in &mut first.hits {
        hit.disabled_reason = disabled_reason(hit.at);
    }
    // Those that cannot be run now come last.
    first
        .hits
        .sort_by_key(|hit| !hit.disabled_reason.is_empty());
    let limit_of_commands = limit(ResultGroup::Commands);
    first.more = first.hits.len().saturating_sub(limit_of_commands);
    first.hits.truncate(limit_of_commands);
    let (of_parts, of_threats) = (limit(ResultGroup::Parts), limit(ResultGroup::Threats));
    let of_topics = limit(ResultGroup::Topics);
    let mut found = vec![
        first,
        top_matches(ResultGroup::Parts, &index.parts, query, parts, of_parts),
        top_matches(
            ResultGroup::Threats,
            &index.threats,
            query,
            threats,
            of_threats,
        ),
        top_matches(ResultGroup::Topics, &index.topics, query, topics, of_topics),
    ];
    // Help is read when nothing else will do.
    let is_help = |group: &GroupResults| group.which == ResultGroup::Topics;
    let score = |group: &GroupResults| group.hits.first().map(|hit| hit.score);
    found.sort_by_key(|group| (is_help(group), Reverse(score(group))));
    found
}

/// The commands that were run last, and all others: first those that can be run.
fn default_results(index: &Index, search: &Search<'_>) -> Vec<GroupResults> {
    let hit = |at: usize, command: &Command| Hit {
        at,
        score: 0,
        match_positions: Vec::new(),
        disabled_reason: (search.disabled_reason)(command),
    };
    let is_recent = |command: &Command| search.recent.iter().any(|id| id == command.id);
    let entries = || index.commands.iter().enumerate();
    let recent = search.recent.iter().filter_map(|id| {
        let (at, entry) = entries().find(|(_, entry)| entry.item.id == id)?;
        Some(hit(at, entry.item))
    });
    let others = entries().filter(|(_, entry)| !is_recent(entry.item));
    let mut others: Vec<Hit> = others.map(|(at, entry)| hit(at, entry.item)).collect();
    others.sort_by_key(|hit| !hit.disabled_reason.is_empty());
    let group = |which, hits| GroupResults {
        which,
        hits,
        more: 0,
    };
    vec![
        group(ResultGroup::Recent, recent.collect()),
        group(ResultGroup::Commands, others),
    ]
}

/// The sort key: the score, then the length of the title, then the position.
type Match = (Reverse<i32>, usize, usize);

fn matching<T>(entries: &[Entry<T>], query: &Query) -> Vec<Match> {
    let entries = entries.iter().enumerate();
    let fit = |(at, entry): (usize, &Entry<T>)| {
        let score = query.score(&entry.title, &entry.keywords)?;
        Some((Reverse(score), entry.title.len(), at))
    };
    entries.filter_map(fit).collect()
}

/// The best matches, at most `limit` of them.
fn top_matches<T>(
    which: ResultGroup,
    entries: &[Entry<T>],
    query: &Query,
    mut matching: Vec<Match>,
    limit: usize,
) -> GroupResults {
    let more = matching.len().saturating_sub(limit);
    if more > 0 {
        // Sorting all of a large model is what would take longest.
        matching.select_nth_unstable(limit);
        matching.truncate(limit);
    }
    matching.sort_unstable();
    let match_positions = |at: usize| {
        let entry = entries.get(at);
        entry.map_or_else(Vec::new, |entry| query.match_positions(&entry.title))
    };
    let hit = |(Reverse(score), _, at): Match| Hit {
        at,
        score,
        match_positions: match_positions(at),
        disabled_reason: String::new(),
    };
    GroupResults {
        which,
        hits: matching.into_iter().map(hit).collect(),
        more,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use parapet_core::model::{Id, Model, Part, Schema};

    use super::*;
    use crate::state::judged::Judged;

    fn model(names: &[&str]) -> Model {
        let server = |name: &&str| Arc::new(Part::new(Id::new(name), name, "Server"));
        Model {
            elements: names.iter().map(server).collect(),
            ..Model::default()
        }
    }

    fn found(
        model: &Model,
        typed: &str,
        only: Option<ResultGroup>,
        recent: &[&str],
    ) -> Vec<GroupResults> {
        let index = Index::of(model, Schema::built_in(), &Judged::default(), &[]);
        let recent: Vec<String> = recent.iter().map(|&id| id.to_owned()).collect();
        let disabled_reason = |command: &Command| match command.id {
            "redo" | "delete" => "Not now".to_owned(),
            _ => String::new(),
        };
        let search = Search {
            typed,
            only,
            recent: &recent,
            disabled_reason: &disabled_reason,
        };
        results(&index, &search)
    }

    fn group(found: &[GroupResults], which: ResultGroup) -> (Vec<usize>, usize) {
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
        assert_eq!(group(&found, ResultGroup::Parts), (vec![1, 3, 4, 5, 6], 1));
    }

    #[test]
    fn parts_are_found_by_their_class_after_their_name() {
        let found = found(&model(&["Mail", "Server room"]), "server", None, &[]);
        assert_eq!(group(&found, ResultGroup::Parts), (vec![1, 0], 0));
    }

    #[test]
    fn low_scores_are_left_out_of_every_group() {
        let found = found(
            &model(&["Orders DB", "Cold storage robe"]),
            "ordb",
            None,
            &[],
        );
        let groups: Vec<ResultGroup> = found.iter().map(|group| group.which).collect();
        assert_eq!(groups, [ResultGroup::Parts]);
        assert_eq!(group(&found, ResultGroup::Parts), (vec![0], 0));
    }

    #[test]
    fn the_group_with_the_best_comes_first_and_commands_where_none_is_better() {
        let first = |typed: &str| {
            let found = found(&model(&["Orders DB", "Report server"]), typed, None, &[]);
            found.first().map(|group| group.which)
        };
        assert_eq!(first("db"), Some(ResultGroup::Parts));
        assert_eq!(first("undo"), Some(ResultGroup::Commands));
    }

    #[test]
    fn one_group_alone_shows_more_and_no_other() {
        let many: Vec<String> = (0..100).map(|at| format!("Open {at}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let found = found(&model(&many), "open", Some(ResultGroup::Parts), &[]);
        assert_eq!(found.len(), 1);
        let (hits, more) = group(&found, ResultGroup::Parts);
        assert_eq!(
            (hits.len(), more),
            (MAX_SINGLE_GROUP, 100 - MAX_SINGLE_GROUP)
        );
    }

    #[test]
    fn an_empty_query_lists_recent_commands_first_and_disabled_ones_last() {
        let found = found(
            &model(&["Web"]),
            " ",
            None,
            &["view-report", "gone", "undo"],
        );
        let names: Vec<ResultGroup> = found.iter().map(|group| group.which).collect();
        assert_eq!(names, [ResultGroup::Recent, ResultGroup::Commands]);
        assert_eq!(group(&found, ResultGroup::Recent).0.len(), 2);
        let last: Vec<bool> = found
            .last()
            .map(|group| {
                group
                    .hits
                    .iter()
                    .map(|hit| hit.disabled_reason.is_empty())
                    .collect()
            })
            .unwrap_or_default();
        assert!(last.is_sorted_by(|a, b| a >= b) && last.contains(&false));
    }

    #[test]
    fn disabled_commands_come_last() {
        let found = found(&Model::default(), "do", None, &[]);
        let offs: Vec<bool> = found[0]
            .hits
            .iter()
            .map(|hit| hit.disabled_reason.is_empty())
            .collect();
        assert!(
            offs.len() > 1 && offs.is_sorted_by(|a, b| a >= b),
            "{offs:?}"
        );
    }
}
