//! The drawing to scale: zones, room, doors, paths and landmarks in a frame, north up.

use std::fmt::Write as _;

use super::paper::{Anchor, Area, POINTS_PER_INCH, Paper, Taken, width};
use crate::domain::zone::ground::Ground;
use crate::domain::zone::on_plane::{Metres, between, off};
use crate::domain::zone::{Counts, METRES_PER_FOOT, ONE_FIFTY_FT, PathKind, Rings, TapePlan};

/// Round numbers of feet to an inch, as an engineer's scale has them.
const SCALES: [f64; 13] = [10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 80.0, 100.0, 150.0, 200.0, 300.0, 400.0, 500.0];
/// Room between the outermost line and the frame.
const BORDER: f64 = 6.0;
const LABEL: f64 = 8.0;
/// Below the drawing, within the same frame: the scale bar and the arrow lie upon no line.
const STRIP: f64 = 36.0;

/// A line with what the key calls it.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) rings: &'a Rings,
    pub(super) style: Style,
}

/// How a line is drawn; each differs without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Solid150,
    Hatched30,
    Dashed150,
    Dashed30,
}

impl Style {
    pub(super) const fn attributes(self) -> &'static str {
        match self {
            Self::Solid150 => "fill=\"none\" stroke=\"#000\" stroke-width=\"2\"",
            Self::Hatched30 => "fill=\"url(#thirty)\" fill-rule=\"evenodd\" stroke=\"#000\" stroke-width=\"1\"",
            Self::Dashed150 => "fill=\"none\" stroke=\"#000\" stroke-width=\"1\" stroke-dasharray=\"9 4 2 4\"",
            Self::Dashed30 => "fill=\"none\" stroke=\"#000\" stroke-width=\"1\" stroke-dasharray=\"3 2\"",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Solid150 => "line-150",
            Self::Hatched30 => "line-30",
            Self::Dashed150 => "other-150",
            Self::Dashed30 => "other-30",
        }
    }
}

/// Hatches, once a page.
pub(super) const PATTERNS: &str = "<defs><pattern id=\"thirty\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
    patternTransform=\"rotate(45)\"><path d=\"M0 0V5\" stroke=\"#000\" stroke-width=\"0.7\"/></pattern><pattern id=\"room\" width=\"2.4\" \
    height=\"2.4\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(-45)\"><rect width=\"2.4\" height=\"2.4\" fill=\"#fff\"/>\
    <path d=\"M0 0V2.4\" stroke=\"#000\" stroke-width=\"1.2\"/></pattern></defs>";

/// A frame on the page and what one inch of it is.
#[derive(Debug)]
pub(super) struct Drawing<'a> {
    ground: &'a Ground<'a>,
    frame: Area,
    pub(super) feet_per_inch: f64,
    middle: Metres,
    taken: Taken,
    /// Landmarks whose names had no room: "A", and the name.
    pub(super) lettered: Vec<(char, String)>,
    /// What lies beyond the frame.
    pub(super) beyond: Vec<String>,
}

