//! Native timings, one round per line of stdin, so that the caller can interleave them with other programs.
//!
//! `points DIR`: rounds `core`, `geo`, `labels core FILE`, `labels geo FILE`.
//! `zones DIR`: rounds `batch`, `single`, `verdicts FILE`.
//! `keystrokes EDITION OUT`: picks the county with the most street bytes, writes what is typed, rounds `suggest`.

#[path = "../../zone_places.rs"]
mod zone_places;
mod zones;

use std::io::{BufRead, Write};
use std::path::Path;
use std::time::Instant;

use geo::{BoundingRect, Contains, Coord, LineString, MultiPolygon, Point, Polygon};
use pollstead::compile::folder_driver::FolderDriver;
use pollstead::domain::edition::{CountyPrecincts, PrecinctShape, Quantum};
use pollstead::domain::geodesy::LonLat;
use pollstead::domain::lookup::precinct_map::PrecinctMap;
use pollstead::domain::lookup::{Step, Stop, street_names, suggest};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use serde_json::json;

type Shapes = Vec<Vec<Vec<Vec<[i32; 2]>>>>;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["points", dir] => points(Path::new(dir)),
        ["zones", dir] => zones::zones(Path::new(dir)),
        ["keystrokes", edition, out] => keystrokes(Path::new(edition), Path::new(out)),
        _ => panic!("expected: points DIR | zones DIR | keystrokes EDITION OUT"),
    }
}

fn say(value: &serde_json::Value) {
    println!("{value}");
    std::io::stdout().flush().unwrap();
}

fn rounds() -> impl Iterator<Item = String> {
    std::io::stdin().lock().lines().map(Result::unwrap)
}

fn read_shapes(dir: &Path) -> Shapes {
    let bytes = std::fs::read(dir.join("polygons.i32")).unwrap();
    let words: Vec<i32> = bytes.chunks_exact(4).map(|b| i32::from_le_bytes(b.try_into().unwrap())).collect();
    let mut words = words.into_iter();
    let mut next = || words.next().unwrap();
    (0..next())
        .map(|_| {
            (0..next())
                .map(|_| {
                    (0..next())
                        .map(|_| {
                            let mut ring: Vec<[i32; 2]> = (0..next()).map(|_| [next(), next()]).collect();
                            ring.push(ring[0]);
                            ring
                        })
                        .collect()
                })
                .collect()
        })
        .collect()
}

/// The crates' way: a tree of boxes proposes, `geo`'s `contains` decides.
struct GeoPeer {
    tree: RTree<GeomWithData<Rectangle<[f64; 2]>, u32>>,
    polygons: Vec<MultiPolygon<f64>>,
}

impl GeoPeer {
    fn new(shapes: &Shapes) -> Self {
        let ring = |ring: &Vec<[i32; 2]>| {
            LineString::new(ring.iter().map(|v| Coord { x: f64::from(v[0]) / 1e7, y: f64::from(v[1]) / 1e7 }).collect())
        };
        let polygons: Vec<MultiPolygon<f64>> = shapes
            .iter()
            .map(|polygons| {
                let polygon =
                    |rings: &Vec<Vec<[i32; 2]>>| Polygon::new(ring(&rings[0]), rings[1..].iter().map(ring).collect());
                MultiPolygon::new(polygons.iter().map(polygon).collect())
            })
            .collect();
        let boxed = |(at, polygon): (u32, &MultiPolygon<f64>)| {
            let rect = polygon.bounding_rect().unwrap();
            let (min, max) = (rect.min(), rect.max());
            GeomWithData::new(Rectangle::from_corners([min.x, min.y], [max.x, max.y]), at)
        };
        let tree = RTree::bulk_load((0u32..).zip(&polygons).map(boxed).collect());
        Self { tree, polygons }
    }

    fn label_at(&self, lon: f64, lat: f64) -> u32 {
        let near = self.tree.locate_in_envelope_intersecting(AABB::from_point([lon, lat]));
        let holds = |at: &u32| self.polygons[*at as usize].contains(&Point::new(lon, lat));
        near.map(|g| g.data).find(holds).unwrap_or(u32::MAX)
    }
}

