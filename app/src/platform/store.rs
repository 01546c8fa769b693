//! The models that this browser keeps, in its database.
//!
//! The transactions live in `store.js`, outside of this program, so that the page that a crash
//! leaves behind can read what was kept.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::Refused;

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
    fn head(this: &Record) -> Record;
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

    #[wasm_bindgen(js_namespace = parapetStore, js_name = append)]
    fn js_append(head: &JsValue, change: f64, format: f64, bytes: &[u8]) -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = snapshot)]
    fn js_snapshot(head: &JsValue, change: f64, bytes: &[u8]) -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = note)]
    fn js_note(head: &JsValue) -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = picture)]
    fn js_picture(id: &str, svg: &str) -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = list)]
    fn js_list() -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = load)]
    fn js_load(id: &str) -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = remove)]
    fn js_remove(id: &str) -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = restore)]
    fn js_restore(kept: &JsValue) -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = hold)]
    fn js_hold(id: &str, steal: bool, lost: &Function) -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = release)]
    fn js_release(number: f64);
    #[wasm_bindgen(js_namespace = parapetStore, js_name = freshId)]
    fn js_fresh_id() -> String;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = isLasting)]
    fn js_is_lasting() -> Promise;
    #[wasm_bindgen(js_namespace = parapetStore, js_name = makeLasting)]
    fn js_make_lasting() -> Promise;
}

/// What is known of a kept model without opening it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
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

/// A kept model in a list of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// What is known of it.
    pub head: Head,
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

/// A model as it was kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// What is known of it without opening it.
    pub head: Head,
    /// The last snapshot: the number of the change that it holds, and `model.json`.
    pub snapshot: Option<(u64, String)>,
    /// The changes since, oldest first.
    pub rows: Vec<Row>,
}

/// What was deleted, for putting it back.
#[derive(Clone, Debug)]
pub struct Deleted(JsValue);

/// Adds a row to the journal of a model.
///
/// # Errors
/// There is no database, no room in it, or it broke off; then nothing of it is kept.
pub async fn append(head: &Head, row: &Row) -> Result<(), Refused> {
    let (change, format) = (number(row.change), f64::from(row.format));
    settle(
        "keep the change",
        js_append(&record(head), change, format, &row.bytes),
    )
    .await?;
    Ok(())
}

/// Keeps `model.json` as it is after that change, in place of the journal up to there.
///
/// # Errors
/// As [`append`].
pub async fn snapshot(head: &Head, change: u64, text: &[u8]) -> Result<(), Refused> {
    settle(
        "keep the model",
        js_snapshot(&record(head), number(change), text),
    )
    .await?;
    Ok(())
}

/// Keeps what the list of models shows of a model.
///
/// # Errors
/// As [`append`].
pub async fn note(head: &Head) -> Result<(), Refused> {
    settle("keep the model", js_note(&record(head))).await?;
    Ok(())
}

/// Keeps a small drawing of a model.
///
/// # Errors
/// As [`append`].
pub async fn picture(id: &str, svg: &str) -> Result<(), Refused> {
    settle("keep the picture", js_picture(id, svg)).await?;
    Ok(())
}

/// All models that are kept, the one changed last at first.
///
/// # Errors
/// The database cannot be read.
pub async fn list() -> Result<Vec<Listed>, Refused> {
    let found = settle("list the models", js_list()).await?;
    let listed = |record: Record| Listed {
        svg: record.svg(),
        head: head_of(&record),
    };
    Ok(Array::from(&found)
        .iter()
        .map(|one| listed(one.unchecked_into()))
        .collect())
}

/// A model as it was kept; `None` if no such is there.
///
/// # Errors
/// The database cannot be read.
pub async fn load(id: &str) -> Result<Option<Kept>, Refused> {
    let found = settle("read the model", js_load(id)).await?;
    if found.is_undefined() {
        return Ok(None);
    }
    let found: Record = found.unchecked_into();
    let row = |record: Record| Row {
        change: large(record.change()),
        format: small(record.format()),
        bytes: record.bytes(),
    };
    let rows = found
        .rows()
        .iter()
        .map(|one| row(one.unchecked_into()))
        .collect();
    let snapshot = found.text().map(|text| (large(found.change()), text));
    Ok(Some(Kept {
        head: head_of(&found.head()),
        snapshot,
        rows,
    }))
}

/// Deletes a model.
///
/// # Errors
/// The database cannot be written.
pub async fn remove(id: &str) -> Result<Deleted, Refused> {
    Ok(Deleted(settle("delete the model", js_remove(id)).await?))
}

/// Puts back what was deleted.
///
/// # Errors
/// As [`append`].
pub async fn restore(deleted: &Deleted) -> Result<(), Refused> {
    settle("put the model back", js_restore(&deleted.0)).await?;
    Ok(())
}

/// A new id for a model.
pub fn fresh_id() -> String {
    js_fresh_id()
}

/// Whether the browser keeps the models until a person deletes them. Others it may throw away when
/// it needs the room.
pub async fn is_lasting() -> bool {
    truth(js_is_lasting()).await
}

/// Asks the browser to keep the models so. It may ask the person. Gives whether it does.
pub async fn make_lasting() -> bool {
    truth(js_make_lasting()).await
}

async fn truth(asked: Promise) -> bool {
    JsFuture::from(asked).await.is_ok_and(|is| is.is_truthy())
}

/// A model that this tab holds, so that no other one writes it. It is let go when this is dropped.
pub struct Hold {
    number: f64,
    _lost: Closure<dyn FnMut()>,
}

impl Hold {
    /// Holds a model. `None`: another tab holds it. `lost` is called when another tab takes it over.
    pub async fn of(id: &str, manner: Manner, lost: impl FnMut() + 'static) -> Option<Hold> {
        let lost = Closure::<dyn FnMut()>::new(lost);
        let steal = manner == Manner::TakeOver;
        let asked = js_hold(id, steal, lost.as_ref().unchecked_ref());
        // A browser without locks holds nothing, and nothing is refused.
        let number = JsFuture::from(asked).await.ok()?.as_f64()?;
        (number > 0.0).then_some(Hold {
            number,
            _lost: lost,
        })
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        js_release(self.number);
    }
}

/// How a model is asked for that another tab may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Only if it is free.
    IfFree,
    /// It is taken from whoever holds it, who is told.
    TakeOver,
}

fn head_of(record: &Record) -> Head {
    Head {
        id: record.id(),
        name: record.name(),
        changed: record.changed(),
        open: small(record.open()),
        severity: u8::try_from(small(record.severity())).unwrap_or_default(),
    }
}

fn record(head: &Head) -> JsValue {
    let record: Record = js_sys::Object::new().unchecked_into();
    record.set_id(&head.id);
    record.set_name(&head.name);
    record.set_changed(head.changed);
    record.set_open(f64::from(head.open));
    record.set_severity(f64::from(head.severity));
    record.into()
}

async fn settle(what: &'static str, promise: Promise) -> Result<JsValue, Refused> {
    JsFuture::from(promise)
        .await
        .map_err(|thrown| Refused::by(what, &thrown))
}

/// Numbers of changes stay far below 2^53.
#[allow(
    clippy::cast_precision_loss,
    reason = "numbers of changes stay far below 2^53"
)]
fn number(change: u64) -> f64 {
    change as f64
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it was written by `number`; anything else becomes 0 or the largest"
)]
fn large(number: f64) -> u64 {
    number as u64
}

fn small(number: f64) -> u32 {
    u32::try_from(large(number)).unwrap_or_default()
}
