//! The id of an address: text that names a county, a number and a street, never a position in a file.
//!
//! `28159~245~IVY AVE~LOUISVILLE~39339`: FIPS, number as typed, street, town and ZIP as the source writes them; the last
//! two may be empty. `~` occurs in no address; the builder replaces it.

use crate::domain::place::CountyFips;

/// The parts of an address id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AddressId {
    /// County.
    pub county: CountyFips,
    /// House number as typed.
    pub number: String,
    /// Street as the source writes it.
    pub street: String,
    /// Town as the source writes it, or empty.
    pub town: String,
    /// Five digits, or empty.
    pub zip: String,
}

impl AddressId {
    /// Reads an id; `None` where the text is no address id.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('~');
        let mut next = || parts.next().map(str::to_owned);
        let id = Self {
            county: next()?.parse().ok()?,
            number: next()?,
            street: next()?,
            town: next()?,
            zip: next()?,
        };
        let complete = !id.number.is_empty() && !id.street.is_empty();
        (complete && parts.next().is_none()).then_some(id)
    }

    /// The whole address as one line.
    #[must_use]
    pub fn line(&self) -> String {
        let mut line = format!("{} {}", self.number, self.street);
        if !self.town.is_empty() {
            line.push_str(", ");
            line.push_str(&self.town);
        }
        if !self.zip.is_empty() {
            line.push_str(if self.town.is_empty() { ", " } else { " " });
            line.push_str(&self.zip);
        }
        line
    }
}

impl std::fmt::Display for AddressId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}~{}~{}~{}~{}", self.county, self.number, self.street, self.town, self.zip)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_is_read_back() {
        let text = "28159~245~IVY AVE~LOUISVILLE~39339";
        let id = AddressId::read(text);
        assert_eq!(id.as_ref().map(ToString::to_string).as_deref(), Some(text));
        assert_eq!(id.map(|id| id.line()).as_deref(), Some("245 IVY AVE, LOUISVILLE 39339"));
    }

    #[test]
    fn other_text_is_no_address_id() {
        for text in ["", "28159/11", "28159~245~IVY AVE", "2815~1~A~B~C", "28159~~A~B~C", "28159~1~A~B~C~D"] {
            assert_eq!(AddressId::read(text), None, "{text}");
        }
    }
}