fn points(dir: &Path) {
    let shapes = read_shapes(dir);
    let bytes = std::fs::read(dir.join("points.f64")).unwrap();
    let points: Vec<[f64; 2]> = bytes
        .chunks_exact(16)
        .map(|b| [0, 8].map(|i| f64::from_le_bytes(b[i..i + 8].try_into().unwrap())))
        .collect();
    let start = Instant::now();
    let county = CountyPrecincts {
        quantum: Quantum::E7,
        datum_doubt_m: 0.0,
        shapes: (0u16..).zip(&shapes).map(|(at, polygons)| PrecinctShape::from_rings(at, polygons)).collect(),
    };
    let core = PrecinctMap::new(&county).unwrap();
    let core_ms = start.elapsed().as_secs_f64() * 1e3;
    let start = Instant::now();
    let peer = GeoPeer::new(&shapes);
    say(&json!({ "made_ms": { "core": core_ms, "geo": start.elapsed().as_secs_f64() * 1e3 } }));
    let mut labels = vec![0u32; points.len()];
    for round in rounds() {
        let words: Vec<&str> = round.split(' ').collect();
        let who = if words[0] == "labels" { words[1] } else { words[0] };
        let start = Instant::now();
        if who == "core" {
            for (label, [lon, lat]) in labels.iter_mut().zip(&points) {
                *label = LonLat::new(*lon, *lat).ok().and_then(|at| core.label_at(at)).unwrap_or(u32::MAX);
            }
        } else {
            for (label, [lon, lat]) in labels.iter_mut().zip(&points) {
                *label = peer.label_at(*lon, *lat);
            }
        }
        let ns = start.elapsed().as_nanos() as f64 / points.len() as f64;
        if let ["labels", _, file] = words.as_slice() {
            let bytes: Vec<u8> = labels.iter().flat_map(|l| l.to_le_bytes()).collect();
            std::fs::write(file, bytes).unwrap();
        }
        say(&json!({ "ns": ns }));
    }
}

fn step<T>(done: Result<T, Stop>) -> Step<Result<T, Stop>> {
    match done {
        Err(Stop::Needs(wants)) => Step::Needs(wants),
        done => Step::Done(done),
    }
}

fn keystrokes(edition: &Path, out: &Path) {
    let mut driver = FolderDriver::new(edition);
    let counties: Vec<_> = driver
        .ask(|shelf| step(shelf.site().map(|(_, g)| g.counties.iter().map(|c| c.county.clone()).collect::<Vec<_>>())))
        .unwrap()
        .unwrap();
    let mut sizes = Vec::new();
    for county in &counties {
        let size = driver
            .ask(|shelf| {
                let streets = |name: &str| name.contains(".streets-");
                step(shelf.index(county.fips).map(|i| {
                    i.shards.iter().filter(|s| streets(&s.name)).map(|s| u64::from(s.length)).sum::<u64>()
                }))
            })
            .unwrap()
            .unwrap();
        sizes.push((size, county.clone()));
    }
    let largest = sizes.iter().max_by_key(|s| s.0).unwrap().1.clone();
    let names = driver.ask(|shelf| step(street_names(shelf, largest.fips))).unwrap().unwrap();
    let mut seed = 7u64;
    let mut roll = |sides: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % sides
    };
    let mut typed: Vec<String> = Vec::new();
    for n in 0..200 {
        let street = &names[roll(names.len())];
        let (low, high) = street.numbers;
        let number = low + roll((high - low + 1) as usize) as u32;
        let mut line: Vec<char> = format!("{number} {}, {}", street.name, street.town.clone().unwrap_or_default()).chars().collect();
        if n % 2 == 1 {
            // Every second one with two neighbouring letters swapped.
            let at = roll(line.len() - 1);
            line.swap(at, at + 1);
        }
        typed.extend((1..=line.len()).map(|end| line[..end].iter().collect::<String>()));
    }
    std::fs::write(out, json!({ "county": largest.fips.to_string(), "name": largest.name, "streets": names.len(), "typed": typed }).to_string()).unwrap();
    let fips = largest.fips.to_string();
    say(&json!({ "county": largest.name, "fips": fips, "streets": names.len(), "keystrokes": typed.len() }));
    for _ in rounds() {
        let mut times = Vec::with_capacity(typed.len());
        for text in &typed {
            let start = Instant::now();
            let answer = driver.ask(|shelf| suggest(shelf, text, Some(&fips), 7)).unwrap().unwrap();
            std::hint::black_box(serde_json::to_string(&answer).unwrap());
            times.push(start.elapsed().as_secs_f64() * 1e3);
        }
        say(&json!({ "ms": times }));
    }
}
