//! What fits, how well, and where.

use super::*;

fn score(typed: &str, text: &str) -> Option<i32> {
    Query::of(typed).score(&Folded::of(text), &Folded::default())
}

/// The titles that fit, best first, as the palette sorts them: by score, then as they came.
fn sorted<'a>(typed: &str, texts: &[&'a str]) -> Vec<&'a str> {
    let mut fitting: Vec<(i32, &str)> = texts
        .iter()
        .filter_map(|text| Some((score(typed, text)?, *text)))
        .collect();
    fitting.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    fitting.into_iter().map(|(_, text)| text).collect()
}

fn places(typed: &str, text: &str) -> String {
    let places = Query::of(typed).places(&Folded::of(text));
    let marked = text.chars().enumerate().map(|(at, letter)| {
        let hit = places.contains(&at);
        if hit { letter } else { '·' }
    });
    marked.collect()
}

#[test]
fn letters_fit_in_their_order_whatever_their_case_and_accents() {
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
fn beginnings_of_words_and_neighbours_come_first() {
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
fn what_fits_alike_keeps_its_order() {
    assert_eq!(sorted("s", &["Sb", "Sa", "Sc"]), ["Sb", "Sa", "Sc"]);
}

#[test]
fn a_word_may_fit_what_else_is_said_and_counts_half() {
    let (title, more) = (Folded::of("Open a file"), Folded::of("import load"));
    let score = |typed: &str| Query::of(typed).score(&title, &more);
    assert!(score("import").is_some());
    assert!(score("open load").is_some());
    assert!(score("load") < score("open"));
    assert_eq!(score("save"), None);
}

#[test]
fn the_letters_that_fit_are_the_best_ones() {
    let check = |typed: &str, text: &str, expected: &str| {
        assert_eq!(places(typed, text), expected, "{typed}");
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
fn ten_thousand_names_take_less_than_a_blink() {
    let names: Vec<Folded> = (0..10_000)
        .map(|at| Folded::of(&format!("Order service number {at}")))
        .collect();
    let query = Query::of("orsenu9");
    let fitting = names
        .iter()
        .filter(|name| query.score(name, &Folded::default()).is_some());
    assert_eq!(fitting.count(), 3_439);
}
