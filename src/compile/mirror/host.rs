//! A copy as a host serves it, asked file by file: what voters get, and not what somebody uploaded.

use std::cell::Cell;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::tree::Held;

/// Longest wait for one file.
const PATIENCE: Duration = Duration::from_secs(30);
/// After so many files in a row without any answer nobody waits for the next thousand.
const MOST_SILENCES: u32 = 3;

/// Where a copy is.
pub enum Copy {
    /// In a folder.
    Folder(PathBuf),
    /// At an address.
    Host(Host),
}

/// A host.
pub struct Host {
    /// Ends with a slash.
    base: String,
    agent: ureq::Agent,
    silences: Cell<u32>,
    say: Box<dyn Fn(&str)>,
}

impl Copy {
    /// `https://…` or `http://…` is a host, else it is a folder. `say`: is told each path that a host is asked for.
    #[must_use]
    pub fn of(text: &str, say: impl Fn(&str) + 'static) -> Self {
        if !text.starts_with("https://") && !text.starts_with("http://") {
            return Self::Folder(PathBuf::from(text));
        }
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            // A page to sign in to somebody's Wi-Fi is no copy, and a browser's integrity check would follow a redirect nowhere either.
            .max_redirects(0)
            .user_agent("pollstead monitor")
            .build();
        let base = if text.ends_with('/') { text.to_owned() } else { format!("{text}/") };
        Self::Host(Host { base, agent: config.into(), silences: Cell::new(0), say: Box::new(say) })
    }

    /// As it was written; an address with its last slash.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Folder(path) => path.display().to_string(),
            Self::Host(host) => host.base.clone(),
        }
    }

    /// The folder, where it is one: a host cannot be asked what else it has.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder(path) => Some(path),
            Self::Host(_) => None,
        }
    }
}

impl Held for Copy {
    fn get(&self, path: &str, most: u32) -> Result<Vec<u8>, String> {
        match self {
            Self::Folder(folder) => Held::get(&folder.as_path(), path, most),
            Self::Host(host) => host.get(path, most),
        }
    }
}

impl Host {
    fn get(&self, path: &str, most: u32) -> Result<Vec<u8>, String> {
        if self.silences.get() >= MOST_SILENCES {
            return Err(format!("not asked for: the host gave no answer {MOST_SILENCES} times in a row"));
        }
        (self.say)(path);
        let got = self.ask(path, most);
        let silent = matches!(got, Err((_, true)));
        self.silences.set(if silent { self.silences.get() + 1 } else { 0 });
        got.map_err(|(message, _)| message)
    }

    /// The bytes, or what was found instead, and whether the host said nothing at all.
    fn ask(&self, path: &str, most: u32) -> Result<Vec<u8>, (String, bool)> {
        let answer = self.agent.get(format!("{}{path}", self.base)).header("cache-control", "no-cache").call();
        let mut answer = answer.map_err(|e| (format!("found no answer, expected the file ({e})"), true))?;
        if answer.status() != 200 {
            return Err((format!("found status {}, expected 200", answer.status().as_u16()), false));
        }
        let mut bytes = Vec::new();
        let body = answer.body_mut().as_reader().take(u64::from(most) + 1).read_to_end(&mut bytes);
        body.map_err(|e| (format!("found an answer that broke off after {} bytes ({e})", bytes.len()), true))?;
        Ok(bytes)
    }
}
