//! A precinct's roll for the poll manager's worker: the tablet's key, the passphrase's words, the file, the search.
#![expect(unreachable_pub, reason = "wasm-bindgen exports only what is pub")]

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use serde::Deserialize;
use wasm_bindgen::prelude::*;

use super::zone::given;
use crate::domain::law::Day;
use crate::domain::roll::precinct_roll::Expected;
use crate::domain::roll::public_key::public_key;
use crate::domain::roll::tablet_roll::{FoundPeople, Loaded, TabletRoll};
use crate::domain::roll::passphrase;
use crate::wasm::convert::to_js;

/// The words that twelve random bytes draw.
#[wasm_bindgen(js_name = rollWords)]
pub fn words(chance: &[u8]) -> Result<String, JsError> {
    Ok(passphrase::draw(chance.try_into().map_err(|_error| JsError::new("found other than twelve random bytes"))?))
}

/// What six words are stretched to; none for anything else, such as a PIN. A second of work and 64 MiB.
#[wasm_bindgen(js_name = rollStretch)]
pub fn stretch(typed: &str, salt: &[u8]) -> Result<Option<Vec<u8>>, JsError> {
    let salt = salt.try_into().map_err(|_error| JsError::new("found other than sixteen bytes of salt"))?;
    Ok(passphrase::stretch(typed, salt).map(Vec::from))
}

/// `RollExpected` of manager.ts.
#[derive(Deserialize)]
struct GivenExpected {
    office: String,
    precinct: String,
    election: String,
    today: Day,
    at_least: u32,
}

/// A tablet's key, and the roll that it opened.
#[wasm_bindgen]
pub struct Tablet {
    identity: Identity,
    roll: Option<TabletRoll>,
}

#[wasm_bindgen]
impl Tablet {
    /// A new key, drawn by the browser.
    pub fn made() -> Self {
        Self { identity: Identity::generate(), roll: None }
    }

    /// The key that was kept. Throws where the text is none.
    pub fn kept(secret: &str) -> Result<Self, JsError> {
        let identity: Identity = secret.parse().map_err(|_error| JsError::new("found no secret key of age"))?;
        Ok(Self { identity, roll: None })
    }

    /// For the clerk, who seals to it.
    pub fn public(&self) -> String {
        self.identity.to_public().to_string()
    }

    /// To be sealed, and kept in no other way.
    pub fn secret(&self) -> String {
        self.identity.to_string().expose_secret().to_owned()
    }

    /// Opens a roll; one that is refused leaves the roll that is open as it is.
    #[wasm_bindgen(unchecked_return_type = "RollLoaded")]
    pub fn load(&mut self, sealed: &[u8], #[wasm_bindgen(unchecked_param_type = "RollExpected")] expected: JsValue) -> Result<JsValue, JsError> {
        let expected: GivenExpected = given("roll to expect", expected)?;
        let office = public_key(&expected.office).ok_or_else(|| JsError::new("found no public key of an office"))?;
        let here = Expected { precinct: &expected.precinct, election: &expected.election, today: expected.today, at_least: expected.at_least };
        to_js(&match TabletRoll::open(sealed, &self.identity, &office, &here) {
            Ok(roll) => self.roll.insert(roll).loaded(),
            Err(refusal) => Loaded::Refused(refusal),
        })
    }

    /// Who may be meant; nobody where no roll is open.
    #[wasm_bindgen(unchecked_return_type = "RollFound")]
    pub fn find(&self, typed: &str) -> Result<JsValue, JsError> {
        to_js(&self.roll.as_ref().map_or_else(FoundPeople::default, |roll| roll.find(typed)))
    }
}
