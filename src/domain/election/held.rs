//! An election as the edition holds it and as an answer names it.

use serde::{Deserialize, Serialize};

/// The kinds the Code tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ElectionKind {
    /// Party primary.
    Primary,
    /// Second primary.
    PrimaryRunoff,
    /// General election.
    General,
    /// Runoff of a general election.
    GeneralRunoff,
    /// Special election.
    Special,
    /// A city's primary.
    MunicipalPrimary,
    /// A city's general election.
    MunicipalGeneral,
}

/// Kinds of authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthorityKind {
    /// The county's election commission.
    County,
    /// A city, whose clerk may use other places.
    Municipality,
    /// A party's executive committee.
    Party,
}

/// Who runs it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Authority {
    /// Which kind.
    pub kind: AuthorityKind,
    /// The city or the party; none for a county.
    #[serde(default)]
    pub name: Option<String>,
}

/// Which precincts it reaches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Covers {
    /// Every precinct of the edition.
    Everywhere,
    /// These precinct ids.
    Precincts(Vec<String>),
}

/// Opening hours as local time and as instants, written at build so that no client needs time-zone data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// `07:00`, local.
    pub opens: String,
    /// `19:00`, local. Whoever is in line then votes (§ 23-15-541).
    pub closes: String,
    /// `2020-11-03T13:00:00Z`.
    pub opens_utc: String,
    /// `2020-11-04T01:00:00Z`.
    pub closes_utc: String,
}

/// By when a voter who voted by affidavit ballot for lack of ID shows it (§ 23-15-573), written at build.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CureBy {
    /// `YYYY-MM-DD`, local: the last day.
    pub date: String,
    /// Midnight after it, as an instant.
    pub over_utc: String,
    /// False where an office may be closed on a day that was counted; then the clerk is to be asked.
    pub certain: bool,
    /// Whether this very date was published, and not only counted.
    pub published: bool,
}

/// An election in the edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Election {
    /// Stable id, such as `ms-2020-11-03-general`.
    pub id: String,
    /// As a voter would call it.
    pub name: String,
    /// `YYYY-MM-DD`.
    pub date: String,
    /// Which kind.
    pub kind: ElectionKind,
    /// Who runs it.
    pub authority: Authority,
    /// Which precincts.
    pub covers: Covers,
    /// Whether the edition lists its polling places; a city's may be the city clerk's own.
    pub places_listed: bool,
    /// When the polls are open.
    pub hours: Hours,
    /// The day before which the place is still to be used, as an instant: midnight after election day.
    pub over_utc: String,
    /// By when an affidavit ballot is completed by showing ID; none outside Mississippi and the years on file.
    pub cure_by: Option<CureBy>,
}

impl Election {
    /// Whether it reaches a precinct, by its id.
    #[must_use]
    pub fn covers(&self, precinct: &str) -> bool {
        match &self.covers {
            Covers::Everywhere => true,
            Covers::Precincts(ids) => ids.iter().any(|id| id == precinct),
        }
    }
}

/// An election as an answer names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElectionRef {
    /// Stable id.
    pub id: String,
    /// As a voter would call it.
    pub name: String,
    /// `YYYY-MM-DD`.
    pub date: String,
    /// Which kind.
    pub kind: ElectionKind,
    /// Who runs it.
    pub authority: Authority,
    /// By when an affidavit ballot is completed by showing ID.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cure_by: Option<CureBy>,
}

impl From<&Election> for ElectionRef {
    fn from(election: &Election) -> Self {
        Self {
            id: election.id.clone(),
            name: election.name.clone(),
            date: election.date.clone(),
            kind: election.kind,
            authority: election.authority.clone(),
            cure_by: election.cure_by.clone(),
        }
    }
}
