//! Zone verdicts with doubt, natively: a batch in metres and numbers, single verdicts in feet and words, and the command line.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use pollstead::domain::zone::survey_file::write_survey;
use pollstead::domain::zone::{PlaceState, Round, RoundPlace, Statewide, ZoneFix};
use serde_json::json;

use crate::zone_places::{CONFIDENCE, Rooms, code, maps, surveys};

/// The command line is asked one position of so many.
const EVERY: usize = 10;

/// Places as `zones.mjs` writes them, and points: lon, lat, accuracy.
pub(crate) fn zones(dir: &Path) {
    let floats = |name: &str| -> Vec<f64> {
        let bytes = std::fs::read(dir.join(name)).unwrap();
        bytes.chunks_exact(8).map(|b| f64::from_le_bytes(b.try_into().unwrap())).collect()
    };
    let doors = floats("doors.f64");
    let start = Instant::now();
    let all = Statewide::new(maps(&surveys(&doors, Rooms::None)));
    let made_ms = start.elapsed().as_secs_f64() * 1e3;
    let with_rooms = Statewide::new(maps(&surveys(&doors, Rooms::One)));
    let points = floats("fixes.f64");
    let places = dir.join("places.geojson");
    std::fs::write(&places, survey_file(&doors)).unwrap();
    let rows = csv(&points);
    crate::say(&json!({ "made_ms": made_ms }));
    let fix = |p: &[f64]| ZoneFix::new(p[0], p[1], p[2], CONFIDENCE).unwrap();
    let count = (points.len() / 3) as f64;
    let batch = |of: &Statewide| {
        let measured = points.chunks_exact(3).map(|point| of.measure(&fix(point)).unwrap().lines.one_fifty.statute.p[0]);
        std::hint::black_box(measured.sum::<f64>());
    };
    for round in crate::rounds() {
        let words: Vec<&str> = round.split(' ').collect();
        let start = Instant::now();
        let mut asked = count;
        match words.as_slice() {
            ["batch"] => batch(&all),
            ["rooms"] => batch(&with_rooms),
            ["single"] => {
                for point in points.chunks_exact(3) {
                    std::hint::black_box(all.verdicts(&fix(point)).unwrap());
                }
            }
            ["command"] => {
                asked = (rows.len() - 1) as f64;
                command(&places, &rows.concat());
            }
            ["verdicts", file] => {
                let said = points.chunks_exact(3).map(|point| code(&all.measure(&fix(point)).unwrap()));
                std::fs::write(file, said.collect::<Vec<u8>>()).unwrap();
            }
            other => panic!("expected batch, rooms, single, command or verdicts FILE, found {other:?}"),
        }
        crate::say(&json!({ "ns": start.elapsed().as_nanos() as f64 / asked }));
    }
}

/// The places as a survey file.
fn survey_file(doors: &[f64]) -> String {
    let place = |survey| RoundPlace { survey, state: PlaceState::Done, changed: String::new() };
    let places = surveys(doors, Rooms::None).into_iter().map(place).collect();
    write_survey(&Round { county: "28000".to_owned(), by: "made up".to_owned(), places })
}

/// The header and rows that `pollstead zone` reads.
fn csv(points: &[f64]) -> Vec<String> {
    let row = |p: &[f64]| {
        let mut row = String::new();
        writeln!(row, "{},{},{}", p[0], p[1], p[2]).unwrap();
        row
    };
    std::iter::once("lon,lat,accuracy_m\n".to_owned()).chain(points.chunks_exact(3).step_by(EVERY).map(row)).collect()
}

/// `pollstead zone --places`, from the bytes of a CSV to lines of JSON: the places are read and the trees laid in the time taken.
fn command(places: &Path, rows: &str) {
    let args = ["pollstead".as_ref(), "zone".as_ref(), "--places".as_ref(), places.as_os_str()].map(std::ffi::OsStr::to_owned);
    let mut said = Vec::new();
    let mut talk = Vec::new();
    let exit = pollstead::compile::command::run(args, &mut rows.as_bytes(), &mut said, &mut talk);
    assert_eq!(exit, pollstead::compile::command::Exit::Done, "{}", String::from_utf8_lossy(&talk));
    assert_eq!(said.iter().filter(|byte| **byte == b'\n').count() + 1, rows.lines().count());
}
