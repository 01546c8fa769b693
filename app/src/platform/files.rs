//! Files that a person picks or drops.

use gloo_file::futures::read_as_bytes;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, FileList, HtmlInputElement};

use super::Refused;

/// A file that was given, not read yet.
#[derive(Clone, Debug)]
pub struct GivenFile(gloo_file::File);

impl GivenFile {
    /// Its name, without a path.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// How many bytes it has.
    pub fn size(&self) -> u64 {
        self.0.size()
    }

    /// All of it.
    ///
    /// # Errors
    /// It is a folder, it is gone or changed by now, or the browser may not read it.
    pub async fn read(&self) -> Result<Vec<u8>, Refused> {
        read_as_bytes(&self.0).await.map_err(|error| Refused {
            what: "read the file",
            why: error.to_string(),
        })
    }
}

/// The files picked in a file field. The field is emptied, so that the same file can be picked again.
pub fn picked(field: &HtmlInputElement) -> Vec<GivenFile> {
    let files = listed(field.files());
    field.set_value("");
    files
}

/// The files dropped.
pub fn dropped(event: &DragEvent) -> Vec<GivenFile> {
    listed(event.data_transfer().and_then(|data| data.files()))
}

/// The files among these values.
pub(super) fn given(values: &Array) -> Vec<GivenFile> {
    values
        .iter()
        .filter_map(|value| value.dyn_into::<web_sys::File>().ok())
        .map(|file| GivenFile(file.into()))
        .collect()
}

/// Whether what is dragged over the page is files. Which ones is known only when they are dropped.
pub fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| {
        let types = data.types();
        types
            .iter()
            .any(|kind| kind.as_string().as_deref() == Some("Files"))
    })
}

fn listed(list: Option<FileList>) -> Vec<GivenFile> {
    list.map(|list| {
        gloo_file::FileList::from(list)
            .iter()
            .cloned()
            .map(GivenFile)
            .collect()
    })
    .unwrap_or_default()
}
