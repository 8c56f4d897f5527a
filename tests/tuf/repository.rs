//! Small repositories of The Update Framework, two epochs each: what a client kept, and what it finds. Spoilt on request.

use std::collections::BTreeMap;

use ed25519_dalek::{Signer, SigningKey};
use pollstead::domain::edition::Hash;
use pollstead::domain::edition::tuf::{Envelope, Key, Signature, Value};

use crate::spoil::{Kind, next_root, spoil_file, spoil_plan, spoil_served, spoil_signed, spoil_signers};

/// Splitmix64: one seed, one repository, on every platform.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// From 0 to `n - 1`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % n as u64).unwrap()
    }

    pub(crate) fn is(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// What a client has, what it finds, and what it looks for.
pub(crate) struct Repository {
    /// By name without versions, `root.json`.
    pub(crate) kept: Files,
    /// As it is served, `7.targets.json`.
    pub(crate) served: Files,
    pub(crate) target: String,
}

/// A role before it is signed.
#[derive(Clone)]
pub(crate) struct Plan {
    pub(crate) keys: Vec<u8>,
    pub(crate) threshold: i64,
    pub(crate) version: i64,
    pub(crate) expires: String,
    pub(crate) spec: String,
}

/// All roles before they are signed.
#[derive(Clone)]
pub(crate) struct Epoch {
    pub(crate) roles: BTreeMap<&'static str, Plan>,
    /// Patterns, hash prefixes where they are such digits alone, of `places` and `notices`.
    pub(crate) paths: BTreeMap<&'static str, Vec<String>>,
    pub(crate) terminating: bool,
    pub(crate) is_consistent: bool,
    lists_hashes: bool,
}

pub(crate) const ROLES: [&str; 6] = ["root", "timestamp", "snapshot", "targets", "places", "notices"];

pub(crate) fn signer(number: u8) -> SigningKey {
    SigningKey::from_bytes(&[number; 32])
}

pub(crate) fn key_id(number: u8) -> String {
    format!("{number:02x}").repeat(32)
}

pub(crate) fn public(number: u8) -> Value {
    Key::ed25519(data_encoding::HEXLOWER.encode(signer(number).verifying_key().as_bytes())).value()
}

pub(crate) fn sign(bytes: &[u8], number: u8, keyid: String) -> Signature {
    Signature { keyid, sig: data_encoding::HEXLOWER.encode(&signer(number).sign(bytes).to_bytes()) }
}

fn keys(numbers: impl IntoIterator<Item = u8>) -> Value {
    let mut numbers: Vec<u8> = numbers.into_iter().collect();
    numbers.sort_unstable();
    numbers.dedup();
    Value::map(numbers.into_iter().map(|number| (key_id(number), public(number))))
}

impl Plan {
    fn authority(&self) -> Vec<(&'static str, Value)> {
        let ids = self.keys.iter().map(|number| Value::Text(key_id(*number))).collect();
        vec![("keyids", Value::List(ids)), ("threshold", Value::Whole(self.threshold))]
    }

    fn head(&self, kind: &str) -> Vec<(&'static str, Value)> {
        vec![
            ("_type", Value::text(kind)),
            ("spec_version", Value::text(&self.spec)),
            ("version", Value::Whole(self.version)),
            ("expires", Value::text(&self.expires)),
        ]
    }
}

impl Epoch {
    pub(crate) fn new(chance: &mut Chance, expires: &str) -> Self {
        let mut next = 1;
        let roles = ROLES.map(|role| {
            let count = 1 + chance.below(3);
            let keys: Vec<u8> = (0..count).map(|_| { next += 1; next }).collect();
            let threshold = i64::try_from(1 + chance.below(count)).unwrap();
            let version = if role == "root" { 1 } else { i64::try_from(2 + chance.below(20)).unwrap() };
            (role, Plan { keys, threshold, version, expires: expires.to_owned(), spec: "1.0.31".to_owned() })
        });
        let notices = if chance.is(30) { Hash::of(b"notices/current").to_string()[..3].to_owned() } else { "notices/*".to_owned() };
        Self {
            roles: roles.into(),
            paths: [("places", vec!["places/*".to_owned()]), ("notices", vec![notices])].into(),
            terminating: chance.is(50),
            is_consistent: chance.is(80),
            lists_hashes: chance.is(50),
        }
    }

    /// The next edition: a role whose version stays is byte for byte what it was.
    fn next(&self, chance: &mut Chance, victim: &str) -> Self {
        let mut next = self.clone();
        for role in &ROLES[1..] {
            if *role != "notices" || *role == victim || chance.is(50) {
                next.roles.get_mut(role).unwrap().version += 1;
            }
        }
        next
    }

    pub(crate) fn root(&self) -> Value {
        let top = ["root", "timestamp", "snapshot", "targets"];
        let members = [
            ("consistent_snapshot", Value::Truth(self.is_consistent)),
            ("keys", keys(top.iter().flat_map(|role| self.roles[role].keys.clone()))),
            ("roles", Value::map(top.map(|role| (role, Value::map(self.roles[role].authority()))))),
        ];
        Value::map(self.roles["root"].head("root").into_iter().chain(members))
    }

    fn targets(&self) -> Value {
        let role = |name: &'static str| {
            let paths = &self.paths[name];
            let is_prefix = paths.iter().all(|path| path.bytes().all(|b| b.is_ascii_hexdigit()));
            let names = (if is_prefix { "path_hash_prefixes" } else { "paths" }, Value::List(paths.iter().map(Value::text).collect()));
            let own = [("name", Value::text(name)), ("terminating", Value::Truth(self.terminating)), names];
            Value::map(self.roles[name].authority().into_iter().chain(own))
        };
        let delegations = Value::map([
            ("keys", keys(["places", "notices"].iter().flat_map(|role| self.roles[role].keys.clone()))),
            ("roles", Value::List(vec![role("places"), role("notices")])),
        ]);
        let members = [("delegations", delegations), ("targets", Value::map([self.target("targets", "site")]))];
        Value::map(self.roles["targets"].head("targets").into_iter().chain(members))
    }

    fn target(&self, role: &str, name: &str) -> (String, Value) {
        let bytes = format!("{name} {}", self.roles[role].version);
        let hashes = Value::map([("sha256", Value::Text(Hash::of(bytes.as_bytes()).to_string()))]);
        (name.to_owned(), Value::map([("hashes", hashes), ("length", Value::Whole(i64::try_from(bytes.len()).unwrap()))]))
    }

    fn leaf(&self, role: &str, names: &[&str]) -> Value {
        let listed = Value::map(names.iter().map(|name| self.target(role, name)));
        Value::map(self.roles[role].head("targets").into_iter().chain([("targets", listed)]))
    }

    fn listing(&self, role: &str, files: &[(&str, &Vec<u8>)]) -> Value {
        let listed = |name: &str, bytes: &[u8]| {
            let mut members = vec![("version", Value::Whole(self.roles[name].version))];
            if self.lists_hashes {
                members.push(("length", Value::Whole(i64::try_from(bytes.len()).unwrap())));
                members.push(("hashes", Value::map([("sha256", Value::Text(Hash::of(bytes).to_string()))])));
            }
            (format!("{name}.json"), Value::map(members))
        };
        let meta = Value::map(files.iter().map(|(name, bytes)| listed(name, bytes)));
        Value::map(self.roles[role].head(role).into_iter().chain([("meta", meta)]))
    }

    fn signed(&self, role: &'static str, mut signed: Value, kind: Kind, victim: &str, chance: &mut Chance) -> Vec<u8> {
        let is_victim = role == victim;
        if is_victim {
            spoil_signed(kind, &mut signed, chance);
        }
        let bytes = signed.canonical();
        let mut signatures: Vec<Signature> = self.roles[role].keys.iter().map(|number| sign(&bytes, *number, key_id(*number))).collect();
        if is_victim {
            spoil_signers(kind, &mut signatures, &bytes, chance);
        }
        let mut file = Envelope { signatures, signed }.write();
        if is_victim {
            spoil_file(kind, &mut file, chance);
        }
        file
    }

    /// All files but root, each role signed after those that it lists.
    fn files(&self, kind: Kind, victim: &str, chance: &mut Chance) -> BTreeMap<&'static str, Vec<u8>> {
        let places = self.signed("places", self.leaf("places", &["places/1.index", "notices/current", "elsewhere"]), kind, victim, chance);
        let notices = self.signed("notices", self.leaf("notices", &["notices/current"]), kind, victim, chance);
        let targets = self.signed("targets", self.targets(), kind, victim, chance);
        let files = [("notices", &notices), ("places", &places), ("targets", &targets)];
        let snapshot = self.signed("snapshot", self.listing("snapshot", &files), kind, victim, chance);
        let timestamp = self.signed("timestamp", self.listing("timestamp", &[("snapshot", &snapshot)]), kind, victim, chance);
        [("places", places), ("notices", notices), ("targets", targets), ("snapshot", snapshot), ("timestamp", timestamp)].into()
    }
}

