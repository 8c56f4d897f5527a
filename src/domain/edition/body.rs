//! Reads a shard's body: postcard's wire format (its version 1), field by field in the order of the structs.
//!
//! `encode` writes it through postcard itself; this reader exists because it is a tenth of what serde's visitors take in
//! the page's module. The tests hold the one against the other.

/// Structs: their fields in the order of their declaration.
macro_rules! fields {
    ($($name:ident { $($field:ident),+ })+) => {$(
        impl InBody for $name {
            fn read(body: &mut Body<'_>) -> Self {
                Self { $($field: InBody::read(body)),+ }
            }
        }
    )+};
}

/// Enums without fields: their variants in the order of their declaration.
macro_rules! variants {
    ($($name:ident { $first:ident $(, $other:ident)* })+) => {$(
        impl InBody for $name {
            fn read(body: &mut Body<'_>) -> Self {
                const ALL: &[$name] = &[$name::$first, $($name::$other),*];
                let at = usize::try_from(body.varint(u32::MAX)).unwrap_or(usize::MAX);
                ALL.get(at).copied().unwrap_or_else(|| {
                    body.refuse("found a variant that this version does not know");
                    Self::$first
                })
            }
        }
    )+};
}

mod law_book;
mod lookup;
mod surveyed;

use super::{
    Attribution, CarriedShard, CitedFile, ComparedEdition, SaidChange, SiteChanges, CountyIndex, CountyPlaces, CountyPrecincts, GazetteerColumns, Hash, gazetteer_columns::Sets,
    IndexPrecinct, IndexSplit, Layer, Moment, Notice, NoticeKind, Notices, Parity, PrecinctShape, Quantum, RowRef, Serving, Settles,
    ShardEntry, SiteElections, SiteSources, SourceFile, StreetColumns, StreetLayers,
};
use crate::domain::election::{Authority, AuthorityKind, Covers, CureBy, Election, ElectionKind, Hours};
use crate::domain::place::{
    Accessibility, BallotStyle, Checked, Confirmed, CountyFips, CountyRef, Office, PollingPlace, Tri,
};

/// What is left of a body. After the first trouble nothing is left, and every read gives some value of its type, so that
/// trouble is looked for once, at the end.
pub struct Body<'a> {
    rest: &'a [u8],
    trouble: Option<&'static str>,
}

/// What a body is made of.
pub trait InBody: Sized {
    /// Reads one.
    fn read(body: &mut Body<'_>) -> Self;
}

impl<'a> Body<'a> {
    /// Reads one value, and gives what lies behind it.
    ///
    /// # Errors
    /// What was found and what was expected.
    pub fn read_one<T: InBody>(bytes: &'a [u8]) -> Result<(T, &'a [u8]), &'static str> {
        let mut body = Self { rest: bytes, trouble: None };
        let value = T::read(&mut body);
        match body.trouble {
            None => Ok((value, body.rest)),
            Some(trouble) => Err(trouble),
        }
    }

    fn refuse(&mut self, trouble: &'static str) {
        self.trouble.get_or_insert(trouble);
        self.rest = &[];
    }

    fn bytes(&mut self, count: usize) -> &'a [u8] {
        let Some((bytes, rest)) = self.rest.split_at_checked(count) else {
            self.refuse("found the end of the body, expected more bytes");
            return &[];
        };
        self.rest = rest;
        bytes
    }

    fn array<const N: usize>(&mut self) -> [u8; N] {
        self.bytes(N).try_into().unwrap_or([0; N])
    }

    /// Seven bits a byte, lowest first; the top bit says that more follow.
    fn varint(&mut self, most: u32) -> u32 {
        let mut value = 0u64;
        let mut shift = 0;
        loop {
            let [byte] = self.array();
            value |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                break;
            }
            if u64::from(most) >> shift == 0 {
                value = u64::MAX;
                break;
            }
        }
        match u32::try_from(value) {
            Ok(value) if value <= most => value,
            _ => {
                self.refuse("found a number that is too large for its field");
                0
            }
        }
    }

    fn length(&mut self) -> usize {
        usize::try_from(self.varint(u32::MAX)).unwrap_or(usize::MAX)
    }

    /// Which variant of an enum: below `count`.
    fn variant(&mut self, count: u32) -> u32 {
        let found = self.varint(u32::MAX);
        if found < count {
            return found;
        }
        self.refuse("found a variant that this version does not know");
        0
    }
}

impl InBody for bool {
    fn read(body: &mut Body<'_>) -> Self {
        match body.array() {
            [0] => false,
            [1] => true,
            _ => {
                body.refuse("found a flag that is neither 0 nor 1");
                false
            }
        }
    }
}

impl InBody for u8 {
    fn read(body: &mut Body<'_>) -> Self {
        let [byte] = body.array();
        byte
    }
}

impl InBody for u16 {
    fn read(body: &mut Body<'_>) -> Self {
        Self::try_from(body.varint(u32::from(Self::MAX))).unwrap_or_default()
    }
}

impl InBody for u32 {
    fn read(body: &mut Body<'_>) -> Self {
        body.varint(Self::MAX)
    }
}

