// Straight lines between places. No road, and so no time on the road, is known here: none is made up.

import type { PlaceRef } from "../../core/contract.ts";

// Mean radius of WGS 84; good to half a percent, and the words round to a tenth of a mile.
const RADIUS_M = 6_371_008.8;
const turn = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres as the crow flies; none where one of them has no position. */
export function straight(a: PlaceRef, b: PlaceRef): number | undefined {
  if (!a.at || !b.at) return undefined;
  const [lon, lat] = [turn(b.at[0] - a.at[0]), turn(b.at[1] - a.at[1])];
  const half = Math.sin(lat / 2) ** 2 + Math.cos(turn(a.at[1])) * Math.cos(turn(b.at[1])) * Math.sin(lon / 2) ** 2;
  return 2 * RADIUS_M * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** The nearest other places that have a position, at most `most`. */
export function nearby(here: PlaceRef, places: readonly PlaceRef[], most: number): { place: PlaceRef; metres: number }[] {
  return places
    .flatMap((place) => {
      const metres = place.id === here.id ? undefined : straight(here, place);
      return metres === undefined ? [] : [{ place, metres }];
    })
    .sort((a, b) => a.metres - b.metres)
    .slice(0, most);
}
