//! A file of an edition, read by the kind that its name says.

use super::{ELECTIONS, GAZETTEER, LAW, SOURCES};
use crate::domain::edition::{
    ALERTS, CountyIndex, CountyPlaces, CountyPrecincts, Expected, Gazetteer, GazetteerColumns, NOTICES, Notices, Shard, SiteElections, StreetColumns, StreetShard,
};
use crate::domain::lookup::address::canonical_town;
use crate::domain::lookup::precinct_map::PrecinctMap;
use crate::domain::quoted::Quoted;

/// What the names of the counties' policies begin with.
const POLICY: &str = "policy/";

/// A verified file, read.
#[derive(Debug)]
pub(super) enum File {
    Elections(SiteElections),
    Notices(Notices),
    /// With the canonical names of its towns, in order.
    Gazetteer(Gazetteer, Vec<String>),
    Index(CountyIndex),
    Places(CountyPlaces),
    Precincts(CountyPrecincts, PrecinctMap),
    Streets(StreetShard),
    /// Verified, and opened only by who asks: the voter's module need not know how.
    Stored(Expected, Vec<u8>),
}

/// Verifies, opens and reads a file by the kind its name says.
pub(super) fn read_file(expected: &Expected, bytes: &[u8]) -> Result<File, String> {
    let verified = expected.verify(bytes).map_err(|e| e.to_string())?;
    let kind = match expected.name.as_str() {
        ELECTIONS => ELECTIONS,
        GAZETTEER => GAZETTEER,
        NOTICES => NOTICES,
        ALERTS => ALERTS,
        SOURCES | LAW => POLICY,
        name if name.starts_with(POLICY) => POLICY,
        name => name.rsplit_once('.').map_or("", |(_, kind)| kind),
    };
    let file = match kind {
        ELECTIONS => SiteElections::decode(verified).map(File::Elections),
        NOTICES => Notices::decode(verified).map(File::Notices),
        ALERTS => {
            let alerts = Notices::decode(verified).map_err(|e| e.to_string())?;
            alerts.alert_only()?;
            return Ok(File::Notices(alerts));
        }
        GAZETTEER => {
            let columns = GazetteerColumns::decode(verified).map_err(|e| e.to_string())?;
            let gazetteer = columns.open()?;
            let canonical = gazetteer.towns.iter().map(|t| canonical_town(&t.name)).collect();
            return Ok(File::Gazetteer(gazetteer, canonical));
        }
        "index" => CountyIndex::decode(verified).map(File::Index),
        "places" => CountyPlaces::decode(verified).map(File::Places),
        "precincts" => {
            let precincts = CountyPrecincts::decode(verified).map_err(|e| e.to_string())?;
            let map = PrecinctMap::new(&precincts).map_err(|e| e.to_string())?;
            return Ok(File::Precincts(precincts, map));
        }
        "zones" | POLICY => return Ok(File::Stored(expected.clone(), bytes.to_vec())),
        _ if kind.starts_with("streets-") => {
            let columns = StreetColumns::decode(verified).map_err(|e| e.to_string())?;
            return Ok(File::Streets(columns.open()?));
        }
        _ => return Err(format!("found file {}, expected a kind this version knows", Quoted(&expected.name))),
    };
    file.map_err(|e| e.to_string())
}
