//! A precinct's roll sealed with age to each enrolled tablet and to the office's recovery key, and opened again.

use std::io::Write;

use age::x25519::{Identity, Recipient};

use super::rows::RollRow;
use crate::domain::roll::precinct_roll::{About, Listed, Moved};

/// Tablets in one file; more than any precinct has.
const MOST: usize = 12;

/// Why a roll is not sealed, or does not open.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TabletError {
    /// Text that is no public key of age.
    #[error("{option}: found {found:?}, expected a public key of age, age1 and 58 letters and digits")]
    Recipient {
        /// Which argument.
        option: &'static str,
        /// What was given.
        found: String,
    },
    /// None, or too many.
    #[error("--to: found {0} tablets, expected 1 to {MOST}")]
    Count(usize),
    /// A file without an identity of age.
    #[error("--identity: found no line that begins with AGE-SECRET-KEY-1, expected one")]
    Identity,
    /// Sealing.
    #[error("sealing: {0}")]
    Seal(String),
    /// Not for this key, cut short, or changed.
    #[error("the roll does not open with this key: it is for another tablet, or it was cut short or changed ({0})")]
    Open(String),
}

fn recipient(option: &'static str, text: &str) -> Result<Recipient, TabletError> {
    text.trim().parse().ok().ok_or_else(|| TabletError::Recipient { option, found: text.chars().take(80).collect() })
}

/// Seals bytes to the tablets and to the recovery key.
///
/// # Errors
/// [`TabletError`].
pub fn seal(bytes: &[u8], tablets: &[String], recovery: &str) -> Result<Vec<u8>, TabletError> {
    if tablets.is_empty() || tablets.len() > MOST {
        return Err(TabletError::Count(tablets.len()));
    }
    let mut all = vec![recipient("--recovery", recovery)?];
    for tablet in tablets {
        all.push(recipient("--to", tablet)?);
    }
    let said = |e: &dyn std::fmt::Display| TabletError::Seal(e.to_string());
    let encryptor = age::Encryptor::with_recipients(all.iter().map(|r| r as &dyn age::Recipient)).map_err(|e| said(&e))?;
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed).map_err(|e| said(&e))?;
    writer.write_all(bytes).map_err(|e| said(&e))?;
    writer.finish().map_err(|e| said(&e))?;
    Ok(sealed)
}

/// Opens what was sealed to one of these identities; nothing comes out of a file that was cut short or changed.
///
/// # Errors
/// [`TabletError`].
pub fn open(sealed: &[u8], identity_file: &str) -> Result<Vec<u8>, TabletError> {
    let identity = identity_file.lines().find_map(|line| line.trim().parse::<Identity>().ok()).ok_or(TabletError::Identity)?;
    age::decrypt(&identity, sealed).map_err(|e| TabletError::Open(e.to_string()))
}

