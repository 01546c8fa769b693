//! Judges the lines of flows and betters them, with all elements in their places.
//!
//! Each flow in turn is tried along other lines ([`lines`]) with its text in a free place along them
//! ([`places`]), and takes the best that has no fault ([`faults`]).

mod ends;
mod faults;
mod lines;
mod places;
mod scene;

use crate::layout::Point;

pub(super) use faults::count;
pub(super) use scene::{Course, Piece, Scene};

use faults::Faults;

/// How often all flows are gone through, up to that many flows: one that has moved makes room for
/// others. What is larger keeps the lines it has, as there is no time to try others.
const ROUNDS: [(usize, usize); 3] = [(60, 3), (120, 2), (300, 1)];

/// What a line costs besides its length in px: a bend, a flow crossed, a thing that is near.
const BEND: f64 = 60.0;
const CROSSING: f64 = 120.0;
const NEAR: f64 = 60.0;

/// A step that is shorter than that, in px, and what it costs.
const JOG: f64 = 18.0;
const JOGGED: f64 = 60.0;

/// What touching something costs: more than any line that does not.
const TOUCHED: f64 = 100_000.0;

/// Leads flows along better lines, as long as there are some.
pub(super) fn improve(scene: &mut Scene) {
    let flows = scene.courses.len();
    let rounds = ROUNDS.iter().find(|(most, _)| flows <= *most);
    for _ in 0..rounds.map_or(0, |(_, rounds)| *rounds) {
        let mut changed = false;
        for at in 0..scene.courses.len() {
            if let Some(better) = better(scene, at)
                && let Some(course) = scene.courses.get_mut(at)
            {
                *course = better;
                changed = true;
            }
        }
        if !changed {
            return;
        }
    }
}

/// The flow along the best line found, if that is better than where it runs.
fn better(scene: &Scene, at: usize) -> Option<Course> {
    let course = scene.courses.get(at)?;
    let placed = places::best(scene, at, &course.points);
    let labels = faults::of_labels(scene, at, course, Faults::ANY);
    let found = faults::of_line(scene, at, course, Faults::ANY);
    let line = of_line(&course.points) + of_faults(found);
    let most = Faults {
        touched: found.touched,
        ..Faults::ANY
    };
    let mut least = match &placed {
        Some((_, place)) => line + place,
        None => line + of_faults(labels),
    };
    let mut best = placed.map(|(course, _)| course);
    let lines = lines::others(scene, course).into_iter();
    let mut lines: Vec<(f64, Vec<Point>)> = lines.map(|line| (of_line(&line), line)).collect();
    lines.sort_by(|(one, _), (two, _)| one.total_cmp(two));
    for (mut cost, points) in lines {
        if cost >= least - 1.0 {
            break;
        }
        let bare = Course::new((course.source, course.sink), points, Default::default());
        cost += of_faults(faults::of_line(scene, at, &bare, most));
        if cost >= least - 1.0 {
            continue;
        }
        if let Some((there, place)) = places::best(scene, at, &bare.points)
            && cost + place < least - 1.0
        {
            least = cost + place;
            best = Some(there);
        }
    }
    best.filter(|best| best != course)
}

fn of_line(points: &[Point]) -> f64 {
    let pieces = Piece::of(points).map(Piece::length);
    let last = points.len().saturating_sub(2);
    let bends: f64 = points.iter().skip(2).map(|_| BEND).sum();
    let inner = pieces.clone().take(last).skip(1);
    let jogs: f64 = inner.filter(|length| *length < JOG).map(|_| JOGGED).sum();
    pieces.sum::<f64>() + bends + jogs
}

fn of_faults(faults: Faults) -> f64 {
    let times =
        |count: usize, each: f64| f64::from(u32::try_from(count).unwrap_or(u32::MAX)) * each;
    times(faults.touched, TOUCHED) + times(faults.near, NEAR) + times(faults.crossed, CROSSING)
}
