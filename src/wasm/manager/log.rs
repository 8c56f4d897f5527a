//! The log for the poll manager's pages: the next line, a check of all lines, the table, the sealed file.
#![expect(unreachable_pub, reason = "wasm-bindgen exports only what is pub")]

use age::x25519::Recipient;
use wasm_bindgen::prelude::*;

use super::zone::given;
use crate::domain::roll::log::{self, Entry, Expected, Head, Line, LogOf, Made, ReceiptSecret, Why};
use crate::wasm::convert::{clock, to_js};

/// The first line of a log.
#[wasm_bindgen(js_name = logOpen, unchecked_return_type = "LogMade")]
pub fn open(#[wasm_bindgen(unchecked_param_type = "LogOf")] of: JsValue, at: &str, up_s: u32) -> Result<JsValue, JsError> {
    to_js(&Made::from(log::open(given::<LogOf>("log", of)?, clock(at)?, up_s)))
}

/// The line behind `last`.
#[wasm_bindgen(js_name = logNext, unchecked_return_type = "LogMade")]
pub fn next(last: &str, #[wasm_bindgen(unchecked_param_type = "LogEntry")] entry: JsValue) -> Result<JsValue, JsError> {
    to_js(&Made::from(log::next(last, given::<Entry>("entry", entry)?)))
}

/// What the device key signs for a checkpoint behind `last`.
#[wasm_bindgen(js_name = logToSign)]
pub fn to_sign(first: &str, last: &str, at: &str, #[wasm_bindgen(unchecked_param_type = "LogWhy")] why: JsValue) -> Result<String, JsError> {
    let why: Why = given("reason", why)?;
    log::to_sign(first, last, &clock(at)?, why).map_err(|e| JsError::new(&e.to_string()))
}

/// The checkpoint behind `last`, if the device key made the signature.
#[wasm_bindgen(js_name = logCheckpoint, unchecked_return_type = "LogMade")]
pub fn checkpoint(
    first: &str,
    last: &str,
    at: &str,
    up_s: u32,
    #[wasm_bindgen(unchecked_param_type = "LogWhy")] why: JsValue,
    sig: String,
) -> Result<JsValue, JsError> {
    let why: Why = given("reason", why)?;
    to_js(&Made::from(log::checkpoint(first, last, clock(at)?, up_s, why, sig)))
}

/// Whether a log's lines are as they were written.
#[wasm_bindgen(js_name = logCheck, unchecked_return_type = "LogChecked")]
pub fn check(text: &str) -> Result<JsValue, JsError> {
    to_js(&log::verify(text.as_bytes(), &Expected::default()))
}

/// The head that is written on paper.
#[wasm_bindgen(js_name = logHead)]
pub fn head(last: &str) -> Result<String, JsError> {
    Ok(Head::of(&read(last)?.hash).to_string())
}

/// A log as CSV; no cell of it is a formula.
#[wasm_bindgen(js_name = logTable)]
pub fn table(text: &str) -> String {
    log::table(&log::verify(text.as_bytes(), &Expected::default()).lines)
}

/// A log sealed with age to the clerk's public key, with a new secret for the receipt. Throws where the key is none.
#[wasm_bindgen(js_name = logSeal)]
pub fn seal(text: &str, secret: &str, recipient: &str) -> Result<Vec<u8>, JsError> {
    let recipient: Recipient = recipient.trim().parse().map_err(|_error| JsError::new("found no public key of the office, expected one such as age1…"))?;
    let secret: ReceiptSecret = secret.parse().map_err(|e: log::SecretError| JsError::new(&e.to_string()))?;
    let sealed = age::encrypt(&recipient, [text, &secret.line(), "\n"].concat().as_bytes());
    sealed.map_err(|e| JsError::new(&e.to_string()))
}

/// The receipt that the clerk's computer prints for a log that ends in `last` and was sealed with this secret.
#[wasm_bindgen(js_name = logReceipt)]
pub fn receipt(last: &str, secret: &str) -> Result<String, JsError> {
    let secret: ReceiptSecret = secret.parse().map_err(|e: log::SecretError| JsError::new(&e.to_string()))?;
    Ok(secret.receipt(&read(last)?.hash).to_string())
}

fn read(line: &str) -> Result<Line, JsError> {
    Line::read(line.as_bytes()).map_err(|e| JsError::new(&e.to_string()))
}
