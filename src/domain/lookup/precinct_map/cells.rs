//! Exact point-in-precinct by a grid of cells: a cell without borders answers at once, another by its few borders.
//!
//! From a corner of the cell, whose precinct was settled when the grid was made, one walks to the point in two legs,
//! up the cell's east side and then west, adding up the borders crossed. A ring's interior is on its left, so each
//! crossing enters or leaves its polygon; a border that two polygons share is one crossing from one into the other.
//! `tests/precinct_map_twin.rs` holds this against plain ray casting over every ring.

use super::rows::Rows;
use super::{Edge, FINE, Point, PrecinctMapError, Vertex, fine, turn};
use crate::domain::geodesy::LonLat;

/// Cells per border: more cells, fewer borders in each, more memory to miss. Measured with `make bench`.
const CELLS_PER_BORDER: usize = 2;
/// Widest and highest map, vertex units: 10 degrees.
const WIDEST: i64 = 100_000_000;
/// Being in the polygons of the precinct at position `i` of the labels counts `ONE + i`.
const ONE: i64 = 1 << 20;
/// A cell with this bit says where its borders are kept; one without says which precinct it lies in.
const BORDERED: u32 = 1 << 31;
/// Words of a border: low x, low y, high x, high y, crossing.
const WORDS: usize = 5;
/// Words before a cell's borders: tally at the corner, how many reach east of the cell, how many there are.
const HEAD: usize = 3;

/// Borders that run over the same two vertices, as one.
#[derive(Debug, Clone, Copy)]
struct Border {
    /// The southern end; of two as far south, the western.
    low: Vertex,
    high: Vertex,
    /// What is entered less what is left, going west over the border, or north where it runs east.
    crossing: i32,
}

#[derive(Debug)]
pub(super) struct Cells {
    /// South-west corner of the grid, query units. Odd, as cells are even and vertices are, so no vertex lies on a
    /// cell's side.
    origin: Point,
    /// A cell is `1 << shift` query units wide and high.
    shift: u32,
    columns: usize,
    rows: usize,
    /// `BORDERED` and a position in `words`, or 0 for no precinct, or 1 + a position in `labels`.
    cells: Vec<u32>,
    /// Per bordered cell: a head, then borders; first those that reach east of the cell.
    words: Vec<i32>,
    labels: Vec<u32>,
    /// What a tally cannot settle: overlapping or badly wound polygons, points on an outer border.
    slow: Rows,
}

fn query(at: LonLat) -> Point {
    // The nearest; of two as near, the even one: an instruction of its own in wasm.
    let whole = |degrees: f64| (degrees * 1e9).round_ties_even();
    #[expect(clippy::cast_possible_truncation, reason = "degrees are within ±180, so ±1.8e11 fits")]
    [whole(at.lon()) as i64, whole(at.lat()) as i64]
}

impl Border {
    /// Whether a point on no vertex is west of the border; on it, a hair north of the border is meant.
    fn is_east_of(&self, p: Point) -> bool {
        let turned = turn(self.low, self.high, p);
        turned > 0 || (turned == 0 && self.high[0] > self.low[0])
    }

    /// Whether the border spans this latitude, its south end included, its north end not.
    fn spans(&self, y: i64) -> bool {
        (fine(self.low)[1] <= y) != (fine(self.high)[1] <= y)
    }

    fn holds(&self, p: Point) -> bool {
        let [a, b] = [fine(self.low), fine(self.high)];
        (a[0].min(b[0])..=a[0].max(b[0])).contains(&p[0])
            && (a[1]..=b[1]).contains(&p[1])
            && turn(self.low, self.high, p) == 0
    }

    /// What going straight north from `from` to `to` over the border enters. A hair north is meant at both ends.
    fn crossed_north(&self, from: Point, to: Point) -> i64 {
        let runs_east = self.low[0] <= self.high[0];
        let (west, east) = if runs_east { (self.low, self.high) } else { (self.high, self.low) };
        let spans = (fine(west)[0] <= from[0]) != (fine(east)[0] <= from[0]);
        if spans && turn(west, east, from) < 0 && turn(west, east, to) >= 0 {
            if runs_east { i64::from(self.crossing) } else { -i64::from(self.crossing) }
        } else {
            0
        }
    }
}

