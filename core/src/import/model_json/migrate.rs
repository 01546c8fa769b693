//! What is under `parapet`, migrated to the current version.

use std::borrow::Cow;

use super::reader::Reader;
use crate::diagnostic::messages;
use crate::json::{Json, Object};
use crate::model::FILE_VERSION as VERSION;

/// Turns what one version wrote into what the next one writes. The step at position 0 leads from
/// version 1 to version 2. Every version's files stay in the tests.
type Step = for<'t> fn(Object<'t>) -> Object<'t>;

/// One step a version that there has been; the first version is the current one.
const STEPS: &[Step] = &[];

impl<'d> Reader<'d> {
    /// The keys under `parapet` in the current version's layout; `None` for a file of pytm's.
    pub(super) fn parapet_object(&mut self, root: &'d Object<'d>) -> Option<Cow<'d, Object<'d>>> {
        let node = root.get("parapet")?;
        let place = self.document.range(node.span);
        let Json::Object(object) = &node.value else {
            self.builder.report(
                messages::parapet_unreadable(&node.kind())
                    .at(place)
                    .path("$.parapet"),
            );
            self.keep_piece("$.parapet", node);
            return None;
        };
        let version = object
            .get("version")
            .and_then(|version| version.as_integer());
        match version {
            Some(version) if version > VERSION => self.builder.report(
                messages::newer_file(&version, &VERSION)
                    .at(place)
                    .path("$.parapet.version"),
            ),
            Some(version) if version >= 1 => {
                let done = usize::try_from(version - 1).unwrap_or(0);
                let steps = STEPS.get(done..).unwrap_or_default();
                if !steps.is_empty() {
                    let first = object.clone();
                    return Some(Cow::Owned(
                        steps.iter().fold(first, |object, step| step(object)),
                    ));
                }
            }
            _ => self.builder.report(
                messages::file_without_version(&VERSION)
                    .at(place)
                    .path("$.parapet"),
            ),
        }
        Some(Cow::Borrowed(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_older_version_has_a_step() {
        assert_eq!(i64::try_from(STEPS.len()), Ok(VERSION - 1));
    }
}
