//! Files that the user picks or drops.

use gloo_file::futures::read_as_bytes;
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, FileList, HtmlInputElement};

use super::BrowserError;

/// A file that was given, not read yet.
#[derive(Clone, Debug)]
pub struct UserFile(gloo_file::File);

impl UserFile {
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
    pub async fn read(&self) -> Result<Vec<u8>, BrowserError> {
        read_as_bytes(&self.0).await.map_err(|error| BrowserError {
            action: "read the file",
            reason: error.to_string(),
        })
    }
}

/// The files picked in a file field. The field is emptied, so that the same file can be picked again.
pub fn picked(field: &HtmlInputElement) -> Vec<UserFile> {
    let files = from_list(field.files());
    field.set_value("");
    files
}

/// The files dropped.
pub fn dropped(event: &DragEvent) -> Vec<UserFile> {
    from_list(event.data_transfer().and_then(|data| data.files()))
}

/// The files among these values.
pub(super) fn from_array(values: &Array) -> Vec<UserFile> {
    values
        .iter()
        .filter_map(|value| value.dyn_into::<web_sys::File>().ok())
        .map(|file| UserFile(file.into()))
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

fn from_list(list: Option<FileList>) -> Vec<UserFile> {
    list.map(|list| {
        gloo_file::FileList::from(list)
            .iter()
            .cloned()
            .map(UserFile)
            .collect()
    })
    .unwrap_or_default()
}
