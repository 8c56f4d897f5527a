//! What a page may call. Converts, drives `fetch`, converts back; no branch on the subject lives here.

pub mod convert;
mod fetch;
#[cfg(feature = "manager")]
mod manager;
mod typescript;

use wasm_bindgen::prelude::*;

use crate::domain::lookup;
use convert::{clock, county, question, to_js};
use fetch::FetchDriver;
use typescript::{
    JsAnswer, JsCountyDetail, JsOpened, JsOutlines, JsQuestion, JsStreetNames, JsSuggested,
};

/// As many suggestions as the page shows.
const SUGGESTIONS: usize = 7;

/// The look-up over one edition, for a worker.
#[wasm_bindgen]
pub struct Core {
    driver: FetchDriver,
}

#[wasm_bindgen]
impl Core {
    /// `base`: URL of the edition's folder, ending in `/`. Nothing is fetched yet.
    #[wasm_bindgen(constructor)]
    pub fn new(base: String) -> Self {
        Self { driver: FetchDriver::new(base) }
    }

    /// The edition's head. `now`: the clock's reading, `2026-11-03T13:00:00Z`.
    pub async fn open(&self, now: String) -> Result<JsOpened, JsError> {
        let now = clock(&now)?;
        let opened = self.driver.read(|shelf| lookup::open(shelf, &now)).await;
        to_js(&opened).map(JsValue::unchecked_into)
    }

    /// Area and suggestions for what is being typed.
    pub async fn suggest(&self, text: String, county: Option<String>) -> Result<JsSuggested, JsError> {
        let ask = |shelf: &lookup::Shelf| lookup::suggest(shelf, &text, county.as_deref(), SUGGESTIONS);
        let suggested = self.driver.ask(ask).await.unwrap_or_else(|| Err(fetch::endless()));
        to_js(&fetch::or_unavailable(suggested)).map(JsValue::unchecked_into)
    }

    /// The answer to a question.
    pub async fn locate(&self, asked: JsQuestion, now: String) -> Result<JsAnswer, JsError> {
        let (asked, now) = (question(asked.into())?, clock(&now)?);
        let answer = self.driver.ask(|shelf| lookup::locate(shelf, &asked, &now)).await;
        to_js(&answer.unwrap_or_else(fetch::endless_answer)).map(JsValue::unchecked_into)
    }

    /// A county's precincts and places at an election, the latest without one.
    pub async fn county(&self, fips: String, election: Option<String>) -> Result<JsCountyDetail, JsError> {
        let fips = county(&fips)?;
        let detail = self.driver.read(|shelf| lookup::county_detail(shelf, fips, election.as_deref())).await;
        to_js(&detail).map(JsValue::unchecked_into)
    }

    /// A county's streets.
    pub async fn streets(&self, fips: String) -> Result<JsStreetNames, JsError> {
        let fips = county(&fips)?;
        let names = self.driver.read(|shelf| lookup::street_names(shelf, fips)).await;
        to_js(&names).map(JsValue::unchecked_into)
    }

    /// A county's polygons.
    pub async fn outlines(&self, fips: String) -> Result<JsOutlines, JsError> {
        let fips = county(&fips)?;
        let outlines = self.driver.read(|shelf| lookup::outlines(shelf, fips)).await;
        to_js(&outlines).map(JsValue::unchecked_into)
    }
}
