//! A sealed roll as a poll manager's tablet takes it: opened with the tablet's key, read, searched. Spec: `data/formats/roll.md`.
//!
//! What is refused leaves the roll that is there as it is, and says of what kind the trouble is; never of whom a line speaks.

use std::io::ErrorKind;

use age::DecryptError;
use age::x25519::Identity;
use ed25519_dalek::VerifyingKey;
use serde::Serialize;

use super::precinct_roll::{About, Expected, Listed, PrecinctRoll, PrecinctRollError};
use super::search::NameIndex;

/// The first line of every age file.
const AGE: &[u8] = b"age-encryption.org/v1\n";

/// What is wrong with a file, as the page has sentences for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalCode {
    /// No sealed file, or none with a roll in it.
    NotARoll,
    /// Sealed to other tablets; or its line for this one was changed.
    OtherTablet,
    /// It ends too early.
    Cut,
    /// It is not as it was sealed.
    Changed,
    /// The office did not sign what is in it: a stranger's, or lines were changed or moved before it was sealed.
    Signature,
    /// Signed, and of a shape that this version does not read.
    Unread,
    /// Another precinct's.
    Precinct,
    /// Another election's.
    Election,
    /// Its first day has not come.
    TooEarly,
    /// Its last day has passed.
    Over,
    /// Older than the one that is here.
    Older,
}

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// Which sentence.
    pub code: RefusalCode,
    /// What the roll says of itself: a precinct, an election, a day, a version. Empty where nothing is to be said.
    pub found: String,
    /// What there must be.
    pub expected: String,
}

impl Refusal {
    const fn of(code: RefusalCode) -> Self {
        Self { code, found: String::new(), expected: String::new() }
    }
}

impl From<PrecinctRollError> for Refusal {
    fn from(error: PrecinctRollError) -> Self {
        use PrecinctRollError as E;
        let (code, found, expected) = match error {
            E::Kind => return Self::of(RefusalCode::NotARoll),
            E::Signature => return Self::of(RefusalCode::Signature),
            E::Line { .. } | E::Count { .. } | E::Window { .. } => return Self::of(RefusalCode::Unread),
            E::Precinct { found, expected } => (RefusalCode::Precinct, found, expected),
            E::Election { found, expected } => (RefusalCode::Election, found, expected),
            E::TooEarly { from, today } => (RefusalCode::TooEarly, today.to_string(), from.to_string()),
            E::Over { until, today } => (RefusalCode::Over, today.to_string(), until.to_string()),
            E::Older { found, expected } => (RefusalCode::Older, found.to_string(), expected.to_string()),
        };
        Self { code, found, expected }
    }
}

/// Opens what was sealed to this identity; nothing comes out of a file that was cut short or changed.
///
/// # Errors
/// What kind of trouble it is.
pub fn unseal(sealed: &[u8], identity: &Identity) -> Result<Vec<u8>, RefusalCode> {
    if !sealed.starts_with(AGE) {
        return Err(RefusalCode::NotARoll);
    }
    age::decrypt(identity, sealed).map_err(|error| match error {
        DecryptError::NoMatchingKeys => RefusalCode::OtherTablet,
        DecryptError::Io(cause) if cause.kind() == ErrorKind::UnexpectedEof => RefusalCode::Cut,
        _ => RefusalCode::Changed,
    })
}

/// What came of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Loaded {
    /// It is open.
    Open {
        /// Whose roll it is.
        about: About,
        /// How many of its people belong to the own precinct.
        own: u32,
    },
    /// It is not taken.
    Refused(Refusal),
}

/// Somebody who may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundPerson {
    /// As the roll has it.
    pub person: Listed,
    /// The fact to ask the law about; none where the clerk is asked.
    pub pollbook: Option<&'static str>,
}

/// Who may be meant, best first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FoundPeople {
    /// At most twenty.
    pub found: Vec<FoundPerson>,
    /// Whether more people fit than are here: type more.
    pub more: bool,
}

