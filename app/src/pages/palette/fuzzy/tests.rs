//! Tests of matching: what matches, its score, and where.

use super::*;

fn score(typed: &str, text: &str) -> Option<i32> {
    Query::of(typed).score(&Folded::of(text), &Folded::default())
}

/// The titles that fit, best first, as the palette sorts them: by score, then as they came.
fn sorted<'a>(typed: &str, texts: &[&'a str]) -> Vec<&'a str> {
    let mut matching: Vec<(i32, &str)> = texts
        .iter()
        .filter_map(|text| Some((score(typed, text)?, *text)))
        .collect();
    matching.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    matching.into_iter().map(|(_, text)| text).collect()
}

fn match_positions(typed: &str, text: &str) -> String {
    let match_positions = Query::of(typed).match_positions(&Folded::of(text));
    let marked = text.chars().enumerate().map(|(at, letter)| {
        let hit = match_positions.contains(&at);
        if hit { letter } else { '·' }
    });
    marked.collect()
}

#[test]
fn letters_match_in_order_regardless_of_case_and_accents() {
    let check = |typed: &str, text: &str, expected: bool| {
        assert_eq!(score(typed, text).is_some(), expected, "{typed} in {text}");
    };
    check("or", "Orders DB", true);
    check("ODB", "Orders DB", true);
    check("bdo", "Orders DB", false);
    check("zurich", "Zürich", true);
    check("zürich", "Zurich", true);
    check("web srv", "Web Server", true);
    check("server web", "Web Server", true);
    check("web x", "Web Server", false);
    check("", "anything", true);
    check("a", "", false);
    check("orr", "or", false);
    check("ab", "a------------------b", true);
    check("xy", "ax------------------------------y", false);
}

#[test]
fn word_starts_and_adjacent_letters_score_higher() {
    let check = |typed: &str, expected: &[&str]| {
        let mut mixed = expected.to_vec();
        mixed.reverse();
        assert_eq!(sorted(typed, &mixed), expected, "{typed}");
    };
    check("or", &["Order flows", "Place order", "Import", "Customer"]);
    check("db", &["DB", "Orders DB", "Rounded box"]);
    check("ws", &["Web Server", "News", "Sewers"]);
    check("api", &["API", "Shop API", "Capital P in it"]);
}

#[test]
fn equal_scores_keep_their_order() {
    assert_eq!(sorted("s", &["Sb", "Sa", "Sc"]), ["Sb", "Sa", "Sc"]);
}

#[test]
fn a_keyword_match_counts_half() {
    let (title, more) = (Folded::of("Open a file"), Folded::of("import load"));
    let score = |typed: &str| Query::of(typed).score(&title, &more);
    assert!(score("import").is_some());
    assert!(score("open load").is_some());
    assert!(score("load") < score("open"));
    assert_eq!(score("save"), None);
}

#[test]
fn the_best_alignment_is_marked() {
    let check = |typed: &str, text: &str, expected: &str| {
        assert_eq!(match_positions(typed, text), expected, "{typed}");
    };
    check("or", "Import order", "·······or···");
    check("ws", "Web Server", "W···S·····");
    check("srv", "Web Server", "····S·rv··");
    check("web ser", "Web Server", "Web·Ser···");
    check("er", "Order server", "···er·······");
    check("zu", "Zürich", "Zü····");
    check("load", "Open", "····");
}

#[test]
fn ten_thousand_names_are_matched_quickly() {
    let names: Vec<Folded> = (0..10_000)
        .map(|at| Folded::of(&format!("Order service number {at}")))
        .collect();
    let query = Query::of("orsenu9");
    let matching = names
        .iter()
        .filter(|name| query.score(name, &Folded::default()).is_some());
    assert_eq!(matching.count(), 3_439);
}
