//! `pollstead sign`: keys, who may sign, signatures one after another, and what a host serves.

mod ahead;
mod passphrase;
mod start;

use std::io::Write;
use std::path::{Path, PathBuf};

use super::edition::{clock, metadata_file};
use super::{Exit, Failure, put};
use crate::compile::sign::collect::{self, Standing};
use crate::compile::sign::draft::{self, Drafts, FOLDER};
use crate::compile::sign::key_file::{SignerKey, WorkFactor, public_path};
use crate::compile::sign::publish::{self, Published, Signing};
use crate::compile::sign::roles::Roles;
use crate::compile::whole_edition::WholeEdition;
use crate::compile::write;
use crate::domain::Instant;
use crate::domain::edition::tuf::{Envelope, Root};
use passphrase::PassphraseArgs;

#[derive(clap::Args)]
#[command(after_help = "The first time, in this order:\n  \
    pollstead sign key --out alice.key                     each signer, on a machine of their own\n  \
    pollstead sign root --roles roles.toml --out 1.root.json\n  \
    pollstead sign root --sign 1.root.json --key alice.key    each root signer\n  \
    pollstead sign start --edition edition --root 1.root.json --roles roles.toml\n  \
    pollstead sign add --edition edition --key alice.key   each signer; carry the folder edition/m/draft to them\n  \
    pollstead sign publish --edition edition --key snapshot.key --key timestamp.key\n  \
    pollstead verify --edition edition --trust 1.root.json\n\n\
    Later, with what is published now beside it:\n  \
    pollstead sign start --edition edition --root 1.root.json --after published --acknowledge 37\n\n\
    By cron, every six hours in season:\n  \
    pollstead sign timestamp --edition published --key snapshot.key --key timestamp.key --passphrase-file secret\n\
    Or, for the days around an election, with no key on the host: `sign ahead` and `sign due`.")]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Make a signing key, sealed with a passphrase.
    Key(KeyArgs),
    /// Draft a root from the file that says who signs what, or sign one.
    Root(RootArgs),
    /// Draft the roles of an edition that was built; says what moved, which must be acknowledged.
    Start(start::StartArgs),
    /// Sign every draft that a key may sign, and say where each stands.
    Add(AddArgs),
    /// Say where each draft stands.
    Status(StatusArgs),
    /// Sign snapshot and timestamp, and write what a host serves.
    Publish(PublishArgs),
    /// Sign the timestamp anew, so that the edition stays fresh.
    Timestamp(TimestampArgs),
    /// Sign the timestamps of the coming days, a file each, for a host without a key.
    Ahead(ahead::AheadArgs),
    /// Put the newest timestamp in place that was signed ahead and is due; needs no key.
    Due(ahead::DueArgs),
}

#[derive(clap::Args)]
struct KeyArgs {
    /// Where to write the key; its public half lies beside, with .pub behind the name.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    passphrase: PassphraseArgs,
    /// Seal it with no more work than a test can bear; nothing is safe with it.
    #[arg(long, hide = true)]
    weak: bool,
}

#[derive(clap::Args)]
struct RootArgs {
    /// Who signs what.
    #[arg(long, value_name = "FILE", required_unless_present = "sign")]
    roles: Option<PathBuf>,
    /// Where to write the draft.
    #[arg(long, value_name = "FILE", required_unless_present = "sign")]
    out: Option<PathBuf>,
    /// The root before it: the new one gets the next version, and signers of both must sign.
    #[arg(long, value_name = "ROOT")]
    after: Option<PathBuf>,
    /// Sign this draft.
    #[arg(long, value_name = "ROOT", conflicts_with_all = ["roles", "out"], requires = "key")]
    sign: Option<PathBuf>,
    /// With this key.
    #[arg(long, value_name = "FILE", requires = "sign")]
    key: Option<PathBuf>,
    #[command(flatten)]
    passphrase: PassphraseArgs,
    /// Take this as the time instead of the clock's.
    #[arg(long, value_name = "INSTANT")]
    now: Option<String>,
}

#[derive(clap::Args)]
struct AddArgs {
    /// The edition's folder, or one that holds its m/draft.
    #[arg(long, value_name = "DIR")]
    edition: PathBuf,
    /// The key.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    #[command(flatten)]
    passphrase: PassphraseArgs,
}

#[derive(clap::Args)]
struct StatusArgs {
    /// The edition's folder.
    #[arg(long, value_name = "DIR")]
    edition: PathBuf,
}

