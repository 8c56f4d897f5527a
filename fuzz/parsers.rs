//! Every parser of bytes from outside, each as a function that must come to an end, whatever the bytes. Driven by the fuzzer,
//! and over the tracked corpora by `tests/bad_input/corpora.rs`.

use std::path::Path;

use pollstead::compile::corrections::Corrections;
use pollstead::compile::law_data;
use pollstead::compile::law_postings::Postings;
use pollstead::compile::mirror::ReleaseList;
use pollstead::compile::roll::rows::{self, Keep};
use pollstead::compile::sign::roles::Roles;
use pollstead::compile::profile::{Format, Input, Profile, Role};
use pollstead::compile::sources::prj::Crs;
use pollstead::compile::sources::shapefile_records::ShapefileBytes;
use pollstead::compile::sources::{
    Read, SourceError, address_points, confirmations, contacts, geojson_areas, policies, polling_places, postal_codes,
    registered_addresses, sems, shapefile_polygons, street_aliases, survey_files, surveys, tiger_addrfeat, tiger_edges, vip,
};
use pollstead::domain::edition::tuf::{Bundle, Envelope, Expiry, Root, Targets, Trusted};
use pollstead::domain::edition::{
    CountyIndex, CountyPlaces, CountyPrecincts, CountyZones, Expected, GazetteerColumns, Hash, LawBook, Notices, Now, Shard,
    SiteChanges, SiteElections, SiteSources, StreetColumns,
};
use pollstead::domain::lookup::address::{self, Towns};
use pollstead::domain::lookup::{AddressId, Instant};
use pollstead::domain::roll::card_code::{CardCode, CardLink};
use pollstead::domain::roll::log::{self, Head, PaperHead};
use pollstead::domain::roll::precinct_roll::{self, PrecinctRoll};
use pollstead::domain::roll::record::{RECORD, Record};
use pollstead::domain::roll::series::SeriesList;
use pollstead::domain::roll::{passphrase, public_key};
use pollstead::domain::zone::Policy;
use pollstead::domain::zone::survey_file::read_survey;

