//! Edges by row of the grid, for the few points that a tally cannot settle: plain even-odd, one polygon at a time.

use super::{Edge, Point, PrecinctMapError, fine, turn};

#[derive(Debug)]
pub(super) struct Rows {
    south: i64,
    shift: u32,
    /// Where each row's edges begin; one more at the end.
    first: Vec<u32>,
    edges: Vec<Edge>,
}

impl Edge {
    fn spans(&self, y: i64) -> bool {
        (fine(self.from)[1] <= y) != (fine(self.to)[1] <= y)
    }

    fn is_east_of(&self, p: Point) -> bool {
        let (low, high) = if self.from[1] <= self.to[1] { (self.from, self.to) } else { (self.to, self.from) };
        turn(low, high, p) > 0
    }

    fn holds(&self, p: Point) -> bool {
        let [a, b] = [fine(self.from), fine(self.to)];
        (a[0].min(b[0])..=a[0].max(b[0])).contains(&p[0])
            && (a[1].min(b[1])..=a[1].max(b[1])).contains(&p[1])
            && turn(self.from, self.to, p) == 0
    }
}

impl Rows {
    /// `rows` rows from `south`, each `1 << shift` query units high; every edge lies within them.
    #[expect(clippy::indexing_slicing, clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "rows of an edge are within the grid by construction")]
    pub(super) fn new(edges: &[Edge], south: i64, shift: u32, rows: usize) -> Result<Self, PrecinctMapError> {
        let rows_of = |edge: &Edge| {
            let [a, b] = [edge.from, edge.to].map(|v| ((fine(v)[1] - south) >> shift) as usize);
            a.min(b)..=a.max(b)
        };
        let mut first = vec![0u32; rows + 1];
        for edge in edges {
            for row in rows_of(edge) {
                first[row + 1] = first[row + 1].checked_add(1).ok_or(PrecinctMapError::TooMany(edges.len()))?;
            }
        }
        for row in 0..rows {
            first[row + 1] = first[row + 1].checked_add(first[row]).ok_or(PrecinctMapError::TooMany(edges.len()))?;
        }
        let mut next = first.clone();
        let blank = Edge { from: [0, 0], to: [0, 0], label: 0 };
        let mut shared = vec![blank; first[rows] as usize];
        for edge in edges {
            for row in rows_of(edge) {
                shared[next[row] as usize] = *edge;
                next[row] += 1;
            }
        }
        Ok(Self { south, shift, first, edges: shared })
    }

    fn row(&self, y: i64) -> &[Edge] {
        let bounds = usize::try_from((y - self.south) >> self.shift).ok().and_then(|row| {
            Some(*self.first.get(row)? as usize..*self.first.get(row + 1)? as usize)
        });
        bounds.and_then(|range| self.edges.get(range)).unwrap_or_default()
    }

    /// Labels whose edges east of the point are odd in number: those that hold it. In order.
    pub(super) fn odd(&self, p: Point) -> Vec<u32> {
        let mut odd: Vec<u32> = Vec::new();
        for edge in self.row(p[1]).iter().filter(|e| e.spans(p[1]) && e.is_east_of(p)) {
            match odd.binary_search(&edge.label) {
                Ok(at) => {
                    odd.remove(at);
                }
                Err(at) => odd.insert(at, edge.label),
            }
        }
        odd
    }

    /// The first label with an edge that the point lies on.
    pub(super) fn on_border(&self, p: Point) -> Option<u32> {
        self.row(p[1]).iter().filter(|e| e.holds(p)).map(|e| e.label).min()
    }
}
