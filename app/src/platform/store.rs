//! The models that are saved in the database of this browser.
//!
//! The transactions live in `store.js`, outside of this program, so that the page that a crash
//! leaves behind can read what was saved.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::BrowserError;

#[wasm_bindgen]
extern "C" {
    type Record;

    #[wasm_bindgen(method, getter)]
    fn id(this: &Record) -> String;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Record) -> String;
    #[wasm_bindgen(method, getter)]
    fn changed(this: &Record) -> f64;
    #[wasm_bindgen(method, getter)]
    fn open(this: &Record) -> f64;
    #[wasm_bindgen(method, getter)]
    fn severity(this: &Record) -> f64;
    #[wasm_bindgen(method, getter)]
    fn svg(this: &Record) -> String;
    #[wasm_bindgen(method, getter)]
    fn summary(this: &Record) -> Record;
    #[wasm_bindgen(method, getter)]
    fn change(this: &Record) -> f64;
    #[wasm_bindgen(method, getter)]
    fn text(this: &Record) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn rows(this: &Record) -> Array;
    #[wasm_bindgen(method, getter)]
    fn format(this: &Record) -> f64;
    #[wasm_bindgen(method, getter)]
    fn bytes(this: &Record) -> Vec<u8>;

    #[wasm_bindgen(method, setter)]
    fn set_id(this: &Record, id: &str);
    #[wasm_bindgen(method, setter)]
    fn set_name(this: &Record, name: &str);
    #[wasm_bindgen(method, setter)]
    fn set_changed(this: &Record, changed: f64);
    #[wasm_bindgen(method, setter)]
    fn set_open(this: &Record, open: f64);
    #[wasm_bindgen(method, setter)]
    fn set_severity(this: &Record, severity: f64);

    #[wasm_bindgen(js_namespace = parapetStore, js_name = appendRow)]
    fn js_append_row(summary: &JsValue, change: f64, format: f64, bytes: &[u8]) -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = saveSnapshot)]
    fn js_save_snapshot(summary: &JsValue, change: f64, bytes: &[u8]) -> Promise;
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
#[derive(Clone, Debug, Default, PartialEq)]
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
#[derive(Clone, Debug, PartialEq)]
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

/// What was deleted, for restoring it.
#[derive(Clone, Debug)]
pub struct Deleted(JsValue);

/// Adds a row to the journal of a model.
///
/// # Errors
/// There is no database, no space in it, or the transaction was aborted; then nothing is saved.
pub async fn append_row(summary: &ModelSummary, row: &Row) -> Result<(), BrowserError> {
    let (change, format) = (from_u64(row.change), f64::from(row.format));
    resolve(
        "keep the change",
        js_append_row(&record(summary), change, format, &row.bytes),
    )
    .await?;
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
    resolve(
        "keep the model",
        js_save_snapshot(&record(summary), from_u64(change), text),
    )
    .await?;
    Ok(())
}

/// Saves what the list of models shows of a model.
///
/// # Errors
/// As [`append_row`].
pub async fn save_summary(summary: &ModelSummary) -> Result<(), BrowserError> {
    resolve("keep the model", js_save_summary(&record(summary))).await?;
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
    let found = resolve("list the models", js_list()).await?;
    let listed = |record: Record| ListedModel {
        svg: record.svg(),
        summary: summary_of(&record),
    };
    Ok(Array::from(&found)
        .iter()
        .map(|one| listed(one.unchecked_into()))
        .collect())
}

/// A saved model; `None` if there is none of that id.
///
/// # Errors
/// The database cannot be read.
pub async fn load(id: &str) -> Result<Option<SavedModel>, BrowserError> {
    let found = resolve("read the model", js_load(id)).await?;
    if found.is_undefined() {
        return Ok(None);
    }
    let found: Record = found.unchecked_into();
    let row = |record: Record| Row {
        change: to_u64(record.change()),
        format: to_u32(record.format()),
        bytes: record.bytes(),
    };
    let rows = found
        .rows()
        .iter()
        .map(|one| row(one.unchecked_into()))
        .collect();
    let snapshot = found.text().map(|text| (to_u64(found.change()), text));
    Ok(Some(SavedModel {
        summary: summary_of(&found.summary()),
        snapshot,
        rows,
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

fn summary_of(record: &Record) -> ModelSummary {
    ModelSummary {
        id: record.id(),
        name: record.name(),
        changed: record.changed(),
        open: to_u32(record.open()),
        severity: u8::try_from(to_u32(record.severity())).unwrap_or_default(),
    }
}

fn record(summary: &ModelSummary) -> JsValue {
    let record: Record = js_sys::Object::new().unchecked_into();
    record.set_id(&summary.id);
    record.set_name(&summary.name);
    record.set_changed(summary.changed);
    record.set_open(f64::from(summary.open));
    record.set_severity(f64::from(summary.severity));
    record.into()
}

async fn resolve(action: &'static str, promise: Promise) -> Result<JsValue, BrowserError> {
    JsFuture::from(promise)
        .await
        .map_err(|thrown| BrowserError::thrown(action, &thrown))
}

/// Numbers of changes stay far below 2^53.
#[allow(
    clippy::cast_precision_loss,
    reason = "numbers of changes stay far below 2^53"
)]
fn from_u64(change: u64) -> f64 {
    change as f64
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it was written by `from_u64`; anything else becomes 0 or the largest"
)]
fn to_u64(number: f64) -> u64 {
    number as u64
}

fn to_u32(number: f64) -> u32 {
    u32::try_from(to_u64(number)).unwrap_or_default()
}
