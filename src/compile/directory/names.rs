//! File names of the Directory, made of ids alone, so that an address stays the same from edition to edition.

use crate::domain::election::Election;
use crate::domain::place::CountyRef;

/// The statewide index.
pub(super) const INDEX: &str = "index.html";
/// The one stylesheet.
pub(super) const STYLE: &str = "directory.css";
/// Says what a folder is, so that a later run may replace it.
pub(super) const MARK: &str = "made-from.json";

/// A county's folder: `28159-winston`.
pub(super) fn county_folder(county: &CountyRef) -> String {
    let mut name = String::new();
    for c in county.name.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c);
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
    }
    format!("{}-{name}", county.fips).trim_end_matches('-').to_owned()
}

/// A wall list within a county's folder: `index.html`, `index-large-print-2.html`, `election-demo-2027.html`.
/// The county's first list is its index; `part` counts from 1.
pub(super) fn wall_list(election: Option<&Election>, print: Print, part: usize) -> String {
    let mut name = election.map_or_else(|| "index".to_owned(), |e| format!("election-{}", safe(&e.id)));
    if print == Print::Large {
        name.push_str("-large-print");
    }
    if part > 1 {
        name.push_str(&format!("-{part}"));
    }
    name + ".html"
}

/// How large a wall list is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Print {
    /// As many on a sheet as can be read from two steps away.
    Normal,
    /// 18 points and more.
    Large,
}

/// A place's page within its county's folder: `28159:p014` is `place-p014.html`.
pub(super) fn place(id: &str) -> String {
    let own = id.split_once(':').map_or(id, |(_, own)| own);
    format!("place-{}.html", safe(own))
}

/// An id as part of a file name, on any file system: lower-case letters, digits and hyphens stay, any other byte is `_`
/// and its two hexadecimal digits, so that two ids never share a name.
fn safe(id: &str) -> String {
    let mut out = String::new();
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' => out.push(char::from(byte)),
            _ => out.push_str(&format!("_{byte:02x}")),
        }
    }
    out
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn county(name: &str) -> CountyRef {
        CountyRef { fips: "28159".parse().unwrap(), name: name.to_owned() }
    }

    #[test]
    fn names_come_from_ids_and_lead_nowhere_else() {
        assert_eq!(county_folder(&county("Winston")), "28159-winston");
        assert_eq!(county_folder(&county("Jefferson Davis")), "28159-jefferson-davis");
        assert_eq!(county_folder(&county("../..")), "28159");
        assert_eq!(place("28159:p014"), "place-p014.html");
        assert_eq!(place("28159:../../etc"), "place-_2e_2e_2f_2e_2e_2fetc.html");
        assert_ne!(place("28159:P1"), place("28159:p1"), "some file systems take both for one");
        assert_ne!(place("28159:_2e"), place("28159:."));
        assert_eq!(wall_list(None, Print::Normal, 1), "index.html");
        assert_eq!(wall_list(None, Print::Large, 2), "index-large-print-2.html");
    }
}
