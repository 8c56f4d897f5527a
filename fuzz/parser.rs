//! The fuzzer's way in: POLLSTEAD_PARSER names one of the parsers. One program for all of them, since linking a dozen takes
//! longer than a minute of each.
#![no_main]

mod parsers;

use std::sync::OnceLock;

static CHOSEN: OnceLock<fn(&[u8])> = OnceLock::new();

libfuzzer_sys::fuzz_target!(init: {
    let name = std::env::var("POLLSTEAD_PARSER").unwrap_or_default();
    let Some((_, parser)) = parsers::PARSERS.iter().find(|(one, _)| *one == name) else {
        let names: Vec<&str> = parsers::PARSERS.iter().map(|(one, _)| *one).collect();
        panic!("found POLLSTEAD_PARSER={name:?}, expected one of {names:?}");
    };
    let _ = CHOSEN.set(*parser);
}, |bytes: &[u8]| {
    if let Some(parser) = CHOSEN.get() {
        parser(bytes);
    }
});
