//! Exact point-in-precinct by a grid of cells: a cell without edges answers at once, another by its few edges.
//!
//! From a corner of the cell, whose precinct was settled when the grid was made, one walks to the point in two legs,
//! up the cell's east side and then west, counting edges crossed. A ring's interior is on its left, so each crossing
//! enters or leaves its polygon. `tests/precinct_map_twin.rs` holds this against plain ray casting over every ring.

use super::{Edge, PrecinctMapError, Vertex};
use crate::domain::geodesy::LonLat;

/// Query units per vertex unit: vertices in 1e-7°, queries in 1e-9°.
const FINE: i64 = 100;
/// Cells per edge: more cells, fewer edges in each. Measured with `make bench`.
const CELLS_PER_EDGE: usize = 4;
const WIDEST: i64 = 100_000_000;

/// What is known of a cell before any edge is looked at: polygons at its south-east corner, and where its edges lie.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    /// Sum of `label + 1` of the polygons that hold the corner.
    sum: i32,
    /// How many polygons hold the corner.
    count: i16,
    edges: u16,
    first: u32,
}

#[derive(Debug)]
pub(super) struct Cells {
    /// South-west corner of the grid, in query units, on no vertex.
    origin: [i64; 2],
    /// Width and height of a cell, query units, multiples of `FINE`.
    size: [i64; 2],
    columns: usize,
    rows: usize,
    cells: Vec<Cell>,
    edges: Vec<Edge>,
    all: Vec<Edge>,
}

/// A point in query units.
type Point = [i64; 2];

fn fine(vertex: Vertex) -> Point {
    [i64::from(vertex[0]) * FINE, i64::from(vertex[1]) * FINE]
}

#[expect(clippy::cast_possible_truncation, reason = "degrees are within ±180, so ±1.8e11 fits")]
fn query(at: LonLat) -> Point {
    [(at.lon() * 1e9).round() as i64, (at.lat() * 1e9).round() as i64]
}

/// Twice the signed area of (from, to, point): above 0 where the point is left of the edge.
fn turn(from: Vertex, to: Vertex, point: Point) -> i64 {
    let base = fine(from);
    let dx = i64::from(to[0]) - i64::from(from[0]);
    let dy = i64::from(to[1]) - i64::from(from[1]);
    dx * (point[1] - base[1]) - dy * (point[0] - base[0])
}

impl Edge {
    /// The edge with its south end first, and +1 where the ring runs north.
    fn northward(&self) -> (Vertex, Vertex, i32) {
        if self.from[1] <= self.to[1] { (self.from, self.to, 1) } else { (self.to, self.from, -1) }
    }

    /// The edge with its west end first, and +1 where the ring runs east.
    fn eastward(&self) -> (Vertex, Vertex, i32) {
        if self.from[0] <= self.to[0] { (self.from, self.to, 1) } else { (self.to, self.from, -1) }
    }

    /// Whether the edge spans this latitude, its south end included, its north end not.
    fn spans(&self, y: i64) -> bool {
        (fine(self.from)[1] <= y) != (fine(self.to)[1] <= y)
    }

    fn holds(&self, p: Point) -> bool {
        let [a, b] = [fine(self.from), fine(self.to)];
        turn(self.from, self.to, p) == 0
            && (a[0].min(b[0])..=a[0].max(b[0])).contains(&p[0])
            && (a[1].min(b[1])..=a[1].max(b[1])).contains(&p[1])
    }

    fn weight(&self) -> i32 {
        i32::try_from(self.label).unwrap_or(i32::MAX - 1) + 1
    }
}

/// Running tally of polygons entered and left.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    count: i32,
    sum: i32,
}

