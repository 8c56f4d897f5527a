//! Who signs what: a TOML file that people read, and the root and the delegations that are drafted from it.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::SignError;
use super::key_file::{keyid, public_of};
use crate::domain::Instant;
use crate::domain::edition::tuf::{Key, SIGNED_AT, SPEC_VERSION, Value};

/// The file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roles {
    /// Signers by the name that people know them by: a public key's digits, or its file beside this one.
    signers: BTreeMap<String, String>,
    root: Role,
    targets: Role,
    places: Role,
    notices: Role,
    /// Who may say "call before you go". Any one of those who sign notices, where nothing else is said: `security.md` §3.2.
    alerts: Option<Role>,
    lookup: Role,
    snapshot: Role,
    timestamp: Role,
}

/// Who signs a role.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Role {
    signers: Vec<String>,
    threshold: u32,
}

/// The roles that targets delegates to, with the folders whose names they vouch for.
pub const DELEGATED: [(&str, &[&str]); 4] =
    [("places", &["places/*", "policy/*", "rules/*", "site/*"]), ("notices", &["notices/*"]), ("alerts", &["alerts/*"]), ("lookup", &["lookup/*"])];

/// How many signers a role should have, and how many of them sign: below that, one lost or stolen key is the whole role.
const ADVISED: [(&str, usize, u32); 5] = [("root", 5, 3), ("targets", 3, 2), ("places", 4, 2), ("notices", 6, 2), ("lookup", 3, 2)];

impl Roles {
    /// Reads the file.
    ///
    /// # Errors
    /// [`SignError::File`]: no such TOML, a name that no signer has, a key that is none, two names for one key, a threshold out of reach.
    pub fn read(path: &Path) -> Result<Self, SignError> {
        let shown = path.display().to_string();
        let bytes = super::read(path)?;
        let text = String::from_utf8(bytes).map_err(|_not_utf8| SignError::file(&shown, "found bytes that are not UTF-8"))?;
        Self::of(&text, &shown, path.parent().unwrap_or(Path::new(".")))
    }

    /// Reads its text. `shown`: as errors name it; `folder`: where the files of keys lie.
    ///
    /// # Errors
    /// As [`Roles::read`].
    pub fn of(text: &str, shown: &str, folder: &Path) -> Result<Self, SignError> {
        let mut roles: Self = toml::from_str(text).map_err(|e| SignError::file(shown, e))?;
        let mut owners: BTreeMap<String, String> = BTreeMap::new();
        for (name, key) in &mut roles.signers {
            let public = match public_of(key) {
                Some(public) => public,
                None => {
                    let text = super::read(&folder.join(key.as_str())).ok().and_then(|bytes| String::from_utf8(bytes).ok());
                    text.as_deref().and_then(public_of).ok_or_else(|| {
                        let message = format!("{name}: found {key:?}, expected 64 hexadecimal digits of a public key, or the file that has them");
                        SignError::file(shown, message)
                    })?
                }
            };
            if let Some(other) = owners.insert(public.clone(), name.clone()) {
                return Err(SignError::file(shown, format!("found one key for {other} and for {name}, expected one for each")));
            }
            *key = public;
        }
        roles.alerts.get_or_insert_with(|| Role { signers: roles.notices.signers.clone(), threshold: 1 });
        for (role, Role { signers, threshold }) in roles.each() {
            for (at, name) in signers.iter().enumerate() {
                if !roles.signers.contains_key(name) {
                    return Err(SignError::file(shown, format!("{role}: found {name:?}, expected a name from [signers]")));
                }
                if signers.iter().take(at).any(|before| before == name) {
                    return Err(SignError::file(shown, format!("{role}: found {name:?} twice")));
                }
            }
            if *threshold == 0 || usize::try_from(*threshold).is_ok_and(|t| t > signers.len()) {
                let message = format!("{role}: found a threshold of {threshold} with {} signers, expected 1 to {}", signers.len(), signers.len());
                return Err(SignError::file(shown, message));
            }
        }
        Ok(roles)
    }

    fn each(&self) -> Vec<(&'static str, &Role)> {
        let Self { root, targets, places, notices, alerts, lookup, snapshot, timestamp, .. } = self;
        let mut each = vec![("root", root), ("targets", targets), ("places", places), ("notices", notices)];
        each.extend(alerts.as_ref().map(|alerts| ("alerts", alerts)));
        each.extend([("lookup", lookup), ("snapshot", snapshot), ("timestamp", timestamp)]);
        each
    }