/// One border per pair of vertices. One whose crossings cancel out is kept: a point may lie on it.
fn borders(edges: &[Edge], labels: &[u32]) -> Result<Vec<Border>, PrecinctMapError> {
    let mut sorted: Vec<([i32; 4], i64)> = Vec::with_capacity(edges.len());
    for edge in edges {
        let weight = labels.binary_search(&edge.label).ok().and_then(|at| i64::try_from(at).ok()).unwrap_or(0) + ONE;
        let ([a, b], [c, d]) = (edge.from, edge.to);
        let along = (b, a) <= (d, c);
        sorted.push(if along { ([b, a, d, c], weight) } else { ([d, c, b, a], -weight) });
    }
    sorted.sort_unstable_by_key(|(ends, _)| *ends);
    let mut out = Vec::with_capacity(sorted.len());
    for same in sorted.chunk_by(|a, b| a.0 == b.0) {
        let crossing: i64 = same.iter().map(|(_, weight)| weight).sum();
        if let Some(([b, a, d, c], _)) = same.first() {
            let crossing = i32::try_from(crossing).ok().ok_or(PrecinctMapError::Tangled)?;
            out.push(Border { low: [*a, *b], high: [*c, *d], crossing });
        }
    }
    Ok(out)
}

impl Cells {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a grid's shape is a guess at speed, any value is right")]
    pub(super) fn new(edges: &[Edge]) -> Result<Self, PrecinctMapError> {
        if edges.len() > 100_000_000 {
            return Err(PrecinctMapError::TooMany(edges.len()));
        }
        let ends = || edges.iter().flat_map(|e| [e.from, e.to]);
        let west = ends().map(|v| i64::from(v[0])).min().unwrap_or(0);
        let east = ends().map(|v| i64::from(v[0])).max().unwrap_or(0);
        let south = ends().map(|v| i64::from(v[1])).min().unwrap_or(0);
        let north = ends().map(|v| i64::from(v[1])).max().unwrap_or(0);
        let (wide, high) = (east - west + 1, north - south + 1);
        if wide.max(high) > WIDEST {
            return Err(PrecinctMapError::TooWide(wide.max(high) / 10_000_000));
        }
        let mut labels: Vec<u32> = edges.iter().map(|e| e.label).collect();
        labels.sort_unstable();
        labels.dedup();
        if labels.len() >= ONE as usize {
            return Err(PrecinctMapError::TooMany(labels.len()));
        }
        let borders = borders(edges, &labels)?;
        let wanted = (borders.len() * CELLS_PER_BORDER).max(16) as f64;
        let side = (wide as f64 * high as f64 / wanted).sqrt() * FINE as f64;
        // The power of two nearest to the side, read off the float's exponent: 2^k from 2^(k-1/2) on.
        let exponent = ((side * std::f64::consts::SQRT_2).to_bits() >> 52) as i64 - 1023;
        let mut shift = exponent.clamp(7, 34) as u32;
        let across = |extent: i64, shift: u32| ((extent * FINE) >> shift) as usize + 1;
        while across(wide, shift) * across(high, shift) > 4 * wanted as usize + 1024 {
            shift += 1;
        }
        let (columns, rows) = (across(wide, shift), across(high, shift));
        // At least half a vertex unit outside, and odd.
        let origin = [west * FINE - FINE / 2 - 1, south * FINE - FINE / 2 - 1];
        let slow = Rows::new(edges, origin[1], shift, rows)?;
        let mut grid = Self { origin, shift, columns, rows, cells: Vec::new(), words: Vec::new(), labels, slow };
        let corners = grid.settle_corners(&borders)?;
        grid.share_out(&borders, &corners)?;
        Ok(grid)
    }

    fn column_of(&self, x: i64) -> i64 {
        (x - self.origin[0]) >> self.shift
    }

    fn row_of(&self, y: i64) -> i64 {
        (y - self.origin[1]) >> self.shift
    }

    /// South-east corner of a cell.
    fn corner(&self, column: i64, row: i64) -> Point {
        [self.origin[0] + ((column + 1) << self.shift), self.origin[1] + (row << self.shift)]
    }