impl InBody for i32 {
    fn read(body: &mut Body<'_>) -> Self {
        let zigzag = body.varint(u32::MAX);
        (zigzag >> 1).cast_signed() ^ -(zigzag & 1).cast_signed()
    }
}

impl InBody for f32 {
    fn read(body: &mut Body<'_>) -> Self {
        Self::from_le_bytes(body.array())
    }
}

impl InBody for f64 {
    fn read(body: &mut Body<'_>) -> Self {
        Self::from_le_bytes(body.array())
    }
}

impl InBody for String {
    fn read(body: &mut Body<'_>) -> Self {
        let length = body.length();
        match std::str::from_utf8(body.bytes(length)) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                body.refuse("found text that is not UTF-8");
                Self::new()
            }
        }
    }
}

impl<T: InBody> InBody for Option<T> {
    fn read(body: &mut Body<'_>) -> Self {
        bool::read(body).then(|| T::read(body))
    }
}

impl<T: InBody> InBody for Vec<T> {
    fn read(body: &mut Body<'_>) -> Self {
        let mut all = Self::new();
        for _ in 0..body.length() {
            // Every value is a byte or more, so a length that lies ends here.
            if body.trouble.is_some() {
                break;
            }
            all.push(T::read(body));
        }
        all
    }
}

impl InBody for (f64, f64) {
    fn read(body: &mut Body<'_>) -> Self {
        (f64::read(body), f64::read(body))
    }
}

impl InBody for [i32; 4] {
    fn read(body: &mut Body<'_>) -> Self {
        std::array::from_fn(|_| i32::read(body))
    }
}

impl InBody for Hash {
    fn read(body: &mut Body<'_>) -> Self {
        Self::from_bytes(body.array())
    }
}

impl InBody for CountyFips {
    fn read(body: &mut Body<'_>) -> Self {
        String::read(body).parse().unwrap_or_else(|_| {
            body.refuse("found a county code that is not five digits");
            Self::NONE
        })
    }
}

impl InBody for Covers {
    fn read(body: &mut Body<'_>) -> Self {
        match body.variant(2) {
            0 => Self::Everywhere,
            _ => Self::Precincts(Vec::read(body)),
        }
    }
}

impl InBody for Settles {
    fn read(body: &mut Body<'_>) -> Self {
        match body.variant(4) {
            0 => Self::One { precinct: u16::read(body), split: Option::read(body) },
            1 => Self::Straddles(Vec::read(body)),
            2 => Self::Gap(Vec::read(body)),
            _ => Self::Conflict { row: u16::read(body), polygon: u16::read(body) },
        }
    }
}

fields! {
    CountyIndex { county, offices, streets, precincts, serving, shards, files, carried }
    CarriedShard { name, bytes }
    CitedFile { file, path }
    StreetLayers { registered, roads }
    IndexPrecinct { code, name, boundary_id, registered, row, splits }
    IndexSplit { code, name, ballot_styles }
    RowRef { file, row }
    Serving { election, places }
    ShardEntry { name, length, sha256 }
    CountyPlaces { places }
    CountyPrecincts { quantum, datum_doubt_m, shapes }
    PrecinctShape { precinct, polygons }
    SiteElections { name, state, as_of, time_zone, made_up, elections, attribution }
    Attribution { source, licence }
    SiteSources { files, others }
    SourceFile { path, sha256, source, licence }
    GazetteerColumns { county_steps, county_names, streets, bounds, town_names, town_counties, zip_steps, zip_towns, zip_counties }
    Sets { counts, members }
    StreetColumns {
        towns, zips, names, counts, low_steps, spans, parities, localities, layers, precincts, splits, others, row_files, row_steps
    }
    Election { id, name, date, kind, authority, covers, places_listed, hours, over_utc, cure_by }
    CureBy { date, over_utc, certain, published }
    Authority { kind, name }
    Hours { opens, closes, opens_utc, closes_utc }
    CountyRef { fips, name }
    BallotStyle { party, style }
    Office { name, phone, source, on }
    PollingPlace { id, name, address, room, accessibility, at, list_still_says, confirmed }
    Accessibility { parking, drop_off, route, step_free_door, door_opens, inside_route, accessible_machine, note, checked }
    Checked { by, on }
    Confirmed { by, office, on, minute_book, page }
    Notices { notices }
    Notice { id, kind, precincts, new_place_id, entrance, from, until, issued_at, supersedes }
    Moment { local, utc }
    SiteChanges { since, now, line, changes, feed }
    ComparedEdition { name, as_of, election }
    SaidChange { kind, fips, county, precinct, sentence }
}

variants! {
    Quantum { E6, E7 }
    Parity { Even, Odd, Both }
    Layer { Registered, Roads, Segments, Points }
    Tri { Yes, No, Unknown }
    NoticeKind { Moved, DelayedOpen, ClosedTemp, ExtendedHoursCourt, CallClerk, EntranceChanged }
    AuthorityKind { County, Municipality, Party }
    ElectionKind { Primary, PrimaryRunoff, General, GeneralRunoff, Special, MunicipalPrimary, MunicipalGeneral }
}

#[cfg(test)]
mod tests;
