//! A place's small map: its precincts, the lines around them, the place where its position is known, a scale.

use std::fmt::Write as _;

use maud::{Markup, html};

use super::frame::drawn;
use super::gather::{County, Drawn};
use super::speech::filled;
use super::words::Words;
use crate::compile::report_outline::simplified;

/// Width of the drawing in its own units; ten of them are about one pixel.
const WIDTH: f64 = 3200.0;
/// It is never lower, nor higher than wide.
const LOWEST: f64 = 1800.0;
/// What is left free around the precincts, as a share.
const MARGIN: f64 = 0.12;
/// Lines beyond the frame are cut this far outside of it, units.
const BLEED: f64 = 40.0;
/// Letters of path data at most, so that a page stays small.
const MOST_LETTERS: usize = 9_000;
/// A degree of latitude: 60 nautical miles of 1,852 m, in miles of 1,609.344 m. Good to 0.6 % on WGS 84: it draws a bar.
const MILES_PER_DEGREE: f64 = 60.0 * 1852.0 / 1609.344;
/// Lengths of the bar: miles.
const BARS: [(f64, &str); 8] =
    [(20.0, "20"), (10.0, "10"), (5.0, "5"), (2.0, "2"), (1.0, "1"), (0.5, "0.5"), (0.2, "0.2"), (0.1, "0.1")];

type Point = (f64, f64);

/// A drawing, the same in each language.
#[derive(Debug)]
pub(super) struct SmallMap {
    height: f64,
    near: String,
    own: String,
    spot: Option<Point>,
    /// Length in units, and in miles.
    bar: Option<(f64, &'static str)>,
    precincts: Vec<String>,
}

/// West, south, east, north.
#[derive(Clone, Copy)]
struct Bounds([f64; 4]);

impl Bounds {
    fn around(points: impl Iterator<Item = Point>) -> Option<Self> {
        let grown = |held: Option<Self>, (x, y): Point| {
            let Self([w, s, e, n]) = held.unwrap_or(Self([x, y, x, y]));
            Some(Self([w.min(x), s.min(y), e.max(x), n.max(y)]))
        };
        points.fold(None, grown)
    }

    fn meets(&self, other: &Self) -> bool {
        let (Self([w, s, e, n]), Self([ow, os, oe, on])) = (self, other);
        w <= oe && ow <= e && s <= on && os <= n
    }
}

/// Of degrees, the units of the drawing.
struct Frame {
    west: f64,
    north: f64,
    shrink: f64,
    per_degree: f64,
    height: f64,
    seen: Bounds,
}

impl Frame {
    fn around(bounds: &Bounds) -> Self {
        let Bounds([w, s, e, n]) = *bounds;
        let shrink = f64::midpoint(s, n).to_radians().cos().max(0.01);
        // A precinct without extent is shown as if it were some 200 m wide.
        let wide = ((e - w) * shrink).max(0.002) * (1.0 + 2.0 * MARGIN);
        let high = (n - s).max(0.002) * (1.0 + 2.0 * MARGIN);
        let per_degree = (WIDTH / wide).min(WIDTH / high);
        let height = (high * per_degree).clamp(LOWEST, WIDTH).round();
        let (across, down) = (WIDTH / per_degree / shrink, height / per_degree);
        let west = f64::midpoint(w, e) - across / 2.0;
        let north = f64::midpoint(s, n) + down / 2.0;
        Self { west, north, shrink, per_degree, height, seen: Bounds([west, north - down, west + across, north]) }
    }

    fn put(&self, (lon, lat): Point) -> Point {
        ((lon - self.west) * self.shrink * self.per_degree, (self.north - lat) * self.per_degree)
    }

