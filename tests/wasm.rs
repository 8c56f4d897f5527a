//! What crosses to JavaScript and back, in Chromium: questions strictly, answers as the types say, fetch without a throw.
//!
//! `CHROMEDRIVER=/usr/bin/chromedriver CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
//! cargo test --target wasm32-unknown-unknown --test wasm`; `wasm-pack test` would compile the native tests too.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, dead_code, reason = "tests")]

#[path = "contract/samples.rs"]
mod samples;

use js_sys::{JSON, Reflect};
use pollstead::domain::lookup::{Answer, How, Position, Question, Suggestion};
use pollstead::domain::place::Contact;
use pollstead::wasm::Core;
use pollstead::wasm::convert::{question, to_js};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

const NOW: &str = "2026-11-22T12:00:00Z";

/// An edition where there is none: the test's server has no such folder.
fn nowhere() -> Core {
    let origin = Reflect::get(&js_sys::global(), &"origin".into()).unwrap();
    Core::new(format!("{}/no-such-edition/", origin.as_string().unwrap()))
}

/// A value as JavaScript would write it, `NaN` and all.
fn js(source: &str) -> JsValue {
    js_sys::Function::new_no_args(&format!("return ({source})"))
        .call0(&JsValue::NULL)
        .unwrap()
}

/// What `locate` throws at a question; `None` where it answers.
async fn thrown(asked: &str) -> Option<String> {
    let asked = js(asked).unchecked_into();
    let error = JsValue::from(nowhere().locate(asked, NOW.to_owned()).await.err()?);
    Some(error.unchecked_into::<js_sys::Error>().message().into())
}

fn kind(answer: &JsValue) -> Option<String> {
    Reflect::get(answer, &"kind".into()).unwrap().as_string()
}

#[wasm_bindgen_test]
async fn questions_that_fit_are_asked() {
    for question in [
        "{kind: 'address', text: '109 Elm St'}",
        "{kind: 'address', text: '109 Elm St', county: undefined, election: undefined}",
        "{kind: 'address', text: '109 Elm St', county: null}",
        "{kind: 'id', id: '28901/01'}",
        "{kind: 'precinct', county: '28901', precinct: '01'}",
        "{kind: 'point', lon: -89, lat: 33.5, accuracy_m: null, how: 'map'}",
        "{kind: 'point', lon: -89, lat: 33, accuracy_m: 25, how: 'gps'}",
    ] {
        assert_eq!(thrown(question).await, None, "{question}");
    }
}

#[wasm_bindgen_test]
async fn questions_that_do_not_fit_are_the_callers_mistake() {
    let point = |lon: &str| {
        format!("{{kind: 'point', lon: {lon}, lat: 33.1, accuracy_m: null, how: 'map'}}")
    };
    for (question, says) in [
        ("{}".to_owned(), "found kind"),
        ("null".to_owned(), "found kind"),
        ("'109 Elm St'".to_owned(), "found kind"),
        ("{text: '109 Elm St'}".to_owned(), "found kind"),
        (
            "{kind: 'adress', text: '109 Elm St'}".to_owned(),
            "found kind",
        ),
        ("{kind: 'address'}".to_owned(), "found text"),
        (
            "{kind: 'address', text: 109}".to_owned(),
            "found text",
        ),
        (
            "{kind: 'point', lat: 33, accuracy_m: null, how: 'map'}".to_owned(),
            "found lon",
        ),
        (
            "{kind: 'point', lon: -89, lat: 33, accuracy_m: null, how: 'guess'}".to_owned(),
            "found how",
        ),
        // wasm-bindgen alone would make 0 of these.
        (point("''"), "found lon"),
        (point("'-89.1'"), "found lon"),
        (point("null"), "found lon"),
        (point("true"), "found lon"),
    ] {
        let error = thrown(&question).await;
        assert!(
            error.as_deref().is_some_and(|e| e.contains(says)),
            "{question}: found {error:?}, expected {says}"
        );
    }
}

/// The domain refuses them by name; here they must not turn into 0, which is a place.
#[wasm_bindgen_test]
fn numbers_that_are_none_stay_none() {
    for lon in ["NaN", "Infinity", "-Infinity"] {
        let asked = js(&format!(
            "{{kind: 'point', lon: {lon}, lat: 33.1, accuracy_m: null, how: 'map'}}"
        ));
        match question(&asked) {
            Ok(Question::Point { lon: found, .. }) => assert!(!found.is_finite(), "{lon}"),
            other => assert!(other.is_err(), "{lon}"),
        }
    }
}

