//! Threat libraries that are embedded in the open model.

use parapet_core::diagnostic::Diagnostic;
use parapet_core::model::Edit;

use super::project::Project;
use crate::engine::messages::OpenedLibrary;

/// Embeds libraries in the open model, in one step. Returns whether that changed it.
///
/// # Errors
/// A library has no name; the model is as it was.
pub(super) fn embed(project: Project, libraries: Vec<OpenedLibrary>) -> Result<bool, Diagnostic> {
    let name = match libraries.as_slice() {
        [] => return Ok(false),
        [one] => format!("Use {}", one.name),
        more => format!("Use {} libraries", more.len()),
    };
    let off = Edit::UseLibrary {
        name: parapet_threatlib::NAME.to_owned(),
        on: false,
    };
    let off = libraries
        .iter()
        .any(|one| one.replaces_built_in)
        .then_some(off);
    let edits = libraries.into_iter().map(|one| Edit::EmbedLibrary {
        name: one.name,
        text: one.text,
    });
    let edits = edits.chain(off).collect();
    project.commit(Edit::Batch { name, edits })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use leptos::prelude::Owner;
    use parapet_core::model::Model;

    use super::*;
    use crate::state::project::Origin;

    fn library(name: &str) -> OpenedLibrary {
        OpenedLibrary {
            name: name.to_owned(),
            text: Arc::from("{}"),
            threats: 0,
            replaces_built_in: false,
        }
    }

    #[test]
    fn a_library_without_a_name_is_rejected_and_changes_nothing() {
        let owner = Owner::new();
        owner.set();
        let project = Project::new();
        assert_eq!(embed(project, vec![library("a")]), Ok(false), "no model");
        project.open(Arc::new(Model::default()), Origin::Unmodified);
        let check = |names: &[&str], expected: Result<bool, &str>, embedded: usize| {
            let libraries = names.iter().map(|name| library(name)).collect();
            let done = embed(project, libraries).map_err(|diagnostic| diagnostic.code);
            assert_eq!(done, expected.map_err(str::to_owned), "{names:?}");
            let model = project.model_untracked();
            assert_eq!(model.libraries.len(), embedded, "{names:?}");
        };
        check(&[], Ok(false), 0);
        check(&["  "], Err("name-missing"), 0);
        check(&["a", ""], Err("name-missing"), 0);
        check(&["a"], Ok(true), 1);
        check(&["a"], Ok(false), 1);
        check(&["b", "c"], Ok(true), 3);
    }
}