    /// Rings as path data: simplified to within the tolerance, cut off outside the frame, in whole units.
    fn path(&self, rings: &[Vec<Point>], tolerance: f64) -> String {
        let mut d = String::new();
        for ring in rings {
            let simpler = simplified(ring, tolerance / self.per_degree);
            let put: Vec<Point> = simpler.iter().map(|p| self.put(*p)).collect();
            let cut = clipped(&put, WIDTH, self.height);
            let mut last: Option<(i64, i64)> = None;
            let mut first = None;
            for (x, y) in cut {
                let at = (whole(x), whole(y));
                match last {
                    None => {
                        let _ = write!(d, "M{} {}", at.0, at.1);
                        first = Some(at);
                    }
                    Some(before) if before == at => {}
                    Some(before) => {
                        let (dx, dy) = (at.0 - before.0, at.1 - before.1);
                        let _ = write!(d, "l{dx}{}{dy}", if dy < 0 { "" } else { " " });
                    }
                }
                last = Some(at);
            }
            if first.is_some() {
                d.push('Z');
            }
        }
        d
    }
}

#[expect(clippy::cast_possible_truncation, reason = "cut to the frame before: at most a few thousand")]
fn whole(units: f64) -> i64 {
    units.round() as i64
}

/// A closed ring cut to the frame and its bleed, side by side (Sutherland and Hodgman 1974).
fn clipped(ring: &[Point], width: f64, height: f64) -> Vec<Point> {
    type Side = (fn(Point) -> f64, f64, f64);
    let sides: [Side; 4] = [(|p| p.0, 1.0, -BLEED), (|p| p.0, -1.0, -width - BLEED), (|p| p.1, 1.0, -BLEED), (|p| p.1, -1.0, -height - BLEED)];
    let mut kept: Vec<Point> = ring.to_vec();
    // The last vertex is the first again.
    kept.pop();
    for (axis, sign, least) in sides {
        let inside = |p: Point| axis(p) * sign - least;
        let mut next = Vec::with_capacity(kept.len() + 4);
        let mut before = kept.last().copied();
        for p in kept {
            if let Some(q) = before {
                let (from, to) = (inside(q), inside(p));
                if (from < 0.0) != (to < 0.0) {
                    let share = from / (from - to);
                    next.push((q.0 + (p.0 - q.0) * share, q.1 + (p.1 - q.1) * share));
                }
            }
            if inside(p) >= 0.0 {
                next.push(p);
            }
            before = Some(p);
        }
        kept = next;
    }
    kept
}

/// A map for each place of a county that any drawn precinct votes at.
pub(super) fn of_places(county: &County) -> Vec<Option<SmallMap>> {
    let bounds: Vec<Option<Bounds>> =
        county.outlines.iter().map(|outline| Bounds::around(outline.rings.iter().flatten().copied())).collect();
    let of_place = |(at, place): (usize, &crate::domain::place::PollingPlace)| {
        // The latest election that is held there.
        let (_, precincts) = county.at_place(at).into_iter().next()?;
        let own: Vec<&Drawn> = county.outlines.iter().filter(|outline| precincts.contains(&outline.precinct)).collect();
        let points = own.iter().flat_map(|outline| outline.rings.iter().flatten().copied());
        let frame = Frame::around(&Bounds::around(points.chain(place.at))?);
        if own.is_empty() {
            return None;
        }
        let near: Vec<&Drawn> = county
            .outlines
            .iter()
            .zip(&bounds)
            .filter(|(outline, held)| !precincts.contains(&outline.precinct) && held.is_some_and(|b| b.meets(&frame.seen)))
            .map(|(outline, _)| outline)
            .collect();
        let all = |outlines: &[&Drawn], tolerance: f64| -> String { outlines.iter().map(|o| frame.path(&o.rings, tolerance)).collect() };
        let mut tolerance = 8.0;
        let (own_lines, near_lines) = loop {
            let lines = (all(&own, tolerance), all(&near, tolerance * 1.5));
            // At the drawing's own width nothing is left, so this ends.
            if lines.0.len() + lines.1.len() <= MOST_LETTERS || tolerance > WIDTH {
                break lines;
            }
            tolerance *= 1.4;
        };
        let miles = |n: f64| n / MILES_PER_DEGREE * frame.per_degree;
        Some(SmallMap {
            height: frame.height,
            near: near_lines,
            own: own_lines,
            spot: place.at.map(|at| frame.put(at)),
            bar: BARS.iter().map(|(n, text)| (miles(*n), *text)).find(|(length, _)| *length <= WIDTH / 3.0),
            precincts: precincts.iter().filter_map(|at| county.precincts.get(*at).cloned()).collect(),
        })
    };
    county.places.iter().enumerate().map(of_place).collect()
}

impl SmallMap {
    /// The drawing with its words.
    pub(super) fn shown(&self, words: &Words, has_spot: bool) -> Markup {
        let label = filled(words.place_map_label, &[("precincts", &self.precincts.join(", "))]);
        let (width, height) = (WIDTH, self.height);
        let path = |class: &str, d: &str| drawn(format!("<path class=\"{class}\" d=\"{d}\"/>"));
        let spot = |(x, y): Point| drawn(format!("<rect class=\"spot\" x=\"{:.0}\" y=\"{:.0}\" width=\"120\" height=\"120\"/>", x - 60.0, y - 60.0));
        let bar = |length: f64| drawn(format!("<path class=\"bar\" d=\"M80 {:.0}v60h{length:.0}v-60\"/>", height - 140.0));
        html! {
            section {
                h2 { (words.place_map) }
                figure {
                    svg.small-map viewBox={ "0 0 " (width) " " (height) } role="img" aria-label=(label) {
                        (path("near", &self.near))
                        (path("own", &self.own))
                        @if let Some(at) = self.spot { (spot(at)) }
                        @if let Some((length, n)) = self.bar {
                            (bar(length))
                            @let miles = if n == "1" { words.mile } else { words.miles };
                            text x=(120) y=((height - 170.0)) { (filled(miles, &[("n", n)])) }
                        }
                    }
                    figcaption.soft {
                        (self.precincts.join(", ")) ". "
                        @if has_spot { (words.map_square) " " }
                        (words.place_map_scale)
                    }
                }
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::domain::place::{CountyRef, PollingPlace};

    fn square(west: f64, south: f64, side: f64) -> Vec<Point> {
        vec![(west, south), (west + side, south), (west + side, south + side), (west, south + side), (west, south)]
    }

    fn county(own: Vec<Vec<Point>>, next: Vec<Vec<Point>>) -> County {
        let place = PollingPlace { id: "28001:p001".to_owned(), at: Some((-89.0, 33.0)), ..PollingPlace::default() };
        County {
            county: CountyRef { fips: "28001".parse().unwrap(), name: "Pretend".to_owned() },
            offices: Vec::new(),
            precincts: vec!["One".to_owned(), "Two".to_owned()],
            places: vec![place],
            lists: vec![super::super::gather::List {
                election: 0,
                rows: Some([(0, Some(0)), (1, None)].map(|(precinct, place)| super::super::gather::Row { precinct, place, notices: Vec::new() }).into()),
            }],
            outlines: vec![Drawn { precinct: 0, rings: own }, Drawn { precinct: 1, rings: next }],
        }
    }

    #[test]
    fn the_frame_holds_the_precinct_and_the_place_and_the_bar_is_as_long_as_it_says() {
        let maps = of_places(&county(vec![square(-89.1, 32.9, 0.2)], vec![square(-88.9, 32.9, 3.0)]));
        let map = maps.first().unwrap().as_ref().unwrap();
        let (x, y) = map.spot.unwrap();
        assert!((x - WIDTH / 2.0).abs() < 5.0 && (y - map.height / 2.0).abs() < 5.0, "{x} {y}");
        // 0.2 degrees of latitude and the margins are as high as the drawing.
        let degrees = 0.2 * (1.0 + 2.0 * MARGIN);
        let (length, n) = map.bar.unwrap();
        let miles: f64 = n.parse().unwrap();
        // One degree of latitude at 33 N is 110.92 km on WGS 84 (NGA's table): 68.92 miles.
        let witness = miles / 68.92 / degrees * map.height;
        assert!((length / witness - 1.0).abs() < 0.01, "{length} {witness}");
        // The neighbour reaches 3 degrees beyond the frame and is cut there.
        assert!(!map.near.is_empty());
        let far = map.near.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<u32>().ok()).max().unwrap();
        assert!(far <= 3300, "{}", map.near);
    }

    #[test]
    fn a_precinct_of_very_many_vertices_stays_small_and_one_without_extent_draws() {
        let rough: Vec<Point> = (0..40_000)
            .map(|at| {
                let turn = f64::from(at % 39_999) / 39_999.0 * std::f64::consts::TAU;
                let radius = 0.3 + 0.05 * f64::from(at % 39_999 * 7919 % 13) / 13.0;
                (-89.0 + radius * turn.cos(), 33.0 + radius * turn.sin())
            })
            .collect();
        let maps = of_places(&county(vec![rough], Vec::new()));
        let map = maps.first().unwrap().as_ref().unwrap();
        assert!(map.own.len() <= MOST_LETTERS && map.own.len() > 50, "{}", map.own.len());
        let maps = of_places(&county(vec![vec![(-89.0, 33.0); 4]], Vec::new()));
        assert!(maps.first().unwrap().is_some());
        assert!(of_places(&county(Vec::new(), Vec::new())).first().unwrap().is_some());
    }
}
