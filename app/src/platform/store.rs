//! The models that are saved in the database of this browser.
//!
//! The transactions live in `store.js`, outside of this program, so that the page that a crash
//! leaves behind can read what was saved.

use js_sys::{Function, Promise, Uint8Array};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::BrowserError;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = parapetStore, js_name = appendRow)]
    fn js_append_row(summary: &JsValue, row: &JsValue) -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = saveSnapshot)]
    fn js_save_snapshot(summary: &JsValue, change: &JsValue, bytes: &[u8]) -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = saveSummary)]
    fn js_save_summary(summary: &JsValue) -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = saveThumbnail)]
    fn js_save_thumbnail(id: &str, svg: &str) -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = list)]
    fn js_list() -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = load)]
    fn js_load(id: &str) -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = remove)]
    fn js_remove(id: &str) -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = restore)]
    fn js_restore(deleted: &JsValue) -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = lock)]
    fn js_lock(id: &str, steal: bool, taken_over: &Function) -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = unlock)]
    fn js_unlock(number: f64);
    #[wasm_bindgen(js_namespace = parapetStore, js_name = newId)]
    fn js_new_id() -> String;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = isPersistent)]
    fn js_is_persistent() -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = requestPersistence)]
    fn js_request_persistence() -> Promise;
}

/// What is known of a saved model without opening it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ModelSummary {
    /// Its id in the store, and in the address of the page.
    pub id: String,
    /// Name of the model.
    pub name: String,
    /// When it was changed last, in milliseconds since 1970.
    pub changed: f64,
    /// How many open findings it has.
    pub open: u32,
    /// The highest severity among them, 1 to 5; 0 without any.
    pub severity: u8,
}

/// A saved model in the list of models.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ListedModel {
    /// What is known of it.
    pub summary: ModelSummary,
    /// A small drawing of it, as SVG; empty where none was made.
    pub svg: String,
}

/// Some changes that were written at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The number of the last change in it.
    pub change: u64,
    /// In which format its bytes are.
    pub format: u32,
    /// The changes.
    pub bytes: Vec<u8>,
}

/// A saved model.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedModel {
    /// What is known of it without opening it.
    pub summary: ModelSummary,
    /// The last snapshot: the number of the change that it holds, and `model.json`.
    pub snapshot: Option<(u64, String)>,
    /// The changes since, oldest first.
    pub rows: Vec<Row>,
}

/// A saved model, as `store.js` returns it.
#[derive(Deserialize)]
struct LoadedRecord {
    summary: ModelSummary,
    /// The number of the change that the snapshot holds; -1 without a snapshot.
    change: i64,
    text: Option<String>,
    rows: Vec<RowRecord>,
}

/// A row of the journal, as `store.js` knows it.
#[derive(Serialize, Deserialize)]
struct RowRecord {
    change: u64,
    format: u32,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    bytes: Uint8Array,
}

/// What was deleted, for restoring it.
#[derive(Clone, Debug)]
pub struct Deleted(JsValue);

/// Adds a row to the journal of a model.
///
/// # Errors
/// There is no database, no space in it, or the transaction was aborted; then nothing is saved.
pub async fn append_row(summary: &ModelSummary, row: &Row) -> Result<(), BrowserError> {
    let action = "keep the change";
    let row = RowRecord {
        change: row.change,
        format: row.format,
        bytes: Uint8Array::from(row.bytes.as_slice()),
    };
    let (summary, row) = (to_js(action, summary)?, to_js(action, &row)?);
    resolve(action, js_append_row(&summary, &row)).await?;
    Ok(())
}

/// Saves `model.json` as it is after that change, in place of the journal up to there.
///
/// # Errors
/// As [`append_row`].
pub async fn save_snapshot(
    summary: &ModelSummary,
    change: u64,
    text: &[u8],
) -> Result<(), BrowserError> {
    let action = "keep the model";
    let (summary, change) = (to_js(action, summary)?, to_js(action, &change)?);
    resolve(action, js_save_snapshot(&summary, &change, text)).await?;
    Ok(())
}

/// Saves what the list of models shows of a model.
///
/// # Errors
/// As [`append_row`].
pub async fn save_summary(summary: &ModelSummary) -> Result<(), BrowserError> {
    let action = "keep the model";
    resolve(action, js_save_summary(&to_js(action, summary)?)).await?;
    Ok(())
}

