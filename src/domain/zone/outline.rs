//! The zones' outlines: discs, what a disc sweeps around a room, what is left without parcels.

use geo::{BooleanOps as _, MultiPolygon, Orient as _, Polygon, orient::Direction, unary_union};
use geo_types::LineString;

use super::on_plane::{Metres, edges};
use super::room::Room;

/// On which side of the true circle a many-cornered one runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Its corners lie on the circle.
    Within,
    /// Its sides touch the circle.
    Around,
}

/// Corners of a circle for drawing: 150 ft and 256 corners leave 3.4 mm, 512 leave 0.9 mm.
pub(super) const FINE: u32 = 512;
/// Corners of a circle for bounds on a probability: between the two sides lie 3 mm of 30 ft, 14 mm of 150 ft.
pub(super) const BOUNDS: u32 = 128;

fn polygon(ring: impl IntoIterator<Item = Metres>) -> Polygon {
    let ring: Vec<(f64, f64)> = ring.into_iter().map(|[x, y]| (x, y)).collect();
    // Unions count windings: every piece runs counter-clockwise.
    Polygon::new(LineString::from(ring), Vec::new()).orient(Direction::Default)
}

fn disc([x, y]: Metres, radius: f64, corners: u32, side: Side) -> Polygon {
    let step = std::f64::consts::TAU / f64::from(corners);
    let radius = if side == Side::Around { radius / (step / 2.0).cos() } else { radius };
    polygon((0..corners).map(|i| {
        let (sin, cos) = (f64::from(i) * step).sin_cos();
        [x + radius * cos, y + radius * sin]
    }))
}

/// Discs merged.
pub(super) fn discs(centres: &[Metres], radius: f64, corners: u32, side: Side) -> MultiPolygon {
    unary_union(&centres.iter().map(|centre| disc(*centre, radius, corners, side)).collect::<Vec<_>>())
}

/// A room as polygons.
pub(super) fn room_polygons(room: &Room) -> MultiPolygon {
    let part = |rings: &Vec<Vec<Metres>>| {
        let ring = |ring: &Vec<Metres>| LineString::from(ring.iter().map(|[x, y]| (*x, *y)).collect::<Vec<_>>());
        let mut rings = rings.iter().map(ring);
        Polygon::new(rings.next().unwrap_or_else(|| LineString::new(Vec::new())), rings.collect()).orient(Direction::Default)
    };
    MultiPolygon::new(room.parts.iter().map(part).collect())
}

/// What lies within `radius` of a room: the room, a strip along every wall and a disc about every corner, merged.
pub(super) fn around(room: &Room, radius: f64, corners: u32, side: Side) -> MultiPolygon {
    let walls = around_walls(room, radius, corners, side);
    if room.as_point().is_some() { walls } else { room_polygons(room).0.into_iter().fold(walls, |all, part| all.union(&part)) }
}

/// What lies within `radius` of a room's walls.
pub(super) fn around_walls(room: &Room, radius: f64, corners: u32, side: Side) -> MultiPolygon {
    let mut pieces: Vec<Polygon> = Vec::new();
    for (a, b) in room.rings().flat_map(edges) {
        pieces.push(disc(a, radius, corners, side));
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        let length = (dx * dx + dy * dy).sqrt();
        if length > 0.0 {
            let (east, north) = (-dy / length * radius, dx / length * radius);
            pieces.push(polygon([
                [a[0] - east, a[1] - north],
                [b[0] - east, b[1] - north],
                [b[0] + east, b[1] + north],
                [a[0] + east, a[1] + north],
            ]));
        }
    }
    unary_union(&pieces)
}

/// What is left of a region without others.
pub(super) fn without(region: &MultiPolygon, others: &MultiPolygon) -> MultiPolygon {
    region.difference(others)
}

/// Both together.
pub(super) fn both(a: &MultiPolygon, b: &MultiPolygon) -> MultiPolygon {
    a.union(b)
}

/// A region's rings, outer ones and holes alike, the first corner not repeated.
pub(super) fn rings(region: &MultiPolygon) -> Vec<Vec<Metres>> {
    let open = |ring: &LineString| -> Vec<Metres> {
        let mut corners: Vec<Metres> = ring.0.iter().map(|c| [c.x, c.y]).collect();
        if corners.len() > 1 && corners.first() == corners.last() {
            corners.pop();
        }
        corners
    };
    region.0.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors())).map(open).collect()
}
