// From degrees to a small flat picture: window, paths, and where a precinct's letter goes.

import type { Outline } from "../../core/contract.ts";

export type Window = { west: number; south: number; east: number; north: number };
export type Spot = { lon: number; lat: number; accuracy_m: number };
export const WIDE = 600;
export const HIGH = 400;

// Metres in a degree of latitude, WGS 84 mean; good to 1 % over a county, and the picture is nothing to measure on.
const METRES_A_DEGREE = 111_195;

const squeeze = (lat: number): number => Math.cos((lat * Math.PI) / 180);

/** Grows the window to the picture's shape, so that nothing is stretched, with some air around. */
function shaped(w: Window): Window {
  const mid = { lon: (w.west + w.east) / 2, lat: (w.south + w.north) / 2 };
  const k = squeeze(mid.lat);
  const high = Math.max((w.north - w.south) * 1.12, (((w.east - w.west) * k) / (WIDE / HIGH)) * 1.12, 1e-4);
  const wide = (high * (WIDE / HIGH)) / k;
  return { west: mid.lon - wide / 2, east: mid.lon + wide / 2, south: mid.lat - high / 2, north: mid.lat + high / 2 };
}

/** All of the named precincts; or, about a spot, enough to see which lines are near. */
export function windowOn(outlines: readonly Outline[], named: ReadonlySet<string>, spot: Spot | undefined): Window | undefined {
  if (spot) {
    const lat = Math.max(spot.accuracy_m * 3, 500) / METRES_A_DEGREE;
    const lon = lat / squeeze(spot.lat);
    return shaped({ west: spot.lon - lon, east: spot.lon + lon, south: spot.lat - lat, north: spot.lat + lat });
  }
  const w: Window = { west: 180, south: 90, east: -180, north: -90 };
  for (const outline of outlines) {
    if (!named.has(outline.precinct.id)) continue;
    for (const ring of outline.rings)
      for (const [lon, lat] of ring) {
        w.west = Math.min(w.west, lon);
        w.east = Math.max(w.east, lon);
        w.south = Math.min(w.south, lat);
        w.north = Math.max(w.north, lat);
      }
  }
  return w.west > w.east ? undefined : shaped(w);
}

export function toPicture(w: Window, lon: number, lat: number): [number, number] {
  return [((lon - w.west) / (w.east - w.west)) * WIDE, ((w.north - lat) / (w.north - w.south)) * HIGH];
}

export function path(w: Window, outline: Outline): string {
  return outline.rings
    .map(
      (ring) =>
        ring
          .map(([lon, lat], i) => {
            const [x, y] = toPicture(w, lon, lat);
            return `${i === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
          })
          .join("") + "Z",
    )
    .join("");
}

export function radius(w: Window, metres: number): number {
  return (metres / METRES_A_DEGREE / (w.north - w.south)) * HIGH;
}

/** Even-odd rule over all rings: holes and islands come out right without knowing which is which. */
export function inside(outline: Outline, lon: number, lat: number): boolean {
  let within = false;
  for (const ring of outline.rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i] ?? [NaN, NaN];
      const [bx, by] = ring[j] ?? [NaN, NaN];
      if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) within = !within;
    }
  return within;
}

/** A point well inside what the window shows of the precinct, for its letter. */
export function labelSpot(w: Window, outline: Outline): [number, number] | undefined {
  const within: [number, number][] = [];
  const steps = 20;
  for (let i = 1; i < steps; i++)
    for (let j = 1; j < steps; j++) {
      const lon = w.west + ((w.east - w.west) * i) / steps;
      const lat = w.south + ((w.north - w.south) * j) / steps;
      if (inside(outline, lon, lat)) within.push(toPicture(w, lon, lat));
    }
  const middle = within.reduce((sum, p) => [sum[0] + p[0] / within.length, sum[1] + p[1] / within.length], [0, 0]);
  const off = (p: [number, number]): number => (p[0] - (middle[0] ?? 0)) ** 2 + (p[1] - (middle[1] ?? 0)) ** 2;
  return within.sort((a, b) => off(a) - off(b))[0];
}