/// The repository of a seed, spoilt in this way.
pub(crate) fn repository(seed: u64, kind: Kind, good: &str, over: &str) -> Repository {
    let chance = &mut Chance::new(seed);
    let before = Epoch::new(chance, good);
    let root = before.signed("root", before.root(), Kind::Nothing, "", chance);
    let mut kept: Files = [("root.json".to_owned(), root)].into();
    let old = before.files(Kind::Nothing, "", chance);
    if chance.is(60) {
        kept.extend(old.iter().map(|(role, bytes)| (format!("{role}.json"), bytes.clone())));
    }
    let victim = chance.of(kind.victims());
    let mut now = before.next(chance, victim);
    let mut served = Files::new();
    // What was served before is served still, under its own name.
    for (role, bytes) in old.iter().filter(|(role, _)| **role != "timestamp" && before.is_consistent) {
        served.insert(format!("{}.{role}.json", before.roles[role].version), bytes.clone());
    }
    // A root more, sometimes, of the same keys.
    if kind == Kind::RootFollows || chance.is(25) {
        now.roles.get_mut("root").unwrap().version += 1;
        let signers = now.roles["root"].keys.clone();
        let (signed, signers) = next_root(kind, &mut now, signers, chance);
        let bytes = signed.canonical();
        let signatures = signers.iter().map(|number| sign(&bytes, *number, key_id(*number))).collect();
        served.insert(format!("{}.root.json", now.roles["root"].version), Envelope { signatures, signed }.write());
    }
    spoil_plan(kind, &mut now, victim, chance, over);
    let files = now.files(kind, victim, chance);
    let mut of_victim = String::new();
    for (role, bytes) in &files {
        let version = now.roles[role].version;
        let is_plain = *role == "timestamp" || !now.is_consistent;
        let name = if is_plain { format!("{role}.json") } else { format!("{version}.{role}.json") };
        if role == victim {
            of_victim.clone_from(&name);
        }
        served.insert(name, bytes.clone());
    }
    spoil_served(kind, &mut served, &old, &of_victim, victim, chance);
    let target = (*chance.of(&["places/1.index", "places/1.index", "notices/current", "site", "elsewhere", "nowhere"])).to_owned();
    Repository { kept, served, target }
}
