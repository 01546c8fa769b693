//! No text, and no condition that is put together at random, makes anything panic.

use proptest::prelude::*;

use super::world::{World, shop};
use crate::model::PartIndex;
use crate::schema::{AttributeId, ClassId};
use crate::threats::condition::Constancy;
use crate::threats::{Clause, Fact, Facts, Provenance};

/// Expressions of every form that conditions have, sensible or not.
fn expressions() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        "target",
        "target.inScope",
        "target.port",
        "target.protocol",
        "target.name",
        "target.data",
        "target.inputs",
        "target.source",
        "target.sink.inBoundary",
        "target.levels",
        "target.overrides",
        "target.sourceFiles",
        "target.controls.isHardened",
        "target.minTLSVersion",
        "TLSVersion.TLSv12",
        "Lifetime.LONG",
        "None",
        "True",
        "False",
        "0",
        "1",
        "-7",
        "9223372036854775807",
        "0.5",
        "1e308",
        "''",
        "'a'",
        "'HTTP'",
        "x",
        "x.format",
        "target.hasDataLeaks()",
        "[]",
        "()",
        "{}",
        "{1, 2}",
        "{'a': 1}",
        "Server",
        "target.oneOf(Server)",
        "target.crosses(Boundary)",
        "target.typo",
    ]);
    leaf.prop_map(str::to_owned)
        .prop_recursive(5, 60, 4, |inner| {
            let operator = prop::sample::select(vec![
                "and", "or", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not", "+",
                "-", "*", "/", "//", "%", "**", "&", "|", "^",
            ]);
            let function = prop::sample::select(vec!["any", "all", "len", "min", "max", "sum"]);
            let method = prop::sample::select(vec![
                "oneOf",
                "inside",
                "enters",
                "exits",
                "crosses",
                "checkTLSVersion",
            ]);
            prop_oneof![
                (inner.clone(), operator, inner.clone())
                    .prop_map(|(a, o, b)| format!("({a}) {o} ({b})")),
                inner.clone().prop_map(|a| format!("not ({a})")),
                inner.clone().prop_map(|a| format!("-({a})")),
                (inner.clone(), inner.clone(), inner.clone())
                    .prop_map(|(a, b, c)| format!("(({a}) if ({b}) else ({c}))")),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a})[{b}]")),
                (inner.clone(), inner.clone(), inner.clone())
                    .prop_map(|(a, b, c)| format!("({a})[{b}:{c}:{b}]")),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("[{a}, {b}]")),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{{{a}: {b}}}")),
                (inner.clone(), inner.clone())
                    .prop_map(|(a, b)| format!("[{a} for x in {b} if {a}]")),
                (function, inner.clone(), inner.clone())
                    .prop_map(|(f, a, b)| format!("{f}(({a}) for x in ({b}))")),
                (method, inner.clone()).prop_map(|(m, a)| format!("target.{m}({a})")),
            ]
        })
}

/// Conditions as most libraries have them: questions for yes or no, joined.
fn questions() -> impl Strategy<Value = String> {
    let attribute = prop::sample::select(vec![
        "inScope",
        "controls.sanitizesInput",
        "controls.isHardened",
        "usesVPN",
        "isCredentials",
        "isPII",
        "protocol",
        "port",
        "data",
    ]);
    let form = prop::sample::select(vec![
        "",
        " is True",
        " is False",
        " is not True",
        " is not False",
        " == 'HTTP'",
    ]);
    let leaf = prop_oneof![
        9 => (attribute, form).prop_map(|(attribute, form)| format!("target.{attribute}{form}")),
        1 => prop::sample::select(vec!["True", "False", "target.source.inScope"])
            .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(3, 20, 4, |inner| {
        let join = |word: &'static str| {
            prop::collection::vec(inner.clone(), 2..4)
                .prop_map(move |all| format!("({})", all.join(word)))
        };
        prop_oneof![
            join(" and "),
            join(" or "),
            inner.clone().prop_map(|one| format!("not ({one})")),
        ]
    })
}

/// The same facts, without sets of answers.
struct OneByOne<'a>(&'a World);

impl Facts for OneByOne<'_> {
    fn class(&self, part: PartIndex) -> ClassId {
        self.0.class(part)
    }

    fn name(&self, part: PartIndex) -> &str {
        self.0.name(part)
    }

    fn fact(&self, part: PartIndex, attribute: AttributeId) -> Fact<'_> {
        self.0.fact(part, attribute)
    }

    fn provenance(&self, part: PartIndex, attribute: AttributeId) -> Provenance {
        self.0.provenance(part, attribute)
    }
}

/// The same facts, but for questions for yes or no, which are answered by the bits of a number.
struct Answered<'a>(&'a World, u64);

impl Facts for Answered<'_> {
    fn class(&self, part: PartIndex) -> ClassId {
        self.0.class(part)
    }

    fn name(&self, part: PartIndex) -> &str {
        self.0.name(part)
    }

    fn fact(&self, part: PartIndex, attribute: AttributeId) -> Fact<'_> {
        match self.0.fact(part, attribute) {
            Fact::Bool(_) => Fact::Bool(self.1 >> (attribute.0 % 64) & 1 == 1),
            other => other,
        }
    }

    fn provenance(&self, part: PartIndex, attribute: AttributeId) -> Provenance {
        self.0.provenance(part, attribute)
    }
}

fn agree(clause: &Clause) -> bool {
    clause.clauses.iter().all(agree)
}

proptest! {
    #[test]
    fn no_text_makes_a_condition_panic(text in any::<String>()) {
        let _ = shop().condition("Web", &text);
    }

    #[test]
    fn no_condition_panics_and_its_trace_agrees(text in expressions()) {
        let shop = shop();
        for part in ["Web", "Login", "Password", "DMZ"] {
            if let Ok(condition) = shop.condition(part, &text) {
                let index = shop.part(part);
                let held = condition.holds(&shop, index);
                let clause = condition.trace(&shop, index);
                prop_assert_eq!(held.is_ok(), clause.truth.is_ok());
                prop_assert_eq!(held.unwrap_or_default(), clause.truth.clone().unwrap_or_default());
                prop_assert!(agree(&clause) && shop.name(index) == part);
            }
        }
    }

    #[test]
    fn answers_read_together_decide_as_one_by_one(text in prop_oneof![questions(), expressions()]) {
        let shop = shop();
        for part in ["Web", "Login", "Password", "DMZ"] {
            if let Ok(condition) = shop.condition(part, &text) {
                let index = shop.part(part);
                let together = condition.holds(&shop, index).map_err(|error| error.to_string());
                let one_by_one = condition.holds(&OneByOne(&shop), index);
                prop_assert_eq!(together, one_by_one.map_err(|error| error.to_string()), "{}", text);
            }
        }
    }

    #[test]
    fn what_never_or_always_holds_does_so_whatever_is_answered(
        text in prop_oneof![9 => questions(), 1 => expressions()],
        answers in prop::collection::vec(any::<u64>(), 16),
    ) {
        let shop = shop();
        for part in ["Web", "Login", "DMZ"] {
            let index = shop.part(part);
            let Ok(condition) = shop.condition(part, &text) else { continue };
            let mut patience = u32::MAX;
            let constancy = condition.constancy(&shop.schema, &[shop.class(index)], &mut patience);
            for bits in &answers {
                let held = condition.holds(&Answered(&shop, *bits), index).ok();
                match constancy {
                    Some(Constancy::Never) => prop_assert_ne!(held, Some(true), "{}", text),
                    Some(Constancy::Always) => prop_assert_eq!(held, Some(true), "{}", text),
                    None => {}
                }
            }
        }
    }
}
