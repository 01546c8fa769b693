//! A Web Worker, seen from inside.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::{BrowserError, worker::buffer_of};

/// Answers every message with what `answer` makes of it, for as long as the worker lives.
///
/// A panic sends its message and ends the worker; a message that is not bytes is
/// such a panic, since no page of this build sends one.
///
/// # Errors
/// This is no worker.
pub fn serve(mut answer: impl FnMut(Vec<u8>) -> Vec<u8> + 'static) -> Result<(), BrowserError> {
    let scope = scope()?;
    std::panic::set_hook(Box::new(|info| send_panic_message(&info.to_string())));
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        assert!(
            data.is_instance_of::<ArrayBuffer>(),
            "a message that is not bytes"
        );
        let reply = answer(Uint8Array::new(&data).to_vec());
        let sent = self::scope().and_then(|scope| send(&scope, &reply));
        if let Err(error) = sent {
            send_panic_message(&error.to_string());
        }
    });
    // The closure lives as long as the worker does.
    scope.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
    scope
        .post_message(&JsValue::NULL)
        .map_err(|thrown| BrowserError::thrown("say that the engine is ready", &thrown))
}

fn scope() -> Result<DedicatedWorkerGlobalScope, BrowserError> {
    js_sys::global()
        .dyn_into::<DedicatedWorkerGlobalScope>()
        .map_err(|_| BrowserError::unsupported("give the scope of a worker"))
}

fn send(scope: &DedicatedWorkerGlobalScope, reply: &[u8]) -> Result<(), BrowserError> {
    let buffer = buffer_of(reply);
    scope
        .post_message_with_transfer(&buffer, &Array::of1(&buffer))
        .map_err(|thrown| BrowserError::thrown("send the answer", &thrown))
}

/// Sends why the worker ends. If not even that can be sent, the page notices that it does not answer.
fn send_panic_message(words: &str) {
    if let Ok(scope) = scope() {
        let _ = scope.post_message(&words.into());
    }
}
