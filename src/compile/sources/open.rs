//! From an input of the profile to what its files say: finds the files, hashes them, and calls the reader that is due.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::confirmations::ConfirmationRow;
use super::contacts::ContactRow;
use super::policies::PolicyRow;
use super::sems::SemsFile;
use super::shapefile_records::{ShapefileBytes, sibling};
use super::survey_files::SurveyInput;
use super::surveys::SurveyRow;
use super::vip::{VipFeed, VipFile, VipShapes};
use super::{
    AddressPoint, Area, Boundary, ListRow, PostalCode, Read, RegisteredAddress, RoadSide, SourceError, StreetAlias,
    StreetSegment, address_points, confirmations, contacts,
    geojson_areas, limits, policies, polling_places, postal_codes, registered_addresses, sems,
    shapefile_polygons, street_aliases, survey_files, surveys, tiger_addrfeat, tiger_edges, vip,
};
use crate::compile::profile::{Format, Input, Role};

/// What an input's files say, all of them together.
#[derive(Debug, Clone)]
pub enum SourceData {
    /// County polygons.
    Counties(Read<Area>),
    /// Town polygons.
    Towns(Read<Area>),
    /// ZIP codes.
    PostalCodes(Read<PostalCode>),
    /// SEMS exports, one a file.
    Splits(Vec<SemsFile>),
    /// The polling-place list.
    PollingPlaces(Read<ListRow>),
    /// Precinct polygons.
    Precincts(Read<Boundary>),
    /// Road lines with house numbers.
    Roads(Read<RoadSide>),
    /// Registered addresses.
    RegisteredAddresses(Read<RegisteredAddress>),
    /// Rooms, doors, accessibility.
    Surveys(Read<SurveyRow>),
    /// Surveys as GeoJSON, one a file.
    SurveyFiles(Vec<SurveyInput>),
    /// What counties adopted about the two lines.
    Policies(Read<PolicyRow>),
    /// Offices.
    Contacts(Read<ContactRow>),
    /// Feeds, one a file: their precincts and polling locations.
    VipPlaces(Vec<VipFeed>),
    /// Feeds, one a file: the shapes of their precincts.
    VipShapes(Vec<VipShapes>),
    /// 911 address points.
    AddressPoints(Read<AddressPoint>),
    /// Other names of streets.
    StreetAliases(Read<StreetAlias>),
    /// Street segments that name their precinct.
    Segments(Read<StreetSegment>),
    /// Confirmed places.
    Confirmations(Read<ConfirmationRow>),
}

/// One file that was read, for the edition's list of sources.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReceivedFile {
    /// Relative, with `/`.
    pub name: String,
    /// Length in bytes.
    pub bytes: usize,
    /// 64 hexadecimal digits.
    pub sha256: String,
}

/// An input, read.
#[derive(Debug, Clone)]
pub struct Received {
    /// What it says.
    pub data: SourceData,
    /// What it was read from, sorted by name.
    pub files: Vec<ReceivedFile>,
}

