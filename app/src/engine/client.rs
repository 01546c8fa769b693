//! The page's side of the conversation: it starts the engine, sends what waits, watches, restarts.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;

use super::conversation::{Conversation, Step};
use super::messages::{Answer, Numbered, Request, decode, encode};
use crate::platform::document::engine_address;
use crate::platform::worker::{WorkerEvent, Worker};

/// What the engine tells the page.
#[derive(Clone, Debug)]
pub enum Event {
    /// The answer to the request of that number.
    Answered {
        /// What [`Engine::send`] gave back.
        number: u32,
        /// The answer.
        answer: Answer,
    },
    /// The engine died over a request and was started again. The model in the page is untouched;
    /// the request is not tried again.
    Died {
        /// What it died over; `None` if it had nothing to do.
        request: Option<Request>,
        /// What is known of why.
        cause: Cause,
    },
    /// There is no engine, and why. The next request tries to start it.
    Unavailable(String),
}

/// Why an engine was given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It gave no answer in time.
    TooSlow,
    /// It broke off, with these last words.
    Trapped(String),
}

/// The engine, as the page knows it. Clones speak to the same one.
#[derive(Clone)]
pub struct Engine(Rc<Inner>);

struct Inner {
    conversation: RefCell<Conversation>,
    worker: RefCell<Option<Worker>>,
    ready: Cell<bool>,
    last_words: RefCell<Option<String>>,
    watch: RefCell<Option<Timeout>>,
    current: Box<dyn Fn() -> Option<Request>>,
    tell: Box<dyn Fn(Event)>,
}

impl Engine {
    /// Starts the engine. `current` loads the model that is open, for a new start after a
    /// crash; `tell` hears everything that comes of the requests.
    pub fn start(
        current: impl Fn() -> Option<Request> + 'static,
        tell: impl Fn(Event) + 'static,
    ) -> Engine {
        let engine = Engine(Rc::new(Inner {
            conversation: RefCell::default(),
            worker: RefCell::default(),
            ready: Cell::new(false),
            last_words: RefCell::default(),
            watch: RefCell::default(),
            current: Box::new(current),
            tell: Box::new(tell),
        }));
        engine.start_worker();
        engine
    }

    /// Asks for something; a newer wish takes the place of an older one that still waits.
    /// Gives the number under which the answer comes.
    pub fn send(&self, request: Request) -> u32 {
        let number = self.0.conversation.borrow_mut().ask(request);
        if self.0.worker.borrow().is_none() {
            self.start_worker();
        }
        self.send_next();
        number
    }

    fn start_worker(&self) {
        self.0.ready.set(false);
        let engine = Rc::downgrade(&self.0);
        let hear = move |heard| {
            if let Some(inner) = engine.upgrade() {
                Engine(inner).hear(heard);
            }
        };
        let started = engine_address().and_then(|address| Worker::start(&address, hear));
        match started {
            Ok(worker) => {
                *self.0.worker.borrow_mut() = Some(worker);
            }
            Err(refused) => (self.0.tell)(Event::Unavailable(refused.to_string())),
        }
    }

    fn hear(&self, heard: WorkerEvent) {
        match heard {
            WorkerEvent::Ready => {
                self.0.ready.set(true);
                self.send_next();
            }
            WorkerEvent::Message(bytes) => self.hear_answer(&bytes),
            WorkerEvent::PanicMessage(words) => {
                *self.0.last_words.borrow_mut() = Some(words);
            }
            WorkerEvent::Error(why) if self.0.ready.get() => {
                let words = self.0.last_words.take().unwrap_or(why);
                self.restart(Cause::Trapped(words));
            }
            WorkerEvent::Error(why) => {
                self.0.worker.take();
                (self.0.tell)(Event::Unavailable(why));
            }
        }
    }

    fn hear_answer(&self, bytes: &[u8]) {
        let answer = match decode::<Numbered<Answer>>(bytes) {
            Ok(answer) => answer,
            Err(error) => return self.restart(Cause::Trapped(error.to_string())),
        };
        let request = self.0.conversation.borrow_mut().answered(&answer);
        self.0.watch.take();
        // The next request is on its way before the page is busy with this answer.
        self.send_next();
        if request.is_some() {
            (self.0.tell)(Event::Answered {
                number: answer.number,
                answer: answer.body,
            });
        }
    }

    fn send_next(&self) {
        if !self.0.ready.get() {
            return;
        }
        let current = || (self.0.current)();
        loop {
            let step = self.0.conversation.borrow_mut().next(current);
            match step {
                Step::Wait => return,
                Step::GiveUp { number } => (self.0.tell)(Event::Answered {
                    number,
                    answer: Answer::Stale,
                }),
                Step::Send(request) => return self.post(&request),
            }
        }
    }

    fn post(&self, request: &Numbered<Request>) {
        let sent = match (encode(request), self.0.worker.borrow().as_ref()) {
            (Ok(message), Some(worker)) => worker.post(&message).map_err(|e| e.to_string()),
            (Err(error), _) => Err(error.to_string()),
            (Ok(_), None) => Err("the engine is gone".to_owned()),
        };
        match sent {
            Ok(()) => self.watch(patience(&request.body)),
            Err(why) => self.restart(Cause::Trapped(why)),
        }
    }

    fn watch(&self, patience: u32) {
        let engine = Rc::downgrade(&self.0);
        let watch = Timeout::new(patience, move || {
            if let Some(inner) = engine.upgrade() {
                Engine(inner).restart(Cause::TooSlow);
            }
        });
        *self.0.watch.borrow_mut() = Some(watch);
    }

    fn restart(&self, cause: Cause) {
        self.0.watch.take();
        self.0.worker.take();
        let request = self.0.conversation.borrow_mut().died();
        self.start_worker();
        (self.0.tell)(Event::Died { request, cause });
    }
}

/// How long the page waits for an answer before it gives the engine up, in milliseconds.
fn patience(request: &Request) -> u32 {
    match request {
        Request::Open { .. } | Request::Sample { .. } => 30_000,
        Request::Load { .. } | Request::Apply { .. } => 15_000,
        _ => 10_000,
    }
}
