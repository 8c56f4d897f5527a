//! The metadata that has been verified so far, and the workflow that adds to it: section 5 of the specification, by its
//! step numbers. It fetches nothing: whoever drives it brings bytes in the workflow's order.

use super::envelope::Head;
use super::{Envelope, Floors, Listing, Root, Targets, TufError};
use crate::domain::Instant;

/// What becomes of metadata whose time is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expiry {
    /// It is refused, as the specification says. Seconds since 1970.
    Refused {
        /// The clock.
        clock: i64,
    },
    /// It is taken, and its age is told: a page says how old a polling place is and whom to call, rather than nothing.
    Told,
}

/// What became of a timestamp that is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It is the newest now.
    New,
    /// It has the version that was already here, which stays.
    Same,
}

/// Verified metadata.
#[derive(Debug, Clone)]
pub struct Trusted {
    root: Root,
    timestamp: Option<Listing>,
    snapshot: Option<Listing>,
    /// By role.
    targets: Vec<(String, Targets)>,
    floors: Floors,
    expiry: Expiry,
}

impl Trusted {
    /// Begins with a root that came by another way than the network: with the program, or from a person.
    ///
    /// # Errors
    /// [`TufError`]: where it is no root, or not signed by its own keys.
    pub fn new(root: &[u8], expiry: Expiry) -> Result<Self, TufError> {
        let envelope = Envelope::read("root", root)?;
        let root = Root::of(&envelope)?;
        root.verify("root", &envelope)?;
        Ok(Self { root, timestamp: None, snapshot: None, targets: Vec::new(), floors: Floors::default(), expiry })
    }

    /// Versions that were seen before, and below which nothing is taken: what is left of older metadata where none is kept.
    /// Those of keys that the root no longer names count no more.
    pub fn set_floors(&mut self, floors: Floors) {
        self.floors = floors;
        self.floors.drop_rotated(&self.root);
    }

    /// What was seen by now, for the next visit.
    #[must_use]
    pub fn floors(&self) -> Floors {
        let mut floors = self.floors.clone();
        floors.see(&self.root, self.timestamp.as_ref(), self.snapshot.as_ref());
        floors
    }

    /// 5.3.4–5.3.8: the root that follows the one at hand.
    ///
    /// # Errors
    /// [`TufError`]; the root at hand stays.
    pub fn update_root(&mut self, bytes: &[u8]) -> Result<(), TufError> {
        let envelope = Envelope::read("root", bytes)?;
        // 5.3.4: a threshold of the keys at hand, and of its own.
        self.root.verify("root", &envelope)?;
        let next = Root::of(&envelope)?;
        next.verify("root", &envelope)?;
        // 5.3.5: the very next version.
        let expected = self.root.version().saturating_add(1);
        if next.version() != expected {
            return Err(TufError::Version { role: "root".to_owned(), found: next.version(), expected });
        }
        // 5.3.11: recovery from a version that an attacker set as high as it goes.
        if next.rotates("timestamp", &self.root) || next.rotates("snapshot", &self.root) {
            self.timestamp = None;
            self.snapshot = None;
        }
        self.floors.drop_rotated(&next);
        self.root = next;
        self.targets.clear();
        Ok(())
    }

    /// 5.3.10: the last root is still good.
    ///
    /// # Errors
    /// [`TufError::Expired`].
    pub fn root_is_last(&self) -> Result<(), TufError> {
        self.still_good("root", &self.root.head)
    }

    /// 5.4: a timestamp. Its own expiry is checked when it is relied on, for an old one still guards against older ones.
    ///
    /// # Errors
    /// [`TufError`]; the timestamp at hand stays.
    pub fn update_timestamp(&mut self, bytes: &[u8]) -> Result<Taken, TufError> {
        let envelope = Envelope::read("timestamp", bytes)?;
        // 5.4.2
        self.root.verify("timestamp", &envelope)?;
        let next = Listing::of(&envelope, "timestamp")?;
        let snapshot = |listing: &Listing| listing.file("snapshot.json").map(|listed| listed.version);
        let named = snapshot(&next).ok_or_else(|| TufError::form("timestamp", "expected meta of snapshot.json"))?;
        // 5.4.3.1, against what is at hand or was seen before.
        let floor = self.timestamp.as_ref().map_or(0, Listing::version).max(self.floors.timestamp());
        if next.version() < floor {
            return Err(TufError::Rollback { role: "timestamp".to_owned(), found: next.version(), floor });
        }
        if self.timestamp.as_ref().is_some_and(|at_hand| at_hand.version() == next.version()) {
            return Ok(Taken::Same);
        }
        // 5.4.3.2
        let floor = self.timestamp.as_ref().and_then(snapshot).unwrap_or(0).max(self.floors.snapshot());
        if named < floor {
            return Err(TufError::Rollback { role: "snapshot".to_owned(), found: named, floor });
        }
        self.timestamp = Some(next);
        Ok(Taken::New)
    }

    /// 5.4.4: the timestamp is still good.
    ///
    /// # Errors
    /// [`TufError::Expired`], [`TufError::Missing`].
    pub fn timestamp_is_good(&self) -> Result<(), TufError> {
        self.still_good("timestamp", &self.timestamp_at_hand()?.head)
    }

