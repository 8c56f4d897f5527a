//! A made-up roll over an edition's precincts: nobody in it exists, and the family names say so. Same seed, same bytes.

use super::chance::{Chance, Use};
use super::words::at;

/// A precinct that made-up voters are put into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VotersPrecinct {
    /// Five digits.
    pub county: String,
    /// The edition's code.
    pub code: String,
    /// The edition's codes of its splits; may be empty.
    pub splits: Vec<String>,
}

/// The roll's header, in the order of the cells.
const HEADER: &str = "voter,last,first,middle,suffix,number,street,town,zip,county,precinct,split,status,registered,protected,congress,senate,house,supervisor\n";

/// Given names, with what people call themselves beside what is on paper, so that a search has something to find.
const FIRST: [&str; 64] = [
    "James", "Mary", "William", "Elizabeth", "Robert", "Margaret", "John", "Patricia", "Charles", "Dorothy", "Richard", "Katherine", "Thomas",
    "Catherine", "Joseph", "Deborah", "Michael", "Barbara", "Edward", "Susan", "Henry", "Rebecca", "Lawrence", "Theresa", "Samuel", "Jacqueline",
    "Andrew", "Virginia", "Benjamin", "Cynthia", "Timothy", "Pamela", "Anthony", "Christine", "Kenneth", "Stephanie", "Gregory", "Victoria",
    "Frederick", "Amanda", "Jonathan", "Jennifer", "Alexander", "Latoya", "DeShawn", "Keisha", "Tyrone", "Ebony", "Jose", "Guadalupe", "Miguel",
    "Thanh", "Nguyet", "Willie Mae", "Bobby Joe", "Annie Ruth", "LaQuita", "Ja'Marcus", "Mary-Ann", "Zoë", "André", "Ola", "Cleotha", "Verna",
];

/// What a family name begins with. Every one is a word for what is not so.
const BEGIN: [&str; 36] = [
    "Fable", "Mirage", "Pretend", "Phantom", "Riddle", "Unicorn", "Figment", "Fancy", "Dream", "Story", "Myth", "Legend", "Shadow", "Sham", "Nowhere",
    "Nobody", "Perhaps", "Rumor", "Echo", "Whimsy", "Fiction", "Fairy", "Goblin", "Griffin", "Mock", "Puppet", "Jest", "Quibble", "Ghost", "Hearsay",
    "Invent", "Imagin", "Conjur", "Make", "Mystic", "Vapor",
];

/// And what it ends with.
const END: [&str; 30] = [
    "wood", "son", "ton", "ley", "man", "field", "worth", "er", "by", "land", "stone", "ford", "smith", "berry", "ridge", "well", "more", "house", "burg",
    "good", "lock", "combe", "wick", "shaw", "gate", "croft", "dale", "hart", "bourne", "leigh",
];

/// The roll as CSV, `count` voters spread over the precincts.
#[must_use]
pub fn made_up_roll(precincts: &[VotersPrecinct], count: usize, seed: u64) -> String {
    let mut out = String::with_capacity(HEADER.len() + count * 110);
    out.push_str(HEADER);
    if precincts.is_empty() {
        return out;
    }
    for n in 0..count {
        let key = i64::try_from(n).unwrap_or(i64::MAX);
        let mut chance = Chance::new(seed, Use::Voter, &[key]);
        let mut below = |n: usize| usize::try_from(chance.below(i64::try_from(n).unwrap_or(1))).unwrap_or(0);
        let Some(precinct) = precincts.get(n % precincts.len()) else { continue };
        let split = match precinct.splits.len() {
            0 => "",
            splits => precinct.splits.get(below(splits)).map_or("", String::as_str),
        };
        let plain = format!("{}{}", at(&BEGIN, below(BEGIN.len())), at(&END, below(END.len())));
        let last = match below(40) {
            0 => format!("O'{plain}"),
            1 => format!("Mc{plain}"),
            2 => format!("{plain}-{}{}", at(&BEGIN, below(BEGIN.len())), at(&END, below(END.len()))),
            3 => format!("St. {plain}"),
            4 => format!("de la {plain}"),
            _ => plain,
        };
        let first = at(&FIRST, below(FIRST.len()));
        let middle = match below(3) {
            0 => String::new(),
            1 => at(&FIRST, below(FIRST.len())).to_owned(),
            _ => at(&FIRST, below(FIRST.len())).chars().next().map(String::from).unwrap_or_default(),
        };
        let suffix = match below(25) {
            0 => "Jr.",
            1 => "III",
            _ => "",
        };
        let status = match below(50) {
            0..4 => "inactive",
            4 => "hava_unverified",
            _ => "active",
        };
        let registered = format!("{}-{:02}-{:02}", 1970 + below(56), 1 + below(12), 1 + below(28));
        let protected = if below(500) == 0 { "yes" } else { "" };
        let (number, street) = (1 + below(2400), at(&BEGIN, below(BEGIN.len())));
        let districts = [1 + below(4), 1 + below(52), 1 + below(122), 1 + below(5)].map(|d| d.to_string()).join(",");
        let VotersPrecinct { county, code, .. } = precinct;
        out.push_str(&format!(
            "made-up-{n:07},{last},{first},{middle},{suffix},{number},{street} Road,Pretend Springs,39991,{county},{code},{split},{status},{registered},{protected},{districts}\n"
        ));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_roll_and_every_name_says_that_it_is_made_up() {
        let precincts = [VotersPrecinct { county: "28901".to_owned(), code: "07".to_owned(), splits: vec!["1".to_owned(), "2".to_owned()] }];
        let roll = made_up_roll(&precincts, 3_000, 4);
        assert_eq!(roll, made_up_roll(&precincts, 3_000, 4));
        assert_ne!(roll, made_up_roll(&precincts, 3_000, 5));
        assert_eq!(roll.lines().count(), 3_001);
        for line in roll.lines().skip(1) {
            let last = line.split(',').nth(1).unwrap_or_default();
            assert!(line.starts_with("made-up-") && BEGIN.iter().any(|word| last.contains(word)), "{line}");
        }
        for word in ["inactive", "hava_unverified", ",yes,", "O'", "Mc", "St. ", "-", "Jr.", "Zoë"] {
            assert!(roll.contains(word), "{word}");
        }
    }
}
