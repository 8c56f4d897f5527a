//! Ways to spoil a repository: a name each, and where in its making each takes hold.

use std::collections::BTreeMap;

use pollstead::domain::edition::Hash;
use pollstead::domain::edition::tuf::{Signature, Value};

use crate::repository::{Chance, Epoch, Files, ROLES, key_id, public, sign};

macro_rules! kinds {
    ($($name:ident),* $(,)?) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(clippy::enum_variant_names, reason = "`Kind` is what they are")]
        pub(crate) enum Kind { $($name),* }
        pub(crate) const KINDS: &[Kind] = &[$(Kind::$name),*];
    };
}

kinds! {
    Nothing, RootFollows, UnknownMember, Blanks, ThresholdLower,
    BitFlipped, SignatureDropped, SignatureTwice, SignatureForeign, SignatureAdded, SignatureCapital, SignatureShort,
    VersionBack, VersionAhead, VersionStrange, Expired, ExpiresStrange, SpecVersion, TypeOther, ThresholdHigher, KeyTwice, KeyOfOtherKind,
    ListedHash, ListedLength, ListedVersion, ListedGone, PathsOther, TerminatingStrange, FilesSwapped, FileOfBefore, FileGone,
    MemberTwice, MemberGone, SameTimestamp,
}

impl Kind {
    /// Roles that it can spoil.
    pub(crate) fn victims(self) -> &'static [&'static str] {
        match self {
            Self::KeyTwice | Self::KeyOfOtherKind | Self::TerminatingStrange => &["targets"],
            Self::ListedHash | Self::ListedLength | Self::ListedVersion | Self::ListedGone => &["timestamp", "snapshot"],
            Self::ThresholdHigher | Self::ThresholdLower => &["places", "notices"],
            _ => &ROLES[1..],
        }
    }
}

fn member<'a>(value: &'a mut Value, name: &str) -> Option<&'a mut Value> {
    let Value::Map(members) = value else { return None };
    members.iter_mut().find(|(known, _)| known == name).map(|(_, value)| value)
}

fn set(value: &mut Value, name: &str, to: Value) {
    let Value::Map(members) = value else { return };
    members.retain(|(known, _)| known != name);
    members.push((name.to_owned(), to));
    members.sort_by(|(a, _), (b, _)| a.cmp(b));
}

/// Before anything is signed: what the lists say of the role goes along.
pub(crate) fn spoil_plan(kind: Kind, now: &mut Epoch, victim: &'static str, chance: &mut Chance, over: &str) {
    let plan = now.roles.get_mut(victim).unwrap();
    match kind {
        Kind::VersionBack => plan.version = (plan.version - 1 - i64::try_from(chance.below(3)).unwrap()).max(1),
        Kind::Expired => plan.expires = over.to_owned(),
        Kind::SpecVersion => {
            plan.spec = (*chance.of(&["2.0.0", "0.9.0", "1.0", "1.0.99", "1.1.0", "1", "1.x", "1.0.31.1", "", "01.0.0", "1.0.", " 1.0.31", "1.0.-1"])).to_owned();
        }
        Kind::ExpiresStrange => {
            let day = &plan.expires[..10];
            plan.expires = match chance.below(9) {
                0 => format!("{day}T00:00:00.5Z"),
                1 => format!("{day}T00:00:00+00:00"),
                2 => day.to_owned(),
                3 => format!("{day} 00:00:00Z"),
                4 => format!("{day}T24:00:00Z"),
                5 => format!("{day}T00:00:00z"),
                6 => format!("{}-02-30T00:00:00Z", &day[..4].parse::<i32>().unwrap() + 1),
                7 => format!("{day}T00:00Z"),
                _ => "never".to_owned(),
            };
        }
        // The delegator's files are made from this plan too, root's was made before.
        Kind::ThresholdHigher => plan.threshold = i64::try_from(plan.keys.len()).unwrap() + 1,
        Kind::ThresholdLower => plan.threshold = 1,
        Kind::PathsOther => {
            let path = *chance.of(&["other/*", "*", "*/*", "places/?.index", "places/1.index", "places/[1-2].index", "pla*", "**", "PLACES/*", "", "00"]);
            let role = if chance.is(50) { "places" } else { "notices" };
            now.paths.insert(role, path.split_terminator(' ').map(str::to_owned).collect());
        }
        _ => {}
    }
}

