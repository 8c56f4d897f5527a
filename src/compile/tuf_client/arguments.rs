//! The words of the command line, as the conformance suite says them.

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use super::{Client, ClientError, Wanted, init};

/// A client of The Update Framework, for TUF's conformance suite.
#[derive(Debug, Parser)]
#[command(name = "pollstead-tuf")]
struct Arguments {
    /// Folder of the metadata that was verified.
    #[arg(long)]
    metadata_dir: PathBuf,
    /// Below which address the repository's metadata lies.
    #[arg(long)]
    metadata_url: Option<String>,
    /// A target's name in metadata.
    #[arg(long)]
    target_name: Option<String>,
    /// Below which address targets lie.
    #[arg(long)]
    target_base_url: Option<String>,
    /// Into which folder a target goes.
    #[arg(long)]
    target_dir: Option<PathBuf>,
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Begin with a root that is trusted.
    Init {
        /// The root's file.
        trusted_root: PathBuf,
    },
    /// Bring the metadata up to date.
    Refresh,
    /// Bring the metadata up to date, then a target.
    Download,
}

/// Does what the arguments say; 0 where it was done whole, 1 where not.
pub fn run(args: impl IntoIterator<Item = OsString>, err: &mut dyn Write) -> ExitCode {
    let arguments = match Arguments::try_parse_from(args) {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = write!(err, "{error}");
            return ExitCode::FAILURE;
        }
    };
    match done(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(err, "{error}");
            ExitCode::FAILURE
        }
    }
}

fn done(arguments: Arguments) -> Result<(), ClientError> {
    let Arguments { metadata_dir, metadata_url, target_name, target_base_url, target_dir, task } = arguments;
    let client = |dir| metadata_url.as_deref().map(|url| Client::new(dir, url)).ok_or(ClientError::NoArgument("--metadata-url"));
    match task {
        Task::Init { trusted_root } => {
            let root = std::fs::read(&trusted_root).map_err(|error| ClientError::Read { path: trusted_root, error })?;
            init(metadata_dir, &root)
        }
        Task::Refresh => client(metadata_dir)?.refresh().map(drop),
        Task::Download => {
            let wanted = Wanted {
                name: target_name.ok_or(ClientError::NoArgument("--target-name"))?,
                base_url: target_base_url.ok_or(ClientError::NoArgument("--target-base-url"))?,
                dir: target_dir.ok_or(ClientError::NoArgument("--target-dir"))?,
            };
            client(metadata_dir)?.download(&wanted)
        }
    }
}
