//! Columns that may be about a person, told by their header or by what their cells look like.

/// Why a column is not carried on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Personal {
    /// A person's name.
    Name,
    /// A date of birth, or an age.
    Birth,
    /// A Social Security number, or digits that look like one.
    Ssn,
    /// A licence, voter or registration number.
    Number,
    /// A telephone number or mail address.
    Reach,
    /// Party, race, sex, or how somebody voted.
    Trait,
}

impl Personal {
    /// As a sentence names it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Name => "people's names",
            Self::Birth => "dates of birth",
            Self::Ssn => "Social Security numbers",
            Self::Number => "voter or licence numbers",
            Self::Reach => "people's telephone numbers or mail addresses",
            Self::Trait => "what people are or how they vote",
        }
    }

    /// Whether such a column makes the whole file one about people.
    #[must_use]
    pub const fn makes_a_roll(self) -> bool {
        matches!(self, Self::Birth | Self::Ssn | Self::Number)
    }
}

/// Lower-case words of a header: `DateOfBirth`, `DATE_OF_BIRTH` and `date of birth` alike.
#[must_use]
pub fn words(header: &str) -> Vec<String> {
    let mut out: Vec<String> = vec![String::new()];
    let mut last_lower = false;
    for c in header.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && last_lower) {
            out.push(String::new());
        }
        last_lower = c.is_lowercase();
        if c.is_alphanumeric()
            && let Some(word) = out.last_mut()
        {
            word.extend(c.to_lowercase());
        }
    }
    out.retain(|w| !w.is_empty());
    out
}

/// What a header says, if it is about people.
#[must_use]
pub fn by_header(header: &str) -> Option<Personal> {
    let words = words(header);
    let text = words.join(" ");
    let squeezed = words.concat();
    let has = |w: &str| words.iter().any(|x| x == w);
    let of_a_thing = ["precinct", "place", "polling", "location", "street", "road", "county", "city", "town", "split", "district", "poll", "pct", "building", "st"];
    let named_thing = of_a_thing.iter().any(|t| has(t));
    Some(match squeezed.as_str() {
        s if s.contains("ssn") || s.contains("socialsec") => Personal::Ssn,
        _ if has("dob") || has("birth") || has("birthdate") || has("birthday") || has("age") || squeezed.contains("dateofbirth") => Personal::Birth,
        _ if has("license") || has("licence") || has("dl") || has("voterid") || squeezed.contains("driver") => Personal::Number,
        _ if (has("voter") || has("registrant") || has("reg") || has("registration")) && (has("id") || has("no") || has("number") || has("num")) => Personal::Number,
        _ if has("email") || has("cell") || (has("phone") && (has("voter") || has("home"))) => Personal::Reach,
        _ if has("race") || has("sex") || has("gender") || has("ethnicity") || (has("party") && words.len() <= 2) => Personal::Trait,
        s if ["lastname", "firstname", "middlename", "lname", "fname", "mname", "surname", "fullname", "votername", "ownername", "maidenname", "namelast", "namefirst", "residentname"].contains(&s) => Personal::Name,
        _ if !named_thing && has("name") && ["last", "first", "middle", "full", "voter", "owner", "resident", "contact", "manager", "person", "suffix", "elector"].iter().any(|w| has(w)) => Personal::Name,
        _ if text == "voter" || text == "owner" || text == "elector" || text == "resident" || text == "occupant" => Personal::Name,
        _ => return None,
    })
}

/// What the cells look like, whatever the header says.
#[must_use]
pub fn by_cells<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Personal> {
    let (mut seen, mut like) = (0_usize, 0_usize);
    for cell in cells.map(str::trim).filter(|c| !c.is_empty()) {
        seen += 1;
        like += usize::from(is_ssn(cell));
    }
    // Half of them: a stray ZIP+4 or a phone number is none.
    (like > 0 && like * 2 >= seen).then_some(Personal::Ssn)
}

/// `123-45-6789`
fn is_ssn(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split('-').collect();
    matches!(parts.as_slice(), [a, b, c] if a.len() == 3 && b.len() == 2 && c.len() == 4)
        && cell.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_from_places() {
        for (header, want) in [
            ("LAST_NAME", Personal::Name),
            ("FirstName", Personal::Name),
            ("Voter Name", Personal::Name),
            ("DOB", Personal::Birth),
            ("Date of Birth", Personal::Birth),
            ("SSN4", Personal::Ssn),
            ("Social Security #", Personal::Ssn),
            ("Voter ID", Personal::Number),
            ("Driver's License", Personal::Number),
            ("Race", Personal::Trait),
            ("Home Phone", Personal::Reach),
        ] {
            assert_eq!(by_header(header), Some(want), "{header}");
        }
        for header in ["Precinct Name", "Polling Place", "Street Name", "ST_NAME", "Active Voters", "Registered Voters", "Location", "County Name", "Phone", "name", "ZIP", "Precinct ID"] {
            assert_eq!(by_header(header), None, "{header}");
        }
        assert_eq!(by_cells(["123-45-6789", ""].into_iter()), Some(Personal::Ssn));
        assert_eq!(by_cells(["39339-1234", "662-555-0100"].into_iter()), None);
    }
}