    /// 5.5: the snapshot that the timestamp names. `was_here` is one of an earlier visit: it was checked by hash then, and may be
    /// older than the one that is due, against which it guards.
    ///
    /// # Errors
    /// [`TufError`]; the snapshot at hand stays.
    pub fn update_snapshot(&mut self, bytes: &[u8], was_here: bool) -> Result<(), TufError> {
        self.timestamp_is_good()?;
        let due = self.timestamp_at_hand()?.file("snapshot.json").cloned();
        let due = due.ok_or_else(|| TufError::Missing { role: "snapshot".to_owned() })?;
        // 5.5.2
        if !was_here && !due.fits(bytes) {
            return Err(TufError::Altered { role: "snapshot".to_owned() });
        }
        let envelope = Envelope::read("snapshot", bytes)?;
        // 5.5.3
        self.root.verify("snapshot", &envelope)?;
        let next = Listing::of(&envelope, "snapshot")?;
        // 5.5.4
        if next.version() != due.version && !was_here {
            return Err(TufError::Version { role: "snapshot".to_owned(), found: next.version(), expected: due.version });
        }
        // 5.5.5: no role goes back or away.
        let seen = self.snapshot.iter().flat_map(|s| s.files()).map(|(name, listed)| (name.as_str(), listed.version));
        for (name, floor) in seen.chain(self.floors.roles()) {
            let role = || name.strip_suffix(".json").unwrap_or(name).to_owned();
            let Some(listed) = next.file(name) else { return Err(TufError::Missing { role: role() }) };
            if listed.version < floor {
                return Err(TufError::Rollback { role: role(), found: listed.version, floor });
            }
        }
        self.snapshot = Some(next);
        self.targets.clear();
        Ok(())
    }

    /// 5.5.4, 5.5.6: the snapshot is the one that the timestamp names, and still good.
    ///
    /// # Errors
    /// [`TufError::Version`], [`TufError::Expired`], [`TufError::Missing`].
    pub fn snapshot_is_good(&self) -> Result<(), TufError> {
        let snapshot = self.snapshot_at_hand()?;
        self.still_good("snapshot", &snapshot.head)?;
        let expected = self.timestamp_at_hand()?.file("snapshot.json").map_or(0, |listed| listed.version);
        if snapshot.version() != expected {
            return Err(TufError::Version { role: "snapshot".to_owned(), found: snapshot.version(), expected });
        }
        Ok(())
    }

    /// 5.6: the targets role, by root; or a role that another one delegates to.
    ///
    /// # Errors
    /// [`TufError`].
    pub fn update_targets(&mut self, role: &str, by: &str, bytes: &[u8]) -> Result<(), TufError> {
        self.snapshot_is_good()?;
        let missing = || TufError::Missing { role: role.to_owned() };
        let due = self.snapshot_at_hand()?.file(&format!("{role}.json")).cloned().ok_or_else(missing)?;
        // 5.6.2
        if !due.fits(bytes) {
            return Err(TufError::Altered { role: role.to_owned() });
        }
        let envelope = Envelope::read(role, bytes)?;
        // 5.6.3
        if role == "targets" {
            self.root.verify(role, &envelope)?;
        } else {
            self.targets(by).ok_or_else(|| TufError::Missing { role: by.to_owned() })?.verify(role, &envelope)?;
        }
        let next = Targets::of(role, &envelope)?;
        // 5.6.4
        if next.version() != due.version {
            return Err(TufError::Version { role: role.to_owned(), found: next.version(), expected: due.version });
        }
        // 5.6.5
        self.still_good(role, &next.head)?;
        self.targets.retain(|(known, _)| known != role);
        self.targets.push((role.to_owned(), next));
        Ok(())
    }

    fn still_good(&self, role: &str, head: &Head) -> Result<(), TufError> {
        match self.expiry {
            Expiry::Refused { clock } if head.expires.seconds() <= clock => {
                Err(TufError::Expired { role: role.to_owned(), expires: head.expires.as_str().to_owned() })
            }
            _ => Ok(()),
        }
    }

    fn timestamp_at_hand(&self) -> Result<&Listing, TufError> {
        self.timestamp.as_ref().ok_or_else(|| TufError::Missing { role: "timestamp".to_owned() })
    }

    fn snapshot_at_hand(&self) -> Result<&Listing, TufError> {
        self.snapshot.as_ref().ok_or_else(|| TufError::Missing { role: "snapshot".to_owned() })
    }

    /// The root at hand.
    #[must_use]
    pub const fn root(&self) -> &Root {
        &self.root
    }

    /// The timestamp at hand.
    #[must_use]
    pub const fn timestamp(&self) -> Option<&Listing> {
        self.timestamp.as_ref()
    }

    /// The snapshot at hand.
    #[must_use]
    pub const fn snapshot(&self) -> Option<&Listing> {
        self.snapshot.as_ref()
    }

    /// A targets role at hand.
    #[must_use]
    pub fn targets(&self, role: &str) -> Option<&Targets> {
        self.targets.iter().find(|(name, _)| name == role).map(|(_, targets)| targets)
    }

    fn heads(&self) -> impl Iterator<Item = &Head> {
        let listings = self.timestamp.iter().chain(&self.snapshot).map(|listing| &listing.head);
        listings.chain(self.targets.iter().map(|(_, targets)| &targets.head)).chain([&self.root.head])
    }

    /// Until when all that is at hand is good: the first end of any role.
    #[must_use]
    pub fn good_until(&self) -> Option<&Instant> {
        self.heads().map(|head| &head.expires).min()
    }

    /// When the newest of what is at hand was signed, where it says so.
    #[must_use]
    pub fn signed_at(&self) -> Option<&Instant> {
        self.heads().filter_map(|head| head.signed_at.as_ref()).max()
    }
}
