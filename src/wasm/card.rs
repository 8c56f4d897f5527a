//! What only the card page's build has: a registration card's code, read, stretched, and looked up.
#![expect(unreachable_pub, reason = "wasm-bindgen exports only what is pub")]

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use super::convert::{clock, to_js};
use super::fetch::{FetchDriver, Said, finish, in_words, unavailable};
use super::Core;
use crate::domain::lookup::{Brought, MAX_STEPS, NOW, Shelf, Stop, UnavailableWhy};
use crate::domain::roll::card_code::{CardCode, CardLink, CodeError, LinkError, Series};
use crate::domain::roll::find::Cards;
use crate::domain::roll::keys::{Cost, Root, Stretcher};

/// `ReadCode` of card.ts.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum ReadCode {
    Code { code: String, series: Option<String> },
    Mistyped { why: &'static str, group: Option<u32>, sign: Option<String> },
}

/// Reads what was typed, pasted or scanned: a code, or a card's link or its fragment. Nothing is fetched.
#[wasm_bindgen(js_name = readCode, unchecked_return_type = "ReadCode")]
pub fn read_code(typed: &str) -> Result<JsValue, JsError> {
    let fragment = typed.rsplit_once('#').map(|(_, fragment)| fragment).or_else(|| typed.trim().starts_with("1.").then(|| typed.trim()));
    let read = match fragment {
        Some(fragment) => CardLink::read(fragment).map(|link| (link.code, Some(link.series.as_str().to_owned()))),
        None => CardCode::read(typed).map(|code| (code, None)).map_err(LinkError::Code),
    };
    to_js(&match read {
        Ok((code, series)) => ReadCode::Code { code: code.shown(), series },
        Err(LinkError::Code(error)) => mistyped(&error),
        Err(_) => ReadCode::Mistyped { why: "link", group: None, sign: None },
    })
}

fn mistyped(error: &CodeError) -> ReadCode {
    let (why, sign) = match error {
        CodeError::Empty => ("empty", None),
        CodeError::Sign { sign, .. } => ("sign", Some(sign.to_string())),
        CodeError::Group { .. } => ("group", None),
        CodeError::Short { .. } => ("short", None),
        CodeError::Long { .. } => ("long", None),
        _ => ("check", None),
    };
    ReadCode::Mistyped { why, group: error.group().and_then(|n| u32::try_from(n).ok()), sign }
}

/// Stretches a code: a tenth of a second to some seconds, and as much memory as the list asks for, which a module never gives
/// back. So it is called in a worker of its own that ends after.
#[wasm_bindgen]
pub fn stretch(series: &str, memory_kib: u32, passes: u32, code: &str) -> Result<Vec<u8>, JsError> {
    let said = |e: &dyn std::fmt::Display| JsError::new(&e.to_string());
    let series: Series = series.parse().map_err(|e| said(&e))?;
    let code = CardCode::read(code).map_err(|e| said(&e))?;
    let mut stretcher = Stretcher::new(&series, Cost { memory_kib, passes }).map_err(|e| said(&e))?;
    stretcher.stretch(&code).map(|root| root.bytes().to_vec()).map_err(|e| said(&e))
}

/// The lists and buckets of an edition's card codes.
#[wasm_bindgen]
pub struct Card {
    driver: Rc<FetchDriver>,
    cards: Rc<RefCell<Cards>>,
}

/// `CardSeries` of card.ts.
#[derive(Serialize)]
struct CardSeries {
    series: String,
    memory_kib: u32,
    passes: u32,
}

#[wasm_bindgen]
impl Card {
    /// Over the edition that a core has open.
    #[wasm_bindgen(constructor)]
    pub fn new(core: &Core) -> Self {
        Self { driver: Rc::clone(&core.driver), cards: Rc::default() }
    }

    /// The series of cards that the edition has, and what stretching costs in each.
    #[wasm_bindgen(unchecked_return_type = "Promise<CardSeries[] | Unavailable>")]
    pub fn series(&self) -> Promise {
        self.ask(|cards, shelf| {
            let lists = cards.lists(shelf)?.into_iter();
            Ok(to_js(&lists.map(|l| CardSeries { series: l.series.clone(), memory_kib: l.memory_kib, passes: l.passes }).collect::<Vec<_>>()))
        })
    }

    /// What the holder of a stretched code is told.
    #[wasm_bindgen(unchecked_return_type = "Promise<CardAnswer | Unavailable>")]
    pub fn find(&self, series: &str, root: &[u8], now: String) -> Result<Promise, JsError> {
        let series: Series = series.parse().map_err(|e: crate::domain::roll::card_code::SeriesError| JsError::new(&e.to_string()))?;
        let root = Root::kept(root.try_into().ok().ok_or_else(|| JsError::new("found a root of another length, expected 32 bytes"))?);
        let now = clock(&now)?;
        Ok(self.ask(move |cards, shelf| cards.find(shelf, &series, &root, &now).map(|answer| to_js(&answer))))
    }

    fn ask(&self, mut question: impl FnMut(&mut Cards, &Shelf) -> Result<Said, Stop> + 'static) -> Promise {
        let (driver, cards) = (Rc::clone(&self.driver), Rc::clone(&self.cards));
        future_to_promise(async move {
            driver.shelf.borrow_mut().forget_failures();
            cards.borrow_mut().forget_failures();
            let over = driver.over();
            for _ in 0..MAX_STEPS {
                let step = question(&mut cards.borrow_mut(), &driver.shelf.borrow());
                match step {
                    Ok(said) => return Ok(said?),
                    Err(Stop::Unavailable { why, name, error }) => return Ok(to_js(&unavailable(why, name, error))?),
                    Err(Stop::Needs(wants)) => {
                        let (ours, shelfs): (Vec<_>, Vec<_>) = wants.into_iter().partition(|want| Cards::takes(&want.name));
                        driver.bring_all(shelfs, &over).await;
                        for want in ours {
                            let brought = match driver.fetch(0, &want) {
                                Ok(response) => finish(response, &want).await,
                                Err(error) => Brought::Failed(in_words(&error)),
                            };
                            cards.borrow_mut().bring(&driver.shelf.borrow(), &want.name, brought);
                        }
                    }
                }
            }
            let error = "a question wanted files without end".to_owned();
            Ok(to_js(&unavailable(UnavailableWhy::NotReached, NOW.to_owned(), error))?)
        })
    }
}
