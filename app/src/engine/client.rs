//! The page's side of the message channel: starts the engine, sends requests, watches and restarts it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;

use super::messages::{Answer, Request, RequestId, decode, encode};
use crate::platform::document::engine_address;
use crate::platform::worker::{Worker, WorkerEvent};
use parapet_engine::request_queue::{NextStep, RequestQueue};

/// What the page is notified of.
#[derive(Clone, Debug)]
pub enum EngineEvent<P> {
    /// The answer to a request.
    Answered {
        /// What the request was sent for.
        purpose: P,
        /// The answer.
        answer: Answer,
    },
    /// The engine crashed on a request and was started again. The model in the page is untouched;
    /// the request is not retried.
    Crashed {
        /// The request that it crashed on, with its purpose; `None` if it was idle.
        request: Option<(P, Request)>,
        /// Why it crashed.
        cause: CrashCause,
    },
    /// The engine could not be started, and why. The next request tries again.
    Unavailable(String),
}

/// Why an engine was ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CrashCause {
    /// It did not answer in time.
    TimedOut,
    /// It trapped, with this panic message.
    Trapped(String),
}

/// The page's handle of the engine, for requests of purposes `P`. Clones refer to the same one.
pub struct Engine<P>(Rc<Inner<P>>);

impl<P> Clone for Engine<P> {
    fn clone(&self) -> Engine<P> {
        Engine(Rc::clone(&self.0))
    }
}

struct Inner<P> {
    queue: RefCell<RequestQueue<P>>,
    worker: RefCell<Option<Worker>>,
    ready: Cell<bool>,
    panic_message: RefCell<Option<String>>,
    watchdog: RefCell<Option<Timeout>>,
    load_current: Box<dyn Fn() -> Option<(P, Request)>>,
    notify: Box<dyn Fn(EngineEvent<P>)>,
}

impl<P: 'static> Engine<P> {
    /// Starts the engine. `load_current` makes the request that loads the open model, for a restart
    /// after a crash; `notify` receives every event.
    pub fn start(
        load_current: impl Fn() -> Option<(P, Request)> + 'static,
        notify: impl Fn(EngineEvent<P>) + 'static,
    ) -> Engine<P> {
        let engine = Engine(Rc::new(Inner {
            queue: RefCell::default(),
            worker: RefCell::default(),
            ready: Cell::new(false),
            panic_message: RefCell::default(),
            watchdog: RefCell::default(),
            load_current: Box::new(load_current),
            notify: Box::new(notify),
        }));
        engine.start_worker();
        engine
    }

    /// Sends a request; it replaces older ones that still wait and that it supersedes. Its answer
    /// comes with `purpose`; that of a replaced one is dropped.
    pub fn send(&self, purpose: P, request: Request) {
        self.0.queue.borrow_mut().push(purpose, request);
        if self.0.worker.borrow().is_none() {
            self.start_worker();
        }
        self.send_next();
    }

    fn start_worker(&self) {
        self.0.ready.set(false);
        let engine = Rc::downgrade(&self.0);
        let handle_event = move |event| {
            if let Some(inner) = engine.upgrade() {
                Engine(inner).handle_event(event);
            }
        };
        let started = engine_address().and_then(|address| Worker::start(&address, handle_event));
        match started {
            Ok(worker) => {
                *self.0.worker.borrow_mut() = Some(worker);
            }
            Err(refused) => (self.0.notify)(EngineEvent::Unavailable(refused.to_string())),
        }
    }

    fn handle_event(&self, event: WorkerEvent) {
        match event {
            WorkerEvent::Ready => {
                self.0.ready.set(true);
                self.send_next();
            }
            WorkerEvent::Message(bytes) => self.handle_answer(&bytes),
            WorkerEvent::PanicMessage(message) => {
                *self.0.panic_message.borrow_mut() = Some(message);
            }
            WorkerEvent::Error(why) if self.0.ready.get() => {
                let message = self.0.panic_message.take().unwrap_or(why);
                self.restart(CrashCause::Trapped(message));
            }
            WorkerEvent::Error(why) => {
                self.0.worker.take();
                (self.0.notify)(EngineEvent::Unavailable(why));
            }
        }
    }

    fn handle_answer(&self, bytes: &[u8]) {
        let (id, answer) = match decode::<(RequestId, Answer)>(bytes) {
            Ok(answer) => answer,
            Err(error) => return self.restart(CrashCause::Trapped(error.to_string())),
        };
        let purpose = self.0.queue.borrow_mut().handle_answer(id, &answer);
        self.0.watchdog.take();
        // The next request is sent before the page is busy with this answer.
        self.send_next();
        if let Some(purpose) = purpose {
            (self.0.notify)(EngineEvent::Answered { purpose, answer });
        }
    }

    fn send_next(&self) {
        if !self.0.ready.get() {
            return;
        }
        let load_current = || (self.0.load_current)();
        loop {
            let step = self.0.queue.borrow_mut().next(load_current);
            match step {
                NextStep::Wait => return,
                NextStep::GiveUp(purpose) => (self.0.notify)(EngineEvent::Answered {
                    purpose,
                    answer: Answer::Stale,
                }),
                NextStep::Send(id, request) => return self.post(id, request),
            }
        }
    }

    fn post(&self, id: RequestId, request: Request) {
        let timeout = timeout(&request);
        let sent = match (encode(&(id, request)), self.0.worker.borrow().as_ref()) {
            (Ok(message), Some(worker)) => worker.post(&message).map_err(|e| e.to_string()),
            (Err(error), _) => Err(error.to_string()),
            (Ok(_), None) => Err("the engine is gone".to_owned()),
        };
        match sent {
            Ok(()) => self.start_watchdog(timeout),
            Err(why) => self.restart(CrashCause::Trapped(why)),
        }
    }

    fn start_watchdog(&self, timeout: u32) {
        let engine = Rc::downgrade(&self.0);
        let watchdog = Timeout::new(timeout, move || {
            if let Some(inner) = engine.upgrade() {
                Engine(inner).restart(CrashCause::TimedOut);
            }
        });
        *self.0.watchdog.borrow_mut() = Some(watchdog);
    }

    fn restart(&self, cause: CrashCause) {
        self.0.watchdog.take();
        self.0.worker.take();
        let request = self.0.queue.borrow_mut().handle_crash();
        self.start_worker();
        (self.0.notify)(EngineEvent::Crashed { request, cause });
    }
}

/// How long the page waits for an answer before it restarts the engine, in milliseconds.
fn timeout(request: &Request) -> u32 {
    match request {
        Request::Open { .. } | Request::Sample { .. } => 30_000,
        Request::Load { .. } | Request::Apply { .. } => 15_000,
        _ => 10_000,
    }
}
