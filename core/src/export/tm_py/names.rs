//! Names of variables and classes, made of the names of parts.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::python::Keyword;

/// The longest stretch of a name that a variable is made of, in characters.
const MAX_LENGTH: usize = 40;

/// Words that no variable is called, in addition to Python's keywords: some read like one, the script needs
/// the others itself.
const RESERVED: [&str; 12] = [
    "false", "none", "true", "match", "case", "type", "tm", "pytm", "set", "setattr", "list",
    "print",
];

/// Names that were given out.
#[derive(Default)]
pub(super) struct UsedNames {
    used: FxHashSet<String>,
    /// The next number to append to a name that was used before.
    next: FxHashMap<String, u32>,
}

impl UsedNames {
    /// A variable for a part of that name and class.
    pub(super) fn variable(&mut self, name: &str, class: &str) -> String {
        let mut words = snake(name);
        if !words.starts_with(char::is_alphabetic) {
            let class = snake(class);
            let class = if class.starts_with(char::is_alphabetic) {
                class
            } else {
                "part".to_owned()
            };
            words = match words.is_empty() {
                true => class,
                false => format!("{class}_{words}"),
            };
        }
        if Keyword::from_text(&words).is_some() || RESERVED.contains(&words.as_str()) {
            words.push('_');
        }
        self.unique(words)
    }

    /// A class for a custom type.
    pub(super) fn class_name(&mut self, name: &str) -> String {
        let plain = name.starts_with(char::is_alphabetic)
            && name
                .chars()
                .all(|c| c == '_' || is_letter(c) || c.is_ascii_digit());
        let result = if plain {
            name.to_owned()
        } else {
            let mut result = String::new();
            for word in snake(name).split('_') {
                let mut letters = word.chars();
                result.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                result.push_str(letters.as_str());
            }
            if result.starts_with(char::is_alphabetic) {
                result
            } else {
                format!("Type{result}")
            }
        };
        self.unique(result)
    }

    fn unique(&mut self, wanted: String) -> String {
        if self.used.insert(wanted.clone()) {
            return wanted;
        }
        loop {
            let next = self.next.entry(wanted.clone()).or_insert(2);
            let name = format!("{}_{next}", wanted.trim_end_matches('_'));
            *next = next.saturating_add(1);
            if self.used.insert(name.clone()) {
                return name;
            }
        }
    }
}

/// A name as words in small letters, joined by `_`.
fn snake(name: &str) -> String {
    let mut result = String::new();
    let mut length = 0usize;
    let mut gap = false;
    for c in name.chars().flat_map(char::to_lowercase) {
        if matches!(c, '\u{300}'..='\u{36f}') {
            continue;
        }
        if !(is_letter(c) || c.is_ascii_digit()) {
            // Where a long name is cut, it is cut between words.
            if length >= MAX_LENGTH {
                break;
            }
            gap = length > 0;
            continue;
        }
        if length >= MAX_LENGTH.saturating_mul(2) {
            break;
        }
        if std::mem::take(&mut gap) {
            result.push('_');
            length = length.saturating_add(1);
        }
        result.push(c);
        length = length.saturating_add(1);
    }
    result
}

/// Whether a letter can stand in a name of Python's as it is: those that Python takes for another
/// one (wide, joined or mathematical forms) cannot, or two names could become one.
fn is_letter(c: char) -> bool {
    let other_form = matches!(
        u32::from(c),
        0xaa | 0xba | 0x2b0..=0x2ff | 0x1d2c..=0x1dbf | 0x2070..=0x209f | 0x2100..=0x218f
            | 0x2460..=0x24ff | 0x3130..=0x318f | 0x3200..=0x33ff | 0xf900..=0xfaff
            | 0xfb00..=0xfdff | 0xfe70..=0xfeff | 0xff00..=0xffef | 0x1d400..=0x1d7ff
            | 0x1ee00..=0x1eeff | 0x1f100..=0x1f2ff | 0x2f800..=0x2fa1f
    );
    c.is_alphabetic() && !other_form
}

#[cfg(test)]
mod tests {
    use super::UsedNames;

    #[test]
    fn variables_are_valid_and_unique() {
        let mut names = UsedNames::default();
        for (name, class, expected) in [
            ("Web shop", "Server", "web_shop"),
            ("Web  shop!", "Server", "web_shop_2"),
            ("web_shop_2", "Server", "web_shop_2_2"),
            ("2nd server", "Server", "server_2nd_server"),
            ("", "Actor", "actor"),
            ("🩺", "MQTT broker", "mqtt_broker"),
            ("import", "Actor", "import_"),
            ("Import", "Actor", "import_2"),
            ("tm", "Actor", "tm_"),
            ("Ärztin 医者 🩺", "Actor", "ärztin_医者"),
            ("e\u{301}te\u{301}", "Actor", "ete"),
            ("ﬁle Ａ", "Actor", "le"),
            ("数据", "Data", "数据"),
            (
                "Retrieves all orders of the last thirty days from the store",
                "Dataflow",
                "retrieves_all_orders_of_the_last_thirty_days",
            ),
        ] {
            assert_eq!(names.variable(name, class), expected, "{name}");
        }
        assert_eq!(names.class_name("Broker"), "Broker");
        assert_eq!(names.class_name("MQTT broker"), "MqttBroker");
        assert_eq!(names.class_name("3D printer"), "Type3dPrinter");
        assert_eq!(names.class_name(""), "Type");
    }
}
