//! The known name that someone probably meant.

/// Longer names are near to none, in bytes.
const LONGEST: usize = 200;

/// The candidate nearest to `name`, if one is near enough to be what was meant: a difference in
/// case alone, or about one slip of the finger for every three letters. Of equally near ones the
/// first.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A megabyte of letters is no slip of the finger, and comparing it would take a while.
    if name.len() > LONGEST {
        return None;
    }
    let wanted = name.to_lowercase();
    let allowed = (wanted.chars().count() / 3).clamp(1, 4);
    let mut best = None;
    for candidate in candidates {
        let distance = strsim::osa_distance(&wanted, &candidate.to_lowercase());
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_mended_and_strangers_are_not() {
        let known = ["validatesInput", "sanitizesInput", "protocol", "port", "OS"];
        for (name, expected) in [
            ("validateInput", Some("validatesInput")),
            ("VALIDATESINPUT", Some("validatesInput")),
            ("sanitisesInput", Some("sanitizesInput")),
            ("protcol", Some("protocol")),
            ("prot", Some("port")),
            ("os", Some("OS")),
            ("somethingElse", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, known), expected, "{name}");
        }
    }
}
