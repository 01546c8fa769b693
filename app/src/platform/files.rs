//! Files that the user picks or drops.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, FileList, HtmlInputElement};

use super::BrowserError;

/// A file that was given, not read yet.
#[derive(Clone, Debug)]
pub struct UserFile(gloo::file::File);

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
        let blob: &web_sys::Blob = self.0.as_ref();
        let buffer = JsFuture::from(blob.array_buffer())
            .await
            .map_err(|thrown| BrowserError::thrown("read the file", &thrown))?;
        Ok(Uint8Array::new(&buffer).to_vec())
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
        gloo::file::FileList::from(list)
            .iter()
            .cloned()
            .map(UserFile)
            .collect()
    })
    .unwrap_or_default()
}