#[wasm_bindgen_test]
fn nothing_is_null_and_never_undefined() {
    let suggestion = Suggestion {
        text: "Elm St".to_owned(),
        id: None,
    };
    let answer = to_js(&suggestion).ok().unwrap();
    assert!(Reflect::get(&answer, &"id".into()).unwrap().is_null());
    assert_eq!(
        String::from(JSON::stringify(&answer).unwrap()),
        r#"{"text":"Elm St","id":null}"#
    );
    let next = to_js(&Answer::Outside {
        position: Position {
            how: How::Map,
            accuracy_m: 0.0,
        },
        contact: Contact::with_offices(Vec::new()),
    });
    assert_eq!(kind(&next.ok().unwrap()).as_deref(), Some("outside"));
}

/// The twin: what `serde_json` writes, read by the browser.
fn crosses_as_json<T: serde::Serialize>(all: &[T]) {
    for one in all {
        let crossed = JSON::stringify(&to_js(one).ok().unwrap()).unwrap();
        let twin = JSON::parse(&serde_json::to_string(one).unwrap()).unwrap();
        assert_eq!(String::from(crossed), String::from(JSON::stringify(&twin).unwrap()));
    }
}

#[wasm_bindgen_test]
fn every_answer_crosses_as_its_json() {
    crosses_as_json(&samples::answers());
    crosses_as_json(&samples::opened());
    crosses_as_json(&samples::suggested());
    crosses_as_json(&samples::details());
    crosses_as_json(&samples::streets());
    crosses_as_json(&samples::outlines());
}

#[wasm_bindgen_test]
async fn an_edition_that_is_not_there_is_an_answer_not_a_throw() {
    let core = nowhere();
    let asked = js("{kind: 'address', text: '109 Elm St'}").unchecked_into();
    let fips = || "28901".to_owned();
    let answers: [(&str, JsValue); 6] = [
        (
            "locate",
            core.locate(asked, NOW.to_owned()).await.unwrap().into(),
        ),
        ("open", core.open(NOW.to_owned()).await.unwrap().into()),
        (
            "suggest",
            core.suggest("Elm".to_owned(), None).await.unwrap().into(),
        ),
        ("county", core.county(fips(), None).await.unwrap().into()),
        ("streets", core.streets(fips()).await.unwrap().into()),
        ("outlines", core.outlines(fips()).await.unwrap().into()),
    ];
    for (call, answer) in answers {
        assert_eq!(kind(&answer).as_deref(), Some("unavailable"), "{call}");
        let text = String::from(JSON::stringify(&answer).unwrap());
        assert!(
            text.contains(r#""why":"not_reached","name":"m/now.json""#),
            "{call}: {text}"
        );
        assert!(
            text.contains(r#""statewide":["1-800-829-6786""#),
            "{call}: {text}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_host_that_is_not_there_is_an_answer_not_a_throw() {
    // A port nobody may listen on: the browser refuses it without asking.
    let core = Core::new("http://127.0.0.1:1/".to_owned());
    let answer: JsValue = core.open(NOW.to_owned()).await.unwrap().into();
    assert_eq!(kind(&answer).as_deref(), Some("unavailable"));
}

#[wasm_bindgen_test]
async fn a_clock_that_cannot_be_read_is_refused() {
    for clock in [
        "",
        "noon",
        "2026-11-22",
        "2026-11-22T12:00:00",
        "2026-11-22T12:00:00+01:00",
    ] {
        let error: JsValue = nowhere().open(clock.to_owned()).await.err().unwrap().into();
        let said = String::from(error.unchecked_into::<js_sys::Error>().message());
        assert_eq!(
            said,
            format!("found instant {clock:?}, expected the form 2026-11-03T13:00:00Z")
        );
    }
    let browser = String::from(js_sys::Date::new_0().to_iso_string());
    assert!(nowhere().open(browser.clone()).await.is_ok(), "{browser}");
}

#[wasm_bindgen_test]
async fn a_county_that_is_none_is_refused() {
    for fips in ["", "2890", "28901 ", "Makebelieve"] {
        assert!(
            nowhere().county(fips.to_owned(), None).await.is_err(),
            "{fips:?}"
        );
    }
}