/// The root that follows: the same, other keys, or signed by too few.
pub(crate) fn next_root(kind: Kind, now: &mut Epoch, old: Vec<u8>, chance: &mut Chance) -> (Value, Vec<u8>) {
    let mut signers = old.clone();
    if kind == Kind::RootFollows {
        let role = *chance.of(&["root", "root", "timestamp", "snapshot", "targets"]);
        let plan = now.roles.get_mut(role).unwrap();
        plan.keys = plan.keys.iter().map(|key| key + 100).collect();
        match (role, chance.below(4)) {
            // By the old keys alone, by the new ones alone, or under a version that skips one.
            ("root", 0) => {}
            ("root", 1) => signers.clone_from(&plan.keys),
            (_, 2) => plan.threshold = i64::try_from(plan.keys.len()).unwrap(),
            (_, 3) if role != "root" => signers = signers.into_iter().take(chance.below(3)).collect(),
            _ => {}
        }
        if role == "root" && signers == old && chance.is(70) {
            signers.extend(now.roles["root"].keys.clone());
        }
        let mut signed = now.root();
        if chance.is(15) {
            now.roles.get_mut("root").unwrap().version += *chance.of(&[1, -1]);
            set(&mut signed, "version", Value::Whole(now.roles["root"].version));
            // Served where the client looks for the next one.
            now.roles.get_mut("root").unwrap().version = 2;
        }
        return (signed, signers);
    }
    (now.root(), signers)
}

/// What is signed, before it is.
pub(crate) fn spoil_signed(kind: Kind, signed: &mut Value, chance: &mut Chance) {
    match kind {
        Kind::UnknownMember => {
            set(signed, "x-signed-by", Value::text("é\n\"\\\u{1}"));
            set(signed, "0", Value::List(vec![Value::Null, Value::Whole(-7), Value::map::<&str>([])]));
        }
        Kind::VersionAhead => set(signed, "version", Value::Whole(100)),
        Kind::VersionStrange => {
            let strange = [Value::Whole(0), Value::Whole(-1), Value::text("3"), Value::Null, Value::Truth(true), Value::Whole(1 << 40), Value::List(vec![])];
            set(signed, "version", chance.of(&strange).clone());
        }
        Kind::TypeOther => set(signed, "_type", Value::text(*chance.of(&["root", "timestamp", "snapshot", "targets", "Targets", ""]))),
        Kind::MemberGone => {
            let Value::Map(members) = signed else { return };
            let at = chance.below(members.len());
            members.remove(at);
        }
        Kind::ListedHash | Kind::ListedLength | Kind::ListedVersion | Kind::ListedGone => spoil_listed(kind, signed, chance),
        Kind::KeyTwice | Kind::KeyOfOtherKind | Kind::TerminatingStrange => spoil_delegations(kind, signed, chance),
        _ => {}
    }
}

fn spoil_listed(kind: Kind, signed: &mut Value, chance: &mut Chance) {
    let Some(Value::Map(files)) = member(signed, "meta") else { return };
    let at = chance.below(files.len());
    match kind {
        Kind::ListedGone => drop(files.remove(at)),
        Kind::ListedHash => {
            let hash = |text: String| Value::map([("sha256", Value::Text(text))]);
            let good = Hash::of(b"other").to_string();
            let md5 = Value::map([("md5", Value::text("00"))]);
            set(&mut files[at].1, "hashes", chance.of(&[hash(good.clone()), hash(good.to_uppercase()), hash("00".into()), md5, Value::map::<&str>([]), Value::Null]).clone());
        }
        Kind::ListedLength => {
            let strange = [Value::Whole(10), Value::Whole(1 << 20), Value::Whole(0), Value::Whole(-1), Value::text("10"), Value::Null];
            set(&mut files[at].1, "length", chance.of(&strange).clone());
        }
        _ => {
            let strange = [Value::Whole(1), Value::Whole(90), Value::Whole(0), Value::text("1"), Value::Null];
            set(&mut files[at].1, "version", chance.of(&strange).clone());
        }
    }
}