/// Reads an input. Its path is looked for under `root`, and where nothing matches there, beside the profile.
///
/// # Errors
/// No file matches, the format cannot tell what the role wants, or a file cannot be read as a whole.
pub fn read_input(root: &Path, profile_dir: &Path, input: &Input) -> Result<Received, SourceError> {
    let found = match matches(root, input)? {
        found if found.is_empty() => matches(profile_dir, input)?,
        found => found,
    };
    if found.is_empty() {
        return Err(SourceError::file(
            &input.path,
            "found no file that matches this path under the root or beside the profile, expected at least one",
        ));
    }
    let mut files = Files {
        found,
        read: Vec::new(),
    };
    let data = match (input.role, input.format) {
        (Role::Counties, Format::Geojson) => {
            SourceData::Counties(files.each(|n, b| geojson_areas::areas(n, b, input))?)
        }
        (Role::Counties, Format::Shapefile) => SourceData::Counties(
            files.each_shapefile(|n, p| shapefile_polygons::areas(n, p, input))?,
        ),
        (Role::Towns, Format::Geojson) => {
            SourceData::Towns(files.each(|n, b| geojson_areas::areas(n, b, input))?)
        }
        (Role::Towns, Format::Shapefile) => {
            SourceData::Towns(files.each_shapefile(|n, p| shapefile_polygons::areas(n, p, input))?)
        }
        (Role::Precincts, Format::Geojson) => {
            SourceData::Precincts(files.each(|n, b| geojson_areas::boundaries(n, b, input))?)
        }
        (Role::Precincts, Format::Shapefile) => SourceData::Precincts(
            files.each_shapefile(|n, p| shapefile_polygons::boundaries(n, p, input))?,
        ),
        (Role::PostalCodes, Format::Csv | Format::Xlsx) => {
            SourceData::PostalCodes(files.each(|n, b| postal_codes::read(n, b, input))?)
        }
        (Role::PollingPlaces, Format::Csv | Format::Xlsx) => {
            SourceData::PollingPlaces(files.each(|n, b| polling_places::read(n, b, input))?)
        }
        (Role::Splits, Format::Sems) => SourceData::Splits(files.bytes_of_each(sems::read)?),
        (Role::Streets, Format::TigerEdges) => {
            SourceData::Roads(files.each_shapefile(tiger_edges::read)?)
        }
        (Role::Streets, Format::TigerAddrfeat) => {
            SourceData::Roads(files.each_shapefile(tiger_addrfeat::read)?)
        }
        (Role::Streets, Format::AddressPoints) => SourceData::AddressPoints(files.address_points(input)?),
        (Role::Streets, Format::StreetAliases) => {
            SourceData::StreetAliases(files.each(|n, b| street_aliases::read(n, b, input))?)
        }
        (Role::Streets, Format::RegisteredAddresses) => SourceData::RegisteredAddresses(
            files.each(|n, b| registered_addresses::read(n, b, input))?,
        ),
        (Role::Surveys, Format::Csv | Format::Xlsx) => {
            SourceData::Surveys(files.each(|n, b| surveys::read(n, b, input))?)
        }
        (Role::Surveys, Format::Geojson) => SourceData::SurveyFiles(files.bytes_of_each(survey_files::read)?),
        (Role::Policies, Format::Csv | Format::Xlsx) => {
            SourceData::Policies(files.each(|n, b| policies::read(n, b, input))?)
        }
        (Role::Contacts, Format::Csv | Format::Xlsx) => {
            SourceData::Contacts(files.each(|n, b| contacts::read(n, b, input))?)
        }
        (Role::PollingPlaces, Format::Vip) => SourceData::VipPlaces(files.each_vip(vip::read_feed)?),
        (Role::Precincts, Format::Vip) => {
            let shapes = files.each_vip(vip::boundaries)?;
            for (name, bytes) in shapes.iter().flat_map(|s| &s.beside) {
                files.note(name, bytes);
            }
            SourceData::VipShapes(shapes)
        }
        (Role::Streets, Format::Vip) => SourceData::Segments(together(files.each_vip(vip::street_segments)?)),
        (Role::Confirmations, Format::Csv | Format::Xlsx) => {
            SourceData::Confirmations(files.each(|n, b| confirmations::read(n, b, input))?)
        }
        (role, format) => {
            return Err(SourceError::file(
                &input.path,
                format!(
                    "found format {} for the role {}, expected {}",
                    format_name(format),
                    role_name(role),
                    expected(role)
                ),
            ));
        }
    };
    files.read.sort();
    Ok(Received {
        data,
        files: files.read,
    })
}

/// A file found: its name relative to the base, and its path.
type FoundFile = (String, std::path::PathBuf);

/// The files under `base` that a path or glob pattern names, sorted by name.
pub(crate) fn matches(base: &Path, input: &Input) -> Result<Vec<FoundFile>, SourceError> {
    let bad = |message: String| SourceError::file(&input.path, message);
    if Path::new(&input.path).is_absolute() || input.path.is_empty() {
        return Err(bad(
            "found a path that is empty or absolute, expected one relative to the root".to_owned(),
        ));
    }
    let pattern = format!(
        "{}/{}",
        glob::Pattern::escape(&base.to_string_lossy()),
        input.path
    );
    let paths = glob::glob(&pattern)
        .map_err(|e| bad(format!("found a pattern that cannot be read: {e}")))?;
    let mut found = Vec::new();
    for path in paths {
        let path =
            path.map_err(|e| bad(format!("found a folder that cannot be read: {}", e.error())))?;
        if path.is_file() {
            let name = path.strip_prefix(base).unwrap_or(&path);
            let parts: Vec<_> = name
                .components()
                .map(|c| c.as_os_str().to_string_lossy())
                .collect();
            found.push((parts.join("/"), path));
        }
        if found.len() > limits::GLOB_FILES {
            return Err(bad(format!(
                "found more than {} files, expected at most that",
                limits::GLOB_FILES
            )));
        }
    }
    found.sort();
    Ok(found)
}

/// The files of one input, as they are read.
struct Files {
    found: Vec<FoundFile>,
    read: Vec<ReceivedFile>,
}

impl Files {
    fn note(&mut self, name: &str, bytes: &[u8]) {
        use std::fmt::Write as _;
        let mut sha256 = String::with_capacity(64);
        for byte in Sha256::digest(bytes) {
            // Writing to a String cannot fail.
            let _ = write!(sha256, "{byte:02x}");
        }
        self.read.push(ReceivedFile {
            name: name.to_owned(),
            bytes: bytes.len(),
            sha256,
        });
    }

