// Precincts that share a line with another: two corners or more in common. Meeting in one corner is not next door.

import type { Outline } from "../../core/contract.ts";

export function nextDoor(outlines: readonly Outline[], id: string): Outline[] {
  const corners = (outline: Outline): Set<string> => new Set(outline.rings.flat().map(([lon, lat]) => `${lon} ${lat}`));
  const mine = outlines.filter(({ precinct }) => precinct.id === id).flatMap((outline) => [...corners(outline)]);
  if (mine.length === 0) return [];
  const own = new Set(mine);
  return outlines.filter((other) => {
    if (other.precinct.id === id) return false;
    let shared = 0;
    for (const corner of corners(other)) if (own.has(corner) && ++shared > 1) return true;
    return false;
  });
}
