//! Brings what the domain wants by `fetch`, through web-sys, from the page's own host or a mirror. What is asked for never
//! depends on what was typed but by its county.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsError, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{AbortSignal, RequestCache, RequestCredentials, RequestInit, RequestMode, Response, WorkerGlobalScope};

use super::convert::to_js;
use crate::domain::lookup::{Answer, Brought, Instant, MAX_STEPS, NOW, Shelf, Step, UnavailableWhy, Want};
use crate::domain::place::Contact;

/// A list is asked for again with a look-up this many seconds later: a desk stays open all morning.
const LIST_GOOD_FOR: u64 = 60;
/// `security.md` §3.4: each mirror is waited for so long, milliseconds.
const EACH_MS: u32 = 4_000;
/// And the next one is asked beside it after so long.
const HEDGE_MS: i32 = 1_500;

/// The verified files of one edition, and where the others are.
pub(super) struct FetchDriver {
    /// URLs of the edition's folder, ending in `/`: the page's own first.
    bases: RefCell<Vec<String>>,
    pub(super) shelf: RefCell<Shelf>,
    /// As it was told last.
    clock: RefCell<Option<Instant>>,
    /// When the list was asked for.
    listed: RefCell<Option<Instant>>,
    /// Whether all mirrors were asked for a list whose time is not over, since then.
    searched: Cell<bool>,
}

/// An answer as a JS value.
pub(super) type Said = Result<JsValue, JsError>;

impl FetchDriver {
    pub(super) fn new(base: String) -> Self {
        Self { bases: RefCell::new(vec![base]), shelf: RefCell::new(Shelf::new()), clock: RefCell::new(None), listed: RefCell::new(None), searched: Cell::new(false) }
    }

    pub(super) fn add_mirror(&self, base: String) {
        self.bases.borrow_mut().push(base);
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
            self.searched.set(false);
        }
        *self.clock.borrow_mut() = Some(now);
    }

    pub(super) fn clock(&self) -> Option<Instant> {
        self.clock.borrow().clone()
    }

    /// Asks until there is an answer.
    pub(super) async fn ask(self: &Rc<Self>, question: &dyn Fn(&Shelf) -> Step<Said>) -> Said {
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

    /// All wants of a step at once: one round. They are taken in their order, which roots depend on.
    pub(super) async fn bring_all(self: &Rc<Self>, wants: Vec<Want>) {
        let started: Vec<_> = wants.into_iter().map(|want| (self.start(&want), want)).collect();
        for (response, want) in started {
            let brought = match response {
                Ok(response) => finish(self.beside(response, &want), &want).await,
                Err(error) => Brought::Failed(in_words(&error)),
            };
            if !self.shelf.borrow_mut().bring(&want.name, brought) {
                self.elsewhere(&want).await;
            }
        }
        self.newest().await;
    }

    /// The other mirrors, one after another, for a file that the first did not have as it must be.
    async fn elsewhere(&self, want: &Want) {
        let mut left: VecDeque<usize> = (1..self.bases.borrow().len()).collect();
        while let Some(mirror) = left.pop_front() {
            // A list that was refused has used up the leave to take another one.
            if want.name == NOW {
                self.shelf.borrow_mut().ask_again();
            }
            let brought = match self.from(mirror, want) {
                Ok(response) => finish(response, want).await,
                Err(error) => Brought::Failed(in_words(&error)),
            };
            // What is no file leaves the first host's failure as the one that is said.
            if matches!(brought, Brought::Bytes(_)) && self.shelf.borrow_mut().bring(&want.name, brought) {
                return;
            }
        }
    }

    /// Where the list's time is over, another mirror may have a newer one; an older one is refused by its version.
    async fn newest(&self) {
        let is_over = self.clock().is_some_and(|now| self.shelf.borrow().is_over(&now));
        if !is_over || self.bases.borrow().len() < 2 || self.searched.replace(true) {
            return;
        }
        self.shelf.borrow_mut().ask_again();
        let wants = self.shelf.borrow().now().err();
        if let Some(crate::domain::lookup::Stop::Needs(wants)) = wants {
            for want in wants.iter().filter(|want| want.name == NOW) {
                self.elsewhere(want).await;
            }
        }
    }

    /// Asks the page's own host.
    pub(super) fn start(&self, want: &Want) -> Result<Promise, JsValue> {
        self.from(0, want)
    }

    fn from(&self, mirror: usize, want: &Want) -> Result<Promise, JsValue> {
        let bases = self.bases.borrow();
        let Some(base) = bases.get(mirror) else { return Err(JsValue::NULL) };
        let init = RequestInit::new();
        // Same mode and credentials as the page's preload, or the browser would fetch the file twice.
        init.set_mode(RequestMode::Cors);
        init.set_credentials(if mirror == 0 { RequestCredentials::SameOrigin } else { RequestCredentials::Omit });
        // Only the metadata may change under its name.
        init.set_cache(if want.name == NOW { RequestCache::NoCache } else { RequestCache::Default });
        // Alone, a slow host is better than none.
        if bases.len() > 1 {
            init.set_signal(Some(&AbortSignal::timeout_with_u32(EACH_MS)));
        }
        let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
        Ok(scope.fetch_with_str_and_init(&format!("{base}{}", want.path), &init).unchecked_into())
    }

    /// The first host's answer; or a mirror's, where the first says nothing for a while.
    fn beside(self: &Rc<Self>, first: Promise, want: &Want) -> Promise {
        if self.bases.borrow().len() < 2 {
            return first;
        }
        let (driver, want) = (Rc::clone(self), want.clone());
        future_to_promise(async move {
            let late = Promise::new(&mut |resolve, _| {
                let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
                let _ = scope.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, HEDGE_MS);
            });
            let answer = JsFuture::from(Promise::race(&Array::of2(&first, &late))).await?;
            if !answer.is_undefined() {
                return Ok(answer);
            }
            JsFuture::from(Promise::any(&Array::of2(&first, &driver.from(1, &want)?.into()))).await
        })
    }
}

pub(super) async fn finish(response: Promise, want: &Want) -> Brought {
    match body(response, want).await {
        Ok(brought) => brought,
        Err(error) => Brought::Failed(in_words(&error)),
    }
}

async fn body(response: Promise, want: &Want) -> Result<Brought, JsValue> {
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