impl<'a> Drawing<'a> {
    /// The largest round scale at which all lines and doors are in the frame; none where there is nothing to draw.
    pub(super) fn fit(ground: &'a Ground<'a>, lines: &[Line<'_>], frame: Area) -> Option<Self> {
        let drawn = lines.iter().flat_map(|l| l.rings.iter().flatten()).map(|at| ground.plane.metres(*at));
        let doors = ground.doors.iter().map(|d| d.at);
        let room = ground.room.iter().flat_map(|p| p.outline.iter().copied());
        let mut all = drawn.chain(doors).chain(room).chain(ground.point);
        let first = all.next()?;
        let (low, high) = all.fold((first, first), |(l, h), p| ([l[0].min(p[0]), l[1].min(p[1])], [h[0].max(p[0]), h[1].max(p[1])]));
        let [left, top, right, bottom] = frame;
        let bottom = bottom - STRIP;
        let frame = [left, top, right, bottom];
        let inches = |points: f64| (points - 2.0 * BORDER) / POINTS_PER_INCH;
        let feet = |axis: [f64; 2]| (axis[1] - axis[0]) / METRES_PER_FOOT;
        let needed = (feet([low[0], high[0]]) / inches(right - left)).max(feet([low[1], high[1]]) / inches(bottom - top));
        let feet_per_inch = SCALES.into_iter().find(|scale| *scale >= needed).unwrap_or_else(|| (needed / 500.0).ceil() * 500.0);
        let middle = [f64::midpoint(low[0], high[0]), f64::midpoint(low[1], high[1])];
        Some(Self { ground, frame, feet_per_inch, middle, taken: Taken::default(), lettered: Vec::new(), beyond: Vec::new() })
    }

    /// Points on paper for so many feet on the ground.
    pub(super) fn points(&self, feet: f64) -> f64 {
        feet / self.feet_per_inch * POINTS_PER_INCH
    }

    fn put(&self, at: Metres) -> [f64; 2] {
        let [left, top, right, bottom] = self.frame;
        let points = |metres: f64| self.points(metres / METRES_PER_FOOT);
        [f64::midpoint(left, right) + points(at[0] - self.middle[0]), f64::midpoint(top, bottom) - points(at[1] - self.middle[1])]
    }

    fn is_within(&self, [x, y]: [f64; 2], room: f64) -> bool {
        let [left, top, right, bottom] = self.frame;
        (left + room..=right - room).contains(&x) && (top + room..=bottom - room).contains(&y)
    }

    fn outline(&self, rings: impl Iterator<Item = impl Iterator<Item = Metres>>, close: bool) -> String {
        let mut d = String::new();
        for ring in rings {
            for (at, point) in ring.enumerate() {
                let [x, y] = self.put(point);
                let _ = write!(d, "{}{x:.2} {y:.2}", if at == 0 { 'M' } else { 'L' });
            }
            if close {
                d.push('Z');
            }
        }
        d
    }

    /// Draws everything. `plan`: what is measured and named too; without it the zones and their surroundings alone.
    pub(super) fn draw(&mut self, paper: &mut Paper, lines: &[Line<'_>], plan: Option<&TapePlan>) {
        let [left, top, right, bottom] = self.frame;
        let (wide, tall) = (right - left, bottom - top);
        let _ = write!(Raw(paper), "<clipPath id=\"frame\"><rect x=\"{left}\" y=\"{top}\" width=\"{wide:.2}\" height=\"{tall:.2}\"/></clipPath><g clip-path=\"url(#frame)\">");
        self.parcels(paper);
        self.paths(paper);
        for line in lines {
            let rings = line.rings.iter().map(|ring| ring.iter().map(|at| self.ground.plane.metres(*at)));
            let _ = write!(Raw(paper), "<path class=\"{}\" {} d=\"{}\"/>", line.style.class(), line.style.attributes(), self.outline(rings, true));
            if line.style == Style::Solid150 {
                self.keep_clear(line.rings);
            }
        }
        self.polls(paper);
        match plan {
            Some(plan) => {
                self.doors(paper);
                self.measures(paper, plan, lines);
            }
            None => self.entrances(paper),
        }
        self.room_name(paper);
        if plan.is_some() {
            self.landmarks(paper);
            self.parcel_names(paper);
            self.path_names(paper);
        }
        let _ = write!(Raw(paper), "</g><rect x=\"{left}\" y=\"{top}\" width=\"{wide:.2}\" height=\"{:.2}\" fill=\"none\" stroke=\"#000\" stroke-width=\"0.75\"/>", tall + STRIP);
        self.furniture(paper);
    }

    /// No name lies upon the bold line.
    fn keep_clear(&mut self, rings: &Rings) {
        for at in rings.iter().flatten() {
            let [x, y] = self.put(self.ground.plane.metres(*at));
            self.taken.take([x - 2.0, y - 2.0, x + 2.0, y + 2.0]);
        }
    }

    fn parcels(&self, paper: &mut Paper) {
        for (_, ring) in &self.ground.parcels {
            let d = self.outline(std::iter::once(ring.iter().copied()), true);
            let _ = write!(Raw(paper), "<path d=\"{d}\" fill=\"#eee\" stroke=\"#777\" stroke-width=\"0.75\" stroke-dasharray=\"1 2\"/>");
        }
    }

    fn paths(&self, paper: &mut Paper) {
        for path in &self.ground.paths {
            let d = self.outline(std::iter::once(path.line.iter().copied()), false);
            let (edge, core) = match path.kind {
                PathKind::Walk => (3.0, 2.0),
                PathKind::Drive => (7.0, 5.8),
                PathKind::RoadEdge => (1.6, 0.0),
            };
            let _ = write!(Raw(paper), "<path d=\"{d}\" fill=\"none\" stroke=\"#777\" stroke-width=\"{edge}\"/>");
            if core > 0.0 {
                let _ = write!(Raw(paper), "<path d=\"{d}\" fill=\"none\" stroke=\"#fff\" stroke-width=\"{core}\"/>");
            }
        }
    }

    fn polls(&self, paper: &mut Paper) {
        for part in &self.ground.room {
            let rings = std::iter::once(&part.outline).chain(&part.holes).map(|r| r.iter().copied());
            let d = self.outline(rings, true);
            let _ = write!(Raw(paper), "<path class=\"room\" d=\"{d}\" fill=\"url(#room)\" fill-rule=\"evenodd\" stroke=\"#000\" stroke-width=\"1.5\"/>");
        }
        if let Some(at) = self.ground.point {
            let [x, y] = self.put(at);
            let _ = write!(Raw(paper), "<path d=\"M{x:.2} {y:.2}m-5 0h10m-5 -5v10\" stroke=\"#000\" stroke-width=\"2\"/>");
        }
    }

    /// North arrow and scale bar, below the drawing.
    fn furniture(&self, paper: &mut Paper) {
        let [left, _, right, bottom] = self.frame;
        let _ = write!(Raw(paper), "<path d=\"M{left} {bottom:.2}H{right}\" stroke=\"#000\" stroke-width=\"0.5\"/>");
        let (x, y) = (right - 22.0, bottom + 5.0);
        let _ = write!(Raw(paper), "<path d=\"M{x:.2} {y:.2}l8 26l-8 -6l-8 6Z\"/>");
        paper.text([x - 14.0, y + 18.0], 12.0, true, Anchor::End, "N");
        let (long, x, y) = (self.points(ONE_FIFTY_FT), left + 12.0, bottom + 20.0);
        let _ = write!(Raw(paper), "<path class=\"scale-bar\" d=\"M{x:.2} {y:.2}h{long:.3}\" stroke=\"#000\" stroke-width=\"3\" fill=\"none\"/>");
        for feet in [0.0, 50.0, 100.0, 150.0] {
            let at = x + self.points(feet);
            let _ = write!(Raw(paper), "<path d=\"M{at:.2} {:.2}v8\" stroke=\"#000\" stroke-width=\"1\"/>", y - 4.0);
            if long > 60.0 || feet == 0.0 || feet == ONE_FIFTY_FT {
                paper.text([at, y + 12.0], 7.5, false, Anchor::Middle, &format!("{feet}"));
            }
        }
        paper.text([x + long + 10.0, y + 12.0], 7.5, false, Anchor::Start, "feet");
        paper.text([x + long + 34.0, y + 4.0], 10.0, true, Anchor::Start, &format!("1 inch = {} feet", self.feet_per_inch));
    }

    fn doors(&mut self, paper: &mut Paper) {
        for (number, door) in self.ground.doors.iter().enumerate() {
            let [x, y] = self.put(door.at);
            let (fill, ink) = if door.door.counts == Counts::Yes { ("#000", "#fff") } else { ("#fff", "#000") };
            let _ = write!(
                Raw(paper),
                "<circle cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"6.5\" fill=\"{fill}\" stroke=\"{}\" stroke-width=\"1\"/><text x=\"{x:.2}\" y=\"{:.2}\" \
                 font-size=\"8.5\" font-weight=\"700\" text-anchor=\"middle\" fill=\"{ink}\">{}</text>",
                if ink == "#fff" { "#fff" } else { "#000" },
                y + 3.0,
                number + 1
            );
            self.taken.take([x - 7.5, y - 7.5, x + 7.5, y + 7.5]);
        }
    }

    /// The doors that count, as dots.
    fn entrances(&mut self, paper: &mut Paper) {
        for door in self.ground.counted() {
            let [x, y] = self.put(door.at);
            let _ = write!(Raw(paper), "<circle cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"4\" stroke=\"#fff\" stroke-width=\"1\"/>");
            self.taken.take([x - 5.0, y - 5.0, x + 5.0, y + 5.0]);
        }
    }

    /// From each door 150 feet to the line, where the line is that door's own; from the room 30 feet, once.
    fn measures(&mut self, paper: &mut Paper, plan: &TapePlan, lines: &[Line<'_>]) {
        let bold: Vec<Metres> = lines.iter().filter(|l| l.style == Style::Solid150).flat_map(|l| l.rings.iter().flatten()).map(|at| self.ground.plane.metres(*at)).collect();
        for door in &plan.doors {
            let Some(start) = self.ground.doors.iter().find(|d| d.door.id == door.door).map(|d| d.at) else { continue };
            let free = |m: &&crate::domain::zone::TapeMark| m.path_ft.is_none() && m.covered_by.is_none();
            // Away from the frame's corners, where the arrow and the bar stand, and off the paths, which run square.
            let best = [315.0, 135.0, 225.0, 45.0, 270.0, 90.0, 180.0, 0.0];
            let marks = best.iter().filter_map(|b| door.marks.iter().filter(free).find(|m| m.bearing_deg == *b));
            // Where private property is excepted the bold line may run elsewhere; its points are less than a metre apart.
            let ends = marks.map(|mark| self.ground.plane.metres(mark.at)).filter(|end| bold.iter().any(|at| between(*at, *end) < 1.0));
            let ends: Vec<Metres> = ends.collect();
            // The first whose number has room is enough.
            let _ = ends.into_iter().any(|end| self.measure(paper, start, end, "150 ft", 9.0));
        }
        if self.points(30.0) > 26.0 {
            let marks = plan.thirty.iter().flat_map(|t| &t.marks).filter(|m| m.path_ft.is_none() && m.covered_by.is_none());
            let spots: Vec<(Metres, f64, f64)> = marks.map(|m| (self.ground.plane.metres(m.at), m.bearing_deg, m.tape_ft)).collect();
            let _ = spots.into_iter().any(|(end, bearing, feet)| {
                let start = off(end, bearing + 180.0, feet * METRES_PER_FOOT);
                self.measure(paper, start, end, "30 ft", 8.0)
            });
        }
    }

    fn measure(&mut self, paper: &mut Paper, start: Metres, end: Metres, text: &str, size: f64) -> bool {
        let ([x, y], [to_x, to_y]) = (self.put(start), self.put(end));
        let at = [f64::midpoint(x, to_x), f64::midpoint(y, to_y) + size / 3.0];
        let half = width(text, size) / 2.0 + 2.0;
        let area = [at[0] - half, at[1] - size, at[0] + half, at[1] + 2.0];
        if !self.taken.is_free(area) {
            return false;
        }
        let _ = write!(
            Raw(paper),
            "<path d=\"M{x:.2} {y:.2}L{to_x:.2} {to_y:.2}\" stroke=\"#000\" stroke-width=\"0.6\"/><circle cx=\"{to_x:.2}\" cy=\"{to_y:.2}\" r=\"2\"/>"
        );
        paper.label(at, size, true, Anchor::Middle, text);
        self.taken.take(area);
        true
    }

    fn room_name(&mut self, paper: &mut Paper) {
        let Some(name) = self.ground.polls.map(|p| p.name.trim()).filter(|n| !n.is_empty()) else { return };
        let corners: Vec<Metres> = self.ground.room.first().map_or_else(|| self.ground.point.into_iter().collect(), |p| p.outline.clone());
        let Some(middle) = corners.iter().copied().reduce(|a, b| [a[0] + b[0], a[1] + b[1]]) else { return };
        #[expect(clippy::cast_precision_loss, reason = "a room has fewer corners than 2^52")]
        let count = corners.len() as f64;
        let [x, y] = self.put([middle[0] / count, middle[1] / count]);
        let half = width(name, 9.0) / 2.0;
        let area = [x - half, y - 5.0, x + half, y + 6.0];
        if self.taken.is_free(area) && self.is_within([area[0], area[1]], 2.0) && self.is_within([area[2], area[3]], 2.0) {
            self.taken.take(area);
            paper.label([x, y + 3.0], 9.0, true, Anchor::Middle, name);
        } else if !self.name(paper, [x, y], 4.0, 9.0, true, name) {
            self.beyond.push(format!("{name} (not named on the drawing)"));
        }
    }

    fn landmarks(&mut self, paper: &mut Paper) {
        let ground = self.ground;
        let inside: Vec<(&str, [f64; 2])> = ground.landmarks.iter().map(|(name, at)| (*name, self.put(*at))).collect();
        for (_, [x, y]) in &inside {
            if !self.is_within([*x, *y], 4.0) {
                continue;
            }
            let _ = write!(Raw(paper), "<path d=\"M{x:.2} {y:.2}m0 -4.5l4 7h-8Z\" fill=\"#fff\" stroke=\"#000\" stroke-width=\"1\"/>");
            self.taken.take([x - 4.5, y - 5.0, x + 4.5, y + 3.5]);
        }
        for (name, at) in inside {
            if !self.is_within(at, 4.0) {
                self.beyond.push(name.to_owned());
            } else if !self.name(paper, at, 6.0, LABEL, false, name) {
                let Some(letter) = ('A'..='Z').nth(self.lettered.len()) else {
                    self.beyond.push(format!("{name} (not named on the drawing)"));
                    continue;
                };
                self.lettered.push((letter, name.to_owned()));
                // One letter finds room beside its mark, or lies upon something.
                if !self.name(paper, at, 6.0, LABEL, true, &letter.to_string()) {
                    paper.label([at[0] + 6.0, at[1] + 3.0], LABEL, true, Anchor::Start, &letter.to_string());
                }
            }
        }
    }

    fn parcel_names(&mut self, paper: &mut Paper) {
        let ground = self.ground;
        for (name, ring) in ground.parcels.iter().filter(|(name, _)| !name.trim().is_empty()) {
            let seen: Vec<[f64; 2]> = ring.iter().map(|at| self.put(*at)).filter(|at| self.is_within(*at, 0.0)).collect();
            if !seen.iter().any(|at| self.name(paper, *at, 4.0, LABEL, false, name)) {
                self.beyond.push(format!("{name} (not named on the drawing)"));
            }
        }
    }

    fn path_names(&mut self, paper: &mut Paper) {
        let ground = self.ground;
        for path in ground.paths.iter().filter(|p| !p.name.trim().is_empty()) {
            let mut spots: Vec<[f64; 2]> = Vec::new();
            for (a, b) in path.line.iter().zip(path.line.iter().skip(1)) {
                let steps = (between(*a, *b) / 6.0).clamp(1.0, 200.0).ceil();
                let mut step = 0.5;
                while step < steps {
                    let t = step / steps;
                    spots.push(self.put([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]));
                    step += 1.0;
                }
            }
            // From the far end, where the path is alone; a path that runs wholly elsewhere is beyond.
            spots.retain(|at| self.is_within(*at, 4.0));
            if spots.is_empty() {
                self.beyond.push(path.name.to_owned());
            } else if !spots.iter().rev().any(|at| self.name(paper, *at, 5.0, LABEL, false, path.name)) {
                self.beyond.push(format!("{} (not named on the drawing)", path.name));
            }
        }
    }

    /// Writes a name beside a spot where nothing else stands; false where there is no room.
    fn name(&mut self, paper: &mut Paper, [x, y]: [f64; 2], gap: f64, size: f64, bold: bool, name: &str) -> bool {
        // A name may be all capitals.
        let long = width(name, size) * 1.1;
        let places = [
            (Anchor::Start, x + gap, y + size * 0.35), (Anchor::End, x - gap, y + size * 0.35),
            (Anchor::Middle, x, y - gap - 1.0), (Anchor::Middle, x, y + gap + size),
            (Anchor::Start, x + gap, y - gap), (Anchor::Start, x + gap, y + gap + size * 0.7),
            (Anchor::End, x - gap, y - gap), (Anchor::End, x - gap, y + gap + size * 0.7),
        ];
        for (anchor, at_x, at_y) in places {
            let left = match anchor {
                Anchor::Start => at_x,
                Anchor::Middle => at_x - long / 2.0,
                Anchor::End => at_x - long,
            };
            let area = [left, at_y - size * 0.8, left + long, at_y + size * 0.25];
            if self.is_within([area[0], area[1]], 2.0) && self.is_within([area[2], area[3]], 2.0) && self.taken.is_free(area) {
                self.taken.take(area);
                paper.label([at_x, at_y], size, bold, anchor, name);
                return true;
            }
        }
        false
    }
}

/// Our own markup, written as a formatter writes.
struct Raw<'a>(&'a mut Paper);

impl std::fmt::Write for Raw<'_> {
    fn write_str(&mut self, s: &str) -> std::fmt::Result {
        self.0.raw(s);
        Ok(())
    }
}