/// A parser by its name, to be handed any bytes.
type Named = (&'static str, fn(&[u8]));

/// By the name of their corpus.
pub(crate) const PARSERS: &[Named] = &[
    ("now", now),
    ("shard", shard),
    ("address", typed),
    ("table", table),
    ("workbook", workbook),
    ("geojson", geojson),
    ("shapefile", shapefile),
    ("projection", projection),
    ("sems", sems_export),
    ("vip", vip_feed),
    ("survey", survey),
    ("profile", profile),
    ("law", law),
    ("metadata", metadata),
    ("roles", roles),
    ("log", tablet_log),
    ("roll", roll),
    ("code", code),
    ("record", record),
    ("release", release),
];

fn now(bytes: &[u8]) {
    if let Ok(now) = Now::read(bytes) {
        // What was read can be written, and says the same.
        assert!(now.write().is_ok_and(|again| Now::read(&again).is_ok()));
    }
    let text = String::from_utf8_lossy(bytes);
    let _ = text.parse::<Hash>();
    let _ = text.parse::<Instant>();
}

/// The first byte says which kind; the rest is stored as it would be, so the bytes are "genuine".
fn shard(bytes: &[u8]) {
    fn one<T: Shard>(bytes: &[u8]) {
        let Ok(expected) = Expected::of("fuzz", bytes) else { return };
        if let Ok(verified) = expected.verify(bytes)
            && let Ok(shard) = T::decode(verified)
        {
            assert!(shard.encode().is_ok());
        }
    }
    let Some((kind, rest)) = bytes.split_first() else { return };
    match kind % 12 {
        0 => one::<CountyIndex>(rest),
        1 => one::<CountyPlaces>(rest),
        2 => one::<CountyPrecincts>(rest),
        3 => one::<CountyZones>(rest),
        4 => one::<GazetteerColumns>(rest),
        5 => one::<SiteElections>(rest),
        6 => one::<SiteSources>(rest),
        7 => one::<StreetColumns>(rest),
        9 => one::<Notices>(rest),
        10 => one::<SiteChanges>(rest),
        11 => one::<SeriesList>(rest),
        _ => {
            one::<LawBook>(rest);
            one::<Policy>(rest);
        }
    }
    let Ok(expected) = Expected::of("fuzz", rest) else { return };
    let Ok(verified) = expected.verify(rest) else { return };
    if let Ok(columns) = StreetColumns::decode(verified) {
        let _ = columns.open();
    }
    if let Ok(columns) = GazetteerColumns::decode(verified) {
        let _ = columns.open();
    }
}

fn typed(bytes: &[u8]) {
    struct Some3;
    impl Towns for Some3 {
        fn is_town(&self, canonical: &str) -> bool {
            canonical.len().is_multiple_of(3)
        }
    }
    let text = String::from_utf8_lossy(bytes);
    let _ = address::parse(&text, &Some3);
    if let Some(id) = AddressId::read(&text) {
        let _ = id.line();
    }
}

fn input(role: Role, format: Format, columns: &[(&str, &str)]) -> Input {
    Input {
        role,
        format,
        path: String::new(),
        source: String::new(),
        licence: String::new(),
        columns: columns.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect(),
        sheet: None,
        delimiter: None,
        county: Some("99999".to_owned()),
        election: None,
    }
}

/// Every row is used or left out with a word about it.
fn accounted<T>(read: Result<Read<T>, SourceError>) {
    if let Ok(read) = read {
        assert_eq!(read.rows_in, read.rows.len() + read.left_out);
        assert!(read.left_out == 0 || !read.findings.is_empty(), "left out in silence");
    }
}

/// The first byte says which table.
fn table(bytes: &[u8]) {
    let Some((which, rest)) = bytes.split_first() else { return };
    let csv = |role| input(role, Format::Csv, &[]);
    match which % 10 {
        0 => accounted(polling_places::read("f.csv", rest, &csv(Role::PollingPlaces))),
        1 => accounted(postal_codes::read("f.csv", rest, &csv(Role::PostalCodes))),
        2 => accounted(registered_addresses::read("f.csv", rest, &input(Role::Streets, Format::RegisteredAddresses, &[]))),
        3 => accounted(surveys::read("f.csv", rest, &csv(Role::Surveys))),
        4 => accounted(contacts::read("f.csv", rest, &csv(Role::Contacts))),
        5 => accounted(policies::read("f.csv", rest, &csv(Role::Policies))),
        6 => accounted(confirmations::read("f.csv", rest, &csv(Role::Confirmations))),
        7 => accounted(street_aliases::read("f.csv", rest, &input(Role::Streets, Format::StreetAliases, &[]))),
        8 => {
            let columns = [("number", "n"), ("street", "s"), ("lon", "x"), ("lat", "y")];
            accounted(address_points::table("f.csv", rest, &input(Role::Streets, Format::AddressPoints, &columns)));
        }
        _ => {
            let _ = Corrections::parse("f.csv", rest);
        }
    }
}

fn workbook(bytes: &[u8]) {
    accounted(polling_places::read("f.xlsx", bytes, &input(Role::PollingPlaces, Format::Xlsx, &[])));
}

fn geojson(bytes: &[u8]) {
    accounted(geojson_areas::boundaries("f.geojson", bytes, &input(Role::Precincts, Format::Geojson, &[("id", "id")])));
    accounted(geojson_areas::areas("f.geojson", bytes, &input(Role::Counties, Format::Geojson, &[("id", "id"), ("name", "id")])));
    let columns = [("number", "n"), ("street", "s")];
    accounted(address_points::geojson("f.geojson", bytes, &input(Role::Streets, Format::AddressPoints, &columns)));
}

/// Two lengths of two bytes each, then shapes, attributes and projection one after another.
fn shapefile(bytes: &[u8]) {
    let [a, b, c, d, rest @ ..] = bytes else { return };
    let (first, rest) = rest.split_at(usize::from(u16::from_le_bytes([*a, *b])).min(rest.len()));
    let (second, third) = rest.split_at(usize::from(u16::from_le_bytes([*c, *d])).min(rest.len()));
    let parts = ShapefileBytes { shp: first.to_vec(), dbf: second.to_vec(), prj: third.to_vec() };
    accounted(shapefile_polygons::boundaries("f.shp", &parts, &input(Role::Precincts, Format::Shapefile, &[("id", "id")])));
    accounted(tiger_edges::read("f.shp", &parts));
    accounted(tiger_addrfeat::read("f.shp", &parts));
}

fn projection(bytes: &[u8]) {
    if let Ok(crs) = Crs::read("f.prj", bytes) {
        for (x, y) in [(0.0, 0.0), (-89.0, 32.0), (500_000.0, 1_000_000.0), (f64::MAX, f64::NAN)] {
            let _ = crs.degrees(x, y);
        }
    }
}

fn sems_export(bytes: &[u8]) {
    if let Ok(sems) = sems::read("f.txt", bytes) {
        assert_eq!(sems.rows_in, sems.rows_used() + sems.left_out);
        assert!(sems.left_out == 0 || !sems.findings.is_empty(), "left out in silence");
    }
}

/// As XML, or as a zip where it begins like one.
fn vip_feed(bytes: &[u8]) {
    let name = if bytes.starts_with(b"PK") { "f.zip" } else { "f.xml" };
    if let Ok(file) = vip::VipFile::open(name, bytes.to_vec(), Path::new(name)) {
        accounted(vip::street_segments(&file));
        let _ = vip::boundaries(&file);
    }
}

fn survey(bytes: &[u8]) {
    let _ = survey_files::read("f.geojson", bytes);
    let _ = read_survey(&String::from_utf8_lossy(bytes));
}

fn profile(bytes: &[u8]) {
    let _ = toml::from_str::<Profile>(&String::from_utf8_lossy(bytes));
}

fn law(bytes: &[u8]) {
    if let Ok(sources) = law_data::sources() {
        let text = String::from_utf8_lossy(bytes);
        let _ = law_data::read("f.toml", &text, &sources);
        let _ = Postings::of("f.toml", &text, &sources);
    }
}

/// The first byte says which role: what is read of it before anybody's signature is asked for, and with root what is read of
/// others after it.
fn metadata(bytes: &[u8]) {
    let Some((kind, rest)) = bytes.split_first() else { return };
    let role = ["root", "timestamp", "snapshot", "targets", "places", "notices", "alerts", "lookup"][usize::from(kind % 8)];
    if let Ok(envelope) = Envelope::read(role, rest) {
        // What was read can be written, and says the same.
        assert_eq!(Envelope::read(role, &envelope.write()).as_ref(), Ok(&envelope));
        let _ = Root::of(&envelope);
        let _ = Targets::of(role, &envelope);
    }
    if let Ok(bundle) = Bundle::read(rest)
        && let Some(role) = bundle.roles().next()
        && let Ok(root) = bundle.part(role)
        && let Ok(trusted) = Trusted::new(root, Expiry::Told)
    {
        let _ = bundle.verify(&trusted);
    }
    if let Ok(mut trusted) = Trusted::new(rest, Expiry::Told) {
        let _ = trusted.update_root(rest);
        let _ = trusted.update_timestamp(rest);
    }
}

/// Who signs what, as the office writes it. There is no folder with keys.
fn roles(bytes: &[u8]) {
    let _ = Roles::of(&String::from_utf8_lossy(bytes), "f.toml", Path::new("/nowhere"));
}

fn tablet_log(bytes: &[u8]) {
    let found = log::verify(bytes, &log::Expected::default());
    assert!(usize::try_from(found.entries).is_ok_and(|entries| entries <= bytes.iter().filter(|b| **b == b'\n').count()));
    let _ = log::table(&found.lines);
    let text = String::from_utf8_lossy(bytes);
    let _ = (text.parse::<Head>(), text.parse::<PaperHead>());
}

/// As a county sends it; and as an office signs it for a tablet, by a key that everybody knows.
fn roll(bytes: &[u8]) {
    let _ = rows::read("f.csv", bytes, Keep::People);
    let office = ed25519_dalek::SigningKey::from_bytes(&[4; 32]);
    let signature = ed25519_dalek::Signer::sign(&office, bytes).to_string().to_lowercase();
    let file = [b"pollstead-precinct-roll-1\n", signature.as_bytes(), b"\n", bytes].concat();
    let Ok(today) = "2027-11-02".parse() else { return };
    let expected = precinct_roll::Expected { precinct: "28901/07", election: "general", today, at_least: 1 };
    if let Ok(roll) = PrecinctRoll::read(&file, &office.verifying_key(), &expected) {
        assert!(roll.people.iter().all(|person| roll.pollbook_fact(person).is_some() || person.status.is_none()));
    }
}

/// What is typed from paper: a card's code, the link of its QR, a tablet's words, a key.
fn code(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(code) = CardCode::read(&text) {
        assert!(CardCode::read(&code.shown()).is_ok_and(|again| again.plain() == code.plain()));
    }
    let _ = (CardLink::read(&text), passphrase::typed(&text), public_key::public_key(&text));
}

/// What a bucket's slot opens to: of a genuine office, so that only its own form is in question.
fn record(bytes: &[u8]) {
    let Some(bytes) = bytes.first_chunk::<RECORD>() else { return };
    if let Ok(record) = Record::decode(bytes) {
        assert_eq!(record.encode().as_ref(), Ok(bytes), "one form for one record");
    }
}

/// The hashes of the pages' files, as `monitor` holds them against a host.
fn release(bytes: &[u8]) {
    let _ = ReleaseList::of("release.json", bytes);
}
