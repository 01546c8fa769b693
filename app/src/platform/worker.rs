//! A Web Worker, seen from the page.

use gloo::events::EventListener;
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, Event, MessageEvent, WorkerOptions, WorkerType};

use super::BrowserError;

/// What a worker lets the page on_event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkerEvent {
    /// It is there and waits for messages.
    Ready,
    /// A message.
    Message(Vec<u8>),
    /// It panicked, and the message of that.
    PanicMessage(String),
    /// It could not be loaded, or something in it was thrown and not caught.
    Error(String),
}

/// A running worker. It ends when this is dropped.
pub struct Worker {
    worker: web_sys::Worker,
    _listeners: [EventListener; 2],
}

impl Worker {
    /// Starts the module at that address.
    ///
    /// # Errors
    /// The policy of the page forbids the address, or there are no workers.
    pub fn start(
        address: &str,
        on_event: impl Fn(WorkerEvent) + Clone + 'static,
    ) -> Result<Worker, BrowserError> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = web_sys::Worker::new_with_options(address, &options)
            .map_err(|thrown| BrowserError::thrown("start the engine", &thrown))?;
        let on_message = {
            let on_event = on_event.clone();
            EventListener::new(&worker, "message", move |event| on_event(message(event)))
        };
        let on_error = EventListener::new_with_options(
            &worker,
            "error",
            gloo::events::EventListenerOptions::enable_prevent_default(),
            move |event| {
                // It is callback here; the console need not say it again.
                event.prevent_default();
                let why = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
                on_event(WorkerEvent::Error(why.unwrap_or_default()));
            },
        );
        Ok(Worker {
            worker,
            _listeners: [on_message, on_error],
        })
    }

    /// Sends a message. Its bytes are handed over, not copied a second time.
    ///
    /// # Errors
    /// The browser has no room for the bytes.
    pub fn post(&self, message: &[u8]) -> Result<(), BrowserError> {
        let buffer = buffer_of(message);
        self.worker
            .post_message_with_transfer(&buffer, &Array::of1(&buffer))
            .map_err(|thrown| BrowserError::thrown("send to the engine", &thrown))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// A buffer outside of WebAssembly's memory, with a copy of these bytes: one that can be handed over.
pub(super) fn buffer_of(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).buffer().into()
}

fn message(event: &Event) -> WorkerEvent {
    let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
    match data {
        Some(data) if data.is_instance_of::<ArrayBuffer>() => {
            WorkerEvent::Message(Uint8Array::new(&data).to_vec())
        }
        Some(data) if data.is_string() => {
            WorkerEvent::PanicMessage(data.as_string().unwrap_or_default())
        }
        _ => WorkerEvent::Ready,
    }
}