    /// For every cell's corner: the tally of polygons that hold it, by a ray to the east along the row's south side.
    #[expect(clippy::indexing_slicing, clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_possible_wrap, reason = "columns and rows are within the grid by construction")]
    fn settle_corners(&self, borders: &[Border]) -> Result<Vec<i32>, PrecinctMapError> {
        // A crossing east of the corners of columns 0..k adds to all of them: noted at k-1, summed from the east.
        let mut tallies = vec![0i64; self.columns * self.rows];
        for border in borders {
            let first = self.row_of(fine(border.low)[1]) + 1;
            for row in first..=self.row_of(fine(border.high)[1]) {
                // Columns whose corner is west of the border: the test is monotone in the column, so bisect.
                let west_of = |column: i64| border.is_east_of(self.corner(column, row));
                let (mut yes, mut no) = (-1, self.columns as i64);
                // The ends of the border bound where the change can be.
                let near = self.column_of(fine(border.low)[0].min(fine(border.high)[0])) - 1;
                let far = self.column_of(fine(border.low)[0].max(fine(border.high)[0])) + 1;
                if near >= 0 && west_of(near) { yes = near }
                if far < no && !west_of(far) { no = far }
                while no - yes > 1 {
                    let middle = yes + (no - yes) / 2;
                    if west_of(middle) { yes = middle } else { no = middle }
                }
                if yes >= 0 && border.spans(self.corner(0, row)[1]) {
                    tallies[row as usize * self.columns + yes as usize] += i64::from(border.crossing);
                }
            }
        }
        let mut corners = vec![0i32; tallies.len()];
        for row in 0..self.rows {
            let mut running = 0i64;
            for column in (0..self.columns).rev() {
                let at = row * self.columns + column;
                running += tallies[at];
                corners[at] = i32::try_from(running).ok().ok_or(PrecinctMapError::Tangled)?;
            }
        }
        Ok(corners)
    }

    /// Copies each border into the cells it may pass through, and writes what is known of the others.
    #[expect(clippy::indexing_slicing, clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "columns and rows are within the grid by construction")]
    fn share_out(&mut self, borders: &[Border], corners: &[i32]) -> Result<(), PrecinctMapError> {
        let mut passes: Vec<(u32, u32)> = Vec::with_capacity(borders.len() * 2);
        for (at, border) in (0u32..).zip(borders) {
            for row in self.row_of(fine(border.low)[1])..=self.row_of(fine(border.high)[1]) {
                for column in self.columns_within(border, row) {
                    if self.may_meet(border, column, row) {
                        let cell = u32::try_from(row as usize * self.columns + column as usize);
                        passes.push((cell.ok().ok_or(PrecinctMapError::TooMany(borders.len()))?, at));
                    }
                }
            }
        }
        passes.sort_unstable();
        let known = |corner: i32| match i64::from(corner) {
            0 => Some(0),
            tally => position(tally).filter(|at| (*at as usize) < self.labels.len()).map(|at| at + 1),
        };
        let mut words = Vec::with_capacity(passes.len() * (WORDS + 1));
        let mut cells = Vec::with_capacity(corners.len());
        let mut rest = passes.as_slice();
        for (cell, corner) in (0u32..).zip(corners) {
            let here = rest.iter().take_while(|(of, _)| *of == cell).count();
            let (mine, others) = rest.split_at(here);
            rest = others;
            if let (Some(known), true) = (known(*corner), mine.is_empty()) {
                cells.push(known);
                continue;
            }
            let column = i64::from(cell) % i64::try_from(self.columns).unwrap_or(1);
            let east = self.corner(column, 0)[0];
            let reaches = |border: &&Border| fine(border.low)[0].max(fine(border.high)[0]) > east;
            let mine: Vec<&Border> = mine.iter().map(|(_, at)| &borders[*at as usize]).collect();
            let (far, near): (Vec<&Border>, Vec<&Border>) = mine.into_iter().partition(reaches);
            let at = u32::try_from(words.len()).ok().filter(|at| *at < BORDERED);
            cells.push(at.ok_or(PrecinctMapError::TooMany(borders.len()))? | BORDERED);
            let count = |n: usize| i32::try_from(n).ok().ok_or(PrecinctMapError::TooMany(n));
            words.extend([*corner, count(far.len())?, count(far.len() + near.len())?]);
            for b in far.into_iter().chain(near) {
                words.extend([b.low[0], b.low[1], b.high[0], b.high[1], b.crossing]);
            }
        }
        words.shrink_to_fit();
        self.cells = cells;
        self.words = words;
        Ok(())
    }

    /// Columns that hold all of the border that lies in this row; a few more do no harm.
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a guess, a column wider on both sides than rounding can err")]
    fn columns_within(&self, border: &Border, row: i64) -> std::ops::RangeInclusive<i64> {
        let [a, b] = [fine(border.low), fine(border.high)];
        let (west, east) = (self.column_of(a[0].min(b[0])), self.column_of(a[0].max(b[0])));
        if east - west < 3 || a[1] == b[1] {
            return west..=east;
        }
        let [_, south] = self.corner(0, row);
        let slope = (b[0] - a[0]) as f64 / (b[1] - a[1]) as f64;
        let x_at = |y: i64| a[0] + ((y.clamp(a[1], b[1]) - a[1]) as f64 * slope) as i64;
        let [from, to] = [x_at(south), x_at(south + (1 << self.shift))].map(|x| self.column_of(x));
        west.max(from.min(to) - 1)..=east.min(from.max(to) + 1)
    }