    /// What a careful office would have otherwise, in sentences.
    #[must_use]
    pub fn advice(&self) -> Vec<String> {
        let mut advice = Vec::new();
        for (role, Role { signers, threshold }) in self.each() {
            if let Some((_, most, due)) = ADVISED.iter().find(|(name, ..)| *name == role)
                && (signers.len() < *most || threshold < due)
            {
                advice.push(format!("{role}: {threshold} of {} sign; {due} of {most} would bear a lost key and a stolen one", signers.len()));
            }
        }
        let offline: Vec<&String> = self.each().iter().filter(|(role, _)| !is_online(role)).flat_map(|(_, r)| &r.signers).collect();
        for (role, Role { signers, .. }) in self.each().iter().filter(|(role, _)| is_online(role)) {
            for name in signers.iter().filter(|name| offline.contains(name)) {
                advice.push(format!("{role}: {name} also signs a role whose keys should be on no machine of a network"));
            }
        }
        advice
    }

    /// A signer's name, by public key.
    #[must_use]
    pub fn name_of(&self, public: &str) -> Option<&str> {
        self.signers.iter().find(|(_, key)| *key == public).map(|(name, _)| name.as_str())
    }

    fn key(&self, name: &str) -> Key {
        Key::ed25519(self.signers.get(name).cloned().unwrap_or_default())
    }

    fn keys<'a>(&self, names: impl IntoIterator<Item = &'a String>) -> Value {
        let mut keys: Vec<(String, Value)> = names.into_iter().map(|name| self.key(name)).map(|key| (keyid(&key), key.value())).collect();
        keys.sort_by(|(a, _), (b, _)| a.cmp(b));
        keys.dedup_by(|(a, _), (b, _)| a == b);
        Value::map(keys)
    }

    fn keyids(&self, role: &Role) -> Value {
        let mut ids: Vec<String> = role.signers.iter().map(|name| keyid(&self.key(name))).collect();
        ids.sort();
        Value::List(ids.into_iter().map(Value::Text).collect())
    }

    /// A root of this version.
    #[must_use]
    pub fn root(&self, version: u32, now: &Instant, expires: &Instant) -> Value {
        let top = self.each().into_iter().filter(|(role, _)| crate::domain::edition::tuf::TOP_LEVEL.contains(role));
        let top: Vec<_> = top.collect();
        let role = |role: &Role| Value::map([("keyids", self.keyids(role)), ("threshold", Value::Whole(role.threshold.into()))]);
        head("root", version, now, expires, [
            ("consistent_snapshot", Value::Truth(true)),
            ("keys", self.keys(top.iter().flat_map(|(_, role)| &role.signers))),
            ("roles", Value::map(top.iter().map(|(name, one)| (*name, role(one))))),
        ])
    }

    /// Whom the targets role lets vouch for what.
    #[must_use]
    pub fn delegations(&self) -> Value {
        let each = self.each();
        let delegated: Vec<_> =
            DELEGATED.iter().filter_map(|(name, paths)| each.iter().find(|(role, _)| role == name).map(|(_, role)| (*name, *paths, *role))).collect();
        let roles = delegated.iter().map(|(name, paths, role)| {
            Value::map([
                ("keyids", self.keyids(role)),
                ("name", Value::text(*name)),
                ("paths", Value::List(paths.iter().map(|path| Value::text(*path)).collect())),
                ("terminating", Value::Truth(true)),
                ("threshold", Value::Whole(role.threshold.into())),
            ])
        });
        Value::map([("keys", self.keys(delegated.iter().flat_map(|(_, _, role)| &role.signers))), ("roles", Value::List(roles.collect()))])
    }
}

/// Whether a role's key works on a machine that publishes, without a person.
fn is_online(role: &str) -> bool {
    matches!(role, "snapshot" | "timestamp")
}

/// What every role begins with, and its own members.
pub(super) fn head<'a>(kind: &str, version: u32, now: &Instant, expires: &Instant, own: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    let common = [
        ("_type", Value::text(kind)),
        ("expires", Value::text(expires.as_str())),
        ("spec_version", Value::text(SPEC_VERSION)),
        ("version", Value::Whole(version.into())),
        (SIGNED_AT, Value::text(now.as_str())),
    ];
    Value::map(common.into_iter().chain(own))
}
