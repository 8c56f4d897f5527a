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
use crate::domain::edition::patience::{ALL_MS, EACH_MS, HEDGE_MS};
use crate::domain::lookup::{Answer, Brought, Instant, MAX_STEPS, NOW, Shelf, Step, Stop, UnavailableWhy, Want};
use crate::domain::place::Contact;

/// A list is asked for again with a look-up this many seconds later: a desk stays open all morning.
const LIST_GOOD_FOR: u64 = 60;

/// What a race of requests ends with where no host was first.
const HEDGE: f64 = -1.0;
const OVER: f64 = -2.0;

/// The verified files of one edition, and where the others are.
pub(super) struct FetchDriver {
    /// URLs of the edition's folder, ending in `/`: the page's own first.
    bases: RefCell<Vec<String>>,
    pub(super) shelf: RefCell<Shelf>,
    /// As it was told last.
    clock: RefCell<Option<Instant>>,
    /// Places in `bases`, as they are asked: a host that let us down stands last for the rest of the visit.
    order: RefCell<VecDeque<usize>>,
    /// When the list was asked for.
    listed: RefCell<Option<Instant>>,
    /// Whether all mirrors were asked for a list whose time is not over, since then.
    searched: Cell<bool>,
}

/// An answer as a JS value.
pub(super) type Said = Result<JsValue, JsError>;

impl FetchDriver {
    pub(super) fn new(base: String) -> Self {
        Self {
            bases: RefCell::new(vec![base]),
            order: RefCell::new(VecDeque::from([0])),
            shelf: RefCell::new(Shelf::new()),
            clock: RefCell::new(None),
            listed: RefCell::new(None),
            searched: Cell::new(false),
        }
    }

    pub(super) fn add_mirror(&self, base: String) {
        let mut bases = self.bases.borrow_mut();
        self.order.borrow_mut().push_back(bases.len());
        bases.push(base);
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
        let over = self.over();
        for _ in 0..MAX_STEPS {
            let step = question(&self.shelf.borrow());
            match step {
                Step::Done(said) => return said,
                Step::Needs(wants) => self.bring_all(wants, &over).await,
            }
        }
        let error = format!("a question wanted more than {MAX_STEPS} rounds of files");
        to_js(&unavailable(UnavailableWhy::NotReached, NOW.to_owned(), error))
    }

    /// Settles when a question that begins now has waited long enough. Alone, a slow host is better than none.
    pub(super) fn over(&self) -> Promise {
        if self.bases.borrow().len() > 1 { after(ALL_MS, OVER) } else { Promise::new(&mut |_, _| {}) }
    }

    /// All wants of a step at once: one round. They are taken in their order, which roots depend on.
    pub(super) async fn bring_all(self: &Rc<Self>, wants: Vec<Want>, over: &Promise) {
        let first = self.order.borrow().front().copied().unwrap_or(0);
        let started: Vec<_> = wants.into_iter().map(|want| (self.request(first, &want), want)).collect();
        for (asked, want) in started {
            self.bring(&want, asked, over).await;
        }
        self.newest(over).await;
    }

    /// A file from the host that has it first as it must be: the next host is asked when one has it not, or says nothing for a while.
    async fn bring(self: &Rc<Self>, want: &Want, first: Asked, over: &Promise) {
        let mut left: VecDeque<usize> = self.order.borrow().iter().copied().filter(|host| *host != first.host).collect();
        // The file before this one showed that host to be slow or wrong.
        let is_doubted = self.order.borrow().front() != Some(&first.host);
        let mut waiting = vec![first];
        if is_doubted && let Some(next) = left.pop_front() {
            waiting.push(self.request(next, want));
        }
        let mut is_said = false;
        while !waiting.is_empty() {
            let race: Array = waiting.iter().map(|asked| &asked.answer).chain([over]).collect();
            if !left.is_empty() {
                race.push(&after(HEDGE_MS, HEDGE));
            }
            let came = JsFuture::from(Promise::race(&race)).await.ok().and_then(|came| came.as_f64()).unwrap_or(OVER);
            if let Some(at) = waiting.iter().position(|asked| asked.is(came)) {
                let Asked { host, brought, .. } = waiting.swap_remove(at);
                let brought = brought.take();
                let is_absent = matches!(brought, Some(Brought::Absent));
                // What is no file leaves the first failure as the one that is said.
                if let Some(brought) = brought.filter(|brought| !is_said || matches!(brought, Brought::Bytes(_))) {
                    // A list that was refused has used up the leave to take another one.
                    if is_said && want.name == NOW {
                        self.shelf.borrow_mut().ask_again();
                    }
                    is_said = true;
                    if self.shelf.borrow_mut().bring(&want.name, brought) {
                        return;
                    }
                }
                if !(is_absent && want.may_be_absent) {
                    self.doubt(host);
                }
            } else if came == HEDGE {
                waiting.iter().for_each(|asked| self.doubt(asked.host));
            } else {
                break;
            }
            if let Some(next) = left.pop_front() {
                waiting.push(self.request(next, want));
            }
        }
        if !is_said {
            self.shelf.borrow_mut().bring(&want.name, Brought::Failed("no host gave it in time".to_owned()));
        }
    }