    fn bytes_of_each<T>(
        &mut self,
        read: impl Fn(&str, &[u8]) -> Result<T, SourceError>,
    ) -> Result<Vec<T>, SourceError> {
        let mut out = Vec::new();
        for (name, path) in std::mem::take(&mut self.found) {
            let bytes = limits::load(&path, &name)?;
            self.note(&name, &bytes);
            out.push(read(&name, &bytes)?);
        }
        Ok(out)
    }

    fn each<T>(
        &mut self,
        read: impl Fn(&str, &[u8]) -> Result<Read<T>, SourceError>,
    ) -> Result<Read<T>, SourceError> {
        Ok(together(self.bytes_of_each(read)?))
    }

    /// Points as the file's extension says they are written.
    fn address_points(&mut self, input: &Input) -> Result<Read<AddressPoint>, SourceError> {
        let is = |name: &str, extensions: &[&str]| {
            name.rsplit_once('.').is_some_and(|(_, e)| extensions.iter().any(|x| e.eq_ignore_ascii_case(x)))
        };
        let (shapes, rest): (Vec<_>, Vec<_>) = std::mem::take(&mut self.found).into_iter().partition(|(n, _)| is(n, &["shp"]));
        let (maps, tables): (Vec<_>, Vec<_>) = rest.into_iter().partition(|(n, _)| is(n, &["geojson", "json"]));
        let mut reads = Vec::new();
        self.found = shapes;
        reads.push(self.each_shapefile(|n, p| address_points::shapefile(n, p, input))?);
        self.found = maps;
        reads.push(self.each(|n, b| address_points::geojson(n, b, input))?);
        self.found = tables;
        reads.push(self.each(|n, b| address_points::table(n, b, input))?);
        Ok(together(reads))
    }

    fn each_vip<T>(&mut self, read: impl Fn(&VipFile) -> Result<T, SourceError>) -> Result<Vec<T>, SourceError> {
        let mut out = Vec::new();
        for (name, path) in std::mem::take(&mut self.found) {
            let bytes = limits::load(&path, &name)?;
            self.note(&name, &bytes);
            out.push(read(&VipFile::open(&name, bytes, &path)?)?);
        }
        Ok(out)
    }

    fn each_shapefile<T>(
        &mut self,
        read: impl Fn(&str, &ShapefileBytes) -> Result<Read<T>, SourceError>,
    ) -> Result<Read<T>, SourceError> {
        let mut out = Vec::new();
        for (name, path) in std::mem::take(&mut self.found) {
            let parts = ShapefileBytes::load(&path, &name)?;
            self.note(&name, &parts.shp);
            self.note(&sibling(&name, "dbf"), &parts.dbf);
            self.note(&sibling(&name, "prj"), &parts.prj);
            out.push(read(&name, &parts)?);
        }
        Ok(together(out))
    }
}

/// Several files' rows as one.
fn together<T>(reads: Vec<Read<T>>) -> Read<T> {
    let mut all = Read {
        rows: Vec::new(),
        rows_in: 0,
        left_out: 0,
        findings: Vec::new(),
    };
    for read in reads {
        all.rows.extend(read.rows);
        all.rows_in += read.rows_in;
        all.left_out += read.left_out;
        all.findings.extend(read.findings);
    }
    all
}

/// As a profile writes it.
pub(crate) fn role_name(role: Role) -> &'static str {
    match role {
        Role::Counties => "counties",
        Role::Towns => "towns",
        Role::PostalCodes => "postal_codes",
        Role::Splits => "splits",
        Role::PollingPlaces => "polling_places",
        Role::Precincts => "precincts",
        Role::Streets => "streets",
        Role::Surveys => "surveys",
        Role::Contacts => "contacts",
        Role::Confirmations => "confirmations",
        Role::Policies => "policies",
    }
}

/// As a profile writes it.
pub(crate) fn format_name(format: Format) -> &'static str {
    match format {
        Format::Csv => "csv",
        Format::Xlsx => "xlsx",
        Format::Geojson => "geojson",
        Format::Shapefile => "shapefile",
        Format::Sems => "sems",
        Format::RegisteredAddresses => "registered_addresses",
        Format::TigerEdges => "tiger_edges",
        Format::TigerAddrfeat => "tiger_addrfeat",
        Format::AddressPoints => "address_points",
        Format::StreetAliases => "street_aliases",
        Format::Vip => "vip",
    }
}

fn expected(role: Role) -> &'static str {
    match role {
        Role::Counties | Role::Towns => "geojson or shapefile",
        Role::Precincts => "geojson, shapefile or vip",
        Role::PollingPlaces => "csv, xlsx or vip",
        Role::PostalCodes | Role::Contacts | Role::Confirmations | Role::Policies => "csv or xlsx",
        Role::Surveys => "csv, xlsx or geojson",
        Role::Splits => "sems",
        Role::Streets => "registered_addresses, address_points, street_aliases, tiger_edges, tiger_addrfeat or vip",
    }
}