    /// False only where all four corners of the cell lie strictly on one side of the border.
    fn may_meet(&self, border: &Border, column: i64, row: i64) -> bool {
        let [east, south] = self.corner(column, row);
        let [west, north] = [east - (1 << self.shift), south + (1 << self.shift)];
        let turns = [[west, south], [east, south], [east, north], [west, north]]
            .map(|corner| turn(border.low, border.high, corner).signum());
        !(turns.iter().all(|t| *t > 0) || turns.iter().all(|t| *t < 0))
    }

    /// The label at a point, by the rule in `mod.rs`.
    pub(super) fn label_at(&self, at: LonLat) -> Option<u32> {
        let p = query(at);
        match self.known_at(p) {
            Known::Outside => None,
            Known::Label(label) => Some(label),
            Known::OnBorder => self.slow.on_border(p),
            Known::Odd => self.slow.odd(p).first().copied().or_else(|| self.slow.on_border(p)),
        }
    }

    /// Every label whose polygons hold the point.
    pub(super) fn labels_at(&self, at: LonLat) -> Vec<u32> {
        let p = query(at);
        match self.known_at(p) {
            Known::Outside | Known::OnBorder => Vec::new(),
            Known::Label(label) => vec![label],
            Known::Odd => self.slow.odd(p),
        }
    }

    /// What the point's cell and the borders on the way to the point say.
    #[expect(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "row and column are compared with the grid first")]
    fn known_at(&self, p: Point) -> Known {
        let (column, row) = (self.column_of(p[0]), self.row_of(p[1]));
        // As unsigned numbers, those below 0 are above every count.
        if column as u64 >= self.columns as u64 || row as u64 >= self.rows as u64 {
            return Known::Outside;
        }
        let Some(&cell) = self.cells.get(row as usize * self.columns + column as usize) else { return Known::Outside };
        if cell & BORDERED == 0 {
            return match cell.checked_sub(1).and_then(|at| self.labels.get(at as usize)) {
                Some(label) => Known::Label(*label),
                None => Known::Outside,
            };
        }
        let Some(record) = self.words.get((cell & !BORDERED) as usize..) else { return Known::Outside };
        let Some((&[corner, far, all], borders)) = record.split_first_chunk::<HEAD>() else { return Known::Outside };
        let Some((far, near)) = borders.get(..all as usize * WORDS).and_then(|b| b.split_at_checked(far as usize * WORDS)) else {
            return Known::Outside;
        };
        match walk(far, near, self.corner(column, row), p) + i64::from(corner) {
            0 if borders_of(far).chain(borders_of(near)).any(|b| b.holds(p)) => Known::OnBorder,
            0 => Known::Outside,
            tally => match position(tally).and_then(|at| self.labels.get(at as usize)) {
                Some(label) => Known::Label(*label),
                None => Known::Odd,
            },
        }
    }
}

fn borders_of(words: &[i32]) -> impl Iterator<Item = Border> {
    words.chunks_exact(WORDS).map(|words| match *words {
        [a, b, c, d, crossing] => Border { low: [a, b], high: [c, d], crossing },
        _ => Border { low: [0, 0], high: [0, 0], crossing: 0 },
    })
}

/// Up the cell's east side from its corner, then west to the point: what is entered less what is left.
fn walk(far: &[i32], near: &[i32], corner: Point, p: Point) -> i64 {
    let elbow = [corner[0], p[1]];
    let mut tally = 0i64;
    for border in borders_of(far) {
        // Up: the corner and the elbow count as a hair north of where they are, so a tie is "above".
        tally += border.crossed_north(corner, elbow);
        // West: the point counts as a hair east of where it is, so a tie is "not west of the border".
        if border.spans(p[1]) && turn(border.low, border.high, p) > 0 && !border.is_east_of(elbow) {
            tally += i64::from(border.crossing);
        }
    }
    // These end west of the cell's east side, so the elbow is east of them.
    for border in borders_of(near) {
        let crossed = border.spans(p[1]) & (turn(border.low, border.high, p) > 0);
        tally += i64::from(border.crossing) * i64::from(crossed);
    }
    tally
}

/// What cells say of a point.
enum Known {
    Outside,
    /// In the polygons of exactly this precinct.
    Label(u32),
    /// In no polygon, but on the border of one.
    OnBorder,
    /// Polygons overlap, or are badly wound.
    Odd,
}

/// Position among the labels that a tally stands for, if it stands for one.
fn position(tally: i64) -> Option<u32> {
    let at = tally.wrapping_sub(ONE);
    if (0..ONE).contains(&at) { u32::try_from(at).ok() } else { None }
}
