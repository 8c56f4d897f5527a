//! The law for the poll manager's pages, by the edition's rules: the next fact to ask for, or the ruling.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::zone::given;
use crate::domain::law::LawQuestion;
use crate::domain::lookup;
use crate::wasm::{Core, step};

#[wasm_bindgen]
impl Core {
    /// Rejects where what is handed in is not of the shape that manager.ts says.
    #[wasm_bindgen(js_name = askLaw, unchecked_return_type = "Promise<LawAnswer | Unavailable>")]
    pub fn ask_law(&self, #[wasm_bindgen(unchecked_param_type = "LawQuestion")] asked: JsValue) -> Promise {
        let asked = given::<LawQuestion>("question of law", asked);
        self.ask(asked.map(|asked| step(move |shelf| lookup::ask_law(shelf, &asked))))
    }
}
