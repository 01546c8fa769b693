//! Conditions: read and compiled, and evaluated on one part after the other.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark may fail loudly"
)]

use divan::Bencher;
use parapet_core::model::{Kind, PartIndex};
use parapet_core::schema::{AttributeId, ClassId, Fallback, Schema, Type};
use parapet_core::threats::{Condition, Fact, Facts, Provenance};

fn main() {
    divan::main();
}

/// Conditions of the forms that libraries have, from the usual to the rare.
const CONDITIONS: [(&str, &str, &str); 8] = [
    (
        "one control",
        "Server",
        "target.controls.isHardened is False",
    ),
    (
        "three controls",
        "Server",
        "target.controls.isHardened is True or target.controls.validatesInput is True or target.controls.encodesOutput is True",
    ),
    (
        "protocol",
        "Server",
        "(target.controls.validatesInput is False or target.controls.validatesHeaders is False) and target.protocol == 'HTTP'",
    ),
    (
        "both ends",
        "Dataflow",
        "target.controls.isEncrypted or (target.source.inScope and target.isResponse) or target.tlsVersion < target.sink.minTLSVersion",
    ),
    (
        "data by format",
        "Dataflow",
        "any(d.format == 'XML' for d in target.data)",
    ),
    (
        "data by lifetime",
        "Dataflow",
        "any(d.credentialsLife in (Lifetime.UNKNOWN, Lifetime.LONG, Lifetime.HARDCODED) for d in target.data)",
    ),
    ("data leaks", "Dataflow", "target.hasDataLeaks()"),
    ("crosses", "Dataflow", "target.crosses(Boundary)"),
];

#[divan::bench(args = CONDITIONS.map(|(name, _, _)| name))]
fn read(bencher: Bencher<'_, '_>, name: &str) {
    let (class, text) = named(name);
    let schema = Schema::built_in();
    let target = [schema.class_id(class).unwrap()];
    bencher.bench(|| Condition::read(text, &target, schema));
}

/// The time of one evaluation, from that of a thousand.
#[divan::bench(args = CONDITIONS.map(|(name, _, _)| name))]
fn holds_1000(bencher: Bencher<'_, '_>, name: &str) {
    let (class, text) = named(name);
    let facts = Table::new();
    let schema = Schema::built_in();
    let target = [schema.class_id(class).unwrap()];
    let condition = Condition::read(text, &target, schema).0.unwrap();
    let part = if class == "Dataflow" { FLOW } else { WEB };
    bencher.bench(|| {
        (0..1000)
            .filter(|_| condition.holds(&facts, divan::black_box(part)) == Ok(true))
            .count()
    });
}

fn named(name: &str) -> (&'static str, &'static str) {
    let found = CONDITIONS.into_iter().find(|(other, _, _)| *other == name);
    found.map(|(_, class, text)| (class, text)).unwrap()
}

const WEB: PartIndex = PartIndex(2);
const DB: PartIndex = PartIndex(3);
const FLOW: PartIndex = PartIndex(4);

/// A flow between two servers in two boundaries, with three pieces of data; defaults but for these.
struct Table {
    parts: Vec<(ClassId, Vec<Fact<'static>>)>,
}

impl Table {
    fn new() -> Table {
        let schema = Schema::built_in();
        let names = [
            "Boundary", "Boundary", "Server", "Server", "Dataflow", "Data", "Data", "Data",
        ];
        let mut table = Table {
            parts: names.map(|name| part(schema, name)).into(),
        };
        for (part, attribute, fact) in [
            (WEB, "inBoundary", Fact::Part(PartIndex(0))),
            (DB, "inBoundary", Fact::Part(PartIndex(1))),
            (FLOW, "source", Fact::Part(WEB)),
            (FLOW, "sink", Fact::Part(DB)),
            (
                FLOW,
                "data",
                Fact::Parts(&[PartIndex(5), PartIndex(6), PartIndex(7)]),
            ),
        ] {
            let id = schema.attribute_id(attribute).unwrap();
            table.parts[part.get()].1[usize::from(id.0)] = fact;
        }
        table
    }
}

fn part(schema: &'static Schema, name: &str) -> (ClassId, Vec<Fact<'static>>) {
    let class = schema.class_id(name).unwrap();
    let mut facts = vec![Fact::Missing; schema.attribute_count()];
    for attribute in &schema.class(class).unwrap().attributes {
        let id = schema.attribute_id(&attribute.name).unwrap();
        facts[usize::from(id.0)] = match (&attribute.fallback, &attribute.kind) {
            (Fallback::Bool(value), _) => Fact::Bool(*value),
            (Fallback::Int(value), _) => Fact::Int(*value),
            (Fallback::Text(text), _) => Fact::Text(text),
            (Fallback::Choice(member), Type::Choice(name)) => {
                let all = schema.enumerations();
                let at = all.iter().position(|e| e.name == *name).unwrap();
                Fact::Choice {
                    enumeration: at as u8,
                    member: all[at].position(member).unwrap() as u8,
                }
            }
            (Fallback::LevelZero, _) => Fact::Numbers(&[0]),
            (_, Type::References(Kind::Data | Kind::Dataflow | Kind::Element)) => Fact::Parts(&[]),
            _ => Fact::None,
        };
    }
    (class, facts)
}

impl Facts for Table {
    fn class(&self, part: PartIndex) -> ClassId {
        self.parts[part.get()].0
    }

    fn name(&self, _: PartIndex) -> &str {
        ""
    }

    fn fact(&self, part: PartIndex, attribute: AttributeId) -> Fact<'_> {
        self.parts[part.get()].1[usize::from(attribute.0)]
    }

    fn provenance(&self, _: PartIndex, _: AttributeId) -> Provenance {
        Provenance::Default
    }
}
