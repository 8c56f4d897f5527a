//! Our client over a repository at hand: the domain's workflow, with files of memory in the place of requests.

use pollstead::domain::edition::tuf::{Expiry, Listed, Search, Searched, Taken, Trusted, TufError};

use crate::peers::Answer;
use crate::repository::Repository;

pub(crate) fn answer(repository: &Repository, clock: i64) -> Answer {
    found(repository, clock).unwrap_or_else(|why| Answer::Refused(why.to_string()))
}

fn found(repository: &Repository, clock: i64) -> Result<Answer, TufError> {
    let Repository { kept, served, target } = repository;
    let missing = |name: &str| TufError::Missing { role: name.to_owned() };
    let fetched = |name: String| served.get(&name).ok_or_else(|| missing(&name));
    let mut trusted = Trusted::new(&kept["root.json"], Expiry::Refused { clock })?;
    while let Some(bytes) = served.get(&format!("{}.root.json", trusted.root().version() + 1)) {
        trusted.update_root(bytes)?;
    }
    trusted.root_is_last()?;
    let name_of = |trusted: &Trusted, role: &str, listed: Option<&Listed>| {
        let listed = listed.ok_or_else(|| missing(role))?;
        Ok::<_, TufError>(if trusted.root().consistent_snapshot { format!("{}.{role}.json", listed.version) } else { format!("{role}.json") })
    };
    let _ = kept.get("timestamp.json").map(|bytes| trusted.update_timestamp(bytes));
    let taken = trusted.update_timestamp(fetched("timestamp.json".to_owned())?)?;
    assert!(taken == Taken::New || kept.contains_key("timestamp.json"));
    trusted.timestamp_is_good()?;
    let is_kept = kept.get("snapshot.json").is_some_and(|bytes| trusted.update_snapshot(bytes, true).is_ok());
    if !is_kept || trusted.snapshot_is_good().is_err() {
        let name = name_of(&trusted, "snapshot", trusted.timestamp().and_then(|t| t.file("snapshot.json")))?;
        trusted.update_snapshot(fetched(name)?, false)?;
        trusted.snapshot_is_good()?;
    }
    let load = |trusted: &mut Trusted, role: &str, by: &str| {
        let file = format!("{role}.json");
        if kept.get(&file).is_some_and(|bytes| trusted.update_targets(role, by, bytes).is_ok()) {
            return Ok(());
        }
        let name = name_of(trusted, role, trusted.snapshot().and_then(|s| s.file(&file)))?;
        trusted.update_targets(role, by, fetched(name)?)
    };
    load(&mut trusted, "targets", "root")?;
    let mut search = Search::new(target);
    loop {
        match search.step(&trusted) {
            Searched::Load { role, by } => load(&mut trusted, &role, &by)?,
            Searched::Found(expected) => return Ok(Answer::Found(format!("{} {}", expected.length, expected.sha256))),
            Searched::Nowhere => return Ok(Answer::Nowhere),
        }
    }
}