/// The people of a precinct in full, then those of its county as far as they are needed to send somebody to the right place. Of
/// who is protected the name alone.
#[must_use]
pub fn people(rows: &[RollRow], about: &About) -> Vec<Listed> {
    let (county, code) = about.precinct.split_once('/').unwrap_or((&about.precinct, ""));
    let mut listed: Vec<Listed> = rows
        .iter()
        .filter(|row| row.county.as_str() == county)
        .map(|row| {
            let person = row.person.as_deref().cloned().unwrap_or_default();
            let own = row.precinct == code;
            let street = [person.number.as_str(), &person.street].map(str::trim).join(" ").trim().to_owned();
            let parts = if own { vec![street, person.town, person.zip] } else { vec![street] };
            let address = parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ");
            Listed {
                last: person.last,
                first: person.first,
                middle: person.middle,
                suffix: person.suffix,
                address: if row.protected { String::new() } else { address },
                precinct: format!("{}/{}", row.county, row.precinct),
                split: if own && !row.protected { row.split.clone() } else { String::new() },
                status: (!row.protected).then_some(row.status),
                absentee: own && !row.protected && row.absentee,
                moved: row.moved.filter(|_| own && !row.protected).and_then(|day| Moved::before(about.day, day)),
            }
        })
        .collect();
    listed.sort_by(|a, b| (a.precinct != about.precinct, &a.last, &a.first).cmp(&(b.precinct != about.precinct, &b.last, &b.first)));
    listed
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use age::secrecy::ExposeSecret;

    use super::*;
    use crate::compile::roll::rows::{Keep, read};

    fn pair() -> (String, String) {
        let identity = Identity::generate();
        (identity.to_public().to_string(), format!("# made up\n{}\n", identity.to_string().expose_secret()))
    }

    #[test]
    fn each_tablet_and_the_recovery_key_open_it_and_no_other() {
        let (tablets, recovery, stranger) = ([pair(), pair()], pair(), pair());
        let to: Vec<String> = tablets.iter().map(|(public, _)| public.clone()).collect();
        let sealed = seal(b"a made-up roll", &to, &recovery.0).unwrap();
        for (_, secret) in tablets.iter().chain([&recovery]) {
            assert_eq!(open(&sealed, secret).unwrap(), b"a made-up roll");
        }
        assert!(matches!(open(&sealed, &stranger.1), Err(TabletError::Open(_))));
        assert!(matches!(open(&sealed, "no key"), Err(TabletError::Identity)));
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(open(&changed, &tablets[0].1).ok().is_none_or(|bytes| bytes == b"a made-up roll"), "byte {at}");
            assert!(open(&sealed[..at], &tablets[0].1).is_err(), "cut at {at}");
        }
        assert!(matches!(seal(b"x", &[], &recovery.0), Err(TabletError::Count(0))));
        assert!(matches!(seal(b"x", &["age1x".to_owned()], &recovery.0), Err(TabletError::Recipient { option: "--to", .. })));
    }

    #[test]
    fn the_protected_are_a_name_and_other_precincts_an_address() {
        let text = "voter,last,first,county,precinct,status,protected,number,street,town,zip,split,absentee,moved\n\
                    a,Mirage,Ann,28901,08,active,,2,Fable Road,Pretend Springs,39991,1,yes,2027-10-20\n\
                    b,Hidden,Bo,28901,07,active,yes,3,Secret Lane,Pretend Springs,39991,2,yes,2027-10-20\n\
                    c,Fable,Cy,28901,07,inactive,,4,Riddle Road,Pretend Springs,39991,2,yes,\n\
                    d,Elsewhere,Di,28903,07,active,,5,Far Road,Hollow Pretend,39994,,,\n\
                    e,Gable,Ed,28901,07,active,,6,Riddle Road,Pretend Springs,39991,2,,2027-10-03\n\
                    f,Hable,Flo,28901,07,active,,8,Riddle Road,Pretend Springs,39991,2,no,2027-10-02\n\
                    g,Table,Guy,28901,07,active,,9,Riddle Road,Pretend Springs,39991,2,,2027-11-03\n";
        let rows = read("roll.csv", text.as_bytes(), Keep::People).unwrap().rows;
        let day = "2027-11-02".parse().unwrap();
        let about = About { election: "g".to_owned(), day, precinct: "28901/07".to_owned(), version: 1, from: day, until: day, count: 0, made_up: true };
        let people = people(&rows, &about);
        let said: Vec<String> = people.iter().map(|p| format!("{} {} {:?} {} {} {} {:?}", p.last, p.address, p.status, p.precinct, p.split, p.absentee, p.moved)).collect();
        // The thirtieth day before 2 November is 3 October. A move after the election is none yet.
        assert_eq!(said, [
            "Fable 4 Riddle Road, Pretend Springs, 39991 Some(Inactive) 28901/07 2 true None",
            "Gable 6 Riddle Road, Pretend Springs, 39991 Some(Active) 28901/07 2 false Some(Within30Days)",
            "Hable 8 Riddle Road, Pretend Springs, 39991 Some(Active) 28901/07 2 false Some(Over30Days)",
            "Hidden  None 28901/07  false None",
            "Table 9 Riddle Road, Pretend Springs, 39991 Some(Active) 28901/07 2 false None",
            "Mirage 2 Fable Road Some(Active) 28901/08  false None",
        ]);
    }
}
