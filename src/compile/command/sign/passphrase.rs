//! Passphrases: from a file, or asked for at a terminal; never from the command line, which other users of a machine can read.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use crate::compile::command::Failure;

#[derive(clap::Args)]
pub(super) struct PassphraseArgs {
    /// Read the passphrase from the first line of this file instead of asking.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

impl PassphraseArgs {
    /// Of a key that is there.
    pub(super) fn of(&self, key: &Path) -> Result<String, Failure> {
        match &self.passphrase_file {
            Some(file) => first_line(file),
            None => ask(&format!("Passphrase of {}: ", key.display())),
        }
    }

    /// For a new key: asked twice.
    pub(super) fn new_one(&self) -> Result<String, Failure> {
        if let Some(file) = &self.passphrase_file {
            return first_line(file);
        }
        let first = ask("Passphrase for the new key (four words or more): ")?;
        if ask("Once more: ")? != first {
            return Err(Failure::failed("found two different passphrases, expected the same twice"));
        }
        Ok(first)
    }
}

fn first_line(file: &Path) -> Result<String, Failure> {
    let shown = file.display();
    let text = std::fs::read_to_string(file).map_err(|e| Failure::asked_wrongly(format!("{shown}: {e}")))?;
    match text.lines().next().filter(|line| !line.is_empty()) {
        Some(line) => Ok(line.to_owned()),
        None => Err(Failure::asked_wrongly(format!("{shown}: found an empty first line, expected a passphrase"))),
    }
}

fn ask(prompt: &str) -> Result<String, Failure> {
    if !std::io::stdin().is_terminal() {
        return Err(Failure::asked_wrongly("found no terminal to ask at, expected --passphrase-file"));
    }
    rpassword::prompt_password(prompt).map_err(|e| Failure::failed(format!("the passphrase could not be read: {e}")))
}
