//! Doors in space, and which of them is nearest: a k-d tree laid flat, each part split at the median of its widest axis.

/// A door of a place, earth-centred metres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    pub(super) at: [f64; 3],
    /// The place's number.
    pub(super) place: usize,
}

/// Parts of so many doors are looked through one by one.
const LEAF: usize = 8;

/// A spot in the middle of its part, and the axis along which the part is split there.
#[derive(Debug, Clone, Copy)]
struct Node {
    spot: Spot,
    axis: Axis,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Axis {
    X,
    Y,
    Z,
}

impl Axis {
    fn of(self, [x, y, z]: [f64; 3]) -> f64 {
        match self {
            Self::X => x,
            Self::Y => y,
            Self::Z => z,
        }
    }
}

#[derive(Debug, Default)]
pub(super) struct DoorTree {
    nodes: Vec<Node>,
}

impl DoorTree {
    pub(super) fn new(spots: impl IntoIterator<Item = Spot>) -> Self {
        let mut nodes: Vec<Node> = spots.into_iter().map(|spot| Node { spot, axis: Axis::X }).collect();
        split(&mut nodes);
        Self { nodes }
    }

    /// The nearest door; of doors equally far the one of the lowest place.
    pub(super) fn nearest(&self, point: [f64; 3]) -> Option<Spot> {
        let mut best = Best { square: f64::INFINITY, spot: None };
        best.search(&self.nodes, point);
        best.spot
    }

    /// Every door with the square of the metres to it, in no order.
    pub(super) fn squares(&self, point: [f64; 3]) -> impl Iterator<Item = (Spot, f64)> {
        self.nodes.iter().map(move |node| (node.spot, square(node.spot.at, point)))
    }
}

fn split(part: &mut [Node]) {
    if part.len() <= LEAF {
        return;
    }
    let axis = widest(part);
    let (left, middle, right) = part.select_nth_unstable_by(part.len() / 2, |a, b| axis.of(a.spot.at).total_cmp(&axis.of(b.spot.at)));
    middle.axis = axis;
    split(left);
    split(right);
}

fn widest(part: &[Node]) -> Axis {
    let width = |axis: Axis| {
        let along = part.iter().map(|node| axis.of(node.spot.at));
        along.clone().fold(f64::NEG_INFINITY, f64::max) - along.fold(f64::INFINITY, f64::min)
    };
    [Axis::Y, Axis::Z].into_iter().fold(Axis::X, |most, axis| if width(axis) > width(most) { axis } else { most })
}

fn square(a: [f64; 3], b: [f64; 3]) -> f64 {
    let [x, y, z] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
    x * x + y * y + z * z
}

struct Best {
    square: f64,
    spot: Option<Spot>,
}

impl Best {
    fn take(&mut self, spot: Spot, point: [f64; 3]) {
        let square = square(spot.at, point);
        let tie = || square <= self.square && self.spot.is_none_or(|best| spot.place < best.place);
        if square < self.square || tie() {
            *self = Self { square, spot: Some(spot) };
        }
    }

    fn search(&mut self, part: &[Node], point: [f64; 3]) {
        if part.len() <= LEAF {
            part.iter().for_each(|node| self.take(node.spot, point));
            return;
        }
        let (left, rest) = part.split_at(part.len() / 2);
        let Some((middle, right)) = rest.split_first() else { return };
        let past = middle.axis.of(point) - middle.axis.of(middle.spot.at);
        let (near, far) = if past < 0.0 { (left, right) } else { (right, left) };
        self.search(near, point);
        // What lies as far as the best one is looked at too: it may be of a lower place.
        if past * past <= self.square {
            self.take(middle.spot, point);
            self.search(far, point);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use proptest::prelude::*;

    /// Few values an axis, so that many doors lie on one plane and many at one spot.
    fn at() -> impl Strategy<Value = [f64; 3]> {
        let axis = || prop_oneof![(-5i32..5).prop_map(f64::from), -5f64..5.0];
        [axis(), axis(), axis()]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn as_looking_at_every_door(doors in prop::collection::vec(at(), 0..120), points in prop::collection::vec(at(), 20)) {
            let spots: Vec<Spot> = doors.into_iter().enumerate().map(|(number, at)| Spot { at, place: number / 3 }).collect();
            let tree = DoorTree::new(spots.clone());
            for point in points {
                let least = spots.iter().min_by(|a, b| square(a.at, point).total_cmp(&square(b.at, point)).then(a.place.cmp(&b.place)));
                let found = tree.nearest(point);
                prop_assert_eq!(found.map(|spot| (square(spot.at, point), spot.place)), least.map(|spot| (square(spot.at, point), spot.place)));
            }
            prop_assert_eq!(tree.squares([0.0; 3]).count(), spots.len());
        }
    }
}
