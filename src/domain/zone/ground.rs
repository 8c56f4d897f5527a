//! A survey laid on its plane: the doors, the room and what is around them in metres east and north.

use super::on_plane::Metres;
use super::{Counts, Door, Path, PathKind, PlaceSurvey, Polls, PollsShape};
use crate::domain::geodesy::{LonLat, Plane};

/// A place's ground. What is no position is left out; [`PlaceSurvey`]'s problems name it.
#[derive(Debug, Clone)]
pub(super) struct Ground<'a> {
    pub(super) plane: Plane,
    /// Every door.
    pub(super) doors: Vec<GroundDoor<'a>>,
    pub(super) polls: Option<&'a Polls>,
    /// The room's outlines and courtyards, or nothing.
    pub(super) room: Vec<GroundPart>,
    /// The polls' point where there is no room.
    pub(super) point: Option<Metres>,
    pub(super) paths: Vec<GroundPath<'a>>,
    pub(super) landmarks: Vec<(&'a str, Metres)>,
    pub(super) parcels: Vec<(&'a str, Vec<Metres>)>,
}

#[derive(Debug, Clone)]
pub(super) struct GroundDoor<'a> {
    pub(super) door: &'a Door,
    pub(super) at: Metres,
}

#[derive(Debug, Clone)]
pub(super) struct GroundPart {
    pub(super) outline: Vec<Metres>,
    pub(super) holes: Vec<Vec<Metres>>,
}

#[derive(Debug, Clone)]
pub(super) struct GroundPath<'a> {
    pub(super) name: &'a str,
    pub(super) kind: PathKind,
    pub(super) line: Vec<Metres>,
}

impl<'a> Ground<'a> {
    /// None where the survey holds no position at all.
    pub(super) fn of(survey: &'a PlaceSurvey) -> Option<Self> {
        let doors = survey.doors.iter().map(|d| d.at);
        let polls = survey.polls.iter().flat_map(|p| match &p.shape {
            PollsShape::Point { at } => vec![*at],
            PollsShape::Room { parts } => parts.iter().flat_map(|p| p.outline.clone()).collect(),
        });
        let origin = doors.chain(polls).find_map(|(lon, lat)| LonLat::new(lon, lat).ok())?;
        let plane = Plane::at(origin);
        let ring = |ring: &[(f64, f64)]| -> Vec<Metres> { ring.iter().filter_map(|at| on(&plane, *at)).collect() };
        let room = match survey.polls.as_ref().map(|p| &p.shape) {
            Some(PollsShape::Room { parts }) => parts
                .iter()
                .map(|part| GroundPart { outline: ring(&part.outline), holes: part.holes.iter().map(|h| ring(h)).collect() })
                .filter(|part| part.outline.len() >= 3)
                .collect(),
            _ => Vec::new(),
        };
        let point = match survey.polls.as_ref().map(|p| &p.shape) {
            Some(PollsShape::Point { at }) => on(&plane, *at),
            _ => None,
        };
        let path = |path: &'a Path| GroundPath { name: &path.name, kind: path.kind, line: ring(&path.line) };
        Some(Self {
            doors: survey.doors.iter().filter_map(|door| Some(GroundDoor { door, at: on(&plane, door.at)? })).collect(),
            polls: survey.polls.as_ref(),
            room,
            point,
            paths: survey.paths.iter().map(path).filter(|p| p.line.len() >= 2).collect(),
            landmarks: survey.landmarks.iter().filter_map(|l| Some((l.name.as_str(), on(&plane, l.at)?))).collect(),
            parcels: survey.parcels.iter().map(|p| (p.name.as_str(), ring(&p.outline))).filter(|(_, o)| o.len() >= 3).collect(),
            plane,
        })
    }

    /// The doors from which the 150 feet run.
    pub(super) fn counted(&self) -> impl Iterator<Item = &GroundDoor<'a>> {
        self.doors.iter().filter(|d| d.door.counts == Counts::Yes)
    }
}

impl GroundDoor<'_> {
    /// As people call it, its id where nobody named it.
    pub(super) fn name(&self) -> &str {
        if self.door.name.trim().is_empty() { &self.door.id } else { &self.door.name }
    }
}

fn on(plane: &Plane, (lon, lat): (f64, f64)) -> Option<Metres> {
    let at = LonLat::new(lon, lat).ok()?;
    Some(plane.metres((at.lon(), at.lat())))
}
