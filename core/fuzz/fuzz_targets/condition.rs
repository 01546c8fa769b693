//! No text makes a condition panic or hang, whether it is read, evaluated or traced.

#![no_main]

use libfuzzer_sys::fuzz_target;
use parapet_core::model::PartIndex;
use parapet_core::schema::{AttributeId, ClassId, Schema};
use parapet_core::threats::{Condition, Fact, Facts, Provenance};

fuzz_target!(|text: &str| {
    let schema = Schema::built_in();
    for class in ["Dataflow", "Server"] {
        let class = schema.class_id(class).unwrap();
        if let (Some(condition), _) = Condition::read(text, &[class], schema) {
            let facts = Changing { class };
            let held = condition.holds(&facts, PartIndex(0));
            assert_eq!(held.is_ok(), condition.trace(&facts, PartIndex(0)).truth.is_ok());
        }
    }
});

/// Facts of every kind, by the ids of attribute and part, so that each path is met.
struct Changing {
    class: ClassId,
}

impl Facts for Changing {
    fn class(&self, part: PartIndex) -> ClassId {
        ClassId(self.class.0 ^ (part.0 as u16 & 1))
    }

    fn name(&self, part: PartIndex) -> &str {
        if part.0 % 2 == 0 { "even" } else { "odd" }
    }

    fn fact(&self, part: PartIndex, attribute: AttributeId) -> Fact<'_> {
        const PARTS: [PartIndex; 3] = [PartIndex(1), PartIndex(2), PartIndex(3)];
        match (u32::from(attribute.0) + part.0) % 11 {
            0 => Fact::Missing,
            1 => Fact::None,
            2 => Fact::Bool(true),
            3 => Fact::Bool(false),
            4 => Fact::Int(i64::from(part.0) - 1),
            5 => Fact::Text("HTTP"),
            6 => Fact::Choice {
                enumeration: 4,
                member: 3,
            },
            7 => Fact::Part(PartIndex((part.0 + 1) % 5)),
            8 => Fact::Parts(&PARTS),
            9 => Fact::Numbers(&[0, 2]),
            _ => Fact::Opaque(1),
        }
    }

    fn provenance(&self, _: PartIndex, _: AttributeId) -> Provenance {
        Provenance::Default
    }
}
