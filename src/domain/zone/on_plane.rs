//! Points in metres on a place's plane: distances, edges, rings, directions.

/// A point in metres east and north.
pub(super) type Metres = [f64; 2];

/// A ring's edges, the last back to the first corner.
pub(super) fn edges(ring: &[Metres]) -> impl Iterator<Item = (Metres, Metres)> {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

/// The point of an edge that is nearest to a point, and how far along the edge it lies, 0 to 1.
pub(super) fn on_edge([ax, ay]: Metres, [bx, by]: Metres, [px, py]: Metres) -> (Metres, f64) {
    let (dx, dy) = (bx - ax, by - ay);
    let length2 = dx * dx + dy * dy;
    let t = if length2 > 0.0 { (((px - ax) * dx + (py - ay) * dy) / length2).clamp(0.0, 1.0) } else { 0.0 };
    ([ax + t * dx, ay + t * dy], t)
}

pub(super) fn square_between([ax, ay]: Metres, [bx, by]: Metres) -> f64 {
    (bx - ax) * (bx - ax) + (by - ay) * (by - ay)
}

pub(super) fn between(a: Metres, b: Metres) -> f64 {
    square_between(a, b).sqrt()
}

/// Whether a ring holds a point, by the crossings of a ray to the east (even-odd). A point on the ring may fall on either side; its
/// distance is 0 both ways.
pub(super) fn winds_about(ring: &[Metres], [px, py]: Metres) -> bool {
    let mut inside = false;
    for ([ax, ay], [bx, by]) in edges(ring) {
        if (ay > py) != (by > py) && px < ax + (py - ay) / (by - ay) * (bx - ax) {
            inside = !inside;
        }
    }
    inside
}

/// A point some metres off another, towards a bearing in degrees clockwise of north.
pub(super) fn off(from: Metres, bearing_deg: f64, metres: f64) -> Metres {
    let (sin, cos) = bearing_deg.to_radians().sin_cos();
    [from[0] + metres * sin, from[1] + metres * cos]
}

/// From one point to another, degrees clockwise of north, 0 to 360. The plane's north is the origin's: over a lot's width it
/// turns by less than a hundredth of a degree.
pub(super) fn bearing(from: Metres, to: Metres) -> f64 {
    let degrees = (to[0] - from[0]).atan2(to[1] - from[1]).to_degrees().rem_euclid(360.0);
    if degrees < 360.0 { degrees } else { 0.0 }
}

/// The eight directions that everybody knows, from north clockwise.
pub(super) const COMPASS: [(&str, f64); 8] = [
    ("north", 0.0), ("north-east", 45.0), ("east", 90.0), ("south-east", 135.0),
    ("south", 180.0), ("south-west", 225.0), ("west", 270.0), ("north-west", 315.0),
];

/// The nearest of the eight.
pub(super) fn compass(bearing_deg: f64) -> &'static str {
    let gap = |other: f64| {
        let gap = (bearing_deg - other).rem_euclid(360.0);
        gap.min(360.0 - gap)
    };
    COMPASS.iter().min_by(|a, b| gap(a.1).total_cmp(&gap(b.1))).map_or("north", |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eight_directions() {
        for (name, degrees) in COMPASS {
            assert_eq!(compass(degrees), name);
            assert_eq!(compass((degrees + 22.0) % 360.0), name);
            assert!((bearing([3.0, 4.0], off([3.0, 4.0], degrees, 45.72)) - degrees).abs() < 1e-9);
        }
        assert_eq!(compass(359.0), "north");
    }

    #[test]
    fn inside_a_ring_and_near_a_segment() {
        let square = [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0]];
        assert!(winds_about(&square, [1.0, 3.0]) && !winds_about(&square, [5.0, 3.0]) && !winds_about(&square, [-1.0, 2.0]));
        assert_eq!(on_edge([0.0, 0.0], [4.0, 0.0], [1.0, 3.0]), ([1.0, 0.0], 0.25));
        assert_eq!(on_edge([2.0, 2.0], [2.0, 2.0], [1.0, 3.0]), ([2.0, 2.0], 0.0));
    }
}