/// An opened roll with the index of its names.
#[derive(Debug)]
pub struct TabletRoll {
    roll: PrecinctRoll,
    index: NameIndex,
}

impl TabletRoll {
    /// Opens, verifies and reads a file.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn open(sealed: &[u8], identity: &Identity, office: &VerifyingKey, expected: &Expected<'_>) -> Result<Self, Refusal> {
        let bytes = unseal(sealed, identity).map_err(Refusal::of)?;
        Ok(Self::of(PrecinctRoll::read(&bytes, office, expected)?))
    }

    /// A roll that was read, to be searched.
    #[must_use]
    pub fn of(roll: PrecinctRoll) -> Self {
        Self { index: roll.index(), roll }
    }

    /// What the page is told of it.
    #[must_use]
    pub fn loaded(&self) -> Loaded {
        let about = self.roll.about.clone();
        let own = self.roll.people.iter().filter(|person| person.precinct == about.precinct).count();
        Loaded::Open { own: u32::try_from(own).unwrap_or(u32::MAX), about }
    }

    /// Who may be meant by what was typed.
    #[must_use]
    pub fn find(&self, typed: &str) -> FoundPeople {
        let found = self.index.search(typed);
        let person = |at: u32| self.roll.people.get(usize::try_from(at).ok()?);
        let people = found.hits.iter().filter_map(|hit| person(hit.at));
        FoundPeople { found: people.map(|person| FoundPerson { pollbook: self.roll.pollbook_fact(person), person: person.clone() }).collect(), more: found.more }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use ed25519_dalek::{Signer, SigningKey};

    use super::*;
    use crate::domain::roll::precinct_roll::{Moved, window, write};
    use crate::domain::roll::record::Status;

    const HERE: &str = "28901/07";

    fn office() -> SigningKey {
        SigningKey::from_bytes(&[4; 32])
    }

    /// Made-up people, enough that the sealed file has more than one part.
    fn people() -> Vec<Listed> {
        (0..600)
            .map(|n| Listed {
                last: format!("Madeup{}", ["Able", "Baker", "Charlie"][n % 3]),
                first: format!("Person{n}"),
                middle: String::new(),
                suffix: String::new(),
                address: format!("{n} Long Imaginary Avenue, Pretend Springs, 39991"),
                precinct: if n % 5 == 0 { "28901/08".to_owned() } else { HERE.to_owned() },
                split: String::new(),
                status: (n % 7 != 0).then_some(Status::ALL[n % 3]),
                absentee: n % 11 == 0,
                moved: (n % 13 == 0).then_some(Moved::ALL[n % 2]),
            })
            .collect()
    }

    fn body(change: &dyn Fn(&mut About)) -> Vec<u8> {
        let day = "2027-11-02".parse().unwrap();
        let (from, until) = window(day);
        let mut about = About { election: "general".to_owned(), day, precinct: HERE.to_owned(), version: 3, from, until, count: 600, made_up: true };
        change(&mut about);
        write(&about, &people(), |body| office().sign(body).to_bytes()).unwrap()
    }

    fn load(sealed: &[u8], identity: &Identity, today: &str) -> Result<TabletRoll, Refusal> {
        let expected = Expected { precinct: HERE, election: "general", today: today.parse().unwrap(), at_least: 3 };
        TabletRoll::open(sealed, identity, &office().verifying_key(), &expected)
    }

    fn sealed(identity: &Identity, bytes: &[u8]) -> Vec<u8> {
        age::encrypt(&identity.to_public(), bytes).unwrap()
    }

    #[test]
    fn who_is_found_comes_with_the_fact_to_ask_the_law_about() {
        let identity = Identity::generate();
        let roll = load(&sealed(&identity, &body(&|_| ())), &identity, "2027-11-02").unwrap();
        let Loaded::Open { about, own } = roll.loaded() else { unreachable!() };
        assert_eq!((about.version, about.count, own), (3, 600, 480));
        let facts = |n: usize| roll.find(&format!("Person{n}")).found[0].pollbook;
        assert_eq!([facts(3), facts(1), facts(2), facts(5), facts(7)], [Some("active"), Some("inactive"), Some("hava_unverified"), Some("wrong_precinct"), None]);
        // Voted absentee, moved, both; and both of those of somebody who belongs elsewhere or is protected.
        assert_eq!([facts(11), facts(26), facts(13), facts(143)], [Some("marked_voted"), Some("moved_within_30_days"), Some("moved_over_30_days"), Some("marked_voted")]);
        assert_eq!([facts(55), facts(65), facts(77), facts(91)], [Some("wrong_precinct"), Some("wrong_precinct"), None, None]);
        let many = roll.find("MadeupAble");
        assert!(many.more && many.found.len() == 20);
        assert_eq!(roll.find("x"), FoundPeople::default());
    }

    #[test]
    fn what_is_wrong_with_a_file_is_told_apart() {
        let (identity, stranger) = (Identity::generate(), Identity::generate());
        let good = sealed(&identity, &body(&|_| ()));
        assert!(good.len() > 66_000, "found {} bytes, expected a second part", good.len());
        let code = |sealed: &[u8]| load(sealed, &identity, "2027-11-02").map(|_| ()).unwrap_err();
        assert_eq!(code(&sealed(&stranger, &body(&|_| ()))).code, RefusalCode::OtherTablet);
        assert_eq!(code(b"").code, RefusalCode::NotARoll);
        assert_eq!(code(b"last,first\nMadeup,Able\n").code, RefusalCode::NotARoll);
        assert_eq!(code(&sealed(&identity, b"a letter")).code, RefusalCode::NotARoll);
        // One byte in the seal's head, in the people, in the last part; whole parts gone, a part cut through.
        let flipped = |at: usize| { let mut changed = good.clone(); changed[at] ^= 1; code(&changed).code };
        assert_eq!([flipped(good.len() - 40), flipped(1000)], [RefusalCode::Changed; 2]);
        let head = good.windows(4).position(|four| four == b"\n---").unwrap() + 1;
        let first_part = head + 4 + 43 + 1 + 16 + 65_552;
        assert_eq!(code(&good[..first_part]).code, RefusalCode::Cut);
        assert_eq!(code(&good[..good.len() - 5]).code, RefusalCode::Changed);
        for at in (0..good.len()).step_by(997) {
            assert!(matches!(code(&good[..at]).code, RefusalCode::Cut | RefusalCode::Changed | RefusalCode::NotARoll | RefusalCode::OtherTablet), "cut at {at}");
        }
        // Lines moved and sealed again by somebody who has no key of the office.
        let text = String::from_utf8(body(&|_| ())).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        lines.swap(3, 4);
        assert_eq!(code(&sealed(&identity, (lines.join("\n") + "\n").as_bytes())).code, RefusalCode::Signature);
        // What the office itself signed, for elsewhere or for another day.
        let other = |change: &dyn Fn(&mut About)| { let refused = code(&sealed(&identity, &body(change))); (refused.code, refused.found, refused.expected) };
        let said = |code, found: &str, expected: &str| (code, found.to_owned(), expected.to_owned());
        assert_eq!(other(&|a| a.precinct = "28901/08".to_owned()), said(RefusalCode::Precinct, "28901/08", HERE));
        assert_eq!(other(&|a| a.election = "primary".to_owned()), said(RefusalCode::Election, "primary", "general"));
        assert_eq!(other(&|a| a.version = 2), said(RefusalCode::Older, "2", "3"));
        assert_eq!(other(&|a| a.count = 599).0, RefusalCode::Unread);
        let on = |today: &str| { let refused = load(&good, &identity, today).unwrap_err(); (refused.code, refused.found, refused.expected) };
        assert_eq!(on("2027-10-22"), said(RefusalCode::TooEarly, "2027-10-22", "2027-10-23"));
        assert_eq!(on("2027-11-04"), said(RefusalCode::Over, "2027-11-04", "2027-11-03"));
        assert!(load(&good, &identity, "2027-10-23").is_ok() && load(&good, &identity, "2027-11-03").is_ok());
    }
}
