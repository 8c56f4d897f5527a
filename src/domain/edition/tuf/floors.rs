//! Versions that were seen before, as a device keeps them between visits: a line of text, and nothing of who asked what.

use super::{Listing, Root};
use crate::domain::edition::Hash;

/// Versions below which nothing is taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Floors {
    /// Which keys signed timestamps and snapshots then.
    timestamp_keys: String,
    snapshot_keys: String,
    timestamp: u32,
    snapshot: u32,
    /// By file name, `places.json`.
    roles: Vec<(String, u32)>,
}

impl Floors {
    /// Reads what [`Floors`] wrote; what is no such line is no floor, for a page must open with a storage that somebody emptied.
    #[must_use]
    pub fn read(line: &str) -> Self {
        let mut floors = Self::default();
        for word in line.split(' ') {
            let Some((name, value)) = word.split_once('=') else { continue };
            let number = value.parse::<u32>().ok();
            match (name, number) {
                ("timestamp-keys", _) => value.clone_into(&mut floors.timestamp_keys),
                ("snapshot-keys", _) => value.clone_into(&mut floors.snapshot_keys),
                ("timestamp", Some(version)) => floors.timestamp = version,
                ("snapshot", Some(version)) => floors.snapshot = version,
                (file, Some(version)) => floors.roles.push((file.to_owned(), version)),
                _ => {}
            }
        }
        floors
    }

    pub(super) const fn timestamp(&self) -> u32 {
        self.timestamp
    }

    pub(super) const fn snapshot(&self) -> u32 {
        self.snapshot
    }

    pub(super) fn roles(&self) -> impl Iterator<Item = (&str, u32)> {
        self.roles.iter().map(|(name, version)| (name.as_str(), *version))
    }

    /// 5.3.11: whoever held the old keys could have set any version, so it counts no more once the keys are others.
    pub(super) fn drop_rotated(&mut self, root: &Root) {
        let known = |keys: &str, role| keys.is_empty() || keys == fingerprint(root, role);
        if !known(&self.timestamp_keys, "timestamp") || !known(&self.snapshot_keys, "snapshot") {
            *self = Self::default();
        }
    }

    pub(super) fn see(&mut self, root: &Root, timestamp: Option<&Listing>, snapshot: Option<&Listing>) {
        self.timestamp_keys = fingerprint(root, "timestamp");
        self.snapshot_keys = fingerprint(root, "snapshot");
        self.timestamp = timestamp.map_or(self.timestamp, Listing::version);
        if let Some(snapshot) = snapshot {
            self.snapshot = snapshot.version();
            self.roles = snapshot.files().iter().map(|(name, listed)| (name.clone(), listed.version)).collect();
        }
    }
}

impl std::fmt::Display for Floors {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { timestamp_keys, snapshot_keys, timestamp, snapshot, roles } = self;
        write!(f, "timestamp-keys={timestamp_keys} snapshot-keys={snapshot_keys} timestamp={timestamp} snapshot={snapshot}")?;
        roles.iter().try_for_each(|(name, version)| write!(f, " {name}={version}"))
    }
}

fn fingerprint(root: &Root, role: &str) -> String {
    Hash::of(root.publics(role).join(" ").as_bytes()).to_string()
}
