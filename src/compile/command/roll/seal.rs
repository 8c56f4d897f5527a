//! `pollstead roll stretch` and `pollstead roll seal`: the long part, which goes on where it was, and the epoch, whole or not at all.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::series::{Given, SeriesArgs};
use super::{Exit, Failure, put};
use crate::compile::command::progress::Progress;
use crate::compile::command::two;
use crate::compile::roll::publish::{self, Issued, Made, Prepared};
use crate::compile::roll::rows::Keep;
use crate::compile::roll::seal::{Epoch, MOST_CARDS, ToSeal};
use crate::compile::roll::stretch::Kept;
use crate::compile::roll::seal as sealing;
use crate::compile::whole_edition::WholeEdition;
use crate::compile::write;
use crate::domain::law::Day;
use crate::domain::place::CountyFips;
use crate::domain::roll::keys::Cost;

#[derive(clap::Args)]
struct Common {
    #[command(flatten)]
    of: SeriesArgs,
    /// The edition whose precincts the roll names; not signed yet.
    #[arg(long, value_name = "DIR")]
    edition: PathBuf,
    /// The election, by its id; the latest whose places are listed without this.
    #[arg(long, value_name = "ID")]
    election: Option<String>,
    /// The day the roll speaks of.
    #[arg(long, value_name = "DATE")]
    as_of: Day,
    /// What stretching a code costs. `lowest` is for made-up rolls.
    #[arg(long, value_enum, default_value_t = CostArg::Production)]
    cost: CostArg,
    /// Folder of stretched codes, sealed under the office's key. Several are merged, in any order; new ones go into the first.
    #[arg(long, value_name = "DIR", required = true)]
    work: Vec<PathBuf>,
    /// How many at once; as many as there are cores without this.
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum CostArg {
    Production,
    Lowest,
}

#[derive(clap::Args)]
#[command(after_help = "Each process takes counties of its own and a work folder of its own:\n  \
    pollstead roll stretch … --county 28049 --work work-28049\n\
    then one run of `roll seal … --work work-28049 --work work-28121 …` has nothing left to stretch. The order of the folders does\n\
    not change a byte of what is sealed.")]
pub(super) struct StretchArgs {
    #[command(flatten)]
    common: Common,
    /// Only the voters of this county, by its five digits. May be repeated.
    #[arg(long, value_name = "FIPS", required = true)]
    county: Vec<CountyFips>,
}

#[derive(clap::Args)]
#[command(after_help = "A run that is killed goes on where it was when it is started again. OUT is written whole or not at all. The epoch is one more\n\
    than the edition's own; sign the edition afterwards. The same roll, cards, key and epoch give the same bytes.")]
pub(super) struct SealArgs {
    #[command(flatten)]
    common: Common,
    /// The day the sealed roll is published; the day of --as-of without this.
    #[arg(long, value_name = "DATE")]
    published: Option<Day>,
    /// Where to write the edition with the sealed roll in it.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// What both need: the records, and the roots of their codes as far as they are kept.
struct Begun {
    given: Given,
    edition: WholeEdition,
    prepared: Prepared,
    kept: Kept,
    cost: Cost,
}

fn begin(common: &Common, only: Option<&[CountyFips]>) -> Result<Begun, Failure> {
    let edition = WholeEdition::folder(&common.edition).map_err(Failure::failed)?;
    let cost = match common.cost {
        CostArg::Production => Cost::PRODUCTION,
        CostArg::Lowest if edition.site.made_up => Cost::LOWEST,
        CostArg::Lowest => {
            return Err(Failure::asked_wrongly("--cost: found lowest for an edition that is not made up, expected production")
                .advising("At the lowest cost a stolen list of codes could be tried too fast."));
        }
    };
    let election = two::election(&edition, common.election.as_deref(), "--election", None)?;
    let mut given = common.of.read(Keep::Initials)?;
    if let Some(only) = only {
        given.roll.rows.retain(|row| only.contains(&row.county));
    }
    let prepared = publish::prepare(
        &given.file,
        &given.roll.rows,
        Made { edition: &edition, election, as_of: common.as_of },
        Issued { cards: &given.cards, office: &given.key, series: &given.series },
    );
    let prepared = prepared.map_err(Failure::failed)?;
    if prepared.codes.len() > MOST_CARDS {
        return Err(Failure::failed(sealing::SealError::TooMany(prepared.codes.len())));
    }
    let mut kept = Kept::new(&given.key, &given.series, cost);
    for folder in &common.work {
        kept.take(folder).map_err(Failure::failed)?;
    }
    Ok(Begun { given, edition, prepared, kept, cost })
}

impl Begun {
    fn stretch(&mut self, common: &Common, talk: &mut dyn Write) -> Result<(), Failure> {
        for path in &self.kept.unreadable {
            let _ = writeln!(talk, "{}: does not open with this key, series and cost; what it should hold is stretched again", path.display());
        }
        let threads = common.threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
        let folder: &Path = common.work.first().ok_or_else(|| Failure::asked_wrongly("--work: expected a folder"))?;
        let progress = Progress::bar(self.prepared.codes.len());
        progress.step("codes stretched,");
        let done = self.kept.stretch(&self.given.key, &self.prepared.codes, folder, threads, &mut |done, _| {
            progress.at(done);
            true
        });
        progress.done();
        done.map(drop).map_err(Failure::failed)
    }
}

pub(super) fn stretch(args: &StretchArgs, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    let mut begun = begin(&args.common, Some(&args.county))?;
    begun.stretch(&args.common, talk)?;
    put(out, &format!("{} codes are stretched and kept", begun.prepared.codes.len()))?;
    Ok(Exit::Done)
}

pub(super) fn seal(args: &SealArgs, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    let mut begun = begin(&args.common, None)?;
    begun.stretch(&args.common, talk)?;
    let Begun { given, edition, prepared, kept, cost } = begun;
    let missing = || Failure::failed("a stretched code is not at hand");
    let cards: Result<Vec<ToSeal>, Failure> = prepared
        .codes
        .iter()
        .zip(&prepared.records)
        .map(|(code, record)| Ok(ToSeal { id: code.id, root: kept.root(&code.id).ok_or_else(missing)?.clone(), record: *record }))
        .collect();
    let cards = cards?;
    let count = cards.len();
    let epoch = Epoch {
        number: publish::next_epoch(&edition, &given.series).map_err(Failure::failed)?,
        series: given.series,
        cost,
        published: args.published.unwrap_or(args.common.as_of),
        made_up: edition.site.made_up,
    };
    let sealed = sealing::seal(&given.key, &epoch, cards).map_err(Failure::failed)?;
    let (fullest, number) = (sealed.fullest, epoch.number);
    let files = publish::files(&args.common.edition, &edition, sealed).map_err(Failure::failed)?;
    write::edition(&args.out, &files).map_err(Failure::failed)?;
    put(out, &format!("{}: epoch {number} of {}, {count} records in 2048 files of 122880 bytes, at most {fullest} of 1280 slots filled", args.out.display(), epoch.series.as_str()))?;
    put(out, &format!("{} protected voters and {} without a card that holds are not in it", prepared.protected, prepared.without_card))?;
    put(out, "next: sign the edition")?;
    Ok(Exit::Done)
}
