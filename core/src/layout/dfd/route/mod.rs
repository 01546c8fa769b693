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

/// How often all flows are gone through: one that has moved makes room for others.
const ROUNDS: usize = 3;

/// What a line costs besides its length in px: a bend, a flow crossed, a thing that is near.
const BEND: f64 = 60.0;
const CROSSING: f64 = 120.0;
const NEAR: f64 = 60.0;

/// What touching something costs: more than any line that does not.
const TOUCHED: f64 = 100_000.0;

/// Leads flows along better lines, as long as there are some.
pub(super) fn improve(scene: &mut Scene) {
    for _ in 0..ROUNDS {
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
    let labels = faults::of_labels(scene, at, course);
    let line = of_line(&course.points) + of_faults(faults::of_line(scene, at, course));
    let mut least = match &placed {
        Some((_, place)) => line + place,
        None => line + of_faults(labels),
    };
    let mut best = placed.map(|(course, _)| course);
    for points in lines::others(scene, course) {
        let mut cost = of_line(&points);
        if cost >= least - 1.0 {
            continue;
        }
        let bare = Course::new((course.source, course.sink), points, Default::default());
        cost += of_faults(faults::of_line(scene, at, &bare));
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
    let bends: f64 = points.iter().skip(2).map(|_| BEND).sum();
    Piece::of(points).map(Piece::length).sum::<f64>() + bends
}

fn of_faults(faults: Faults) -> f64 {
    let times =
        |count: usize, each: f64| f64::from(u32::try_from(count).unwrap_or(u32::MAX)) * each;
    times(faults.touched, TOUCHED) + times(faults.near, NEAR) + times(faults.crossed, CROSSING)
}
