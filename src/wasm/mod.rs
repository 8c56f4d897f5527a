//! What a page may call. Converts, drives `fetch`, converts back; no branch on the subject lives here.

#[cfg(feature = "card")]
mod card;
pub mod convert;
mod fetch;
#[cfg(feature = "manager")]
mod manager;
mod plain;
mod typescript;

use std::rc::Rc;

use js_sys::Promise;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use crate::domain::lookup::{self, Instant, Shelf, Step, Stop};
use convert::{clock, county, question, to_js};
use fetch::{FetchDriver, Said, unavailable};

/// As many suggestions as the page shows.
const SUGGESTIONS: usize = 7;

/// The look-up over one edition, for a worker.
#[wasm_bindgen]
pub struct Core {
    driver: Rc<FetchDriver>,
}

#[wasm_bindgen]
impl Core {
    /// `base`: URL of the edition's folder, ending in `/`. Nothing is fetched yet.
    #[wasm_bindgen(constructor)]
    pub fn new(base: String) -> Self {
        Self { driver: Rc::new(FetchDriver::new(base)) }
    }

    /// Opens signed editions alone, before anything is asked: those to which this root leads. `root`: a root's JSON as text; `floors`: what
    /// [`Core::floors`] said at an earlier visit, or empty.
    pub fn trust(&self, root: &str, floors: &str) -> Result<(), JsError> {
        self.driver.shelf.borrow_mut().set_trust(root.as_bytes(), floors).map_err(|e| JsError::new(&e.to_string()))
    }

    /// Another host of the same edition: URL of its folder, ending in `/`. Asked where the page's own is slow, or has not what it must.
    #[wasm_bindgen(js_name = addMirror)]
    pub fn add_mirror(&self, base: String) {
        self.driver.add_mirror(base);
    }

    /// Versions that were seen, a line to keep for the next visit; none where nothing signed was opened.
    pub fn floors(&self) -> Option<String> {
        self.driver.shelf.borrow().floors()
    }

    /// The edition's head. `now`: the clock's reading, `2026-11-03T13:00:00Z`.
    #[wasm_bindgen(unchecked_return_type = "Promise<Opened>")]
    pub fn open(&self, now: String) -> Promise {
        self.ask(self.clock(&now).map(|now| step(move |shelf| lookup::open(shelf, &now))))
    }

    /// Area and suggestions for what is being typed.
    #[wasm_bindgen(unchecked_return_type = "Promise<Suggested | Unavailable>")]
    pub fn suggest(&self, text: String, county: Option<String>) -> Promise {
        self.ask(Ok(Box::new(move |shelf| match lookup::suggest(shelf, &text, county.as_deref(), SUGGESTIONS) {
            Step::Done(suggested) => said(suggested),
            Step::Needs(wants) => Step::Needs(wants),
        })))
    }

    /// The answer to a question.
    #[wasm_bindgen(unchecked_return_type = "Promise<Answer>")]
    pub fn locate(&self, #[wasm_bindgen(unchecked_param_type = "Question")] asked: JsValue, now: String) -> Promise {
        let asked = question(&asked).and_then(|asked| Ok((asked, self.clock(&now)?)));
        self.ask(asked.map(|(asked, now)| -> Box<Ask> {
            Box::new(move |shelf| match lookup::locate(shelf, &asked, &now) {
                Step::Done(answer) => Step::Done(to_js(&answer)),
                Step::Needs(wants) => Step::Needs(wants),
            })
        }))
    }

    /// A county's precincts and places at an election, the latest without one.
    #[wasm_bindgen(unchecked_return_type = "Promise<CountyDetail | Unavailable>")]
    pub fn county(&self, fips: String, election: Option<String>) -> Promise {
        let now = self.driver.clock();
        let detail = |fips| step(move |shelf| lookup::county_detail(shelf, fips, election.as_deref(), now.as_ref()));
        self.ask(county(&fips).map(detail))
    }

    /// A county's streets.
    #[wasm_bindgen(unchecked_return_type = "Promise<StreetName[] | Unavailable>")]
    pub fn streets(&self, fips: String) -> Promise {
        self.ask(county(&fips).map(|fips| step(move |shelf| lookup::street_names(shelf, fips))))
    }

    /// A county's polygons.
    #[wasm_bindgen(unchecked_return_type = "Promise<Outline[] | Unavailable>")]
    pub fn outlines(&self, fips: String) -> Promise {
        self.ask(county(&fips).map(|fips| step(move |shelf| lookup::outlines(shelf, fips))))
    }
}

/// A question put to the shelf; its answer is converted at once, so that all questions are driven by one future.
type Ask = dyn Fn(&Shelf) -> Step<Said>;

impl Core {
    /// The clock as it was told last also dates what is asked without one.
    fn clock(&self, now: &str) -> Result<Instant, JsError> {
        let now = clock(now)?;
        self.driver.set_clock(now.clone());
        Ok(now)
    }

    /// A caller's mistake rejects the promise.
    fn ask(&self, question: Result<Box<Ask>, JsError>) -> Promise {
        let driver = Rc::clone(&self.driver);
        future_to_promise(async move { Ok(driver.ask(&*question?).await?) })
    }
}

/// The question for something to look through.
fn step<T: Serialize>(read: impl Fn(&Shelf) -> Result<T, Stop> + 'static) -> Box<Ask> {
    Box::new(move |shelf| said(read(shelf)))
}

fn said<T: Serialize>(read: Result<T, Stop>) -> Step<Said> {
    match read {
        Ok(value) => Step::Done(to_js(&value)),
        Err(Stop::Needs(wants)) => Step::Needs(wants),
        Err(Stop::Unavailable { why, name, error }) => Step::Done(to_js(&unavailable(why, name, error))),
    }
}