#[derive(clap::Args)]
struct PublishArgs {
    /// The edition's folder.
    #[arg(long, value_name = "DIR")]
    edition: PathBuf,
    /// The published edition, whose earlier roots stay.
    #[arg(long, value_name = "DIR")]
    after: Option<PathBuf>,
    /// Keys of snapshot and timestamp.
    #[arg(long, value_name = "FILE", required = true)]
    key: Vec<PathBuf>,
    #[command(flatten)]
    passphrase: PassphraseArgs,
    /// Take this as the time instead of the clock's.
    #[arg(long, value_name = "INSTANT")]
    now: Option<String>,
}

#[derive(clap::Args)]
struct TimestampArgs {
    /// The published edition's folder.
    #[arg(long, value_name = "DIR")]
    edition: PathBuf,
    /// The timestamp's key, and the snapshot's where it is to be signed anew too.
    #[arg(long, value_name = "FILE", required = true)]
    key: Vec<PathBuf>,
    /// Until when it is good; for the days around an election that are signed ahead.
    #[arg(long, value_name = "INSTANT")]
    until: Option<Instant>,
    #[command(flatten)]
    passphrase: PassphraseArgs,
    /// Take this as the time instead of the clock's.
    #[arg(long, value_name = "INSTANT")]
    now: Option<String>,
}

pub(super) fn run(args: &Args, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    match &args.what {
        What::Key(args) => key(args, out),
        What::Root(args) => root(args, out, talk),
        What::Start(args) => start::run(args, out, talk),
        What::Add(args) => add(args, out),
        What::Status(args) => status(args, out),
        What::Publish(args) => publish(args, out),
        What::Timestamp(args) => timestamp(args, out),
        What::Ahead(args) => ahead::ahead(args, out),
        What::Due(args) => ahead::due(args, out),
    }
}

fn key(args: &KeyArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let work = if args.weak { WorkFactor::LOWEST } else { WorkFactor::USUAL };
    let key = SignerKey::make(&args.out, &args.passphrase.new_one()?, work).map_err(Failure::failed)?;
    put(out, &format!("wrote {} and {}", args.out.display(), public_path(&args.out).display()))?;
    put(out, &key.public())?;
    Ok(Exit::Done)
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    metadata_file(path).map_err(Failure::asked_wrongly)
}

fn envelope(path: &Path) -> Result<Envelope, Failure> {
    Envelope::read("root", &bytes(path)?).map_err(|e| Failure::failed(format!("{}: {e}", path.display())))
}

fn root_of(path: &Path) -> Result<Root, Failure> {
    Root::of(&envelope(path)?).map_err(|e| Failure::failed(format!("{}: {e}", path.display())))
}

fn root(args: &RootArgs, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    let before = args.after.as_deref().map(root_of).transpose()?;
    if let (Some(path), Some(key)) = (&args.sign, &args.key) {
        let mut envelope = envelope(path)?;
        let key = SignerKey::open(key, &args.passphrase.of(key)?).map_err(Failure::failed)?;
        let standings = collect::add_to_root(&mut envelope, before.as_ref(), Some(&key)).map_err(Failure::failed)?;
        if !standings.iter().any(|s| s.now) {
            let message = format!("{}: found a key that may not sign this root, or has signed it already", path.display());
            return Err(Failure::failed(message).advising("A signer of the root before it alone needs --after with that root."));
        }
        write::file(path, &envelope.write()).map_err(Failure::failed)?;
        return say(&standings, out);
    }
    let (Some(roles), Some(to)) = (&args.roles, &args.out) else {
        return Err(Failure::asked_wrongly("expected --roles and --out, or --sign and --key"));
    };
    let roles = Roles::read(roles).map_err(Failure::asked_wrongly)?;
    if to.exists() {
        return Err(Failure::asked_wrongly(format!("{}: found a file, expected none: a root is never written over", to.display())));
    }
    for line in roles.advice() {
        let _ = writeln!(talk, "pollstead: {line}");
    }
    let now = clock(args.now.as_deref())?;
    let version = before.as_ref().map_or(0, Root::version) + 1;
    let signed = roles.root(version, &now, &draft::end("root", &now, &[]));
    write::file(to, &Envelope { signatures: Vec::new(), signed }.write()).map_err(Failure::failed)?;
    put(out, &format!("wrote {}, version {version}, without signatures", to.display()))?;
    Ok(Exit::Done)
}

