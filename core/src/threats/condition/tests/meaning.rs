//! Every expression of `meaning.tsv` evaluates to what CPython returns.

use super::world::shop;

#[test]
fn conditions_mean_what_python_means() {
    let shop = shop();
    let mut wrong = Vec::new();
    let lines = include_str!("meaning.tsv").lines();
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let [expected, part, text] = line.splitn(3, '\t').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let got = match shop.condition(part, text) {
            Err(said) => format!("refused {said:?}"),
            Ok(condition) => match condition.holds(&shop, shop.part(part)) {
                Ok(true) => "yes".to_owned(),
                Ok(false) => "no".to_owned(),
                Err(error) => format!("error: {error}"),
            },
        };
        if got.split(':').next() != Some(expected) {
            wrong.push(format!("{line}\n    {got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
