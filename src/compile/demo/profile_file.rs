//! Writes the demo's profile, and names its elections.

use std::path::Path;

use super::DemoError;
use super::sheet::Sheet;

/// The county general, the edition's latest: it covers everywhere.
pub(super) const GENERAL: &str = "demo-2027-11-02-general";
/// A town's own election, in its precincts only.
pub(super) const MUNICIPAL: &str = "demo-2027-06-08-pretend-springs";
/// Another town's, whose clerk chooses the places and has not sent them.
pub(super) const ELSEWHERE: &str = "demo-2027-06-08-imaginary-city";

/// An input: role, format, path, columns.
type Said<'a> = (&'a str, &'a str, &'a str, &'a [(&'a str, &'a str)]);

const AREA: [(&str, &str); 2] = [("id", "GEOID"), ("name", "NAME")];
/// The list's columns, all of them: its reader asks the profile, not the file, which it has.
const LIST: [(&str, &str); 9] = [
    ("county", "county"),
    ("precinct_code", "precinct_code"),
    ("precinct_name", "precinct_name"),
    ("registered", "active_voters"),
    ("place_name", "polling_place"),
    ("address", "address"),
    ("room", "room"),
    ("lon", "lon"),
    ("lat", "lat"),
];
const PRECINCT: [(&str, &str); 2] = [("id", "GEOID"), ("label", "GEOID")];

const INPUTS: [Said<'static>; 9] = [
    ("counties", "geojson", "counties.geojson", &AREA),
    ("towns", "geojson", "towns.geojson", &AREA),
    ("postal_codes", "csv", "postal.csv", &[]),
    ("polling_places", "csv", "places.csv", &LIST),
    ("precincts", "geojson", "precincts.geojson", &PRECINCT),
    ("surveys", "csv", "surveys.csv", &[]),
    ("surveys", "geojson", "surveys/*.geojson", &[]),
    ("policies", "csv", "policies.csv", &[]),
    ("contacts", "csv", "contacts.csv", &[]),
];

/// What differs between the county's profile and the state's.
pub(super) struct ProfileFile<'a> {
    pub(super) name: &'a str,
    /// Path or glob of the registered-address list.
    pub(super) addresses: &'a str,
    /// County whose road lines are in `roads.shp`.
    pub(super) roads: Option<&'a str>,
    /// Precinct ids of the town election, where there is one.
    pub(super) municipal: &'a [String],
    /// Precinct ids of the other authority's election.
    pub(super) elsewhere: &'a [String],
}

impl ProfileFile<'_> {
    /// Writes `demo.toml`.
    pub(super) fn write(&self, folder: &Path) -> Result<(), DemoError> {
        let mut sheet = Sheet::create(folder, "demo.toml")?;
        sheet.text("# Everything here is made up: counties, towns, streets, places, people. Written by `pollstead demo`.\n")?;
        sheet.text(&format!(
            "name = \"{}\"\nas_of = \"2027-04-01\"\ntime_zone = \"America/Chicago\"\nstate = \"MS\"\nstate_fips = \"28\"\n\
             made_up = true\nids = \"ids\"\ncorrections = \"corrections.csv\"\n",
            self.name
        ))?;
        if !self.municipal.is_empty() {
            sheet.text(&election(
                MUNICIPAL,
                "Pretend Springs city election (made up)",
                "2027-06-08",
                (
                    "municipal_general",
                    "kind = \"municipality\", name = \"Pretend Springs\"",
                ),
                &format!("precincts = [{}]\n", quoted(self.municipal)),
            ))?;
        }
        if !self.elsewhere.is_empty() {
            sheet.text(&election(
                ELSEWHERE,
                "Imaginary City city election (made up)",
                "2027-06-08",
                (
                    "municipal_general",
                    "kind = \"municipality\", name = \"Imaginary City\"",
                ),
                &format!(
                    "precincts = [{}]\nplaces_listed = false\n",
                    quoted(self.elsewhere)
                ),
            ))?;
        }
        let general = ("general", "kind = \"county\"");
        sheet.text(&election(
            GENERAL,
            "General election (made up)",
            "2027-11-02",
            general,
            "",
        ))?;
        for said in &INPUTS {
            sheet.text(&input(said, ""))?;
        }
        sheet.text(&input(
            &("streets", "registered_addresses", self.addresses, &[]),
            "",
        ))?;
        if let Some(county) = self.roads {
            sheet.text(&input(
                &("streets", "tiger_edges", "roads.shp", &[]),
                &format!("county = \"{county}\"\n"),
            ))?;
        }
        sheet.finish()
    }
}

fn quoted(ids: &[String]) -> String {
    ids.iter()
        .map(|id| format!("\"{id}\""))
        .collect::<Vec<_>>()
        .join(", ")
}

fn election(
    id: &str,
    name: &str,
    date: &str,
    (kind, authority): (&str, &str),
    more: &str,
) -> String {
    format!(
        "\n[[elections]]\nid = \"{id}\"\nname = \"{name}\"\ndate = \"{date}\"\nkind = \"{kind}\"\nauthority = {{ {authority} }}\n{more}"
    )
}

fn input(&(role, format, path, columns): &Said<'_>, more: &str) -> String {
    let mut text = format!(
        "\n[[inputs]]\nrole = \"{role}\"\nformat = \"{format}\"\npath = \"{path}\"\nsource = \"Pollstead demo, made up\"\n\
         licence = \"CC0-1.0\"\n{more}"
    );
    if !columns.is_empty() {
        let pairs: Vec<String> = columns
            .iter()
            .map(|(field, column)| format!("{field} = \"{column}\""))
            .collect();
        text.push_str(&format!("columns = {{ {} }}\n", pairs.join(", ")));
    }
    text
}
