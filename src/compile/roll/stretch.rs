//! The long part: every card's code stretched once, by as many threads as there are cores, kept sealed as it goes.
//!
//! The work folder holds files of up to 512 roots, each written whole or not at all, so a run that was killed goes on where it
//! was. Files are sets: several processes, on several machines, each with counties of their own, give the same roots in any
//! order. Spec: `data/formats/roll.md`.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};

use super::key::OfficeKey;
use crate::compile::sources::limits;
use crate::compile::write::{self, WriteError};
use crate::domain::roll::card_code::{CardCode, Series};
use crate::domain::roll::keys::{Cost, CostError, KeyError, Root, Stretcher};

/// Roots in a file: half a minute of a core at the production cost, which is what a killed run loses.
const FILE: usize = 512;
/// What a file of roots begins with.
const HEAD: &[u8; 8] = b"PSROOTS1";
const NONCE: usize = 12;
const ID: usize = 16;
const ROOT: usize = 32;
/// How file names end.
const ENDING: &str = "roots";

/// What a card is called in the office's own files: it leads back to nobody without the key.
pub type CardId = [u8; ID];

/// A card whose code is to be stretched.
#[derive(Debug, Clone)]
pub struct ToStretch {
    /// Its name in the work folder.
    pub id: CardId,
    /// Its code.
    pub code: CardCode,
}

/// Why codes could not be stretched.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StretchError {
    /// The cost.
    #[error(transparent)]
    Cost(#[from] CostError),
    /// A key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A file of the work folder.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// A file that cannot be read.
    #[error("{0}")]
    Read(String),
    /// A file that could not be sealed, which its length never hinders.
    #[error("a file of roots could not be sealed")]
    Seal,
}

/// The kept roots of one series at one cost.
#[derive(Debug)]
pub struct Kept {
    about: Vec<u8>,
    key: [u8; 32],
    series: Series,
    cost: Cost,
    roots: HashMap<CardId, Root>,
    /// Files that did not open with this key: their cards are stretched again.
    pub unreadable: Vec<PathBuf>,
}

impl Kept {
    /// Nothing kept yet.
    #[must_use]
    pub fn new(office: &OfficeKey, series: &Series, cost: Cost) -> Self {
        let about = format!("pollstead/roots/v1 {} {} {}", series.as_str(), cost.memory_kib, cost.passes).into_bytes();
        Self { key: office.of_kept_roots(&about), about, series: series.clone(), cost, roots: HashMap::new(), unreadable: Vec::new() }
    }

    /// Takes what a work folder holds; a folder that is not there holds nothing.
    ///
    /// # Errors
    /// The folder or a file of it cannot be read. A file that does not open is noted, and no error.
    pub fn take(&mut self, folder: &Path) -> Result<(), StretchError> {
        if !folder.exists() {
            return Ok(());
        }
        let said = |e: std::io::Error| StretchError::Read(format!("{}: {e}", folder.display()));
        for entry in std::fs::read_dir(folder).map_err(said)? {
            let path = entry.map_err(said)?.path();
            if path.extension().is_none_or(|e| e != ENDING) {
                continue;
            }
            let bytes = limits::load(&path, &path.display().to_string()).map_err(|e| StretchError::Read(e.to_string()))?;
            match self.open(&bytes) {
                Some(roots) => self.roots.extend(roots),
                None => self.unreadable.push(path),
            }
        }
        Ok(())
    }

    /// The root of a card, if it is kept.
    #[must_use]
    pub fn root(&self, id: &CardId) -> Option<&Root> {
        self.roots.get(id)
    }

    fn open(&self, bytes: &[u8]) -> Option<Vec<(CardId, Root)>> {
        let rest = bytes.strip_prefix(HEAD)?;
        let (nonce, sealed) = rest.split_first_chunk::<NONCE>()?;
        let payload = Payload { msg: sealed, aad: &self.about };
        let plain = ChaCha20Poly1305::new(&Key::from(self.key)).decrypt(&Nonce::from(*nonce), payload).ok()?;
        let each = plain.chunks_exact(ID + ROOT);
        if !each.remainder().is_empty() {
            return None;
        }
        each.map(|one| {
            let (id, root) = one.split_first_chunk::<ID>()?;
            Some((*id, Root::kept(root.try_into().ok()?)))
        })
        .collect()
    }