fn say(standings: &[Standing], out: &mut dyn Write) -> Result<Exit, Failure> {
    for Standing { role, version, signed, asked, now } in standings {
        let just = if *now { ", one of them just now" } else { "" };
        put(out, &format!("{role} {version}: {signed} of {asked} signatures{just}"))?;
    }
    Ok(Exit::Done)
}

fn add(args: &AddArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let mut drafts = Drafts::open(&args.edition).map_err(Failure::asked_wrongly)?;
    let key = SignerKey::open(&args.key, &args.passphrase.of(&args.key)?).map_err(Failure::failed)?;
    let standings = collect::add(&mut drafts, Some(&key)).map_err(Failure::failed)?;
    if !standings.iter().any(|s| s.now) {
        say(&standings, out)?;
        return Err(Failure::failed(format!("{}: nothing asks for this key's signature", args.key.display())));
    }
    keep(&args.edition, &drafts)?;
    say(&standings, out)
}

fn keep(edition: &Path, drafts: &Drafts) -> Result<(), Failure> {
    drafts.files().iter().try_for_each(|(path, bytes)| write::file(&edition.join(path), bytes)).map_err(Failure::failed)
}

fn status(args: &StatusArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let mut drafts = Drafts::open(&args.edition).map_err(Failure::asked_wrongly)?;
    let standings = collect::add(&mut drafts, None).map_err(Failure::failed)?;
    say(&standings, out)?;
    Ok(if standings.iter().all(Standing::is_complete) { Exit::Done } else { Exit::Failed })
}

fn keys(paths: &[PathBuf], passphrase: &PassphraseArgs) -> Result<Vec<SignerKey>, Failure> {
    paths.iter().map(|path| SignerKey::open(path, &passphrase.of(path)?).map_err(Failure::failed)).collect()
}

fn publish(args: &PublishArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let drafts = Drafts::open(&args.edition).map_err(Failure::asked_wrongly)?;
    let edition = WholeEdition::folder(&args.edition).map_err(Failure::failed)?;
    let (now, keys) = (clock(args.now.as_deref())?, keys(&args.key, &args.passphrase)?);
    let signing = Signing { now: &now, elections: &edition.site.elections, until: None, keys: &keys };
    let mut files = publish::publish(&drafts, &signing).map_err(Failure::failed)?;
    // A device that last looked a year ago walks from its root to the newest.
    for (name, bytes) in earlier_roots(args.after.as_deref().unwrap_or(&args.edition))? {
        files.entry(name).or_insert(bytes);
    }
    put_published(&args.edition, &files)?;
    std::fs::remove_dir_all(args.edition.join(FOLDER)).map_err(|e| Failure::failed(format!("{}: {e}", args.edition.join(FOLDER).display())))?;
    put(out, &format!("wrote {} files of metadata; the host may serve {}", files.len(), args.edition.display()))?;
    Ok(Exit::Done)
}

/// `m/N.root.json` of a folder.
fn earlier_roots(edition: &Path) -> Result<Published, Failure> {
    let mut roots = Published::new();
    for version in 1..u32::MAX {
        let name = format!("m/{version}.root.json");
        let path = edition.join(&name);
        if !path.is_file() {
            break;
        }
        roots.insert(name, bytes(&path)?);
    }
    Ok(roots)
}

/// The list last: what it names lies there by then.
fn put_published(edition: &Path, files: &Published) -> Result<(), Failure> {
    let put = |name: &str, bytes: &[u8]| write::file(&edition.join(name), bytes).map_err(Failure::failed);
    files.iter().filter(|(name, _)| *name != "m/now.json").try_for_each(|(name, bytes)| put(name, bytes))?;
    files.get("m/now.json").map_or(Ok(()), |bytes| put("m/now.json", bytes))
}

fn timestamp(args: &TimestampArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let bundle = write::list_of(&args.edition).map_err(Failure::failed)?;
    let edition = WholeEdition::folder(&args.edition).map_err(Failure::failed)?;
    let (now, keys) = (clock(args.now.as_deref())?, keys(&args.key, &args.passphrase)?);
    let signing = Signing { now: &now, elections: &edition.site.elections, until: args.until.as_ref(), keys: &keys };
    let files = publish::renew(&bundle, &signing).map_err(Failure::failed)?;
    put_published(&args.edition, &files)?;
    let until = args.until.clone().unwrap_or_else(|| draft::end("timestamp", &now, &edition.site.elections));
    put(out, &format!("{}: the timestamp is good until {}", args.edition.display(), until.as_str()))?;
    Ok(Exit::Done)
}
