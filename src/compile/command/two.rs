//! What `changes` and `what-if` share: two editions or two profiles, opened whole, and the files of what was found.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::edition::leave_to_open;
use super::progress::Progress;
use super::{Failure, put};
use crate::compile::whole_edition::WholeEdition;
use crate::compile::{pipeline, write};

#[derive(clap::Args)]
pub(super) struct TwoArgs {
    /// What was: an edition's folder, or a source's profile (a file that ends in .toml).
    #[arg(value_name = "OLD")]
    pub(super) old: PathBuf,
    /// What is, or is to be: an edition's folder, or a source's profile.
    #[arg(value_name = "NEW")]
    pub(super) new: PathBuf,
    /// Folder that the profiles' paths are relative to; each one's own without this.
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Open editions that nobody has signed.
    #[arg(long)]
    unsigned: bool,
    /// The election whose places are compared, by its id in NEW; the latest with a list of places without this.
    #[arg(long, value_name = "ID")]
    election: Option<String>,
    /// The same for OLD; without this the one of the same id, else the latest with a list of places.
    #[arg(long, value_name = "ID")]
    old_election: Option<String>,
}

impl TwoArgs {
    /// Both, each with the position of its election.
    pub(super) fn open(&self) -> Result<[(WholeEdition, usize); 2], Failure> {
        let new = self.one(&self.new)?;
        let at = election(&new, self.election.as_deref(), "--election", None)?;
        let same = new.site.elections.get(at).map(|e| e.id.clone());
        let old = self.one(&self.old)?;
        let was = election(&old, self.old_election.as_deref(), "--old-election", same.as_deref())?;
        Ok([(old, was), (new, at)])
    }

    fn one(&self, path: &Path) -> Result<WholeEdition, Failure> {
        one(path, self.root.as_deref(), self.unsigned)
    }
}

/// An edition's folder, or what a profile makes, opened whole.
pub(super) fn one(path: &Path, root: Option<&Path>, unsigned: bool) -> Result<WholeEdition, Failure> {
    let shown = path.display().to_string();
    if path.is_dir() {
        let edition = WholeEdition::folder(path).map_err(Failure::failed)?;
        leave_to_open(path, unsigned, edition.site.made_up)?;
        return Ok(edition);
    }
    if !path.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml")) {
        return Err(Failure::asked_wrongly(format!("{shown}: found neither a folder nor a file that ends in .toml"))
            .advising("Name an edition's folder, or a source's profile."));
    }
    let progress = Progress::new();
    let built = pipeline::build(path, root, &mut |step| progress.step(step));
    progress.done();
    WholeEdition::made(&shown, built.map_err(Failure::failed)?.files).map_err(Failure::failed)
}

/// Writes files into a folder, and says where they are.
pub(super) fn put_files(folder: &Path, files: &[(&str, &[u8])], out: &mut dyn Write) -> Result<(), Failure> {
    for (name, bytes) in files {
        write::file(&folder.join(name), bytes).map_err(Failure::failed)?;
    }
    for (name, _) in files {
        put(out, &folder.join(name).display().to_string())?;
    }
    Ok(())
}

/// The election asked for, else the one that is preferred, else the latest that the edition lists places for.
pub(super) fn election(edition: &WholeEdition, asked: Option<&str>, option: &str, preferred: Option<&str>) -> Result<usize, Failure> {
    let all = &edition.site.elections;
    let by_id = |id: &str| all.iter().position(|e| e.id == id);
    if let Some(id) = asked {
        return by_id(id).ok_or_else(|| {
            let known: Vec<&str> = all.iter().map(|e| e.id.as_str()).collect();
            Failure::asked_wrongly(format!("{option}: found {id:?}, expected one of {} in {}", known.join(", "), edition.shown()))
        });
    }
    let latest = || all.iter().rposition(|e| e.places_listed);
    preferred.and_then(by_id).or_else(latest).ok_or_else(|| {
        Failure::failed(format!("{}: found no election whose polling places are listed, expected one", edition.shown()))
    })
}
