//! Brings what the domain wants by `fetch`, through web-sys. What is asked for never depends on what was typed but by
//! its county.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, JsError, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestCredentials, RequestInit, RequestMode, Response, WorkerGlobalScope};

use super::convert::to_js;
use crate::domain::lookup::{Answer, Brought, Instant, MAX_STEPS, NOW, Shelf, Step, UnavailableWhy, Want};
use crate::domain::place::Contact;

/// A list is asked for again with a look-up this many seconds later: a desk stays open all morning.
const LIST_GOOD_FOR: u64 = 60;

/// The verified files of one edition, and where the others are.
pub(super) struct FetchDriver {
    base: String,
    pub(super) shelf: RefCell<Shelf>,
    /// As it was told last.
    clock: RefCell<Option<Instant>>,
    /// When the list was asked for.
    listed: RefCell<Option<Instant>>,
}

/// An answer as a JS value.
pub(super) type Said = Result<JsValue, JsError>;

impl FetchDriver {
    pub(super) fn new(base: String) -> Self {
        Self { base, shelf: RefCell::new(Shelf::new()), clock: RefCell::new(None), listed: RefCell::new(None) }
    }

    #[cfg(feature = "manager")]
    pub(super) fn set_for_polls(&self) {
        self.shelf.borrow_mut().set_for_polls();
    }

    pub(super) fn set_clock(&self, now: Instant) {
        let since = self.listed.borrow().as_ref().map(|at| now.seconds().abs_diff(at.seconds()));
        if since.is_none_or(|seconds| seconds >= LIST_GOOD_FOR) {
            self.shelf.borrow_mut().ask_again();
            *self.listed.borrow_mut() = Some(now.clone());
        }
        *self.clock.borrow_mut() = Some(now);
    }

    pub(super) fn clock(&self) -> Option<Instant> {
        self.clock.borrow().clone()
    }

    /// Asks until there is an answer.
    pub(super) async fn ask(&self, question: &dyn Fn(&Shelf) -> Step<Said>) -> Said {
        self.shelf.borrow_mut().forget_failures();
        for _ in 0..MAX_STEPS {
            let step = question(&self.shelf.borrow());
            match step {
                Step::Done(said) => return said,
                Step::Needs(wants) => self.bring_all(wants).await,
            }
        }
        let error = format!("a question wanted more than {MAX_STEPS} rounds of files");
        to_js(&unavailable(UnavailableWhy::NotReached, NOW.to_owned(), error))
    }

    /// All wants of a step at once: one round.
    pub(super) async fn bring_all(&self, wants: Vec<Want>) {
        let started: Vec<_> = wants.into_iter().map(|want| (self.start(&want), want)).collect();
        for (response, want) in started {
            let brought = match response {
                Ok(response) => finish(response, &want).await,
                Err(error) => Brought::Failed(in_words(&error)),
            };
            self.shelf.borrow_mut().bring(&want.name, brought);
        }
    }

    pub(super) fn start(&self, want: &Want) -> Result<js_sys::Promise, JsValue> {
        let init = RequestInit::new();
        // Same mode and credentials as the page's preload, or the browser would fetch the file twice.
        init.set_mode(RequestMode::Cors);
        init.set_credentials(RequestCredentials::SameOrigin);
        // Only the metadata may change under its name.
        init.set_cache(if want.name == NOW { RequestCache::NoCache } else { RequestCache::Default });
        let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
        Ok(scope.fetch_with_str_and_init(&format!("{}{}", self.base, want.path), &init).unchecked_into())
    }
}

pub(super) async fn finish(response: js_sys::Promise, want: &Want) -> Brought {
    match body(response, want).await {
        Ok(brought) => brought,
        Err(error) => Brought::Failed(in_words(&error)),
    }
}

async fn body(response: js_sys::Promise, want: &Want) -> Result<Brought, JsValue> {
    let response: Response = JsFuture::from(response).await?.unchecked_into();
    match response.status() {
        200 => {}
        403 | 404 | 410 => return Ok(Brought::Absent),
        status => return Ok(Brought::Failed(format!("found status {status}, expected 200"))),
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    let bytes = js_sys::Uint8Array::new(&buffer);
    if bytes.length() > want.max_len {
        return Ok(Brought::Failed(format!("found {} bytes, expected at most {}", bytes.length(), want.max_len)));
    }
    Ok(Brought::Bytes(bytes.to_vec()))
}

pub(super) fn in_words(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(|| "the network gave no answer".to_owned(), |e| e.message().into())
}

/// What is said where a file let us down.
pub(super) fn unavailable(why: UnavailableWhy, name: String, error: String) -> Answer {
    Answer::Unavailable { why, name, error, contact: Contact::with_offices(Vec::new()) }
}