    fn doubt(&self, host: usize) {
        let mut order = self.order.borrow_mut();
        order.retain(|one| *one != host);
        order.push_back(host);
    }

    /// Where the list's time is over, another mirror may have a newer one; an older one is refused by its version.
    async fn newest(self: &Rc<Self>, over: &Promise) {
        let is_over = self.clock().is_some_and(|now| self.shelf.borrow().is_over(&now));
        let hosts = self.bases.borrow().len();
        if !is_over || hosts < 2 || self.searched.replace(true) {
            return;
        }
        self.shelf.borrow_mut().ask_again();
        let Some(Stop::Needs(wants)) = self.shelf.borrow().now().err() else { return };
        for want in wants.iter().filter(|want| want.name == NOW) {
            // All at once, and each is heard: the first that answers may have no newer one.
            let asked: Vec<Asked> = (0..hosts).map(|host| self.request(host, want)).collect();
            for Asked { answer, brought, .. } in asked {
                let _ = JsFuture::from(Promise::race(&Array::of2(&answer, over))).await;
                if let Some(list @ Brought::Bytes(_)) = brought.take() {
                    self.shelf.borrow_mut().ask_again();
                    self.shelf.borrow_mut().bring(&want.name, list);
                }
            }
        }
    }

    fn request(&self, host: usize, want: &Want) -> Asked {
        let brought = Rc::new(Cell::new(None));
        let (response, want, come) = (self.fetch(host, want), want.clone(), Rc::clone(&brought));
        let answer = future_to_promise(async move {
            come.set(Some(match response {
                Ok(response) => finish(response, &want).await,
                Err(error) => Brought::Failed(in_words(&error)),
            }));
            Ok(JsValue::from(host))
        });
        Asked { host, answer, brought }
    }

    /// Asks one host: the page's own is 0.
    pub(super) fn fetch(&self, host: usize, want: &Want) -> Result<Promise, JsValue> {
        let bases = self.bases.borrow();
        let Some(base) = bases.get(host) else { return Err(JsValue::NULL) };
        let init = RequestInit::new();
        // Same mode and credentials as the page's preload, or the browser would fetch the file twice.
        init.set_mode(RequestMode::Cors);
        init.set_credentials(if host == 0 { RequestCredentials::SameOrigin } else { RequestCredentials::Omit });
        // Only the metadata may change under its name.
        init.set_cache(if want.name == NOW { RequestCache::NoCache } else { RequestCache::Default });
        // Alone, a slow host is better than none.
        if bases.len() > 1 {
            init.set_signal(Some(&AbortSignal::timeout_with_u32(EACH_MS)));
        }
        let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
        Ok(scope.fetch_with_str_and_init(&format!("{base}{}", want.path), &init).unchecked_into())
    }
}

/// A file that a host was asked for.
struct Asked {
    host: usize,
    /// Resolves with the host once `brought` is there.
    answer: Promise,
    brought: Rc<Cell<Option<Brought>>>,
}

impl Asked {
    #[allow(clippy::cast_precision_loss, reason = "a handful of hosts")]
    fn is(&self, came: f64) -> bool {
        self.host as f64 == came
    }
}

/// Resolves with `what` after a while.
fn after(ms: u32, what: f64) -> Promise {
    let ms = i32::try_from(ms).unwrap_or(i32::MAX);
    Promise::new(&mut |resolve, _| {
        let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
        let _ = scope.set_timeout_with_callback_and_timeout_and_arguments_1(&resolve, ms, &JsValue::from_f64(what));
    })
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
