//! Nothing of a sequence diagram lies over anything else, and the numbers of the design hold.

use proptest::prelude::*;

use super::{Laid, MARGIN, sequence};
use crate::layout::{Point, Rect, round};
use crate::model::Id;
use crate::views::dfd::Mark;
use crate::views::sequence::{Boundary, Message, Participant, ParticipantKind, Sequence, Step};

fn participant(name: &str, boundary: Option<usize>) -> Participant {
    Participant {
        part: Id::new(name),
        name: name.to_owned(),
        class: "Server".to_owned(),
        icon: "server".to_owned(),
        kind: ParticipantKind::Entity,
        in_scope: true,
        boundary,
    }
}

fn message(name: &str, from: usize, to: usize) -> Message {
    Message {
        part: Id::new(name),
        name: name.to_owned(),
        number: Some(1),
        from,
        to,
        is_response: false,
        response_step: None,
        note: String::new(),
        mark: None,
    }
}

fn boundary(name: &str, parent: Option<usize>) -> Boundary {
    Boundary {
        part: Id::new(name),
        name: name.to_owned(),
        parent,
    }
}

fn diagram(participants: Vec<Participant>, steps: Vec<Step>) -> Sequence {
    Sequence {
        participants,
        steps,
        ..Sequence::default()
    }
}

fn between(steps: Vec<Message>, participants: usize) -> Sequence {
    let participants = (0..participants).map(|at| participant(&format!("P{at}"), None));
    diagram(
        participants.collect(),
        steps.into_iter().map(Step::Message).collect(),
    )
}

#[test]
fn a_sequence_without_participants_is_empty() {
    assert_eq!(sequence(&Sequence::default()), Laid::default());
}

#[test]
fn heads_and_rows_have_the_sizes_of_the_design() {
    let laid = sequence(&between(vec![message("a", 0, 1), message("b", 1, 0)], 2));
    assert_eq!(laid.heads[0].rect, Rect::new(MARGIN, MARGIN, 104.0, 52.0));
    assert_eq!(laid.heads[1].x - laid.heads[0].x, 132.0);
    let y: Vec<f64> = laid
        .messages
        .iter()
        .map(|message| message.points[0].y)
        .collect();
    assert_eq!(y[1] - y[0], 36.0);
    assert_eq!(laid.messages[0].label.bottom(), y[0] - 5.0);
    assert_eq!(laid.bars[0].rect.width, 10.0);
}

#[test]
fn the_pitch_grows_with_the_label_between_two_lifelines() {
    let long = "a label that takes room";
    let laid = sequence(&between(vec![message(long, 0, 1), message("b", 1, 2)], 3));
    let pitch = |laid: &Laid, at: usize| round(laid.heads[at + 1].x - laid.heads[at].x);
    assert_eq!(pitch(&laid, 1), 132.0);
    assert!(pitch(&laid, 0) > 160.0);
    // From the right it is the gap at the sender that grows.
    let laid = sequence(&between(vec![message(long, 2, 0)], 3));
    assert_eq!(pitch(&laid, 0), 132.0);
    assert!(pitch(&laid, 1) > 160.0);
}

#[test]
fn a_participant_is_active_from_a_request_to_its_response() {
    let mut steps = vec![message("a", 0, 1), message("b", 1, 2), message("c", 1, 0)];
    steps[0].response_step = Some(2);
    steps[2].is_response = true;
    let laid = sequence(&between(steps, 3));
    let y = |at: usize| laid.messages[at].points[0].y;
    let bars: Vec<_> = laid
        .bars
        .iter()
        .map(|bar| (bar.participant, bar.rect))
        .collect();
    let middle = |at: usize| laid.heads[at].x;
    assert_eq!(
        bars[0],
        (1, Rect::new(middle(1) - 5.0, y(0), 10.0, y(2) - y(0)))
    );
    assert_eq!(bars[1], (2, Rect::new(middle(2) - 5.0, y(1), 10.0, 15.0)));
    // The answer starts at the bar's edge and ends at the lifeline of who is not at work.
    assert_eq!(
        laid.messages[2].points,
        [
            Point::new(middle(1) - 5.0, y(2)),
            Point::new(middle(0), y(2)),
        ]
    );
}

#[test]
fn a_nested_activation_is_shifted() {
    let mut steps = vec![
        message("a", 0, 1),
        message("b", 0, 1),
        message("c", 1, 0),
        message("d", 1, 0),
    ];
    steps[0].response_step = Some(3);
    steps[1].response_step = Some(2);
    steps[2].is_response = true;
    steps[3].is_response = true;
    let laid = sequence(&between(steps, 2));
    let lefts: Vec<f64> = laid
        .bars
        .iter()
        .map(|bar| bar.rect.x - laid.heads[1].x)
        .collect();
    assert_eq!(lefts, [-5.0, 0.0]);
}

