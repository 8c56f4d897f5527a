//! The room, or the polls' point, on a place's plane: how far it is, and which point of it is nearest.

use super::on_plane::{Metres, edges, on_edge, square_between, winds_about};

/// The room's parts, or one point.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Room {
    /// Each part's rings, the outline first; a point is a part of one ring of one corner.
    pub(super) parts: Vec<Vec<Vec<Metres>>>,
}

impl Room {
    pub(super) fn point(at: Metres) -> Self {
        Self { parts: vec![vec![vec![at]]] }
    }

    /// The one point, where it is no room.
    pub(super) fn as_point(&self) -> Option<Metres> {
        match self.parts.as_slice() {
            [part] => match part.as_slice() {
                [ring] => match ring.as_slice() {
                    [point] => Some(*point),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether a point is inside a part and in none of its courtyards.
    pub(super) fn contains(&self, point: Metres) -> bool {
        self.parts.iter().any(|rings| rings.iter().filter(|ring| winds_about(ring, point)).count() % 2 == 1)
    }

    /// Metres to the nearest point, and that point; 0 and the point itself inside.
    pub(super) fn nearest(&self, point: Metres) -> Option<(f64, Metres)> {
        if self.contains(point) {
            return Some((0.0, point));
        }
        nearest_of(self.rings(), point)
    }

    pub(super) fn rings(&self) -> impl Iterator<Item = &[Metres]> {
        self.parts.iter().flatten().map(Vec::as_slice)
    }
}

/// The nearest point of closed rings, and how far it is.
pub(super) fn nearest_of<'a>(rings: impl Iterator<Item = &'a [Metres]>, point: Metres) -> Option<(f64, Metres)> {
    let mut best: Option<(f64, Metres)> = None;
    for (from, to) in rings.flat_map(edges) {
        let (near, _) = on_edge(from, to, point);
        let square = square_between(near, point);
        if best.is_none_or(|(least, _)| square < least) {
            best = Some((square, near));
        }
    }
    best.map(|(square, near)| (square.sqrt(), near))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn courtyard() -> Room {
        let square = |half: f64| vec![[-half, -half], [half, -half], [half, half], [-half, half]];
        Room { parts: vec![vec![square(20.0), square(12.0)]] }
    }

    #[test]
    fn a_courtyard_is_no_room() {
        let room = courtyard();
        assert_eq!(room.nearest([16.0, 0.0]), Some((0.0, [16.0, 0.0])));
        assert_eq!(room.nearest([5.0, 0.0]), Some((7.0, [12.0, 0.0])));
        assert_eq!(room.nearest([30.0, 0.0]), Some((10.0, [20.0, 0.0])));
        assert_eq!(room.nearest([23.0, 24.0]), Some((5.0, [20.0, 20.0])));
    }

    #[test]
    fn two_parts_are_one_room() {
        let mut room = courtyard();
        room.parts.push(vec![vec![[40.0, -1.0], [42.0, -1.0], [42.0, 1.0], [40.0, 1.0]]]);
        assert_eq!(room.nearest([38.0, 0.0]), Some((2.0, [40.0, 0.0])));
        assert!(room.contains([41.0, 0.0]));
    }

    #[test]
    fn a_point_is_nearest_to_itself() {
        let polls = Room::point([3.0, 4.0]);
        assert_eq!(polls.nearest([0.0, 0.0]), Some((5.0, [3.0, 4.0])));
        assert_eq!(polls.as_point(), Some([3.0, 4.0]));
        assert_eq!(courtyard().as_point(), None);
        assert_eq!(Room::default().nearest([0.0, 0.0]), None);
    }
}
