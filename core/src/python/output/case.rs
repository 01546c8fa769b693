//! Methods of texts that change upper and lower case.

/// `text.title()`: every word with a capital, the rest of it in lower case.
pub fn title_case(text: &str) -> String {
    let mut titled = String::new();
    let mut in_word = false;
    for c in text.chars() {
        if in_word {
            titled.extend(c.to_lowercase());
        } else {
            titled.extend(c.to_uppercase());
        }
        in_word = c.is_alphabetic();
    }
    titled
}

/// `text.capitalize()`: a capital first, the rest in lower case.
pub fn capitalize(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest.as_str().to_lowercase().chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_changes_as_in_python() {
        for (text, title, capital) in [
            ("", "", ""),
            ("web SHOP", "Web Shop", "Web shop"),
            ("it's 2nd", "It'S 2Nd", "It's 2nd"),
            ("ÄRZTIN", "Ärztin", "Ärztin"),
        ] {
            assert_eq!(title_case(text), title);
            assert_eq!(capitalize(text), capital);
        }
    }
}
