// A wall as the core wants it, two points on it, from what a person at a door can say: the door ahead, or a compass point.

import type { AlongWall, Door, Placed, PlaceSurvey } from "../../core/manager/contract.ts";
import { METRES_PER_FOOT } from "../../core/manager/units.ts";
import { moved } from "./plan.ts";

/** Where the second point of a wall is put that only a compass names, metres from the first. */
const AHEAD_M = 30;
/** What a person is off by who names a direction to five degrees, degrees at 68 of 100. */
const COMPASS_DEG = 4;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** A point in a direction from another, as unsure as the direction makes it. */
export function ahead({ at, doubt }: Placed, bearing_deg: number): Placed {
  const turn = radians(bearing_deg);
  const off = AHEAD_M * Math.sin(radians(COMPASS_DEG));
  return { at: moved(at, AHEAD_M * Math.sin(turn), AHEAD_M * Math.cos(turn)), doubt: { ...doubt, accuracy_m: Math.hypot(doubt.accuracy_m, off) } };
}

/** How the wall runs from a door: by the compass, as somebody looks who faces it; or with another door on it, to their right
 * or left. */
export type Runs = { kind: "faced"; facing_deg: number } | { kind: "door"; id: string; hand: "left" | "right" };
/** The room as somebody sees it who faces the wall at the door: where its left end is, how wide and deep it is, and how far
 * behind the wall it begins. Feet; `left` is below 0 where the left end lies to the right of the door. */
export type Seen = { left: number; width: number; depth: number; behind: number };

/** Undefined where the wall names a door that is gone. */
export function wallOf(survey: PlaceSurvey, door: Door, runs: Runs, seen: Seen): AlongWall | undefined {
  const other = runs.kind === "door" ? survey.doors.find(({ id }) => id === runs.id) : ahead(door, runs.facing_deg + 90);
  if (!other) return undefined;
  const leftward = runs.kind === "door" && runs.hand === "left";
  const wall = { from: point(door), to: point(other), width_ft: seen.width, depth_ft: seen.depth };
  // Facing the wall, the room is ahead: on the left of who walks to the right, and on the right of who walks to the left.
  const placed: AlongWall = leftward ? { ...wall, start_ft: seen.left - seen.width, hand: "right" } : { ...wall, start_ft: -seen.left, hand: "left" };
  return seen.behind > 0 ? shifted(placed, seen.behind * METRES_PER_FOOT) : placed;
}

const point = ({ at, doubt }: Placed): Placed => ({ at, doubt });

/** The same wall so far behind itself, toward the room. */
function shifted(wall: AlongWall, metres: number): AlongWall {
  const [east, north] = [wall.to.at[0] - wall.from.at[0], wall.to.at[1] - wall.from.at[1]];
  const narrow = Math.cos(radians(wall.from.at[1]));
  const long = Math.hypot(east * narrow, north);
  const [x, y] = [(east * narrow) / long, north / long];
  const side = wall.hand === "left" ? metres : -metres;
  const by = (one: Placed): Placed => ({ ...one, at: moved(one.at, -y * side, x * side) });
  return { ...wall, from: by(wall.from), to: by(wall.to) };
}
