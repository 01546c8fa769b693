//! Downloads of files.

use gloo::file::{Blob, ObjectUrl};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::HtmlAnchorElement;

use super::{BrowserError, document::document};

/// How long the bytes stay reachable for the browser, in milliseconds, after the download was started.
const URL_LIFETIME_MS: u32 = 60_000;

/// Saves bytes as a file, in the way the browser saves downloads.
///
/// # Errors
/// The browser would not make a link to the bytes, or click on it.
pub fn save(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), BrowserError> {
    let action = "save the file";
    let document = document()?;
    let link = document
        .create_element("a")
        .map_err(|thrown| BrowserError::thrown(action, &thrown))?
        .dyn_into::<HtmlAnchorElement>()
        .map_err(|_| BrowserError::unsupported(action))?;
    let url = ObjectUrl::from(Blob::new_with_options(bytes, Some(media_type)));
    link.set_href(&url);
    link.set_download(&safe_name(name));
    link.click();
    // The link is revoked when `url` is dropped; the browser may still be reading by then.
    Timeout::new(URL_LIFETIME_MS, move || drop(url)).forget();
    Ok(())
}

/// A name that every system takes: letters, digits and a few signs, at most 100 characters.
///
/// Everything else becomes a dash; dots at the start go, so that no file is hidden, and device
/// names of Windows get a dash in front.
pub fn safe_name(name: &str) -> String {
    let mut safe = String::new();
    for c in name.trim().chars() {
        let keep = c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ' | '(' | ')');
        match (keep, safe.ends_with('-')) {
            (true, _) => safe.push(c),
            (false, false) => safe.push('-'),
            (false, true) => {}
        }
    }
    let (stem, ending) = match safe.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 8 => (stem, format!(".{ending}")),
        _ => (safe.as_str(), String::new()),
    };
    let stem: String = stem
        .trim_start_matches('.')
        .trim()
        .chars()
        .take(100)
        .collect();
    let stem = stem.trim_end_matches(['.', ' ']);
    let devices = ["con", "prn", "aux", "nul", "com1", "lpt1"];
    let device = devices.iter().any(|name| stem.eq_ignore_ascii_case(name));
    match stem {
        "" | "-" => format!("file{ending}"),
        stem if device => format!("-{stem}{ending}"),
        stem => format!("{stem}{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::safe_name;

    #[test]
    fn names_are_made_safe_for_every_system() {
        let cases = [
            ("report.md", "report.md"),
            ("Web shop (2).json", "Web shop (2).json"),
            ("../../etc/passwd", "-..-etc-passwd"),
            ("a/b\\c:d*e?f\"g<h>i|j.svg", "a-b-c-d-e-f-g-h-i-j.svg"),
            (".hidden", "file.hidden"),
            ("", "file"),
            ("   ", "file"),
            ("nul.txt", "-nul.txt"),
            ("name\u{0}with\u{7}controls\n.md", "name-with-controls-.md"),
            ("Überweisung übers Büro.json", "Überweisung übers Büro.json"),
            ("\u{202e}gpj.exe", "-gpj.exe"),
        ];
        for (name, expected) in cases {
            assert_eq!(safe_name(name), expected, "of {name:?}");
        }
    }

    #[test]
    fn long_names_are_cut_before_their_ending() {
        let name = format!("{}.json", "a".repeat(400));
        assert_eq!(safe_name(&name), format!("{}.json", "a".repeat(100)));
    }
}
