//! No text, and no condition that is put together at random, makes anything panic.

use proptest::prelude::*;

use super::world::shop;
use crate::threats::{Clause, Facts};

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
}