fn spoil_delegations(kind: Kind, signed: &mut Value, chance: &mut Chance) {
    let Some(delegations) = member(signed, "delegations") else { return };
    if kind == Kind::KeyOfOtherKind {
        let Some(Value::Map(keys)) = member(delegations, "keys") else { return };
        let at = chance.below(keys.len());
        let (name, other) = *chance.of(&[("keytype", "ecdsa"), ("scheme", "ed448"), ("scheme", "rsassa-pss-sha256"), ("keytype", "")]);
        return set(&mut keys[at].1, name, Value::text(other));
    }
    if kind == Kind::KeyTwice {
        // The first key of `places` under one id more, and both ids asked for.
        let Some(Value::List(roles)) = member(delegations, "roles") else { return };
        let Some(Value::List(ids)) = member(&mut roles[0], "keyids") else { return };
        let Some(Value::Text(first)) = ids.first().cloned() else { return };
        *ids = vec![Value::Text(first.clone()), Value::text("again")];
        set(&mut roles[0], "threshold", Value::Whole(2));
        let number = u8::from_str_radix(&first[..2], 16).unwrap();
        let Some(keys) = member(delegations, "keys") else { return };
        return set(keys, "again", public(number));
    }
    let Some(Value::List(roles)) = member(delegations, "roles") else { return };
    let at = chance.below(roles.len());
    match chance.below(6) {
        0 => set(&mut roles[at], "terminating", Value::Null),
        1 => set(&mut roles[at], "terminating", Value::text("true")),
        2 => set(&mut roles[at], "name", Value::text(*chance.of(&["targets", "root", "", "notices"]))),
        3 => set(&mut roles[at], "threshold", chance.of(&[Value::Whole(0), Value::Whole(-1), Value::text("1")]).clone()),
        4 => set(&mut roles[at], "path_hash_prefixes", Value::List(vec![Value::text("0")])),
        _ => set(&mut roles[at], "keyids", chance.of(&[Value::List(vec![]), Value::text(key_id(1)), Value::Null]).clone()),
    }
}

/// Signatures, after they were made.
pub(crate) fn spoil_signers(kind: Kind, signatures: &mut Vec<Signature>, signed: &[u8], chance: &mut Chance) {
    let at = chance.below(signatures.len());
    match kind {
        Kind::SignatureDropped => drop(signatures.remove(at)),
        Kind::SignatureTwice => signatures.push(signatures[at].clone()),
        Kind::SignatureForeign => signatures[at] = sign(signed, 99, signatures[at].keyid.clone()),
        Kind::SignatureAdded => signatures.insert(at, sign(signed, 99, key_id(99))),
        Kind::SignatureCapital => signatures[at].sig = signatures[at].sig.to_uppercase(),
        Kind::SignatureShort => {
            let sig = &signatures[at].sig;
            signatures[at].sig = (*chance.of(&[&sig[..126], "", "zz", &sig[..127], &format!("{sig}00")])).to_owned();
        }
        Kind::KeyTwice if signatures.len() == 1 => {
            let again = Signature { keyid: "again".to_owned(), sig: signatures[0].sig.clone() };
            signatures.push(again);
        }
        _ => {}
    }
}

/// A file, after it was written and before a list names it.
pub(crate) fn spoil_file(kind: Kind, file: &mut Vec<u8>, chance: &mut Chance) {
    match kind {
        Kind::Blanks => {
            let value: serde_json::Value = serde_json::from_slice(file).unwrap();
            *file = serde_json::to_vec_pretty(&value).unwrap();
        }
        Kind::MemberTwice => {
            let text = String::from_utf8(file.clone()).unwrap();
            let (from, to) = *chance.of(&[
                ("\"signed\":{", "\"signed\":{\"version\":1,"),
                ("\"signed\":{", "\"signed\":{},\"signed\":{"),
                ("{\"signatures\":", "{\"signatures\":[],\"signatures\":"),
            ]);
            *file = text.replacen(from, to, 1).into_bytes();
        }
        _ => {}
    }
}

/// What is served, after all was made.
pub(crate) fn spoil_served(kind: Kind, served: &mut Files, old: &BTreeMap<&'static str, Vec<u8>>, of_victim: &str, victim: &str, chance: &mut Chance) {
    let names: Vec<String> = served.keys().cloned().collect();
    let of_victim = of_victim.to_owned();
    match kind {
        Kind::BitFlipped => {
            let file = served.get_mut(&of_victim).unwrap();
            let at = chance.below(file.len());
            file[at] ^= 1 << chance.below(8);
        }
        Kind::FilesSwapped => {
            let other = served[chance.of(&names)].clone();
            served.insert(of_victim, other);
        }
        Kind::FileOfBefore => drop(served.insert(of_victim, old[victim].clone())),
        Kind::FileGone => drop(served.remove(&of_victim)),
        // All that is newer is hidden: the timestamp stays, whatever lies beside it.
        Kind::SameTimestamp => drop(served.insert("timestamp.json".to_owned(), old["timestamp"].clone())),
        _ => {}
    }
}
