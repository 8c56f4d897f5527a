//! Writes the state demo, a county at a time: at most one county's addresses are in memory.

use std::path::Path;

use super::land::Land;
use super::profile_file::ProfileFile;
use super::register::{self, HoldOut, Place};
use super::{DemoError, DemoSummary, Scale, source, state, survey_round};

/// Counts what the maps and lists hold; addresses are added by the caller.
pub(super) fn counted(land: &Land) -> DemoSummary {
    let precincts = || land.counties.iter().flat_map(|c| &c.precincts);
    let drawn = || precincts().filter(|p| p.on_map).filter_map(|p| p.block);
    DemoSummary {
        counties: land.counties.len(),
        precincts: precincts().count(),
        split_precincts: precincts().filter(|p| p.split_at.is_some()).count(),
        polygons: drawn().count(),
        vertices: drawn().map(|block| land.outline(block).len()).sum(),
        ..DemoSummary::default()
    }
}

pub(super) fn write(
    folder: &Path,
    seed: u64,
    counties: usize,
    hold_out: HoldOut,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<DemoSummary, DemoError> {
    let land = state::land(seed, counties);
    let towns = state::towns(&land);
    let mut summary = counted(&land);
    source::maps(folder, &land, &towns)?;
    source::postal(folder, &land, &towns)?;
    source::contacts(folder, &land)?;
    source::corrections(folder, &[])?;
    let mut places: Vec<Place> = Vec::new();
    let all = land.counties.len() as u64;
    for (index, county) in land.counties.iter().enumerate() {
        progress(index as u64, all);
        let register = register::register(&land, &towns, index, hold_out, &state::street_name);
        let ours = register::places(&land, &towns, &register);
        let name = format!("addresses-{}.csv", county.fips);
        summary.addresses += register.rows.len();
        summary.listed += source::addresses(folder, &name, &land, &towns, &register, &ours)?;
        places.extend(ours);
    }
    progress(all, all);
    source::list(folder, &land, &places)?;
    summary.surveyed = source::surveys(folder, &land, &mut places.iter())?;
    survey_round::write(folder, &land, Scale::State, &mut places.iter().filter(|p| p.owner.county != source::WRITTEN))?;
    survey_round::policies(folder, &land)?;
    let profile = ProfileFile {
        name: "Made-up state",
        addresses: "addresses-*.csv",
        roads: None,
        municipal: &[],
        elsewhere: &[],
    };
    profile.write(folder)?;
    Ok(summary)
}