    /// A file's name and bytes. The nonce comes from what is sealed, so no two different files share one.
    fn seal(&self, office: &OfficeKey, roots: &[(CardId, Root)]) -> Result<(String, Vec<u8>), StretchError> {
        let plain: Vec<u8> = roots.iter().flat_map(|(id, root)| id.iter().chain(root.bytes()).copied()).collect();
        let derived = office.derive("pollstead/roots-nonce", &[&self.about, &plain]);
        let nonce: [u8; NONCE] = std::array::from_fn(|at| derived.get(at).copied().unwrap_or(0));
        let payload = Payload { msg: &plain, aad: &self.about };
        let sealed = ChaCha20Poly1305::new(&Key::from(self.key)).encrypt(&Nonce::from(nonce), payload).ok().ok_or(StretchError::Seal)?;
        let name = data_encoding::HEXLOWER.encode(&nonce);
        Ok((format!("{name}.{ENDING}"), HEAD.iter().chain(&nonce).chain(&sealed).copied().collect()))
    }

    /// Stretches what is not kept yet and keeps it in the folder. `progress` hears how many of how many are done, and may ask to
    /// stop: what was kept until then stays.
    ///
    /// # Errors
    /// [`StretchError`]; the folder then holds whole files only.
    pub fn stretch(&mut self, office: &OfficeKey, cards: &[ToStretch], folder: &Path, threads: usize, progress: &mut dyn FnMut(usize, usize) -> bool) -> Result<bool, StretchError> {
        let mut missing: Vec<&ToStretch> = cards.iter().filter(|card| !self.roots.contains_key(&card.id)).collect();
        // In the order of the ids, which says nothing of the roll's.
        missing.sort_unstable_by_key(|card| card.id);
        missing.dedup_by_key(|card| card.id);
        let parts: Vec<&[&ToStretch]> = missing.chunks(FILE).collect();
        let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
        let (sender, receiver) = mpsc::channel::<Result<Vec<(CardId, Root)>, StretchError>>();
        let (series, cost) = (self.series.clone(), self.cost);
        let (kept, total) = (cards.len() - missing.len(), cards.len());
        let mut done = kept;
        let mut failed = None;
        progress(done, total);
        std::thread::scope(|scope| {
            for _ in 0..threads.clamp(1, parts.len().max(1)) {
                let (sender, parts, next, stopped, series) = (sender.clone(), &parts, &next, &stopped, &series);
                scope.spawn(move || {
                    while !stopped.load(Ordering::Relaxed) {
                        let Some(part) = parts.get(next.fetch_add(1, Ordering::Relaxed)) else { break };
                        if sender.send(stretch_part(series, cost, part)).is_err() {
                            break;
                        }
                    }
                });
            }
            drop(sender);
            for part in receiver {
                let written = part.and_then(|roots| {
                    let (name, bytes) = self.seal(office, &roots)?;
                    write::secret(&folder.join(name), &bytes)?;
                    Ok(roots)
                });
                match written {
                    Ok(roots) => {
                        done += roots.len();
                        self.roots.extend(roots);
                        if !progress(done, total) {
                            stopped.store(true, Ordering::Relaxed);
                        }
                    }
                    Err(error) => {
                        stopped.store(true, Ordering::Relaxed);
                        failed.get_or_insert(error);
                    }
                }
            }
        });
        match failed {
            Some(error) => Err(error),
            None => Ok(done == total),
        }
    }
}

fn stretch_part(series: &Series, cost: Cost, part: &[&ToStretch]) -> Result<Vec<(CardId, Root)>, StretchError> {
    let mut stretcher = Stretcher::new(series, cost)?;
    part.iter().map(|card| Ok((card.id, stretcher.stretch(&card.code)?))).collect()
}

#[cfg(test)]
mod tests;
