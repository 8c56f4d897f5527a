//! The made-up county and the made-up state: a source with every oddity, and the truth about it.
//!
//! [`write_demo`] writes what a clerk could have sent (profile, maps, lists, addresses) and beside it, under `truth/`,
//! where each address stands. `compile` reads the source and never the truth; tests compare the two. The truth comes
//! from the ground the generator laid (`lattice.rs`, `land.rs`), not from any code of the pipeline. Same seed, same
//! bytes, on every platform. The files are described in `data/formats/truth.md`.

mod chance;
mod county_scale;
mod land;
mod lattice;
mod makebelieve;
mod profile_file;
mod register;
mod roads;
mod rural;
mod sandbox;
mod sandbox_streets;
mod sheet;
mod source;
mod state;
mod state_scale;
mod street;
mod survey_round;
mod voters;
mod words;

use std::path::{Path, PathBuf};

pub use voters::{VotersPrecinct, made_up_roll};

use register::HoldOut;

/// How large a land to make up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// One county of 12 precincts and about 4,000 addresses, with a thin neighbour: for trying and for tests.
    County,
    /// Mississippi's size: 82 counties, 1,776 precincts, 1.5 million addresses. For measuring.
    State,
}

/// What to make up.
#[derive(Debug, Clone, PartialEq)]
pub struct DemoOptions {
    /// How large.
    pub scale: Scale,
    /// Same seed, same bytes.
    pub seed: u64,
    /// Share of whole streets, and of single numbers, kept in the truth and left out of the list: 0.0 to 1.0.
    pub hold_out: f64,
    /// Counties of a state, 1 to 82; precincts, vertices and addresses shrink with it. A county demo ignores it.
    pub counties: usize,
}

impl DemoOptions {
    /// The whole of a scale, with nothing held out.
    #[must_use]
    pub const fn new(scale: Scale, seed: u64) -> Self {
        Self {
            scale,
            seed,
            hold_out: 0.0,
            counties: 82,
        }
    }
}

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DemoSummary {
    /// Counties in `counties.geojson`.
    pub counties: usize,
    /// Rows of the list.
    pub precincts: usize,
    /// Precincts that have splits.
    pub split_precincts: usize,
    /// Polygons in `precincts.geojson`.
    pub polygons: usize,
    /// Their vertices, the closing ones not counted.
    pub vertices: usize,
    /// Addresses in the truth.
    pub addresses: usize,
    /// Those of them in the registered-address lists.
    pub listed: usize,
    /// Places with a survey.
    pub surveyed: usize,
}

/// Why a demo was not written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DemoError {
    /// A file or folder could not be written.
    #[error("writing {}: {source}", path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The road lines could not be written.
    #[error("writing {}: {said}", path.display())]
    Roads {
        /// Which file.
        path: PathBuf,
        /// What the writer of the format said.
        said: String,
    },
    /// Something else lives where the demo should go.
    #[error("{}: found files that no demo wrote, expected an empty folder, none, or an earlier demo", path.display())]
    Occupied {
        /// Which folder.
        path: PathBuf,
    },
    /// The seed's land has no spot for something that the sandbox must show.
    #[error(
        "seed {seed}: found no spot for {what}, expected at least one; another seed will have it"
    )]
    NoSpot {
        /// The seed.
        seed: u64,
        /// What could not be shown.
        what: String,
    },
    /// A share that is none.
    #[error("found hold-out share {0}, expected 0.0 to 1.0")]
    HoldOut(f64),
}

/// Written last into each demo, so that the next one knows what it may replace.
const MARKER: &str = ".pollstead-demo";

/// Writes a demo with nothing held out. `progress` hears counties done and counties in all.
///
/// # Errors
/// [`DemoError`], with the path. Nothing is left half-written: the demo grows beside `out` and is renamed at the end.
pub fn write_demo(
    out: &Path,
    scale: Scale,
    seed: u64,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<DemoSummary, DemoError> {
    write_demo_with(out, &DemoOptions::new(scale, seed), progress)
}

/// Writes a demo. `progress` hears counties done and counties in all.
///
/// # Errors
/// As [`write_demo`], and [`DemoError::HoldOut`] for a share outside 0.0 to 1.0.
pub fn write_demo_with(
    out: &Path,
    options: &DemoOptions,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<DemoSummary, DemoError> {
    if !(0.0..=1.0).contains(&options.hold_out) {
        return Err(DemoError::HoldOut(options.hold_out));
    }
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| DemoError::Write { path, source }
    };
    let replaced = vacant(out)?;
    // `parent` of a bare name is the empty path, which the system does not take for a folder.
    let parent = out
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    std::fs::create_dir_all(parent).map_err(failed(parent))?;
    let aside = tempfile::Builder::new()
        .prefix(".pollstead-demo-")
        .tempdir_in(parent)
        .map_err(failed(parent))?;
    let folder = aside.path().join("demo");
    for made in [folder.clone(), folder.join("truth")] {
        std::fs::create_dir(&made).map_err(failed(&made))?;
    }
    let hold_out = HoldOut(options.hold_out);
    let summary = match options.scale {
        Scale::County => county_scale::write(&folder, options.seed, hold_out, progress)?,
        Scale::State => {
            state_scale::write(&folder, options.seed, options.counties, hold_out, progress)?
        }
    };
    let marker = folder.join(MARKER);
    std::fs::write(
        &marker,
        "Written by `pollstead demo`; the next one may replace this folder.\n",
    )
    .map_err(failed(&marker))?;
    if replaced == Replaced::Folder {
        // The earlier demo steps aside first, so that a failed rename loses nothing but this run.
        std::fs::rename(out, aside.path().join("earlier")).map_err(failed(out))?;
    }
    std::fs::rename(&folder, out).map_err(failed(out))?;
    Ok(summary)
}

/// What stands where the demo should go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Replaced {
    Nothing,
    Folder,
}

fn vacant(out: &Path) -> Result<Replaced, DemoError> {
    let occupied = || DemoError::Occupied {
        path: out.to_owned(),
    };
    let failed = |source| DemoError::Write {
        path: out.to_owned(),
        source,
    };
    match std::fs::read_dir(out) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Replaced::Nothing),
        Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => Err(occupied()),
        Err(error) => Err(failed(error)),
        Ok(mut entries) => match entries.next() {
            None => Ok(Replaced::Folder),
            Some(_) if out.join(MARKER).is_file() => Ok(Replaced::Folder),
            Some(_) => Err(occupied()),
        },
    }
}
