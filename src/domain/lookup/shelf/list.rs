//! The list of targets on a shelf: signed or not, asked for again, and what becomes of the files of the list before.

use super::{Failure, Kept, NOW, Shelf, place_target};
use crate::domain::edition::tuf::{Bundle, Expiry, Floors, Trusted, TufError};
use crate::domain::edition::{Hash, NOTICE_FILES, Now};
use crate::domain::lookup::{Instant, Signed, UnavailableWhy, Want};
use crate::domain::place::CountyFips;

/// Root is signed once a year; a device that lay in a drawer for longer than these is set up anew.
const MOST_ROOTS: usize = 64;

fn not_genuine(error: &dyn std::fmt::Display) -> Failure {
    Failure { why: UnavailableWhy::NotGenuine, error: error.to_string() }
}

impl Shelf {
    /// Opens signed editions alone: those that this root, or one that follows it, leads to. `floors` is what an earlier visit
    /// left ([`Shelf::floors`]); empty for a first one.
    ///
    /// # Errors
    /// Where it is no root signed by its own keys.
    pub fn set_trust(&mut self, root: &[u8], floors: &str) -> Result<(), TufError> {
        // Age is told, not refused: `behaviour` has what a page makes of it.
        let mut trusted = Trusted::new(root, Expiry::Told)?;
        trusted.set_floors(Floors::read(floors));
        self.trusted = Some(trusted);
        Ok(())
    }

    /// Versions that were seen, a line for the next visit; none for unsigned editions, or before anything was verified.
    #[must_use]
    pub fn floors(&self) -> Option<String> {
        self.signed.as_ref().and(self.trusted.as_ref()).map(|trusted| trusted.floors().to_string())
    }

    /// The roles of the edition at hand, where signatures are checked.
    #[must_use]
    pub fn trusted(&self) -> Option<&Trusted> {
        self.trusted.as_ref()
    }

    /// Whether the time of what is at hand is over.
    #[must_use]
    pub fn is_over(&self, now: &Instant) -> bool {
        self.signed.as_ref().is_some_and(|signed| signed.timestamp_expires < *now)
    }

    /// Takes the list that was brought, or the bundle that has it.
    pub(super) fn bring_list(&mut self, bytes: Result<Vec<u8>, Failure>) -> bool {
        match (bytes, &self.trusted) {
            (Ok(bytes), Some(trusted)) => {
                self.pending = Some((bytes, trusted.clone()));
                self.take_bundle()
            }
            (bytes, _) => self.take_list(bytes.and_then(|bytes| Now::read(&bytes).map_err(|e| not_genuine(&e)))),
        }
    }

    /// Takes a root that lies between the one at hand and the bundle's.
    pub(super) fn bring_root(&mut self, bytes: Result<Vec<u8>, Failure>) -> bool {
        let Some((_, next)) = &mut self.pending else { return false };
        match bytes.and_then(|bytes| next.update_root(&bytes).map_err(|e| not_genuine(&e))) {
            Ok(()) => self.take_bundle(),
            Err(failure) => {
                self.pending = None;
                self.take_list(Err(failure))
            }
        }
    }

    /// Asks for the list again with the next question: what moved this morning is in no list of yesterday's.
    pub fn ask_again(&mut self) {
        self.again = matches!(self.now, Some(Ok(_)));
    }

    /// Verifies the bundle that waits, once all roots before its own have come.
    fn take_bundle(&mut self) -> bool {
        let Some((bytes, next)) = self.pending.take() else { return false };
        let verified = Bundle::read(&bytes).and_then(|bundle| {
            if bundle.roots_between(&next).is_empty() { bundle.verify(&next).map(Some) } else { Ok(None) }
        });
        match verified {
            Ok(None) => {
                self.pending = Some((bytes, next));
                true
            }
            Ok(Some(verified)) => {
                let list = Now::of(&verified).map_err(|e| not_genuine(&e));
                // What a tablet does not take leaves the age of what it has as it is.
                if list.as_ref().is_ok_and(|new| self.keeps_what_it_has(new)) {
                    self.again = false;
                    return true;
                }
                if list.is_ok() {
                    self.signed = Signed::of(&verified);
                    self.trusted = Some(verified);
                }
                self.take_list(list)
            }
            Err(error) => self.take_list(Err(not_genuine(&format!("{NOW}: {error}")))),
        }
    }

    /// Another edition comes to a tablet when it is kept whole, and not in the middle of a day without a network.
    fn keeps_what_it_has(&self, new: &Now) -> bool {
        self.for_polls && self.again && matches!(&self.now, Some(Ok(held)) if !held.differs_in_notices_alone(new))
    }

    /// The roots that the bundle waits for.
    pub(super) fn roots_wanted(&self) -> Option<Vec<Want>> {
        let (bytes, next) = self.pending.as_ref()?;
        let between = Bundle::read(bytes).ok()?.roots_between(next);
        let want = |version: u32| {
            let path = format!("m/{version}.root.json");
            Want { name: path.clone(), path, max_len: 64 << 10, sha256: None, may_be_absent: false }
        };
        Some(between.map(want).take(MOST_ROOTS).collect())
    }

    /// A list that did not come, or is not one, leaves the one at hand; a new one leaves the files that it names as they are.
    fn take_list(&mut self, list: Result<Now, Failure>) -> bool {
        let taken = list.is_ok();
        let had = std::mem::take(&mut self.again);
        if let (true, Some(Ok(held))) = (had, &self.now) {
            let Ok(new) = &list else { return false };
            // An unsigned one gets here; of a signed one it is known already.
            if self.for_polls && !held.differs_in_notices_alone(new) {
                return true;
            }
            self.before = Some(held.clone());
        }
        self.now = Some(list);
        if !had {
            return taken;
        }
        // Indexes first: the other files of a county are named by them.
        let Some(Ok(now)) = &self.now else { return taken };
        let listed = |name: &str, hash: &Hash| now.expect(name).is_none_or(|e| e.sha256 == *hash);
        self.spare.clear();
        for name in NOTICE_FILES.into_iter().filter(|_| self.for_polls) {
            let other = |(_, file): &(String, Kept)| file.as_ref().is_ok_and(|(_, hash)| now.expect(name).is_none_or(|e| e.sha256 != *hash));
            if let Ok(at) = self.position(name)
                && self.files.get(at).is_some_and(other)
            {
                self.spare.push(self.files.remove(at));
            }
        }
        self.files.retain(|(name, file)| file.as_ref().is_ok_and(|(_, hash)| listed(name, hash)));
        let stale = |name: &str, hash: Hash| self.expected(name).is_none_or(|e| e.sha256 != hash);
        let gone: Vec<String> =
            self.files.iter().filter(|(name, file)| file.as_ref().is_ok_and(|(_, hash)| stale(name, *hash))).map(|(name, _)| name.clone()).collect();
        self.files.retain(|(name, _)| !gone.contains(name));
        let counties: Vec<CountyFips> = self.streets.iter().map(|(fips, _)| *fips).collect();
        for fips in counties {
            let touched = gone.iter().any(|name| name.contains(fips.as_str())) || self.held(&place_target(fips, "index")).is_none();
            if touched {
                self.streets.retain(|(county, _)| *county != fips);
            }
        }
        taken
    }

    /// Puts the notices of the list before back.
    pub(super) fn notices_before(&mut self) {
        for spare in std::mem::take(&mut self.spare) {
            match self.position(&spare.0) {
                Ok(at) => drop(self.files.get_mut(at).map(|held| std::mem::replace(held, spare))),
                Err(at) => self.files.insert(at, spare),
            }
        }
    }
}
