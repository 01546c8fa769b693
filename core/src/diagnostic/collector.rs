//! Diagnostics gathered on the way through something large: one slip repeated ten thousand times is
//! reported a hundred times.

use rustc_hash::FxHashMap;

use super::Diagnostic;

/// How many diagnostics of one code are reported in full.
const MOST: usize = 100;

/// The diagnostics of one file or one model.
#[derive(Debug, Default)]
pub struct DiagnosticCollector {
    list: Vec<Diagnostic>,
    counts: FxHashMap<String, usize>,
}

impl DiagnosticCollector {
    /// Adds a diagnostic, unless a hundred of its code are there.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let count = self.counts.entry(diagnostic.code.clone()).or_insert(0);
        *count = count.saturating_add(1);
        if *count <= MOST {
            self.list.push(diagnostic);
        }
    }

    /// Adds several.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        for diagnostic in diagnostics {
            self.push(diagnostic);
        }
    }

    /// Whether the next diagnostic of that code would be reported in full: where it costs much to make.
    pub fn accepts(&self, code: &str) -> bool {
        self.counts.get(code).is_none_or(|count| *count < MOST)
    }

    /// All of them; after the last of a code that came too often, how often more it came.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        let mut ends: Vec<(usize, Diagnostic)> = Vec::new();
        for (position, diagnostic) in self.list.iter().enumerate().rev() {
            // Taking the count away leaves it to the last one of its code alone.
            let count = self.counts.remove(&diagnostic.code).unwrap_or(0);
            if count > MOST {
                let more = Diagnostic::new(
                    diagnostic.level,
                    &diagnostic.code,
                    format!("The same holds for {} more places.", count - MOST),
                );
                ends.push((position + 1, more));
            }
        }
        for (position, more) in ends {
            self.list.insert(position, more);
        }
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_too_often_is_counted() {
        let mut remarks = DiagnosticCollector::default();
        remarks.push(Diagnostic::error("first", "1"));
        for _ in 0..MOST + 7 {
            remarks.push(Diagnostic::remark("often", "x"));
        }
        remarks.push(Diagnostic::error("last", "2"));
        let all = remarks.finish();
        assert_eq!(all.len(), MOST + 3);
        assert_eq!(all[MOST + 1].message, "The same holds for 7 more places.");
        assert_eq!(all[MOST + 2].code, "last");
    }
}
