//! Models generated from a seed, for benchmarks and tests of large input: the same seed, the same model.

use std::sync::Arc;

use parapet_core::model::{Id, Model, Part, Schema, Value};
use parapet_core::schema::Type;

/// How large a generated model is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Trust boundaries; every third lies in an earlier one.
    pub boundaries: usize,
    /// Elements of all classes.
    pub elements: usize,
    /// Dataflows; every third is answered by the next one.
    pub flows: usize,
    /// Pieces of data.
    pub data: usize,
}

impl Size {
    /// The usual shape with that many elements and flows: a boundary for eight elements, data for
    /// every fifth flow.
    pub fn of(elements: usize, flows: usize) -> Size {
        Size {
            boundaries: elements / 8,
            elements,
            flows,
            data: flows / 5,
        }
    }
}

/// Classes in the proportions in which real models have them.
const CLASSES: [&str; 12] = [
    "Server",
    "Process",
    "Server",
    "Datastore",
    "Process",
    "Actor",
    "Lambda",
    "Server",
    "ExternalEntity",
    "Process",
    "LLM",
    "Agent",
];

/// A model of that size, with a third of its yes-or-no attributes answered.
pub fn model(size: Size, seed: u64) -> Model {
    let mut random = Random(seed);
    let mut model = Model {
        name: format!("Generated {seed}"),
        ..Model::default()
    };
    model.attributes.set("isOrdered", Some(Value::Bool(true)));
    for at in 0..size.boundaries {
        let mut part = part("b", at, "Zone", "Boundary");
        if at % 3 == 2 {
            let outer = Id::new(&format!("b{}", random.below(at)));
            part.attributes
                .set("inBoundary", Some(Value::Reference(outer)));
        }
        model.boundaries.push(Arc::new(part));
    }
    for at in 0..size.data {
        let mut part = part("d", at, "Data", "Data");
        answer(&mut part, &mut random);
        model.data.push(Arc::new(part));
    }
    for at in 0..size.elements {
        let class = CLASSES.get(at % CLASSES.len()).copied().unwrap_or("Server");
        let mut part = part("e", at, class, class);
        answer(&mut part, &mut random);
        if size.boundaries > 0 && random.below(5) > 0 {
            let boundary = Id::new(&format!("b{}", random.below(size.boundaries)));
            part.attributes
                .set("inBoundary", Some(Value::Reference(boundary)));
        }
        model.elements.push(Arc::new(part));
    }
    let mut last = (0, 0);
    for at in 0..size.flows {
        let mut part = part("f", at, "Flow", "Dataflow");
        // Near elements talk most, as in real systems; a few talk far.
        let from = random.below(size.elements);
        let reach = if random.below(6) == 0 {
            size.elements
        } else {
            12
        };
        let ends = if at % 3 == 1 {
            (last.1, last.0)
        } else {
            (from, (from + 1 + random.below(reach)) % size.elements)
        };
        last = ends;
        answer(&mut part, &mut random);
        part.attributes
            .set("isResponse", Some(Value::Bool(at % 3 == 1)));
        part.attributes.set(
            "source",
            Some(Value::Reference(Id::new(&format!("e{}", ends.0)))),
        );
        part.attributes.set(
            "sink",
            Some(Value::Reference(Id::new(&format!("e{}", ends.1)))),
        );
        if size.data > 0 {
            let datum = Id::new(&format!("d{}", random.below(size.data)));
            part.attributes
                .set("data", Some(Value::References(vec![datum])));
        }
        model.flows.push(Arc::new(part));
    }
    model
}

/// A model as people draw them, for layouts: zones of neighbouring elements, some zones in others,
/// flows mostly to neighbours and to a few hubs, every third one answered by the next.
pub fn system(elements: usize, flows: usize, seed: u64) -> Model {
    let mut random = Random(seed);
    let mut model = Model {
        name: format!("System {seed}"),
        ..Model::default()
    };
    model.attributes.set("isOrdered", Some(Value::Bool(true)));
    let zones = elements.div_ceil(8);
    for at in 0..zones {
        let mut zone = part("b", at, "Zone", "Boundary");
        if at % 3 == 2 {
            let outer = Id::new(&format!("b{}", at - 1));
            zone.attributes
                .set("inBoundary", Some(Value::Reference(outer)));
        }
        model.boundaries.push(Arc::new(zone));
    }
    for at in 0..elements {
        let class = CLASSES
            .get(random.below(CLASSES.len()))
            .copied()
            .unwrap_or("Server");
        let mut element = part("e", at, class, class);
        if random.below(6) > 0 {
            let zone = Id::new(&format!("b{}", at * zones / elements.max(1)));
            element
                .attributes
                .set("inBoundary", Some(Value::Reference(zone)));
        }
        model.elements.push(Arc::new(element));
    }
    let hubs = elements / 12 + 1;
    let mut last = (0, 0);
    for at in 0..flows {
        let is_answer = at % 3 == 2;
        let ends = if is_answer {
            (last.1, last.0)
        } else {
            let from = random.below(elements);
            let to = match random.below(10) {
                0 => random.below(elements),
                1..=3 => random.below(hubs) * 12 % elements.max(1),
                _ => (from + 1 + random.below(5)) % elements.max(1),
            };
            (
                from,
                if to == from {
                    (from + 1) % elements.max(1)
                } else {
                    to
                },
            )
        };
        last = ends;
        let mut flow = part("f", at, "Send the order", "Dataflow");
        let mut set = |name: &str, value| flow.attributes.set(name, Some(value));
        set("source", Value::Reference(Id::new(&format!("e{}", ends.0))));
        set("sink", Value::Reference(Id::new(&format!("e{}", ends.1))));
        if is_answer {
            set("isResponse", Value::Bool(true));
        }
        model.flows.push(Arc::new(flow));
    }
    model
}

fn part(prefix: &str, at: usize, name: &str, class: &str) -> Part {
    Part::new(
        Id::new(&format!("{prefix}{at}")),
        &format!("{name} {at}"),
        class,
    )
}

/// Answers a third of the yes-or-no attributes, most of them with yes.
fn answer(part: &mut Part, random: &mut Random) {
    let attributes = Schema::built_in()
        .class_named(&part.class)
        .map_or(&[][..], |class| &class.attributes);
    for attribute in attributes
        .iter()
        .filter(|attribute| attribute.kind == Type::Bool)
    {
        if random.below(3) == 0 && attribute.name != "inScope" {
            part.attributes
                .set(&attribute.name, Some(Value::Bool(random.below(4) > 0)));
        }
    }
}

/// A small random number generator (SplitMix64): no crate's next version changes the models.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let z = z ^ (z >> 31);
        usize::try_from(z % u64::try_from(bound.max(1)).unwrap_or(1)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_model() {
        assert_eq!(model(Size::of(40, 52), 7), model(Size::of(40, 52), 7));
        assert_ne!(model(Size::of(40, 52), 7), model(Size::of(40, 52), 8));
    }

    #[test]
    fn sizes_are_as_asked_for() {
        let generated = model(Size::of(500, 800), 1);
        assert_eq!(
            (generated.elements.len(), generated.flows.len()),
            (500, 800)
        );
        assert_eq!(
            (generated.boundaries.len(), generated.data.len()),
            (62, 160)
        );
    }
}