/// Saves a small drawing of a model.
///
/// # Errors
/// As [`append_row`].
pub async fn save_thumbnail(id: &str, svg: &str) -> Result<(), BrowserError> {
    resolve("keep the picture", js_save_thumbnail(id, svg)).await?;
    Ok(())
}

/// All saved models, the one changed last at first.
///
/// # Errors
/// The database cannot be read.
pub async fn list() -> Result<Vec<ListedModel>, BrowserError> {
    let action = "list the models";
    from_js(action, resolve(action, js_list()).await?)
}

/// A saved model; `None` if there is none of that id.
///
/// # Errors
/// The database cannot be read.
pub async fn load(id: &str) -> Result<Option<SavedModel>, BrowserError> {
    let action = "read the model";
    let found = resolve(action, js_load(id)).await?;
    let Some(loaded) = from_js::<Option<LoadedRecord>>(action, found)? else {
        return Ok(None);
    };
    let row = |record: RowRecord| Row {
        change: record.change,
        format: record.format,
        bytes: record.bytes.to_vec(),
    };
    let change = u64::try_from(loaded.change).unwrap_or_default();
    Ok(Some(SavedModel {
        summary: loaded.summary,
        snapshot: loaded.text.map(|text| (change, text)),
        rows: loaded.rows.into_iter().map(row).collect(),
    }))
}

/// Deletes a model.
///
/// # Errors
/// The database cannot be written.
pub async fn remove(id: &str) -> Result<Deleted, BrowserError> {
    Ok(Deleted(resolve("delete the model", js_remove(id)).await?))
}

/// Restores what was deleted.
///
/// # Errors
/// As [`append_row`].
pub async fn restore(deleted: &Deleted) -> Result<(), BrowserError> {
    resolve("put the model back", js_restore(&deleted.0)).await?;
    Ok(())
}

/// A new id for a model.
pub fn new_id() -> String {
    js_new_id()
}

/// Whether the browser keeps the models until the user deletes them. Otherwise it may delete them
/// when it runs out of space.
pub async fn is_persistent() -> bool {
    resolves_to_true(js_is_persistent()).await
}

/// Asks the browser to do so. It may ask the user. Returns whether it does.
pub async fn request_persistence() -> bool {
    resolves_to_true(js_request_persistence()).await
}

async fn resolves_to_true(asked: Promise) -> bool {
    JsFuture::from(asked).await.is_ok_and(|is| is.is_truthy())
}

/// A lock on a model, so that no other tab writes it. It is released when this is dropped.
pub struct ModelLock {
    number: f64,
    _taken_over: Closure<dyn FnMut()>,
}

impl ModelLock {
    /// Locks a model. `None`: another tab has the lock. `taken_over` is called when another tab takes
    /// the lock over.
    pub async fn acquire(
        id: &str,
        mode: LockMode,
        taken_over: impl FnMut() + 'static,
    ) -> Option<ModelLock> {
        let taken_over = Closure::<dyn FnMut()>::new(taken_over);
        let steal = mode == LockMode::TakeOver;
        let asked = js_lock(id, steal, taken_over.as_ref().unchecked_ref());
        // Where the browser has no locks, every lock is granted.
        let number = JsFuture::from(asked).await.ok()?.as_f64()?;
        (number > 0.0).then_some(ModelLock {
            number,
            _taken_over: taken_over,
        })
    }
}

impl Drop for ModelLock {
    fn drop(&mut self) {
        js_unlock(self.number);
    }
}

/// What happens if another tab has the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockMode {
    /// The lock is acquired only if it is free.
    IfFree,
    /// The lock is taken from the other tab, which is notified.
    TakeOver,
}

fn to_js(action: &'static str, record: &impl Serialize) -> Result<JsValue, BrowserError> {
    serde_wasm_bindgen::to_value(record)
        .map_err(|error| BrowserError::thrown(action, &error.into()))
}

fn from_js<T: DeserializeOwned>(action: &'static str, value: JsValue) -> Result<T, BrowserError> {
    serde_wasm_bindgen::from_value(value)
        .map_err(|error| BrowserError::thrown(action, &error.into()))
}

async fn resolve(action: &'static str, promise: Promise) -> Result<JsValue, BrowserError> {
    JsFuture::from(promise)
        .await
        .map_err(|thrown| BrowserError::thrown(action, &thrown))
}
