//! The Directory: an edition as plain pages without script. Statewide index → a county's wall list → a place.
//!
//! Reading order: `gather` (what is shown), `words` and `speech` (how it is said), `frame` (what every page has), then
//! the pages: `statewide`, `wall_list`, `place_page` with `small_map`; `names` gives them their addresses. The pages
//! carry their dates and no clock: only who says `--today` gets "Old".

mod base_url;
mod frame;
mod gather;
mod names;
mod notices;
mod place_page;
mod sitemap;
mod small_map;
mod speech;
mod statewide;
mod wall_list;
mod words;

pub use base_url::BaseUrl;
use speech::Language;

use super::encode::Files;
use super::folder_driver::FolderDriver;
use crate::domain::place::CountyFips;

/// Bytes that a page stays below.
pub const MOST_BYTES: usize = 30_000;

/// The file that says that a folder is a Directory of ours.
pub(super) const MARK: &str = names::MARK;

/// What a Directory depends on beside the edition.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Where it will be published: needed for a sitemap.
    pub base_url: Option<BaseUrl>,
    /// `YYYY-MM-DD`: elections before this day are over, and an edition with none ahead is headed "Old".
    pub today: Option<String>,
    /// The look-up page, as seen from the index, for a link back.
    pub lookup: Option<String>,
    /// One county alone, as its packet has it.
    pub only: Option<CountyFips>,
}

/// A file of the edition that could not be had, or was not genuine.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {error}")]
pub struct DirectoryError {
    name: String,
    error: String,
}

/// A page and its path below the root.
#[derive(Debug)]
struct Page {
    path: String,
    bytes: Vec<u8>,
}

/// A Directory, not yet written.
#[derive(Debug)]
pub struct Directory {
    /// Path below its root, and bytes.
    pub files: Files,
    /// Counties it has a list of.
    pub counties: usize,
    /// Places with a page.
    pub places: usize,
    /// Pages, both languages.
    pub pages: usize,
    /// Bytes of its largest page.
    pub largest: usize,
}

/// Makes the Directory of an edition, with the notices it has by now. The same edition, notices and options give the same bytes.
///
/// # Errors
/// [`DirectoryError`] where a file of the edition is missing or is not the one its list names.
pub fn make(driver: &mut FolderDriver, options: &Options, say: &mut dyn FnMut(&str)) -> Result<Directory, DirectoryError> {
    let mut site = gather::site(driver)?;
    site.counties.retain(|county| options.only.is_none_or(|only| county.fips == only));
    let mut pages = Vec::new();
    let mut entries = Vec::new();
    let mut places = 0;
    for county in &site.counties {
        say(&county.name);
        let county = gather::county(driver, &site, county)?;
        let maps = small_map::of_places(&county);
        for language in Language::ALL {
            pages.extend(wall_list::pages(&site, options, language, &county));
            pages.extend(place_page::pages(&site, options, language, &county, &maps));
        }
        places += county.places.len();
        entries.push(statewide::Entry::of(&county));
    }
    for language in Language::ALL {
        pages.push(statewide::index(&site, options, language, &entries));
    }
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    let mut files = Files::new();
    if let Some(bytes) = options.base_url.as_ref().and_then(|base| sitemap::sitemap(base, &pages)) {
        files.insert("sitemap.xml".to_owned(), bytes);
    }
    let made = Directory {
        counties: entries.len(),
        places,
        pages: pages.len(),
        largest: pages.iter().map(|page| page.bytes.len()).max().unwrap_or_default(),
        files: Files::new(),
    };
    files.extend(pages.into_iter().map(|page| (page.path, page.bytes)));
    files.insert(names::STYLE.to_owned(), include_bytes!("directory.css").to_vec());
    files.insert(MARK.to_owned(), mark(&site));
    Ok(Directory { files, ..made })
}

/// Which edition the pages were made from.
fn mark(site: &gather::Site) -> Vec<u8> {
    let files: serde_json::Map<_, _> = site.made_from.iter().map(|file| (file.name.clone(), serde_json::json!({ "sha256": file.sha256 }))).collect();
    let mark = serde_json::json!({ "made_by": "pollstead directory", "edition": site.name, "as_of": site.as_of, "files": files });
    format!("{mark}\n").into_bytes()
}
