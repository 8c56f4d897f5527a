//! Which column of theirs is likely which field of ours, and what a table with such columns tells.

use std::collections::BTreeMap;

use super::personal::words;
use crate::compile::profile::{Format, Role};

/// A field of ours and the headers that counties give it, likeliest first; as words in lower case.
type Synonyms = (&'static str, &'static [&'static str]);

const COUNTY: Synonyms = ("county", &["county", "county name", "cnty", "county fips", "fips"]);
const ZIP: Synonyms = ("zip", &["zip", "zip code", "zipcode", "zip5", "postal code", "post code"]);
const LON: Synonyms = ("lon", &["lon", "longitude", "long", "lng", "x"]);
const LAT: Synonyms = ("lat", &["lat", "latitude", "y"]);

const POLLING_PLACES: &[Synonyms] = &[
    COUNTY,
    ("precinct_code", &["precinct code", "pct code", "precinct id", "precinct no", "precinct number", "precinct num", "pct no", "pct number", "pct id", "prec no", "code", "pct", "precinct #", "number"]),
    ("precinct_name", &["precinct name", "pct name", "voting precinct", "precinct", "prec name", "prec", "name"]),
    ("place_name", &["polling place", "polling place name", "polling location", "polling location name", "voting place", "voting location", "poll name", "poll location", "place name", "place", "location name", "location", "facility", "facility name", "building", "site"]),
    ("street_address", &["street address", "location address", "polling place address", "physical address", "address 1", "address1", "address line 1", "addr"]),
    ("address", &["address", "full address", "place address", "polling address"]),
    ("city_line", &["city state zip", "city line", "city", "town", "municipality"]),
    ZIP,
    ("room", &["room", "room or door", "door", "room name"]),
    ("registered", &["active voters", "registered voters", "registered", "voters", "total voters", "active", "voter count", "reg voters"]),
    LON,
    LAT,
];
const ADDRESSES: &[Synonyms] = &[
    ("number", &["number", "house number", "house no", "house num", "street number", "st num", "st number", "addr num", "address number", "hse nbr", "house", "no"]),
    ("street", &["street", "street name", "st name", "road", "road name", "full street", "street full name"]),
    ("town", &["town", "city", "municipality", "post comm", "community", "postal city"]),
    ZIP,
    ("precinct", &["precinct", "precinct code", "pct", "pct code", "precinct id", "precinct no", "prec"]),
    ("split", &["split", "precinct split", "split code", "pct split", "split no"]),
    COUNTY,
];
/// The names of the NENA NG9-1-1 GIS data model are among them (NENA-STA-006), also as a shapefile cuts them to ten letters.
const POINTS: &[Synonyms] = &[
    ("number", &["add number", "house number", "house no", "house num", "hse nbr", "hse num", "address number", "addr num", "addr no", "street number", "st num", "st number", "number", "house", "no"]),
    ("number_prefix", &["add num pre", "number prefix", "num prefix"]),
    ("number_suffix", &["add num suf", "number suffix", "num suffix", "half"]),
    ("street", &["full street", "full street name", "street full name", "street full", "st full name", "full st name", "full road name", "fullname", "full name", "street", "road", "road name", "street name"]),
    ("pre_mod", &["st pre mod", "pre mod"]),
    ("pre_dir", &["st pre dir", "pre dir", "prefix dir", "street pre dir", "predirectional", "prefix"]),
    ("pre_type", &["st pre typ", "pre type", "pre typ"]),
    ("pre_sep", &["st pre sep", "pre sep"]),
    ("name", &["st name", "street base name", "base name"]),
    ("post_type", &["st pos typ", "post type", "pos typ", "street type", "st type", "suffix", "road type"]),
    ("post_dir", &["st pos dir", "post dir", "pos dir", "suffix dir", "street post dir", "postdirectional"]),
    ("post_mod", &["st pos mod", "post mod", "pos mod"]),
    ("unit", &["unit", "apt", "apartment", "unit number"]),
    ("town", &["post comm", "msag comm", "town", "city", "municipality", "postal city", "community", "inc muni"]),
    ("zip", &["post code", "zip", "zip code", "zipcode", "zip5", "postal code"]),
    COUNTY,
    ("alias", &["alias", "alias name", "alias street", "alias 1", "also called", "alt name", "alternate name"]),
    ("alias_2", &["alias 2"]),
    ("alias_3", &["alias 3"]),
    ("accuracy_m", &["accuracy m", "accuracy meters", "accuracy metres"]),
    LON,
    LAT,
];
const ALIASES: &[Synonyms] = &[
    ("street", &["street", "street name", "official name", "road", "road name", "name"]),
    ("alias", &["alias", "also called", "also known as", "aka", "alias name", "street alias", "alternate name", "alt name", "other name", "old name"]),
    ("town", &["town", "city", "municipality", "post comm", "community"]),
    COUNTY,
];
const CONTACTS: &[Synonyms] = &[
    COUNTY,
    ("office", &["office", "title", "department"]),
    ("phone", &["phone", "telephone", "phone number", "telephone number", "tel"]),
    ("source", &["source", "where from"]),
    ("on", &["on", "date", "as of", "checked on"]),
];
const POSTAL: &[Synonyms] = &[ZIP, ("town", &["town", "city", "post office", "place name"]), COUNTY, LON, LAT];
const SURVEYS: &[Synonyms] = &[
    COUNTY,
    ("place_id", &["place id"]),
    ("place_name", &["place name", "place", "polling place", "location"]),
    ("address", &["address"]),
    ("room", &["room"]),
    ("entrance", &["entrance", "door"]),
    LON,
    LAT,
    ("accuracy_m", &["accuracy m", "accuracy"]),
    ("parking", &["parking"]),
    ("drop_off", &["drop off"]),
    ("route", &["route"]),
    ("step_free_door", &["step free door", "step free", "ramp"]),
    ("door_opens", &["door opens"]),
    ("inside_route", &["inside route"]),
    ("accessible_machine", &["accessible machine"]),
    ("note", &["note", "notes"]),
    ("by", &["by", "checked by"]),
    ("on", &["on", "date", "checked on"]),
];
const POLICIES: &[Synonyms] = &[
    COUNTY,
    ("thirty", &["thirty", "30 feet", "30 ft"]),
    ("private_property", &["private property"]),
    ("photos", &["photos"]),
    ("call", &["call"]),
    ("by", &["by", "adopted by"]),
    ("on", &["on", "date", "adopted on"]),
];
const CONFIRMATIONS: &[Synonyms] = &[
    COUNTY,
    ("place_id", &["place id"]),
    ("place", &["place"]),
    ("address", &["address"]),
    ("room", &["room"]),
    ("precincts", &["precincts"]),
    ("minute_book", &["minute book"]),
    ("page", &["page"]),
    ("date", &["date"]),
    ("name", &["name"]),
    ("office", &["office"]),
];

/// What a table may tell: role, format, its fields, and which of them must be there (any one of each group).
pub struct Kind {
    /// As the profile has it.
    pub role: Role,
    /// None where the file's own ending says it.
    pub format: Option<Format>,
    /// As a sentence names it.
    pub words: &'static str,
    fields: &'static [Synonyms],
    must: &'static [&'static [&'static str]],
}

/// The surest first: a confirmation sheet has the columns of a list too.
pub const KINDS: &[Kind] = &[
    Kind { role: Role::Confirmations, format: None, words: "a confirmation sheet, filled in", fields: CONFIRMATIONS, must: &[&["minute_book"], &["page"], &["place"]] },
    Kind { role: Role::Policies, format: None, words: "what counties adopted about the two lines", fields: POLICIES, must: &[&["thirty"], &["private_property"]] },
    Kind { role: Role::Surveys, format: None, words: "surveys of doors, rooms and accessibility", fields: SURVEYS, must: &[&["step_free_door", "entrance", "parking"], &["place_name", "place_id", "address"]] },
    Kind { role: Role::Contacts, format: None, words: "offices and their telephone numbers", fields: CONTACTS, must: &[&["office"], &["phone"]] },
    // Before the registered addresses, whose reader takes no other column: a 911 file that says a precinct too is still points.
    Kind { role: Role::Streets, format: Some(Format::AddressPoints), words: "911 address points", fields: POINTS, must: &[&["number"], &["street", "name"], &["lon"], &["lat"]] },
    Kind { role: Role::Streets, format: Some(Format::RegisteredAddresses), words: "a list of registered addresses", fields: ADDRESSES, must: &[&["number"], &["street"], &["precinct"]] },
    Kind { role: Role::Streets, format: Some(Format::StreetAliases), words: "what streets are also called", fields: ALIASES, must: &[&["street"], &["alias"]] },
    Kind { role: Role::PollingPlaces, format: None, words: "a list of precincts and polling places", fields: POLLING_PLACES, must: &[&["place_name"], &["precinct_code", "precinct_name"]] },
    Kind { role: Role::PostalCodes, format: None, words: "ZIP codes and their towns", fields: POSTAL, must: &[&["zip"], &["town"], &["county"]] },
];

impl Kind {
    /// Our field → their header, for these headers.
    #[must_use]
    pub fn map(&self, headers: &[String]) -> BTreeMap<String, String> {
        let theirs: Vec<(String, &String)> = headers.iter().filter(|h| !h.trim().is_empty()).map(|h| (words(h).join(" "), h)).collect();
        let mut taken: Vec<&String> = Vec::new();
        let mut out = BTreeMap::new();
        // Rank by rank, so that a column named exactly so goes before one that only may be meant.
        let deepest = self.fields.iter().map(|(_, s)| s.len()).max().unwrap_or(0);
        for rank in 0..deepest {
            for (field, synonyms) in self.fields {
                let Some(synonym) = synonyms.get(rank).filter(|_| !out.contains_key(*field)) else { continue };
                let squeezed = synonym.replace(' ', "");
                let found = theirs.iter().find(|(w, h)| (w == synonym || w.replace(' ', "") == squeezed) && !taken.contains(h));
                if let Some((_, header)) = found {
                    taken.push(header);
                    out.insert((*field).to_owned(), header.trim().to_owned());
                }
            }
        }
        // A street address without a town beside it is the address; an address with a town beside it is the street's.
        if self.role == Role::PollingPlaces {
            let beside = out.contains_key("city_line") || out.contains_key("zip");
            if beside && let Some(address) = out.remove("address") {
                out.entry("street_address".to_owned()).or_insert(address);
            } else if !beside && !out.contains_key("address")
                && let Some(street) = out.remove("street_address")
            {
                out.insert("address".to_owned(), street);
            }
        }
        if self.format == Some(Format::AddressPoints) {
            whole_or_parts(&mut out, &theirs);
        }
        out
    }

    /// Whether these columns are enough for it.
    #[must_use]
    pub fn fits(&self, map: &BTreeMap<String, String>) -> bool {
        self.must.iter().all(|any| any.iter().any(|field| map.contains_key(*field)))
    }

    /// Its fields, in the order in which they are asked for.
    pub fn fields(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().map(|(field, _)| *field)
    }
}

/// The parts of a street's name beside the name itself.
const PARTS: [&str; 7] = ["pre_mod", "pre_dir", "pre_type", "pre_sep", "post_type", "post_dir", "post_mod"];

/// A whole street name makes its parts needless; but a "street name" with a type or a direction beside it is a part.
fn whole_or_parts(out: &mut BTreeMap<String, String>, theirs: &[(String, &String)]) {
    let bare = ["street", "street name", "road", "road name"];
    let is_bare = |header: &String| theirs.iter().any(|(words, h)| h.trim() == header && bare.contains(&words.as_str()));
    let in_parts = PARTS.iter().any(|part| out.contains_key(*part));
    if in_parts
        && !out.contains_key("name")
        && let Some(street) = out.get("street").filter(|h| is_bare(h)).cloned()
    {
        out.remove("street");
        out.insert("name".to_owned(), street);
    } else if out.contains_key("street") {
        out.retain(|field, _| field != "name" && !PARTS.contains(&field.as_str()));
    }
}

/// The columns of a map of points, if they are of addresses: the map itself says where.
#[must_use]
pub fn points_of_a_map(properties: &[String]) -> Option<(&'static Kind, BTreeMap<String, String>)> {
    let kind = KINDS.iter().find(|kind| kind.format == Some(Format::AddressPoints))?;
    let mut columns = kind.map(properties);
    columns.retain(|field, _| field != "lon" && field != "lat");
    let has = |field: &str| columns.contains_key(field);
    (has("number") && (has("street") || has("name"))).then_some((kind, columns))
}

/// What a table with these headers most likely tells, and its columns.
#[must_use]
pub fn kind_of(headers: &[String]) -> Option<(&'static Kind, BTreeMap<String, String>)> {
    KINDS.iter().map(|kind| (kind, kind.map(headers))).find(|(kind, map)| kind.fits(map))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn guessed(headers: &[&str]) -> (Role, String) {
        let headers: Vec<String> = headers.iter().map(|h| (*h).to_owned()).collect();
        let (kind, map) = kind_of(&headers).unwrap();
        (kind.role, map.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn headers_as_counties_write_them() {
        assert_eq!(
            guessed(&["County", "Pct Code", "Precinct Name", "Polling Place", "Address", "City", "ZIP Code", "Active Voters"]),
            (Role::PollingPlaces, "city_line=City county=County place_name=Polling Place precinct_code=Pct Code precinct_name=Precinct Name registered=Active Voters street_address=Address zip=ZIP Code".to_owned())
        );
        assert_eq!(
            guessed(&["PRECINCT", "LOCATION", "Street Address"]),
            (Role::PollingPlaces, "address=Street Address place_name=LOCATION precinct_name=PRECINCT".to_owned())
        );
        assert_eq!(
            guessed(&["HouseNumber", "StreetName", "City", "Zip", "Pct", "Split"]),
            (Role::Streets, "number=HouseNumber precinct=Pct split=Split street=StreetName town=City zip=Zip".to_owned())
        );
        assert_eq!(
            guessed(&["NGUID", "Add_Number", "St_PreDir", "St_Name", "St_PosTyp", "Post_Comm", "Post_Code", "Longitude", "Latitude"]),
            (Role::Streets, "lat=Latitude lon=Longitude name=St_Name number=Add_Number post_type=St_PosTyp pre_dir=St_PreDir town=Post_Comm zip=Post_Code".to_owned())
        );
        assert_eq!(
            guessed(&["HOUSE_NUM", "ROAD_NAME", "ROAD_TYPE", "LON", "LAT"]),
            (Role::Streets, "lat=LAT lon=LON name=ROAD_NAME number=HOUSE_NUM post_type=ROAD_TYPE".to_owned()),
            "a name with its type beside it is a part"
        );
        assert_eq!(
            guessed(&["Number", "Full Street", "St_Name", "St_PosTyp", "x", "y"]),
            (Role::Streets, "lat=y lon=x number=Number street=Full Street".to_owned()),
            "a whole name needs no parts"
        );
        assert_eq!(guessed(&["Street", "Also called", "City"]), (Role::Streets, "alias=Also called street=Street town=City".to_owned()));
        assert_eq!(guessed(&["county", "office", "phone", "source", "on"]).0, Role::Contacts);
        assert_eq!(guessed(&["zip", "town", "county"]).0, Role::PostalCodes);
        assert!(kind_of(&["a".to_owned(), "b".to_owned()]).is_none());
    }
}