impl Tally {
    fn cross(&mut self, direction: i32, edge: &Edge) {
        self.count += direction;
        self.sum = self.sum.wrapping_add(direction * edge.weight());
    }
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
        let wanted = (edges.len() * CELLS_PER_EDGE).max(16) as f64;
        let columns = ((wanted * wide as f64 / high as f64).sqrt().ceil() as usize).clamp(1, 8192);
        let rows = ((wanted / columns as f64).ceil() as usize).clamp(1, 8192);
        // Half a vertex unit off, so that no vertex lies on a cell's side.
        let origin = [west * FINE - FINE / 2, south * FINE - FINE / 2];
        let size = [wide / columns as i64 + 1, high / rows as i64 + 1].map(|s| s * FINE);
        let mut grid = Self {
            origin,
            size,
            columns,
            rows,
            cells: vec![Cell::default(); columns * rows],
            edges: Vec::new(),
            all: edges.to_vec(),
        };
        grid.settle_corners(edges);
        grid.share_out(edges)?;
        Ok(grid)
    }

    fn column_of(&self, x: i64) -> i64 {
        (x - self.origin[0]).div_euclid(self.size[0])
    }

    fn row_of(&self, y: i64) -> i64 {
        (y - self.origin[1]).div_euclid(self.size[1])
    }

    /// South-east corner of a cell.
    fn corner(&self, column: i64, row: i64) -> Point {
        [self.origin[0] + (column + 1) * self.size[0], self.origin[1] + row * self.size[1]]
    }

    /// For every cell's corner: which polygons hold it, by a ray to the east along the row's south side.
    #[expect(clippy::indexing_slicing, clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_possible_wrap, reason = "columns and rows are within the grid by construction")]
    fn settle_corners(&mut self, edges: &[Edge]) {
        // A crossing east of the corners of columns 0..k adds to all of them: noted at k-1, summed from the east.
        let mut tallies = vec![Tally::default(); self.cells.len()];
        for edge in edges {
            let (low, high, direction) = edge.northward();
            let first = self.row_of(fine(low)[1]) + 1;
            for row in first..=self.row_of(fine(high)[1]) {
                let y = self.corner(0, row)[1];
                if !edge.spans(y) {
                    continue;
                }
                // Columns whose corner is west of the edge: the test is monotone in the column, so bisect.
                let west_of = |column: i64| {
                    let turned = turn(low, high, self.corner(column, row));
                    turned > 0 || (turned == 0 && high[0] > low[0])
                };
                let (mut yes, mut no) = (-1, self.columns as i64);
                // The ends of the edge bound where the change can be.
                let near = self.column_of(fine(low)[0].min(fine(high)[0])) - 1;
                let far = self.column_of(fine(low)[0].max(fine(high)[0])) + 1;
                if near >= 0 && west_of(near) { yes = near }
                if far < no && !west_of(far) { no = far }
                while no - yes > 1 {
                    let middle = yes + (no - yes) / 2;
                    if west_of(middle) { yes = middle } else { no = middle }
                }
                if yes >= 0 {
                    tallies[row as usize * self.columns + yes as usize].cross(direction, edge);
                }
            }
        }
        for row in 0..self.rows {
            let mut running = Tally::default();
            for column in (0..self.columns).rev() {
                let at = row * self.columns + column;
                running.count += tallies[at].count;
                running.sum = running.sum.wrapping_add(tallies[at].sum);
                self.cells[at].count = running.count as i16;
                self.cells[at].sum = running.sum;
            }
        }
    }

    /// Copies each edge into the cells it may pass through.
    #[expect(clippy::indexing_slicing, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "columns and rows are within the grid by construction")]
    fn share_out(&mut self, edges: &[Edge]) -> Result<(), PrecinctMapError> {
        let mut counts = vec![0u32; self.cells.len()];
        let visit = |grid: &Self, touch: &mut dyn FnMut(usize, &Edge)| {
            for edge in edges {
                let [a, b] = [fine(edge.from), fine(edge.to)];
                for row in grid.row_of(a[1].min(b[1]))..=grid.row_of(a[1].max(b[1])) {
                    for column in grid.column_of(a[0].min(b[0]))..=grid.column_of(a[0].max(b[0])) {
                        if grid.may_meet(edge, column, row) {
                            touch(row as usize * grid.columns + column as usize, edge);
                        }
                    }
                }
            }
        };
        visit(self, &mut |cell, _| counts[cell] += 1);
        let mut first = 0u32;
        for (cell, count) in self.cells.iter_mut().zip(&counts) {
            cell.first = first;
            cell.edges = u16::try_from(*count).unwrap_or(u16::MAX);
            if *count > u32::from(u16::MAX) {
                return Err(PrecinctMapError::TooMany(*count as usize));
            }
            first += count;
        }
        let mut next: Vec<u32> = self.cells.iter().map(|c| c.first).collect();
        let blank = Edge { from: [0, 0], to: [0, 0], label: 0 };
        let mut placed = vec![blank; first as usize];
        visit(self, &mut |cell, edge| {
            placed[next[cell] as usize] = *edge;
            next[cell] += 1;
        });
        self.edges = placed;
        Ok(())
    }

    /// False only where all four corners of the cell lie strictly on one side of the edge.
    fn may_meet(&self, edge: &Edge, column: i64, row: i64) -> bool {
        let [east, south] = self.corner(column, row);
        let [west, north] = [east - self.size[0], south + self.size[1]];
        let turns = [[west, south], [east, south], [east, north], [west, north]]
            .map(|corner| turn(edge.from, edge.to, corner).signum());
        !(turns.iter().all(|t| *t > 0) || turns.iter().all(|t| *t < 0))
    }

    /// The label at a point, by the rule in `mod.rs`.
    pub(super) fn label_at(&self, at: LonLat) -> Option<u32> {
        let p = query(at);
        let (cell, tally) = self.tally_at(p)?;
        match tally {
            Tally { count: 1, sum } => u32::try_from(sum.wrapping_sub(1)).ok(),
            Tally { count: 0, sum: 0 } => self.on_outer_border(cell, p),
            // Overlapping or badly wound polygons: rare enough to be asked one by one.
            _ => self.odd(p).first().copied().or_else(|| self.on_any_border(p)),
        }
    }

    /// Every label whose polygons hold the point.
    pub(super) fn labels_at(&self, at: LonLat) -> Vec<u32> {
        let p = query(at);
        match self.tally_at(p) {
            None => Vec::new(),
            Some((_, Tally { count: 1, sum })) => u32::try_from(sum.wrapping_sub(1)).into_iter().collect(),
            Some((_, Tally { count: 0, sum: 0 })) => Vec::new(),
            Some(_) => self.odd(p).into_iter().collect(),
        }
    }

    /// The point's cell, and the polygons entered and left on the way to the point; `None` outside the grid.
    #[expect(clippy::cast_sign_loss, reason = "row and column were compared with the grid first")]
    fn tally_at(&self, p: Point) -> Option<(&Cell, Tally)> {
        let (column, row) = (self.column_of(p[0]), self.row_of(p[1]));
        if column < 0 || row < 0 || column as usize >= self.columns || row as usize >= self.rows {
            return None;
        }
        let cell = self.cells.get(row as usize * self.columns + column as usize)?;
        let mut tally = Tally { count: i32::from(cell.count), sum: cell.sum };
        if cell.edges > 0 {
            let first = cell.first as usize;
            let edges = self.edges.get(first..first + usize::from(cell.edges))?;
            self.walk(edges, self.corner(column, row), p, &mut tally);
        }
        Some((cell, tally))
    }

    /// Up the cell's east side from its corner, then west to the point.
    fn walk(&self, edges: &[Edge], corner: Point, p: Point, tally: &mut Tally) {
        let elbow = [corner[0], p[1]];
        for edge in edges {
            // Up: the corner and the elbow count as a hair north of where they are, so a tie is "above".
            let (west, east, direction) = edge.eastward();
            if (fine(west)[0] <= corner[0]) != (fine(east)[0] <= corner[0])
                && turn(west, east, corner) < 0
                && turn(west, east, elbow) >= 0
            {
                tally.cross(direction, edge);
            }
            // West: the point counts as a hair east of where it is, so a tie is "not west of the edge".
            if edge.spans(p[1]) {
                let (low, high, direction) = edge.northward();
                if turn(low, high, p) > 0 {
                    let elbow_turn = turn(low, high, elbow);
                    let elbow_is_west = elbow_turn > 0 || (elbow_turn == 0 && high[0] > low[0]);
                    if !elbow_is_west {
                        tally.cross(direction, edge);
                    }
                }
            }
        }
    }

    /// A point in no polygon may still lie on an outer border: the first label whose edge holds it.
    fn on_outer_border(&self, cell: &Cell, p: Point) -> Option<u32> {
        let first = cell.first as usize;
        let edges = self.edges.get(first..first + usize::from(cell.edges))?;
        edges.iter().filter(|e| e.holds(p)).map(|e| e.label).min()
    }

    /// Even-odd over every edge: the labels that hold the point.
    fn odd(&self, p: Point) -> std::collections::BTreeSet<u32> {
        let mut odd = std::collections::BTreeSet::new();
        for edge in self.all.iter().filter(|e| e.spans(p[1])) {
            let (low, high, _) = edge.northward();
            if turn(low, high, p) > 0 && !odd.remove(&edge.label) {
                odd.insert(edge.label);
            }
        }
        odd
    }

    fn on_any_border(&self, p: Point) -> Option<u32> {
        self.all.iter().filter(|e| e.holds(p)).map(|e| e.label).min()
    }
}