#[test]
fn frames_surround_heads_and_contain_their_titles() {
    let mut diagram = between(vec![message("a", 0, 1)], 2);
    diagram.boundaries = vec![
        boundary("Outer", None),
        boundary("Inner with a longer title", Some(0)),
    ];
    diagram.participants[1].boundary = Some(1);
    let laid = sequence(&diagram);
    let (outer, inner) = (laid.frames[0].rect, laid.frames[1].rect);
    let head = laid.heads[1].rect;
    assert_eq!((outer.x, outer.y), (inner.x - 10.0, inner.y - 25.0));
    assert_eq!(
        (outer.right(), outer.bottom()),
        (inner.right() + 10.0, inner.bottom() + 5.0)
    );
    assert!(inner.x < head.x && inner.right() > head.right() && inner.bottom() > head.bottom());
    assert!(inner.width > head.width + 20.0);
    assert!(laid.messages[0].label.y > outer.bottom());
    assert_eq!(laid.frames[0].column.map(|column| column.y), Some(outer.y));
    assert_eq!(laid.frames[1].column, None);
}

fn names() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "",
        "Web",
        "Order service",
        "a label of very many words that has to be broken into several lines of text",
        "supercalifragilisticexpialidocious_and_so_on_without_end",
        "数据库",
        "line\nbreak",
    ])
    .prop_map(str::to_owned)
}

prop_compose! {
    fn messages(people: usize)(
        name in names(),
        from in 0..people,
        to in 0..people,
        number in prop::option::of(1i64..20_000),
        is_response in any::<bool>(),
        response in prop::option::of(1usize..6),
        note in prop::option::weighted(0.2, names()),
        mark in prop::option::weighted(0.3, 1u32..200),
        is_divider in prop::bool::weighted(0.05),
    ) -> (Option<usize>, Step) {
        if is_divider {
            return (None, Step::Divider("Without order".to_owned()));
        }
        let mark = mark.map(|count| Mark { count, severity: 4 });
        let note = note.unwrap_or_default();
        let number = number.filter(|_| from % 5 != 4);
        let step = Message { number, is_response, note, mark, ..message(&name, from, to) };
        (response, Step::Message(step))
    }
}

/// Diagrams of up to seven participants, some of them in boundaries.
fn diagrams() -> impl Strategy<Value = Sequence> {
    (1usize..8).prop_flat_map(|people| {
        let steps = prop::collection::vec(messages(people), 0..20);
        let heads = prop::collection::vec(names(), people);
        (heads, steps, names(), 0..people, 0..people).prop_map(|(heads, steps, title, a, b)| {
            let participants = heads.iter().enumerate().map(|(at, name)| {
                let inside = (a.min(b)..=a.max(b)).contains(&at);
                participant(name, inside.then_some(usize::from(at > a.min(b))))
            });
            let steps: Vec<Step> = steps
                .into_iter()
                .enumerate()
                .map(|(at, (response, step))| match step {
                    Step::Message(message) => Step::Message(Message {
                        response_step: response.map(|more| at + more),
                        ..message
                    }),
                    divider => divider,
                })
                .collect();
            Sequence {
                boundaries: vec![boundary(&title, None), boundary(&title, Some(0))],
                ..diagram(participants.collect(), steps)
            }
        })
    })
}

proptest! {
    #[test]
    fn nothing_lies_over_anything_else(diagram in diagrams()) {
        let laid = sequence(&diagram);
        let mut solid: Vec<Rect> = laid.heads.iter().map(|head| head.rect).collect();
        solid.extend(laid.messages.iter().map(|message| message.label));
        solid.extend(laid.notes.iter().map(|note| note.rect));
        for (at, one) in solid.iter().enumerate() {
            prop_assert!(one.x >= 0.0 && one.right() <= laid.size.width, "{one:?}");
            prop_assert!(one.y >= 0.0 && one.bottom() <= laid.size.height, "{one:?}");
            for other in solid.iter().skip(at + 1) {
                prop_assert!(!one.grown(-0.1).overlaps(*other), "{one:?} {other:?}");
            }
        }
        // No label or note touches a bar, a lifeline or a number.
        for (text, kind) in laid.messages.iter().map(|message| (message.label, "label"))
            .chain(laid.notes.iter().map(|note| (note.rect, "note")))
            .filter(|(text, _)| text.width > 0.0)
        {
            for bar in &laid.bars {
                prop_assert!(!text.overlaps(bar.rect), "{kind} {text:?} {bar:?}");
            }
            for head in &laid.heads {
                let is_on = text.x < head.x && head.x < text.right();
                prop_assert!(!is_on, "{kind} {text:?} on lifeline {}", head.x);
            }
            for badge in laid.messages.iter().filter_map(|message| message.badge) {
                let ring = Rect::new(badge.x - 9.0, badge.y - 9.0, 18.0, 18.0);
                prop_assert!(!text.overlaps(ring), "{kind} {text:?} {ring:?}");
            }
        }
        for frame in &laid.frames {
            for message in &laid.messages {
                prop_assert!(message.label.y > frame.rect.bottom());
            }
        }
    }
}
