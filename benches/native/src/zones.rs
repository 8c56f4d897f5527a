//! Zone verdicts with doubt, natively: a batch in metres and numbers, and single verdicts in feet and words.

use std::path::Path;
use std::time::Instant;

use pollstead::domain::zone::{Statewide, ZoneFix};
use serde_json::json;

/// Places as `zones.mjs` writes them, and points: lon, lat, accuracy.
pub(crate) fn zones(dir: &Path) {
    let floats = |name: &str| -> Vec<f64> {
        let bytes = std::fs::read(dir.join(name)).unwrap();
        bytes.chunks_exact(8).map(|b| f64::from_le_bytes(b.try_into().unwrap())).collect()
    };
    let start = Instant::now();
    let all = Statewide::new(crate::zone_places::maps(&floats("doors.f64")));
    crate::say(&json!({ "made_ms": start.elapsed().as_secs_f64() * 1e3 }));
    let points = floats("fixes.f64");
    let fix = |p: &[f64]| ZoneFix::new(p[0], p[1], p[2], crate::zone_places::CONFIDENCE).unwrap();
    let count = (points.len() / 3) as f64;
    for round in crate::rounds() {
        let words: Vec<&str> = round.split(' ').collect();
        let start = Instant::now();
        match words.as_slice() {
            ["batch"] => {
                let mut sum = 0.0;
                for point in points.chunks_exact(3) {
                    let measured = all.measure(&fix(point)).unwrap();
                    sum += measured.lines.one_fifty.statute.p[0];
                }
                std::hint::black_box(sum);
            }
            ["single"] => {
                for point in points.chunks_exact(3) {
                    std::hint::black_box(all.verdicts(&fix(point)).unwrap());
                }
            }
            ["verdicts", file] => {
                let said = points.chunks_exact(3).map(|point| {
                    let measured = all.measure(&fix(point)).unwrap();
                    crate::zone_places::code(&measured)
                });
                std::fs::write(file, said.collect::<Vec<u8>>()).unwrap();
            }
            other => panic!("expected batch, single or verdicts FILE, found {other:?}"),
        }
        crate::say(&json!({ "ns": start.elapsed().as_nanos() as f64 / count }));
    }
}
